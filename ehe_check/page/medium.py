"""What a page is laid out for: how much stands on it, and the few words that differ on a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from ehe_check.page.document import Document


def _nothing(_: Document) -> float:
    return 0


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a page stands, and how many lines page 1 and page 2 may have, as `height` counts them.

    It may be a terminal; else it is paper, or it has no pages, and room for everything.
    """

    page_one: float = inf
    page_two: float = inf
    height: Callable[[Document], float] = _nothing
    is_screen: bool = False
    has_pages: bool = True

    def either(self, long: str, short: str) -> str:
        """Return the longer of two wordings, or on a terminal the shorter one."""
        return short if self.is_screen else long


LONG_PAGE = Medium(has_pages=False)
