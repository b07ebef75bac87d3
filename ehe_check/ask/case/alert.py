"""Alerts: what answers call for at once, and what of it is said in plain words, and acted on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.calls import call_words
from ehe_check.advice.guard import SOCIAL_CARE_OPEN, Guard, is_agreed
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.ask.case.interview import CALL, Interview, Told
from ehe_check.ask.put import ALERT, PersonLeftError, Tone, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import guard_on, is_settled
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.dates import day_words

_WHEN = {PromptKind.EMERGENCY: "Do that now.", PromptKind.ACT_TODAY: "Do that today."}


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


# Said in plain words, and acted on, before the walk goes on.


class Acts(StrEnum):
    """What a person does at an alert."""

    GO_ON = "on"
    GO_BACK = "back"
    STOP = "stop"


def let_act(interview: Interview, news: News, *, may_go_back: bool = False) -> bool:
    """Let the person act on what was said to be urgent and on the box, both on one screen.

    Nothing stands before 999: the box comes after it. Return whether the walk goes on; where
    `may_go_back`, it is not where nothing is so after all, and the question is to be put again.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    if news.is_urgent:
        from ehe_check.ask.case.call_log import say_numbers

        say_numbers(interview, news.routes)
    if not news.is_emergency:
        say_box(interview, news)
    acts = Acts.GO_ON
    if news.is_urgent:
        acts = _acts(interview, _first(news), _ways(interview, news, may_go_back=may_go_back))
    if acts is Acts.GO_BACK:
        return False
    if news.is_emergency:
        news = under_hold_elsewhere(interview, news)
        say_box(interview, news)
    if acts is Acts.STOP:
        raise PersonLeftError
    if news.box and (news.is_emergency or not news.is_urgent):
        _let_act_on_box(interview, news.guard)
    return True


def remind(interview: Interview) -> None:
    """Say again all that stands by the answers so far, then let the person go on or stop.

    Where nothing is answered yet, what stood in the session before is said, and nothing is asked.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    news = what_stands(interview)
    say_urgent(interview, news)
    let_act(interview, news)
    if news.before is not None:
        _say_before(interview, news.before)
        if is_begun(interview):
            _let_act_on_box(interview, news.before)


def say_unsaid(interview: Interview) -> None:
    """Say all that the answers call for and that was not said, as the person leaves."""
    news = news_of(interview, interview.answers)
    say_urgent(interview, news)
    _say_box_after_999(interview, news)


def say_standing_box(interview: Interview, news: News) -> None:
    """Say again the HOLD or ASK FIRST that stands, or stood in the session before."""
    _say_box_after_999(interview, news)
    if news.before is not None:
        _say_before(interview, news.before)


def say_urgent(interview: Interview, news: News) -> None:
    """Say what is newly urgent, and whom to speak to: as few calls as possible."""
    mark_urgent(interview, news)
    texts = [news.guard.worded(raising.wording) for raising in news.urgent]
    for raising, text in zip(news.urgent, texts, strict=True):
        whom = interview.answers.label(raising.about)
        interview.asker.say(f"{whom}: {text}" if whom else text, Tone.URGENT)
    is_open = news.reading.holds_named(SOCIAL_CARE_OPEN)
    is_own = interview.session.session.role is Role.SOCIAL_WORKER
    named = _named(news) - ({Route.SOCIAL_CARE} if is_open or is_own else set())
    calls = call_words(interview.bank, _calls(news), is_open=is_open, is_own=is_own, named=named)
    for said in calls:
        interview.asker.say(said, Tone.PLAIN if texts else Tone.URGENT)


def say_box(interview: Interview, news: News) -> None:
    """Say HOLD or ASK FIRST where it is new, and why where no answer just given brings it."""
    if not news.box:
        return
    recorded = interview.session.kept_hold
    if news.held_in:
        interview.asker.say(f"HOLD stands in {news.held_in}, another session of this case.")
    elif news.guard.holds and recorded is not None:
        interview.asker.say(
            f"HOLD stands, because of a reason given on {day_words(recorded.on)}, when a meeting "
            "was being considered."
        )
    elif news.is_void and not news.guard.holds:
        interview.asker.say(
            "It had been agreed who tells the family what. What you say now is more worrying "
            "than what you said then, so it has to be agreed afresh. You are asked about it at "
            "the end."
        )
    _say_guard(interview, news.guard, is_ours=not news.held_in)


def _say_box_after_999(interview: Interview, news: News) -> None:
    """Say the box; with 999, another session is looked for only after its words."""
    say_box(interview, under_hold_elsewhere(interview, news) if news.is_emergency else news)


def _say_before(interview: Interview, before: Guard) -> None:
    interview.asker.say(
        f"Your answers last time called for {before.title}. It has not ended just because this is "
        "a new session."
    )
    _say_guard(interview, before, is_ours=False)


def _say_guard(interview: Interview, guard: Guard, *, is_ours: bool) -> None:
    """Say HOLD or ASK FIRST and what it asks, as the answers bring it or as from elsewhere."""
    told, words = told_so_far(interview), _words(guard)
    interview.told = replace(told, box=words) if is_ours else replace(told, held=words)
    interview.asker.say(f"{guard.title}. {guard.text}", Tone.URGENT)


def _let_act_on_box(interview: Interview, guard: Guard) -> None:
    """Let the person act on HOLD or ASK FIRST, which was just said."""
    until = (
        f"Keep to HOLD until you hear otherwise from {guard.person}."
        if guard.holds
        else f"Keep to ASK FIRST until it is agreed with {guard.person}."
    )
    if _acts(interview, until, _ways(interview)) is Acts.STOP:
        raise PersonLeftError


def _acts(interview: Interview, first: str, ways: dict[str, str]) -> Acts:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} Everything so far is saved."
    if interview.is_trial:
        text = f"{first} If you stop here, the change is kept."
    elif interview.session.is_finished:
        text = first
    picked = interview.choose(ALERT, text, ways, moves=frozenset(), shortcuts=(CALL,))
    if picked == CALL.id:
        from ehe_check.ask.case.call_log import say_call

        say_call(interview)
        reply = interview.put(replace(ask_choice(ALERT, "Now:", ways), is_line=True))
        picked = None if isinstance(reply, Moved) else chosen(reply)
    return Acts(picked) if picked else Acts.GO_ON


def _ways(
    interview: Interview, news: News | None = None, *, may_go_back: bool = False
) -> dict[str, str]:
    """Return what a person can do at an alert, in the words of what has come up."""
    if interview.is_trial:
        return {Acts.GO_ON: "Go on, and say why", Acts.STOP: "Stop here to act"}
    leaves = "Stop here" if interview.session.is_finished else "Save and leave"
    if news is None:
        return {Acts.GO_ON: "Go on", Acts.STOP: leaves}
    if news.is_emergency:
        ways = {
            Acts.GO_ON: "999 has been called: go on",
            Acts.GO_BACK: "It is not happening now: back to the question",
            Acts.STOP: leaves,
        }
    else:
        ways = {
            Acts.GO_ON: "I shall do it: go on",
            Acts.STOP: f"{leaves}, and do it now",
            Acts.GO_BACK: "I answered by mistake: back to the question",
        }
    return {act: words for act, words in ways.items() if may_go_back or act is not Acts.GO_BACK}


def _first(news: News) -> str:
    """Return by when it is to be done: beside HOLD or ASK FIRST, unless that comes after 999."""
    if is_on(news.guard) and not news.is_emergency:
        return f"Do that today, and keep to {news.guard.title}."
    kinds = {raising.kind for raising in news.urgent} or {PromptKind.ACT_TODAY}
    return _WHEN[kinds.pop()] if len(kinds) == 1 else "Do that now, in that order."


def _named(news: News) -> frozenset[Route]:
    """Return whom the words of a step for today name, as all do but those of ticked lines."""
    rules = news.reading.bank.joint_by_id
    today = (each for each in news.urgent if each.kind is PromptKind.ACT_TODAY)
    by = ((each, rules.get((each.rule and each.rule.rule) or "")) for each in today)
    own = (each for each, joint in by if joint is None or joint.ticked is None)
    return frozenset(route for each in own for route in each.routes)


def _calls(news: News) -> frozenset[Route]:
    """Return whom to call now: a lead is only told where social care is called already."""
    if Route.LEAD in news.routes and Route.SOCIAL_CARE in news.reading.advice.routes:
        return news.routes | {Route.SOCIAL_CARE}
    return news.routes
