"""The formats that a page can be had in, each made by the one file that knows how."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from ehe_check.page.document import Document
    from ehe_check.render.look import Look
    from ehe_check.sheet.sheet import PromptSheet


class Format(StrEnum):
    """What a page can be made into."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"

    @property
    def is_binary(self) -> bool:
        """Whether it is a file for another program, and nothing to show on a terminal."""
        return self in (Format.PDF, Format.DOCX)


def render(
    page_format: Format, *, document: Document, sheet: PromptSheet | None = None, look: Look
) -> bytes:
    """Return a page in one format, ready to be written; only a terminal's looks matter.

    As JSON, a prompt sheet has a shape of its own, and any other page is printed as its blocks.
    """
    match page_format:
        case Format.TERMINAL:
            from ehe_check.render.terminal import render_terminal

            return render_terminal(document, look).encode(look.encoding)
        case Format.MARKDOWN:
            from ehe_check.render.markdown import render_markdown

            return render_markdown(document).encode()
        case Format.HTML:
            from ehe_check.render.html import render_html

            return render_html(document).encode()
        case Format.PDF:
            from ehe_check.render.pdf import render_pdf

            return render_pdf(document)
        case Format.DOCX:
            from ehe_check.render.docx.word import render_docx

            return render_docx(document)
        case Format.JSON:
            return _json(document, sheet).encode()
        case _:
            assert_never(page_format)


def _json(document: Document, sheet: PromptSheet | None) -> str:
    if sheet is None:
        from ehe_check.render.document_json import render_json_document

        return render_json_document(document)
    from ehe_check.sheet.sheet_json import render_json

    return render_json(sheet)
