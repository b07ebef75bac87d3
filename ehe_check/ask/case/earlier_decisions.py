"""Earlier decisions in an interview: beside their questions, due, and open beside a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.ask.decisions import (
    Earlier,
    carried_words,
    decision_line,
    made_where,
    row_of,
)
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import FormField
from ehe_check.ask.put import Asker, Tone
from ehe_check.bank.prompt_rule import State
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import Session
from ehe_check.over_time.ledger import called_together
from ehe_check.page.phrases import number_words
from ehe_check.sheet.guard_box import check_first, check_one_first

if TYPE_CHECKING:
    from ehe_check.advice.guard import Guard
    from ehe_check.ask.case.interview import Interview
    from ehe_check.judge.answers import Answers
    from ehe_check.over_time.ledger import Decided, Ledger

MOST_TOLD = 3
"""How many are asked about, or said to be open, at one time."""
HEADING = "Decided before, {place} of {number}"
MORE = "Due or without a day, and not asked about here: {more}. ehe-check due lists them."
STILL_TO_DO = "Agreed earlier, and still to be done"
Field: TypeAlias = FormField[Session]


# Beside the questions.


def agreed_lines(
    several: Iterable[Decided], answers: Answers, today: date, guard: Guard
) -> Iterator[str]:
    """Yield a line for each: its number, who, by when, when made, how often carried on.

    One in own words has its caution under a guard: they might let the family know, and only a
    person can tell.
    """
    is_guarded = guard.state is State.GUARDED
    caution = check_first(hold=guard.holds, asks_first=is_guarded)
    for each in several:
        check = f" {caution}" if caution and each.in_own_words else ""
        yield f"- {_line(each, answers, today)}{check}"


def say_what_is_agreed(asker: Asker, beside: int, others: Iterable[str]) -> None:
    """Say how many things stand beside their questions, and each that no question asked raises."""
    lines = tuple(others)
    if beside or lines:
        asker.say(STILL_TO_DO, Tone.HEADING)
    if beside:
        asker.say(_stand_beside(beside))
    for line in lines:
        asker.say(line)


def _stand_beside(number: int) -> str:
    if number == 1:
        return "One thing stands beside its question."
    return f"{number_words(number).capitalize()} things stand beside their questions."


def _line(each: Decided, answers: Answers, today: date) -> str:
    listed = map(answers.entry, each.about)
    whom = called_together(entry.called if entry else "" for entry in listed)
    line = decision_line(replace(each, whom=whom), today)
    carried = f" {words}." if (words := carried_words(each)) else ""
    return f"{line} {made_where(each)}{carried}"


# What became of those that are due, before a new one is written.


@dataclass
class Settling:
    """The earlier decisions that are asked about in one sitting."""

    talk: Interview

    @cached_property
    def ledger(self) -> Ledger | None:
        """The decisions of the case, where this session goes on from another one."""
        is_follow_up = self.talk.session.session.follows is not None
        return self.talk.at_hand.ledger(self.talk.session) if is_follow_up else None

    @cached_property
    def due(self) -> tuple[Decided, ...]:
        """What is asked about."""
        return to_ask_about(self.ledger) if self.ledger is not None else ()

    def ask(self, *, is_back: bool = False) -> bool:
        """Ask about each of which not all was told yet; False on going back from the first.

        On coming back to them, it begins with the last.

        Raises:
            PersonLeftError: the person leaves; what was said so far is kept.
        """
        if self.ledger is None or not self.due:
            return not is_back
        more = len(waiting(self.ledger)) - len(self.due)
        if more and not is_back:
            self.talk.asker.say(MORE.format(more=more))
        talk = self.talk
        form = Form(
            talk.asker, talk.today, talk.session, talk.keep_session, self._fields, leads_back=True
        )
        return form.fill(from_last=is_back)

    @property
    def replaced(self) -> tuple[Decided, ...]:
        """The decisions in whose place this session's own is to stand."""
        return to_be_replaced(self.ledger, self.talk.session) if self.ledger is not None else ()

    def _fields(self, session: Session) -> Iterator[Field]:
        today = self.talk.today
        for place, decided in enumerate(self.due, start=1):
            heading = HEADING.format(place=place, number=len(self.due))
            line = decision_line(decided, today)
            became, *parts = Earlier(decided, line, today, in_passing=True).fields(session)
            yield replace(became, heading=heading, help=self._since(decided))
            yield from (replace(each, heading=heading, help=line) for each in parts)

    def _since(self, decided: Decided) -> str:
        """Return when a decision was made, how often it was carried on, and what to check first."""
        since = made_where(decided)
        if decided.carried:
            why = decided.carried[-1].why
            since = f"{since} {carried_words(decided)}{f': {why}' if why else '.'}"
        caution = check_one_first(self.ledger, decided) if self.ledger is not None else ""
        return "\n".join(filter(None, (since, caution)))


def waiting(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what is due, the oldest day first, and then what has no day."""
    return (*ledger.due(), *(each for each in ledger.open if each.by is None))


def to_ask_about(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what to ask about: the first of what is waiting.

    What is left out under a guard is not asked about; it stays open.
    """
    told = (each for each in waiting(ledger) if each.what or each.is_as_its_page)
    return tuple(told)[:MOST_TOLD]


# What is open beside a new one.


def still_open(ledger: Ledger, session: Session) -> tuple[Decided, ...]:
    """Return what is open beside a new decision, as this session has told of it so far."""
    own = session.decided_to.key if session.decided_to is not None else None
    still = (_as_told(each, session) for each in ledger.open if each.key != own)
    return tuple(each for each in still if each and (each.what or each.is_as_its_page))


def to_be_replaced(ledger: Ledger, session: Session) -> tuple[Decided, ...]:
    """Return the open decisions in whose place this session's own is to stand."""
    told = ((each, row_of(session, (each.key, each.about))) for each in ledger.open)
    return tuple(each for each, row in told if row and row.status is AgreedStatus.REPLACED)


def open_line(ledger: Ledger, decided: Decided) -> str:
    """Return an open decision as a line, with what to check first while a guard stands."""
    line, caution = decision_line(decided, ledger.today), check_one_first(ledger, decided)
    return f"{line} {caution}" if caution else line


def same_words(several: Iterable[Decided], text: str) -> Decided | None:
    """Return the decision that says the same in words, whatever its capitals and stops."""
    words = _plain(text)
    return next((each for each in several if words and _plain(each.what) == words), None)


def _as_told(decided: Decided, session: Session) -> Decided | None:
    """Return a decision as a session has told of it, None where that settled it."""
    row = row_of(session, (decided.key, decided.about))
    if row is None:
        return decided
    if not row.status.is_open:
        return None
    return replace(decided, by=row.by, who=row.who or decided.who)


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
