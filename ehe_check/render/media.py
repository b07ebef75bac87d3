"""What a page may be laid out for, and how much stands there."""

from __future__ import annotations

from ehe_check.page.document import Document
from ehe_check.page.height import IN_WORD, ON_A4, height
from ehe_check.page.medium import Medium
from ehe_check.render.lines import document_lines
from ehe_check.render.screen_line import WIDTH, Screen

_DECIDES = 2
"""The lines beneath page 1 in which it is decided."""
_LINES_OF_PAGE_TWO = 36


def screen_medium(rows: int) -> Medium:
    """Return a terminal of so many rows; what stands on it is fitted to 79 columns."""
    return Medium(rows - _DECIDES, _LINES_OF_PAGE_TWO, _lines, is_screen=True)


def _lines(page: Document) -> float:
    return sum(1 for _ in document_lines(page, Screen(WIDTH)))


def _on_paper(page: Document) -> float:
    return height(page.blocks)


A4 = Medium(ON_A4, ON_A4, _on_paper)
WORD = Medium(IN_WORD, IN_WORD, _on_paper)
