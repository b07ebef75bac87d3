"""Words that make trouble, and documents that have the same words, or others, in every place."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import count
from typing import Any, TypeVar, cast

from hypothesis import strategies as st

from ehe_check.case.session import Absence
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import (
    Arrow,
    Bar,
    Block,
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    Document,
    Drawing,
    GroupRow,
    Heading,
    Ink,
    Item,
    Mark,
    PageBreak,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Rule,
    Seen,
    Side,
    Spring,
    Stroke,
    Table,
    Term,
    Terms,
    Tone,
    Words,
    WritingBox,
)
from tests.banks import TODAY
from tests.packs import paper
from tests.pages import GOLDEN_SHEETS, page

T = TypeVar("T")

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
    "字" * 30,
    '[text `"` could not be displayed] the text `"Q"` could not be displayed',
    " ",
    "\n",
    "[bold]not bold[/bold] [/] :warning: C:\\[x]",
    "<script>alert(1)</script> {whom} {0.__class__} %s {{ 7 * 7 }} {% x %}",
    "\"><img src=x onerror='alert(1)'> </style></title> <!-- --> ]]>",
    "# not a heading #\n1. one\n12) two\n- three\n+ four\n* five\n> six\n    seven",
    "setext\n---\nsetext\n===\n- [x]\n***\n: definition",
    "| a | b |\n|---|---|\n| `c` | ~~d~~ |\n\n\n```\n$e$ ==f== g^h^\n[^1]: i\n[j]: http://k.org",
    "www.example.com http://example.org/a mailto:a@example.com",
    "a@example.com javascript:b //c.uk d.com <http://z.org> ![x](y) [x](y)",
    "&lt; &#60; &amp; &copy; & AT&T **b** _i_ __b__ snake_case",
    "_" * 16,
    "**",
    "a\\\nb\\",
]


ACTING = ("Cc", "Cf", "Cs", "Zl", "Zp")
JOINERS = "\u200c\u200d"
MARKS = "\\`*_[](){}<>#+-=.!|~&:;^$@/\"'% \n19ax"

naughty = (
    st.text(min_size=1, max_size=60)
    | st.text(st.sampled_from(MARKS), min_size=1, max_size=40)
    | st.sampled_from(NAUGHTY)
).filter(str.strip)


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


def framed(words: str, made_on: date | None = None) -> Document:
    """Return a sheet with a head and a foot, and the same words in each block of a sheet."""
    head, foot = PageHead(words, words, (words, words)), PageFoot(words, words)
    return Document(words, sheet_blocks(words), words, made_on=made_on, head=head, foot=foot)


def sheet_blocks(words: str) -> tuple[Block, ...]:
    """Return every block that a sheet is made of, with the same words in each place."""
    calls = Calls(
        (
            Call(words, (words, words), words, (words, words)),
            Call(words, (), words),
            Call(words, (), words, (), words, is_ticked=True),
        )
    )
    fields = (Term(words, None), Term(words, words), Term(words, None), Term(words, None))
    ticked = Row(words, (Cell(words, tick=True), Cell("", Seen.NEVER, tick=True)))
    shaped = Row(words, tuple(Cell(text, Seen.RECENT) for text in (words, "")))
    every = Row(words, (Cell("", Seen.NOT_THEIRS), Cell(words, Seen.UNKNOWN)))
    columns = (words, words, words)
    numbered = Bullets((Item(words, lead=words), Item(words)), is_numbered=True)
    inside = (Paragraph(words, lead=words), numbered)
    return (
        Callout(CalloutTone.URGENT, words, (calls, Paragraph(words, lead=words)), label=words),
        Callout(CalloutTone.HOLD, "HOLD", (Paragraph(words),)),
        Heading(2, words, note=words),
        Table("", columns, (GroupRow(words), shaped, every), is_close=True),
        Table(words, columns, (ticked, GroupRow(words), ticked), widths=(1, 3, 2), is_list=True),
        Columns((Heading(3, words), *inside), (Heading(3, words), *inside)),
        Spring(),
        WritingBox(words, words, (words, words), words, fields=fields),
        WritingBox(words, text=words, level=3),
        PageBreak(),
        Details(words, (*inside, Heading(3, words), WritingBox(words, lines=1, level=4))),
        PageBreak(),
        Table("", columns, (shaped,)),
        calls,
    )


def drawing(words: str) -> Drawing:
    """Return a drawing of every sign, line and box, with the same words in each place."""
    texts = (Words(300, 20 * n, words, 13, at, is_strong=n > 1) for n, at in enumerate(Side, 1))
    marks = [Mark(20 + 30 * place, 80, shape) for place, shape in enumerate(Seen)]
    bars = (
        Bar(10, 100, 40, 12, is_filled=True),
        Bar(60, 100, 40, 12),
        Bar(110, 100, 40, 12, is_dashed=True),
        Bar(160, 100, 40, 12, is_blank=True),
    )
    strokes = (
        Stroke(((10, 130), (200, 130)), 2, dash=(7, 4)),
        Stroke(((10, 130), (20, 140), (20, 150)), is_faint=True),
    )
    ink: tuple[Ink, ...] = (*texts, *marks, Arrow(220, 80), *bars, *strokes)
    return Drawing(words, words, 624, 160, ink)


def tables(words: str) -> tuple[Table, ...]:
    """Return a table with the same words in each place, each shape and a blank; and a form."""
    rows = (
        Row(words, (Cell(words), Cell(words, Seen.RECENT))),
        Row(words, (Cell(words, Seen.WITHIN_YEAR), Cell(words, Seen.LONG_AGO))),
        Row(words, (Cell(words, Seen.UNKNOWN), Cell(None))),
    )
    blanks = (Cell(None), Cell(None))
    columns = (words, words, words)
    return (
        Table(words, columns, rows),
        Table(words, columns, (Row(words, blanks), Row("", blanks))),
    )


def named_apart(value: T) -> T:
    """Return blocks each of whose words is another, as long as it was."""
    numbers = count()

    def apart(one: Any) -> Any:  # noqa: ANN401 (any value)
        match one:
            case StrEnum():
                return one
            case str():
                return " ".join(f"{next(numbers)}".ljust(len(word), "x") for word in one.split())
            case tuple():
                return tuple(map(apart, one))
            case _ if is_dataclass(one) and not isinstance(one, type):
                return replace(one, **{x.name: apart(getattr(one, x.name)) for x in fields(one)})
            case _:
                return one

    return cast("T", apart(value))


def joined(words: str) -> tuple[Block, ...]:
    """Return lists and a grid that lines draw beside what names them, and in a callout."""
    listed = Bullets((Item(words), Item(words)), is_numbered=True)
    grid = Table("", ("", words), (Row(words, (Cell(words),)), Row(words, (Cell(None),))))
    reasons = (Paragraph("", lead=words), listed, Paragraph(words, Tone.QUIET))
    called = (
        Callout(CalloutTone.URGENT, words, reasons),
        Callout(CalloutTone.ADVICE, words, (listed,)),
    )
    return (
        *called,
        Heading(2, words),
        grid,
        Heading(2, words),
        listed,
        Heading(2, words * 5),
        listed,
    )


EVERY_BLOCK = replace(
    framed("Words"),
    blocks=named_apart(
        (
            *sheet_blocks("Words"),
            *written("Words").blocks,
            *joined("Words and words"),
            drawing("Words"),
        )
    ),
)
"""Every kind of block in every shape that it has, each of its words another."""


PACKS = {
    **{f"pack-{each}": ("urgent-hold-two-children", each, Absence.HOLD) for each in PackPaper},
    "pack-organiser-free": ("meeting", PackPaper.ORGANISER, Absence.DISAGREEMENT),
    "pack-chair-free": ("meeting", PackPaper.CHAIR, Absence.HARD_CONVERSATION),
    "pack-record-free": ("meeting", PackPaper.RECORD, Absence.DISAGREEMENT),
}
"""The golden papers of a meeting: of which case, and why parents are not there."""

WHOLE_CASES = (*GOLDEN_SHEETS, *(f"pack-{each}" for each in PackPaper))

IN_EVERY_FORMAT = (*GOLDEN_SHEETS, f"pack-{PackPaper.AGENDA}", f"pack-{PackPaper.RECORD}")
"""Golden in every format: they have whatever any whole case has; the others are so in Markdown."""


@cache
def sheet_with_annex() -> Document:
    """Return a golden sheet of two pages, with its annex."""
    return page(GOLDEN_SHEETS["urgent-hold-two-children"](), is_full=True)


@cache
def whole_case(name: str) -> Document:
    """Return a golden case's prompt sheet, or a golden paper of a meeting, of the tests' day."""
    if name in GOLDEN_SHEETS:
        return replace(page(GOLDEN_SHEETS[name]()), made_on=TODAY)
    case, which, absence = PACKS[name]
    return replace(paper(which, GOLDEN_SHEETS[case](), absence), made_on=TODAY)


def acting(text: str) -> list[str]:
    """Return what could act on a terminal, or turn or hide what a reader sees."""
    return [
        character
        for character in text
        if unicodedata.category(character) in ACTING and character not in "\n" + JOINERS
    ]
