"""The four papers of a meeting pack, each a document; the agenda is the same for every case."""

from __future__ import annotations

from typing import assert_never

from ehe_check.meeting.chair_knows import what_we_know
from ehe_check.meeting.minutes import record
from ehe_check.meeting.organiser import organiser
from ehe_check.meeting.pack import LEVEL, Pack, PackPaper
from ehe_check.meeting.paper_head import head_of
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Cell,
    Columns,
    Document,
    Heading,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    WritingBox,
    bulleted,
)
from ehe_check.page.words import Blocks, Say


def meeting_paper(paper: PackPaper, say: Say, pack: Pack) -> Document:
    """Return one paper of a pack."""
    match paper:
        case PackPaper.ORGANISER:
            blocks = tuple(organiser(say, pack))
            head = head_of(say, pack, say("organiser.title"), is_draft=pack.sheet.is_draft)
            return _document(say, head, say("organiser.foot"), blocks)
        case PackPaper.CHAIR:
            blocks = (*what_we_know(say, pack), *run_and_decide(say, pack))
            head = head_of(say, pack, say("chair.title"), is_draft=pack.sheet.is_draft)
            return _document(say, head, say("chair.foot"), blocks)
        case PackPaper.RECORD:
            blocks = tuple(record(say, pack))
            # What is unfinished is the session; a record so marked would be read as draft minutes.
            head = head_of(say, pack, say("record.title"), is_draft=False)
            return _document(say, head, say("record.foot"), blocks)
        case PackPaper.AGENDA:
            return lay_out_agenda(say)
        case _:
            assert_never(paper)


def lay_out_agenda(say: Say) -> Document:
    """Return the agenda, which knows nothing of any case."""
    head = PageHead(say("agenda.title"), say("agenda.line"), ())
    return _document(say, head, say("agenda.foot"), tuple(agenda(say)))


def _document(say: Say, head: PageHead, foot: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=head.title,
        subtitle=head.line,
        blocks=blocks,
        head=head,
        foot=PageFoot(foot, say("closing")),
    )


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
