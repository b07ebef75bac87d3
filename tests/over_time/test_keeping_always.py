"""Keeping an answer never makes it say what time made untrue; how long each option may be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.bank.effect import Does
from ehe_check.bank.question import Keeps, Question
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.follow import Whether, as_listed_now, earlier_answers
from tests.banks import said
from tests.counts import tries
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = shipped_bank()
FIRST, LAST = date(2024, 1, 1), date(2031, 12, 31)
DATED = [each for each in BANK.questions if each.dated and each.has_ageing_bands]
CHOICES = [each for each in BANK.questions if each.options]
OF_EVERYBODY = [(each, roster) for each in CHOICES for roster in each.again_when]
LONGEST = {
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
    return question, earlier.kept(now, asked=question.text), earlier.whether


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
def test_nothing_is_kept_for_longer_than_the_bank_says_and_what_was_true_of_a_day_not_even_then(
    question: Question, then: date, days: int, data: st.DataObject
) -> None:
    now = then + timedelta(days=days)
    value = data.draw(st.sampled_from(question.option_ids))
    _, _, whether = followed(answer_to(question, value), then, now)
    keeps = question.keeps_of((value,))

    assert whether is not Whether.MAY_BE_KEPT or days <= LONGEST.get(keeps, days)
    assert whether is not Whether.MAY_BE_KEPT or keeps is not Keeps.MONTH
    for of_the_day in question.option_ids:
        if question.keeps_of((of_the_day,)) is Keeps.TODAY:
            on = data.draw(st.none() | st.dates(FIRST, then))
            answer = answer_to(question, of_the_day, **({"on": on} if on else {}))

            assert followed(answer, then, now)[2] is not Whether.MAY_BE_KEPT


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


NEXT_DAY = BEFORE + timedelta(days=1)
REST = "*"
DAY, MONTH, WEEKS = Keeps.TODAY, Keeps.MONTH, Keeps.EIGHT_WEEKS
TRUE, THREE, SIX, TWELVE = (
    Keeps.WHILE_TRUE,
    Keeps.THREE_MONTHS,
    Keeps.SIX_MONTHS,
    Keeps.TWELVE_MONTHS,
)


def rest(keeps: Keeps, *questions: str) -> dict[str, dict[str, Keeps]]:
    """Return rows in which every option may be kept equally long."""
    return {each: {REST: keeps} for each in questions}


TABLE: dict[str, dict[str, Keeps]] = {
    **rest(DAY, "NOW-1", "NOW-2", "NOW-2.what", "NOW-3", "RGT-2", "VIS-3"),
    **rest(DAY, "VIS-5", "ISO-4", "FAM-7", "HEA-7", "ADU-1", "SUP-2"),
    **rest(DAY, "SUP-5", "SUP-5.how", "MAT-1"),
    "HEA-1": {"steady": SIX, "low-steady": SIX, "not-measured-no-worry": SIX, REST: DAY},
    "HEA-6": {"no": SIX, REST: DAY},
    "HEA-9": {NOT_KNOWN: DAY, "differ": DAY},
    "DRI-2": {"too-early": DAY},
    **rest(MONTH, "VIS-1", "VIS-1.alone", "VIS-2", "FAM-2"),
    "CON-1": {"under-eight-weeks": WEEKS},
    **rest(THREE, "CON-2", "PMH-4"),
    "FAM-5": {NOT_KNOWN: THREE, "other-names": THREE, "contact-not-known-to-social-care": THREE},
    **rest(SIX, "PMH-2", "SIB-3", "VOI-3", "DRI-4"),
    **rest(TWELVE, "HEA-2", "FAM-3", "FAM-5.works", "PMH-3"),
    "DRI-1": {"checked-none": TWELVE},
    **rest(TRUE, "VIS-1.who", "VOI-2", "VOI-5", "EHE-1", "EHE-2", "EHE-2.told", "EHE-3"),
    **rest(TRUE, "EHE-4", "EHE-5", "EHE-5.consent", "EHE-6", "ISO-3", "ISO-5", "FAM-8"),
    **rest(TRUE, "FAM-1", "FAM-1.home", "FAM-1.part", "FAM-4", "FAM-6", "PMH-1", "SIB-1"),
    **rest(TRUE, "SIB-4", "CON-4", "HEA-1.food", "HEA-3", "HEA-4", "HEA-5", "HEA-8"),
    **rest(TRUE, "SRC-1.facts", "SRC-2", "SRC-3", "DRI-3", "DRI-5", "DRI-6", "ADU-2", "ADU-3"),
    **rest(TRUE, "ADU-6", "RGT-4", "RGT-5", "RGT-3", "SUP-1", "SUP-2.why", "SUP-3", "SUP-4"),
    **rest(TRUE, "ISO-1"),
}
"""Where an option is not named, and not the rest of its question: as long as it is true.

What a question may be kept for that is not named at all, its bank says alone.
"""
AGAIN = {
    "FAM-3": ("child", "adult"),
    "FAM-5": ("adult",),
    "FAM-8": ("child",),
    "PMH-4": ("child",),
    "SIB-3": ("child",),
    "VIS-1": (),
}
"""Whose coming on a list asks a question again."""
LASTS = {
    Keeps.EIGHT_WEEKS: date(2026, 9, 28),
    Keeps.THREE_MONTHS: date(2026, 11, 3),
    Keeps.SIX_MONTHS: date(2027, 2, 3),
    Keeps.TWELVE_MONTHS: date(2027, 8, 3),
    Keeps.WHILE_TRUE: date(2036, 8, 3),
}
"""The last day on which an answer of 3 August 2026 may be kept; the last row has none."""


def options() -> Iterator[tuple[Question, str, Keeps]]:
    """Yield each option of each question, and *not known*, with how long the table keeps it."""
    for question in BANK.questions:
        row = TABLE.get(question.id)
        for option in (*question.option_ids, NOT_KNOWN):
            its_own = question.keeps_of((option,))
            named = its_own if row is None else row.get(option, row.get(REST, TRUE))
            yield question, option, named


def whether(question: Question, option: str, day: date) -> Whether:
    answer = answer_to(question, option)
    if option == NOT_KNOWN:
        answer = Answer(question=question.id, about=answer.about, not_known=True)
    return followed(answer, BEFORE, day)[2]


def is_urgent(question: Question, option: str) -> bool:
    return any(each.does in (Does.EMERGENCY, Does.TODAY) for each in question.effects_at(option))


def test_the_table_names_questions_and_options_that_there_are() -> None:
    named = {(question, option) for question, row in TABLE.items() for option in row}
    there = {(question.id, option) for question, option, _ in options()}

    assert set() == {each for each in named if each[1] != REST} - there
    assert set(TABLE) <= set(BANK.by_id)


def test_what_speaks_of_everybody_is_asked_again_for_those_whom_the_table_names() -> None:
    assert AGAIN == {question: BANK.by_id[question].again_when for question in AGAIN}


def test_every_option_is_kept_as_long_as_the_table_says() -> None:
    found = [
        (question.id, option, question.keeps_of((option,))) for question, option, _ in options()
    ]

    assert [(question.id, option, keeps) for question, option, keeps in options()] == found


def test_every_option_is_asked_again_the_day_after_it_may_be_kept_and_no_sooner() -> None:
    wrong = []
    for question, option, keeps in options():
        is_band = any(each.months for each in question.options)
        if question.after_advice or is_urgent(question, option) or keeps is Keeps.TODAY:
            expected = [Whether.EACH_TIME] * 2
        elif is_band or keeps is Keeps.MONTH:
            expected = [Whether.NO_MONTH] * 2
        elif keeps is Keeps.WHILE_TRUE:
            expected = [Whether.MAY_BE_KEPT] * 2
        else:
            expected = [Whether.MAY_BE_KEPT, Whether.TOO_OLD]
        days = (LASTS.get(keeps, NEXT_DAY), LASTS.get(keeps, NEXT_DAY) + timedelta(days=1))
        found = [whether(question, option, day) for day in days]
        wrong += [] if found == expected else [(question.id, option, expected, found)]

    assert [] == wrong
