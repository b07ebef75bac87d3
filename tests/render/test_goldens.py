"""Whole sheets, and the papers of a meeting, in Markdown, and a few in each format of text.

The tests of PDF and of Word compare those few by what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from ehe_check.render.formats import Format, render
from ehe_check.render.look import Look
from tests.pages import GOLDEN_SHEETS, MORE_SHEETS, page
from tests.render.every_block import IN_EVERY_FORMAT, PACKS, WHOLE_CASES, framed, whole_case

SHEETS = GOLDEN_SHEETS | MORE_SHEETS
GOLDEN = {
    **{f"{name}.md": (name, Format.MARKDOWN) for name in (*SHEETS, *PACKS)},
    **{f"{name}-80.txt": (name, Format.TERMINAL) for name in IN_EVERY_FORMAT},
    **{f"{name}.html": (name, Format.HTML) for name in IN_EVERY_FORMAT},
    "urgent-hold-two-children.json": ("urgent-hold-two-children", Format.JSON),
    "meeting.json": ("meeting", Format.JSON),
    "firm.json": ("firm", Format.JSON),
}


def rendered(name: str, page_format: Format, look: Look) -> bytes:
    sheet = SHEETS[name]() if name in SHEETS else None
    document = page(sheet) if sheet else whole_case(name)
    return render(page_format, sheet=sheet, document=document, look=look)


@pytest.mark.parametrize("file", GOLDEN)
def test_whole_pages_are_as_they_were(file: str, golden: Callable[[str, bytes], None]) -> None:
    name, page_format = GOLDEN[file]
    actual = rendered(name, page_format, Look())
    if page_format is Format.HTML:
        actual = re.sub(rb"(?s)<style>.*</style>|sha256-[^']*", b"", actual)

    golden(file, actual)


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


def test_a_page_with_every_block_is_as_it_was_in_json(
    golden: Callable[[str, bytes], None],
) -> None:
    golden("every-block.json", render(Format.JSON, document=framed("Words"), look=Look()))


def kinds(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield what a document is made of: each field that is filled, and each choice by its word."""
    if isinstance(value, tuple):
        for each in value:
            yield from kinds(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, bool | Enum):
                yield type(value).__name__, field.name, str(inner)
            elif inner not in ((), None, ""):
                yield type(value).__name__, field.name, "filled"
            yield from kinds(inner)


def test_what_is_golden_in_every_format_has_all_that_any_whole_case_has() -> None:
    golden = {kind for name in IN_EVERY_FORMAT for kind in kinds(whole_case(name))}

    for name in (*WHOLE_CASES, *PACKS):
        assert {*kinds(whole_case(name))} <= golden, name
