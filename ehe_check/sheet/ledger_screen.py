"""The ledger in the lines of a terminal: a line or two for each decision, its day at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from ehe_check.over_time.ledger import Decided, Ledger
from ehe_check.page.columns import cells, padded, wrapped
from ehe_check.page.text import text
from ehe_check.sheet.ledger_page import (
    CaseLedger,
    LedgerPage,
    case_title,
    columns,
    empty_words,
    end_words,
    page_title,
    subtitle,
)
from ehe_check.sheet.ledger_words import LedgerRow, ledger_row
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen, as_shown

_WIDTHS = (4, 27, 14, 11, 19)
_BETWEEN = " "
_NARROW = sum(_WIDTHS) + len(_WIDTHS) - 1
_INDENT = "       "


def page_lines(page: LedgerPage, screen: Screen | None = None) -> tuple[Line, ...]:
    """Return a page of decisions in lines, as wide as a screen."""
    screen = screen or Screen()
    return tuple(_page(as_shown(page, screen.encoding), screen))


def ledger_lines(ledger: Ledger, screen: Screen | None = None) -> tuple[Line, ...]:
    """Return the whole ledger of one case in lines, as wide as a screen."""
    page = LedgerPage(ledger.today, (CaseLedger(ledger),), is_all=True)
    return page_lines(page, screen)


def _page(page: LedgerPage, screen: Screen) -> Lines:
    yield from _head(page, screen)
    if page.is_shared:
        yield from screen.wrap(
            text(
                "COPY TO SHARE. Left out of this copy: case references, what people are "
                "called in a case, and all that was written in own words. It is still about "
                "real children: share it only with those who need it."
            ),
            Mark.STRONG,
        )
    for place, case in enumerate(page.shown):
        if not page.is_of_one:
            yield Line("")
            yield from screen.wrap(case_title(page, place), Mark.STRONG)
        yield from _case(page, case, screen, has_columns=place == 0)
    if not page.is_of_one and page.shown:
        yield Line("")
    for words in end_words(page):
        yield from screen.wrap(words, Mark.QUIET)
    if page.is_lacking:
        yield from screen.wrap(
            text("Missing, not read or changed since, so this list may lack something"), Mark.STRONG
        )
    for each in page.not_read:
        yield from screen.wrap(text("{file}", file=each), first="- ", hang="  ")
    yield from screen.wrap(text("This list cannot tell you a child is safe."), Mark.STRONG)


def _head(page: LedgerPage, screen: Screen) -> Lines:
    *case, day = subtitle(page)
    left = " ".join((page_title(page), *case))
    if cells(left) + cells(day) + 2 > screen.width:
        yield from screen.wrap(f"{left}, {day}", Mark.STRONG)
        return
    yield Line(padded(left, screen.width - cells(day)) + day, Mark.STRONG)


def _case(page: LedgerPage, case: CaseLedger, screen: Screen, *, has_columns: bool) -> Lines:
    """Yield the rows of a case; the heads of the columns stand above the first case alone."""
    rows = page.rows_of(case)
    if not rows:
        yield from screen.wrap(empty_words(page))
    is_stacked = screen.reads or screen.width < _NARROW
    if rows and has_columns and not is_stacked:
        yield Line(_in_columns(columns()), Mark.QUIET)
    for each in rows:
        row = ledger_row(case.ledger, each, is_shared=page.is_shared)
        yield from _row(each, row, screen, case.ledger, is_stacked=is_stacked)


def _row(
    decided: Decided, row: LedgerRow, screen: Screen, ledger: Ledger, *, is_stacked: bool
) -> Lines:
    mark = Mark.STRONG if decided.days_past(ledger.today) else Mark.PLAIN
    yield from _stacked(decided, row, screen, mark) if is_stacked else _lines_of(row, mark)
    hang = "  " if is_stacked else _INDENT
    for said in row.beneath:
        yield from screen.wrap(said, first=hang, hang=hang)


def _lines_of(row: LedgerRow, mark: Mark) -> Lines:
    """Yield one decision in columns; words too long for theirs go on in the next line."""
    parts = (row.id, row.what, row.who, row.due, row.state)
    several = [wrapped(part, width) for part, width in zip(parts, _WIDTHS, strict=True)]
    for texts in zip_longest(*several, fillvalue=""):
        yield Line(_in_columns(texts), mark)


def _stacked(decided: Decided, row: LedgerRow, screen: Screen, mark: Mark) -> Lines:
    """Yield one decision as a sentence, where it is read out or there is no room for columns."""
    who = (row.who,) if decided.who else ()
    beside = "; ".join((*who, row.due, row.state))
    yield from screen.wrap(f"{row.id} {row.what} ({beside})", mark, hang="  ")


def _in_columns(texts: Iterable[str]) -> str:
    cells_ = (padded(said, width) for said, width in zip(texts, _WIDTHS, strict=True))
    return _BETWEEN.join(cells_).rstrip()
