"""Whole sheets, and the papers of a meeting, in each format of text; PDF and Word beside them.

The tests of PDF and of Word compare their pages by what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look
from tests.pages import GOLDEN_SHEETS, MORE_SHEETS, page
from tests.render.every_block import PACKS, WHOLE_CASES, whole_case

ENDINGS = {
    Format.TERMINAL: "-80.txt",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.JSON: ".json",
}
SHEETS = GOLDEN_SHEETS | MORE_SHEETS
EVERY = [
    (name, page_format)
    for name in (*SHEETS, *PACKS)
    for page_format in (ENDINGS if name in WHOLE_CASES else [Format.MARKDOWN])
]


def rendered(name: str, page_format: Format, look: Look) -> bytes:
    sheet = SHEETS[name]() if name in SHEETS else None
    document = page(sheet) if sheet else whole_case(name)
    return render(page_format, sheet=sheet, document=document, look=look)


@pytest.mark.parametrize(("name", "page_format"), EVERY)
def test_whole_pages_are_as_they_were(
    name: str, page_format: Format, golden: Callable[[str, bytes], None]
) -> None:
    actual = rendered(name, page_format, Look())
    if page_format is Format.HTML:
        actual = re.sub(rb"(?s)<style>.*</style>|sha256-[^']*", b"", actual)

    golden(f"{name}{ENDINGS[page_format]}", actual)


@pytest.mark.parametrize(
    ("name", "look", "ending"),
    [
        ("urgent-hold-two-children", Look(40, plain=False), "40.txt"),
        ("meeting", Look(200, colour=True, plain=False), "200.ansi"),
    ],
)
def test_a_terminal_of_another_width_is_as_it_was(
    name: str, look: Look, ending: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"{name}-{ending}", rendered(name, Format.TERMINAL, look))
