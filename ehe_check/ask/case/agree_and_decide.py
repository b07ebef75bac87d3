"""What comes once the answers are right: what is agreed, then page 1, and the decision beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ehe_check.ask.case.active_concerns import news_of
from ehe_check.ask.case.alert import say_box
from ehe_check.ask.case.decide import MOST_TOLD, NewDecision
from ehe_check.ask.case.interview import Interview, Told
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.decisions import Earlier, carried_words, decision_line, made_where
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import FormField
from ehe_check.ask.reply import Move, Moved
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.session import Session
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Ref
from ehe_check.sheet.guard_box import check_one_first

if TYPE_CHECKING:
    from ehe_check.over_time.ledger import Decided, Ledger
    from ehe_check.sheet.sheet import PromptSheet

HEADING = "Decided before, {place} of {number}"
MORE = "Due or without a day, and not asked about here: {more}. ehe-check due lists them."
FOLLOWS = "The advice follows. First:"


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
            self.interview.asker.say(FOLLOWS)
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
