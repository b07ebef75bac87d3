"""Own words to act on: no bank can reword them, so under HOLD each has a caution beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.labels import numbered
from ehe_check.judge.answers import Answers
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import History
from ehe_check.over_time.ledger import Agreed
from ehe_check.over_time.side import Side
from ehe_check.page.document import (
    Bullets,
    Checklist,
    Document,
    Item,
    Term,
    Terms,
    WritingBox,
    every_block,
)
from ehe_check.page.without_own import without_own
from ehe_check.sheet.annex_sessions import record_lines
from ehe_check.sheet.guard_box import CHECK_FIRST, check_first
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.record import TalkedOver
from tests.any_answers import any_answers
from tests.banks import TODAY, said, value
from tests.counts import tries
from tests.decided_rows import event, to_do
from tests.drifted import BANK, DAYS, YES, sittings
from tests.pages import page as pages_of
from tests.pages import words_of
from tests.sides import history_beside, side
from tests.supervised import any_agreed, record, row_of, sheet_under, supervision
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
OWN = "Ring the mother and tell her what the worry is."
HELD = check_first(hold=True)
ASKED = check_first(hold=False, asks_first=True)
ON_RECORD = check_first(hold=True, is_short=True)
PAST = date(2026, 6, 20)
DECIDED = to_do(OWN, by=PAST)
FREE, ON_HOLD = said(value("FAM-7", "no-asked-alone")), said(value("FAM-7", "control"))
HOLDING = Guard(State.GUARDED, BoxKey.HOLD_SOON, person="your safeguarding lead")


def decided(answers: Answers, **given_: object) -> Side:
    return side(SHIPPED, answers, date(2026, 6, 16), decision=DECIDED, **given_)  # type: ignore[arg-type]


def sheet_of(latest: Side, history: History | None, *, hold: bool = False) -> PromptSheet:
    return replace(sheet_under(latest.session, hold=hold), history=history)


def pieces(document: Document) -> Iterator[Item | Term]:
    for block in every_block(document.blocks):
        match block:
            case WritingBox():
                yield Term(block.title, block.text)
            case Bullets() | Checklist():
                yield from block.items
            case Terms():
                yield from block.rows
            case _:
                pass


def page(sheet: PromptSheet) -> Document:
    """The whole of a sheet, its annex with it."""
    return pages_of(sheet, is_full=True)


def words(piece: Item | Term) -> str:
    return "\n".join((piece.text or "", *(piece.details if isinstance(piece, Item) else ())))


def with_own_words(document: Document) -> list[str]:
    return [words(piece) for piece in pieces(document) if OWN.rstrip(".") in (piece.text or "")]


def overdue_and_decided(answers: Answers) -> list[str]:
    latest = decided(answers)
    history = history_of([latest], SHIPPED, TODAY)
    return with_own_words(page(sheet_of(latest, history)))


def test_under_hold_alone_own_words_are_to_be_checked_first_wherever_they_are_printed() -> None:
    past = f"{OWN}\nTo be done by 20 June 2026."

    assert [f"I decided: {OWN} {HELD}", f"{past}\n{HELD}"] == overdue_and_decided(ON_HOLD)
    assert [f"I decided: {OWN}", past] == overdue_and_decided(FREE)


def test_no_caution_of_hold_or_ask_first_keeps_a_call_to_a_service_waiting() -> None:
    """ASK FIRST is about what the family is told, and never about a call to a service."""
    for hold, is_short in CHECK_FIRST:
        caution = check_first(hold=hold, asks_first=not hold, is_short=is_short)

        assert "A call to social care, the police or 999 does not wait" in caution
        assert hold or "does this" not in caution


def test_what_supervision_agreed_is_to_be_checked_first_only_in_own_words() -> None:
    for status in [AgreedStatus.NEW, AgreedStatus.CARRY_ON]:
        for in_own_words in [True, False]:
            key = "action-1-1" if in_own_words else "VIS-2.unvisited"
            words: dict[str, Any] = {"text" if in_own_words else "prompt": OWN}
            each = event(status, date(2026, 6, 18), key, by=PAST, **words)
            latest = decided(ON_HOLD)
            history = history_of([latest], SHIPPED, TODAY, agreed=[each])
            printed = with_own_words(page(sheet_of(latest, history)))

            assert all(HELD in each for each in printed), status
            assert 2 + in_own_words + (in_own_words and status is AgreedStatus.CARRY_ON) == len(
                printed
            )


@tries(8, 300)
@given(any_answers(SHIPPED), st.lists(any_agreed(), max_size=5))
def test_under_hold_no_own_words_to_act_on_are_ever_printed_bare(
    answers: Answers, before: list[Agreed]
) -> None:
    own = [each.with_row(text=OWN) if each.row.in_own_words else each for each in before]
    latest = decided(answers)
    history = history_of([latest], SHIPPED, TODAY, agreed=own, guard=HOLDING)
    sheet = sheet_of(latest, history, hold=True)
    held = TalkedOver(supervision(*map(row_of, own)))
    done = {each for each in AgreedStatus if not each.is_open}
    settled = sum(each.row.in_own_words and each.status in done for each in own)
    bare = [
        text
        for text in with_own_words(record(sheet, held))
        if not (HELD in text or ON_RECORD in text)
    ]

    assert [] == [text for text in with_own_words(page(sheet)) if HELD not in text]
    assert settled >= len(bare)


def test_beside_a_question_the_caution_stands_once_under_the_lines_that_need_it() -> None:
    no_own = side(SHIPPED, ON_HOLD, date(2026, 6, 16), decision=to_do(by=PAST))
    asking = Guard(State.GUARDED, BoxKey.ASK_LEAD, person="your lead")
    for latest, guard, caution in [
        (decided(ON_HOLD), UNGUARDED, HELD),
        (decided(FREE), asking, ASKED),
        (decided(FREE), UNGUARDED, None),
        (no_own, UNGUARDED, None),
    ]:
        lines = [*record_lines(history_of([latest], SHIPPED, TODAY, guard=guard))]

        assert (latest is not no_own) is any(OWN in line for line in lines), guard
        assert [caution] * (caution is not None) == [*filter({HELD, ASKED}.__contains__, lines)]
        assert caution in (None, lines[-1])


def test_no_caution_stands_beside_words_that_a_copy_leaves_out_or_that_a_question_asks_for() -> (
    None
):
    latest = decided(ON_HOLD)
    sheet = sheet_of(latest, history_of([latest], SHIPPED, TODAY))
    copy = page(without_own_words(sheet, SHIPPED))
    point = row_of(event(AgreedStatus.NEW, PAST, "action-1-1", text=OWN))
    held = without_own(TalkedOver(supervision(point)), numbered(SHIPPED))

    assert HELD not in "\n".join(words_of(copy))
    assert HELD not in "\n".join(words_of(record(without_own_words(sheet, SHIPPED), held)))
    asked = side(SHIPPED, [value("FAM-7", "control")], date(2026, 6, 16))
    assert HELD not in "\n".join(words_of(page(sheet_under(asked.session, hold=False))))


def test_a_hold_words_the_record_even_where_an_odd_clock_leaves_its_session_out() -> None:
    first, second = sittings([YES], [YES, value("NOW-3", "held")])
    shown = history_beside(second.session, BANK, [first], DAYS[0])

    assert shown is not None
    assert shown.hold
    assert ["s0"] == [mark.id for mark in shown.sessions]
