"""Markdown: well formed, and every text shows as it was typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Legend,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.visible import visible
from ehe_check.render.markdown import render_markdown
from tests.pages import GOLDEN_SHEETS, MORE_SHEETS, page, words_of, worked_page
from tests.render.every_block import acting, framed, naughty, tables, written
from tests.worked import some_case_names

RUMDL = Path(sys.executable).with_name("rumdl")
READER = MarkdownIt("gfm-like")
WORDS = {"text", "hardbreak"}


def pieces(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from token.children or ()
        else:
            yield token


def shown(tokens: list[Token]) -> str:
    """Return the text that a reader sees, a space between any two words."""
    said = (token.content if token.type == "text" else " " for token in pieces(tokens))
    return spaced("".join(part if part.strip() else " " for part in said))


def spaced(text: str) -> str:
    return " ".join(text.split())


def structure(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return everything that is not words: what opens and closes, and raw HTML."""
    return [(token.type, token.content) for token in pieces(tokens) if token.type not in WORDS]


PLAIN = {
    made: structure(READER.parse(render_markdown(made("Words")))) for made in (written, framed)
}


def check_shown_as_typed(words: str) -> None:
    for made, plain in PLAIN.items():
        document = made(words)
        text = render_markdown(document)
        tokens = READER.parse(text)
        in_a_cell = " / ".join(filter(None, map(spaced, visible(words).split("\n"))))
        read = shown(tokens).replace(in_a_cell, spaced(visible(words)))
        in_legends = sum(
            len(block.items) for block in document.blocks if isinstance(block, Legend)
        )  # each cell says what its own shape means
        places = sum(words in said for said in words_of(document))

        assert structure(tokens) == plain
        assert read.count(spaced(visible(words))) >= places - in_legends
        assert not acting(text)


@given(naughty)
def test_whatever_was_written_shows_as_it_was_typed_and_marks_nothing(words: str) -> None:
    check_shown_as_typed(words)


@pytest.mark.thorough
def test_a_linter_of_markdown_finds_nothing_in_any_worked_case_or_table(tmp_path: Path) -> None:
    for name in some_case_names():
        text = render_markdown(worked_page(name))
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    for name, make in (GOLDEN_SHEETS | MORE_SHEETS).items():
        (tmp_path / f"golden-{name}.md").write_text(render_markdown(page(make())), "utf-8")
    document = Document("T", (Paragraph("Words."), TABLE, *tables("A | b\nc"), Paragraph("More.")))
    (tmp_path / "table.md").write_text(render_markdown(document), encoding="utf-8")
    # A text is one line, however long, and a headline may be a sentence with its full stop.
    rules = ("--isolated", "--no-cache", "--silent", "--disable", "MD013,MD026")
    done = subprocess.run(
        [RUMDL, "check", *rules, tmp_path], capture_output=True, text=True, check=False
    )

    assert (0, "") == (done.returncode, done.stdout + done.stderr)


def test_every_block_has_its_mark() -> None:
    item = Item("Look.", lead="eldest", details=("Who: GP",), blanks=("By when",), cites=("L1.1",))
    document = Document(
        "Sheet",
        (
            Callout(CalloutTone.HOLD, "HOLD", (Paragraph("Ask."), Bullets((Item("Whom?"),)))),
            Callout(CalloutTone.PLAIN, "Then", (Paragraph("Do."),)),
            Heading(3, "Part"),
            Checklist((item,)),
            Terms((Term("Who", "me"), Term("When", None))),
            Rule(),
            Paragraph("No.", Tone.STRONG, cites=("C3", "E1")),
        ),
        subtitle="EHE-1",
    )

    assert """\
# Sheet

EHE-1

> ## HOLD
>
> Ask.
>
> - Whom?

<!-- -->

> ## Then
>
> Do.

### Part

- [ ] **eldest:** Look. [L1.1]\\
  Who: GP\\
  By when: ________________

<!-- -->

- **Who:** me
- **When:** ________________

---

**No.** [C3, E1]
""" == render_markdown(document)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1. Ring.", r"1\. Ring."),
        ("12) Ring.", r"12\) Ring."),
        ("- Ring.", r"\- Ring."),
        ("+ Ring.", r"\+ Ring."),
        ("=== Ring.", r"\=\== Ring."),
        (": Ring.", r"\: Ring."),
        ("Ring at 1. - + :", "Ring at 1. - + :"),
    ],
)
def test_a_line_that_begins_as_a_list_does_is_no_list(typed: str, written: str) -> None:
    text = render_markdown(Document("T", (Paragraph(f"{typed}\n{typed}"),)))

    assert f"# T\n\n{written}\\\n{written}\n" == text


def test_ordinary_prose_stays_as_it_is() -> None:
    text = 'It\'s 10:30, e.g. a well-known (0-19) plan: "go", 50%, see L4.1 and Siân ŵ; ok!'

    assert text in render_markdown(Document("T", (Paragraph(text),)))


TABLE = Table(
    "Who has seen the child",
    ("Professional", "Has seen"),
    (Row("GP", (Cell("Yes | no\n\\|\n\n`x`"),)), Row("", (Cell(None),)), Row("Nurse", (Cell(""),))),
)


def test_a_table_is_one_in_which_line_ends_and_pipes_break_nothing() -> None:
    text = """\
# T

Who has seen the child

| Professional | Has seen |
| --- | --- |
| **GP** | Yes \\| no / \\\\\\| / \\`x\\` |
| ________________ | ________________ |
| **Nurse** | |
"""

    assert text == render_markdown(Document("T", (TABLE,)))


def test_lists_that_follow_one_another_stay_apart() -> None:
    lists = (Bullets((Item("a"),)), Checklist((Item("b"),)), Terms((Term("c", "d"),)))
    document = Document("T", (*lists, Callout(CalloutTone.PLAIN, "U", lists)))
    tokens = READER.parse(render_markdown(document))

    assert 6 == sum(token.type == "bullet_list_open" for token in tokens)


def test_line_ends_within_a_text_stay() -> None:
    assert "a\\\nb\\\n\\\nc\n" in render_markdown(Document("T", (Paragraph("a\r\nb\n\nc\n"),)))
