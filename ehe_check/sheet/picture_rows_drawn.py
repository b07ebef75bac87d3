"""The rows of a drawn picture: the children, what was not known, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.columns import cut, wrapped
from ehe_check.page.drawing import Arrow, Bar, Ink, Mark, Shape, Side, Stroke, Words
from ehe_check.page.phrases import number_words
from ehe_check.page.text import text
from ehe_check.sheet.picture import MOST_CHILDREN, ChildOverTime, Picture, Spot
from ehe_check.sheet.picture_scale import Scale, days_agreed
from ehe_check.sheet.picture_words import (
    brief,
    caution,
    heads,
    how_long,
    named,
    rows_of,
    standing,
    what_of,
)
from ehe_check.sheet.unknown_runs import Unknown

# In CSS pixels: as wide as the text of a printed page, so that no letter is smaller than 12.
WIDTH = 624.0
LABELS = 160.0
LEFT = 190.0
AXIS = 288.0
SAID = LEFT + AXIS + 12
NARROWEST = 52.0
"""How far sessions stand apart at least."""
SIZE = 13.5
SMALL = 12.5

_A_LETTER = 0.5
"""How wide a letter is, by its height, in the fonts that pages are set in."""
_ROW = 16.0
_BETWEEN = 4.0
_NAME = 13
_WORD = 14.0
_ONE_LINE = 22.0
_TWO_LINES = 27.0
_LINE = 13
_HALF_BAR = 6.0
_HALF_UPRIGHT = 9.0


@dataclass(frozen=True)
class Paper:
    """A picture and its scale, and for each session where its column and its day stand."""

    picture: Picture
    scale: Scale
    columns: tuple[float, ...]
    true: tuple[float, ...]

    def at(self, day: date) -> float:
        """Return where a day stands."""
        return LEFT + self.scale.place(day)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands over each session."""
        return heads(self.picture, int((self.gap - 4) / (SMALL * _A_LETTER)))

    @property
    def gap(self) -> float:
        """How wide a text has room under each session, beside the others and the labels."""
        beside = (b - a for a, b in pairwise(self.columns))
        return min(*beside, 2 * (self.columns[0] - LABELS), 2 * (WIDTH - self.columns[-1]))


def width_of(said: str, size: float = SMALL) -> float:
    """Return about how wide a text is."""
    return len(said) * size * _A_LETTER


def children_drawn(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return the rows of the first six children from a height on, and the height of their end."""
    ink: list[Ink] = []
    for child in paper.picture.children[:MOST_CHILDREN]:
        ink += _child(paper, child, y + _ROW)
        y += 3 * _ROW + _BETWEEN
    more = len(paper.picture.children) - MOST_CHILDREN
    if more > 0:
        y = y + _ROW
        ink.append(Words(0, y, text("{number} more in the table below.", number=str(more)), SMALL))
    return ink, y + 4


def unknown_drawn(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return a line for each thing not known from a height on, and the height of their end."""
    ink: list[Ink] = []
    for each in paper.picture.unknown:
        label = _label(named(each))
        height = _TWO_LINES if label[1:] else _ONE_LINE
        ink += [*_lines(LABELS, y + height / 2, label, Side.END)]
        ink += _line(paper, each, y + height / 2)
        y += height
    return ink, y


def decided_drawn(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return a bar for each decision from a height on, and the height of their end."""
    ink: list[Ink] = []
    for each in paper.picture.decisions:
        care, label = caution(each, paper.picture), _label(what_of(each))
        said = [standing(each, paper.picture), *([care] if care else [])]
        height = _TWO_LINES if label[1:] or care else _ONE_LINE
        ink += [*_lines(LABELS, y + height / 2, label, Side.END)]
        ink += [*_bar(paper, each, y + height / 2), *_lines(SAID, y + height / 2, said)]
        y += height
    return ink, y


def _label(said: str) -> list[str]:
    """Return what a row is about: in two lines where it is long, cut where longer."""
    letters = int(LABELS / (SMALL * _A_LETTER))
    first, *rest = wrapped(said, letters)
    return [first, *([cut(" ".join(rest), letters)] if rest else [])]


def _lines(x: float, y: float, texts: list[str], at: Side = Side.START) -> Iterator[Ink]:
    """Yield one text or two, their middle at a height."""
    for place, said in enumerate(texts):
        yield Words(x, y + 4 + _LINE * (place - (len(texts) - 1) / 2), said, SMALL, at)


def _on_white(x: float, y: float, said: str) -> Iterator[Ink]:
    """Yield a text around its place with white behind it, so that no line runs through it."""
    width = width_of(said) + 8
    yield Bar(x - width / 2, y + 4 - SMALL, width, SMALL + 4, is_blank=True)
    yield Words(x, y + 4, said, SMALL, Side.MIDDLE)


def _child(paper: Paper, child: ChildOverTime, y: float) -> Iterator[Ink]:
    yield Words(0, y + 4, cut(child.called, _NAME), SIZE, is_strong=True)
    for place, (row, spots) in enumerate(rows_of(child)):
        middle = y + place * _ROW
        yield Words(LABELS, middle + 4, row, SMALL, Side.END)
        yield from _spots(paper, spots, middle)


def _spots(paper: Paper, spots: tuple[Spot, ...], y: float) -> Iterator[Ink]:
    """Yield one row: its spots with a dotted line between those of the sessions that list them."""
    there = [each for each in zip(paper.columns, spots, strict=True) if each[1].is_listed]
    if there:
        yield Stroke(((there[0][0], y), (there[-1][0], y)), 0.8, dash=(1, 4))
    for x, spot in there:
        said = spot.words if width_of(spot.words) + _WORD < paper.gap else spot.head
        said = said if spot.is_asked else text("not asked")
        if said:
            yield from _on_white(x, y, said)
        else:
            yield Bar(x - 8, y - 8, 16, 16, is_blank=True)
            yield Mark(x, y, Shape(spot.seen))


def _line(paper: Paper, unknown: Unknown, y: float) -> Iterator[Ink]:
    """Yield a dashed line from a question mark to a disc, or to an arrow while it goes on."""
    picture, until = paper.picture, unknown.until
    start, end = paper.at(unknown.since), paper.at(until or picture.today)
    yield Stroke(((start, y), (end, y)), 2.4, dash=(7, 4))
    yield Bar(start - 7, y - 8, 14, 16, is_blank=True)
    yield Mark(start, y, Shape.UNKNOWN)
    yield Arrow(end, y) if until is None else Mark(end, y, Shape.RECENT)
    beside = how_long(unknown, picture)
    whole = text(
        "{how_long}, in {number} sessions", how_long=beside, number=number_words(unknown.times)
    )
    if end - start > width_of(whole) + 40:
        yield from _on_white((start + end) / 2, y, whole)
        beside = ""
    if until is not None:
        beside = text("found out {day}", day=brief(until, picture))
    if beside:
        yield Words(SAID, y + 4, beside, SMALL)


def _bar(paper: Paper, decision: Decided, y: float) -> Iterator[Ink]:
    """Yield a bar from agreed to done or today, and an upright for each day agreed."""
    start = paper.at(decision.on)
    end = max(start + 4, paper.at(decision.settled_on or paper.picture.today))
    yield Bar(
        start,
        y - _HALF_BAR,
        end - start,
        2 * _HALF_BAR,
        is_filled=decision.state is State.DONE,
        is_dashed=decision.state in {State.DROPPED, State.REPLACED},
    )
    for day in days_agreed(decision):
        if day <= paper.scale.last:
            x = paper.at(day)
            yield Stroke(((x, y - _HALF_UPRIGHT), (x, y + _HALF_UPRIGHT)), 2.2)
