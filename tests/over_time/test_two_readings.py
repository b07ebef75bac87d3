"""Two independent readings: only where they differ, and nothing counted."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.moved.comparison import EntryMove
from ehe_check.over_time.moved.two_readings import (
    Difference,
    Readings,
    compare_readings,
)
from tests import any_answers as some
from tests.banks import CHILDREN, TODAY, asks, not_known, skipped, small_bank, value
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = small_bank(
    CHILDREN,
    """
    [bands.last-time]
    options = [
      { id = "lately", text = "In the last 3 months", months = 3 },
      { id = "longer-ago", text = "Longer ago" },
    ]

    [[questions]]
    id = "NOW-1"
    options = ["no", "yes: MEET L4.1"]

    [[questions.prompts]]
    id = "trigger"
    kind = "meeting-trigger"
    on = ["yes"]
    """,
    asks("NOW-2", kind="text"),
    asks("NOW-3", bands="last-time", dated=True),
    asks("VIS-1", "no", "yes", per="child"),
)
NO, YES = value("NOW-1", "no"), value("NOW-1", "yes")
PARENT = NO.model_copy(update={"evidence": Evidence.PARENT_TOLD_ME})


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (NO, YES, Difference.ANSWER),
        (NO, PARENT, Difference.EVIDENCE),
        (NO, not_known("NOW-1"), Difference.ONE_DOES_NOT_KNOW),
        (skipped("NOW-1"), NO, Difference.ONE_DOES_NOT_KNOW),
        (value("NOW-2", "Calm."), value("NOW-2", "Tense."), Difference.OWN_WORDS),
        (NO, NO, None),
        (not_known("NOW-1"), skipped("NOW-1"), None),
        (NO, None, None),
        (value("GONE-1", "no"), value("GONE-1", "yes"), None),
    ],
)
def test_only_what_two_people_see_differently_is_listed(
    first: Answer, second: Answer | None, difference: Difference | None
) -> None:
    found = compare_readings(side(BANK, [first]), side(BANK, [second] if second else []))

    assert ([difference] if difference else []) == [one.difference for one in found.differences]


def test_a_difference_gives_both_answers_in_words() -> None:
    (one,) = compare_readings(side(BANK, [PARENT]), side(BANK, [YES])).differences

    assert "What of NOW-1?" == one.asked
    assert ("No", Evidence.PARENT_TOLD_ME) == (one.first.words, one.first.evidence)
    assert ("Yes", None) == (one.second.words, one.second.evidence)


def test_questions_of_a_lost_bank_are_told_apart_too() -> None:
    first = replace(side(BANK, [NO]), bank=None)
    found = compare_readings(first, replace(side(BANK, [YES]), bank=None))

    assert [Difference.ANSWER] == [one.difference for one in found.differences]
    assert (None, None, False) == (found.first_upshot, found.second_upshot, found.advice_differs)


def test_readings_of_two_days_are_read_on_the_later_one() -> None:
    seen = Answer(question="NOW-3", value="lately", on=date(2026, 7, 1))
    aged = seen.model_copy(update={"value": "longer-ago"})

    for sides in ([BEFORE, TODAY], [TODAY, BEFORE]):
        first, second = (
            side(BANK, [each], day) for each, day in zip((seen, aged), sides, strict=True)
        )
        found = compare_readings(first, second)

        assert (TODAY, ()) == (found.day, found.differences)


def test_the_same_child_under_another_number_is_the_same_child() -> None:
    first = Answers(
        {Ref("VIS-1", "child-1"): value("VIS-1", "no", "child-1")},
        (Entry(id="child-1", label="elder"), Entry(id="child-2", label="baby")),
    )
    second = Answers(
        {Ref("VIS-1", "child-2"): value("VIS-1", "yes", "child-2")},
        (Entry(id="child-2", label="elder"), Entry(id="child-3", label="cousin")),
    )
    found = compare_readings(side(BANK, first, session="1"), side(BANK, second, session="2"))

    assert ["elder"] == [one.whom for one in found.differences]
    assert {(EntryMove.ADDED, "child-3"), (EntryMove.REMOVED, "child-2")} == {
        (one.move, one.about) for one in found.entries
    }


def test_the_advice_that_each_reading_leads_to_stands_beside_the_other() -> None:
    found = compare_readings(side(BANK, [NO]), side(BANK, [YES], BEFORE))
    assert found.first_upshot is not None
    assert found.second_upshot is not None

    assert found.advice_differs
    assert Urgency.NONE is found.first_upshot.urgency
    assert Urgency.CONSIDER_MEETING is found.second_upshot.urgency
    assert not compare_readings(side(BANK, [NO]), side(BANK, [NO])).advice_differs


def test_a_lost_bank_leaves_one_side_without_advice() -> None:
    found = compare_readings(side(BANK, [NO]), side(None, [YES]))

    assert None is found.second_upshot
    assert not found.advice_differs


def test_readings_of_two_cases_are_refused_whatever_their_order() -> None:
    with pytest.raises(WrongUseError):
        compare_readings(side(BANK, []), side(BANK, [], reference="EHE-0043"))


def test_readings_hold_no_number() -> None:
    numbers = [field.name for field in fields(Readings) if "int" in str(field.type)]

    assert [] == numbers


@given(some.any_answers(shipped_bank()))
def test_a_reading_does_not_differ_from_itself(answers: Answers) -> None:
    one = side(shipped_bank(), answers)
    found = compare_readings(one, one)

    assert ((), ()) == (found.differences, found.entries)
    assert not found.advice_differs
