"""Two sessions near each other, neither going on from the other: neither outweighs the other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.judge.answers import Answer
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, CalloutTone, Document
from tests.banks import TODAY, value
from tests.comparison.two_sides import BANK, HELD, IN_DANGER, OPENING, callouts
from tests.comparison_pages import moved_page, page_says
from tests.pages import sections
from tests.sides import side

DANGER = [IN_DANGER, *OPENING[1:]]
ASKED_FIRST = [value("NOW-3", "enquiry"), *(each for each in OPENING if each.question != "NOW-3")]


def page_of_one_day(first: list[Answer], second: list[Answer]) -> Document:
    return moved_page(_view(first, session="1"), _view(second, session="2"))


def _view(answers: list[Answer], day: date = TODAY, *, session: str, follows: str = "") -> Side:
    return side(BANK, answers, day, session=session, follows=follows)


def boxes_before_the_advice(document: Document) -> list[Callout]:
    return [box for box in callouts(document) if box.tone is not CalloutTone.ADVICE]


def sentence_of(document: Document) -> str:
    return sections(document)[page_says("moved.heading")][0]


def test_what_cannot_wait_in_either_stands_first_and_of_the_earlier_one_under_its_name() -> None:
    name = (
        f"({page_says('advice.session', side=page_says('moved.earlier'), day='24 November 2026')})"
    )
    for first, second, ends in ((DANGER, [*OPENING], True), ([*OPENING], DANGER, False)):
        box = boxes_before_the_advice(page_of_one_day(first, second))[0]

        assert CalloutTone.URGENT is box.tone
        assert ends is box.title.endswith(name)


def test_what_both_say_of_danger_stands_once() -> None:
    boxes = boxes_before_the_advice(page_of_one_day(DANGER, DANGER))

    assert [CalloutTone.URGENT, CalloutTone.HOLD] == [box.tone for box in boxes]


def test_ask_first_of_the_earlier_one_stands_under_its_name_unless_hold_does() -> None:
    ask_first = BANK.boxes[BoxKey.ASK_ENQUIRY].title
    alone, beside, held = (
        [box.title for box in boxes_before_the_advice(page_of_one_day(ASKED_FIRST, second))]
        for second in ([*OPENING], ASKED_FIRST, [*OPENING, HELD])
    )

    assert [True] == [title.startswith(f"{ask_first} (") for title in alone]
    assert [ask_first] == beside
    assert not [title for title in held if title.startswith(ask_first)]


def test_a_hold_of_the_earlier_one_is_lifted_by_nothing() -> None:
    (box,) = boxes_before_the_advice(page_of_one_day([*OPENING, HELD], [*OPENING]))

    assert page_says("moved.hold_gone.title") == box.title


@pytest.mark.parametrize(
    ("second", "key"), [([*OPENING], "same"), (DANGER, "differs")], ids=["same", "differs"]
)
def test_a_sentence_says_whether_they_lead_to_the_same_advice(
    second: list[Answer], key: str
) -> None:
    document = page_of_one_day([*OPENING], second)

    assert page_says("moved.one_time.title") == document.title
    assert page_says(f"moved.one_time.{key}") == sentence_of(document)


def test_one_that_goes_on_from_the_other_or_lies_far_from_it_comes_after_it() -> None:
    later = TODAY + timedelta(weeks=2)
    near = _view([*OPENING], later - timedelta(days=1), session="2")
    for second, is_of_one_time in (
        (near, True),
        (_view([*OPENING], later, session="2"), False),
        (_view([*OPENING], session="2", follows="1"), False),
    ):
        document = moved_page(_view(DANGER, session="1"), second)

        assert is_of_one_time is (document.title == page_says("moved.one_time.title"))
        urgent = [box for box in callouts(document) if box.tone is CalloutTone.URGENT]
        assert is_of_one_time is bool(urgent)
