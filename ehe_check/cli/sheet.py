"""`ehe-check sheet` and `demo`, and how a sheet is printed: a page, lines of a screen, or a call.

On a terminal page 1 comes last, where it stays in sight, and in a file first.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TextIO, assert_never

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank, load_library
from ehe_check.case.session_file import read_session
from ehe_check.cli.options import DemoOptions, SheetOptions
from ehe_check.cli.printing import print_document, screen_for
from ehe_check.cli.printout import Printout, print_text
from ehe_check.cli.saved_session import open_case
from ehe_check.page.document import Document
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.text import text
from ehe_check.page.visible import visible
from ehe_check.render.formats import Format, SheetFormat
from ehe_check.render.media import A4, WORD, screen_medium
from ehe_check.render.screen import aloud, render_screen, screen_of
from ehe_check.render.screen_line import Screen
from ehe_check.settings.places import read_settings
from ehe_check.sheet.call import call_lines, what_to_say
from ehe_check.sheet.pages import annex_of, lay_out, paper_of, screens
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.sheet.sheet_paper import Paper


def print_saved_sheet(options: SheetOptions) -> None:
    """Print the sheet of a saved session as its case stands, or what to say on the telephone."""
    file, form = options.file, options.as_
    wanted = replace(options.page, as_=form and form.page)
    wanted.check(file)
    case = open_case(file, options.bank, options.clock.today)
    does = print_call if form is SheetFormat.CALL else print_sheet
    does(case.sheet(), case.bank, wanted)


def print_demo(options: DemoOptions) -> None:
    """Print the sheet of an invented case, as of the day on which it was begun."""
    options.page.check()
    session, bank = read_session(resources.DEMO).value, load_bank()
    day = options.clock.named or session.session.started.date()
    print_sheet(sheet_of(session, bank, day), bank, options.page)


def print_sheet(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print a sheet where it should go, without what people wrote where it is to be shared."""
    sheet, form = as_wanted(sheet, bank, wanted), Format(wanted.form)
    if form is Format.TERMINAL:
        _print_in_lines(sheet, bank, wanted)
        return
    local, library = read_settings(), load_library()
    page = lay_out(sheet, bank, library, local=local, is_full=wanted.full, medium=_medium(form))
    print_document(page, wanted, sheet)


def as_wanted(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> PromptSheet:
    """Return a sheet as it is wanted: whole, or without what people wrote."""
    return without_own_words(sheet, bank) if wanted.share else sheet


def _medium(form: Format) -> Medium:
    """Return what a page is laid out for, by its form."""
    match form:
        case Format.DOCX:
            return WORD
        case Format.PDF:
            return A4
        case Format.HTML | Format.MARKDOWN | Format.TERMINAL | Format.JSON:
            return LONG_PAGE
        case _:
            assert_never(form)


def _print_in_lines(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    screen = screen_for(wanted)
    paper = _paper(sheet, bank, screen)
    pages = screens(paper, is_full=wanted.full)
    if wanted.full:
        blocks = annex_of(paper, tuple(block for page in pages for block in page.blocks))
        pages = (*pages, Document(text("In the annex"), blocks))
    parts = [render_screen(page, screen) for page in pages]
    is_last_in_sight = wanted.out is None and sys.stdout.isatty()
    print_text("\n".join(reversed(parts) if is_last_in_sight else parts), wanted)


def show_screen(
    sheet: PromptSheet,
    bank: QuestionBank,
    stream: TextIO,
    *,
    plain: bool,
    is_first_alone: bool = False,
) -> None:
    """Show what to do and then page 1, beneath which it is decided, or page 1 alone.

    Page 1 is in sight so. Who hears the lines hears it first.
    """
    screen = screen_of(stream, os.environ, plain=plain)
    paper = _without_draft_mark(_paper(sheet, bank, screen))
    pages = screens(paper)[: 1 if is_first_alone else None]
    parts = [render_screen(page, screen) for page in pages]
    stream.write("\n" + "\n".join(parts if plain else reversed(parts)))
    stream.flush()


def _paper(sheet: PromptSheet, bank: QuestionBank, screen: Screen) -> Paper:
    """Return what the pages of a sheet are made from, with the local names and contacts."""
    return paper_of(sheet, bank, load_library(), read_settings(), screen_medium(screen.height))


def _without_draft_mark(paper: Paper) -> Paper:
    """Return a paper that is no draft where nothing is open: what is missing is the decision."""
    is_open = paper.sheet.open_questions > 0
    return replace(paper, sheet=replace(paper.sheet, is_draft=paper.sheet.is_draft and is_open))


def print_call(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print what to say where it should go, in the words of a partnership's own file if it has one.

    Raises:
        UnusableFileError: their own words cannot be used, with everything that is wrong in them.
    """
    screen = screen_for(wanted)
    lines = call_text(as_wanted(sheet, bank, wanted), bank, screen)
    print_text(visible(f"{lines}\n", screen.encoding), wanted)


def call_text(sheet: PromptSheet, bank: QuestionBank, screen: Screen) -> str:
    """Return what to say, in lines that fit a screen.

    Raises:
        UnusableFileError: the settings cannot be used, with everything that is wrong in them.
    """
    calling = what_to_say(sheet, bank, read_settings())
    return "\n".join(call_lines(aloud(calling, screen), screen.width))
