"""Documents with the same words in every place, and the outside programs that read pages back."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Rule,
    Shape,
    Table,
    Term,
    Terms,
    Tone,
)
from tests.banks import TODAY
from tests.pages import GOLDEN_SHEETS, pack, page

NAUGHTY = [
    "李小龙 ❤\ufe0f 👩\u200d👩\u200d👧 👍🏽",
    '#panic("x") $x^2$ *b* _e_ = h `raw` <label> @ref https://x.org/ -- "q" \\ // /* #',
    "<w:t>&amp;</w:t> ]]> <!-- <script>alert(1)</script> &#0;",
    "\x00\x07\x0b\x1b[31m\x7f\x85\x9b ends",
    "\ufffe\uffff\ufdd0\U0010ffff\ue000\ud800",
    "\u202egnp.exe \u2066turned\u2069 \ufeff\u200b\u00ad\u034f\u3164",
    "a\r\nb\rc\td\n\ne",
    "\x1f\x1f",
    "שלום مرحبا Дети Ελλάδα हिन्दी ไทย ﷽",
    "e\u0301\u0303\u0303 ŵ ŷ ł ż \u0301",
    "W" * 300,
    "字" * 60,
    '[text `"` could not be displayed] the text `"Q"` could not be displayed',
    " ",
    "\n",
]


def written(words: str, made_on: date | None = None) -> Document:
    """Return a document that has the same words in each kind of block."""
    item = Item(words, lead=words, details=(words, words), blanks=(words, words), cites=(words,))
    texts = tuple(Paragraph(words, tone, cites=(words,)) for tone in Tone)
    short = Terms((Term("Who", words), Term("What", None)))
    long = Terms((Term(words, words), Term(words, None)))
    lists = (Bullets((item, item)), Checklist((item, item)), short, long)
    callouts = tuple(Callout(tone, words, (*texts, *lists)) for tone in CalloutTone)
    blocks: tuple[Block, ...] = (
        *texts,
        *callouts,
        Heading(3, words, starts_page=True),
        Heading(4, words),
        *lists,
        *tables(words),
        Rule(),
    )
    return Document(words, blocks, subtitle=words, made_on=made_on)


def tables(words: str) -> tuple[Table, ...]:
    """Return a table with the same words in each place, each shape and a blank; and a form."""
    rows = (
        Row(words, (Cell(words), Cell(words, Shape.ALL))),
        Row(words, (Cell(words, Shape.SOME), Cell(words, Shape.NONE))),
        Row(words, (Cell(words, Shape.UNKNOWN), Cell(None))),
    )
    blanks = (Cell(None), Cell(None))
    columns = (words, words, words)
    return (
        Table(words, columns, rows),
        Table(words, columns, (Row(words, blanks), Row("", blanks))),
    )


WHOLE_CASES = (*GOLDEN_SHEETS, *(f"pack-{name}" for name in GOLDEN_SHEETS))


@cache
def whole_case(name: str) -> Document:
    """Return the prompt sheet or the meeting pack of a golden case, made on the tests' day."""
    case = name.removeprefix("pack-")
    document = page(GOLDEN_SHEETS[case]()) if case == name else pack(case)
    return replace(document, made_on=TODAY)


def read_by(program: str, *arguments: str, given: bytes = b"") -> str:
    """Return what a program of the system says; without it, skip, but fail in CI."""
    if shutil.which(program) is None:
        reason = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    done = subprocess.run([program, *arguments], input=given, capture_output=True, check=True)
    return done.stdout.decode()
