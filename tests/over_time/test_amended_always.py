"""An amended session is read as of its own day: as if the answer had been so from the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answer
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.side import Side, session_day
from ehe_check.sheet.amended import amended, amended_answers, decided_anew
from tests.banks import said
from tests.counts import tries
from tests.decided_rows import to_do
from tests.sides import side
from tests.worked import shipped_bank
from tests.worked_histories import comparison_in_words, history_in_words

BANK = shipped_bank()
JUNE, NOVEMBER = date(2026, 6, 16), date(2026, 11, 24)
DATED = [each for each in BANK.questions if each.dated and each.has_ageing_bands]
CHOICES = [each for each in BANK.questions if each.options and each.per in (None, "child")]


def answer_to(question: Question, value: str, on: date | None = None) -> Answer:
    about = "child-1" if question.per else None
    chosen = (value,) if question.kind.takes_several else value
    return Answer(question=question.id, about=about, value=chosen, on=on, answered=JUNE)


def of_june(*answers: Answer) -> Session:
    people = said(*answers, entries=("child-1",))
    return side(BANK, people, JUNE, session="june", name="june").session


def amended_on(session: Session, answer: Answer, day: date) -> Session:
    moment = datetime.combine(day, time(9), UTC)
    answers = session.all_answers().with_answer(answer)
    return amended(BANK, session, answers, moment, "The note was found.").with_sitting(saved=moment)


@tries(30, 500)
@given(
    st.sampled_from(DATED),
    st.dates(date(2025, 1, 1), JUNE),
    st.sampled_from(CHOICES),
    st.dates(JUNE, date(2027, 11, 24)),
    st.data(),
)
def test_an_amended_session_reads_as_if_it_had_been_answered_so(
    dated: Question, on: date, changed: Question, day: date, data: st.DataObject
) -> None:
    first, then = (data.draw(st.sampled_from(changed.option_ids)) for _ in range(2))
    beside = answer_to(dated, dated.option_ids[0], on)
    late = amended_on(of_june(answer_to(changed, first), beside), answer_to(changed, then), day)
    at_once = of_june(late.all_answers().by_ref[answer_to(changed, then).ref], beside)
    if changed.id == dated.id:
        at_once = of_june(answer_to(changed, then))

    assert JUNE == session_day(late)
    assert told_beside_november(at_once) == told_beside_november(late)


def told_beside_november(june: Session) -> tuple[object, ...]:
    """All that is told of a session of June, by itself and beside one of November."""
    own = Side(june, BANK, name="june")
    later = side(BANK, june.all_answers(), NOVEMBER, session="november", follows="june")
    history = history_of([own, later], BANK, NOVEMBER)
    reading: Advised = read_on(BANK, june.all_answers(), own.day)
    return (
        {str(ref): each.value for ref, each in reading.answers.by_ref.items()},
        comparison_in_words(own, replace(later, name="november")),
        history_in_words(history),
    )


@pytest.mark.parametrize(
    ("decision", "rows", "was"),
    [
        (
            Decision(urgency=Urgency.RAISE_IN_SUPERVISION),
            (),
            BANK.tiers[Urgency.RAISE_IN_SUPERVISION],
        ),
        (None, (to_do("Visit.", who="nurse", by=NOVEMBER),), "Visit.; nurse; 24 November 2026"),
        (
            Decision(urgency=Urgency.RAISE_IN_SUPERVISION),
            (to_do("Visit."),),
            f"{BANK.tiers[Urgency.RAISE_IN_SUPERVISION]}; Visit.",
        ),
    ],
)
def test_what_was_decided_before_is_kept_beside_what_is_decided_anew(
    decision: Decision | None, rows: tuple[DecidedRow, ...], was: str
) -> None:
    before = of_june().model_copy(update={"decision": decision, "decided": rows})
    now = before.model_copy(update={"decision": None, "decided": (to_do("Ring."),)})
    anew = decided_anew(BANK, before, now, datetime.combine(NOVEMBER, time(9), UTC), "SUP-6")
    (told,) = amended_answers(BANK, anew)

    assert ("SUP-6", NOVEMBER) == (told.question, told.at)
    assert was == anew.amendments[0].was["value"]
    assert now.decided == anew.decided
