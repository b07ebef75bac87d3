"""Earlier decisions that are due: what became of each is asked before a new one is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.ask.case.earlier_decisions import (
    carried_words,
    checked_first,
    decision_line,
    made_where,
    to_ask_about,
    to_be_replaced,
    told_of,
    waiting,
)
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.day import as_typed, ask_coming, ask_day, past_day
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, ask_choice, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import ask_words
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.page.own import Own

if TYPE_CHECKING:
    from ehe_check.over_time.ledger import Decided, Ledger

HEADING = "Decided before, {place} of {number}: what became of it?"
MORE = "Due or without a day, and not asked about here: {more}. ehe-check due lists them."
DONE_ON = "On which day, if that is known (such as 14/7):"
FOR_CHILD = "What changed for the child (nothing yet is an answer):"
TO_WHICH_DAY = "To which day (such as friday or 1/12):"
WHY_OPEN = "Why is it still open, services included:"
WHY_DROPPED = "Why is it dropped:"
WHY_NEEDED = "A reason is needed: somebody may count on it."
NOT_REPLACED = "Nothing was written to stand in place of {id}, so it stays open."
_CHOICES = (
    Choice("done", "Done"),
    Choice("carry-on", "Carry on: it is still to be done"),
    Choice("not-agreed", "Drop: it will not be done"),
    Choice("replaced", "Replace: by what is decided now"),
)
_MOVES = frozenset({Move.BACK, Move.LEAVE})

Part: TypeAlias = Callable[[DecidedRow], DecidedRow | None]
"""One more question about what became of a decision; None on going back."""


@dataclass
class Settling:
    """The earlier decisions that are asked about in one sitting, and which of them comes next."""

    talk: CaseTalk
    place: int = 0

    @cached_property
    def ledger(self) -> Ledger | None:
        """The decisions of the case, where this session goes on from another one."""
        is_follow_up = self.talk.session.session.follows is not None
        return self.talk.at_hand.ledger(self.talk.session) if is_follow_up else None

    @cached_property
    def due(self) -> tuple[Decided, ...]:
        """What is asked about."""
        return to_ask_about(self.ledger) if self.ledger is not None else ()

    def ask(self) -> bool:
        """Ask about each of which not all was told yet; False on going back from the first.

        Raises:
            PersonLeftError: the person leaves; what was said so far is kept.
        """
        while self.place < len(self.due) and _is_whole(self._told(self.due[self.place])):
            self.place += 1
        return self._go_on()

    def ask_again(self) -> bool:
        """Ask about the last one again; False where there is none."""
        self.place = len(self.due) - 1
        return self.place >= 0 and self._go_on()

    def say_what_stays_open(self) -> None:
        """Say what was to be replaced though nothing was decided that could stand in its place."""
        session = self.talk.session
        if self.ledger is None or session.decided_to is not None:
            return
        for each in to_be_replaced(self.ledger, session.settled):
            self.talk.asker.say(NOT_REPLACED.format(id=each.id))

    def _go_on(self) -> bool:
        if self.place == 0 and self.ledger is not None:
            more = len(waiting(self.ledger)) - len(self.due)
            if more:
                self.talk.asker.say(MORE.format(more=more))
        while 0 <= self.place < len(self.due):
            self.place += 1 if self._ask_of(self.due[self.place]) else -1
        return self.place >= 0

    def _ask_of(self, decided: Decided) -> bool:
        """Ask what became of one decision; False on going back."""
        while True:
            match self.talk.put(self._put(decided)):
                case Moved(Move.NOT_KNOWN):
                    self._keep(decided, None)
                    return True
                case Moved():
                    return False
                case reply:
                    status = chosen(reply)
            row = DecidedRow(
                key=decided.key,
                about=decided.about,
                text=(decided.what or None) if decided.in_own_words else None,
                status=AgreedStatus(status),
                on=self.talk.today,
            )
            if self._beside(decided, row):
                return True

    def _beside(self, decided: Decided, row: DecidedRow) -> bool:
        """Ask what belongs to it, each reply kept at once; False on going back to what it was."""
        before = self._told(decided)
        if before is not None and before.status == row.status:
            row = before
        else:
            self._keep(decided, row if row.status != "not-agreed" else None)
        parts, place = self._parts(row), 0
        while 0 <= place < len(parts):
            answered = parts[place](row)
            if answered is not None:
                row = answered
                self._keep(decided, row)
            place += 1 if answered is not None else -1
        return place >= 0

    def _parts(self, row: DecidedRow) -> tuple[Part, ...]:
        """Return what else is asked; what is dropped is kept only once there is a reason."""
        match row.status:
            case AgreedStatus.DONE:
                return self._done_on, partial(self._words, "for_child", FOR_CHILD)
            case AgreedStatus.CARRY_ON:
                return self._to_which_day, partial(self._words, "why", WHY_OPEN)
            case AgreedStatus.NOT_AGREED:
                return (self._why_dropped,)
            case _:
                return ()

    def _done_on(self, row: DecidedRow) -> DecidedRow | None:
        talk, put = self.talk, _line("done_on", DONE_ON, row.done_on)
        day = ask_day(talk.put, put, lambda typed: past_day(talk.asker, typed, talk.today))
        return None if isinstance(day, Move) else row.model_copy(update={"done_on": day})

    def _to_which_day(self, row: DecidedRow) -> DecidedRow | None:
        put = _line("by", TO_WHICH_DAY, row.by)
        day = ask_coming(self.talk.put, self.talk.asker, put, self.talk.today)
        return None if isinstance(day, Move) else row.model_copy(update={"by": day})

    def _why_dropped(self, row: DecidedRow) -> DecidedRow | None:
        while (told := self._words("why", WHY_DROPPED, row)) is not None and told.why is None:
            self.talk.asker.say(WHY_NEEDED)
        return told

    def _words(self, name: str, text: str, row: DecidedRow) -> DecidedRow | None:
        """Ask for the words of a field, which may be passed over; None on going back."""
        put = _line(name, text, getattr(row, name))
        words = ask_words(self.talk.put, self.talk.asker, put)
        return None if words is None else row.model_copy(update={name: Own(words) or None})

    def _put(self, decided: Decided) -> Put:
        told = self._told(decided)
        put = ask_choice(
            f"settled {decided.id}",
            decision_line(decided, self.talk.today),
            _CHOICES,
            told.status if told else None,
            heading=HEADING.format(place=self.place + 1, number=len(self.due)),
            help=self._since(decided),
            moves=_MOVES | {Move.NOT_KNOWN},
        )
        return replace(put, not_known_label="Not known yet: leave it open")

    def _since(self, decided: Decided) -> str:
        """Return when a decision was made, how often it was carried on, and what to check first."""
        since = made_where(decided)
        if decided.carried:
            why = decided.carried[-1].why
            since = f"{since} {carried_words(decided)}{f': {why}' if why else '.'}"
        caution = checked_first(self.ledger, decided) if self.ledger is not None else ""
        return "\n".join(filter(None, (since, caution)))

    def _told(self, decided: Decided) -> DecidedRow | None:
        return told_of(decided, self.talk.session.settled)

    def _keep(self, decided: Decided, row: DecidedRow | None) -> None:
        """Save the session with what became of one decision, or with nothing said of it."""
        told = self._told(decided)
        others = tuple(each for each in self.talk.session.decided if each is not told)
        if told != row:
            more = () if row is None else (row,)
            self.talk.keep_session(self.talk.session.with_decided(*others, *more))


def _is_whole(told: DecidedRow | None) -> bool:
    """Say whether what belongs to it was told as well, and not left before it was asked."""
    match told:
        case None:
            return False
        case DecidedRow(status=AgreedStatus.DONE):
            return told.for_child is not None
        case DecidedRow(status=AgreedStatus.CARRY_ON):
            return told.by is not None or told.why is not None
        case _:
            return True


def _line(name: str, text: str, before: date | str | None) -> Put:
    """Return a question for a day or some words, in one line; Enter alone passes it over."""
    was = as_typed(before) if isinstance(before, date) else before
    put = ask_text(f"settled {name}", text, was or "", wants_no_words=name in ("by", "done_on"))
    return replace(put, moves=_MOVES | {Move.SKIP}, is_line=True)
