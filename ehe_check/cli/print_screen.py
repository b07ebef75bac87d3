"""A sheet in lines: page 1 last on a terminal, where it stays in sight, and first in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from ehe_check.bank.load import load_library
from ehe_check.cli.printing import Printout, wants_plain, write_or_print
from ehe_check.page.document import Document
from ehe_check.page.text import text
from ehe_check.render.look import Look, look_of
from ehe_check.render.screen import drawn, screen_of
from ehe_check.render.terminal import render_terminal
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import annex_of, paper_of
from ehe_check.sheet.screen_pages import actions_in_lines, page_one, page_two, without_draft_mark

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.sheet.sheet import PromptSheet
    from ehe_check.sheet.sheet_paper import Paper


def print_screen(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print a sheet in lines where it should go, with its annex where that is wanted."""
    reads, paper = wants_plain(plain=wanted.plain), paper_in_use(sheet, bank)
    if wanted.out is not None:
        parts = (*_pages(paper, Look(), reads=False), *_annex(paper, Look(), wanted))
        write_or_print("\n".join(parts).encode(), wanted)
        return
    look = look_of(sys.stdout, os.environ, plain=reads)
    parts = (*_pages(paper, look, reads=reads), *_annex(paper, look, wanted))
    in_order = reversed(parts) if sys.stdout.isatty() else parts
    sys.stdout.write("\n".join(in_order))
    sys.stdout.flush()


def show_screen(
    sheet: PromptSheet,
    bank: QuestionBank,
    stream: TextIO,
    *,
    plain: bool,
    is_first_alone: bool = False,
) -> None:
    """Show what to do and then page 1, beneath which it is decided, or page 1 alone."""
    look, paper = look_of(stream, os.environ, plain=plain), paper_in_use(sheet, bank)
    parts = tuple(_pages(without_draft_mark(paper), look, reads=plain))
    parts = parts[:1] if is_first_alone else parts
    stream.write("\n" + "\n".join(reversed(parts)))
    stream.flush()


def paper_in_use(sheet: PromptSheet, bank: QuestionBank) -> Paper:
    """Return what the pages of a sheet are made from, with the local names and contacts."""
    return paper_of(sheet, bank, load_library(), read_settings())


def _pages(paper: Paper, look: Look, *, reads: bool) -> Iterator[str]:
    screen = screen_of(look, reads=reads)
    yield drawn(page_one(paper, screen), look)
    second = page_two(paper, screen)
    if second:
        yield drawn(second, look)


def _annex(paper: Paper, look: Look, wanted: Printout) -> Iterator[str]:
    if wanted.full:
        actions = actions_in_lines(paper)
        blocks = annex_of(replace(paper, actions=actions))
        yield render_terminal(Document(text("In the annex"), blocks), look)
