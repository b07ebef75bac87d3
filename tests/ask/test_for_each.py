"""One question for all children, and the grid of who last saw each: saved child by child."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.one_question import THERE_AGAIN
from ehe_check.ask.case.put_question import SOURCES
from ehe_check.ask.case.sightings import ONLY_SAID, TAKEN_OFF
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.marks import NOTHING_TICKED
from ehe_check.ask.put import NOT_TAKEN, LastSaid, PersonLeftError, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.evidence import Evidence
from ehe_check.case.walk import Screen
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.follow import EarlierCell, Whether, earlier_answers
from ehe_check.page.phrases import phrase
from tests.ask.scripts import ScriptedAsker, pressed
from tests.ask.walks import BANK, TODAY, walk_of, with_beside
from tests.worked import session_of

CHILDREN = ("child-1", "child-2", "child-3")
SEEN_BY = ("gp-practice", "0-19-team")


def family(*, ages: Sequence[str] = ("school-age",) * 3, seen_by: Sequence[str] = ()) -> Answers:
    answers = Answers(complete=frozenset({"child"}))
    for about, label, age in zip(CHILDREN, ("elder", "younger", "baby"), ages, strict=True):
        entry = Entry.model_validate({"id": about, "label": label, "age": age})
        answers = answers.with_entry(entry)
    if seen_by:
        answers = answers.with_answer(Answer(question="VIS-1.who", value=tuple(seen_by)))
    return answers


def asked(
    question: str, answers: Answers, *replies: Reply
) -> tuple[Interview, ScriptedAsker, Moved | None]:
    """Put one screen with some replies, and return the walk after it."""
    asker = ScriptedAsker(replies)
    walk = walk_of(answers, asker, "full")
    screen = screen_in(walk, question)
    return walk, asker, on_screen(walk, screen).ask()


def screen_in(walk: Interview, question: str) -> Screen:
    return next(each for each in walk.walk.screens if each.question.id == question)


def of_each(*ids: str, source: str = "record") -> Given:
    pairs = zip(CHILDREN, ids, strict=False)
    return Given(tuple(Said(about, ids=(each,), source=source) for about, each in pairs))


def values(walk: Interview, question: str) -> list[str | tuple[str, ...] | None]:
    found = (walk.answers.get(Ref(question, about)) for about in CHILDREN)
    return [answer.value if answer else "open" for answer in found]


def test_what_is_said_of_several_is_saved_as_one_answer_a_child_with_its_source() -> None:
    reply = of_each("steady", "steady", "looks-well")
    walk, asker, went = asked("HEA-1", family(), reply)

    assert went is None
    assert ["HEA-1"] == asker.names
    assert ["steady", "steady", "looks-well"] == values(walk, "HEA-1")
    answer = walk.answers.get(Ref("HEA-1", "child-1"))
    assert answer is not None
    assert (Evidence.RECORD, TODAY) == (answer.evidence, answer.answered)


def test_every_option_with_an_urgent_step_is_given_one_by_one_and_no_other() -> None:
    per_child = [each for each in BANK.questions if each.per == "child" and each.options]
    urgent = {(each.id, option.id) for each in per_child for option in each.options if option.say}
    found = set[tuple[str, str]]()
    for question in per_child:
        put = put_of_screen(question.id)
        found |= {(question.id, option) for option in put.one_by_one}

    assert urgent == found
    assert ("VIS-5", "refused-not-seen") in found


def put_of_screen(question: str) -> Put:
    """The question as it is put to three children, whatever it waits for."""
    walk = walk_of(family(), ScriptedAsker([]), "full")
    steps = tuple(
        replace(walk.walk.steps[0], question=BANK.by_id[question], about=about)
        for about in CHILDREN
    )
    return on_screen(walk, Screen(steps)).put()


def again(walk: Interview, question: str, *replies: Reply) -> Put:
    """The question as it is put once more in a walk."""
    walk.asker = asker = ScriptedAsker(replies)
    screen = screen_in(walk, question)
    with suppress(PersonLeftError):
        on_screen(walk, screen).ask()
    return asker.puts[0]


def test_whoever_it_is_not_asked_about_is_shown_and_has_no_answer() -> None:
    walk, asker, _ = asked("VIS-5", family(ages=("school-age", "unborn", "school-age")), Given(()))

    assert [True, False, True] == [each.applies for each in asker.puts[0].subjects]
    assert {"child-1", "child-3"} == {about for about, _ in asker.puts[0].cells}
    assert ["open"] * 3 == values(walk, "VIS-5")


def test_what_is_left_open_stays_open_or_is_skipped_and_what_stands_is_there_again() -> None:
    reply = Given(of_each("no").said[:1])
    walk, _, went = asked("VIS-5", family(), reply)
    skips, _, _ = asked("VIS-5", family(), Moved(Move.SKIP, given=reply.said))
    skipped = [skips.answers.by_ref[Ref("VIS-5", about)].skipped for about in CHILDREN]

    assert went is None
    assert ["no", "open", "open"] == values(walk, "VIS-5")
    assert reply.said == again(walk, "VIS-5").said
    assert ("no", [False, True, True]) == (values(skips, "VIS-5")[0], skipped)


def test_a_note_is_about_the_child_that_was_answered_for_or_about_whoever_is_picked() -> None:
    walk, asker, _ = asked(
        "VIS-5",
        family(),
        Moved(Move.NOTE, about="child-2", words="ask the school"),
        Moved(Move.NOTE),
        Chosen(("child-3",)),
        Wrote("and the clinic"),
        of_each("no", "no", "no"),
    )
    notes = [walk.answers.by_ref[Ref("VIS-5", about)].note for about in CHILDREN]

    assert [None, "ask the school", "and the clinic"] == notes
    assert "younger: ask the school; baby: and the clinic" == asker.puts[-1].note


def told_before() -> Answers:
    """What the session before said of two of the children."""
    before, told = family(), {"value": "yes", "on": date(2026, 3, 1), "evidence": Evidence.RECORD}
    said = {"question": "EHE-1", "asked": BANK.by_id["EHE-1"].text, "answered": date(2026, 9, 1)}
    for about in CHILDREN[:2]:
        before = before.with_answer(Answer.model_validate({"about": about, **said, **told}))
    return before


def followed(*replies: Reply) -> tuple[Interview, Put]:
    """Put that question in a follow-up, as often as there are replies."""
    asker = ScriptedAsker(replies)
    walk = walk_of(family(), asker, "full")
    with_beside(walk, earlier=earlier_answers(BANK, session_of(told_before()), TODAY))
    with suppress(PersonLeftError):
        on_screen(walk, screen_in(walk, "EHE-1")).ask()
    return walk, asker.puts[0]


def test_one_key_keeps_the_answers_of_last_time_with_a_note_of_now_of_that_child() -> None:
    note = Moved(Move.NOTE, about="child-2")
    third = Given((Said("child-3", ids=("yes",), source="record"),))
    walk, put = followed(note, Wrote("Rang on Monday."), Moved(Move.KEEP), third)
    kept = [walk.answers.by_ref[Ref("EHE-1", about)] for about in CHILDREN[:2]]

    both = phrase(told_before().label(about) for about in CHILDREN[:2])
    said = "Yes, and it has been confirmed (R) March 2026"
    assert f"Last time (1 September 2026): {both} {said}" == put.last_time
    assert Move.KEEP in put.moves
    assert [(TODAY, None), (TODAY, "Rang on Monday.")] == [(x.confirmed, x.note) for x in kept]


def test_one_key_keeps_what_is_open_and_leaves_what_was_said_today() -> None:
    walk, _ = followed(Given((Said("child-1", ids=("no",), source="record"),)))
    walk.asker = ScriptedAsker([Moved(Move.KEEP)])
    with suppress(PersonLeftError):
        on_screen(walk, screen_in(walk, "EHE-1")).ask()

    said = [walk.answers.by_ref[Ref("EHE-1", about)].value for about in CHILDREN[:2]]
    assert ["no", "yes"] == said


FAMILY = family(seen_by=SEEN_BY)


def cell(about: str, by: str, *ids: str, **beside: object) -> Said:
    return replace(Said(about, by, ids=ids), **beside)  # type: ignore[arg-type]  # by name


def test_the_grid_has_professionals_down_children_across_and_beneath_hearing_and_the_home() -> None:
    put = asked("VIS-1", FAMILY, Given(()))[1].puts[0]
    rows = put.grid.rows

    assert PutKind.GRID is put.kind
    assert [
        "GP practice",
        "0-19 team or school nurse",
        "heard with no parent there",
        "inside the home",
    ] == [row.text for row in rows]
    assert ["<3m", "3-12m", ">1y", "never"] == [choice.short for choice in put.choices]
    assert [True, True, False, False] == [row.is_sighting for row in rows]
    assert ["*", "i"] == [row.said_by for row in rows[2:]]
    assert [CHILDREN, ("",)] == [put.abouts_of(row) for row in rows[2:]]
    assert ((), SOURCES) == (put.known_of("VIS-1.alone").sources, put.known_of("VIS-2").sources)


def test_cells_become_sightings_and_through_them_when_each_child_was_last_seen_and_heard() -> None:
    said = (
        cell("child-1", "gp-practice", "longer-ago", source="record"),
        cell("child-1", "0-19-team", "within-a-year", source="saw-myself", signs="*"),
        cell("child-2", "gp-practice", "within-3-months", source="record", signs="v"),
        cell("child-2", "0-19-team", "never", source="record"),
        cell("child-2", "VIS-1.alone", "never"),
        cell("child-3", "gp-practice", not_theirs=True),
        cell("child-3", "0-19-team", "never", source="record"),
        cell("", "VIS-2", "within-a-year", source="record", on=date(2026, 3, 1)),
    )
    walk, _, went = asked("VIS-1", FAMILY, Given(said))
    seen = [walk.answers.by_ref[Ref("VIS-1", about)] for about in CHILDREN]
    heard = [walk.answers.by_ref[Ref("VIS-1.alone", about)] for about in CHILDREN]

    assert went is None
    assert ["within-a-year", None, "never"] == [answer.value for answer in seen]
    assert [False, True, False] == [answer.not_known for answer in seen]
    assert Evidence.SAW_MYSELF is seen[0].evidence
    assert ["within-a-year", "never", None] == [answer.value for answer in heard]
    assert heard[2].skipped
    home = walk.answers.by_ref[Ref("VIS-2")]
    assert ("within-a-year", Evidence.RECORD, date(2026, 3, 1), TODAY) == (
        home.value,
        home.evidence,
        home.on,
        home.answered,
    )
    assert {TODAY} == {each.answered for each in walk.answers.sightings.values()}


def test_an_empty_cell_is_kept_as_skipped_and_left_half_way_as_open() -> None:
    one = cell("child-1", "gp-practice", "never", source="record")
    walk, _, _ = asked("VIS-1", FAMILY, Given((one,)))
    skips, _, went = asked("VIS-1", FAMILY, Moved(Move.SKIP, given=(one,)))
    left = walk_of(FAMILY, ScriptedAsker([Moved(Move.LEAVE, given=(one,))]), "full")
    with pytest.raises(PersonLeftError):
        on_screen(left, screen_in(left, "VIS-1")).ask()

    assert (None, walk.answers) == (went, skips.answers)
    assert walk.answers.sightings["child-1", "0-19-team"].skipped
    assert walk.answers.by_ref[Ref("VIS-1", "child-1")].not_known
    assert walk.answers.by_ref[Ref("VIS-1", "child-2")].skipped
    assert walk.answers.by_ref[Ref("VIS-2")].skipped
    assert {("child-1", "gp-practice")} == set(left.answers.sightings)
    assert not screen_in(left, "VIS-1").is_settled(left.walk.answers)


def test_a_cell_that_was_emptied_stands_no_more_once_it_is_entered_and_stays_on_leaving() -> None:
    """A window that is closed, and Ctrl-C at a typed line, tell of no cell at all."""
    one, heard = (
        cell("child-1", "gp-practice", "never", source="record"),
        cell("child-2", "VIS-1.alone", "never"),
    )
    for reply, is_gone in ((Given(()), True), (Moved(Move.LEAVE), False)):
        walk, _, _ = asked("VIS-1", FAMILY, Given((one, heard)))
        again(walk, "VIS-1", reply)

        assert is_gone is walk.answers.sightings[one.cell].skipped
        assert is_gone is walk.answers.by_ref[Ref("VIS-1.alone", "child-2")].skipped


def test_leaving_says_once_that_what_has_no_enter_is_there_again_and_a_trial_that_it_is_not() -> (
    None
):
    left = Moved(Move.LEAVE, ("education",))
    asker = ScriptedAsker([left, left, left])
    walk = walk_of(family(), asker, "full")
    screen = screen_in(walk, "RGT-2")

    for is_trial in (False, False, True):
        walk = replace(walk, is_trial=is_trial, half={} if is_trial else walk.half)
        with pytest.raises(PersonLeftError):
            on_screen(walk, Screen((screen.first,))).ask()

    assert [THERE_AGAIN, NOT_TAKEN] == asker.texts
    assert ("education",) == asker.puts[1].start


def test_one_more_professional_is_added_from_the_grid_and_nothing_is_lost() -> None:
    half = cell("child-1", "gp-practice", "longer-ago", source="record")
    who = Chosen(("gp-practice", "0-19-team", "school"))
    _, asker, _ = asked("VIS-1", FAMILY, Moved(Move.ROWS, given=(half,)), who, Given((half,)))
    rows = asker.puts[2].grid.rows

    assert ["VIS-1", "VIS-1.who", "VIS-1"] == asker.names
    named = ["GP practice", "0-19 team or school nurse", "School or last school"]
    assert named == [row.text for row in rows[:3]]
    assert SEEN_BY == asker.puts[1].start
    assert (half,) == asker.puts[2].said


def test_a_row_that_is_taken_off_says_what_does_not_count_any_more_and_counts_no_more() -> None:
    gp, school = (
        cell("child-1", by, value, source="record")
        for by, value in (("gp-practice", "longer-ago"), ("school", "within-3-months"))
    )
    off = Chosen(("gp-practice", "0-19-team"))
    rows = family(seen_by=(*SEEN_BY, "school"))
    walk, _, _ = asked("VIS-1", rows, Given((gp, school)))
    asker = ScriptedAsker([Moved(Move.ROWS), off, Moved(Move.BACK)])
    on = walk_of(walk.answers, asker, "full")
    on_screen(on, screen_in(on, "VIS-1")).ask()

    assert [TAKEN_OFF.format(rows="School or last school")] == asker.texts
    assert "longer-ago" == on.answers.by_ref[Ref("VIS-1", "child-1")].value
    assert school.cell in on.answers.sightings
    assert "within-3-months" == walk.answers.by_ref[Ref("VIS-1", "child-1")].value


def test_no_row_is_the_last_to_be_taken_off_and_going_back_changes_none() -> None:
    moves = [Moved(Move.ROWS), Moved(Move.BACK), Moved(Move.BACK)]
    walk, asker, went = asked("VIS-1", family(), *moves)

    assert Moved(Move.BACK) == went
    assert Ref("VIS-1.who") not in walk.answers.by_ref
    assert asker.puts[1].moves.isdisjoint({Move.SKIP, Move.NOT_KNOWN})
    assert NOTHING_TICKED in pressed(asker.puts[1], *"12345", "enter")[1]


def test_what_was_said_of_a_child_and_of_nobody_in_particular_stays_where_no_row_is_filled() -> (
    None
):
    said = Answer(question="VIS-1", about="child-1", value="within-a-year")
    one = cell("child-2", "gp-practice", "never", source="record")
    walk, asker, _ = asked("VIS-1", FAMILY.with_answer(said), Given((one,)))

    assert ONLY_SAID.format(said="elder: 3 to 12 months ago") in asker.puts[0].help
    assert "within-a-year" == walk.answers.by_ref[said.ref].value
    assert not any(about == "child-1" for about, _ in walk.answers.sightings)


def test_what_was_said_stands_in_its_cells_again_and_that_of_last_time_beside_them() -> None:
    last = cell("child-1", "gp-practice", "within-a-year", source="record", on=date(2026, 3, 1))
    before, _, _ = asked("VIS-1", FAMILY, Given((last,)))
    sighting = before.answers.sightings[last.cell]
    then = sighting.model_copy(update={"value": "within-3-months"})
    earlier = EarlierCell(sighting, date(2026, 5, 1), Whether.MAY_BE_KEPT, then)
    walk = walk_of(FAMILY, ScriptedAsker([]), "full")
    with_beside(walk, cells={sighting.cell: earlier})
    put = again(walk, "VIS-1", Given((last,)))
    said = replace(last, ids=("within-3-months",))
    seen = cell("child-1", "gp-practice", "longer-ago", source="record", signs="i")
    both = (seen, cell("child-2", "VIS-1.alone", "within-a-year"))
    now, _, _ = asked("VIS-1", FAMILY, Given(both))

    assert (LastSaid(said, "1 May 2026", last),) == put.grid.last_said
    assert Move.KEEP in put.moves
    assert TODAY == walk.answers.sightings[last.cell].confirmed
    assert set(both) <= set(again(now, "VIS-1", Given(())).said)
