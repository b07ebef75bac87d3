"""Last time: what each question shows of an earlier session, and what one key keeps."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.ask.case.follow_up import (
    STILL_TO_DO,
    agreed_lines,
    say_what_follows,
    say_what_is_agreed,
)
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.case.put_question import last_time_words
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.put import Asker, Put
from ehe_check.ask.reply import Given, Move, Moved, Reply, Said, Wrote
from ehe_check.ask.screen_lines import words_above
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.bank.question import Keeps
from ehe_check.case.session import Session
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.over_time.follow import earlier_answers
from ehe_check.over_time.ledger import AgreedAt, Carried, Decided, State
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from tests.ask.followed import THAT_DAY, Again, first_session, followed
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import talk_of, with_beside
from tests.banks import TODAY, not_known, said, value
from tests.sides import BEFORE, side
from tests.worked import session_of, shipped_bank

SHIPPED = shipped_bank()
KEEP, NOTE, SKIP = Moved(Move.KEEP), Moved(Move.NOTE), Moved(Move.SKIP)
OPENING = (
    value("NOW-1", "no"),
    value("NOW-2", ("nothing",)),
    value("NOW-3", "nothing"),
    value("RGT-2", "cannot-name-it"),
)
FACT = Answer(
    question="SRC-3",
    value="other-things",
    evidence=Evidence.RECORD,
    note="See the letter.",
    answered=date(2026, 2, 2),
)
DATED = Answer(
    question="VIS-2", value="within-3-months", on=date(2026, 7, 1), answered=date(2026, 7, 20)
)
TEXT = Answer(question="VOI-2", value="Not on Tuesdays.", answered=date(2026, 7, 20))
SEVERAL = Answer(
    question="VIS-1.who",
    value=("gp-practice", "0-19-team"),
    answered=date(2026, 7, 20),
)


def walk_with(asker: Asker, *earlier: Answer, answers: Answers | None = None) -> Interview:
    """A walk that goes on from a session of four months before."""
    before = side(SHIPPED, said(*earlier), BEFORE).session
    opening = [each for each in OPENING if each.ref not in {one.ref for one in earlier}]
    now = answers or said(*opening)
    return talk_of(session_of(now), asker, earlier=earlier_answers(SHIPPED, before, TODAY))


def step(ref: Ref) -> Step:
    return Step(SHIPPED.by_id[ref.question], ref.about, Judgement(Truth.TRUE))


def asked(earlier: Answer, *replies: Reply) -> tuple[Answer | None, list[Put]]:
    """Return the answer that replies leave to a question answered before, and what was put."""
    asker = ScriptedAsker([*replies])
    walk = walk_with(asker, earlier)
    ask_step(walk, step(earlier.ref))
    return walk.answers.get(earlier.ref), asker.puts


@pytest.mark.parametrize("earlier", [FACT, DATED, TEXT, SEVERAL], ids=str)
def test_one_key_keeps_the_answer_with_its_evidence_note_and_day(earlier: Answer) -> None:
    answer, puts = asked(earlier, KEEP)

    assert answer is not None
    assert 1 == len(puts)
    kept = (answer.confirmed, answer.answered, answer.evidence, answer.note, answer.on)
    assert (TODAY, earlier.answered, earlier.evidence, earlier.note, earlier.on) == kept
    assert SHIPPED.by_id[earlier.question].text == answer.asked


def test_a_dated_band_is_shown_as_it_was_and_kept_as_it_is_today() -> None:
    answer, (put,) = asked(DATED, KEEP)
    then, now = map(SHIPPED.by_id["VIS-2"].option_text, ("within-3-months", "within-a-year"))

    assert answer is not None
    assert "within-a-year" == answer.value
    assert [
        f"Last time (20 July 2026): {then} (July 2026)",
        f"Today that month means: {now}.",
    ] == put.last_time.split("\n")


def test_a_band_is_said_as_on_the_day_of_its_session_and_once_where_it_has_not_moved() -> None:
    long_ago = DATED.model_copy(update={"on": date(2025, 1, 1), "value": "longer-ago"})
    _, (put,) = asked(long_ago, KEEP)
    band = SHIPPED.by_id["VIS-2"].option_text("longer-ago")
    amended = DATED.model_copy(update={"value": "longer-ago", "on": date(2026, 5, 1)})
    _, (later,) = asked(amended, KEEP)
    then = SHIPPED.by_id["VIS-2"].option_text("within-3-months")

    assert f"Last time (20 July 2026): {band} (January 2025)" == put.last_time
    assert later.last_time.startswith(f"Last time (20 July 2026): {then}")


def test_a_new_answer_takes_nothing_over_and_where_none_was_given_last_time_nothing_is_shown() -> (
    None
):
    answer, _ = asked(FACT, Given((Said(ids=("other-things",), source="assumed"),)))
    asker = ScriptedAsker([Moved(Move.LISTS)])
    ask_step(walk_with(asker, TEXT), step(FACT.ref))

    assert answer is not None
    assert (TODAY, None, None) == (answer.answered, answer.confirmed, answer.note)
    assert Evidence.ASSUMED is answer.evidence
    assert ("", False) == (asker.puts[0].last_time, Move.KEEP in asker.puts[0].moves)


@pytest.mark.parametrize(
    "earlier",
    [value("NOW-1", "no"), value("VIS-2", "never"), value("SRC-3", "gone"), not_known("VIS-2")],
    ids=str,
)
def test_what_may_not_be_kept_is_shown_with_why_and_has_no_key(earlier: Answer) -> None:
    _, (put,) = asked(earlier, Moved(Move.LISTS))

    assert put.last_time.startswith("Last time (3 August 2026): ")
    assert put.last_time.splitlines()[-1].endswith((".",))
    assert 2 == len(put.last_time.splitlines())
    assert Move.KEEP not in put.moves


def test_what_was_said_last_time_or_its_key_is_in_sight_beside_every_question_of_a_follow_up() -> (
    None
):
    again, _ = followed(first_session())
    several = [put for put in again.puts if put.last_time]
    unseen = []
    for put in several:
        lines = screen_of(put).drawn(79, 24).lines
        if not any("last time" in line.casefold() for _, line in lines):
            unseen.append(put.name)

    assert "FAM-7" in {put.name for put in several}
    assert [] == unseen


def test_a_note_of_now_leaves_last_time_there_to_keep_and_stands_with_it() -> None:
    answer, puts = asked(FACT, NOTE, Wrote("Rang on Monday."), KEEP)

    assert answer is not None
    assert Move.KEEP in puts[-1].moves
    assert "Last time (2 February 2026)" in puts[-1].last_time
    kept = (answer.value, answer.note, answer.confirmed)
    assert ("other-things", "Rang on Monday.", TODAY) == kept


def test_last_time_and_its_key_stay_after_a_skip_and_a_mistake() -> None:
    mistake = Given((Said(ids=("no",), source="record"),))
    asker = ScriptedAsker([SKIP, mistake, Moved(Move.LISTS), KEEP])
    walk = walk_with(asker, FACT, TEXT)
    for _ in range(4):
        ask_step(walk, step(FACT.ref))
    answer = walk.answers.get(FACT.ref)
    assert answer is not None

    assert ("other-things", FACT.note, TODAY) == (answer.value, answer.note, answer.confirmed)
    assert all(
        Move.KEEP in put.moves and put.last_time.startswith("Last time") for put in asker.puts
    )


def test_keeping_asks_nothing_of_an_answer_that_did_not_count_yet() -> None:
    earlier = value("DRI-1", "settled")
    asker = ScriptedAsker([KEEP])
    walk = walk_with(asker, earlier, answers=said(*OPENING, value("DRI-3", "no")))
    ask_step(walk, step(earlier.ref))

    assert ["DRI-1"] == asker.names
    assert walk.answers.by_ref[earlier.ref].value == "settled"


def test_the_words_say_all_of_last_time_and_keys_are_named_that_every_keyboard_has() -> None:
    question, long = SHIPPED.by_id["SRC-3"], FACT.model_copy(update={"note": "x" * 500})
    whole, cut = (
        last_time_words(question, walk_with(ScriptedAsker([]), each).beside.earlier[FACT.ref])
        for each in (FACT, long)
    )
    known = f"{question.option_text('other-things')} (record)"
    _, (put,) = asked(TEXT, KEEP)
    foot = "  ".join(line for _, line in words_above(put, 79, 24))

    assert f"Last time (2 February 2026): {known}\nNote of last time: See the letter." == whole
    assert cut.endswith("x" * 200 + "...")
    named = {"Ctrl-T keep", "Ctrl-T keeps it", "Ctrl-G skip", "Ctrl-K not known"}
    assert named <= set(re.split("  +", foot))
    assert not re.search(r"\bF\d", foot)


def test_at_the_start_is_said_how_many_can_be_kept_and_what_is_set_aside_and_why() -> None:
    earlier = said(
        *OPENING,
        FACT,
        value("VIS-2", "never"),
        value("EHE-6", "gone"),
        Answer(question="SIB-4", value="none-known", asked="Something else?"),
        Answer(question="GONE-1", value="yes", asked="Was it ever so?"),
        value("GONE-2", "yes"),
        value("VIS-5", "no", "child-7"),
    )
    session = side(SHIPPED, earlier, BEFORE).session
    asker = ScriptedAsker([])
    say_what_follows(
        asker, SHIPPED, session.all_answers(), earlier_answers(SHIPPED, session, TODAY)
    )
    told = asker.texts[2:]
    refused = SHIPPED.by_id["VIS-5"].short

    assert told == [
        "1 of 8 answers can be kept, each with one key.",
        "The others are asked again; each question says why.",
        "Set aside, for there is no such question now: Was it ever so?; GONE-2.",
        f"Set aside, for whom they were about is no longer listed: {refused} (child-7).",
    ]


# Both askers give the same answers.


# What was agreed earlier, beside the question that it concerns.


JUNE, JULY = date(2026, 6, 23), date(2026, 7, 10)
ANSWERS = said(entries=("child-1",))
MET = "Decided at the meeting of 23 June 2026."
IN_JUNE = "Decided in the supervision of 23 June 2026."


def decided(what: str = "Look.", **given: Any) -> Decided:  # noqa: ANN401 (any field of a decision)
    fields = {"at": AgreedAt.SUPERVISION, "state": State.OPEN, "in_own_words": False, **given}
    return Decided(3, "VIS-1.unseen", Own(what), JUNE, **fields)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (decided(), f"- D3 Look. (no day) {IN_JUNE}"),
        (
            decided(about=("child-1",), who=Own("nurse"), by=JULY),
            f"- D3 child-1: Look. (nurse; by 10 July 2026, 137 days ago) {IN_JUNE}",
        ),
        (
            decided(about=("child-unlisted",), by=TODAY, at=AgreedAt.MEETING),
            f"- D3 somebody not listed now: Look. (by 24 November 2026, which is today) {MET}",
        ),
        (
            decided(about=("child-1", "child-unlisted")),
            f"- D3 child-1, somebody not listed now: Look. (no day) {IN_JUNE}",
        ),
        (
            decided(carried=(Carried(JULY),)),
            f"- D3 Look. (no day) {IN_JUNE} Carried on once, on 10 July 2026.",
        ),
        (
            decided(carried=(Carried(JUNE), Carried(JULY))),
            f"- D3 Look. (no day) {IN_JUNE} Carried on twice, last on 10 July 2026.",
        ),
    ],
)
def test_a_line_says_which_what_who_by_when_and_when_it_was_made(
    one: Decided, expected: str
) -> None:
    assert [expected] == list(agreed_lines([one], ANSWERS, TODAY, UNGUARDED))


@pytest.mark.parametrize(
    ("guard", "caution"),
    [
        (Guard(GuardState.GUARDED, BoxKey.HOLD_LEAD), check_first(hold=True)),
        (Guard(GuardState.GUARDED), check_first(hold=False, asks_first=True)),
    ],
)
def test_own_words_have_their_caution_under_a_guard_and_words_of_the_bank_have_none(
    guard: Guard, caution: str
) -> None:
    own, bank = decided("Ring.", in_own_words=True), decided()
    lines = list(agreed_lines([own, bank], ANSWERS, TODAY, guard))

    assert [True, False] == [line.endswith(caution) for line in lines]
    assert not [line for line in agreed_lines([own], ANSWERS, TODAY, UNGUARDED) if caution in line]


@pytest.mark.parametrize(
    ("beside", "others", "expected"),
    [
        (0, (), []),
        (1, (), [STILL_TO_DO, "One thing stands beside its question."]),
        (3, ("- Ring.",), [STILL_TO_DO, "Three things stand beside their questions.", "- Ring."]),
        (0, ("- Ring.",), [STILL_TO_DO, "- Ring."]),
    ],
)
def test_at_the_start_it_is_said_in_a_line_what_stands_beside_its_question(
    beside: int, others: tuple[str, ...], expected: list[str]
) -> None:
    asker = ScriptedAsker([])
    say_what_is_agreed(asker, beside, others)

    assert expected == asker.texts


# The list of children in a follow-up: one key keeps it, while the same are on it as last time.


LIST = Ref("SIB-1")
ELDER, YOUNGER, BABY = (
    Entry.model_validate({"id": f"child-{number}", "label": label, "age": "school-age"})
    for number, label in enumerate(("elder", "younger", "baby"), start=1)
)
ON = Wrote("y")


def walked(now: Answers, *replies: Reply, was: str = "complete") -> tuple[Answer, ScriptedAsker]:
    """Go to the list of children of a follow-up of a session that listed two; what is kept."""
    first = Answers(entries=(ELDER, YOUNGER)).with_answer(value("SIB-1", was))
    asker = ScriptedAsker(replies)
    walk = talk_of(session_of(now, "quick"), asker)
    with_beside(walk, earlier=earlier_answers(SHIPPED, side(SHIPPED, first, BEFORE).session, TODAY))
    ask_list(walk, step(LIST))
    assert ("child" in walk.answers.complete) == (walk.answers.by_ref[LIST].value == "complete")
    return walk.answers.by_ref[LIST], asker


@pytest.mark.parametrize("was", ["complete", "may-be-more"])
def test_one_key_keeps_the_list_as_it_was_and_confirms_it_today(was: str) -> None:
    answer, asker = walked(Answers(entries=(ELDER, YOUNGER)), KEEP, was=was)

    assert (was, TODAY) == (answer.value, answer.confirmed)
    assert "Last time" in asker.puts[0].last_time


def test_where_the_key_keeps_a_part_it_says_of_whom_it_cannot_and_puts_it_again() -> None:
    now = Answers(entries=(ELDER, YOUNGER))
    was = now.with_answer(value("HEA-9", "none", ELDER.id))
    was = was.with_answer(value("HEA-9", "differ", YOUNGER.id))
    asker = ScriptedAsker([KEEP, Given((Said(YOUNGER.id, ids=("none",), source="record"),))])
    walk = talk_of(session_of(now), asker)
    with_beside(walk, earlier=earlier_answers(SHIPPED, side(SHIPPED, was, BEFORE).session, TODAY))
    ask_step(walk, step(Ref("HEA-9", ELDER.id)))

    assert 2 == len(asker.puts)
    assert "What was said last time of younger cannot be kept, so answer it now." in " ".join(
        map(str, asker.said)
    )


@pytest.mark.parametrize(
    "now",
    [
        Answers(entries=(ELDER, YOUNGER, BABY)),
        Answers(entries=(ELDER, YOUNGER.model_copy(update={"removed": TODAY}))),
    ],
    ids=["somebody came", "somebody left"],
)
def test_a_list_that_has_changed_is_asked_afresh(now: Answers) -> None:
    answer, asker = walked(now, ON)
    (put,) = asker.puts

    assert Move.KEEP not in put.moves
    assert not put.last_time
    assert answer.confirmed is None


@pytest.mark.parametrize(
    ("move", "marks"), [(Move.SKIP, (True, False)), (Move.NOT_KNOWN, (False, True))]
)
def test_a_list_can_be_skipped_or_not_known(move: Move, marks: tuple[bool, bool]) -> None:
    answer, _ = walked(Answers(entries=(ELDER, YOUNGER)), Moved(move))

    assert marks == (answer.skipped, answer.not_known)


def test_a_note_on_a_list_is_kept_and_the_list_is_put_again() -> None:
    replies = (Moved(Move.NOTE), Wrote("Ask the school."), ON)
    answer, asker = walked(Answers(entries=(ELDER, YOUNGER)), *replies)

    assert ("Ask the school.", 3) == (answer.note, len(asker.puts))


# A follow-up in which nothing has changed: one key for each that is kept, few in all.


@cache
def gone_through(*, with_months: bool = True) -> tuple[Session, Again, Session]:
    first = first_session(with_months=with_months)
    return first, *followed(first)


def ids(again: Again, *, kept: bool) -> set[str]:
    """The questions that are kept, or those that are asked again."""
    found = set[str]()
    for put, is_kept in zip(again.puts, again.kept, strict=True):
        if put.grid.rows and not put.has_sightings:  # a row is kept where all of its cells are
            there = {each.said.cell for each in put.grid.last_said if each.keeps}
            asked = {by for about, by in put.cells if (about, by) not in there}
            found |= {row.id for row in put.grid.rows if (row.id in asked) is not kept}
        elif is_kept is kept:
            found |= {put.id}
    return found - {""}


def test_what_was_true_of_that_day_alone_is_asked_again_once_and_the_rest_is_kept() -> None:
    first, again, _ = gone_through()
    _, unknown, _ = gone_through(with_months=False)
    asked, without = ids(again, kept=False), ids(unknown, kept=False)
    of_the_day = {
        answer.question
        for answer in first.answers
        if SHIPPED.by_id[answer.question].keeps_of(answer.values) is Keeps.TODAY
    }

    assert len(ids(again, kept=True)) > len(asked)
    assert len(again.names) == len(set(again.names))
    assert asked == of_the_day
    assert "VIS-1" in without - asked


def test_all_that_was_kept_is_confirmed_on_that_day_and_all_else_is_of_that_day() -> None:
    first, again, session = gone_through()
    kept = ids(again, kept=True)
    before = first.all_answers()
    wrong = []
    for answer in session.answers:
        was = before.get(Ref(answer.question, answer.about))
        is_kept = answer.question in {*kept, "VIS-1.alone"} and answer.question != "VIS-1"
        if is_kept and (answer.confirmed != THAT_DAY or was is None or not was.same_as(answer)):
            wrong.append(answer)
        if not is_kept and answer.question != "VIS-1" and answer.answered != THAT_DAY:
            wrong.append(answer)

    assert [] == [each for each in wrong if each.on is None]
    assert {THAT_DAY} == {cell.confirmed for cell in session.sightings}
