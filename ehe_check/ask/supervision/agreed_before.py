"""Agreed before: the words for what was agreed earlier, and for what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from ehe_check.advice.guard import Guard
from ehe_check.ask.who_asks import Asker, Tone
from ehe_check.bank.prompt_rule import State
from ehe_check.judge.answers import Answers
from ehe_check.over_time.history import Agreed, AgreedAt
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.page.dates import day_words

HELD = (
    "HOLD stands. Before anyone does this, check it with everyone that the HOLD names: it might "
    "let the family know of the worry."
)
ASKED_FIRST = (
    "ASK FIRST stands. Before anyone does this, agree with those that it names who will say what "
    "to the family."
)
PAST_ITS_DAY = "Its day has passed."
LOOK_AGAIN = (
    "The meeting of {held} was to be looked at again on {again}. Nothing here shows that it was: "
    "who looked, and what has changed for each child?"
)
NOT_LISTED = "somebody not listed now"


def say_what_was_agreed(
    asker: Asker, several: Sequence[Agreed], answers: Answers, today: date, guard: Guard
) -> None:
    """Say each decision of a meeting or a supervision that is still open, with who and by when."""
    if not several:
        return
    asker.say("Agreed earlier, and still to be done", Tone.HEADING)
    for each in several:
        asker.say(" ".join(_sentences(each, answers, today, guard)))


def say_what_to_look_at_again(asker: Asker, meeting: MeetingRecord | None) -> None:
    """Ask who looked again at what a meeting decided, where its day has passed and nobody has."""
    if meeting is not None and meeting.meeting.again is not None:
        held, again = day_words(meeting.day), day_words(meeting.meeting.again)
        asker.say(LOOK_AGAIN.format(held=held, again=again))


def checked_first(*, is_held: bool, asks_first: bool) -> str:
    """Return the caution beside something to do in own words; empty where no guard stands."""
    return HELD if is_held else ASKED_FIRST if asks_first else ""


def agreed_where(agreed: Agreed) -> str:
    """Return where and when something was agreed."""
    match agreed.at:
        case AgreedAt.MEETING:
            return f"meeting of {day_words(agreed.on)}"
        case AgreedAt.SUPERVISION:
            return f"supervision of {day_words(agreed.on)}"
        case _:
            assert_never(agreed.at)


def is_overdue(agreed: Agreed, today: date) -> bool:
    """Say whether something is still to be done though its day has passed."""
    return agreed.status.is_open and agreed.by is not None and agreed.by < today


def _sentences(each: Agreed, answers: Answers, today: date, guard: Guard) -> Iterator[str]:
    whom = (answers.label(each.about) or NOT_LISTED) if each.about else ""
    yield f"- {whom}: {each.text}" if whom else f"- {each.text}"
    beside = [agreed_where(each)]
    beside += [f"who: {each.who}"] if each.who else []
    beside += [f"by {day_words(each.by)}"] if each.by else []
    yield f"({'; '.join(beside)})"
    if is_overdue(each, today):
        yield PAST_ITS_DAY
    is_guarded = guard.state is State.GUARDED
    if each.in_own_words and is_guarded:
        yield checked_first(is_held=guard.holds, asks_first=is_guarded)
