"""The practitioner's own decision beneath page 1, with a reason where it differs from the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.call_log import ask_of_calls, say_call
from ehe_check.ask.case.earlier_decisions import (
    MOST_TOLD,
    open_line,
    same_words,
    still_open,
    to_be_replaced,
)
from ehe_check.ask.case.talk import CALL, CaseTalk
from ehe_check.ask.day import as_typed, ask_coming
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, ask_choice, ask_text
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import ask_words
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.over_time.decided_in import decision_key
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import listed

if TYPE_CHECKING:
    from ehe_check.over_time.ledger import Decided, Ledger

UNDER_HOLD = (
    "HOLD stands. Plan nothing that could let the family know of this worry until everyone that "
    "the HOLD names has agreed."
)
UNDER_ASK = (
    "ASK FIRST stands. Plan nothing by which the family would hear of this worry before it is "
    "agreed with whoever ASK FIRST names."
)
SAYS_TODAY = "The page says today. If that day is for a later step, the step of today still stands."
LATER = "Nothing is decided yet. Going on with this file comes back to this page."
REASON_NEEDED = "A reason is needed where you decide differently: what would you tell a supervisor?"
STILL_OPEN = "Still open from before:"
MORE_OPEN = "And {number} more: ehe-check due lists them."
REPLACES = "What you write now stands in place of {ids}."
SAID_BEFORE = (
    "{id} of {day} says the same and is still open, so both stand in the ledger. To have it once, "
    "go back and clear these words."
)
NOTHING_TO_ADD = "nothing-to-add"
_SAVE = Choice("save", "save page", "p")
_DECIDE = (
    Choice("as-above", "as above"),
    Choice("differently", "differently"),
    Choice("later", "later"),
    CALL,
    _SAVE,
)
_ADD = (
    Choice(NOTHING_TO_ADD, "", "no"),
    Choice("as-above", "yes", "1"),
    Choice("differently", "I see it differently", "2"),
    _SAVE,
)
_MOVES = frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE})

Part: TypeAlias = Callable[[DecidedRow], DecidedRow | None]


def decide(talk: CaseTalk, question: Question, advised: Recommendation) -> bool:
    """Ask for the decision and save it; False when the person goes back to the questions.

    Raises:
        PersonLeftError: it is decided later, and the session stays open.
    """
    asked = _Asked(talk, question, advised)
    while (said := asked.line()) is not None:
        decision = asked.level(said)
        if decision is None:
            continue
        asked.keep(decision)
        if said == NOTHING_TO_ADD or (ask_of_calls(talk) and asked.beside()):
            return True
    return False


@dataclass
class _Asked:
    """The parts of a decision: each returns it with what was said, or None on going back."""

    talk: CaseTalk
    question: Question
    advised: Recommendation

    def line(self) -> str | None:
        """Ask whether it is as the page says, differently, or later; None on going back.

        Raises:
            PersonLeftError: it is decided later.
        """
        while True:
            reply = self.talk.put(self._line_put())
            if isinstance(reply, Moved):
                return None
            match chosen(reply):
                case CALL.id:
                    say_call(self.talk)
                case _SAVE.id:
                    self._save_page()
                case "later":
                    self.talk.asker.say(LATER)
                    self.talk.keep_session(self.talk.session.put_off_on(self.talk.today))
                    raise PersonLeftError
                case said:
                    return said

    def level(self, said: str) -> Decision | None:
        """Return the decision at the level of the page, or at the other one that is asked for.

        Where too little is answered to advise, there is no level that it could be as.
        """
        before, advised = self.talk.session.decision or Decision(), self.advised.urgency
        level: Urgency | None = advised
        agrees: bool | None = True
        if said == "differently":
            match self.talk.put(self._level_put(before)):
                case Moved(Move.BACK):
                    return None
                case Moved():
                    level, agrees = None, False
                case reply:
                    level, agrees = Urgency(chosen(reply)), False
        elif self.advised.headline is HeadlineKey.NOT_ENOUGH:
            level, agrees = None, None
        return before.model_copy(update={"urgency": level, "agrees": agrees, "advised": advised})

    def beside(self) -> bool:
        """Ask what, who and by when, each saved at once; False on going back to the line."""
        parts: tuple[Part, ...] = (self.reason, self.who, self.by)
        place = 0
        while 0 <= place < len(parts):
            answered = parts[place](self._row)
            if answered is not None:
                self.keep_row(answered)
            place += 1 if answered is not None else -1
        return place > 0

    def reason(self, row: DecidedRow) -> DecidedRow | None:
        """Ask what will be done, which may be passed over only where it is as the page says."""
        decision = self.talk.session.decision
        differs = decision is not None and decision.agrees is False
        self._say_guard()
        self._say_still_open()
        asked = "What instead, and why, in your words:" if differs else "What, in your words:"
        while True:
            text = self._own_words("decision reason", asked, row.text or "")
            if text is None:
                return None
            if text or not differs:
                self._say_if_again(text)
                return row.model_copy(update={"text": text or None})
            self.talk.asker.say(REASON_NEEDED)

    def who(self, row: DecidedRow) -> DecidedRow | None:
        """Ask who will do it."""
        asked = "Who (a role, never a name):"
        text = self._own_words("decision who", asked, row.who or "")
        return None if text is None else row.model_copy(update={"who": text or None})

    def by(self, row: DecidedRow) -> DecidedRow | None:
        """Ask by when it will be done; under a headline that says today, today is offered."""
        before = as_typed(row.by) if row.by else ""
        is_today = self.advised.is_urgent and not before
        text = "By when (Enter is today):" if is_today else "By when (such as friday or 1/12):"
        asked = self._words_put("decision by", text, before)
        asked = replace(asked, enter="today" if is_today else "", wants_no_words=True)
        day = ask_coming(self.talk.put, self.talk.asker, asked, self.talk.today)
        if isinstance(day, date) and day > self.talk.today and self.advised.is_urgent:
            self.talk.asker.say(SAYS_TODAY)
        return None if isinstance(day, Move) else row.model_copy(update={"by": day})

    def keep(self, decision: Decision) -> None:
        """Save the session with this decision in it, and what is to be done by its key."""
        session = self.talk.session.put_off_on(None).model_copy(update={"decision": decision})
        self.talk.keep_session(_with_row(session, session.decided_to))

    def keep_row(self, row: DecidedRow) -> None:
        """Save the session with what is to be done, by its number once it says what."""
        ledger = self._ledger
        if ledger is not None and row.says_what and row.number is None:
            row = row.model_copy(update={"number": ledger.next_number()})
        self.talk.keep_session(_with_row(self.talk.session, row))

    @property
    def _row(self) -> DecidedRow:
        return self.talk.session.decided_to or DecidedRow(key="", status=AgreedStatus.NEW)

    def _line_put(self) -> Put:
        """Return the line beneath the page; where nothing is called for, Enter adds nothing."""
        is_ordinary = self.advised.urgency is Urgency.NONE
        choices: tuple[Choice, ...] = _ADD if is_ordinary else _DECIDE
        absent = (
            CALL if self.talk.at_hand.what_to_say is None else None,
            _SAVE if self.talk.at_hand.save_page is None else None,
        )
        choices = tuple(each for each in choices if each not in absent)
        text = "Anything to add?  Enter for no" if is_ordinary else "Decide:"
        put = ask_choice("decide", text, choices, is_line=True, wants_no_words=True)
        moves = _MOVES - {Move.SKIP}
        return replace(put, enter=NOTHING_TO_ADD if is_ordinary else "", moves=moves, why=self._why)

    def _level_put(self, decision: Decision) -> Put:
        """Return the question of which other level it is to be."""
        tiers = self.talk.bank.tiers
        levels = {each.value: tiers.get(each, each.value) for each in Urgency}
        return ask_choice(
            "decision level",
            "What have you decided? It may be more or less than the page says: your judgement "
            "counts.",
            {level: words for level, words in levels.items() if level != self.advised.urgency},
            decision.urgency,
            why=self._why,
            moves=_MOVES,
        )

    def _save_page(self) -> None:
        save = self.talk.at_hand.save_page
        if save is not None:
            self.talk.asker.say(save(self.talk.session))

    def _say_guard(self) -> None:
        """Say that HOLD or ASK FIRST stands, before the words of a plan are asked for."""
        if self.advised.hold:
            self.talk.asker.say(UNDER_HOLD)
        elif self.advised.is_guarded:
            self.talk.asker.say(UNDER_ASK)

    def _say_still_open(self) -> None:
        """Say what is still open of earlier decisions, before the same is decided again."""
        ledger, several = self._ledger, self._still_open
        if ledger is None:
            return
        lines = [open_line(ledger, each) for each in several[:MOST_TOLD]]
        lines = [STILL_OPEN, *lines] if lines else []
        if (more := len(several) - MOST_TOLD) > 0:
            lines.append(MORE_OPEN.format(number=more))
        if ids := [each.id for each in to_be_replaced(ledger, self.talk.session.settled)]:
            lines.append(REPLACES.format(ids=listed(ids)))
        if lines:
            self.talk.asker.say("\n".join(lines))

    def _say_if_again(self, text: str) -> None:
        """Say where the same words stand in the ledger already, and are open."""
        same = same_words(self._still_open, text)
        if same is not None:
            self.talk.asker.say(SAID_BEFORE.format(id=same.id, day=day_words(same.on)))

    @property
    def _still_open(self) -> tuple[Decided, ...]:
        ledger = self._ledger
        return () if ledger is None else still_open(ledger, self.talk.session.settled)

    @cached_property
    def _ledger(self) -> Ledger | None:
        return self.talk.at_hand.ledger(self.talk.session)

    @property
    def _why(self) -> str:
        return f"{self.question.text} {self.question.what_and_why}"

    def _own_words(self, name: str, text: str, before: str) -> str | None:
        """Ask for words; empty where they are passed over, None where the person goes back."""
        asked = self._words_put(name, text, before)
        return ask_words(self.talk.put, self.talk.asker, asked)

    def _words_put(self, name: str, text: str, before: str) -> Put:
        return ask_text(name, text, before, why=self._why, moves=_MOVES, is_line=True)


def _with_row(session: Session, row: DecidedRow | None) -> Session:
    """Return a session with what is to be done by its decision, where that says anything."""
    made = (
        ()
        if row is None or not row.says_what
        else (row.model_copy(update={"key": decision_key(session, row)}),)
    )
    return session.with_decided(*made, *session.settled)
