"""A PDF with words in a language that it cannot show: said on standard error, and of no other."""

from __future__ import annotations

import pytest

from ehe_check.cli.printing import warn_of_letters
from ehe_check.page.document import Document, Paragraph
from ehe_check.render.formats import Format

PUNJABI = Document("T", (Paragraph("ਮੈਨੂੰ ਘਰ ਪਸੰਦ ਹੈ"),))


def test_what_a_pdf_cannot_show_is_said_with_the_forms_that_can(
    capsys: pytest.CaptureFixture[str],
) -> None:
    warn_of_letters(PUNJABI, Format.PDF)

    assert capsys.readouterr().err == (
        "Some words are in Punjabi. A PDF cannot show them as they are written. "
        "Use --as html or --as docx, which can.\n"
    )


@pytest.mark.parametrize("page_format", [one for one in Format if one is not Format.PDF])
def test_the_other_forms_are_written_without_a_word(
    page_format: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    warn_of_letters(PUNJABI, page_format)

    assert capsys.readouterr().err == ""


def test_words_that_a_pdf_can_show_are_said_nothing_of(capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_letters(Document("T", (Paragraph("Lubię dom, أحب البيت"),)), Format.PDF)

    assert capsys.readouterr().err == ""
