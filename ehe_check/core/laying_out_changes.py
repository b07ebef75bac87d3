"""Laying out changes: the page about answers before a training and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from ehe_check.core.laying_out_rooms import provenance
from ehe_check.core.quiz_changes import ChangeFigures, Crossing, PointChange
from ehe_check.core.spanning import Share, change_words
from ehe_check.model.document import (
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
from ehe_check.model.quiz import Paper, QuizBank
from ehe_check.model.quiz_words import ChangeWords
from ehe_check.model.room import Round
from ehe_check.model.wording import fill

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
    caution = _caution(figures.crossing, words)
    if caution:
        yield Paragraph(caution, Tone.STRONG)
    yield Heading(2, words.points)
    rows = tuple(map(_row, figures.points))
    yield Table(words.points_intro, words.points_columns, rows)
    if figures.left_out:
        yield Paragraph(fill(words.left_out, ids=", ".join(figures.left_out)))


def _caution(crossing: Crossing, words: ChangeWords) -> str:
    match crossing:
        case Crossing.EVEN:
            return ""
        case Crossing.UNEVEN:
            return words.uneven
        case Crossing.NONE:
            return words.not_crossed
        case Crossing.SAME_PAPER:
            return words.same_paper
        case _:
            assert_never(crossing)


def _sat(figures: ChangeFigures) -> Iterator[Row]:
    for paper in Paper:
        cells = (Cell(_people(figures.sat.get((paper, when), 0))) for when in Round)
        yield Row(f"Paper {paper}", tuple(cells))


def _people(count: int) -> str:
    if not count:
        return "nobody"
    return "1 person" if count == 1 else f"{count} people"


def _row(point: PointChange) -> Row:
    head = f"{point.statement}. {point.text}" if point.statement else _ALL
    if not point.is_enough:
        return Row(head, (Cell(_TOO_FEW),) * 3)
    change = change_words(point.before, point.after)
    return Row(head, (Cell(_answers(point.before)), Cell(_answers(point.after)), Cell(change)))


def _answers(share: Share) -> str:
    return f"{share.right} of {share.answers} answers"
