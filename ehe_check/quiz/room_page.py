"""The page about a quiz that was held in a room: what to teach next, beliefs, each question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from textwrap import shorten

from ehe_check.bank.law import Library
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Cell, Document, Heading, Item, Row, Table
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.learning_points import short_words
from ehe_check.quiz.room import Counted, Room, named
from ehe_check.quiz.room_shows import RoomFigures, Share, belief_text, room_figures
from ehe_check.quiz.to_teach import MissedPoint

_MOST_BELIEFS = 5
_OPENING = 52


def lay_out_room(room: Room, bank: QuizBank, library: Library, today: date) -> Document:
    """Return the page about a room; it says nothing of questions with too few hands."""
    held, people = room.room.started.date(), room.room.people
    figures = room_figures(room, bank, library)
    teach = (_to_teach(each, bank, library, today) for each in figures.teach)
    there = text("People there: {people}", people=str(people)) if people else ""
    return Document(
        title=text("A quiz in a room"),
        subtitle=". ".join(filter(None, (day_words(held), there))),
        blocks=(*_shown(figures, room, bank, tuple(teach)), *_small_print(figures, bank)),
        made_on=held,
        is_brief=True,
    )


def _shown(figures: RoomFigures, room: Room, bank: QuizBank, teach: tuple[Item, ...]) -> Blocks:
    if not figures.questions:
        if not figures.too_few:
            yield from md("**No hands were counted, so there is nothing to show.**")
        return
    yield Heading(2, text("What to teach next, by the last count"))
    if teach:
        yield Bullets(teach, is_numbered=True)
    else:
        yield from md("""
            No learning point was missed by one hand in four. That does not show that all is known:
            few questions were asked.
        """)
    yield Heading(2, text("Beliefs behind the other answers"))
    if figures.beliefs:
        largest = islice(figures.beliefs.items(), _MOST_BELIEFS)
        rows = (Row(belief_text(each, bank), (Cell(_words(of)),)) for each, of in largest)
        yield _table((text("Belief"), text("Chosen, where on offer")), rows)
    else:
        yield from md("No hand was left at an option that shows a mistaken belief.")
    yield Heading(2, text("Question by question"))
    columns = (text("Question"), text("Right at first"), text("After talking"))
    yield _table(columns, (_row(each, room) for each in figures.questions))


def _table(columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """Return a close list: a wide column, and narrow ones."""
    widths = (4, *[1] * (len(columns) - 1))
    return Table("", columns, tuple(rows), widths=widths, is_list=True, is_close=True)


def _small_print(figures: RoomFigures, bank: QuizBank) -> Blocks:
    if figures.too_few:
        yield from md(
            "Questions where fewer than five raised a hand: {many}. Nothing is said of these.",
            many=str(figures.too_few),
        )
    if figures.left_out:
        yield from md(
            "Left out, because the quiz has changed since: {ids}.", ids=", ".join(figures.left_out)
        )
    yield from md(
        """
        *Hands follow other hands, and some people raise none. Where several answers are right,
        their hands stand by letter, and are in no other figure. A count after talking shows what
        talking did; not that anyone will work in another way. It is no measure of a person, a
        team or a service, and says nothing about any child or family. {title}, version {version}.*
        """,
        title=bank.title,
        version=bank.version,
    )


def _to_teach(each: MissedPoint, bank: QuizBank, library: Library, today: date) -> Item:
    share = _words(Share.of_hands(each.missed, each.replies))
    said = text("Missed by {share} at question {name}.", share=share, name=each.question)
    if each.belief is not None:
        most = text('Most chose: "{belief}"', belief=belief_text(each.belief, bank))
        said = f"{said} {most}"
    words = short_words(each.statement, library, today)
    return Item(words, lead=each.statement, details=(said,))


def _row(each: Counted, room: Room) -> Row:
    head = f"{named(each, room)}. {shorten(each.text, _OPENING, placeholder=' ...')}"
    return Row(head, (Cell(_right(each, each.before)), Cell(_right(each, each.after))))


def _right(each: Counted, hands: Mapping[str, int]) -> str:
    """Return how many hands were right; where several options are, how many each of them had."""
    if not hands:
        return "-"
    right = {at: hands[o.id] for at, o in zip(LETTERS, each.options, strict=False) if o.right}
    if each.is_single:
        return _words(Share.of_hands(sum(right.values()), sum(hands.values())))
    return ", ".join(f"{letter} {count}" for letter, count in right.items())


def _words(of: Share) -> str:
    return text(
        "{hands} of {of} ({percent}%)",
        hands=str(of.hands),
        of=str(of.of),
        percent=str(round(100 * of.size)),
    )
