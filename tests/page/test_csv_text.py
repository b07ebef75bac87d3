"""CSV: whatever a cell holds, no spreadsheet works it out and no terminal obeys it."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.page.csv_text import csv_text, inert
from ehe_check.page.visible import visible

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
CELLS = st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), min_size=1, max_size=4).map("".join)


@given(CELLS)
@example("=1+1")
@example("\t=1+1")
@example("a\x1b[31mred")
def test_no_cell_is_worked_out_or_obeyed_and_its_words_stay(cell: str) -> None:
    safe = inert(cell)

    assert not safe.startswith(SIGNS)
    assert safe == visible(safe)
    assert safe.removeprefix("'") == visible(cell).removeprefix("'")


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_row_is_read_back_as_it_was_written(row: list[str]) -> None:
    written = csv_text([row])
    (read,) = csv.reader(StringIO(written.decode("utf-8-sig"), newline=""))

    assert list(map(inert, row)) == read


def test_it_begins_with_the_mark_that_spreadsheets_know_utf_8_by() -> None:
    assert b"\xef\xbb\xbfone,two\r\n" == csv_text([["one", "two"]])
