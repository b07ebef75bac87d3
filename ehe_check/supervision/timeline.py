"""The supervision record: how the case has gone, by days."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.over_time.history import Agreed
from ehe_check.page.dates import day_words
from ehe_check.page.document import Heading, Paragraph, Term, Terms
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.parts.moved_by import moved_by
from ehe_check.supervision.parts import LEVEL, MeetingTold, Record, point_words, whom
from ehe_check.supervision.supervision import Point, Supervision
from ehe_check.supervision.told_first import meeting_words


def timeline(say: Say, record: Record) -> Blocks:
    """List sessions, meetings and supervisions of the case by days, and what moved the advice."""
    over, tiers = record.talked_over, record.paper.bank.tiers
    rows = [
        (day, Term(say("timeline.session", day=day_words(day)), tiers.get(level, level.value)))
        for day, level in over.sessions
    ]
    rows += [(each.day, _meeting(say, record, each)) for each in over.meetings]
    rows += [
        (
            each.day,
            Term(
                say("timeline.supervision", day=day_words(each.day)),
                _came_to(say, record, each),
            ),
        )
        for each in over.before
    ]
    if not rows:
        return
    yield Heading(LEVEL, say("timeline.heading"))
    yield Paragraph(say("timeline.intro"))
    yield Terms(tuple(term for _, term in sorted(rows, key=lambda row: row[0])))
    if over.moved is not None:
        moved = moved_by(record.sheet_say, over.moved)
        yield Paragraph(f"{say('timeline.moved')} {moved}")


def _meeting(say: Say, record: Record, meeting: MeetingTold) -> Term:
    label = say("timeline.meeting", day=day_words(meeting.day))
    return Term(label, "\n".join(_decided(say, record, meeting)))


def _decided(say: Say, record: Record, meeting: MeetingTold) -> Iterator[str]:
    """Yield what a meeting decided, with whom it is about, who does it and by when, one a line."""
    said = [_decision(say, record, each) for each in meeting.decided]
    yield from said or (say("timeline.decided_nothing"),)
    yield from record.checked_first(say, in_own_words=bool(said))
    if meeting.again:
        yield say("timeline.again", day=day_words(meeting.again))


def _decision(say: Say, record: Record, decided: Agreed) -> str:
    left_out = record.sheet_say("words.left_out")
    words = _with_who_and_when(decided.text or left_out, decided)
    return ": ".join(filter(None, (whom(say, record, decided.about), words)))


def _came_to(say: Say, record: Record, held: Supervision) -> str:
    """Return what a supervision left to be done and decided of a meeting, one a line."""
    mine = [each for each in held.points if each.status is not None and each.status.is_open]
    told = dict.fromkeys(_with_who_and_when(point_words(record, each), each) for each in mine)
    meeting = meeting_words(say, held.meeting) if held.meeting is not None else ""
    said = "\n".join(filter(None, (meeting, *told))) or say("timeline.nothing")
    is_own = any(each.in_own_words for each in mine)
    return "\n".join((said, *record.checked_first(say, in_own_words=is_own)))


def _with_who_and_when(words: str, agreed: Point | Agreed) -> str:
    bare = words.rstrip(".")
    beside = ", ".join(filter(None, (agreed.who, day_words(agreed.by) if agreed.by else "")))
    return f"{bare} ({beside})" if bare and beside else bare
