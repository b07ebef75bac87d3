"""The practitioner's own decision beneath page 1, with a reason where it differs from the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
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
from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.day import ask_coming
from ehe_check.ask.decision_lines import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.decisions import may_pass
from ehe_check.ask.form import Form
from ehe_check.ask.form_bank import FieldWords, form_bank
from ehe_check.ask.form_field import FormField, Remark, as_line
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.who_and_day import WhoAndDay, ask_who_and_day, who_and_day
from ehe_check.ask.who_asks import PersonLeftError, Tone
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

SAYS_TODAY = "The page says today. If that day is for a later step, the step of today still stands."
LATER = "Nothing is decided yet. Going on with this file comes back to this page."
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

BANK = form_bank("decision")
Field: TypeAlias = FormField[Session]


def decide(talk: Interview, question: Question, advised: Recommendation) -> bool:
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

    talk: Interview
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
        self._say_guard()
        self._say_still_open()
        talk = self.talk
        form = Form(talk.asker, talk.today, talk.session, self._save, self._fields, leads_back=True)
        return form.fill()

    def keep(self, decision: Decision) -> None:
        """Save the session with this decision in it, and what is to be done by its key."""
        session = self.talk.session.put_off_on(None).model_copy(update={"decision": decision})
        self._save(session)

    def _save(self, session: Session) -> Session:
        return self.talk.keep_session(_settled(session, self._ledger))

    def _fields(self, session: Session) -> Iterator[Field]:
        """Yield what is asked of what is to be done; by a reason where it is otherwise."""
        differs = session.decision is not None and session.decision.agrees is False
        what = BANK["what-instead"] if differs else may_pass(BANK["what"])
        yield replace(self._asked("text", what), name="decision what", then=self._is_again)
        yield self._who_and_day()
        if _row(session).by is None:
            is_today = self.advised.is_urgent
            by = self._asked("by", BANK["by-today"] if is_today else BANK["by"])
            as_put = partial(as_line, enter="today") if is_today else as_line
            yield replace(by, as_put=as_put, reads=ask_coming, then=self._says_today)

    def _who_and_day(self) -> Field:
        """Return who does it, and by when where that is typed beside it."""

        def says(session: Session, said: WhoAndDay | None) -> Session:
            before = _row(session)
            who, by = (said.who, said.by) if said is not None else (None, before.by)
            row = before.model_copy(update={"who": who, "by": by})
            return session.with_decided(row, *session.settled)

        def stands(session: Session) -> WhoAndDay | None:
            return who_and_day(_row(session).who, _row(session).by)

        asked = replace(self._asked("who", BANK["who-and-day"]), takes=says, stands=stands)
        return replace(asked, reads=ask_who_and_day, then=self._says_today)

    def _asked(self, name: str, words: FieldWords) -> Field:
        """Return what is asked of one part of it, in a line beneath the page, each time anew."""

        def says(session: Session, said: object) -> Session:
            row = _row(session).model_copy(update={name: said})
            return session.with_decided(row, *session.settled)

        return FormField(
            f"decision {name}",
            words.model_copy(update={"why": self._why}),
            takes=says,
            stands=lambda session: getattr(_row(session), name),
            as_put=as_line,
            again=True,
        )

    def _is_again(self, session: Session) -> Remark | None:
        """Say where the same words stand in the ledger already, and are open."""
        same = same_words(self._still_open, _row(session).words)
        if same is None:
            return None
        return SAID_BEFORE.format(id=same.id, day=day_words(same.on)), Tone.PLAIN

    def _says_today(self, session: Session) -> Remark | None:
        """Say that the step of today still stands, where a later day is set."""
        by = _row(session).by
        is_later = by is not None and by > self.talk.today and self.advised.is_urgent
        return (SAYS_TODAY, Tone.PLAIN) if is_later else None

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
        if ids := [each.id for each in to_be_replaced(ledger, self.talk.session)]:
            lines.append(REPLACES.format(ids=listed(ids)))
        if lines:
            self.talk.asker.say("\n".join(lines))

    @property
    def _still_open(self) -> tuple[Decided, ...]:
        ledger = self._ledger
        return () if ledger is None else still_open(ledger, self.talk.session)

    @cached_property
    def _ledger(self) -> Ledger | None:
        return self.talk.at_hand.ledger(self.talk.session)

    @property
    def _why(self) -> str:
        return f"{self.question.text} {self.question.what_and_why}"


def _row(session: Session) -> DecidedRow:
    """Return what is to be done by a session's own decision, as far as it is said."""
    return session.decided_to or DecidedRow(key="", status=AgreedStatus.NEW)


def _settled(session: Session, ledger: Ledger | None) -> Session:
    """Return a session with what is to be done by its key and number, where it says anything."""
    row = session.decided_to
    if row is None or not row.says_what:
        return session.with_decided(*session.settled)
    number = row.number if row.number is not None or ledger is None else ledger.next_number()
    made = row.model_copy(update={"key": decision_key(session, row), "number": number})
    return session.with_decided(made, *session.settled)
