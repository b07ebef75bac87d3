"""The page that lists the questions of a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ehe_check.bank.role import ROLE_WORDS
from ehe_check.page.document import Cell, Document, Heading, Paragraph, Row, Table
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.choose import minutes
from ehe_check.quiz.item import QuizBank, QuizItem

_FIRST_WORDS = 60
_WIDTHS = (1.3, 1.3, 1.9, 0.8, 0.8, 4.5)


def lay_out_list(
    bank: QuizBank, items: Sequence[QuizItem], past: Sequence[QuizItem], today: date
) -> Document:
    """Return questions by topic, each with how long it takes; past ones are named."""
    return Document(title=bank.title, blocks=tuple(_blocks(bank, items, past)), made_on=today)


def _blocks(bank: QuizBank, items: Sequence[QuizItem], past: Sequence[QuizItem]) -> Blocks:
    yield Paragraph(
        text(
            "Questions: {count}. Together about {alone} minutes alone, or {room} in a room.",
            count=str(len(items)),
            alone=str(minutes(items)),
            room=str(minutes(items, in_room=True)),
        )
    )
    if past:
        yield from md(
            "Left out, as their date, or that of the question they match, is past: {ids}.",
            ids=", ".join(item.id for item in past),
        )
    for topic in bank.topics:
        if mine := [item for item in items if item.topic == topic.id]:
            yield Heading(2, topic.title, note=topic.id)
            yield _table(mine)


def _table(items: Sequence[QuizItem]) -> Table:
    columns = (
        text("Number"),
        text("Kind"),
        text("For"),
        text("Alone"),
        text("In a room"),
        text("First words"),
    )
    return Table(" ", columns, tuple(map(_row, items)), widths=_WIDTHS, is_list=True)


def _row(item: QuizItem) -> Row:
    roles = ", ".join(ROLE_WORDS[role] for role in item.roles) or text("everybody")
    alone, room = minutes([item]), minutes([item], in_room=True)
    in_room = f"{room} min" if room else text("not put")
    cells = (item.kind.value, roles, f"{alone} min", in_room, item.opening(_FIRST_WORDS))
    return Row(item.id, tuple(map(Cell, cells)))
