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
from ehe_check.page.text import Blocks, text
from ehe_check.quiz.intervals import Share, share_in_tenths
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.papers.paper import made_from
from ehe_check.quiz.room import Counted
from ehe_check.quiz.room_shows import BeliefHands, PointHands, RoomFigures, ToTeach


def lay_out_room(figures: RoomFigures, bank: QuizBank, held_on: date) -> Document:
    """Return the page about a room; it says nothing of questions with too few hands."""
    parts = SHOWN if figures.questions else (_nothing,)
    blocks = [block for part in (*parts, *ALWAYS) for block in part(figures)]
    blocks += made_from(bank)
    return Document(title=text("A quiz in a room"), blocks=tuple(blocks), made_on=held_on)


def _nothing(figures: RoomFigures) -> Blocks:
    yield Paragraph(
        text(
            "Fewer than five hands went up, so nothing is said about them: with so few, "
            "it would be about one person."
        )
        if figures.has_hands
        else text("No hands were counted, so there is nothing to show."),
        Tone.STRONG,
    )


def _points(figures: RoomFigures) -> Blocks:
    if figures.points:
        yield Heading(2, text("By learning point and finding"))
        rows = tuple(_point(point) for point in figures.points)
        yield Table(
            text(
                "How many hands went up for an answer that misses the point: fewer is "
                "better. A hand for a wrong answer counts under the point that the answer "
                "gets wrong. What may be urgent comes first. Where hands were counted again "
                "after talking, the same questions stand side by side."
            ),
            (
                text("Learning point or finding"),
                text("Missed at the first count"),
                text("Missed when counted again"),
            ),
            rows,
        )


def _beliefs(figures: RoomFigures) -> Blocks:
    yield Heading(2, text("Beliefs behind the other answers"))
    if not figures.beliefs:
        yield Paragraph(text("No hand was left at an option that shows a mistaken belief."))
        return
    rows = tuple(_belief(belief) for belief in figures.beliefs)
    yield Table(
        text(
            "How many hands went up for an option that shows each belief. Those that "
            "kept the most hands come first."
        ),
        (text("Belief"), text("First count"), text("Last count of the same questions")),
        rows,
    )


def _teach(figures: RoomFigures) -> Blocks:
    yield Heading(2, text("What to teach next"))
    if not figures.teach:
        yield Paragraph(
            text(
                "No learning point stands out in these counts. That does not show that all "
                "is known: few questions were asked."
            )
        )
        return
    yield Paragraph(
        text(
            "In at least one question, one hand in four or more missed this at the last "
            "count. What the most hands missed comes first; where as many missed two "
            "things, what may be urgent. Each hand counts at one point only."
        )
    )
    yield Bullets(tuple(_to_teach(each) for each in figures.teach))


def _questions(figures: RoomFigures) -> Blocks:
    yield Heading(2, text("Question by question"))
    yield Paragraph(text("The hands for each option, as they were counted."))
    columns = (text("Option"), text("First count"), text("Counted again"))
    for each in figures.questions:
        yield Heading(3, each.name)
        yield Table(each.text, columns, tuple(_options(each)))


def _left_out(figures: RoomFigures) -> Blocks:
    if figures.left_out:
        yield Paragraph(
            text(
                "Left out, because the quiz has changed since: {ids}.",
                ids=", ".join(figures.left_out),
            )
        )


def _reading(_: RoomFigures) -> Blocks:
    yield Heading(2, text("What this does and does not show"))
    yield bulleted(
        (
            text(
                "It shows where hands went up in one room on one day. Hands follow other "
                "hands, and some people do not raise theirs."
            ),
            text(
                "'Between about 4 and 8 in 10' says how far the share could lie if others "
                "like these people were asked. With few people it is wide, and that is "
                "honest. It is said of one question at a time: for several together it would "
                "have to be known whose hands they were."
            ),
            text(
                "Questions where several answers are right are not in the shares, as one "
                "person may raise a hand more than once. Their hands are in the other tables."
            ),
            text(
                "An answer that misses two points counts under both. A point that no wrong "
                "answer was about is not in the table, which does not show that it is known."
            ),
            text(
                "A second count comes after talking, and before the reasons were shown. It "
                "does not show that anything was learned for good, or that anyone will work "
                "in another way."
            ),
            text(
                "It is not for judging a person, a team or a service, and it says nothing "
                "about any child or family."
            ),
        )
    )


SHOWN = (_points, _beliefs, _teach, _questions)
ALWAYS = (_left_out, _reading)


def _point(point: PointHands) -> Row:
    again = text("not counted again")
    if point.again.questions:
        again = _share(point.again)
    if 0 < point.again.questions < point.first.questions:
        again = _beside_the_same(point, again)
    head = f"{point.statement}. {point.text}" if point.text else point.statement
    return Row(head, (Cell(_share(point.first)), Cell(again)))


def _beside_the_same(point: PointHands, again: str) -> str:
    count, first = point.again.questions, _share(point.same_first)
    if count == 1:
        return text("{again}. The same question first: {first}", again=again, first=first)
    return text(
        "{again}. The same {count} questions first: {first}",
        again=again,
        count=str(count),
        first=first,
    )


def _share(share: Share) -> str:
    """Return how many hands of how many; how far a share could lie is said of one question alone.

    Of several questions that would need to know whose hands they were.
    """
    said = text("{count} of {answers} hands", count=str(share.count), answers=str(share.answers))
    if share.questions > 1:
        return text("{share} ({questions} questions)", share=said, questions=str(share.questions))
    low, high = share_in_tenths(share)
    return text(
        "{share}, between about {low} and {high} in 10", share=said, low=str(low), high=str(high)
    )


def _belief(belief: BeliefHands) -> Row:
    last = text("not counted again")
    if belief.counted_again:
        last = _hands(belief.last)
    if 0 < belief.counted_again < belief.questions:
        again, questions = str(belief.counted_again), str(belief.questions)
        last = text(
            "{last} ({again} of {questions} questions counted again)",
            last=last,
            again=again,
            questions=questions,
        )
    return Row(belief.text, (Cell(_hands(belief.first)), Cell(last)))


def _hands(hands: int) -> str:
    return text("1 hand") if hands == 1 else text("{count} hands", count=str(hands))


def _to_teach(each: ToTeach) -> Item:
    details = [text("Missed at the last count: {share}.", share=_share(each.point.last))]
    if each.belief is not None:
        hands = _hands(each.belief.last)
        details.append(
            text(
                'The belief with the most hands here: "{belief}" ({hands})',
                belief=each.belief.text,
                hands=hands,
            )
        )
    said = each.text or each.point.statement
    return Item(said, lead=each.point.statement, details=tuple(details))


def _options(each: Counted) -> Iterator[Row]:
    for letter, option in zip(LETTERS, each.options, strict=False):
        head = text("{letter}. {option}", letter=letter, option=option.text)
        if option.right:
            head = text("{letter}. {option} (right)", letter=letter, option=option.text)
        counts = (_of(hands, option.id) for hands in (each.before, each.after))
        yield Row(head, tuple(map(Cell, counts)))


def _of(hands: Mapping[str, int], option: str) -> str:
    return _hands(hands[option]) if hands else text("not counted again")
