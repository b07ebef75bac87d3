"""The page about a quiz that was held in a room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ehe_check.page.document import (
    Bullets,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Tone,
    bulleted,
)
from ehe_check.page.words import Blocks, Say
from ehe_check.quiz.intervals import Share, share_in_tenths
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.room import Counted
from ehe_check.quiz.room_shows import BeliefHands, PointHands, RoomFigures, ToTeach


def lay_out_room(figures: RoomFigures, say: Say, bank: QuizBank, held_on: date) -> Document:
    """Return the page about a room; it says nothing of questions with too few hands."""
    parts = SHOWN if figures.questions else (_nothing,)
    blocks = [block for part in (*parts, *ALWAYS) for block in part(say, figures)]
    blocks += made_from(say, bank)
    return Document(title=say("room.title"), blocks=tuple(blocks), made_on=held_on)


def _nothing(say: Say, figures: RoomFigures) -> Blocks:
    yield Paragraph(say("room.too_few") if figures.has_hands else say("room.nothing"), Tone.STRONG)


def _points(say: Say, figures: RoomFigures) -> Blocks:
    if figures.points:
        yield Heading(2, say("room.points"))
        rows = tuple(_point(say, point) for point in figures.points)
        yield Table(say("room.points_intro"), say.each("room.points_columns"), rows)


def _beliefs(say: Say, figures: RoomFigures) -> Blocks:
    yield Heading(2, say("room.beliefs"))
    if not figures.beliefs:
        yield Paragraph(say("room.beliefs_none"))
        return
    rows = tuple(_belief(say, belief) for belief in figures.beliefs)
    yield Table(say("room.beliefs_intro"), say.each("room.beliefs_columns"), rows)


def _teach(say: Say, figures: RoomFigures) -> Blocks:
    yield Heading(2, say("room.teach"))
    if not figures.teach:
        yield Paragraph(say("room.teach_none"))
        return
    yield Paragraph(say("room.teach_intro"))
    yield Bullets(tuple(_to_teach(say, each) for each in figures.teach))


def _questions(say: Say, figures: RoomFigures) -> Blocks:
    yield Heading(2, say("room.questions"))
    yield Paragraph(say("room.questions_intro"))
    columns = say.each("room.questions_columns")
    for each in figures.questions:
        yield Heading(3, each.name)
        yield Table(each.text, columns, tuple(_options(say, each)))


def _left_out(say: Say, figures: RoomFigures) -> Blocks:
    if figures.left_out:
        yield Paragraph(say("room.left_out", ids=", ".join(figures.left_out)))


def _reading(say: Say, _: RoomFigures) -> Blocks:
    yield Heading(2, say("room.reading"))
    yield bulleted(say.each("room.reading_lines"))


SHOWN = (_points, _beliefs, _teach, _questions)
ALWAYS = (_left_out, _reading)


def _point(say: Say, point: PointHands) -> Row:
    again = say("room.not_again")
    if point.again.questions:
        again = _share(say, point.again)
    if 0 < point.again.questions < point.first.questions:
        again = _beside_the_same(say, point, again)
    head = f"{point.statement}. {point.text}" if point.text else point.statement
    return Row(head, (Cell(_share(say, point.first)), Cell(again)))


def _beside_the_same(say: Say, point: PointHands, again: str) -> str:
    count, first = point.again.questions, _share(say, point.same_first)
    if count == 1:
        return say("room.same_first", again=again, first=first)
    return say("room.same_several_first", again=again, count=str(count), first=first)


def _share(say: Say, share: Share) -> str:
    """Return how many hands of how many; how far a share could lie is said of one question alone.

    Of several questions that would need to know whose hands they were.
    """
    said = say("room.share", count=str(share.count), answers=str(share.answers))
    if share.questions > 1:
        return say("room.share_of_several", share=said, questions=str(share.questions))
    low, high = share_in_tenths(share)
    return say("room.share_of_one", share=said, low=str(low), high=str(high))


def _belief(say: Say, belief: BeliefHands) -> Row:
    last = say("room.not_again")
    if belief.counted_again:
        last = _hands(say, belief.last)
    if 0 < belief.counted_again < belief.questions:
        again, questions = str(belief.counted_again), str(belief.questions)
        last = say("room.belief_again", last=last, again=again, questions=questions)
    return Row(belief.text, (Cell(_hands(say, belief.first)), Cell(last)))


def _hands(say: Say, hands: int) -> str:
    return say("room.one_hand") if hands == 1 else say("room.hands", count=str(hands))


def _to_teach(say: Say, each: ToTeach) -> Item:
    details = [say("room.missed", share=_share(say, each.point.last))]
    if each.belief is not None:
        hands = _hands(say, each.belief.last)
        details.append(say("room.belief", belief=each.belief.text, hands=hands))
    text = each.text or each.point.statement
    return Item(text, lead=each.point.statement, details=tuple(details))


def _options(say: Say, each: Counted) -> Iterator[Row]:
    for letter, option in zip(LETTERS, each.options, strict=False):
        head = say("room.option", letter=letter, option=option.text)
        if option.right:
            head = say("room.right_option", letter=letter, option=option.text)
        counts = (_of(say, hands, option.id) for hands in (each.before, each.after))
        yield Row(head, tuple(map(Cell, counts)))


def _of(say: Say, hands: Mapping[str, int], option: str) -> str:
    return _hands(say, hands[option]) if hands else say("room.not_again")
