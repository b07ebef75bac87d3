"""A sheet in lines: page 1 last on a terminal, where it stays in sight, and first in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from ehe_check.bank.load import load_library
from ehe_check.cli.printing import Printout, wants_plain, write_or_print
from ehe_check.page.document import Document
from ehe_check.page.text import text
from ehe_check.render.lines import document_lines
from ehe_check.render.look import Look, look_of
from ehe_check.render.media import screen_medium
from ehe_check.render.screen import drawn, screen_of
from ehe_check.render.terminal import render_terminal
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import annex_of, paper_of, screens

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.sheet.sheet import PromptSheet
    from ehe_check.sheet.sheet_paper import Paper


def print_screen(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print a sheet in lines where it should go, with its annex where that is wanted."""
    reads = wants_plain(plain=wanted.plain)
    is_file = wanted.out is not None
    look = Look() if is_file else look_of(sys.stdout, os.environ, plain=reads)
    paper = paper_in_use(sheet, bank, look)
    pages = screens(paper, is_full=wanted.full)
    parts = (
        *_drawn(pages, look, reads=reads and not is_file),
        *_annex(paper, pages, look, wanted),
    )
    if is_file:
        write_or_print("\n".join(parts).encode(), wanted)
        return
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
    look = look_of(stream, os.environ, plain=plain)
    paper = _without_draft_mark(paper_in_use(sheet, bank, look))
    pages = screens(paper)[: 1 if is_first_alone else None]
    parts = tuple(_drawn(pages, look, reads=plain))
    stream.write("\n" + "\n".join(reversed(parts)))
    stream.flush()


def paper_in_use(sheet: PromptSheet, bank: QuestionBank, look: Look) -> Paper:
    """Return what the pages of a sheet are made from, with the local names and contacts."""
    return paper_of(sheet, bank, load_library(), read_settings(), screen_medium(look.height))


def _without_draft_mark(paper: Paper) -> Paper:
    """Return a paper that is no draft where nothing is open: what is missing is the decision."""
    draft = paper.first.draft
    if draft is None or draft.open:
        return paper
    return replace(paper, first=replace(paper.first, draft=None))


def _drawn(pages: Iterable[Document], look: Look, *, reads: bool) -> Iterator[str]:
    screen = screen_of(look, reads=reads)
    for page in pages:
        yield drawn(document_lines(page, screen), look)


def _annex(paper: Paper, pages: Iterable[Document], look: Look, wanted: Printout) -> Iterator[str]:
    if wanted.full:
        blocks = annex_of(paper, tuple(block for page in pages for block in page.blocks))
        yield render_terminal(Document(text("In the annex"), blocks), look)
