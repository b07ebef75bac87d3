"""What a page is laid out for: how much stands on it, and the few words that differ on a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from ehe_check.page.document import Document


class Surface(StrEnum):
    """Where a page stands: on paper, on what has no pages, or on a terminal."""

    PAPER = "paper"
    LONG_PAGE = "long-page"
    SCREEN = "screen"


def _nothing(_: Document) -> float:
    return 0


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a page stands, and how many lines page 1 and page 2 may have, as `height` counts them.

    What has no pages has room for everything.
    """

    surface: Surface
    page_one: float = inf
    page_two: float = inf
    height: Callable[[Document], float] = _nothing

    @property
    def is_screen(self) -> bool:
        """Whether it is a terminal."""
        return self.surface is Surface.SCREEN

    @property
    def has_pages(self) -> bool:
        """Whether there are pages, so that one of them can be named."""
        return self.surface is not Surface.LONG_PAGE

    def either(self, long: str, short: str) -> str:
        """Return the longer of two wordings, or on a terminal the shorter one."""
        return short if self.is_screen else long


LONG_PAGE = Medium(Surface.LONG_PAGE)
