"""The drawing of a case over time: the children, what was not known, what was agreed.

Its days stand on one scale of time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.columns import in_lines
from ehe_check.page.dates import month_words
from ehe_check.page.document import Arrow, Bar, Drawing, Ink, Mark, Seen, Side, Stroke, Words
from ehe_check.page.phrases import number_words
from ehe_check.page.short_dates import short_month
from ehe_check.page.text import text
from ehe_check.sheet.picture import (
    MOST_CHILDREN,
    ChildOverTime,
    Picture,
    Spot,
    Unknown,
    band_words,
    brief,
    caution,
    how_long,
    named,
    standing,
    title,
    what_of,
)

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
_LABEL = (26, 26)
_NAME = (19, 12, 14)
"""How many letters there is room for in each line of a label, and of a child's name."""
_ROW = 16.0
_BETWEEN = 4.0
_WORD = 14.0
_ONE_LINE = 22.0
_TWO_LINES = 27.0
_LINE = 13
_HALF_BAR = 6.0
_HALF_UPRIGHT = 9.0
_HEAD = 16.0
_BEND = 14.0
_HEADING = 22.0
_LEGEND_LINE = 16.0
_A_MONTH = 26.0
_MONTH_AND_YEAR = 54.0
"""How wide a month is where its name has room, and where its year has room as well."""


@dataclass(frozen=True)
class Paper:
    """A picture and its scale, and for each session where its column and its day stand."""

    picture: Picture
    scale: Scale
    columns: tuple[float, ...]
    true: tuple[float, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands over each session: its day, or its month where there is little room."""
        sessions, room = self.picture.sessions, int((self.gap - 4) / (SMALL * _A_LETTER))
        days = tuple(brief(day, self.picture) for day in sessions)
        return days if max(map(len, days)) <= room else tuple(map(short_month, sessions))

    @property
    def gap(self) -> float:
        """How wide a text has room under each session, beside the others and the labels."""
        beside = (b - a for a, b in pairwise(self.columns))
        return min(*beside, 2 * (self.columns[0] - LABELS), 2 * (WIDTH - self.columns[-1]))


def width_of(said: str) -> float:
    """Return about how wide a text is."""
    return len(said) * SMALL * _A_LETTER


def drawing_of(picture: Picture) -> Drawing:
    """Return a picture as a drawing, its days true to one scale."""
    paper = paper_of(picture)
    rows, bend = _children(paper, _HEAD + 6)
    axis = bend + _BEND + 14
    ink = [*_heads(paper), *rows, *_axis(paper, axis), *_talked_over(paper, axis + 10)]
    y = axis + 12
    if picture.supervisions or picture.meetings:
        y += 8
    parts = (
        (text("Not known, and for how long"), _unknown),
        (text("Agreed, until done or dropped"), _decided),
    )
    for heading, part in parts:
        drawn, end = part(paper, y + _HEADING)
        if drawn:
            ink += [_strong(heading, y + 18), *drawn]
            y = end
    legend, height = _legend(paper, y + 18)
    return Drawing(
        title=title(picture),
        description=text(
            "What was known of each child at each session, what was not known and for "
            "how long, and what was agreed. The same stands in words in the tables below."
        ),
        width=WIDTH,
        height=height,
        ink=(*_uprights(paper, bend, y), *ink, *legend),
    )


def paper_of(picture: Picture) -> Paper:
    """Return where each session and each day stand on the paper."""
    scale = Scale(*span_of(picture))
    true = tuple(map(scale.at, picture.sessions))
    return Paper(picture, scale, spread(true), true)


def spread(places: tuple[float, ...]) -> tuple[float, ...]:
    """Return places moved apart, as little as it takes to write a word under each of them."""
    moved: list[float] = []
    for place in places:
        moved.append(max([place, *(each + NARROWEST for each in moved[-1:])]))
    last = WIDTH - NARROWEST / 2
    most = (last - NARROWEST * after for after in reversed(range(len(moved))))
    return tuple(map(min, moved, most))


def _heads(paper: Paper) -> Iterator[Ink]:
    yield _strong(text("The children"), _HEAD)
    for place, head in zip(paper.columns, paper.heads, strict=True):
        yield Words(place, _HEAD, head, SMALL, Side.MIDDLE, is_strong=True)


def _uprights(paper: Paper, bend: float, end: float) -> Iterator[Ink]:
    """Yield a grey line for each session, from its column to its day on the scale."""
    for column, true in zip(paper.columns, paper.true, strict=True):
        points = ((column, _HEAD + 6), (column, bend), (true, bend + _BEND), (true, end))
        straight = (points[0], points[-1])
        yield Stroke(points if column != true else straight, 0.8, is_faint=True)


def _children(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return the rows of the first six children from a height on, and the height of their end."""
    ink: list[Ink] = []
    for child in paper.picture.children[:MOST_CHILDREN]:
        ink += _child(paper, child, y + _ROW)
        y += 3 * _ROW + _BETWEEN
    more = len(paper.picture.children) - MOST_CHILDREN
    if more > 0:
        y = y + _ROW
        ink.append(_more(0, y, more))
    return ink, y + 4


def _child(paper: Paper, child: ChildOverTime, y: float) -> Iterator[Ink]:
    for place, name in enumerate(in_lines(child.called, _NAME)):
        yield _strong(name, y + 4 + place * _ROW)
    rows = (
        (text("seen"), child.seen),
        (text("heard alone"), child.heard),
        (text("day known"), child.day),
    )
    for place, (row, spots) in enumerate(rows):
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
            yield Mark(x, y, spot.seen)


def _axis(paper: Paper, y: float) -> Iterator[Ink]:
    """Yield the scale of time, its months named."""
    yield Stroke(((LEFT, y), (LEFT + AXIS, y)))
    for month, x, is_short in paper.scale.months():
        name = month_words(month)[:3] if is_short else short_month(month)
        yield Stroke(((x, y - 4), (x, y)))
        if x + width_of(name) <= LEFT + AXIS + SMALL:
            yield Words(x + 2, y - 6, name, SMALL)


def _talked_over(paper: Paper, y: float) -> Iterator[Ink]:
    """Yield a box for each supervision and a full one for each meeting, and which is which."""
    x, picture = LABELS, paper.picture
    for said, days, size, is_filled in (
        (text("supervision"), picture.supervisions, 11, False),
        (text("meeting"), picture.meetings, 6, True),
    ):
        if days:
            yield Words(x - 16, y + 4, said, SMALL, Side.END)
            for place in (x - 6, *map(paper.scale.at, days)):
                yield Bar(place - size / 2, y - size / 2, size, size, is_filled=is_filled)
            x -= width_of(said) + 28


def _unknown(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return a line for each thing not known from a height on, and the height of their end."""
    ink: list[Ink] = []
    for each in paper.picture.unknown:
        label = in_lines(named(each), _LABEL)
        height = _TWO_LINES if label[1:] else _ONE_LINE
        ink += [*_lines(LABELS, y + height / 2, label, Side.END)]
        ink += _line(paper, each, y + height / 2)
        y += height
    return ink, y


def _line(paper: Paper, unknown: Unknown, y: float) -> Iterator[Ink]:
    """Yield a dashed line from a question mark to a disc, or to an arrow while it goes on."""
    picture, until = paper.picture, unknown.until
    start, end = paper.scale.at(unknown.since), paper.scale.at(until or picture.today)
    yield Stroke(((start, y), (end, y)), 2.4, dash=(7, 4))
    yield Bar(start - 7, y - 8, 14, 16, is_blank=True)
    yield Mark(start, y, Seen.UNKNOWN)
    yield Arrow(end, y) if until is None else Mark(end, y, Seen.RECENT)
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


def _decided(paper: Paper, y: float) -> tuple[list[Ink], float]:
    """Return a bar for each decision from a height on, and the height of their end."""
    ink: list[Ink] = []
    if more := len(paper.picture.decisions) - len(paper.picture.drawn):
        ink.append(_more(WIDTH, y - 4, more, Side.END))
    for each in paper.picture.drawn:
        care, label = caution(each, paper.picture), in_lines(what_of(each), _LABEL)
        said = [standing(each, paper.picture), *([care] if care else [])]
        height = _TWO_LINES if label[1:] or care else _ONE_LINE
        ink += [*_lines(LABELS, y + height / 2, label, Side.END)]
        ink += [*_bar(paper, each, y + height / 2), *_lines(SAID, y + height / 2, said)]
        y += height
    return ink, y


def _bar(paper: Paper, decision: Decided, y: float) -> Iterator[Ink]:
    """Yield a bar from agreed to done or today, and an upright for each day agreed."""
    start = paper.scale.at(decision.on)
    end = max(start + 4, paper.scale.at(decision.settled_on or paper.picture.today))
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
            x = paper.scale.at(day)
            yield Stroke(((x, y - _HALF_UPRIGHT), (x, y + _HALF_UPRIGHT)), 2.2)


def _legend(paper: Paper, y: float) -> tuple[list[Ink], float]:
    ink, x = list[Ink](), 7.0
    bands = [each for each in Seen if each is not Seen.NOT_THEIRS]
    signs: list[tuple[Mark | Arrow, str]] = [(Mark(0, 0, each), band_words(each)) for each in bands]
    signs.append((Arrow(0, 0), text("still not known")))
    for sign, words in signs:
        if x + 12 + width_of(words) > WIDTH:
            x, y = 7.0, y + _LEGEND_LINE
        ink += [replace(sign, x=x, y=y - 4), Words(x + 11, y, words, SMALL)]
        x += 28 + width_of(words)
    has_gaps = any(not spot.is_listed for child in paper.picture.children for spot in child.seen)
    notes = (
        text("Empty: not on the list then.") if has_gaps else "",
        text("Grey uprights: sessions. Thick uprights: the day by which it was to be done."),
        text("A full bar is done, an outlined one is open, a dashed one was dropped or replaced.")
        if paper.picture.decisions
        else "",
    )
    for note in filter(None, notes):
        y += _LEGEND_LINE
        ink.append(Words(0, y, note, SMALL))
    y += _LEGEND_LINE + 2
    gap = Words(WIDTH, y, text("A gap is ours, and no mark against the family."), SMALL, Side.END)
    return [*ink, _strong(text("This sheet cannot tell you a child is safe."), y), gap], y + 8


def _strong(said: str, y: float) -> Words:
    return Words(0, y, said, SIZE, is_strong=True)


def _more(x: float, y: float, number: int, at: Side = Side.START) -> Words:
    said = text("{number} more in the table below.", number=str(number))
    return Words(x, y, said, SMALL, at)


def _lines(x: float, y: float, texts: list[str], at: Side = Side.START) -> Iterator[Ink]:
    """Yield one text or two, their middle at a height."""
    for place, said in enumerate(texts):
        yield Words(x, y + 4 + _LINE * (place - (len(texts) - 1) / 2), said, SMALL, at)


def _on_white(x: float, y: float, said: str) -> Iterator[Ink]:
    """Yield a text around its place with white behind it, so that no line runs through it."""
    width = width_of(said) + 8
    yield Bar(x - width / 2, y + 4 - SMALL, width, SMALL + 4, is_blank=True)
    yield Words(x, y + 4, said, SMALL, Side.MIDDLE)


# The one scale of time: where each day stands on it.


_A_YEAR = 366
_MONTHS = 12
_SHORTEST = 28
_MEAN = 30.4
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_LEAST_AHEAD = timedelta(days=31)
_SHARE_AHEAD = 4


@dataclass(frozen=True)
class Scale:
    """Time from the first to the last day, over the width of the axis."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands; one beyond an end stands at that end."""
        held = min(max(day, self.first), self.last)
        return LEFT + (held - self.first).days * AXIS / max(1, (self.last - self.first).days)

    def months(self) -> Iterator[tuple[date, float, bool]]:
        """Yield each month that is named: its first, its place, and whether it has a short name.

        Within a year every month has one, where there is room for it. Else some months are named
        with their year, as far apart as these need.
        """
        days = (self.last - self.first).days
        is_short = days <= _A_YEAR and _A_MONTH * days <= AXIS * _SHORTEST
        one = AXIS * _MEAN / max(1, days)
        fits = (each for each in _STEPS if is_short or each * one >= _MONTH_AND_YEAR)
        step = next(fits, _STEPS[-1])
        for number in range(self.first.year * _MONTHS, self.last.year * _MONTHS + _MONTHS):
            day = date(number // _MONTHS, number % _MONTHS + 1, 1)
            if number % step == 0 and self.first <= day <= self.last:
                yield day, self.at(day), is_short


def span_of(picture: Picture) -> tuple[date, date]:
    """Return the first and the last day that a picture shows, from the first of a month.

    What is due so late that it would squeeze all the rest is left to its words.
    """
    begun = (each.since for each in picture.unknown)
    talked_over = (*picture.supervisions, *picture.meetings)
    made = (each.on for each in picture.drawn)
    first = min((*picture.sessions, *talked_over, *begun, *made))
    today = max(picture.today, first)
    most = today + max(_LEAST_AHEAD, (today - first) // _SHARE_AHEAD)
    coming = (day for each in picture.drawn for day in days_agreed(each) if day <= most)
    return first.replace(day=1), max((today, *picture.sessions, *coming))


def days_agreed(decision: Decided) -> tuple[date, ...]:
    """Return each day by which a decision was to be done, as it was set and set again."""
    carried = (each.by for each in decision.carried)
    return tuple(dict.fromkeys(filter(None, (decision.first_by, *carried, decision.by))))
