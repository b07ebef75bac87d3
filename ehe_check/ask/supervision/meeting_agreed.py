"""Step 4, first: whether there will be a meeting, or this is taken to an enquiry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from ehe_check.ask.day import WhoAndDay
from ehe_check.ask.decisions import with_day
from ehe_check.ask.form_bank import FieldWords, form_bank
from ehe_check.ask.form_field import FormField
from ehe_check.ask.form_place import Row, changed
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.known_beside import lines, meeting_lines
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.agreed import TO_CALL
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import (
    CALLED,
    WAITED_FOR,
    MeetingAnswer,
    MeetingTalked,
    Supervision,
)
from ehe_check.page.own import Own
from ehe_check.supervision.talked_from import MeetingAsked

BANK = form_bank("supervision")
Field: TypeAlias = FormField[Supervision]


def meeting_fields(talk: Discussion, asked: MeetingAsked, held: Supervision) -> Iterator[Field]:
    """Yield whether there will be one, and then what each answer asks for."""
    words, said = _words(asked), held.meeting
    first = "the enquiry" if asked.to_enquiry else "a meeting"
    heading = f"{words.heading}\nFirst: {first}"
    yield Field(
        "meeting",
        words,
        at=("meeting", "answer"),
        takes=partial(_answered, talk, asked),
        heading=heading,
        help=lines(meeting_lines(asked, talk.case)),
    )
    row = held.the_meeting
    if said is not None and row is not None:
        parts = _parts(talk, asked, said.answer, row)
        yield from (replace(each, heading=heading) for each in parts)


def _words(asked: MeetingAsked) -> FieldWords:
    if asked.to_enquiry:
        return BANK["enquiry"]
    return BANK["meeting"] if asked.held_on is None else BANK["another-meeting"]


def _parts(
    talk: Discussion, asked: MeetingAsked, answer: MeetingAnswer, made: DecidedRow
) -> Iterator[Field]:
    row: Row = ("decided", {"key": made.key})
    match answer:
        case MeetingAnswer.YES:
            who = BANK["enquiry-who"] if asked.to_enquiry else BANK["meeting-who"]
            offers = WhoAndDay(asked.decided.who or None) if asked.decided else None
            yield replace(with_day(_part("who", who, row)), offers=offers)
            if made.by is None:
                yield _part("by", BANK["meeting-by"], row)
            if not talk.case.is_guarded:
                yield _part("told", BANK["meeting-told"], "meeting")
        case MeetingAnswer.NO:  # what else is to change things is a plan, in own words
            yield replace(_part("why", BANK["meeting-why-not"], row), first=talk.guard)
        case MeetingAnswer.WAIT:
            yield _part("why", BANK["meeting-waits-for"], row)
            yield _part("by", BANK["meeting-until"], row)
        case MeetingAnswer.HELD:
            yield _part("done_on", BANK["meeting-held"], row)
            yield _part("for_child", BANK["meeting-for-child"], row)


def _part(name: str, words: FieldWords, within: str | Row) -> Field:
    return Field(f"meeting {name}", words, at=(within, name))


def _answered(talk: Discussion, asked: MeetingAsked, held: Supervision, picked: str) -> Supervision:
    """Return a supervision with an answer; what was said to another answer is gone with it."""
    answer, before, decided = MeetingAnswer(picked), held.the_meeting, asked.decided
    number = decided.number if decided else before.number if before else None
    row = DecidedRow(
        key=decided.key if decided else f"{TO_CALL}{held.supervision.id[:8]}",
        status=_status(answer, decided),
        prompt=Own(CALLED[asked.to_enquiry, answer is MeetingAnswer.WAIT]),
        number=number or next_number(talk, held),
        to_enquiry=asked.to_enquiry,
    )
    others = (each for each in held.decided if each is not before)
    return changed(held, meeting=MeetingTalked(answer=answer), decided=(row, *others))


def _status(answer: MeetingAnswer, decided: Decided | None) -> AgreedStatus:
    """Return what an answer makes of a decision about a meeting, of before or a new one.

    To call a meeting that was waited for carries nothing on: what is to be done has changed.
    """
    match answer:
        case MeetingAnswer.NO:
            return AgreedStatus.DROPPED
        case MeetingAnswer.HELD:
            return AgreedStatus.DONE
        case _ if decided is None:
            return AgreedStatus.NEW
        case MeetingAnswer.YES if decided.what in WAITED_FOR:
            return AgreedStatus.CHANGED
        case _:
            return AgreedStatus.CARRY_ON


def next_number(talk: Discussion, held: Supervision) -> int:
    """Return a number that no decision of the case has, nor one that is agreed here."""
    here = [row.number or 0 for row in held.decided]
    ledger = talk.case.ledger
    return max([ledger.next_number() if ledger else 1, *(each + 1 for each in here)])
