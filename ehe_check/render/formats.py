"""The formats that a page, or a quiz, can be had in, each made by the one file that knows how."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, assert_never

if TYPE_CHECKING:
    from datetime import date

    from ehe_check.bank.law import Library
    from ehe_check.page.document import Document
    from ehe_check.quiz.item import QuizBank, QuizItem
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


class SheetFormat(StrEnum):
    """What a prompt sheet can be made into: any format of a page, or what to say on the telephone.

    The call is plain lines, to a screen or to a file.
    """

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    CALL = "call"

    @property
    def page(self) -> Format:
        """The format of a page that it is written as."""
        return Format.TERMINAL if self is SheetFormat.CALL else Format(self.value)


class QuizFormat(StrEnum):
    """What a quiz can be made into: a file for Moodle, a page for a browser, a paper."""

    GIFT = "gift"
    HTML = "html"
    SCORM = "scorm"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"

    @property
    def is_paper(self) -> bool:
        """Whether it is a page, made as any other."""
        return self in (QuizFormat.PDF, QuizFormat.DOCX, QuizFormat.MARKDOWN)


class QuizPage(StrEnum):
    """What a quiz on paper is: its questions, their key, or a briefing about them."""

    PAPER = "paper"
    KEY = "key"
    BRIEFING = "briefing"


_ENDINGS: dict[str, tuple[str, ...]] = {
    Format.TERMINAL: (".txt",),
    Format.MARKDOWN: (".md", ".markdown"),
    Format.HTML: (".html", ".htm"),
    Format.PDF: (".pdf",),
    Format.DOCX: (".docx",),
    Format.JSON: (".json",),
    QuizFormat.GIFT: (".gift",),
    QuizFormat.SCORM: (".zip",),
}
Form = TypeVar("Form", Format, QuizFormat)


def by_ending(forms: type[Form]) -> dict[str, Form]:
    """Return the formats that the ending of a file names, by that ending."""
    return {ending: form for form in forms for ending in _ENDINGS.get(form, ())}


def render(page_format: Format, *, document: Document, sheet: PromptSheet | None = None) -> bytes:
    """Return a page in one format, ready to be written to a file.

    As JSON, a prompt sheet has a shape of its own, and any other page is printed as its blocks.
    """
    match page_format:
        case Format.TERMINAL:
            from ehe_check.render.screen import render_screen
            from ehe_check.render.screen_line import Screen

            return render_screen(document, Screen()).encode()
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


def render_quiz(  # noqa: PLR0913 (the questions, as of when, and for whom)
    form: QuizFormat,
    bank: QuizBank,
    items: tuple[QuizItem, ...],
    library: Library,
    today: date,
    *,
    page: QuizPage = QuizPage.PAPER,
) -> bytes:
    """Return some items of a quiz in one format; on paper, the page of them that is wanted."""
    match form:
        case QuizFormat.GIFT:
            from ehe_check.quiz.export.gift import render_gift

            return render_gift(bank, items, library, today).encode()
        case QuizFormat.HTML:
            from ehe_check.quiz.export.browser_page import render_quiz_page

            return render_quiz_page(bank, items, library).encode()
        case QuizFormat.SCORM:
            from ehe_check.quiz.export.scorm import render_scorm

            return render_scorm(bank, items, library)
        case QuizFormat.PDF | QuizFormat.DOCX | QuizFormat.MARKDOWN:
            document = _quiz_document(page, bank, items, library, today)
            return render(Format(form.value), document=document)
        case _:
            assert_never(form)


def _quiz_document(
    page: QuizPage, bank: QuizBank, items: tuple[QuizItem, ...], library: Library, today: date
) -> Document:
    if page is QuizPage.BRIEFING:
        from ehe_check.quiz.export.briefing import lay_out_briefing

        return lay_out_briefing(bank, items, library, today)
    from ehe_check.quiz.export.paper import lay_out_paper

    return lay_out_paper(bank, items, library, today, with_key=page is QuizPage.KEY)


def _json(document: Document, sheet: PromptSheet | None) -> str:
    if sheet is None:
        from ehe_check.render.block_values import render_json_document

        return render_json_document(document)
    from ehe_check.sheet.sheet_json import render_json

    return render_json(sheet)
