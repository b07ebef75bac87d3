"""What the page of two readings says: only where they differ, to be talked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.evidence import Evidence
from ehe_check.comparison.parts.readings_told import lay_out_readings, talking_point
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.moved.two_readings import Difference, Readings
from ehe_check.over_time.side import Side
from ehe_check.page.document import Bullets, CalloutTone, Document, Paragraph
from tests.banks import not_known, value
from tests.comparison.two_sides import (
    ANSWERS,
    BANK,
    HELD,
    IN_DANGER,
    OPENING,
    callouts,
    two_sides,
)
from tests.comparison_pages import (
    CLOSING,
    items_under,
    page_of,
    page_says,
    readings_page,
    told_readings,
    words,
)
from tests.counts import tries
from tests.pages import sections, words_of
from tests.sheet.laid_out import check_that_it_says_nothing_it_must_not, text_of
from tests.sides import BEFORE, side

NAMES = (page_says("readings.first"), page_says("readings.second"))


def between(first: Answers | list[Answer], second: Answers | list[Answer]) -> Document:
    return readings_page(side(BANK, first, BEFORE), side(BANK, second))


@tries(8, 300)
@given(two_sides())
def test_no_two_readings_make_it_say_what_it_must_not(sides: tuple[Side, Side]) -> None:
    check_that_it_says_nothing_it_must_not(readings_page(*sides), CLOSING)


def test_no_words_of_the_page_speak_of_how_far_two_people_agree() -> None:
    texts = words().say.texts.items()
    said = " ".join(text for key, every in texts if key.startswith("readings") for text in every)

    assert "agree" not in said.lower()


def _asked(found: Readings) -> list[str]:
    """What was asked, the longest first, so that none is taken for another that begins alike."""
    asked = {each.asked or page_says("answer.question_gone") for each in found.differences}
    return sorted(asked, key=len, reverse=True)


@tries(8, 300)
@given(two_sides())
def test_every_difference_stands_exactly_once_and_nothing_else_does(
    sides: tuple[Side, Side],
) -> None:
    found, both = told_readings(*sides)
    heading = page_says("readings.differences.heading")
    shown = items_under(lay_out_readings(found, page_of(both))).get(heading, ())
    every = _asked(found)

    assert len(found.differences) == len(shown)
    assert sorted(
        each.asked or page_says("answer.question_gone") for each in found.differences
    ) == (sorted(next(asked for asked in every if item.text.startswith(asked)) for item in shown))
    for item in shown:
        assert [True, True] == [
            line.startswith(name)
            for line, name in zip(
                item.details,
                NAMES,
                strict=True,
            )
        ]


@tries(8, 300)
@given(st.data())
def test_no_prompt_that_approaches_the_family_stands_there(data: st.DataObject) -> None:
    answers = data.draw(ANSWERS)
    first, second = data.draw(st.permutations([answers, answers.with_answer(HELD)]))
    approaching = {
        words
        for _, rule in BANK.rules.values()
        for words in (rule.text, rule.when_worry)
        if rule.approaches_family and words
    }

    assert not approaching & set(words_of(between(first, second)))


def test_each_difference_is_a_question_with_what_each_one_says() -> None:
    record = Answer(question="FAM-3", value="yes", evidence=Evidence.RECORD)
    told = record.model_copy(update={"evidence": Evidence.PARENT_TOLD_ME})
    first = [*OPENING, record, not_known("ADU-3")]
    second = [*OPENING, told, value("ADU-3", "done")]
    document = between(first, second)
    blocks = list(document.blocks)
    points = {
        block.text: blocks[place + 1]
        for place, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph) and isinstance(blocks[place + 1], Bullets)
    }
    evidence = points[talking_point(words().say, Difference.EVIDENCE)]

    assert isinstance(evidence, Bullets)
    yes = BANK.by_id["FAM-3"].option_text("yes")
    assert (
        f"The first reading: {yes} (from a record)",
        f"The second reading: {yes} (from a parent or carer)",
    ) == evidence.items[0].details
    assert talking_point(words().say, Difference.ONE_DOES_NOT_KNOW) in points


def test_readings_that_differ_nowhere_say_that_both_may_be_wrong() -> None:
    document = between([*OPENING], [*OPENING])

    assert page_says("readings.differences.none") in words_of(document)
    assert page_says("readings.differences.heading") not in words_of(document)


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ([*OPENING], page_says("readings.same")),
        ([IN_DANGER, *OPENING[1:]], page_says("readings.differs")),
    ],
)
def test_a_sentence_says_whether_they_lead_to_different_advice(
    second: list[Answer], sentence: str
) -> None:
    assert sentence == sections(between([*OPENING], second))[page_says("readings.heading")][0]


def test_a_lost_bank_leaves_untold_whether_the_advice_differs() -> None:
    lost = side(None, OPENING, BEFORE, digest="x")
    mark = lost.session.bank.model_copy(update={"id": "case"})
    one = Side(lost.session.model_copy(update={"bank": mark}), None)
    rows = sections(readings_page(one, side(BANK, OPENING)))[page_says("readings.heading")]

    assert page_says("readings.cannot_be_told") == rows[0]
    assert [text for text in rows if text.endswith("those of the other session.")]


def test_what_cannot_wait_in_either_stands_first_under_its_name() -> None:
    for readings, name in (
        ([[IN_DANGER], [*OPENING]], page_says("readings.first")),
        ([[*OPENING], [IN_DANGER]], page_says("readings.second")),
    ):
        boxes = callouts(between(readings[0], readings[1]))

        assert [CalloutTone.URGENT, CalloutTone.HOLD] == [box.tone for box in boxes[:2]]
        assert all(box.title.endswith(f"({name})") for box in boxes[:2])


def test_what_both_say_of_danger_stands_once() -> None:
    boxes = callouts(between([IN_DANGER, *OPENING[1:]], [IN_DANGER, *OPENING[1:]]))

    assert [CalloutTone.URGENT, CalloutTone.HOLD, CalloutTone.ADVICE] == [box.tone for box in boxes]
    assert BANK.boxes[BoxKey.HOLD_NOW].title == boxes[1].title


def test_who_is_listed_by_one_alone_is_named() -> None:
    first = Answers(entries=(Entry(id="child-1", label="eldest"),))
    second = Answers(entries=(Entry(id="child-1", label="baby"), Entry(id="child-2", label="twin")))
    shown = items_under(between(first, second))[page_says("readings.entries.heading")]

    assert {
        "twin: on the list of children in the second reading only.",
        '"eldest" in the first reading is "baby" in the second reading.',
    } == {item.text for item in shown}
    assert "on the list of children in the first reading only" in text_of(between(second, []))


def test_each_reading_stands_with_its_own_day_and_the_day_both_are_read_on() -> None:
    text = text_of(between([*OPENING], [*OPENING]))

    assert "The first reading, 3 August 2026" in text
    assert "The answers of both as on 24 November 2026." in text


@pytest.mark.parametrize("difference", Difference)
def test_every_difference_is_a_question_to_talk_about(difference: Difference) -> None:
    said = talking_point(words().say, difference)

    assert "?" in said
    assert not any(character.isdigit() for character in said)
