"""The practitioner's own decision beneath page 1, with a reason where it differs from the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.call_log import ask_of_calls, say_call, say_who_is_not_told
from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.day import ask_last_day, ask_who_and_day
from ehe_check.ask.decisions import (
    Parts,
    decision_line,
    fields_of,
    guard_words,
    may_pass,
    row_of,
)
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import FieldWords, FormField, Remark, as_line, form_bank
from ehe_check.ask.put import Choice, PersonLeftError, Tone
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.over_time.ledger import decision_key
from ehe_check.over_time.side import session_day
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import listed
from ehe_check.sheet.amended import decided_anew
from ehe_check.sheet.guard_box import check_one_first

if TYPE_CHECKING:
    from ehe_check.over_time.ledger import Decided, Ledger

SAYS_TODAY = "The page says today. If that day is for a later step, the step of today still stands."
LATER = "Nothing is decided yet. Going on with this file comes back to this page."
MOST_TOLD = 3
"""How many are asked about, or said to be open, at one time."""
STILL_OPEN = "Still open from before:"
MORE_OPEN = "And {number} more: ehe-check due lists them."
REPLACES = "What you write now stands in place of {ids}."
SAID_BEFORE = (
    "{id} of {day} says the same and is still open, so both stand in the ledger. To have it once, "
    "go back and clear these words."
)
NOTHING_TO_ADD = "nothing-to-add"
_SAVE = Choice("save", "save page", "p")
BANK = form_bank("decision")
Field: TypeAlias = FormField[Session]


@dataclass
class NewDecision:
    """What is asked of a decision: its level, and beside that what, who and by when.

    `said` is what was said beneath the page in this sitting. Of a finished session, what it decided
    before is kept with the first thing that is said anew: then it `is_kept`.
    """

    talk: Interview
    question: Question
    advised: Recommendation
    said: str = ""
    is_kept: bool = False

    def ask(self) -> bool:
        """Ask for the decision and save it; False when the person goes back to the questions.

        Raises:
            PersonLeftError: it is decided later, and the session stays open.
        """
        while self._filled(self._of_the_level):
            if self.said == NOTHING_TO_ADD:
                return True
            if ask_of_calls(self.talk) and self.ask_what():
                say_who_is_not_told(self.talk)
                return True
        return False

    def ask_what(self) -> bool:
        """Ask what, who and by when, each saved at once; False on going back to the line.

        What is to be done is needed beneath a page that calls for nothing, and where it is to stand
        in place of an earlier decision.
        """
        talk, advised = self.talk, self.advised
        is_held = advised.hold or talk.at_hand.elsewhere(talk.session) is not None
        if guard := guard_words(hold=is_held, asks_first=advised.is_guarded):
            talk.asker.say(guard)
        self._say_still_open()
        return self._filled(self._fields)

    def _filled(self, fields: Callable[[Session], Iterator[Field]]) -> bool:
        talk = self.talk
        form = Form(talk.asker, talk.today, talk.session, self._save, fields, leads_back=True)
        return form.fill()

    def _save(self, session: Session) -> Session:
        session = _settled(session, self._ledger, self.talk.today)
        if session.is_finished and not self.is_kept:
            self.is_kept, talk = True, self.talk
            session = decided_anew(talk.bank, talk.session, session, talk.now(), self.question.id)
        return self.talk.keep_session(session)

    def _of_the_level(self, _: Session) -> Iterator[Field]:
        """Yield the line beneath the page; where nothing is called for, Enter adds nothing."""
        talk = self.talk
        is_ordinary = self.advised.urgency is Urgency.NONE and not self.replaced
        words = BANK["add"] if is_ordinary else BANK["decide"]
        nothing = (Choice(NOTHING_TO_ADD, "", "no"),) if is_ordinary else ()
        may_wait = not talk.session.is_finished  # what a finished one decided stands until then
        ways = [each for each in words.listed if each.id != "later" or may_wait]
        numbered = (replace(each, code=f"{n}") for n, each in enumerate(ways, start=1))
        call = () if is_ordinary else (CALL,)
        enter = NOTHING_TO_ADD if is_ordinary else ""
        yield FormField(
            "decide",
            self._with_why(words),
            choices=(*nothing, *numbered, *call, _SAVE),
            keys={
                CALL.id: partial(say_call, talk),
                _SAVE.id: lambda: talk.asker.say(talk.at_hand.save_page(talk.session)),
                "later": self._leave,
            },
            takes=self._decides,
            again=True,
            as_put=lambda put: replace(put, is_line=True, wants_no_words=True, enter=enter),
        )
        if self.said == "differently":
            yield self._other_level()

    def _other_level(self) -> Field:
        """Return the question of which other level it is to be."""
        tiers, page = self.talk.bank.tiers, self.advised.urgency
        levels = (Choice(each, tiers.get(each, each)) for each in Urgency if each is not page)
        return FormField(
            "decision level",
            self._with_why(BANK["level"]),
            choices=tuple(levels),
            at=("decision", "urgency"),
            again=True,
        )

    def _decides(self, session: Session, said: str) -> Session:
        """Return a session decided at the level of the page, or at another still to be asked for.

        Where too little is answered to advise, there is no level that it could be as.
        """
        self.said, before = said, session.decision or Decision()
        page = self.advised.urgency
        decided: tuple[Urgency | None, bool | None] = page, True
        if said == "differently":
            decided = before.urgency if before.agrees is False else None, False
        elif self.advised.headline is HeadlineKey.NOT_ENOUGH:
            decided = None, None
        update = {"urgency": decided[0], "agrees": decided[1], "advised": page}
        decision = before.model_copy(update=update)
        return session.with_sitting(put_off=None).model_copy(update={"decision": decision})

    def _leave(self) -> None:
        self.talk.asker.say(LATER)
        self.talk.keep_session(self.talk.session.with_sitting(put_off=self.talk.today))
        raise PersonLeftError

    def _fields(self, session: Session) -> Iterator[Field]:
        """Yield what is asked of what is to be done; by a reason where it is otherwise."""
        differs = session.decision is not None and session.decision.agrees is False
        is_needed = self.replaced or self.advised.urgency is Urgency.NONE
        what = BANK["what"] if is_needed else may_pass(BANK["what"])
        what = BANK["what-instead"] if differs else what
        by = BANK["by-today"] if self.advised.is_urgent else BANK["by"]
        parts: Parts = (("text", what), ("who", BANK["who-and-day"]), ("by", by))
        own = {"key": _row(session).key, "status": AgreedStatus.NEW}
        for each in fields_of(_row(session), "decision", parts, own):
            yield self._beneath(each)

    def _beneath(self, asked: Field) -> Field:
        """Return what is asked of one part of it, in a line beneath the page, each time anew."""
        asked = replace(asked, words=self._with_why(asked.words), as_put=as_line, again=True)
        match asked.at[-1]:
            case "text":
                return replace(asked, then=self._is_again)
            case "who":
                reads = partial(ask_who_and_day, is_last=True)
                return replace(asked, reads=reads, then=self._says_today)
            case _:
                as_put = partial(as_line, enter="today" if self.advised.is_urgent else "")
                return replace(asked, as_put=as_put, reads=ask_last_day, then=self._says_today)

    def _is_again(self, session: Session) -> Remark | None:
        """Say where the same words stand in the ledger already, and are open."""
        words = _plain(_row(session).words)
        same = next((each for each in self._still_open if _plain(each.what) == words), None)
        if same is None or not words:
            return None
        return SAID_BEFORE.format(id=same.id, day=day_words(same.on)), Tone.PLAIN

    def _says_today(self, session: Session) -> Remark | None:
        """Say that the step of today still stands, where a later day is set."""
        by = _row(session).by
        is_later = by is not None and by > self.talk.today and self.advised.is_urgent
        return (SAYS_TODAY, Tone.PLAIN) if is_later else None

    def _say_still_open(self) -> None:
        """Say what is still open of earlier decisions, before the same is decided again."""
        several = self._still_open
        lines = [STILL_OPEN] if several else []
        for each in several[:MOST_TOLD]:
            told = decision_line(each, self._ledger.today), check_one_first(self._ledger, each)
            lines.append(" ".join(filter(None, told)))
        if (more := len(several) - MOST_TOLD) > 0:
            lines.append(MORE_OPEN.format(number=more))
        if ids := [each.id for each in self.replaced]:
            lines.append(REPLACES.format(ids=listed(ids)))
        if lines:
            self.talk.asker.say("\n".join(lines))

    @property
    def _still_open(self) -> tuple[Decided, ...]:
        """What is open beside this one, as the session has told of it so far."""
        session = self.talk.session
        own = session.decided_to.key if session.decided_to is not None else None
        still = (_as_told(each, session) for each in self._ledger.open if each.key != own)
        return tuple(each for each in still if each and (each.what or each.is_as_its_page))

    @property
    def replaced(self) -> tuple[Decided, ...]:
        """The open decisions in whose place this one is to stand."""
        told = ((each, row_of(self.talk.session, each)) for each in self._ledger.open)
        return tuple(each for each, row in told if row and row.status is AgreedStatus.REPLACED)

    @cached_property
    def _ledger(self) -> Ledger:
        return self.talk.at_hand.ledger(self.talk.session)

    def _with_why(self, words: FieldWords) -> FieldWords:
        why = f"{self.question.text} {self.question.what_and_why}"
        return words.model_copy(update={"why": why})


def _row(session: Session) -> DecidedRow:
    """Return what is to be done by a session's own decision, as far as it is said."""
    return session.decided_to or DecidedRow(key="", status=AgreedStatus.NEW)


def _settled(session: Session, ledger: Ledger, today: date) -> Session:
    """Return a session with what is to be done by its key and number, where it says anything."""
    row = session.decided_to
    if row is None or not (row.text or row.who or row.by):
        return session.with_decided(*session.settled)
    number = row.number or ledger.next_number()
    on = today if session.is_finished and today != session_day(session) else row.on
    update = {"key": decision_key(session, row), "number": number, "on": on}
    made = row.model_copy(update=update)
    return session.with_decided(made, *session.settled)


# What is open beside a new one.


def _as_told(decided: Decided, session: Session) -> Decided | None:
    """Return a decision as a session has told of it, None where that settled it."""
    row = row_of(session, decided)
    if row is None:
        return decided
    if not row.status.is_open:
        return None
    return replace(decided, by=row.by, who=row.who or decided.who)


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
