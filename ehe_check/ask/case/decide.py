"""What comes once the answers are right: what is agreed, then page 1, and the decision beneath."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeAlias

from ehe_check.advice.recommendation import Recommendation
from ehe_check.ask.case.alert import news_of, say_box
from ehe_check.ask.case.call_log import ask_of_calls, say_call, say_who_is_not_told
from ehe_check.ask.case.interview import CALL, Interview, Told
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.day import ask_last_day, ask_who_and_day
from ehe_check.ask.decisions import (
    Earlier,
    Parts,
    carried_words,
    decision_line,
    fields_of,
    guard_words,
    made_where,
    may_pass,
    row_of,
)
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import FieldWords, FormField, Remark, as_line, form_bank
from ehe_check.ask.put import Choice, PersonLeftError, Tone
from ehe_check.ask.reply import Move, Moved
from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Ref
from ehe_check.over_time.ledger import Decided, Ledger, decision_key
from ehe_check.over_time.side import session_day
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import listed
from ehe_check.sheet.amended import decided_anew
from ehe_check.sheet.guard_box import check_one_first
from ehe_check.sheet.sheet import PromptSheet

HEADING = "Decided before, {place} of {number}"
MORE = "Due or without a day, and not asked about here: {more}. ehe-check due lists them."
SAYS_TODAY = "The page says today. If that day is for a later step, the step of today still stands."
LATER = "Nothing is decided yet. Going on with this file comes back to this page."
MOST_TOLD = 3
"""How many are asked about, or said to be open, at one time."""
STILL_OPEN = "Still open from before:"
NOTHING_TO_ADD = "nothing-to-add"
_SAVE = Choice("save", "save page", "p")
BANK = form_bank("decision")
Field: TypeAlias = FormField[Session]


def agree_and_decide(
    interview: Interview,
    compose: Callable[[], PromptSheet],
    show: Callable[[PromptSheet], None],
    go_and_return: Callable[[Moved, Step], bool],
) -> bool:
    """Ask what is agreed and what is decided, the page between them; False on going back.

    Whether it is agreed who tells the family what moves the box of the page. So it is asked first,
    unless it is agreed already, and the page is drawn once by all the answers, with the decision
    beneath it.
    `compose` makes the page from the answers then, and `show` draws it. `go_and_return` goes
    elsewhere from a step, and says whether no question is open then.
    """
    done = _agreed_already(interview)
    return _AfterQuestions(interview, compose, show, go_and_return, done).go_through()


@dataclass
class _AfterQuestions:
    """What is asked after the questions; `done` is what of it has been asked, in order."""

    interview: Interview
    compose: Callable[[], PromptSheet]
    show: Callable[[PromptSheet], None]
    go_and_return: Callable[[Moved, Step], bool]
    done: list[Ref]
    is_drawn: bool = False

    def go_through(self) -> bool:
        """Ask all of it; False where the person goes back to the questions."""
        while (step := self._next()) is not None:
            match self._ask(step):
                case None:
                    self.done.append(step.ref)
                case Moved(Move.BACK) if not self.done:
                    return False
                case Moved(Move.BACK):
                    self.done.pop()
                case elsewhere if not self._has_returned(elsewhere, step):
                    return False
                case _:
                    pass
        self._draw_if_new()
        return True

    def _next(self) -> Step | None:
        return next((step for step in _late(self.interview) if step.ref not in self.done), None)

    def _ask(self, step: Step) -> Moved | None:
        if step.question.decides:
            self.is_drawn = True
            return None if self._decides(step) else Moved(Move.BACK)
        if not _is_agreed_on(self.interview, step):
            self._draw_if_new()
        elif not self.done:  # what is asked next may move the box
            say_box(self.interview, news_of(self.interview, self.interview.answers, Told()))
            self.interview.asker.say("The advice follows. First:")
        return ask_step(self.interview, step)

    def _decides(self, step: Step) -> bool:
        """Ask what became of earlier decisions, then for the new one; False on going back.

        An urgent step comes first: the earlier ones are asked about once it is decided on.
        """
        settling, sheet = Settling(self.interview), self.compose()
        is_urgent = sheet.recommendation.is_urgent
        if not is_urgent and not settling.ask():
            return False
        while True:
            if settling.due:  # HOLD may have come while they were asked about
                sheet = self.compose()
            self.show(sheet)
            deciding = NewDecision(self.interview, step.question, sheet.recommendation)
            if not deciding.ask():
                if is_urgent or not settling.ask(is_back=True):
                    return False
            elif not is_urgent or _settles_after(settling, deciding):
                return True

    def _draw_if_new(self) -> None:
        if not self.is_drawn:
            self.show(self.compose())
            self.is_drawn = True

    def _has_returned(self, to: Moved, here: Step) -> bool:
        """Go elsewhere; False where a question is open then, which is asked first.

        Where an answer was changed, what was agreed and decided by the old ones is asked again.
        """
        before = self.interview.answers
        has_returned = self.go_and_return(to, here)
        if self.interview.answers != before:
            self.done = _agreed_already(self.interview)
            self.is_drawn = False
        return has_returned


# What became of earlier decisions that are due, before a new one is written.


@dataclass
class Settling:
    """The earlier decisions that are asked about in one sitting."""

    talk: Interview

    @cached_property
    def ledger(self) -> Ledger:
        """The decisions of the case."""
        return self.talk.at_hand.ledger(self.talk.session)

    @cached_property
    def due(self) -> tuple[Decided, ...]:
        """What is asked about, where this session goes on from another one."""
        return to_ask_about(self.ledger) if self.talk.session.session.follows else ()

    def ask(self, *, is_back: bool = False) -> bool:
        """Ask about each of which not all was told yet; False on going back from the first.

        On coming back to them, it begins with the last.

        Raises:
            PersonLeftError: the person leaves; what was said so far is kept.
        """
        if not self.due:
            return not is_back
        more = len(waiting(self.ledger)) - len(self.due)
        if more and not is_back:
            self.talk.asker.say(MORE.format(more=more))
        talk = self.talk
        form = Form(
            talk.asker, talk.today, talk.session, talk.keep_session, self._fields, leads_back=True
        )
        return form.fill(from_last=is_back)

    def _fields(self, session: Session) -> Iterator[FormField[Session]]:
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
        return "\n".join(filter(None, (since, check_one_first(self.ledger, decided))))


def waiting(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what is due, the oldest day first, and then what has no day."""
    return (*ledger.due(), *(each for each in ledger.open if each.by is None))


def to_ask_about(ledger: Ledger) -> tuple[Decided, ...]:
    """Return what to ask about: the first of what is waiting.

    What is left out under a guard is not asked about; it stays open.
    """
    told = (each for each in waiting(ledger) if each.what or each.is_as_its_page)
    return tuple(told)[:MOST_TOLD]


def _settles_after(settling: Settling, deciding: NewDecision) -> bool:
    """Ask of earlier decisions, and what stands in place of one; False on going back."""
    goes_on = settling.ask()
    while goes_on and deciding.replaced and not deciding.ask_what():
        goes_on = settling.ask(is_back=True)
    return goes_on


def _agreed_already(interview: Interview) -> list[Ref]:
    """Return what need not be asked: it is agreed, and stands on the page."""
    if interview.walk.guard.key is not BoxKey.AGREED:
        return []
    return [step.ref for step in _late(interview) if _is_agreed_on(interview, step)]


def _is_agreed_on(interview: Interview, step: Step) -> bool:
    """Say whether a step asks what is agreed about telling the family."""
    agreed = interview.bank.agreement
    return agreed is not None and step.question.id in (agreed.question, agreed.words)


def _late(interview: Interview) -> list[Step]:
    """Return what is asked once the answers are right, without what may not apply.

    What is agreed comes first. What is for the person's own thinking comes last, as it looks at
    what they have decided.
    """
    late = (
        step
        for step in interview.walk.steps
        if step.question.after_advice and step.is_certain_to_apply
    )
    return sorted(
        late, key=lambda step: (not _is_agreed_on(interview, step), step.question.own_thinking)
    )


# The new decision beneath page 1, with a reason where it differs from the page.


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
        return (
            f"{same.id} of {day_words(same.on)} says the same and is still open, so both stand in "
            "the ledger. To have it once, go back and clear these words."
        ), Tone.PLAIN

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
            lines.append(f"And {more} more: ehe-check due lists them.")
        if ids := [each.id for each in self.replaced]:
            lines.append(f"What you write now stands in place of {listed(ids)}.")
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
