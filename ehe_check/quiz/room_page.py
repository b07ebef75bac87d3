"""Laying out rooms: the page about a quiz that was held in a room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

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
    Term,
    Terms,
    Tone,
)
from ehe_check.page.words import fill
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.paper import LETTERS
from ehe_check.quiz.room_shows import BeliefHands, Counted, PointHands, RoomFigures, ToTeach
from ehe_check.quiz.share_range import Share, span_words
from ehe_check.quiz.words import RoomWords

_NOT_AGAIN = "not counted again"


def lay_out_room(figures: RoomFigures, words: RoomWords, bank: QuizBank, held_on: date) -> Document:
    """Return the page about a room; it says nothing of questions with too few hands."""
    blocks = [*_body(figures, words)]
    if figures.left_out:
        blocks.append(Paragraph(fill(words.left_out, ids=", ".join(figures.left_out))))
    blocks += [Heading(2, words.reading), Bullets(tuple(map(Item, words.reading_lines)))]
    blocks += provenance(bank)
    return Document(title=words.title, blocks=tuple(blocks), made_on=held_on)


def provenance(bank: QuizBank) -> tuple[Block, ...]:
    """Return which quiz bank the questions are from."""
    said = f"{bank.title}, version {bank.version}, fingerprint {bank.digest[:12]}"
    return Heading(2, "Which questions these are"), Terms((Term("Questions", said),))


def _body(figures: RoomFigures, words: RoomWords) -> Iterator[Block]:
    if not figures.questions:
        yield Paragraph(words.too_few if figures.has_hands else words.nothing, Tone.STRONG)
        return
    if figures.points:
        yield Heading(2, words.points)
        rows = tuple(map(_point, figures.points))
        yield Table(words.points_intro, words.points_columns, rows)
    yield Heading(2, words.beliefs)
    yield _beliefs(figures, words)
    yield Heading(2, words.teach)
    yield from _teach(figures, words)
    yield Heading(2, words.questions)
    yield Paragraph(words.questions_intro)
    for each in figures.questions:
        yield Heading(3, each.name)
        yield Table(each.text, words.questions_columns, tuple(_options(each)))


def _point(point: PointHands) -> Row:
    again = _NOT_AGAIN
    if point.again.questions:
        again = _hands(point.again)
    if 0 < point.again.questions < point.first.questions:
        again += f". {_same(point)}: {_hands(point.same_first)}"
    return Row(_headed(point), (Cell(_hands(point.first)), Cell(again)))


def _headed(point: PointHands) -> str:
    return f"{point.statement}. {point.text}" if point.text else point.statement


def _same(point: PointHands) -> str:
    count = point.again.questions
    return "The same question first" if count == 1 else f"The same {count} questions first"


def _hands(share: Share) -> str:
    """Return how many hands of how many; how far a share could lie is said of one question alone.

    Of several questions that would need to know whose hands they were.
    """
    said = f"{share.count} of {share.answers} hands"
    if share.questions > 1:
        return f"{said} ({share.questions} questions)"
    return f"{said}, {span_words(share)}"


def _beliefs(figures: RoomFigures, words: RoomWords) -> Block:
    if not figures.beliefs:
        return Paragraph(words.beliefs_none)
    rows = tuple(map(_belief, figures.beliefs))
    return Table(words.beliefs_intro, words.beliefs_columns, rows)


def _belief(belief: BeliefHands) -> Row:
    last = _NOT_AGAIN
    if belief.counted_again:
        last = _count(belief.last)
    if 0 < belief.counted_again < belief.questions:
        last += f" ({belief.counted_again} of {belief.questions} questions counted again)"
    return Row(belief.text, (Cell(_count(belief.first)), Cell(last)))


def _count(hands: int) -> str:
    return "1 hand" if hands == 1 else f"{hands} hands"


def _teach(figures: RoomFigures, words: RoomWords) -> Iterator[Block]:
    if not figures.teach:
        yield Paragraph(words.teach_none)
        return
    yield Paragraph(words.teach_intro)
    yield Bullets(tuple(map(_to_teach, figures.teach)))


def _to_teach(each: ToTeach) -> Item:
    details = [f"Missed at the last count: {_hands(each.point.last)}."]
    if each.belief is not None:
        left = _count(each.belief.last)
        details.append(f'The belief with the most hands here: "{each.belief.text}" ({left})')
    text = each.text or each.point.statement
    return Item(text, lead=each.point.statement, details=tuple(details))


def _options(each: Counted) -> Iterator[Row]:
    for letter, option in zip(LETTERS, each.options, strict=False):
        right = " (right)" if option.right else ""
        cells = Cell(_of(each.before, option.id)), Cell(_of(each.after, option.id))
        yield Row(f"{letter}. {option.text}{right}", cells)


def _of(hands: Mapping[str, int], option: str) -> str:
    return _count(hands[option]) if hands else _NOT_AGAIN
