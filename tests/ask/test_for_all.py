"""One question for all children, and the grid of who last saw each: saved child by child."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.ask.case.for_all import ask_for_all
from ehe_check.ask.case.grid import ask_grid
from ehe_check.ask.case.one_question import ask_one
from ehe_check.ask.case.talk import NOT_TAKEN, CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import LastSaid, Put, PutKind
from ehe_check.ask.reply import Chosen, Given, Moved, Reply, Said, Wrote
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.bank.evidence import Evidence
from ehe_check.case.screens import Screen
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.follow import EarlierCell, earlier_answers
from ehe_check.page.phrases import phrase
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, TODAY, walk_of
from tests.worked import session_of

CHILDREN = ("child-1", "child-2", "child-3")
SEEN_BY = ("gp-practice", "school-nurse")


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
) -> tuple[CaseTalk, ScriptedAsker, Move | None]:
    """Put one screen with some replies, and return the walk after it."""
    asker = ScriptedAsker(replies)
    walk = walk_of(answers, asker, "full")
    screen = screen_in(walk, question)
    put = ask_grid if screen.is_grid else ask_for_all
    return walk, asker, put(walk, screen)


def screen_in(walk: CaseTalk, question: str) -> Screen:
    return next(each for each in walk.walk.screens if each.question.id == question)


def of_each(*ids: str, source: str = "record") -> Given:
    pairs = zip(CHILDREN, ids, strict=False)
    return Given(tuple(Said(about, ids=(each,), source=source) for about, each in pairs))


def values(walk: CaseTalk, question: str) -> list[str | tuple[str, ...] | None]:
    found = (walk.answers.get(Ref(question, about)) for about in CHILDREN)
    return [answer.value if answer else "open" for answer in found]


# ------------------------------------------------------------------------------------ for all


def test_what_is_said_of_several_is_saved_as_one_answer_a_child_with_its_source() -> None:
    reply = of_each("steady", "steady", "not-measured-no-worry")
    walk, asker, went = asked("HEA-1", family(), reply)

    assert went is None
    assert ["HEA-1"] == [put.name for put in asker.puts]
    assert ["steady", "steady", "not-measured-no-worry"] == values(walk, "HEA-1")
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
    asker = ScriptedAsker([])
    walk = walk_of(family(), asker, "full")
    steps = tuple(
        replace(walk.steps[0], question=BANK.by_id[question], about=about) for about in CHILDREN
    )
    from ehe_check.ask.case.for_all import ForAll

    return ForAll(walk, Screen(steps)).put()


def test_whoever_it_is_not_asked_about_is_shown_and_has_no_answer() -> None:
    walk, asker, _ = asked("VIS-5", family(ages=("school-age", "unborn", "school-age")), Given(()))

    assert [True, False, True] == [each.applies for each in asker.puts[0].subjects]
    assert {"child-1", "child-3"} == {about for about, _ in asker.puts[0].cells}
    assert ["open"] * 3 == values(walk, "VIS-5")


def test_what_is_left_open_stays_open_and_what_stands_is_there_again() -> None:
    reply = Given(of_each("no").said[:1])
    walk, _, went = asked("VIS-5", family(), reply)

    assert went is None
    assert ["no", "open", "open"] == values(walk, "VIS-5")
    again = ScriptedAsker([])
    walk.asker = again
    with pytest.raises(PersonLeftError):
        ask_for_all(walk, screen_in(walk, "VIS-5"))
    assert again.puts[0].said == reply.said


def test_skipping_keeps_what_was_given_and_skips_the_rest() -> None:
    walk, _, _ = asked("VIS-5", family(), Moved(Move.SKIP, given=of_each("no").said[:1]))
    skipped = [walk.answers.get(Ref("VIS-5", about)) for about in CHILDREN[1:]]

    assert "no" == values(walk, "VIS-5")[0]
    assert [True, True] == [answer is not None and answer.skipped for answer in skipped]


@pytest.mark.parametrize("move", [Move.BACK, Move.TOPICS, Move.LISTS, Move.UNDO, Move.FIND])
def test_going_elsewhere_saves_nothing_and_keeps_what_was_half_said(move: Move) -> None:
    given = of_each("no").said
    walk, _, went = asked("VIS-5", family(), Moved(move, given=given, words="health"))

    assert move is went
    assert ["open"] * 3 == values(walk, "VIS-5")
    assert given == walk.half_said["VIS-5"]
    assert "health" == walk.find_words


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
    before = family()
    for about in CHILDREN[:2]:
        answer = Answer(
            question="EHE-1",
            about=about,
            value="yes",
            on=date(2026, 3, 1),
            evidence=Evidence.RECORD,
            asked=BANK.by_id["EHE-1"].text,
            answered=date(2026, 9, 1),
        )
        before = before.with_answer(answer)
    return before


def test_one_key_keeps_the_answers_of_last_time_that_may_be_kept() -> None:
    before = told_before()
    asker = ScriptedAsker(
        [Moved(Move.KEEP), Given((Said("child-3", ids=("yes",), source="record"),))]
    )
    walk = walk_of(family(), asker, "full")
    walk.earlier = earlier_answers(BANK, session_of(before), TODAY)
    ask_for_all(walk, screen_in(walk, "EHE-1"))

    both = phrase(before.label(about) for about in CHILDREN[:2])
    said = "Yes, and it has been confirmed (R) March 2026"
    assert f"Last time (1 September 2026): {both} {said}" == asker.puts[0].last_time
    assert Move.KEEP in asker.puts[0].moves
    assert TODAY == walk.answers.by_ref[Ref("EHE-1", "child-1")].confirmed


def test_a_note_of_now_stands_with_what_is_kept_of_that_child() -> None:
    note = Moved(Move.NOTE, about="child-2")
    asker = ScriptedAsker([note, Wrote("Rang on Monday."), Moved(Move.KEEP)])
    walk = walk_of(family(), asker, "full")
    walk.earlier = earlier_answers(BANK, session_of(told_before()), TODAY)
    with suppress(PersonLeftError):
        ask_for_all(walk, screen_in(walk, "EHE-1"))
    kept = [walk.answers.by_ref[Ref("EHE-1", about)] for about in CHILDREN[:2]]

    assert [(TODAY, None), (TODAY, "Rang on Monday.")] == [(x.confirmed, x.note) for x in kept]


# ------------------------------------------------------------------------------------ the grid


def cell(about: str, by: str, *ids: str, **beside: object) -> Said:
    return replace(Said(about, by, ids=ids), **beside)  # type: ignore[arg-type]  # by name


def whole(*said: Said) -> Given:
    return Given(said)


def test_the_grid_has_professionals_down_children_across_and_heard_alone_last() -> None:
    _, asker, _ = asked("VIS-1", family(seen_by=SEEN_BY), Given(()))
    put = asker.puts[0]

    assert PutKind.GRID is put.kind
    assert ["GP practice", "School nurse", "heard alone, by any"] == [row.text for row in put.rows]
    assert ["<3m", "3-12m", ">1y", "never"] == [choice.short for choice in put.choices]
    assert {"VIS-1.alone"} == put.unsourced_rows


def test_cells_become_sightings_and_through_them_when_each_child_was_last_seen_and_heard() -> None:
    said = (
        cell("child-1", "gp-practice", "longer-ago", source="record"),
        cell("child-1", "school-nurse", "within-a-year", source="saw-myself", alone=True),
        cell("child-2", "gp-practice", "within-3-months", source="record", remote=True),
        cell("child-2", "school-nurse", "never", source="record"),
        cell("child-2", "VIS-1.alone", "never"),
        cell("child-3", "gp-practice", not_theirs=True),
        cell("child-3", "school-nurse", "never", source="record"),
    )
    walk, _, went = asked("VIS-1", family(seen_by=SEEN_BY), whole(*said))
    seen = [walk.answers.by_ref[Ref("VIS-1", about)] for about in CHILDREN]
    heard = [walk.answers.by_ref[Ref("VIS-1.alone", about)] for about in CHILDREN]

    assert went is None
    assert ["within-a-year", None, "never"] == [answer.value for answer in seen]
    assert [False, True, False] == [answer.not_known for answer in seen]
    assert Evidence.SAW_MYSELF is seen[0].evidence
    assert ["within-a-year", "never", None] == [answer.value for answer in heard]
    assert heard[2].skipped
    assert {TODAY} == {each.answered for each in walk.answers.sightings.values()}


def test_an_empty_cell_is_kept_as_skipped_so_that_never_does_not_speak_for_it() -> None:
    one = cell("child-1", "gp-practice", "never", source="record")
    walk, _, _ = asked("VIS-1", family(seen_by=SEEN_BY), whole(one))

    assert walk.answers.sightings["child-1", "school-nurse"].skipped
    assert walk.answers.by_ref[Ref("VIS-1", "child-1")].not_known
    assert walk.answers.by_ref[Ref("VIS-1", "child-2")].skipped


def test_leaving_the_grid_keeps_what_is_filled_and_the_rest_stays_open() -> None:
    answers = family(seen_by=SEEN_BY)
    filled = Said("child-1", by="school-nurse", ids=("never",), source="record")
    asker = ScriptedAsker([Moved(Move.LEAVE, given=(filled,))])
    walk = walk_of(answers, asker, "full")

    with pytest.raises(PersonLeftError):
        ask_grid(walk, screen_in(walk, "VIS-1"))

    assert {("child-1", "school-nurse")} == set(walk.answers.sightings)
    assert not screen_in(walk, "VIS-1").is_settled(walk.walk.answers)


def test_leaving_says_that_what_has_no_enter_is_not_kept() -> None:
    ticked = Said("", ids=("gp-practice",))
    asker = ScriptedAsker([Moved(Move.LEAVE, ("gp-practice",), given=(ticked,)), Moved(Move.LEAVE)])
    walk = walk_of(family(), asker, "full")
    screen = screen_in(walk, "VIS-1.who")

    for _ in range(2):
        with pytest.raises(PersonLeftError):
            ask_one(walk, screen.first)

    assert [NOT_TAKEN] == [text for _, text in asker.said]


def test_what_was_said_stands_in_its_cells_again() -> None:
    said = (
        cell("child-1", "gp-practice", "longer-ago", source="record"),
        cell("child-2", "VIS-1.alone", "within-a-year"),
    )
    walk, _, _ = asked("VIS-1", family(seen_by=SEEN_BY), whole(*said))
    again = ScriptedAsker([Given(())])
    walk.asker = again
    ask_grid(walk, screen_in(walk, "VIS-1"))

    assert set(said) <= set(again.puts[0].said)


def test_one_more_professional_is_added_from_the_grid_and_nothing_is_lost() -> None:
    half = cell("child-1", "gp-practice", "longer-ago", source="record")
    _, asker, _ = asked(
        "VIS-1",
        family(seen_by=SEEN_BY),
        Moved(Move.ADD, given=(half,)),
        Chosen(("gp-practice", "school-nurse", "school")),
        Given((half,)),
    )

    assert ["VIS-1", "VIS-1.who", "VIS-1"] == [put.name for put in asker.puts]
    assert ["GP practice", "School nurse", "A school"] == [
        row.text for row in asker.puts[2].rows[:3]
    ]
    assert (half,) == asker.puts[2].said


def test_cells_of_last_time_stand_beside_and_are_kept_where_their_month_is_known() -> None:
    walk = walk_of(family(seen_by=SEEN_BY), ScriptedAsker([]), "full")
    asked_before, _, _ = asked(
        "VIS-1",
        family(seen_by=SEEN_BY),
        whole(
            cell("child-1", "gp-practice", "within-a-year", source="record", on=date(2026, 3, 1))
        ),
    )
    sighting = asked_before.answers.sightings["child-1", "gp-practice"]
    then = sighting.model_copy(update={"value": "within-3-months"})
    earlier = EarlierCell(sighting, date(2026, 5, 1), may_be_kept=True, then=then)
    walk.earlier_cells = {sighting.cell: earlier}
    last = cell("child-1", "gp-practice", "within-a-year", source="record", on=date(2026, 3, 1))
    asker = ScriptedAsker([Given((last,))])
    walk.asker = asker
    ask_grid(walk, screen_in(walk, "VIS-1"))

    said = replace(last, ids=("within-3-months",))
    assert (LastSaid(said, "1 May 2026", last),) == asker.puts[0].last_said
    assert Move.KEEP in asker.puts[0].moves
    assert TODAY == walk.answers.sightings[last.cell].confirmed
