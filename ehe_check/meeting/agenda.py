"""The agenda for everybody who is invited: the same for every case, so that it may be sent."""

from __future__ import annotations

from ehe_check.meeting.pack import LEVEL
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Cell,
    Columns,
    Heading,
    Paragraph,
    Row,
    Table,
    bulleted,
)
from ehe_check.page.words import Blocks, Say


def agenda(say: Say) -> Blocks:
    """Yield the agenda: what the meeting is, its points, and what to bring."""
    danger = (Paragraph(say("agenda.danger.text")),)
    yield Callout(CalloutTone.PLAIN, say("agenda.danger.title"), danger)
    yield Heading(LEVEL, say("agenda.what.heading"))
    yield bulleted(say.each("agenda.what.text"))
    yield Heading(LEVEL, say("agenda.points.heading"))
    yield _points(say)
    bring = (Heading(LEVEL, say("agenda.bring.heading")), bulleted(say.each("agenda.bring.texts")))
    leave = (Heading(LEVEL, say("agenda.leave.heading")), bulleted(say.each("agenda.leave.texts")))
    yield Columns(bring, leave)
    yield Heading(LEVEL, say("agenda.before.heading"))
    yield bulleted(say.each("agenda.before.texts"))


def _points(say: Say) -> Table:
    """Return the points with their minutes, which are those of the chair's sheet."""
    points = zip(say.each("run.minutes"), say.each("agenda.points.texts"), strict=True)
    rows = tuple(Row(minutes, (Cell(text),)) for minutes, text in points)
    columns = say.each("agenda.points.columns")
    return Table("", columns, rows, widths=(1, 8), is_list=True)
