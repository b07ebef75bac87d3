"""The page of a case over time: its drawing, and beneath it all that is drawn, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ehe_check.over_time.ledger import Decided
from ehe_check.page.dates import month_words
from ehe_check.page.document import (
    Cell,
    Document,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    Rule,
    Table,
    Tone,
)
from ehe_check.page.drawing import Arrow, Drawing, Ink, Mark, Shape, Side, Stroke, Words
from ehe_check.page.phrases import number_words, times_words
from ehe_check.page.short_dates import short_month
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.picture import Picture
from ehe_check.sheet.picture_rows_drawn import (
    AXIS,
    LEFT,
    NARROWEST,
    SIZE,
    SMALL,
    WIDTH,
    Paper,
    children_drawn,
    decided_drawn,
    unknown_drawn,
    width_of,
)
from ehe_check.sheet.picture_scale import Scale, span_of
from ehe_check.sheet.picture_words import (
    band_told,
    brief,
    how_long,
    left_out,
    made,
    missing,
    more_decided,
    more_unknown,
    named,
    rows_of,
    spot_told,
    title,
    what_of,
    with_caution,
)
from ehe_check.sheet.seen_grid import Seen
from ehe_check.sheet.unknown_runs import Unknown


def picture_page(say: Say, picture: Picture) -> Document:
    """Return the page of a picture; a format that draws nothing has its tables."""
    return Document(
        title(say, picture),
        tuple(_blocks(say, picture)),
        subtitle=made(say, picture),
        made_on=None if picture.is_shared else picture.today,
    )


def _blocks(say: Say, picture: Picture) -> Blocks:
    if picture.is_shared:
        yield Paragraph(say("shared"), Tone.STRONG)
    if picture.missing:
        yield Paragraph(missing(say, picture), Tone.STRONG)
    yield drawing_of(say, picture)
    yield Paragraph(" ".join((*left_out(say, picture), say("on_the_day"))))
    yield Heading(2, say("tables.heading"))
    rows = tuple(_rows(say, picture))
    yield from _table(say.each("tables.children_columns"), rows, say("tables.nobody"))
    yield Heading(3, say("tables.unknown"))
    yield from _unknown(say, picture)
    yield Paragraph(say("gap"))
    yield Heading(3, say("tables.decided"))
    yield from _decided(say, picture)
    yield Rule()
    yield Paragraph(say("closing"), Tone.STRONG)


def _table(columns: tuple[str, ...], rows: tuple[Row | GroupRow, ...], nothing: str) -> Blocks:
    yield Table("", columns, rows, is_list=True) if rows else Paragraph(nothing)


def _rows(say: Say, picture: Picture) -> Iterator[Row | GroupRow]:
    for child in picture.children:
        yield GroupRow(child.called)
        spots = (spots for _, spots in rows_of(say, child))
        for day, *known in zip(picture.sessions, *spots, strict=True):
            yield Row(brief(day, picture), tuple(Cell(spot_told(say, spot)) for spot in known))


def _unknown(say: Say, picture: Picture) -> Blocks:
    rows = tuple(_unknown_row(say, each, picture) for each in picture.unknown)
    yield from _table(say.each("tables.unknown_columns"), rows, say("tables.no_unknown"))
    yield from map(Paragraph, more_unknown(say, picture))


def _unknown_row(say: Say, unknown: Unknown, picture: Picture) -> Row:
    until = say("tables.still") if unknown.until is None else brief(unknown.until, picture)
    since, sessions = brief(unknown.since, picture), number_words(unknown.times)
    texts = (since, until, how_long(say, unknown, picture), sessions)
    return Row(named(say, unknown), tuple(map(Cell, texts)))


def _decided(say: Say, picture: Picture) -> Blocks:
    rows = tuple(_decided_row(say, each, picture) for each in picture.decisions)
    yield from _table(say.each("tables.decided_columns"), rows, say("tables.no_decided"))
    yield from map(Paragraph, more_decided(say, picture))


def _decided_row(say: Say, decision: Decided, picture: Picture) -> Row:
    by = brief(decision.by, picture) if decision.by is not None else ""
    texts = (decision.who, brief(decision.on, picture), by, _stands(say, decision, picture))
    return Row(what_of(say, decision), tuple(map(Cell, texts)))


def _stands(say: Say, decision: Decided, picture: Picture) -> str:
    """Return how a decision stands, how often it was carried on, and what changed for the child."""
    carried, child = len(decision.carried), decision.for_child
    said = (
        with_caution(say, decision, picture),
        say("tables.carried", times=times_words(carried)) if carried else "",
        say("tables.for_child", words=child) if child else "",
    )
    return "; ".join(filter(None, said))


_HEAD = 16.0
_BEND = 14.0
_AXIS_ROOM = 26.0
_HEADING = 22.0
_LINE = 16.0
_A_MONTH = 26.0
_MONTH_AND_YEAR = 54.0
"""How wide a month is where its name has room, and where its year has room as well."""


def drawing_of(say: Say, picture: Picture) -> Drawing:
    """Return a picture as a drawing, its days true to one scale."""
    paper = paper_of(say, picture)
    rows, bend = children_drawn(paper, _HEAD + 6)
    ink = [*_heads(paper), *rows, *_axis(paper, bend + _BEND + 14)]
    y = bend + _BEND + _AXIS_ROOM
    parts = ((say("drawing.unknown"), unknown_drawn), (say("drawing.decided"), decided_drawn))
    for heading, part in parts:
        drawn, end = part(paper, y + _HEADING)
        if drawn:
            ink += [_strong(heading, y + 18), *drawn]
            y = end
    legend, height = _legend(paper, y + 18)
    return Drawing(
        title=title(say, picture),
        description=say("drawing.told"),
        width=WIDTH,
        height=height,
        ink=(*_uprights(paper, bend, y), *ink, *legend),
    )


def paper_of(say: Say, picture: Picture) -> Paper:
    """Return where each session and each day stand on the paper."""
    scale = Scale(*span_of(picture), AXIS)
    true = tuple(LEFT + scale.place(day) for day in picture.sessions)
    return Paper(say, picture, scale, spread(true), true)


def spread(places: tuple[float, ...]) -> tuple[float, ...]:
    """Return places moved apart, as little as it takes to write a word under each of them."""
    moved: list[float] = []
    for place in places:
        moved.append(max([place, *(each + NARROWEST for each in moved[-1:])]))
    last = WIDTH - NARROWEST / 2
    most = (last - NARROWEST * after for after in reversed(range(len(moved))))
    return tuple(map(min, moved, most))


def _strong(text: str, y: float) -> Words:
    return Words(0, y, text, SIZE, is_strong=True)


def _heads(paper: Paper) -> Iterator[Ink]:
    yield _strong(paper.say("rows.heading"), _HEAD)
    for place, head in zip(paper.columns, paper.heads, strict=True):
        yield Words(place, _HEAD, head, SMALL, Side.MIDDLE, is_strong=True)


def _axis(paper: Paper, y: float) -> Iterator[Ink]:
    """Yield the scale of time, its months named."""
    yield Stroke(((LEFT, y), (LEFT + AXIS, y)))
    for month, place, is_short in paper.scale.months(_A_MONTH, _MONTH_AND_YEAR):
        name = month_words(month)[:3] if is_short else short_month(month)
        yield Stroke(((LEFT + place, y - 4), (LEFT + place, y)))
        if place + width_of(name) <= AXIS + SMALL:
            yield Words(LEFT + place + 2, y - 6, name, SMALL)


def _uprights(paper: Paper, bend: float, end: float) -> Iterator[Ink]:
    """Yield a grey line for each session, from its column to its day on the scale."""
    for column, true in zip(paper.columns, paper.true, strict=True):
        points = ((column, _HEAD + 6), (column, bend), (true, bend + _BEND), (true, end))
        straight = (points[0], points[-1])
        yield Stroke(points if column != true else straight, 0.8, is_faint=True)


def _legend(paper: Paper, y: float) -> tuple[list[Ink], float]:
    say, ink, x = paper.say, list[Ink](), 7.0
    bands = [each for each in Seen if each is not Seen.NOT_THEIRS]
    signs: list[tuple[Mark | Arrow, str]] = [
        (Mark(0, 0, Shape(each)), band_told(say, each)) for each in bands
    ]
    signs.append((Arrow(0, 0), say("drawing.goes_on")))
    for sign, words in signs:
        if x + 12 + width_of(words) > WIDTH:
            x, y = 7.0, y + _LINE
        ink += [replace(sign, x=x, y=y - 4), Words(x + 11, y, words, SMALL)]
        x += 28 + width_of(words)
    has_gaps = any(not spot.is_listed for child in paper.picture.children for spot in child.seen)
    notes = (
        say("drawing.not_listed") if has_gaps else "",
        say("drawing.uprights"),
        say("drawing.bars") if paper.picture.decisions else "",
    )
    for note in filter(None, notes):
        y += _LINE
        ink.append(Words(0, y, note, SMALL))
    y += _LINE + 2
    gap = Words(WIDTH, y, say("gap"), SMALL, Side.END)
    return [*ink, _strong(say("closing"), y), gap], y + 8
