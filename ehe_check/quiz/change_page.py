"""Laying out changes: the page about answers before a training and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from ehe_check.page.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Tone,
)
from ehe_check.page.words import fill
from ehe_check.quiz.change import ChangeFigures, Crossing, Group, PointChange
from ehe_check.quiz.intervals import Interval
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.item_statistics import Withheld
from ehe_check.quiz.room import Round
from ehe_check.quiz.room_page import provenance
from ehe_check.quiz.share_range import change_words
from ehe_check.quiz.words import ChangeWords

_ALL = "All questions"
_TOO_FEW = "too few answers"


def lay_out_change(
    figures: ChangeFigures, words: ChangeWords, bank: QuizBank, today: date
) -> Document:
    """Return the page about a change; of too few people it says that alone."""
    blocks: list[Block] = []
    if figures.points:
        blocks += _body(figures, words)
    else:
        blocks.append(Paragraph(words.too_few, Tone.STRONG))
    blocks += [Heading(2, words.reading), Bullets(tuple(map(Item, words.reading_lines)))]
    blocks += provenance(bank)
    return Document(title=words.title, blocks=tuple(blocks), made_on=today)


def _body(figures: ChangeFigures, words: ChangeWords) -> Iterator[Block]:
    yield Heading(2, words.sat)
    yield Table(" ", words.sat_columns, tuple(_sat(figures)))
    for caution in _cautions(figures, words):
        yield Paragraph(caution, Tone.STRONG)
    whole, *points = figures.points
    yield Heading(2, words.whole)
    yield Table(words.whole_intro, words.whole_columns, (_row(whole, words),))
    yield Heading(2, words.points)
    rows = tuple(_row(point, words) for point in points)
    yield Table(words.points_intro, words.points_columns, rows)
    if figures.left_out:
        yield Paragraph(fill(words.left_out, ids=", ".join(figures.left_out)))


def _cautions(figures: ChangeFigures, words: ChangeWords) -> Iterator[str]:
    match figures.crossing:
        case Crossing.CROSSED:
            pass
        case Crossing.NOT_KNOWN:
            yield words.not_known
        case Crossing.REPEATED:
            yield fill(words.repeated, groups=" and ".join(map(str, figures.repeated)))
        case Crossing.NONE:
            yield words.not_crossed
        case Crossing.SAME_PAPER:
            yield words.same_paper
        case _:
            assert_never(figures.crossing)
    if figures.is_each_paper_twice and figures.is_uneven:
        yield words.uneven
    if figures.changed_numbers:
        yield fill(words.left, numbers="; ".join(map(_numbers, figures.changed_numbers)))


def _numbers(changed: tuple[int | None, int, int]) -> str:
    group, before, after = changed
    whose = "" if group is None else f"group {group}: "
    return f"{whose}{_people(before)} before, {_people(after)} after"


def _sat(figures: ChangeFigures) -> Iterator[Row]:
    for paper in Paper:
        cells = (Cell(_people(figures.people(paper, when))) for when in Round)
        yield Row(f"Paper {paper}", tuple(cells))


def _people(count: int) -> str:
    if not count:
        return "nobody"
    return "1 person" if count == 1 else f"{count} people"


def _row(point: PointChange, words: ChangeWords) -> Row:
    head = f"{point.statement}. {point.text}" if point.text else point.statement or _ALL
    if not point.is_enough:
        return Row(head, (Cell(_TOO_FEW),) * 3)
    change = _change(point.change, words)
    return Row(head, (Cell(_answers(point.before)), Cell(_answers(point.after)), Cell(change)))


def _change(change: Interval | Withheld, words: ChangeWords) -> str:
    return (
        fill(words.not_told, why=change.why)
        if isinstance(change, Withheld)
        else change_words(change)
    )


def _answers(group: Group) -> str:
    return f"{group.count} of {group.answers} answers"
