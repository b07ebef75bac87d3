"""The page of a case over time: its drawing, and beneath it all that is drawn, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.over_time.ledger import Decided
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
from ehe_check.page.phrases import number_words, times_words
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.picture import Picture
from ehe_check.sheet.picture_drawing import drawing_of
from ehe_check.sheet.picture_words import (
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
