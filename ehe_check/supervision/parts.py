"""The supervision record: how the case went, what was agreed, and what was thought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.guard import guard_in_words
from ehe_check.case.labels import number_of
from ehe_check.judge.reading import UNLISTED
from ehe_check.over_time.decisions import wording_of, words_now
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Checklist, Heading, Item, Paragraph, Term, Terms
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.pages import SheetWords
from ehe_check.sheet.sheet_paper import Paper, checked_first
from ehe_check.supervision.supervision import MeetingTold, Point, TalkedOver

LEVEL = 2
GROUP_LEVEL = 3
_ORDER = (AgreedStatus.NEW, AgreedStatus.CARRY_ON, AgreedStatus.DONE, AgreedStatus.NOT_AGREED)


@dataclass(frozen=True)
class RecordWords:
    """What a record says, and the words of the sheet for what both say."""

    say: Say
    sheet: SheetWords


@dataclass(frozen=True)
class Record:
    """A sheet, with the supervision in which it was talked over."""

    paper: Paper
    talked_over: TalkedOver
    sheet_say: Say

    def checked_first(self, *, in_own_words: bool) -> tuple[str, ...]:
        """Return the caution beside something to do in own words, which no guard can reword."""
        return checked_first(self.sheet_say, self.paper) if in_own_words else ()


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
                _still_to_do(say, record, each.points),
            ),
        )
        for each in over.before
    ]
    if not rows:
        return
    yield Heading(LEVEL, say("timeline.heading"))
    yield Paragraph(say("timeline.intro"))
    yield Terms(tuple(term for _, term in sorted(rows, key=lambda row: row[0])))
    if over.moved:
        yield Paragraph(f"{say('timeline.moved')} {over.moved}")


def agreed(say: Say, record: Record) -> Blocks:
    """List what was agreed, what is still to be done first, then what was passed over."""
    points = record.talked_over.supervision.points
    yield Heading(LEVEL, say("agreed.heading"))
    titles, is_any = _titles(say), False
    for status in _ORDER:
        items = _items(say, record, [point for point in points if point.status is status])
        if items:
            is_any = True
            yield Heading(GROUP_LEVEL, titles[status])
            yield Checklist(items) if status.is_open else Bullets(items)
    over = _items(say, record, [point for point in points if point.passed_over])
    if over:
        yield Heading(GROUP_LEVEL, say("agreed.passed_over"))
        yield Bullets(over)
    elif not is_any:
        yield Paragraph(say("agreed.empty"))


def reflections(say: Say, record: Record) -> Blocks:
    """Print what was said to each question."""
    said = record.talked_over.supervision.reflections
    rows = tuple(Term(one.asked, one.text) for one in said if one.text)
    if rows:
        yield Heading(LEVEL, say("reflections.heading"))
        yield Terms(rows)


def views(say: Say, record: Record) -> Blocks:
    """Print both views where they differ, or that they do not."""
    seen = record.talked_over.supervision.views
    if seen is None:
        return
    yield Heading(LEVEL, say("views.heading"))
    yield Paragraph(say("views.intro"))
    if not seen.differ:
        yield Paragraph(say("views.same"))
        return
    yield Terms(
        (
            Term(say("views.supervisor"), seen.supervisor or None),
            Term(say("views.practitioner"), seen.practitioner or None),
        )
    )


def coming_next(say: Say, record: Record) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    over = record.talked_over
    day = over.supervision.supervision.next
    yield Heading(LEVEL, say("next.heading"))
    yield Terms((Term(say("next.next"), day_words(day) if day else None),))
    if over.is_changed_since:
        yield Paragraph(say("next.changed_since"))


def _titles(say: Say) -> dict[AgreedStatus, str]:
    return {
        AgreedStatus.NEW: say("agreed.status.new"),
        AgreedStatus.CARRY_ON: say("agreed.status.carry-on"),
        AgreedStatus.DONE: say("agreed.status.done"),
        AgreedStatus.NOT_AGREED: say("agreed.status.not-agreed"),
    }


def _items(say: Say, record: Record, points: Iterable[Point]) -> tuple[Item, ...]:
    said = (_point(say, record, point) for point in points)
    return tuple(item for item in said if item.text)


def _point(say: Say, record: Record, point: Point) -> Item:
    is_own, paper = point.action is not None, record.paper
    is_unknown = paper.advice.is_guarded and wording_of(paper.bank, point.key) is None
    raised = "" if is_own and is_unknown else _raised(record, point)
    lines = [say("agreed.about", text=raised)] if is_own and raised else []
    lines += [say("agreed.who", who=point.who)] if point.who else []
    lines += [say("agreed.by", day=day_words(point.by))] if point.by else []
    lines += [say("agreed.why", why=point.why)] if point.why else []
    is_to_do = point.status is not None and point.status.is_open
    lines += record.checked_first(in_own_words=is_own and is_to_do)
    return Item(_words(record, point), lead=_whom(say, record, point), details=tuple(lines))


def _words(record: Record, point: Point) -> str:
    """Return an action as it was agreed, or a prompt as it may be worded now."""
    left_out = record.sheet_say("words.left_out")
    if point.action is not None:
        return point.action or left_out
    return left_out if _is_left_out(record, point) else _raised(record, point)


def _raised(record: Record, point: Point) -> str:
    bank, guard = record.paper.bank, guard_in_words(record.paper.advice)
    return words_now(bank, point.key, point.text, guard, in_own_words=False)


def _is_left_out(record: Record, point: Point) -> bool:
    """Say whether a copy to share leaves out the words of a point: they are in nobody's bank."""
    return record.paper.sheet.is_shared and wording_of(record.paper.bank, point.key) is None


def _whom(say: Say, record: Record, point: Point | Agreed) -> str:
    about, bank = point.about, record.paper.bank
    if about is None:
        return ""
    called, roster = dict(record.paper.sheet.entries), about.removesuffix(UNLISTED)
    if about.endswith(UNLISTED) and roster in bank.roster_by_id:
        return say("another", one=bank.roster_by_id[roster].one)
    return called.get(about) or number_of(about, bank)


def _meeting(say: Say, record: Record, meeting: MeetingTold) -> Term:
    label = say("timeline.meeting", day=day_words(meeting.day))
    return Term(label, "\n".join(_decided(say, record, meeting)))


def _decided(say: Say, record: Record, meeting: MeetingTold) -> Iterator[str]:
    """Yield what a meeting decided, with whom it is about, who does it and by when, in a line."""
    said = "; ".join(_decision(say, record, each) for each in meeting.decided)
    yield said or say("timeline.decided_nothing")
    yield from record.checked_first(in_own_words=bool(said))
    if meeting.again:
        yield say("timeline.again", day=day_words(meeting.again))


def _decision(say: Say, record: Record, decided: Agreed) -> str:
    left_out = record.sheet_say("words.left_out")
    words = _with_who_and_when(decided.text or left_out, decided)
    return ": ".join(filter(None, (_whom(say, record, decided), words)))


def _still_to_do(say: Say, record: Record, points: tuple[Point, ...]) -> str:
    """Return what a supervision left to be done, with who and by when, in a line."""
    mine = [each for each in points if each.status is not None and each.status.is_open]
    told = dict.fromkeys(_with_who_and_when(_words(record, each), each) for each in mine)
    said = "; ".join(filter(None, told)) or say("timeline.nothing")
    is_own = any(each.action for each in mine)
    return "\n".join((said, *record.checked_first(in_own_words=is_own)))


def _with_who_and_when(words: str, agreed: Point | Agreed) -> str:
    bare = words.rstrip(".")
    beside = ", ".join(filter(None, (agreed.who, day_words(agreed.by) if agreed.by else "")))
    return f"{bare} ({beside})" if bare and beside else bare
