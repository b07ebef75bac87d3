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
from ehe_check.page.text import Blocks, text
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


def picture_page(picture: Picture) -> Document:
    """Return the page of a picture; a format that draws nothing has its tables."""
    return Document(
        title(picture),
        tuple(_blocks(picture)),
        subtitle=made(picture),
        made_on=None if picture.is_shared else picture.today,
    )


def _blocks(picture: Picture) -> Blocks:
    if picture.is_shared:
        yield Paragraph(
            text(
                "COPY TO SHARE. Left out of this copy: the case reference, what people are "
                "called in this case, days, and all that was written in own words. It is "
                "still about a real child: share it only with those who need it."
            ),
            Tone.STRONG,
        )
    if picture.missing:
        yield Paragraph(missing(picture), Tone.STRONG)
    yield drawing_of(picture)
    yield Paragraph(
        " ".join(
            (
                *left_out(picture),
                text(
                    'Each session shows what was known on its own day. "Not known" is also what '
                    "was only assumed, or was not written down."
                ),
            )
        )
    )
    yield Heading(2, text("In words"))
    rows = tuple(_rows(picture))
    yield from _table(
        (text("Session"), text("Seen"), text("Heard alone"), text("The child's day is known")),
        rows,
        text("No child is listed."),
    )
    yield Heading(3, text("What else was not known in two sessions or more"))
    yield from _unknown(picture)
    yield Paragraph(text("A gap is ours, and no mark against the family."))
    yield Heading(3, text("What was agreed"))
    yield from _decided(picture)
    yield Rule()
    yield Paragraph(text("This sheet cannot tell you a child is safe."), Tone.STRONG)


def _table(columns: tuple[str, ...], rows: tuple[Row | GroupRow, ...], nothing: str) -> Blocks:
    yield Table("", columns, rows, is_list=True) if rows else Paragraph(nothing)


def _rows(picture: Picture) -> Iterator[Row | GroupRow]:
    for child in picture.children:
        yield GroupRow(child.called)
        spots = (spots for _, spots in rows_of(child))
        for day, *known in zip(picture.sessions, *spots, strict=True):
            yield Row(brief(day, picture), tuple(Cell(spot_told(spot)) for spot in known))


def _unknown(picture: Picture) -> Blocks:
    rows = tuple(_unknown_row(each, picture) for each in picture.unknown)
    yield from _table(
        (
            text("What"),
            text("Not known since"),
            text("Found out"),
            text("How long"),
            text("In how many sessions"),
        ),
        rows,
        text("Nothing else that could have been found out."),
    )
    yield from map(Paragraph, more_unknown(picture))


def _unknown_row(unknown: Unknown, picture: Picture) -> Row:
    until = text("still not known") if unknown.until is None else brief(unknown.until, picture)
    since, sessions = brief(unknown.since, picture), number_words(unknown.times)
    texts = (since, until, how_long(unknown, picture), sessions)
    return Row(named(unknown), tuple(map(Cell, texts)))


def _decided(picture: Picture) -> Blocks:
    rows = tuple(_decided_row(each, picture) for each in picture.decisions)
    yield from _table(
        (
            text("What"),
            text("Who"),
            text("Agreed on"),
            text("To be done by"),
            text("How it stands"),
        ),
        rows,
        text("No decision is kept."),
    )
    yield from map(Paragraph, more_decided(picture))


def _decided_row(decision: Decided, picture: Picture) -> Row:
    by = brief(decision.by, picture) if decision.by is not None else ""
    texts = (decision.who, brief(decision.on, picture), by, _stands(decision, picture))
    return Row(what_of(decision), tuple(map(Cell, texts)))


def _stands(decision: Decided, picture: Picture) -> str:
    """Return how a decision stands, how often it was carried on, and what changed for the child."""
    carried, child = len(decision.carried), decision.for_child
    said = (
        with_caution(decision, picture),
        text("carried on {times}", times=times_words(carried)) if carried else "",
        text("for the child: {words}", words=child) if child else "",
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


def drawing_of(picture: Picture) -> Drawing:
    """Return a picture as a drawing, its days true to one scale."""
    paper = paper_of(picture)
    rows, bend = children_drawn(paper, _HEAD + 6)
    ink = [*_heads(paper), *rows, *_axis(paper, bend + _BEND + 14)]
    y = bend + _BEND + _AXIS_ROOM
    parts = (
        (text("Not known, and for how long"), unknown_drawn),
        (text("Agreed, until done or dropped"), decided_drawn),
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
    scale = Scale(*span_of(picture), AXIS)
    true = tuple(LEFT + scale.place(day) for day in picture.sessions)
    return Paper(picture, scale, spread(true), true)


def spread(places: tuple[float, ...]) -> tuple[float, ...]:
    """Return places moved apart, as little as it takes to write a word under each of them."""
    moved: list[float] = []
    for place in places:
        moved.append(max([place, *(each + NARROWEST for each in moved[-1:])]))
    last = WIDTH - NARROWEST / 2
    most = (last - NARROWEST * after for after in reversed(range(len(moved))))
    return tuple(map(min, moved, most))


def _strong(said: str, y: float) -> Words:
    return Words(0, y, said, SIZE, is_strong=True)


def _heads(paper: Paper) -> Iterator[Ink]:
    yield _strong(text("The children"), _HEAD)
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
    ink, x = list[Ink](), 7.0
    bands = [each for each in Seen if each is not Seen.NOT_THEIRS]
    signs: list[tuple[Mark | Arrow, str]] = [
        (Mark(0, 0, Shape(each)), band_told(each)) for each in bands
    ]
    signs.append((Arrow(0, 0), text("still not known")))
    for sign, words in signs:
        if x + 12 + width_of(words) > WIDTH:
            x, y = 7.0, y + _LINE
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
        y += _LINE
        ink.append(Words(0, y, note, SMALL))
    y += _LINE + 2
    gap = Words(WIDTH, y, text("A gap is ours, and no mark against the family."), SMALL, Side.END)
    return [*ink, _strong(text("This sheet cannot tell you a child is safe."), y), gap], y + 8
