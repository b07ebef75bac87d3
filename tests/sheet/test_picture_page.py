"""The page of a case over time: the drawing first, then the same in words, the last line last."""

from __future__ import annotations

import pytest

from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import Document, Heading, Paragraph
from ehe_check.page.drawing import Drawing
from ehe_check.page.own import NOTHING, Own
from ehe_check.sheet.checked_words_file import words_with_ledger
from ehe_check.sheet.picture import Picture, shared
from ehe_check.sheet.picture_page import picture_page
from tests.pages import words_of
from tests.pictures import TODAY, planned
from tests.worked import shipped_bank

CLOSING = "This sheet cannot tell you a child is safe."
NEVER_SAID = ("score", "trend", "total", "risk", "points", "strong case", "consider a")


def page(picture: Picture) -> Document:
    return picture_page(words_with_ledger("picture"), picture)


def text_of(picture: Picture) -> str:
    """Return every word of the page of a picture."""
    return "\n".join(words_of(page(picture)))


def test_the_drawing_comes_first_then_the_same_in_words_and_the_last_line_last() -> None:
    blocks = page(planned()).blocks

    assert isinstance(blocks[0], Drawing)
    assert Heading(2, "In words") in blocks
    assert isinstance(blocks[-1], Paragraph)
    assert CLOSING == blocks[-1].text


def test_it_bears_its_title_and_its_day() -> None:
    whole = page(planned())

    assert ("EHE-0131 over time", "3 sessions, made 24 November 2026") == (
        whole.title,
        whole.subtitle,
    )
    assert TODAY == whole.made_on


def test_that_a_gap_is_ours_is_said_beside_what_was_not_known_where_nothing_is_drawn() -> None:
    blocks = page(planned()).blocks
    place = blocks.index(Paragraph("A gap is ours, and no mark against the family."))

    assert Heading(3, "What was agreed") == blocks[place + 1]


@pytest.mark.parametrize(
    ("files", "expected"),
    [(("a.toml", "b.toml"), "changed: a.toml, b.toml. What"), (("",), "was changed. What is")],
)
def test_what_is_missing_of_the_case_stands_above_the_drawing(
    files: tuple[str, ...], expected: str
) -> None:
    missing = tuple(Missing(Miss.NOT_READ, Own(name)) for name in files)
    first, drawing, *_ = page(planned(missing=missing)).blocks

    assert isinstance(first, Paragraph)
    assert first.text.startswith("MISSING: ")
    assert expected in first.text
    assert isinstance(drawing, Drawing)


def test_a_copy_says_that_it_is_one_and_names_no_day() -> None:
    copy = page(shared(planned(), shipped_bank()))

    assert isinstance(copy.blocks[0], Paragraph)
    assert copy.blocks[0].text.startswith("COPY TO SHARE.")
    assert copy.made_on is None
    assert ("The case over time", "3 sessions, made November 2026") == (copy.title, copy.subtitle)


@pytest.mark.parametrize("picture", [planned(), planned(is_held=True, is_shared=True)])
def test_nothing_on_it_is_a_score_a_sum_a_trend_or_a_level_of_advice(picture: Picture) -> None:
    said = text_of(picture).casefold().replace(CLOSING.casefold(), "")

    assert [] == [words for words in NEVER_SAID if words in said]


def test_a_case_without_a_reference_is_called_the_case() -> None:
    assert "The case over time" == page(planned(reference=NOTHING)).title
