"""Keeping an answer never makes it say what time has made untrue, whoever keeps it and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.question import Keeps, Question
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.follow import Whether, as_listed_now, earlier_answers, kept
from tests.banks import said
from tests.counts import tries
from tests.sides import side
from tests.worked import shipped_bank

BANK = shipped_bank()
FIRST, LAST = date(2024, 1, 1), date(2031, 12, 31)
DATED = [each for each in BANK.questions if each.dated and each.has_ageing_bands]
CHOICES = [each for each in BANK.questions if each.options]
OF_EVERYBODY = [(each, roster) for each in CHOICES for roster in each.again_when]
LONGEST = {
    Keeps.TODAY: 0,
    Keeps.EIGHT_WEEKS: 56,
    Keeps.THREE_MONTHS: 92,
    Keeps.SIX_MONTHS: 184,
    Keeps.TWELVE_MONTHS: 366,
}
"""The most days that may lie between two days so far apart."""


def band_of(question: Question, on: date, day: date) -> str:
    """The band of a month on a day, worked out month by month in a way of its own."""
    passed = (day.year - on.year) * 12 + day.month - on.month
    whole = passed if day.day <= on.day or is_last_of_its_month(day, on) else passed + 1
    for option in question.options:
        if option.months is None or whole <= option.months:
            return option.id
    return question.options[-1].id


def is_last_of_its_month(day: date, on: date) -> bool:
    """Whether a month too short for the day of another ends on this one."""
    return day.day < on.day and (day + timedelta(days=1)).day == 1


def answer_to(question: Question, value: str, **more: date) -> Answer:
    about = f"{question.per}-1" if question.per else None
    chosen = (value,) if question.kind.takes_several else value
    return Answer.model_validate({"question": question.id, "about": about, "value": chosen, **more})


def followed(answer: Answer, then: date, now: date) -> tuple[Question, Answer, Whether]:
    """An answer of one day in a follow-up on another: as it would be kept, and whether it may."""
    people = said(answer, entries=(answer.about,) if answer.about else ())
    session = side(BANK, people, then).session
    (earlier,) = earlier_answers(BANK, session, now).values()
    question = BANK.by_id[answer.question]
    return question, kept(question, earlier, now), earlier.whether


@tries(100, 2000)
@given(
    st.sampled_from(DATED),
    st.dates(FIRST, LAST),
    st.lists(st.dates(FIRST, LAST), min_size=3, max_size=3).map(sorted),
    st.data(),
)
def test_a_dated_answer_kept_again_and_again_is_in_the_band_of_its_date(
    question: Question, on: date, days: list[date], data: st.DataObject
) -> None:
    then, now, later = days
    on = min(on, then)
    old = data.draw(st.sampled_from(question.option_ids))
    _, once, _ = followed(answer_to(question, old, on=on), then, now)
    _, twice, _ = followed(once, now, later)

    assert (band_of(question, on, now), on, now) == (once.value, once.on, once.confirmed)
    assert (band_of(question, on, later), on, later) == (twice.value, twice.on, twice.confirmed)


@given(st.sampled_from(CHOICES), st.dates(FIRST, LAST), st.integers(0, 1500), st.data())
def test_what_was_true_of_its_day_alone_is_never_kept_not_even_on_that_day(
    question: Question, then: date, days: int, data: st.DataObject
) -> None:
    of_the_day = [each for each in question.option_ids if question.keeps_of((each,)) is Keeps.TODAY]
    for value in of_the_day:
        on = data.draw(st.none() | st.dates(FIRST, then))
        answer = answer_to(question, value, **({"on": on} if on else {}))

        assert followed(answer, then, then + timedelta(days=days))[2] is not Whether.MAY_BE_KEPT


@given(st.sampled_from(CHOICES), st.dates(FIRST, LAST), st.integers(0, 1500), st.data())
def test_nothing_is_kept_for_longer_than_the_bank_says(
    question: Question, then: date, days: int, data: st.DataObject
) -> None:
    value = data.draw(st.sampled_from(question.option_ids))
    _, _, whether = followed(answer_to(question, value), then, then + timedelta(days=days))
    keeps = question.keeps_of((value,))

    assert whether is not Whether.MAY_BE_KEPT or days <= LONGEST.get(keeps, days)
    assert whether is not Whether.MAY_BE_KEPT or keeps is not Keeps.MONTH


@given(st.sampled_from(OF_EVERYBODY), st.dates(FIRST, LAST), st.data())
def test_what_was_said_of_everybody_is_never_kept_once_somebody_is_added(
    place: tuple[Question, str], then: date, data: st.DataObject
) -> None:
    question, roster = place
    answer = answer_to(question, data.draw(st.sampled_from(question.option_ids)))
    listed = tuple(filter(None, {f"{roster}-1", answer.about}))
    people = said(answer, entries=listed)
    session = side(BANK, people, then).session
    (earlier,) = earlier_answers(BANK, session, then).values()
    somebody = Entry(id=f"{roster}-2", label="new")
    now = replace(people, entries=(*people.entries, somebody))

    assert not as_listed_now(question, earlier, now).may_be_kept


def test_there_are_questions_for_each_of_these() -> None:
    assert len(DATED) >= 3
    assert len(OF_EVERYBODY) >= 5
    assert {Keeps.TODAY, Keeps.MONTH} < {each.keeps for each in CHOICES}
