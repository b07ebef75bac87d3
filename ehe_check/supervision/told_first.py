"""The supervision record: what was said of the case then, and whether there will be a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.over_time.ledger import Decided, alike
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Heading,
    Item,
    Paragraph,
    Tone,
)
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.parts import top
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_kept import Told, facts_told, told_then
from ehe_check.supervision.opening_words import decided_row, ids_words, saying_words
from ehe_check.supervision.parts import LEVEL, Record
from ehe_check.supervision.supervision import MeetingAnswer, MeetingTalked, UrgentTold

MOST_OPEN = 5


def advice(record: Record) -> Blocks:
    """Say what the page advised on its day, and what the same answers come to now if that differs.

    A supervision that did not keep it has the advice as it is read as of its day.
    """
    paper, said = record.paper, record.supervision.said
    today = _read_today(record)
    if said is None:
        yield from top.advice(paper)
        yield from today
        return
    day = day_words(record.supervision.day)
    tone = CalloutTone.PLAIN if paper.first.is_ordinary else CalloutTone.ADVICE
    yield Callout(
        tone, text("Advice of {day}: {advice}", day=day, advice=said.advice), tuple(today)
    )


def _read_today(record: Record) -> Iterator[Paragraph]:
    said = record.supervision.said
    then = said.advice if said is not None else record.paper.advice.line
    if record.read_today and record.read_today != then:
        day = day_words(record.paper.sheet.provenance.made_on)
        yield Paragraph(
            text("Read today, {day}: {advice}", day=day, advice=record.read_today), Tone.STRONG
        )


def openly(record: Record) -> Blocks:
    """Say whether the family was told, where a meeting is advised and nothing forbids it."""
    paper = record.paper
    lines = paper.bank.lines
    if lines is None or paper.advice.meeting is Urgency.NONE:
        return
    if paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
        yield Paragraph(lines.openly)


def also_open(record: Record) -> Blocks:
    """List what was open as the supervision began and was not gone into, the oldest day first."""
    opening, held = record.opening, record.supervision
    if opening is None:
        return
    dealt_with = {point.ref for point in held.points if not point.passed_over}
    dealt_with |= {Ref(held.meeting.of)} if held.meeting and held.meeting.of else set()
    open_ = (each for each in opening.decisions if each.state.is_open)
    left = alike(each for each in open_ if Ref(each.key, each.about) not in dealt_with)
    if not left:
        return
    yield Heading(LEVEL, text("Also open then, and not gone into"))
    yield Bullets(tuple(_decision(record, opening, each) for each in left[:MOST_OPEN]))
    if more := sum(map(len, left[MOST_OPEN:])):
        yield Paragraph(
            text("And {number} more: ehe-check due lists them.", number=str(more)), Tone.QUIET
        )


def _decision(record: Record, opening: Opening, several: Sequence[Decided]) -> Item:
    row = decided_row(opening, several)
    beside = "; ".join(filter(None, (row.who, row.due, row.state)))
    check = record.checked_first(in_own_words=several[0].in_own_words)
    return Item(row.what, lead=row.id, details=(beside, *check))


def facts(record: Record) -> Blocks:
    """Print what was not known, what was new and what the children said, in the words of then."""
    said, told = record.supervision.said, list[Told]()
    if said is not None and said.lines:
        told = [*told_then(said)]
    elif record.opening is not None:
        told = [*facts_told(record.opening)]
    for each in told:
        yield Heading(LEVEL, each.heading)
        yield Bullets(tuple(Item(line) for line in each.lines))


def saying(record: Record) -> Blocks:
    """Print what was said last time that would make them think again, and whether it happened."""
    kept = record.supervision.saying
    if kept is None:
        words = saying_words(record.opening) if record.opening is not None else ""
        happened = ""
    else:
        words = kept.said
        happened = _happened(happened=kept.happened)
    if words:
        yield Heading(LEVEL, text("What would make us think again, as it was said last time"))
        yield Paragraph(words)
        yield from (Paragraph(each) for each in (happened,) if each)


def _happened(*, happened: bool | None) -> str:
    match happened:
        case True:
            return text("It has happened since.")
        case False:
            return text("It has not happened.")
        case None:
            return text("Not known whether it has happened.")
        case _:
            assert_never(happened)


def urgent(record: Record) -> Blocks:
    """Print whether what could not wait was passed on."""
    told = record.supervision.urgent
    if told is not None:
        yield Heading(LEVEL, text("What could not wait"))
        yield Paragraph(_passed_on(told), Tone.STRONG)


def _passed_on(told: UrgentTold) -> str:
    day = day_words(told.on) if told.on else ""
    if not told.told:
        return text("NOT passed on yet.")
    if told.by and day:
        return text("Passed on by {by}, on {day}.", day=day, by=told.by)
    if told.by:
        return text("Passed on by {by}.", by=told.by)
    return text("Passed on, on {day}.", day=day) if day else text("Passed on.")


def meeting(record: Record) -> Blocks:
    """Print whether there will be a professionals-only meeting, and all that was said of it."""
    talked = record.supervision.meeting
    if talked is None:
        return
    yield Heading(LEVEL, _meeting_heading(talked))
    details = tuple(_meeting_details(record, talked))
    yield Bullets((Item(_answer(talked), lead=ids_words([talked.number]), details=details),))


def meeting_words(talked: MeetingTalked) -> str:
    """Return in a line what was decided of a meeting, or of an enquiry that is open."""
    return f"{_meeting_heading(talked)}: {lowered(_answer(talked))}"


def _meeting_heading(talked: MeetingTalked) -> str:
    return (
        text("The enquiry or plan that is open")
        if talked.to_enquiry
        else text("A professionals-only meeting")
    )


def _answer(talked: MeetingTalked) -> str:
    match talked.answer:
        case MeetingAnswer.YES:
            return text("This is taken there") if talked.to_enquiry else text("There will be one")
        case MeetingAnswer.NO:
            return (
                text("This is not taken there") if talked.to_enquiry else text("There will be none")
            )
        case MeetingAnswer.WAIT if talked.by:
            return text("Wait until {day}", day=day_words(talked.by))
        case MeetingAnswer.WAIT:
            return text("Wait")
        case MeetingAnswer.HELD:
            return _held(talked)
        case _:
            assert_never(talked.answer)


def _held(talked: MeetingTalked) -> str:
    day = day_words(talked.held) if talked.held else ""
    if talked.to_enquiry:
        return text("It was taken there on {day}", day=day) if day else text("It was taken there")
    return text("It was held on {day}", day=day) if day else text("It was held")


def _meeting_details(record: Record, talked: MeetingTalked) -> Iterator[str]:
    who = [text("Who: {who}", who=talked.who)] if talked.who else []
    if talked.by and talked.answer is MeetingAnswer.YES:
        who.append(text("By: {day}", day=day_words(talked.by)))
    if who:
        yield ". ".join(who)
    if talked.why:
        yield _why(talked)
    if talked.for_child:
        yield text("What changed for each child: {text}", text=talked.for_child)
    if talked.told:
        yield text("What is said openly, by whom and when: {text}", text=talked.told)
    is_own = bool(talked.told or talked.why)
    yield from record.checked_first(in_own_words=is_own)


def _why(talked: MeetingTalked) -> str:
    match talked.answer:
        case MeetingAnswer.YES | MeetingAnswer.HELD:
            return text("Why: {why}", why=talked.why or "")
        case MeetingAnswer.NO:
            return text(
                "Why, and what else will change things for the child: {why}", why=talked.why or ""
            )
        case MeetingAnswer.WAIT:
            return text("For what: {why}", why=talked.why or "")
        case _:
            assert_never(talked.answer)
