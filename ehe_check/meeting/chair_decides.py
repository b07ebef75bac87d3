"""The chair's second page: the meeting run minute by minute, and what is decided."""

from __future__ import annotations

from ehe_check.meeting.pack import LEVEL, Pack
from ehe_check.page.document import (
    Cell,
    Columns,
    Heading,
    Row,
    Table,
    Term,
    Terms,
    WritingBox,
)
from ehe_check.page.words import Blocks, Say

_PEOPLE, _DECISIONS, _LINES = 3, 5, 2


def run_and_decide(say: Say, pack: Pack) -> Blocks:
    """Yield the second page."""
    yield Heading(LEVEL, say("run.heading"), starts_page=True, note=say("run.note"))
    yield _beside(*say.each("run.people"))
    yield _running(say)
    yield Heading(LEVEL, say("run.here.heading"), note=say("run.here.note"))
    here = say.each("run.here.columns")
    yield Table("", here, (_blank(here),) * _PEOPLE, widths=(40, 10, 40, 10))
    yield Heading(LEVEL, say("run.decided.heading"))
    decided = say.each("run.decided.columns")
    rows = tuple(_blank(decided, str(number)) for number in range(1, _DECISIONS + 1))
    yield Table("", decided, rows, widths=(5, 42, 20, 13, 20))
    yield WritingBox(say("run.differ.heading"), lines=_LINES)
    refer = WritingBox(say("run.refer.heading"), ticks=say.each("run.refer.ticks"), lines=0)
    yield Columns((refer,), (_family(say, pack),))
    lead, again, *rest = say.each("run.last.fields")
    yield _beside(lead, again)
    yield _to_fill_in(*rest)


def _beside(left: str, right: str) -> Columns:
    return Columns((_to_fill_in(left),), (_to_fill_in(right),))


def _to_fill_in(*labels: str) -> Terms:
    return Terms(tuple(Term(label, None) for label in labels))


def _running(say: Say) -> Table:
    texts = (say.each("run.minutes"), say.each("run.titles"), say.each("run.ask"))
    steps = zip(*texts, say.each("run.hear"), strict=True)
    rows = tuple(
        Row(f"{title}, {_unbroken(minutes)}", (Cell(ask), Cell(hear)))
        for minutes, title, ask, hear in steps
    )
    return Table("", say.each("run.columns"), rows, widths=(13, 49, 38))


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _blank(columns: tuple[str, ...], head: str = "") -> Row:
    return Row(head, (Cell(None),) * (len(columns) - 1))


def _family(say: Say, pack: Pack) -> WritingBox:
    heading = say("run.family.heading")
    if not pack.is_guarded:
        ticks = (*say.each("run.family.ticks"), say("run.family.meeting_open"))
        return WritingBox(heading, ticks=ticks, lines=0)
    note = say("run.family.held", person=pack.person)
    asked = say("run.family.asked", person=pack.person)
    return WritingBox(heading, note, (asked, say("run.family.answer")), lines=0)
