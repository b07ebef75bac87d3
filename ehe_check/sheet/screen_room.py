"""How much of page 1 stands on a terminal: what gives way where it is full, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.page.fitting import Order
from ehe_check.page.fitting import fitting as as_fits
from ehe_check.sheet.first_page import (
    MOST_GOING_WELL,
    MOST_OFFERS,
    MOST_OURS,
    MOST_REASONS,
    FirstPage,
)
from ehe_check.sheet.to_find import MOST_TO_FIND

MOST_LINES = 22
"""What stands on a terminal of 24 lines above the two of the decision."""
MOST_WHERE_FIRM = 12
MOST_WHERE_NOT_FIRM = 18
EVERY_CHILD = 1000
MOST_TO_DO = 6
MOST_KEPT = 2
"""How many lines there are for what was kept of a call; at none it is that or to ring again."""
MOST_CLASHES = 2
IN_ORDER: Order = (
    ("ours", (1, 0)),
    ("reasons", (4, 3)),
    ("has_legend", (False,)),
    ("children", (4,)),
    ("finds", (2, 1)),
    ("kept", (1,)),
    ("finds", (0,)),
    ("going_well", (2, 1, 0)),
    ("offers", (1, 0)),
    ("to_do", (3, 2)),
    ("clashes", (1, 0)),
    ("has_grid", (False,)),
    ("reasons", (2, 1)),
    ("kept", (0,)),
)
"""What gives way, part by part, to how much of it; three lines of reasons are two and the rest."""
_COMES_BACK = ("has_grid", "kept", "reasons", "finds", "children", "ours", "has_legend")


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each list is printed; what never gives way has no place here."""

    ours: int = MOST_OURS
    reasons: int = MOST_REASONS
    has_legend: bool = True
    children: int = EVERY_CHILD
    has_grid: bool = True
    finds: int = MOST_TO_FIND
    going_well: int = MOST_GOING_WELL
    offers: int = MOST_OFFERS
    to_do: int = MOST_TO_DO
    kept: int = MOST_KEPT
    clashes: int = MOST_CLASHES


def fitting(fits: Callable[[Room], bool]) -> Room:
    """Return as much as fits; what gave way comes back where what went after it left room."""
    return as_fits(Room(), IN_ORDER, fits, _COMES_BACK)


def most_lines(page: FirstPage) -> int:
    """Return how many lines a page may have at most."""
    match page.advice.headline:
        case HeadlineKey.FIRM:
            return MOST_WHERE_FIRM
        case HeadlineKey.NOT_FIRM | HeadlineKey.NOT_ENOUGH:
            return MOST_WHERE_NOT_FIRM
        case _:
            return MOST_LINES
