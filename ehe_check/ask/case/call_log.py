"""Calls of today in an interview: what to say in them, whether each was made, what was kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.day import PastMoment, as_typed, ask_last_day, ask_past_moment
from ehe_check.ask.form import Form
from ehe_check.ask.form_field import FieldWords, FormField, as_line, form_bank
from ehe_check.ask.put import Tone
from ehe_check.bank.effect import Route
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Session
from ehe_check.page.own import joined
from ehe_check.page.text import text
from ehe_check.sheet.call_words import kept_words, with_numbers
from ehe_check.sheet.calls_of_today import CallDue

BANK = form_bank("calls")
TODAY = "today"
NOTHING = " "
"""What Enter alone writes where a line may be passed over."""
THEY_WILL = "they will "
Field: TypeAlias = FormField[Session]


# What to say, and whom to ring.


def say_call(interview: Interview) -> None:
    """Say what to say on the telephone; after several calls the numbers, the first out of sight."""
    at_hand, session = interview.at_hand, interview.session
    interview.asker.say(at_hand.what_to_say(session))
    if len(at_hand.telephone.calling(session).scripts) > 1:
        say_numbers(interview, tuple(Route))


def say_numbers(interview: Interview, routes: Collection[Route]) -> None:
    """Say the numbers that are set of the calls that are newly to be made, and of the lead."""
    if interview.is_trial:
        return
    called = [
        with_numbers(call.who, call.numbers)
        for call in _calls(interview)
        if call.route in routes or (call.is_told and Route.SOCIAL_CARE in routes)
        if call.numbers and call.is_number_set
    ]
    if called:
        interview.asker.say(text("To ring: {called}.", called=joined("; ", called)))


def say_calls_that_stand(interview: Interview, *, is_emergency: bool) -> None:
    """Say which calls of today are still due, with what was kept of them, and who was told.

    None of them is ever said to settle anything: what was due stands by the answers.
    """
    if is_emergency:
        interview.asker.say(
            text("999: you answered that someone is in danger now. If so still: call 999."),
            Tone.URGENT,
        )
    calls = _calls(interview)
    for call in calls:
        if call.made is not None and not call.is_made:
            interview.asker.say(kept_words(call.made, call.who))
    if due := [_stands(call) for call in calls if not call.is_made]:
        interview.asker.say(joined("\n", due), Tone.URGENT)
    if told := [call.who for call in calls if call.is_made]:
        interview.asker.say(
            text(
                "Told already: {told}. That settles nothing by itself: the step for today stands "
                "until these answers change.",
                told=joined("; ", told),
            )
        )


def _stands(call: CallDue) -> str:
    """Return that a call is due, to whom, and why."""
    why = text("tell them; do not wait") if call.is_told else call.why
    who = with_numbers(call.who, call.numbers if call.is_number_set else ())
    stands = text("TODAY still stands: {who}: {why}.", who=who, why=why)
    return joined(" ", filter(None, (stands, call.again)))


# Whether each was made, and what was said in it.


def are_due(interview: Interview) -> bool:
    """Say whether a call of today is due of which none is kept that told of all."""
    return not all(call.is_made for call in _calls(interview))


def ask_of_calls(interview: Interview) -> bool:
    """Ask of each call that is due whether it was made, and what was said; False on going back.

    Whether one that is kept was made again is asked once in a sitting, until there is more to tell.

    Raises:
        PersonLeftError: the person leaves; what was said so far is kept.
    """
    session, again = interview.session, interview.not_rung_again
    due = (call for call in _calls(interview) if not call.is_made and call not in again)
    fields = _CallForm(interview, tuple(due), session.calls).fields
    asking = (interview.asker, interview.today, session, interview.keep_session, fields)
    return Form(*asking, leads_back=True).fill()


def say_who_is_not_told(interview: Interview) -> None:
    """Say, as the walk ends, whom a call of today has still to tell."""
    if who := [call.who for call in _calls(interview) if not call.is_made]:
        interview.asker.say(
            text("Still to be told, today: {who}.", who=joined("; ", who)), Tone.URGENT
        )


def _calls(interview: Interview) -> tuple[CallDue, ...]:
    return interview.at_hand.telephone.rows(interview.session)


@dataclass(frozen=True)
class _CallForm:
    """The calls that are due, each with what is asked of it once it was made in this sitting.

    `before` are the calls that were kept before this sitting.
    """

    interview: Interview
    due: tuple[CallDue, ...]
    before: tuple[CallMade, ...]

    def fields(self, session: Session) -> Iterator[Field]:
        """Yield whether each call was made, and of one that was: to whom, when, they will, by."""
        for call in self.due:
            yield self._rung(call)
            if self._is_made(session, call.route):
                yield from self._said_in(call.route, _last(session, call.route))

    def _is_made(self, session: Session, route: Route) -> bool:
        return any(call.to is route for call in session.calls[len(self.before) :])

    def _rung(self, call: CallDue) -> Field:
        words = BANK["rung"].filled(who=call.who)
        if call.made is not None:
            words = BANK["again"].filled(who=call.who)
        return FormField(
            f"rung {call.route}",
            words,
            takes=partial(self._takes, call),
            choices=(*words.listed, CALL),
            keys={CALL.id: partial(say_call, self.interview)},
            as_put=lambda put: replace(put, is_line=True, wants_no_words=True),
        )

    def _takes(self, call: CallDue, session: Session, said: str) -> Session:
        """Keep that a call was made, once; one that was not after all is taken away again."""
        is_kept = self._is_made(session, call.route)
        if said == "yes":
            new = CallMade(to=call.route, on=self.interview.today, told=call.because)
            return session if is_kept else session.with_calls(*session.calls, new)
        if call.made is not None:
            self.interview.not_rung_again.append(call)
        return _with_last(session, call.route) if is_kept else session

    def _said_in(self, route: Route, made: CallMade) -> Iterator[Field]:
        line = partial(_line, route)
        yield line(BANK["spoke-to"], "spoke_to", made.spoke_to)
        is_said = made.at or made.on != self.interview.today
        when = " ".join(filter(None, (as_typed(made.on), made.at))) if is_said else None
        moment, as_put = line(BANK["when"], "when", when), partial(as_line, enter=TODAY)
        reads = partial(ask_past_moment, lambda: self.interview.now().astimezone())
        yield replace(moment, reads=reads, takes=partial(self._at, route), as_put=as_put)
        yield line(BANK["they-will"], "they_will", made.they_will)
        if made.they_will or made.by:
            yield replace(line(BANK["by"], "by", made.by), reads=ask_last_day)

    def _at(self, route: Route, session: Session, moment: PastMoment | None) -> Session:
        """Return a session with a call at a moment, which is today where none is said."""
        said = moment or PastMoment(self.interview.today)
        return _with_last(session, route, on=said.on, at=said.at)


def _line(route: Route, words: FieldWords, part: str, stands: object) -> Field:
    """Return what is asked of one part of a call, in a line."""
    return FormField(
        f"rung {route} {part.replace('_', ' ')}",
        words,
        stands=lambda _: stands,
        takes=lambda session, said: _with_last(session, route, **{part: _tidied(said)}),
        as_put=partial(as_line, enter=NOTHING),
    )


def _tidied(said: object) -> object:
    """Return words of a call in one line, without what pages say around them."""
    if not isinstance(said, str):
        return said
    words = " ".join(said.split())
    said = words[len(THEY_WILL) :] if words.casefold().startswith(THEY_WILL) else words
    return said.rstrip(".") or None


def _last(session: Session, route: Route) -> CallMade:
    """Return the call to somebody that was written down last."""
    return [call for call in session.calls if call.to is route][-1]


def _with_last(session: Session, route: Route, **changes: object) -> Session:
    """Return a session with its last call to somebody changed, or without it."""
    last = _last(session, route)
    new = (last.model_copy(update=changes),) if changes else ()
    calls = (call for each in session.calls for call in (new if each is last else (each,)))
    return session.with_calls(*calls)
