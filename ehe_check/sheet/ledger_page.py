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
from ehe_check.page.words import Say
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


def lay_out_ledger(say: Say, page: LedgerPage) -> Document:
    """Return the page as blocks, in any format but lines of a terminal."""
    return Document(
        title=page_title(say, page),
        subtitle=" ".join(subtitle(say, page)),
        blocks=tuple(_blocks(say, page)),
        made_on=page.today,
        is_brief=True,
    )


def columns(say: Say) -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (
        say("columns.id"),
        say("columns.what"),
        say("columns.who"),
        say("columns.due"),
        say("columns.state"),
    )


def page_title(say: Say, page: LedgerPage) -> str:
    """Return what the page is called."""
    return say("title") if page.is_all else say("title_due")


def subtitle(say: Say, page: LedgerPage) -> tuple[str, ...]:
    """Return which case the page is about, where it is one that has a reference, and its day."""
    reference = page.cases[0].ledger.reference if page.is_of_one else ""
    case = (say("case", reference=reference),) if reference else ()
    return (*case, short_day(page.today))


def case_title(say: Say, page: LedgerPage, place: int) -> str:
    """Return what one of the cases that stand on a page is called."""
    case = page.shown[place]
    if case.ledger.reference:
        return say("case", reference=case.ledger.reference)
    if case.file:
        return say("case_bare", file=case.file)
    return say("case_number", number=str(place + 1))


def end_words(say: Say, page: LedgerPage) -> Iterator[str]:
    """Yield what is said beneath all cases: what is not shown of them, and of how many nothing."""
    later = sum(each.later for each in page.cases)
    settled = sum(each.settled for each in page.cases)
    rest = "" if page.is_all else rest_words(say, later, settled)
    yield from filter(None, (rest, _others(say, page)))


def _others(say: Say, page: LedgerPage) -> str:
    others = len(page.cases) - len(page.shown)
    number, day = str(others), day_words(page.today + SOON)
    if page.is_all:
        return one_or_many(others, say("undecided_one"), say("undecided_many", number=number))
    many = say("other_cases_many", day=day, number=number)
    return one_or_many(others, say("other_cases_one", day=day), many)


def empty_words(say: Say, page: LedgerPage) -> str:
    """Return what stands in place of a case's rows where there are none."""
    if page.is_all:
        return say("nothing_decided")
    return say("nothing_due", day=day_words(page.today + SOON))


def _blocks(say: Say, page: LedgerPage) -> Iterator[Block]:
    if page.is_shared:
        yield Paragraph(say("shared"), Tone.STRONG)
    for place, case in enumerate(page.shown):
        if not page.is_of_one:
            yield Heading(2, case_title(say, page, place))
        rows = [_row(say, page, case.ledger, each) for each in page.rows_of(case)]
        if rows:
            yield Table("", columns(say), tuple(rows), widths=_WIDTHS, is_list=True, is_close=True)
        else:
            yield Paragraph(empty_words(say, page))
    for words in end_words(say, page):
        yield Paragraph(words)
    if page.is_lacking:
        yield Heading(2, say("missing.heading"))
    if page.not_read:
        yield Bullets(tuple(Item(say("missing.one", file=each)) for each in page.not_read))
    yield Paragraph(say("closing"), Tone.STRONG)


def _row(say: Say, page: LedgerPage, ledger: Ledger, decided: Decided) -> Row:
    row = ledger_row(say, ledger, decided, is_shared=page.is_shared)
    what = "\n".join((row.what, *row.beneath))
    return Row(row.id, (Cell(what), Cell(row.who), Cell(row.due), Cell(row.state)))
