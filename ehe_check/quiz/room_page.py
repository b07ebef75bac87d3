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
    Row,
    Table,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.intervals import Share, share_in_tenths
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.made_from import made_from
from ehe_check.quiz.room import Counted
from ehe_check.quiz.room_shows import BeliefHands, PointHands, RoomFigures, ToTeach


def lay_out_room(figures: RoomFigures, bank: QuizBank, held_on: date) -> Document:
    """Return the page about a room; it says nothing of questions with too few hands."""
    blocks = (*_blocks(figures), *made_from(bank))
    return Document(title=text("A quiz in a room"), blocks=blocks, made_on=held_on)


def _blocks(figures: RoomFigures) -> Blocks:
    if figures.questions:
        yield from _points(figures)
        yield from _beliefs(figures)
        yield from _teach(figures)
        yield from _questions(figures)
    else:
        yield from md(
            """
            **Fewer than five hands went up, so nothing is said about them: with so few, it would
            be about one person.**
            """
            if figures.has_hands
            else "**No hands were counted, so there is nothing to show.**"
        )
    if figures.left_out:
        yield from md(
            "Left out, because the quiz has changed since: {ids}.", ids=", ".join(figures.left_out)
        )
    yield from md("""
        ## What this does and does not show

        - It shows where hands went up in one room on one day. Hands follow other hands, and some
          people do not raise theirs.
        - 'Between about 4 and 8 in 10' says how far the share could lie if others like these
          people were asked. With few people it is wide, and that is honest. It is said of one
          question at a time: for several together it would have to be known whose hands they
          were.
        - Questions where several answers are right are not in the shares, as one person may
          raise a hand more than once. Their hands are in the other tables.
        - An answer that misses two points counts under both. A point that no wrong answer was
          about is not in the table, which does not show that it is known.
        - A second count comes after talking, and before the reasons were shown. It does not show
          that anything was learned for good, or that anyone will work in another way.
        - It is not for judging a person, a team or a service, and it says nothing about any
          child or family.
    """)


def _points(figures: RoomFigures) -> Blocks:
    if not figures.points:
        return
    yield Heading(2, text("By learning point and finding"))
    yield Table(
        text(
            "How many hands went up for an answer that misses the point: fewer is better. A hand "
            "for a wrong answer counts under the point that the answer gets wrong. What may be "
            "urgent comes first. Where hands were counted again after talking, the same questions "
            "stand side by side."
        ),
        (
            text("Learning point or finding"),
            text("Missed at the first count"),
            text("Missed when counted again"),
        ),
        tuple(map(_point, figures.points)),
    )


def _point(point: PointHands) -> Row:
    count = point.again.questions
    again = _share(point.again) if count else _not_again()
    if 0 < count < point.first.questions:
        again = text(
            "{again}. The same question first: {first}"
            if count == 1
            else "{again}. The same {count} questions first: {first}",
            again=again,
            count=str(count),
            first=_share(point.same_first),
        )
    head = f"{point.statement}. {point.text}" if point.text else point.statement
    return Row(head, (Cell(_share(point.first)), Cell(again)))


def _share(share: Share) -> str:
    """Return how many hands of how many; how far a share could lie is said of one question alone.

    Of several questions that would need to know whose hands they were.
    """
    said = text("{count} of {answers} hands", count=str(share.count), answers=str(share.answers))
    if share.questions > 1:
        return text("{share} ({questions} questions)", share=said, questions=str(share.questions))
    low, high = map(str, share_in_tenths(share))
    return text("{share}, between about {low} and {high} in 10", share=said, low=low, high=high)


def _beliefs(figures: RoomFigures) -> Blocks:
    yield Heading(2, text("Beliefs behind the other answers"))
    if not figures.beliefs:
        yield from md("No hand was left at an option that shows a mistaken belief.")
        return
    yield Table(
        text(
            "How many hands went up for an option that shows each belief. Those that kept the "
            "most hands come first."
        ),
        (text("Belief"), text("First count"), text("Last count of the same questions")),
        tuple(map(_belief, figures.beliefs)),
    )


def _belief(belief: BeliefHands) -> Row:
    last = _hands(belief.last) if belief.counted_again else _not_again()
    if 0 < belief.counted_again < belief.questions:
        last = text(
            "{last} ({again} of {questions} questions counted again)",
            last=last,
            again=str(belief.counted_again),
            questions=str(belief.questions),
        )
    return Row(belief.text, (Cell(_hands(belief.first)), Cell(last)))


def _teach(figures: RoomFigures) -> Blocks:
    yield Heading(2, text("What to teach next"))
    if not figures.teach:
        yield from md("""
            No learning point stands out in these counts. That does not show that all is known:
            few questions were asked.
        """)
        return
    yield from md("""
        In at least one question, one hand in four or more missed this at the last count. What the
        most hands missed comes first; where as many missed two things, what may be urgent. Each
        hand counts at one point only.
    """)
    yield Bullets(tuple(map(_to_teach, figures.teach)))


def _to_teach(each: ToTeach) -> Item:
    details = [text("Missed at the last count: {share}.", share=_share(each.point.last))]
    if each.belief is not None:
        details.append(
            text(
                'The belief with the most hands here: "{belief}" ({hands})',
                belief=each.belief.text,
                hands=_hands(each.belief.last),
            )
        )
    statement = each.point.statement
    return Item(each.text or statement, lead=statement, details=tuple(details))


def _questions(figures: RoomFigures) -> Blocks:
    yield from md("""
        ## Question by question

        The hands for each option, as they were counted.
    """)
    columns = (text("Option"), text("First count"), text("Counted again"))
    for each in figures.questions:
        yield Heading(3, each.name)
        yield Table(each.text, columns, tuple(_options(each)))


def _options(each: Counted) -> Iterator[Row]:
    for letter, option in zip(LETTERS, each.options, strict=False):
        head = text(
            "{letter}. {option} (right)" if option.right else "{letter}. {option}",
            letter=letter,
            option=option.text,
        )
        counts = (_of(hands, option.id) for hands in (each.before, each.after))
        yield Row(head, tuple(map(Cell, counts)))


def _of(hands: Mapping[str, int], option: str) -> str:
    return _hands(hands[option]) if hands else _not_again()


def _hands(hands: int) -> str:
    return text("1 hand" if hands == 1 else "{count} hands", count=str(hands))


def _not_again() -> str:
    return text("not counted again")
