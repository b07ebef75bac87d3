"""How a sheet is printed: in lines, or in the form that was asked for, whole or to share."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ehe_check.cli.printing import Printout, print_document
from ehe_check.render.formats import Format
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.page.document import Document
    from ehe_check.page.medium import Medium
    from ehe_check.sheet.sheet import PromptSheet


def print_sheet(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print a sheet where it should go, without what people wrote where it is to be shared."""
    sheet = as_wanted(sheet, bank, wanted)
    if Format(wanted.form) is Format.TERMINAL:
        from ehe_check.cli.print_screen import print_screen

        print_screen(sheet, bank, wanted)
        return
    print_document(_laid_out(sheet, bank, wanted), wanted, sheet)


def as_wanted(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> PromptSheet:
    """Return a sheet as it is wanted: whole, or without what people wrote."""
    if not wanted.share:
        return sheet
    from ehe_check.sheet.share import without_own_words

    return without_own_words(sheet, bank)


def _laid_out(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> Document:
    """Return the pages of a sheet, with the annex where it is wanted in full."""
    from ehe_check.bank.load import load_library
    from ehe_check.sheet.pages import lay_out

    return lay_out(
        sheet,
        bank,
        load_library(),
        local=read_settings(),
        is_full=wanted.full,
        medium=_medium(Format(wanted.form)),
    )


def _medium(form: Format) -> Medium:
    """Return what a page is laid out for, by its form."""
    from ehe_check.page.medium import LONG_PAGE
    from ehe_check.render.media import A4, WORD

    match form:
        case Format.DOCX:
            return WORD
        case Format.PDF:
            return A4
        case Format.HTML | Format.MARKDOWN | Format.TERMINAL | Format.JSON:
            return LONG_PAGE
        case _:
            assert_never(form)
