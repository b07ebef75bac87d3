"""The page of a change: answers before a training and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import assert_never

from ehe_check.page.document import (
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Tone,
    bulleted,
)
from ehe_check.page.words import Blocks, Say
from ehe_check.quiz.intervals import Interval, in_tenths
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.papers.change import ChangeFigures, Group, PointChange
from ehe_check.quiz.papers.item_statistics import Withheld
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.papers.who_sat import Crossing
from ehe_check.quiz.room import Round


def lay_out_change(figures: ChangeFigures, say: Say, bank: QuizBank, today: date) -> Document:
    """Return the page about a change; of too few people it says that alone."""
    parts = SHOWN if figures.points else (_too_few,)
    blocks = [block for part in (*parts, _reading) for block in part(say, figures)]
    blocks += made_from(say, bank)
    return Document(title=say("change.title"), blocks=tuple(blocks), made_on=today)


def _too_few(say: Say, _: ChangeFigures) -> Blocks:
    yield Paragraph(say("change.too_few"), Tone.STRONG)


def _sat(say: Say, figures: ChangeFigures) -> Blocks:
    yield Heading(2, say("change.sat"))
    yield Table(" ", say.each("change.sat_columns"), tuple(_papers(say, figures)))
    for caution in _cautions(say, figures):
        yield Paragraph(caution, Tone.STRONG)


def _whole(say: Say, figures: ChangeFigures) -> Blocks:
    yield Heading(2, say("change.whole"))
    row = _row(say, figures.points[0])
    yield Table(say("change.whole_intro"), say.each("change.whole_columns"), (row,))


def _points(say: Say, figures: ChangeFigures) -> Blocks:
    yield Heading(2, say("change.points"))
    rows = tuple(_row(say, point) for point in figures.points[1:])
    yield Table(say("change.points_intro"), say.each("change.points_columns"), rows)


def _left_out(say: Say, figures: ChangeFigures) -> Blocks:
    if figures.left_out:
        yield Paragraph(say("change.left_out", ids=", ".join(figures.left_out)))


def _reading(say: Say, _: ChangeFigures) -> Blocks:
    yield Heading(2, say("change.reading"))
    yield bulleted(say.each("change.reading_lines"))


SHOWN = (_sat, _whole, _points, _left_out)


def _cautions(say: Say, figures: ChangeFigures) -> Iterator[str]:
    match figures.sat.crossing:
        case Crossing.NOT_KNOWN:
            yield say("change.not_known")
        case Crossing.NONE:
            yield say("change.not_crossed")
        case Crossing.SAME_PAPER:
            yield say("change.same_paper")
        case _:
            assert_never(figures.sat.crossing)
    if figures.sat.is_each_paper_twice and figures.sat.is_uneven:
        yield say("change.uneven")
    before, after = map(partial(figures.sat.people, None), Round)
    if before != after:
        yield say("change.left", before=_people(say, before), after=_people(say, after))


def _papers(say: Say, figures: ChangeFigures) -> Iterator[Row]:
    for paper in Paper:
        cells = (Cell(_people(say, figures.sat.people(paper, when))) for when in Round)
        yield Row(say("change.paper", paper=paper), tuple(cells))


def _people(say: Say, count: int) -> str:
    if not count:
        return say("change.nobody")
    return say("change.one_person") if count == 1 else say("change.people", count=str(count))


def _row(say: Say, point: PointChange) -> Row:
    head = f"{point.statement}. {point.text}" if point.text else point.statement
    head = head or say("change.all")
    if not point.is_enough:
        return Row(head, (Cell(say("change.too_few_answers")),) * 3)
    before, after = _answers(say, point.before), _answers(say, point.after)
    return Row(head, tuple(map(Cell, (before, after, _change(say, point.change)))))


def _answers(say: Say, group: Group) -> str:
    return say("change.answers", count=str(group.count), answers=str(group.answers))


def _change(say: Say, change: Interval | Withheld) -> str:
    if isinstance(change, Withheld):
        return say("change.not_told", why=change.why(say))
    return change_words(say, change)


def change_words(say: Say, change: Interval) -> str:
    """Return how far a change could lie, such as "between about 1 in 10 fewer and 3 in 10 more"."""
    low, high = in_tenths(change)
    if low > 0:
        return say("change.more", low=str(low), high=str(high))
    if high < 0:
        return say("change.fewer", low=str(-high), high=str(-low))
    return say("change.either", low=_end(say, low), high=_end(say, high))


def _end(say: Say, tenths: int) -> str:
    if tenths == 0:
        return say("change.end_none")
    if tenths > 0:
        return say("change.end_more", tenths=str(tenths))
    return say("change.end_fewer", tenths=str(-tenths))
