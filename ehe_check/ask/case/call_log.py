"""Calls of today in an interview: what to say in them, and what was kept of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.who_asks import Tone
from ehe_check.bank.effect import Route
from ehe_check.page.own import joined
from ehe_check.page.text import text
from ehe_check.sheet.call_words import kept_words, with_numbers

if TYPE_CHECKING:
    from collections.abc import Collection

    from ehe_check.sheet.calls_of_today import CallDue

ROOM_FOR_WHY = 60


def say_call(talk: CaseTalk) -> None:
    """Say what to say on the telephone; after several calls the numbers, the first out of sight."""
    talk.say_what_to_say()
    phone = talk.at_hand.telephone
    if phone is not None and len(phone.calling(talk.session).scripts) > 1:
        say_numbers(talk, tuple(Route))


def say_calls_that_stand(talk: CaseTalk, *, is_emergency: bool) -> None:
    """Say of each call of today what was kept of it, or that it is still due.

    None of them is ever said to settle anything: what was due stands by the answers.
    """
    phone = talk.at_hand.telephone
    if phone is None:
        return
    if is_emergency:
        talk.asker.say(
            text("999: you answered that someone is in danger now. If so still: call 999."),
            Tone.URGENT,
        )
    rows = phone.rows(talk.session)
    for row in rows:
        if row.made is not None:
            talk.asker.say(kept_words(row.made, row.who))
    if due := [_stands(row) for row in rows if not row.is_made]:
        talk.asker.say(joined("\n", due), Tone.URGENT)
    if any(row.is_made for row in rows):
        talk.asker.say(
            text(
                "That settles nothing by itself: the step for today stands until these "
                "answers change."
            )
        )


def say_numbers(talk: CaseTalk, routes: Collection[Route]) -> None:
    """Say the numbers that are set of the calls that are newly to be made, and of the lead."""
    phone = talk.at_hand.telephone
    if phone is None or talk.is_trial:
        return
    called = list[str]()
    for row in phone.rows(talk.session):
        is_new = row.route in routes or (row.is_told and Route.SOCIAL_CARE in routes)
        if is_new and row.numbers and row.is_number_set:
            called.append(with_numbers(row.who, row.numbers))
    if called:
        talk.asker.say(text("To ring: {called}.", called=joined("; ", called)))


def _stands(call: CallDue) -> str:
    """Return that a call is due, to whom, and why."""
    due = call.why(ROOM_FOR_WHY) or text("tell them, once 999 is called")
    why = text("tell them; do not wait") if call.is_told else due
    who = with_numbers(call.who, call.numbers if call.is_number_set else ())
    stands = text("TODAY still stands: {who}: {why}.", who=who, why=why)
    return joined(" ", filter(None, (stands, call.again)))
