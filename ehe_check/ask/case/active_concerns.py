"""Active concerns: what answers call for at once, and what of it the person was not told yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard, is_agreed
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.ask.case.interview import Interview, Told
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import guard_on, is_settled
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.truth import Truth


@dataclass(frozen=True)
class News:
    """What answers newly call for.

    `urgent` is what is newly to be done and `routes` whom it leads to; `box` says that HOLD or ASK
    FIRST is on in words not said yet, and `is_void` that an agreement no longer counts. `held_in`
    is the file of another session of the case, where HOLD comes from that one; `before` is the box
    that stood in the session which this one goes on from, where it is to be said again.
    """

    reading: Advised
    guard: Guard
    urgent: tuple[Raising, ...] = ()
    routes: frozenset[Route] = frozenset()
    box: bool = False
    is_void: bool = False
    held_in: str = ""
    before: Guard | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything is to be said at all."""
        return self.is_urgent or self.box or self.before is not None

    @property
    def is_urgent(self) -> bool:
        """Whether something is newly to be done today."""
        return bool(self.urgent or self.routes)

    @property
    def is_emergency(self) -> bool:
        """Whether somebody is newly said to be in danger now."""
        return any(raising.kind is PromptKind.EMERGENCY for raising in self.urgent)


def news_of(interview: Interview, now: Answers, told: Told | None = None) -> News:
    """Return what answers call for that the person was not told, or that has grown since.

    `told` is what they were told, where that is not what was said so far.
    """
    read, told = interview.read(now), told or told_so_far(interview)
    reading, guard = read.reading, read.guard
    urgent = tuple(each for each in _urgent(reading) if _key(each) not in told.urgent)
    routes = _led(urgent) | (frozenset(reading.advice.routes) - told.routes)
    box = _is_new(guard, told)
    news = News(reading, guard, urgent, routes, box=box, is_void=box and _is_void(interview, now))
    if news.is_emergency or not (news.is_urgent or is_on(guard)):
        return news
    return under_hold_elsewhere(interview, news, told)


def news_for_now(interview: Interview, now: Answers) -> News:
    """Return what of the news of some answers is said at once (RULES.md, "When it is said").

    Before the facts of the opening, that is danger now alone; elsewhere, what an answer calls for
    waits for the fact that it opens, and nothing else does.
    """
    news, opening = news_of(interview, _with_their_facts(interview, now)), interview.bank.opening
    if not any(each.question in opening for each in _waits_for(interview, news.reading)):
        return news
    first = set(opening) - set(interview.bank.alerts_wait_for)
    urgent = tuple(
        each
        for each in news.urgent
        if each.kind is PromptKind.EMERGENCY or each.question.id in first
    )
    return replace(news, urgent=urgent, routes=_led(urgent), box=news.box and bool(urgent))


def under_hold_elsewhere(interview: Interview, news: News, told: Told | None = None) -> News:
    """Return what answers call for under the HOLD of another session, where they bring none.

    Its box is said once.
    """
    held = None if news.guard.holds else interview.at_hand.elsewhere(interview.session)
    if held is None:
        return news
    guard = held.guard_over(interview.bank, news.reading.answers, interview.today)
    return replace(
        news, guard=guard, box=_is_new(guard, told or told_so_far(interview)), held_in=held.file
    )


def is_on(guard: Guard) -> bool:
    """Say whether HOLD or ASK FIRST stands."""
    return guard.state is State.GUARDED and guard.key is not None


# What the person was told, and what is forgotten of it.


def told_so_far(interview: Interview) -> Told:
    """Return what the person was told: at first all that stands, which was said on coming back."""
    if interview.told is None:
        interview.told = _all_told(interview.walk)
    return interview.told


def mark_urgent(interview: Interview, news: News) -> None:
    """Remember as told what is newly urgent, and whom it leads to."""
    told = told_so_far(interview)
    urgent = told.urgent.union(map(_key, news.urgent))
    interview.told = replace(told, urgent=urgent, routes=told.routes | news.routes)


def mark_box(interview: Interview, guard: Guard, *, is_ours: bool) -> None:
    """Remember a box as told: one that the answers bring, or one from another session."""
    told, words = told_so_far(interview), _words(guard)
    interview.told = replace(told, box=words) if is_ours else replace(told, held=words)


def forget_ended(interview: Interview) -> None:
    """Forget what was told and does not stand any more: it is said again once it does."""
    told = told_so_far(interview)
    stands = _all_told(interview.read(_with_their_facts(interview, interview.answers)))
    interview.told = replace(
        told,
        urgent=told.urgent & stands.urgent,
        routes=told.routes & stands.routes,
        box=told.box if stands.box else (),
    )


def _all_told(read: WalkNow) -> Told:
    """Return all that stands by some answers as what was told, without the box of another."""
    box = _words(read.guard) if is_on(read.guard) else ()
    urgent = map(_key, _urgent(read.reading))
    return Told(frozenset(urgent), frozenset(read.reading.advice.routes), box)


# What stands where a person comes back.


def what_stands(interview: Interview) -> News:
    """Return all that stands, worked out from the answers and not remembered as it was said.

    No other session is looked for before a first answer, nor before the words to call 999.
    """
    news = news_of(interview, interview.answers, Told())
    before = _box_before(interview, news)
    if news.is_emergency or (before is not None and before.holds) or not is_begun(interview):
        return replace(news, before=before)
    news = under_hold_elsewhere(interview, news, Told())
    return replace(news, before=_box_before(interview, news))


def is_begun(interview: Interview) -> bool:
    """Say whether anything is answered in this session."""
    return any(each.settles for each in interview.answers)


def _box_before(interview: Interview, news: News) -> Guard | None:
    """Return the HOLD or ASK FIRST of the session that this one goes on from, if it is to be said.

    It is where neither stands yet; so is its HOLD where only ASK FIRST does.
    """
    before = guard_on(interview.bank, _of_last_time(interview), interview.today)
    is_said = news.guard.holds if before.holds else news.box
    return before if is_on(before) and not is_said else None


def _of_last_time(interview: Interview) -> Answers:
    """Return the answers of last time, those about somebody taken off since among them."""
    by_ref = {ref: earlier.said for ref, earlier in interview.beside.earlier.items()}
    everybody = (each.model_copy(update={"removed": None}) for each in interview.answers.entries)
    return Answers(by_ref=by_ref, entries=tuple(everybody))


# For which facts an alert waits, and what is urgent.


def _waits_for(interview: Interview, reading: Advised) -> tuple[Ref, ...]:
    """Return the facts that an alert needs and that are still to be asked."""
    asked = () if interview.session.is_finished else map(Ref, interview.bank.alerts_wait_for)
    is_open = (ref for ref in asked if not is_settled(ref, reading.answers))
    return tuple(ref for ref in is_open if reading.gate(ref).truth is Truth.TRUE)


def _with_their_facts(interview: Interview, now: Answers) -> Answers:
    """Return answers without those that open a fact outside the opening that is still to be asked.

    One that speaks of danger now waits for nothing.
    """
    reading = interview.read(now).reading
    facts = (
        each
        for each in _waits_for(interview, reading)
        if each.question not in interview.bank.opening
    )
    opened = frozenset(ref for fact in facts for ref in reading.gate(fact).rests_on)
    at = ((ref, stands) for ref, each in reading.standing_at.items() for stands in each)
    danger = {ref for ref, stands in at if stands.effect.does is Does.EMERGENCY}
    for ref in opened - danger:
        now = now.without(ref)
    return now


def _urgent(reading: Advised) -> list[Raising]:
    if not reading.advice.urgency.at_least(Urgency.ACT_TODAY):
        return []
    found = [raising for raising in raisings(reading) if raising.kind in URGENT]
    return sorted(found, key=lambda raising: raising.kind is PromptKind.ACT_TODAY)


def _led(urgent: Iterable[Raising]) -> frozenset[Route]:
    return frozenset(route for each in urgent for route in each.routes)


def _is_new(guard: Guard, told: Told) -> bool:
    return is_on(guard) and _words(guard) not in (told.box, told.held)


def _is_void(interview: Interview, now: Answers) -> bool:
    """Say whether it was agreed who tells the family what, and some answers make that void."""
    agreement = interview.bank.agreement
    answer = now.get(Ref(agreement.question)) if agreement else None
    return is_agreed(interview.walk.reading) and not (answer is not None and answer.settles)


def _words(guard: Guard) -> tuple[str, ...]:
    return guard.title, guard.text


def _key(raising: Raising) -> tuple[str, str | None]:
    return raising.id, raising.about
