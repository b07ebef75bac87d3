"""Markdown: well formed, and read back as a reader sees it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ehe_check.page.document import Cell, Document, Paragraph, Row, Table
from ehe_check.render.markdown import render_markdown
from tests.pages import GOLDEN_SHEETS, MORE_SHEETS, page, worked_page
from tests.render.every_block import tables
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


TABLE = Table(
    "Who has seen the child",
    ("Professional", "Has seen"),
    (Row("GP", (Cell("Yes | no\n\\|\n\n`x`"),)), Row("", (Cell(None),)), Row("Nurse", (Cell(""),))),
)


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


PROSE = 'It\'s 10:30, e.g. a well-known (0-19) plan: "go", 50%, see L4.1 and Siân ŵ; ok!'


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
        (PROSE, PROSE),
    ],
)
def test_a_line_that_begins_as_a_list_does_is_no_list_and_prose_stays_as_it_is(
    typed: str, written: str
) -> None:
    text = render_markdown(Document("T", (Paragraph(f"{typed}\r\n{typed}\n\n{typed}\n"),)))

    assert f"# T\n\n{written}\\\n{written}\\\n\\\n{written}\n" == text


def test_in_a_table_line_ends_and_pipes_break_nothing() -> None:
    row = r"| **GP** | Yes \| no / \\\| / \`x\` |"

    assert f"\n{row}\n" in render_markdown(Document("T", (TABLE,)))
