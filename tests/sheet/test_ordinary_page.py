"""The end of page 1, and the page about an ordinary family: short, as the family may read it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer
from ehe_check.page.document import Bullets, Document, Item, PageBreak, Table, WritingBox
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.pages import page, sections, sheet_of
from tests.screens import first, in_one
from tests.sheet.laid_out import NAMES, of_kind, page_one, page_two, sheets, text_in, text_of
from tests.worked import shipped_bank, worked_case

BANK = shipped_bank()


# The decision.


def decision_in(sheet: PromptSheet) -> WritingBox:
    (box,) = of_kind(page(sheet), WritingBox)
    return box


def test_a_decision_not_made_yet_has_boxes_and_lines_to_write_on() -> None:
    box = decision_in(sheet_of("one-trigger-drift"))

    assert ("as above", "differently") == box.ticks
    assert box.text is None
    assert box.lines >= 1
    assert all(field.text is None for field in box.fields)


def test_a_decision_is_printed_with_what_was_decided_who_and_by_when() -> None:
    decision = Decision(
        urgency=Urgency.RAISE_IN_SUPERVISION,
        advised=Urgency.CONSIDER_MEETING,
        agrees=False,
        text="A review first.",
        who="Named nurse",
        by=date(2026, 12, 1),
    )
    box = decision_in(sheet_of("one-trigger-drift", decision=decision))

    assert "I decided otherwise than this page: A review first." == box.text
    assert () == box.ticks
    assert {"who": "Named nurse", "by": "1 December 2026"} == {
        field.label: field.text for field in box.fields if field.text
    }


@pytest.mark.parametrize(
    ("name", "caution"),
    [
        ("hold-reported-and-seen-do-not-match", "HOLD"),
        ("strong-under-ask-first", "ASK FIRST"),
        ("one-trigger-drift", ""),
    ],
)
def test_a_decision_in_own_words_is_never_urged_bare_while_a_guard_stands(
    name: str, caution: str
) -> None:
    sheet = sheet_of(name, decision=Decision(text="Visit them."))
    box, text = decision_in(sheet), in_one(first(sheet))
    assert box.text is not None
    after = box.text.split("Visit them.")[1].strip()

    assert after.startswith(f"{caution} stands. Before anyone does this" if caution else "")
    assert bool(caution) is bool(after)
    assert box.text in text


# An ordinary family.


def items(document: Document) -> list[Item]:
    return [item for bullets in of_kind(document, Bullets) for item in bullets.items]


@tries(10, 300)
@given(sheets())
def test_an_ordinary_page_has_no_box_to_tick_no_table_no_reason_and_no_statement(
    sheet: PromptSheet,
) -> None:
    if sheet.urgency is not Urgency.NONE:
        return
    document = page(sheet)
    (decision,) = of_kind(document, WritingBox)

    assert () == decision.ticks
    assert [] == of_kind(document, Table)
    assert [] == of_kind(document, PageBreak)
    headings = {"Why", "Actions", "Find out first"}
    assert set() == headings & set(sections(document))


def test_an_ordinary_page_says_what_is_lawful_and_how_it_is_known_in_words_and_no_letter() -> None:
    listed: list[str] = []
    for name in NAMES:
        sheet = worked_case(name).sheet()
        document = page(sheet)
        if sheet.recommendation.headline in {HeadlineKey.FIRM, HeadlineKey.NOT_FIRM}:
            said = text_of(document)
            assert "Home education is lawful, and no reason for concern in itself." in said, name
        listed += [each.text for each in items(document) if document.is_brief]

    assert any(text.endswith("(record)") for text in listed)
    assert [] == [text for text in listed if re.search(r"\([A-Zn](, [A-Zn])*\)$", text)]


def test_no_page_says_that_a_reference_was_not_given() -> None:
    sheet = replace(sheet_of("none-everything-looked-at"), reference=Own("not given"))
    head = page(sheet).head
    assert head is not None

    assert head.line.startswith("by a ")


def test_an_open_opening_question_is_named_and_no_advice_is_given_in_its_place() -> None:
    sheet = sheet_of("none-everything-looked-at", Answer(question="NOW-1", skipped=True))
    said = text_of(page(sheet))

    assert sheet.recommendation.headline is HeadlineKey.NOT_ENOUGH
    assert BANK.by_id["NOW-1"].short in said
    assert "lawful" not in said
    assert "no answer" not in said
    assert "Going well" not in said
    assert "Worth offering" not in said
    lines = [line.text for line in first(sheet)]
    assert "NOT ENOUGH is answered to advise yet." in lines
    assert BANK.by_id["NOW-1"].short in in_one(lines)
    assert "Going well" not in lines


def test_answers_that_may_not_sit_together_stand_on_an_ordinary_page_or_else_on_page_2() -> None:
    sheet = sheet_of("one-trigger-drift")
    clash = sheet_of("sight-refused-and-since-seen-without-a-worry").contradictions
    document = page(replace(sheet, contradictions=clash))
    asked = text_in(page_one(page(sheet_of("sight-refused-and-since-seen-without-a-worry"))))

    for said in ("Do these answers sit together?", "may count for less."):
        assert said in asked
    assert BANK.by_id[clash[0].answer.question].short in asked
    assert "look at page 2 first." in text_in(page_one(document))
    assert "Do these answers sit together?" in text_in(page_two(document))
