"""What a ledger says in words of one decision: its columns, and the lines beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.page.phrases import times_words
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text


@dataclass(frozen=True)
class LedgerRow:
    """One decision in words: a text for each column, and what stands beneath it."""

    id: str
    what: str
    who: str
    due: str
    state: str
    beneath: tuple[str, ...] = ()


def ledger_row(ledger: Ledger, decided: Decided, *, is_shared: bool = False) -> LedgerRow:
    """Return one decision of a ledger in words; `is_shared` tells why there may be none."""
    return LedgerRow(
        decided.id,
        _what(ledger, decided, is_shared=is_shared),
        decided.who or ("" if is_shared else text("-")),
        short_day(decided.by) if decided.by else text("no day"),
        stands(decided, ledger.today),
        tuple(_beneath(ledger, decided, is_shared=is_shared)),
    )


def rest_words(later: int, settled: int) -> str:
    """Return how many decisions are not shown, and how to see them; empty where all are."""
    parts = [
        one_or_many(
            later,
            text("1 more is open with a later day."),
            text("{number} more are open with later days.", number=str(later)),
        ),
        one_or_many(
            settled,
            text("1 is done, dropped or replaced."),
            text("{number} are done, dropped or replaced.", number=str(settled)),
        ),
    ]
    return (
        " ".join((*filter(None, parts), text("The whole ledger: add --all."))) if any(parts) else ""
    )


def one_or_many(number: int, one: str, many: str) -> str:
    """Return the words for one of something or for several, none where there is none."""
    return (one if number == 1 else many) if number else ""


def stands(decided: Decided, today: date, words: Callable[[date], str] = short_day) -> str:
    """Return how a decision stands, its days as `words` says them; every page says it so."""
    settled = words(decided.settled_on) if decided.settled_on else ""
    match decided.state:
        case State.OPEN | State.CARRIED:
            return _open(decided, today)
        case State.DONE if decided.done_on is not None:
            return text("done {day}", day=words(decided.done_on))
        case State.DONE:
            return text("done by {day}", day=settled)
        case State.DROPPED:
            return text("dropped {day}", day=settled)
        case State.REPLACED if decided.replaced_by is not None:
            return text("replaced by {id}", id=f"D{decided.replaced_by}")
        case State.REPLACED:
            return text("replaced")
        case _:
            assert_never(decided.state)


def _what(ledger: Ledger, decided: Decided, *, is_shared: bool) -> str:
    words = decided.what or _no_words(ledger, decided, is_shared=is_shared)
    if not decided.about:
        return words
    return f"{decided.whom or text('somebody not listed now')}: {words}"


def _no_words(ledger: Ledger, decided: Decided, *, is_shared: bool) -> str:
    if is_shared:
        return text("left out of this copy")
    if not decided.in_own_words and (ledger.hold or ledger.asks_first):
        return text("left out while HOLD or ASK FIRST stands")
    if decided.is_as_its_page:
        return text("as the page of {day} says", day=short_day(decided.on))
    return text("its words were not found: the file that made it is not here")


def _open(decided: Decided, today: date) -> str:
    days = decided.days_past(today)
    if days:
        return one_or_many(
            days, text("open, 1 day past"), text("open, {number} days past", number=str(days))
        )
    return text("open, due today") if decided.by == today else text("open")


def _beneath(ledger: Ledger, decided: Decided, *, is_shared: bool) -> Iterator[str]:
    if decided.for_child:
        yield text("for the child: {text}", text=decided.for_child)
    elif decided.state is State.DONE and not is_shared:
        yield text("for the child: not written down")
    if decided.carried:
        yield _carried(decided)
    if decided.why and decided.why != _last_why(decided):
        yield text("why: {why}", why=decided.why)
    if ledger.is_checked_first(decided):
        yield (
            text("HOLD: check first with everyone that it names")
            if ledger.hold
            else text("ASK FIRST: agree first who says what to the family")
        )


def _last_why(decided: Decided) -> str:
    return decided.carried[-1].why if decided.carried else ""


def _carried(decided: Decided) -> str:
    last, number = decided.carried[-1], len(decided.carried)
    day, times = short_day(last.on), times_words(number)
    one, many = (
        text("carried on once, on {day}", day=day),
        text("carried on {times}, last on {day}", times=times, day=day),
    )
    carried = one_or_many(number, one, many)
    return text("{carried}: {why}", carried=carried, why=last.why) if last.why else carried
