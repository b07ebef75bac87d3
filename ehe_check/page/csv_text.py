"""CSV in which no cell can act: neither on a terminal, nor in a spreadsheet that reads it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from ehe_check.page.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV in UTF-8, with the mark that spreadsheets know it by."""
    stream = StringIO(newline="")
    csv.writer(stream).writerows(map(inert, row) for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """Return a cell in which what a spreadsheet would work out stands as text."""
    return f"'{visible(cell)}" if cell.startswith(_FORMULA) else visible(cell)
