"""How a page is printed: to the screen or to a file, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ehe_check.cli.person import wants_plain
from ehe_check.cli.printout import Printout, print_text, write_or_print
from ehe_check.page.document import Document
from ehe_check.render.formats import Format, render
from ehe_check.render.screen import render_screen, screen_of
from ehe_check.render.screen_line import Screen
from ehe_check.render.scripts import unprintable

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


def print_document(document: Document, wanted: Printout, sheet: PromptSheet | None = None) -> None:
    """Print a document where it should go; as JSON, a sheet is printed in its own shape."""
    page_format = Format(wanted.form)
    if page_format is Format.TERMINAL:
        print_text(render_screen(document, screen_for(wanted)), wanted)
        return
    warn_of_letters(document, page_format)
    write_or_print(render(page_format, document=document, sheet=sheet), wanted)


def screen_for(wanted: Printout) -> Screen:
    """Return what can be shown where a page should go: in a file, plain text."""
    if wanted.out is not None:
        return Screen()
    return screen_of(sys.stdout, os.environ, plain=wants_plain(plain=wanted.plain))


def warn_of_letters(document: Document, page_format: Format) -> None:
    """Say on standard error which languages a PDF cannot show, and which forms can."""
    if page_format is not Format.PDF:
        return
    if languages := unprintable(render(Format.JSON, document=document).decode()):
        sys.stderr.write(
            f"Some words are in {'; '.join(languages)}. A PDF cannot show them as they are "
            "written. Use --as html or --as docx, which can.\n"
        )
