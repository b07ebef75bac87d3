"""Ledgers for tests: one of each state, and pages that say every word of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.over_time.ledger import AgreedAt, Carried, Decided, Ledger, State
from ehe_check.page.own import Own
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage, lay_out_ledger

TODAY = date(2026, 11, 24)
FEB, JULY, SEP = date(2026, 2, 24), date(2026, 7, 10), date(2026, 9, 15)
SOON, LATER = date(2026, 12, 8), date(2026, 12, 9)


def decided(number: int, what: str, **given: object) -> Decided:
    """A decision of a session, open unless it says otherwise."""
    fields = {"key": f"k{number}", "on": FEB, "at": AgreedAt.SESSION, "state": State.OPEN} | given
    return Decided(number, what=Own(what), **fields)  # type: ignore[arg-type]  # its fields


WEIGH = decided(
    1,
    "GP practice to weigh younger",
    who=Own("school nurse"),
    by=JULY,
    state=State.DONE,
    settled_on=date(2026, 9, 15),
    done_on=date(2026, 7, 14),
    for_child=Own("growth is known, and steady"),
)
VISIT = decided(
    2,
    "offer a home visit",
    who=Own("EHE officer"),
    by=SEP,
    first_by=JULY,
    state=State.CARRIED,
    carried=(Carried(date(2026, 6, 16), SEP, Own("worker left")),),
)
MEETING = decided(
    3,
    "professionals-only meeting",
    key="call-ab12",
    by=SOON,
    at=AgreedAt.SUPERVISION,
    in_own_words=False,
    is_the_meeting=True,
    why=Own("the nurse is back on Monday"),
)
READ = decided(4, "read the older brother's file", by=LATER, about=("child-2",), whom=Own("baby"))
NOTES = decided(
    5, "ask the library to keep notes", state=State.DROPPED, settled_on=SEP, why=Own("not ours")
)
LETTER = decided(6, "write the letter", state=State.REPLACED, settled_on=SEP, replaced_by=7)
AGAIN = decided(7, "ring instead", about=("child-unlisted",))

WHOLE = Ledger(TODAY, Own("EHE-0131"), (WEIGH, VISIT, MEETING, READ, NOTES, LETTER, AGAIN))

ODD = Ledger(
    TODAY,
    decisions=(
        decided(1, "", in_own_words=False, key="GONE-1.prompt", by=date(2026, 11, 23)),
        decided(2, "", by=TODAY),
        decided(3, "Ring.", carried=(Carried(JULY), Carried(SEP)), state=State.CARRIED),
        decided(4, "Ring.", state=State.DONE, settled_on=SEP),
        decided(5, "Ring.", state=State.REPLACED, settled_on=SEP),
        decided(6, "", at=AgreedAt.SUPERVISION),
        decided(7, "Ring.", by=LATER),
    ),
)
EMPTY = Ledger(TODAY, Own("EHE-0300"))


def page(*ledgers: Ledger, is_all: bool = False, **given: object) -> LedgerPage:
    """A page about some cases, each without a reference known by its file."""
    cases = tuple(CaseLedger(each, Own("" if each.reference else "none.toml")) for each in ledgers)
    return LedgerPage(TODAY, cases, is_all=is_all, **given)  # type: ignore[arg-type]  # its fields


def say_all_of_a_ledger() -> None:
    """Say every word of the report at least once."""
    held, asks = replace(ODD, hold=True), replace(ODD, asks_first=True)
    bare = replace(WHOLE, reference=Own(), decisions=(WEIGH, LETTER, *ODD.decisions[3:]))
    for each in (
        page(WHOLE, is_all=True),
        page(EMPTY, is_all=True),
        page(held, EMPTY, WHOLE, is_lacking=True, not_read=(Own("1.toml"),)),
        page(asks, EMPTY, EMPTY),
        page(asks, EMPTY, is_all=True),
        page(asks, EMPTY, EMPTY, is_all=True),
        LedgerPage(TODAY, (CaseLedger(ODD), CaseLedger(bare)), is_shared=True),
        page(replace(ODD, decisions=(ODD.decisions[6], READ, WEIGH))),
    ):
        lay_out_ledger(each)
