"""The ledger as a page: every decision of a case, or what is due of one case or of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ehe_check.over_time.ledger import Decided, Ledger
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Tone,
)
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.ledger_words import ledger_row, one_or_many, rest_words

SOON = timedelta(days=14)
"""How far ahead a day still counts as soon: a local limit."""
_WIDTHS = (5, 38, 16, 12, 19)


@dataclass(frozen=True)
class CaseLedger:
    """The ledger of one case, and the file that it is known by where it has no reference."""

    ledger: Ledger
    file: Own = NOTHING

    @property
    def due_soon(self) -> tuple[Decided, ...]:
        """What is past its day, due today or soon, and then what is open and has no day."""
        open_, last = self.ledger.open, self.ledger.today + SOON
        soon = (each for each in open_ if each.by is not None and each.by <= last)
        return (*soon, *(each for each in open_ if each.by is None))

    @property
    def later(self) -> int:
        """How many are open with a later day."""
        return len(self.ledger.open) - len(self.due_soon)

    @property
    def settled(self) -> int:
        """How many are done, dropped or replaced."""
        return len(self.ledger.decisions) - len(self.ledger.open)


@dataclass(frozen=True)
class LedgerPage:
    """What a page tells of one case or of several, in the order of their references.

    `is_all` is where every decision stands there, and not only what is due. `is_lacking` says that
    some files were missing, not read or changed since: those that have a name are `not_read`.
    """

    today: date
    cases: tuple[CaseLedger, ...]
    is_all: bool = False
    is_shared: bool = False
    is_lacking: bool = False
    not_read: tuple[Own, ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Whether it is about one case, which then needs no heading of its own."""
        return len(self.cases) == 1

    @property
    def shown(self) -> tuple[CaseLedger, ...]:
        """The cases that stand on it: one alone always, of several those of which something is.

        Of what is due, the case whose decision has waited longest stands first.
        """
        if self.is_of_one:
            return self.cases
        several = (each for each in self.cases if self.rows_of(each))
        return tuple(several if self.is_all else sorted(several, key=_oldest_day))

    def rows_of(self, case: CaseLedger) -> tuple[Decided, ...]:
        """Return the decisions of a case that stand on it."""
        return case.ledger.decisions if self.is_all else case.due_soon


def _oldest_day(case: CaseLedger) -> date:
    return min(each.by or date.max for each in case.due_soon)


def lay_out_ledger(page: LedgerPage) -> Document:
    """Return the page as blocks, in any format but lines of a terminal."""
    return Document(
        title=page_title(page),
        subtitle=" ".join(subtitle(page)),
        blocks=tuple(_blocks(page)),
        made_on=page.today,
        is_brief=True,
    )


def columns() -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (
        text("id"),
        text("what"),
        text("who"),
        text("due"),
        text("state"),
    )


def page_title(page: LedgerPage) -> str:
    """Return what the page is called."""
    return text("Ledger") if page.is_all else text("What is due")


def subtitle(page: LedgerPage) -> tuple[str, ...]:
    """Return which case the page is about, where it is one that has a reference, and its day."""
    reference = page.cases[0].ledger.reference if page.is_of_one else ""
    case = (text("{reference}", reference=reference),) if reference else ()
    return (*case, short_day(page.today))


def case_title(page: LedgerPage, place: int) -> str:
    """Return what one of the cases that stand on a page is called."""
    case = page.shown[place]
    if case.ledger.reference:
        return text("{reference}", reference=case.ledger.reference)
    if case.file:
        return text("No reference: {file}", file=case.file)
    return text("Case {number}", number=str(place + 1))


def end_words(page: LedgerPage) -> Iterator[str]:
    """Yield what is said beneath all cases: what is not shown of them, and of how many nothing."""
    later = sum(each.later for each in page.cases)
    settled = sum(each.settled for each in page.cases)
    rest = "" if page.is_all else rest_words(later, settled)
    yield from filter(None, (rest, _others(page)))


def _others(page: LedgerPage) -> str:
    others = len(page.cases) - len(page.shown)
    number, day = str(others), day_words(page.today + SOON)
    if page.is_all:
        return one_or_many(
            others,
            text("Nothing has been decided yet in 1 other case."),
            text("Nothing has been decided yet in {number} other cases.", number=number),
        )
    many = text("Nothing is due by {day} in {number} other cases.", day=day, number=number)
    return one_or_many(others, text("Nothing is due by {day} in 1 other case.", day=day), many)


def empty_words(page: LedgerPage) -> str:
    """Return what stands in place of a case's rows where there are none."""
    if page.is_all:
        return text("Nothing has been decided yet.")
    return text("Nothing is due by {day}.", day=day_words(page.today + SOON))


def _blocks(page: LedgerPage) -> Iterator[Block]:
    if page.is_shared:
        yield Paragraph(
            text(
                "COPY TO SHARE. Left out of this copy: case references, what people are "
                "called in a case, and all that was written in own words. It is still about "
                "real children: share it only with those who need it."
            ),
            Tone.STRONG,
        )
    for place, case in enumerate(page.shown):
        if not page.is_of_one:
            yield Heading(2, case_title(page, place))
        rows = [_row(page, case.ledger, each) for each in page.rows_of(case)]
        if rows:
            yield Table("", columns(), tuple(rows), widths=_WIDTHS, is_list=True, is_close=True)
        else:
            yield Paragraph(empty_words(page))
    for words in end_words(page):
        yield Paragraph(words)
    if page.is_lacking:
        yield Heading(
            2, text("Missing, not read or changed since, so this list may lack something")
        )
    if page.not_read:
        yield Bullets(tuple(Item(text("{file}", file=each)) for each in page.not_read))
    yield Paragraph(text("This list cannot tell you a child is safe."), Tone.STRONG)


def _row(page: LedgerPage, ledger: Ledger, decided: Decided) -> Row:
    row = ledger_row(ledger, decided, is_shared=page.is_shared)
    what = "\n".join((row.what, *row.beneath))
    return Row(row.id, (Cell(what), Cell(row.who), Cell(row.due), Cell(row.state)))
