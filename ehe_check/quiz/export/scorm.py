"""SCORM 1.2: the page of a quiz in a zip for training platforms, with what they are told of it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ehe_check.bank.law import Library
from ehe_check.quiz.export.browser_page import render_quiz_page, template
from ehe_check.quiz.item import QuizBank, QuizItem

_UNIX = 3
"""The system that a zip says it was made on, so that its bytes are the same wherever it was."""


def render_scorm(bank: QuizBank, items: Iterable[QuizItem], library: Library) -> bytes:
    """Return items as a zip: a manifest, and the page, which keeps the answers on the platform.

    The same items give the same bytes on any day.
    """
    manifest = template("imsmanifest.xml.jinja").render(
        identifier=f"ehe-check-{bank.id}-{bank.version}", title=bank.title
    )
    page = render_quiz_page(bank, items, library, ("scorm12.js", "quiz.js"))
    content = BytesIO()
    with ZipFile(content, "w") as package:
        for name, text in (("imsmanifest.xml", manifest), ("index.html", page)):
            entry = ZipInfo(name)
            entry.create_system = _UNIX
            package.writestr(entry, text.encode(), ZIP_DEFLATED)
    return content.getvalue()
