"""What a ledger says in words of one decision: its columns, and the lines beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.page.phrases import times_words
from ehe_check.page.short_dates import short_day
from ehe_check.page.words import Say


@dataclass(frozen=True)
class LedgerRow:
    """One decision in words: a text for each column, and what stands beneath it."""

    id: str
    what: str
    who: str
    due: str
    state: str
    beneath: tuple[str, ...] = ()


def ledger_row(say: Say, ledger: Ledger, decided: Decided, *, is_shared: bool = False) -> LedgerRow:
    """Return one decision of a ledger in words; `is_shared` tells why there may be none."""
    return LedgerRow(
        decided.id,
        _what(say, ledger, decided, is_shared=is_shared),
        decided.who or ("" if is_shared else say("none.who")),
        short_day(decided.by) if decided.by else say("none.day"),
        stands(say, decided, ledger.today),
        tuple(_beneath(say, ledger, decided, is_shared=is_shared)),
    )


def rest_words(say: Say, later: int, settled: int) -> str:
    """Return how many decisions are not shown, and how to see them; empty where all are."""
    parts = [
        one_or_many(later, say("later_one"), say("later_many", number=str(later))),
        one_or_many(settled, say("settled_one"), say("settled_many", number=str(settled))),
    ]
    return " ".join((*filter(None, parts), say("all_of_them"))) if any(parts) else ""


def one_or_many(number: int, one: str, many: str) -> str:
    """Return the words for one of something or for several, none where there is none."""
    return (one if number == 1 else many) if number else ""


def stands(
    say: Say, decided: Decided, today: date, words: Callable[[date], str] = short_day
) -> str:
    """Return how a decision stands, its days as `words` says them; every page says it so."""
    settled = words(decided.settled_on) if decided.settled_on else ""
    match decided.state:
        case State.OPEN | State.CARRIED:
            return _open(say, decided, today)
        case State.DONE if decided.done_on is not None:
            return say("state.done", day=words(decided.done_on))
        case State.DONE:
            return say("state.done_by", day=settled)
        case State.DROPPED:
            return say("state.dropped", day=settled)
        case State.REPLACED if decided.replaced_by is not None:
            return say("state.replaced_by", id=f"D{decided.replaced_by}")
        case State.REPLACED:
            return say("state.replaced")
        case _:
            assert_never(decided.state)


def _what(say: Say, ledger: Ledger, decided: Decided, *, is_shared: bool) -> str:
    words = decided.what or _no_words(say, ledger, decided, is_shared=is_shared)
    if not decided.about:
        return words
    return f"{decided.whom or say('none.unlisted')}: {words}"


def _no_words(say: Say, ledger: Ledger, decided: Decided, *, is_shared: bool) -> str:
    if is_shared:
        return say("none.shared")
    if not decided.in_own_words and (ledger.hold or ledger.asks_first):
        return say("none.guarded")
    if decided.is_as_its_page:
        return say("none.as_the_page", day=short_day(decided.on))
    return say("none.lost")


def _open(say: Say, decided: Decided, today: date) -> str:
    days = decided.days_past(today)
    if days:
        return one_or_many(days, say("state.past_one"), say("state.past_many", number=str(days)))
    return say("state.today") if decided.by == today else say("state.open")


def _beneath(say: Say, ledger: Ledger, decided: Decided, *, is_shared: bool) -> Iterator[str]:
    if decided.for_child:
        yield say("beneath.for_child", text=decided.for_child)
    elif decided.state is State.DONE and not is_shared:
        yield say("beneath.for_child_unsaid")
    if decided.carried:
        yield _carried(say, decided)
    if decided.why and decided.why != _last_why(decided):
        yield say("beneath.why", why=decided.why)
    if ledger.is_checked_first(decided):
        yield say("beneath.held") if ledger.hold else say("beneath.ask_first")


def _last_why(decided: Decided) -> str:
    return decided.carried[-1].why if decided.carried else ""


def _carried(say: Say, decided: Decided) -> str:
    last, number = decided.carried[-1], len(decided.carried)
    day, times = short_day(last.on), times_words(number)
    one, many = (
        say("beneath.carried_one", day=day),
        say("beneath.carried_many", times=times, day=day),
    )
    carried = one_or_many(number, one, many)
    return say("beneath.carried_why", carried=carried, why=last.why) if last.why else carried
