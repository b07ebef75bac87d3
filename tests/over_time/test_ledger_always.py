"""What holds of every ledger, whatever its files say and in whatever order they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import chain
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.judge.answers import Ref
from ehe_check.over_time.ledger import (
    MEETING_HELD,
    Agreed,
    AgreedAt,
    Decided,
    Ledger,
    State,
    agreed_in,
)
from ehe_check.over_time.ledger_of import lives
from ehe_check.page.document import Document, Paragraph, Table
from ehe_check.page.phrases import grouped
from ehe_check.sheet.ledger_page import SOON, CaseLedger, LedgerPage, lay_out_ledger
from tests.banks import TODAY
from tests.counts import tries
from tests.over_time.test_ledger import ASK, BANK, FEB, HELD, HOLD, NEW, ledger

KEYS = ("decision-ab12", "action-cd34-1", "meeting-2026-05-11-1", "call-cd34", "call-made-ab12-1")
PROMPTS = (*sorted(BANK.rules)[:2], "GONE-1.prompt")
ABOUTS = [(), ("child-1",), ("child-unlisted",), ("child-1", "child-2"), ("child-2", "child-3")]


@st.composite
def any_row(draw: st.DrawFn) -> tuple[Agreed, ...]:
    """What one row says of a decision, of each whom it is about."""
    key = draw(st.sampled_from((*KEYS, *PROMPTS)))
    on = draw(st.dates(FEB, date(2026, 2, 6)))
    hour = draw(st.none() | st.integers(8, 10))
    said = draw(st.sampled_from([None, "Write.", "Ring."]))
    words: dict[str, Any] = {"text" if key in KEYS else "prompt": said}
    row = DecidedRow(
        key=key,
        about=draw(st.sampled_from(ABOUTS)),
        status=draw(st.sampled_from(AgreedStatus)),
        by=draw(st.none() | st.dates(FEB, TODAY)),
        **words,
        number=draw(st.none() | st.integers(1, 6)),
        replaced_by=draw(st.sampled_from([None, *KEYS])),
    )
    moment = None if hour is None else datetime.combine(on, time(hour), UTC)
    return agreed_in(row, on, AgreedAt.SUPERVISION, "", moment)


@st.composite
def any_meeting(draw: st.DrawFn) -> tuple[Agreed, ...]:
    hour = draw(st.none() | st.integers(8, 10))
    typed = None if hour is None else datetime(2026, 2, 5, hour, tzinfo=UTC)
    return (replace(HELD, on=draw(st.dates(FEB, date(2026, 2, 6))), moment=typed),)


events = st.lists(any_row() | any_meeting(), max_size=10).map(lambda rows: [*chain(*rows)])
guards = st.sampled_from([UNGUARDED, HOLD, ASK])


@tries(100, 3_000)
@given(events.flatmap(lambda them: st.tuples(st.just(them), st.permutations(them))), guards)
def test_the_ledger_is_the_same_in_whatever_order_files_are_read(
    orders: tuple[list[Agreed], list[Agreed]], guard: Guard
) -> None:
    one, other = orders

    assert ledger(*one, guard=guard) == ledger(*other, guard=guard)


@tries(100, 3_000)
@given(events, guards)
def test_the_ledger_loses_nothing(them: list[Agreed], guard: Guard) -> None:
    found = ledger(*them, guard=guard)
    numbers = [each.number for each in found.decisions]
    made = {(each.key, each.about, each.on) for each in them if each.status is NEW}

    assert made <= {(*ref, each.on) for each in found.decisions for ref in each.refs}
    said_of = [each for each in them if each.at is not AgreedAt.MEETING]
    assert {(each.key, each.about) for each in said_of} == {
        tuple(ref) for each in found.decisions for ref in each.refs
    }
    assert sorted(numbers) == numbers
    assert len(set(numbers)) == len({replace(life.first, about=None) for life in lives(them)})
    kept = {each for life in lives(them) for each in life.events}
    assert set(said_of) == {each for each in kept if each.at is not AgreedAt.MEETING}


@tries(100, 3_000)
@given(events)
def test_nothing_closes_without_an_event_that_says_so(them: list[Agreed]) -> None:
    for each in ledger(*them).decisions:
        if each.state.is_open:
            assert each.settled_on is None
        else:
            assert any(_closes(one, each) for one in them)


@tries(100, 3_000)
@given(events)
def test_what_replaces_a_decision_is_another_one_of_the_ledger(them: list[Agreed]) -> None:
    found = ledger(*them)
    for each in found.decisions:
        if each.replaced_by is not None:
            assert State.REPLACED is each.state
            assert each.replaced_by != each.number
            assert each.replaced_by in {other.number for other in found.decisions}


def _claims(number: int, them: Sequence[Agreed]) -> list[set[int]]:
    """The numbers that files tell of each decision of which they tell this one."""
    made = grouped((replace(life.first, about=None), life.numbers) for life in lives(them))
    every = (set(chain(*several)) for several in made.values())
    return [each for each in every if number in each]


def _called(number: int, found: Ledger) -> set[Ref]:
    return {ref for each in found.decisions if each.number == number for ref in each.refs}


def _closes(event: Agreed, decided: Decided) -> bool:
    is_about_it = Ref(event.key, event.about) in decided.refs
    is_about_it |= event.key == MEETING_HELD and decided.is_the_meeting
    is_said = not event.status.is_open or decided.state is State.REPLACED
    return is_about_it and is_said and event.on == decided.settled_on


@tries(100, 3_000)
@given(events, any_row())
def test_a_number_once_kept_never_moves_when_another_file_is_added(
    them: list[Agreed], more: tuple[Agreed, ...]
) -> None:
    """Unless files tell it of two decisions, or tell two numbers of one: then the first has it."""
    before, after = ledger(*them), ledger(*them, *more)
    for life in lives(them):
        for number in life.numbers:
            if all(_claims(number, each) == [{number}] for each in (them, [*them, *more])):
                assert life.ref in _called(number, before) & _called(number, after)


def _numbers_in(page: Document) -> dict[str, int]:
    """The rows of a page of decisions, and how many more it says that there are."""
    said = " ".join(block.text for block in page.blocks if isinstance(block, Paragraph))
    rows = sum(len(block.rows) for block in page.blocks if isinstance(block, Table))
    told = {"later": r"(\d+) (?:more are|more is) open with", "settled": r"(\d+) (?:are|is) done,"}
    return {"rows": rows} | {
        what: sum(int(number) for number in re.findall(pattern, said))
        for what, pattern in told.items()
    }


@tries(100, 3_000)
@given(st.lists(events, min_size=1, max_size=3), st.booleans(), st.data())
def test_what_is_due_later_and_settled_are_all_that_the_ledgers_hold(
    several: list[list[Agreed]],
    is_all: bool,  # noqa: FBT001 (as it is drawn)
    data: st.DataObject,
) -> None:
    found = [ledger(*them) for them in several]
    every = [each for one in found for each in one.decisions]
    last = data.draw(st.sampled_from([each.by for each in every if each.by] or [TODAY]))
    ledgers = [replace(one, today=last - SOON) for one in found]
    page = LedgerPage(last - SOON, tuple(map(CaseLedger, ledgers)), is_all=is_all)
    open_ = [each for each in every if each.state.is_open]
    later = [each for each in open_ if each.by is not None and each.by > last]
    rows = {
        "rows": len(open_) - len(later),
        "later": len(later),
        "settled": len(every) - len(open_),
    }
    whole = {"rows": len(every), "later": 0, "settled": 0}

    assert (whole if is_all else rows) == _numbers_in(lay_out_ledger(page))
    if not is_all:
        shown = [each for case in page.cases for each in page.rows_of(case)]
        due = [each for each in open_ if each not in later]
        assert sorted(map(repr, due)) == sorted(map(repr, shown))
