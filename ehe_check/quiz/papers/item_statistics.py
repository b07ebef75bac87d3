"""Item statistics: how quiz items do with those who sat them, withheld where too few did.

Facility is the mean mark; discrimination the correlation of an item's mark with the total of the
others; alpha is Cronbach's; the standard error of measurement is that of a total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import fsum, sqrt
from typing import TypeAlias

from ehe_check.page.text import text
from ehe_check.quiz.intervals import FEWEST

ENOUGH = 30
"""How many have to sit before discrimination and alpha are worth printing."""

LEAST_ITEMS = 2

Marks: TypeAlias = Mapping[str, float]
"""One sitter's marks, 0 to 1 by item; an item that was put and not answered has 0."""


class Withheld(Enum):
    """Why a figure is not given."""

    FEW_SAT_A_PAPER = auto()
    ALL_ALIKE = auto()
    NOBODY = auto()
    FEW_SAT = auto()
    FEW_SAT_ALL = auto()
    ONE_ITEM = auto()
    SAME_MARK = auto()
    SAME_TOTAL = auto()


WHY = {
    Withheld.FEW_SAT_A_PAPER: "too few people sat a paper",
    Withheld.ALL_ALIKE: "people's answers did not differ",
    Withheld.NOBODY: "nobody sat it",
    Withheld.FEW_SAT: "fewer than {fewest} people sat it",
    Withheld.FEW_SAT_ALL: "fewer than {enough} people sat all of it",
    Withheld.ONE_ITEM: "there is only one item",
    Withheld.SAME_MARK: "everybody had the same mark, on it or on the others",
    Withheld.SAME_TOTAL: "everybody had the same total",
}


def why_withheld(reason: Withheld) -> str:
    """Return why a figure is not given, as part of a sentence."""
    return text(WHY[reason], fewest=str(FEWEST), enough=str(ENOUGH))


Figure: TypeAlias = float | Withheld


@dataclass(frozen=True)
class ItemFigures:
    """What can be said of one item: how many sat it, and how it went."""

    item: str
    sat: int
    facility: Figure
    discrimination: Figure


@dataclass(frozen=True)
class Figures:
    """What can be said of items and of a paper as a whole; no sitter can be told from it."""

    sitters: int
    items: tuple[ItemFigures, ...]
    alpha: Figure
    standard_error: Figure


def figures(marks: Sequence[Marks], order: Sequence[str]) -> Figures:
    """Return the figures of items in an order, from the marks of all who sat."""
    complete = [each for each in marks if all(item in each for item in order)]
    return Figures(
        sitters=len(marks),
        items=tuple(_item(item, marks, complete, order) for item in order),
        alpha=_alpha(complete, order),
        standard_error=_standard_error(complete, order),
    )


def _item(
    item: str, marks: Sequence[Marks], complete: Sequence[Marks], order: Sequence[str]
) -> ItemFigures:
    mine = [each[item] for each in marks if item in each]
    facility = fsum(mine) / len(mine) if mine else Withheld.NOBODY
    return ItemFigures(item, len(mine), facility, _discrimination(item, complete, order))


def _discrimination(item: str, complete: Sequence[Marks], order: Sequence[str]) -> Figure:
    if short := _too_little(complete, order):
        return short
    own = [each[item] for each in complete]
    rest = [fsum(each[other] for other in order if other != item) for each in complete]
    spread = sqrt(_squares(own) * _squares(rest))
    if spread == 0:
        return Withheld.SAME_MARK
    return _products(own, rest) / spread


def _alpha(complete: Sequence[Marks], order: Sequence[str]) -> Figure:
    if short := _too_little(complete, order):
        return short
    total = _squares([fsum(each[item] for item in order) for each in complete])
    if total == 0:
        return Withheld.SAME_TOTAL
    within = fsum(_squares([each[item] for each in complete]) for item in order)
    count = len(order)
    return count / (count - 1) * (1 - within / total)


def _standard_error(complete: Sequence[Marks], order: Sequence[str]) -> Figure:
    alpha = _alpha(complete, order)
    if isinstance(alpha, Withheld):
        return alpha
    totals = [fsum(each[item] for item in order) for each in complete]
    return sqrt(_squares(totals) / (len(totals) - 1)) * sqrt(max(0.0, 1 - alpha))


def _too_little(complete: Sequence[Marks], order: Sequence[str]) -> Withheld | None:
    if len(order) < LEAST_ITEMS:
        return Withheld.ONE_ITEM
    if len(complete) < ENOUGH:
        return Withheld.FEW_SAT_ALL
    return None


def _squares(values: Sequence[float]) -> float:
    """Return the sum of the squared distances from the mean."""
    return _products(values, values)


def _products(one: Sequence[float], other: Sequence[float]) -> float:
    first, second = fsum(one) / len(one), fsum(other) / len(other)
    return fsum((a - first) * (b - second) for a, b in zip(one, other, strict=True))
