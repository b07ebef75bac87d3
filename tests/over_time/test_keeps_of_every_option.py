"""How long each answer of the shipped bank may be kept in a follow-up: the whole table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.bank.effect import Does
from ehe_check.bank.question import Keeps, Question
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Whether, earlier_answers
from tests.banks import said
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = shipped_bank()
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
    about = f"{question.per}-1" if question.per else None
    value = (option,) if question.kind.takes_several else option
    says = {"not_known": True} if option == NOT_KNOWN else {"value": value}
    answer = Answer.model_validate({"question": question.id, "about": about, **says})
    session = side(BANK, said(answer, entries=(about,) if about else ()), BEFORE).session
    return earlier_answers(BANK, session, day)[answer.ref].whether


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


def test_what_calls_for_a_step_for_today_is_asked_again_on_the_next_day_too() -> None:
    urgent = [
        (question, option) for question, option, _ in options() if is_urgent(question, option)
    ]

    assert urgent
    assert {Whether.EACH_TIME} == {whether(*each, NEXT_DAY) for each in urgent}
