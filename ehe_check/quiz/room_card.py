"""The presenter's card for a room: how to run it, and each question with what to listen for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import shorten

from ehe_check.bank.law import Library
from ehe_check.page.document import Cell, Document, Heading, Row, Table
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.choose import minutes
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.learning_points import touches_on_harm
from ehe_check.quiz.room import Counted, Room, counted, named
from ehe_check.quiz.room_shows import belief_text

_FEW, _SHORT, _LONG = 12, (60, 40), (120, 110)
"""How many questions have room for more words, and how long both texts may be then, or else."""


def lay_out_card(room: Room, bank: QuizBank, library: Library, today: date) -> Document:
    """Return the card for the questions of a room, each in the order in which it is put."""
    several = [each for each in (counted(each, bank) for each in room.questions) if each]
    rows = tuple(_rows(several, room, bank, library))
    columns = (text("Question"), text("Right"), text("Belief to listen for"), text("Minutes"))
    table = Table("", columns, rows, widths=(10, 7, 9, 3), is_list=True, is_close=True)
    items = [each.item for each in several if each.step == 1]
    return Document(
        title=text("Card for whoever holds the room"),
        subtitle=text(
            "{many} questions, about {minutes} minutes. Quiz version {version}",
            many=str(len(items)),
            version=bank.version,
            minutes=str(minutes(items, in_room=True)),
        ),
        blocks=(*_how_to(), Heading(2, text("The questions")), table),
        made_on=today,
        is_brief=True,
    )


def _how_to() -> Blocks:
    yield from md("""
        1. Begin :: "Hands up for the answer that you would choose. You may keep yours down. No
           names are asked, nothing passes or fails, and every case is invented."
        2. Count :: Read the question out. Type the hands in the order of the letters, such as
           4 7 0 9. m mends a count, b goes back, s skips, h hides the screen, e ends.
        3. Then :: 30 to 70 in 100 right: pairs talk for two minutes, and you count again (t). More:
           reveal (r), or first hear somebody who is sure why. Fewer: explain first, then t.
        4. Note :: Before a question marked so: "The next question may touch on death, violence or
           abuse. Anybody may sit it out." Wait a moment. s passes it over.
        5. Reveal :: Read out the reason for the right answer, then the belief that was chosen: what
           made it easy to believe?
        6. End :: "Thank you. Only numbers of hands are kept. If a question came close to home, talk
           with somebody you trust." e, then f. Print the report from the file, later.
    """)


def _rows(several: list[Counted], room: Room, bank: QuizBank, library: Library) -> Iterator[Row]:
    opening, most = _LONG if len(several) <= _FEW else _SHORT
    for each in several:
        is_first = each.step == 1
        note = text("Note. ") if is_first and touches_on_harm(each.item, library) else ""
        takes = str(minutes([each.item], in_room=True)) if is_first else ""
        right = (
            f"{letter}. {shorten(option.text, most, placeholder=' ...')}"
            for letter, option in zip(LETTERS, each.options, strict=False)
            if option.right
        )
        yield Row(
            f"{named(each, room)}. {note}{shorten(each.text, opening, placeholder=' ...')}",
            (Cell("; ".join(right)), Cell(_belief(each, bank)), Cell(takes)),
        )


def _belief(each: Counted, bank: QuizBank) -> str:
    """Return the belief that most wrong options show; of as many, the first."""
    beliefs = [option.misconception for option in each.options if option.misconception]
    return belief_text(max(beliefs, key=beliefs.count), bank) if beliefs else ""
