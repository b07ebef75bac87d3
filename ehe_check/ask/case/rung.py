"""Calls of today that were made or not: asked in a line each, and what was said in them kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ehe_check.ask.case.call_log import say_call
from ehe_check.ask.case.talk import CALL, CaseTalk
from ehe_check.ask.day import ask_coming
from ehe_check.ask.moves import Move
from ehe_check.ask.past_moment import PastMoment, ask_past_moment
from ehe_check.ask.put import Choice, Put, ask_choice, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import ask_words
from ehe_check.case.call_made import CallMade
from ehe_check.page.text import text

if TYPE_CHECKING:
    from ehe_check.sheet.calls_of_today import CallDue

TODAY = "today"
NOTHING = " "
"""What Enter alone writes where a line may be passed over."""
YES, NOT_YET = "yes", "not-yet"
THEY_WILL = "they will "
_MOVES = frozenset({Move.BACK, Move.SKIP, Move.LEAVE})


def are_due(talk: CaseTalk) -> bool:
    """Say whether a call of today is due of which none is kept that told of all."""
    phone = talk.at_hand.telephone
    return phone is not None and not all(row.is_made for row in phone.rows(talk.session))


def rung(talk: CaseTalk) -> bool:
    """Ask of each call of today, of which none is kept, whether it was made; False on going back.

    Raises:
        PersonLeftError: the person leaves; what was said so far is kept.
    """
    phone = talk.at_hand.telephone
    if phone is None:
        return True
    rows = [row for row in phone.rows(talk.session) if not row.is_made]
    before: list[tuple[CallMade, ...]] = []
    while len(before) < len(rows):
        calls = talk.session.calls
        if _ask_of(talk, rows[len(before)]):
            before.append(calls)
        elif not before:
            return False
        else:
            _keep(talk, before.pop())
    return True


def _keep(talk: CaseTalk, calls: tuple[CallMade, ...]) -> None:
    """Save the session with these calls in it, and no other."""
    if talk.session.calls != calls:
        talk.keep_session(talk.session.with_calls(*calls))


def _ask_of(talk: CaseTalk, row: CallDue) -> bool:
    """Ask whether a call was made, and what was said in it; False on going back."""
    choices = (
        Choice(YES, text("yes")),
        Choice(NOT_YET, text("not yet")),
        *talk.keys_for_the_call,
    )
    name, asked = f"rung {row.route}", _asked(row)
    put = ask_choice(name, asked, choices, is_line=True, wants_no_words=True)
    put = replace(put, moves=_MOVES - {Move.SKIP})
    while True:
        reply = talk.put(put)
        if isinstance(reply, Moved):
            return False
        if chosen(reply) == CALL.id:
            say_call(talk)
        elif chosen(reply) == NOT_YET or _said_in(talk, row):
            return True


def _asked(row: CallDue) -> str:
    """Return how it is asked whether a call was made, so that it fits a line."""
    if row.made is not None:
        return text("Rung {who} again?", who=row.who)
    return text("Told {who}?", who=row.who) if row.is_told else text("Rung {who}?", who=row.who)


def _said_in(talk: CaseTalk, row: CallDue) -> bool:
    """Keep a call, and ask what was said in it; False, with nothing of it kept, on going back."""
    others = talk.session.calls
    call = _Call(talk, row, others)
    call.keep(CallMade(to=row.route, on=talk.today, told=row.because))
    is_said = call.ask()
    if not is_said:
        _keep(talk, others)
    return is_said


@dataclass(frozen=True)
class _Call:
    """A call that was made, the last of all: what is asked of it, each line kept at once."""

    talk: CaseTalk
    row: CallDue
    others: tuple[CallMade, ...]

    def ask(self) -> bool:
        """Ask who was spoken to, when, what they will do, by when; False on taking it back."""
        parts = (self.spoke_to, self.when, self.they_will, self.by)
        place = 0
        while 0 <= place < len(parts):
            place += 1 if parts[place]() else -1
        return place > 0

    def keep(self, made: CallMade) -> None:
        """Save the session with this call in it, in place of what was kept of it so far."""
        _keep(self.talk, (*self.others, made))

    def spoke_to(self) -> bool:
        """Ask who was spoken to."""
        words = self._words(
            "spoke to",
            text("Spoke to (a role or a team, never a name; Enter leaves it out):"),
            self._so_far.spoke_to or "",
        )
        if words is not None:
            self.keep(self._so_far.model_copy(update={"spoke_to": words or None}))
        return words is not None

    def when(self) -> bool:
        """Ask at which time, and on which day where that is not today."""
        talk, now = self.talk, self.talk.now()
        put = self._put(
            "when",
            text("When (such as 14:20, or yesterday 14:20; Enter is today):"),
            enter=TODAY,
            wants_no_words=True,
        )
        moment = ask_past_moment(talk.put, talk.asker, put, now, talk.today)
        if isinstance(moment, Move):
            return False
        kept = moment or PastMoment(talk.today)
        self.keep(self._so_far.model_copy(update={"on": kept.on, "at": kept.at}))
        return True

    def they_will(self) -> bool:
        """Ask what they said that they will do."""
        words = self._words(
            "they will", text("They will (Enter leaves it out):"), self._so_far.they_will or ""
        )
        if words is not None:
            said = words[len(THEY_WILL) :] if words.casefold().startswith(THEY_WILL) else words
            self.keep(self._so_far.model_copy(update={"they_will": said.rstrip(".") or None}))
        return words is not None

    def by(self) -> bool:
        """Ask by when they will do it."""
        talk, put = (
            self.talk,
            self._put(
                "by",
                text("By when (such as friday or 1/12; Enter leaves it out):"),
                wants_no_words=True,
            ),
        )
        day = ask_coming(talk.put, talk.asker, put, talk.today)
        if isinstance(day, date):
            self.keep(self._so_far.model_copy(update={"by": day}))
        return not isinstance(day, Move)

    @property
    def _so_far(self) -> CallMade:
        return self.talk.session.calls[-1]

    def _words(self, name: str, said: str, before: str) -> str | None:
        """Ask for words; empty where they are passed over, None where the person goes back."""
        words = ask_words(self.talk.put, self.talk.asker, self._put(name, said, before))
        return None if words is None else " ".join(words.split())

    def _put(
        self,
        name: str,
        said: str,
        before: str = "",
        *,
        enter: str = NOTHING,
        wants_no_words: bool = False,
    ) -> Put:
        named = f"rung {self.row.route} {name}"
        put = ask_text(named, said, before, wants_no_words=wants_no_words)
        return replace(put, moves=_MOVES, is_line=True, enter="" if before else enter)
