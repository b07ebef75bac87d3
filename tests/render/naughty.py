"""Words that make trouble, and a document that has the same words in every place of every block."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Rule,
    Term,
    Terms,
    Tone,
)
from tests.render.every_block import tables

ACTING = ("Cc", "Cf", "Cs", "Zl", "Zp")
JOINERS = "\u200c\u200d"
MARKS = "\\`*_[](){}<>#+-=.!|~&:;^$@/\"'% \n19ax"

naughty = (
    st.text(min_size=1, max_size=60).filter(str.strip)
    | st.text(st.sampled_from(MARKS), min_size=1, max_size=40).filter(str.strip)
    | st.sampled_from(
        [
            "[bold]not bold[/bold] [/] :warning: C:\\[x]",
            "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m",
            "\u202egnp.exe \u2066turned\u2069 \ufeff\u200b\u00ad",
            "a\r\nb\rc\td\x00e\x7f",
            "\ud800 half of one",
            "李小龙 and 👩‍👩‍👧 and e\u0301\u0301\u0301 and ﷽",
            "w" * 200,
            "字" * 100,
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
        ],
    )
)


def everything(words: str) -> Document:
    """Return a document with the words in every place that holds a text."""
    item = Item(words, lead=words, details=(words,), blanks=(words,), cites=(words,))
    quiet, strong = (
        Paragraph(words, Tone.QUIET, cites=(words,)),
        Paragraph(words, Tone.STRONG, cites=(words,)),
    )
    short, long = (
        Terms((Term("Who", words), Term("What", None))),
        Terms((Term(words, words), Term(words, None))),
    )
    lists = (Bullets((item, Item(words))), Checklist((item, Item(words))), short, long)
    callouts = (Callout(tone, words, (quiet, *lists)) for tone in CalloutTone)
    return Document(
        words,
        (
            quiet,
            strong,
            *callouts,
            Heading(3, words, starts_page=True),
            *lists,
            *tables(words),
            Rule(),
            strong,
        ),
        subtitle=words,
    )


def acting(text: str) -> list[str]:
    """Return what could act on a terminal, or turn or hide what a reader sees."""
    return [
        character
        for character in text
        if unicodedata.category(character) in ACTING and character not in "\n" + JOINERS
    ]
