"""Step 4, first: whether there will be a meeting, or this is taken to an enquiry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from ehe_check.ask.form_bank import FieldWords, form_bank
from ehe_check.ask.form_field import FormField
from ehe_check.ask.form_place import changed
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.known_beside import lines, meeting_lines
from ehe_check.over_time.supervision import MeetingAnswer, MeetingTalked, Supervision
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
        part="meeting",
        at=("meeting", "answer"),
        takes=partial(_answered, talk, asked),
        heading=heading,
        help=lines(meeting_lines(asked, talk.case)),
    )
    for each in _parts(talk, asked, said.answer) if said is not None else ():
        yield replace(each, heading=heading)


def _words(asked: MeetingAsked) -> FieldWords:
    if asked.to_enquiry:
        return BANK["enquiry"]
    return BANK["meeting"] if asked.held_on is None else BANK["another-meeting"]


def _parts(talk: Discussion, asked: MeetingAsked, answer: MeetingAnswer) -> Iterator[Field]:
    match answer:
        case MeetingAnswer.YES:
            who = BANK["enquiry-who"] if asked.to_enquiry else BANK["meeting-who"]
            yield replace(_part("who", who), offers=asked.decided.who if asked.decided else None)
            yield _part("by", BANK["meeting-by"])
            if not talk.case.is_guarded:
                yield _part("told", BANK["meeting-told"])
        case MeetingAnswer.NO:  # what else is to change things is a plan, in own words
            yield replace(_part("why", BANK["meeting-why-not"]), first=talk.guard)
        case MeetingAnswer.WAIT:
            yield _part("why", BANK["meeting-waits-for"])
            yield _part("by", BANK["meeting-until"])
        case MeetingAnswer.HELD:
            yield _part("held", BANK["meeting-held"])
            yield _part("for_child", BANK["meeting-for-child"])


def _part(name: str, words: FieldWords) -> Field:
    return Field(f"meeting {name}", words, part="meeting", at=("meeting", name))


def _answered(talk: Discussion, asked: MeetingAsked, held: Supervision, picked: str) -> Supervision:
    """Return a supervision with an answer; what was said to another answer is gone with it."""
    before, decided = held.meeting, asked.decided
    number = decided.number if decided else before.number if before else None
    said = MeetingTalked(
        answer=MeetingAnswer(picked),
        number=number or next_number(talk, held),
        to_enquiry=asked.to_enquiry,
        of=decided.key if decided else None,
    )
    return changed(held, meeting=said)


def next_number(talk: Discussion, held: Supervision) -> int:
    """Return a number that no decision of the case has, nor one that is agreed here."""
    here = [each.number or 0 for each in held.points]
    here += [held.meeting.number or 0] if held.meeting is not None else []
    ledger = talk.case.ledger
    return max([ledger.next_number() if ledger else 1, *(each + 1 for each in here)])
