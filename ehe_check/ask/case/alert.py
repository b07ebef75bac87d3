"""What answers call for, said at once in plain words before the walk goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.calls import call_words
from ehe_check.advice.guard import SOCIAL_CARE_OPEN, Guard, is_agreed
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.ask.case.talk import CALL, CaseTalk, Told
from ehe_check.ask.put import ALERT, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.who_asks import PersonLeftError, Tone
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import is_settled
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.dates import day_words

_WHEN = {PromptKind.EMERGENCY: "Do that now.", PromptKind.ACT_TODAY: "Do that today."}
_SAVED = "Everything so far is saved."
_NOW = "Now:"
"""One line beneath what to say, so that all of it stays in view."""
_BOTH = "Do that now, in that order."
_HOLDING = "Keep to HOLD until you hear otherwise from {person}."
_ASKING = "Keep to ASK FIRST until it is agreed with {person}."
_RECORDED = "HOLD stands, because of a reason given on {day}, when a meeting was being considered."
_ELSEWHERE = "HOLD stands in {file}, another session of this case."
_BESIDE = "Do that today, and keep to {box}."
_VOID = (
    "It had been agreed who tells the family what. What you say now is more worrying than what "
    "you said then, so it has to be agreed afresh. You are asked about it at the end."
)


class Acts(StrEnum):
    """What a person does at an alert."""

    GO_ON = "on"
    GO_BACK = "back"
    STOP = "stop"


@dataclass(frozen=True)
class News:
    """What answers newly call for.

    `urgent` is what is newly to be done and `routes` whom it leads to; `box` says that HOLD or ASK
    FIRST is on in words not said yet, and `is_void` that an agreement no longer counts. `held_in`
    is the file of another session of the case, where HOLD comes from that one.
    """

    reading: Advised
    guard: Guard
    urgent: tuple[Raising, ...] = ()
    routes: tuple[Route, ...] = ()
    box: bool = False
    is_void: bool = False
    held_in: str = ""

    @property
    def is_urgent(self) -> bool:
        """Whether something is newly to be done today."""
        return bool(self.urgent or self.routes)

    @property
    def is_emergency(self) -> bool:
        """Whether somebody is newly said to be in danger now."""
        return any(raising.kind is PromptKind.EMERGENCY for raising in self.urgent)


def news_of(talk: CaseTalk, now: Answers, told: Told | None = None) -> News:
    """Return what answers call for that the person was not told, or that has grown since.

    `told` is what they were told, where that is not what was said so far.
    """
    read, told = talk.read(now), told or told_so_far(talk)
    reading, guard = read.reading, read.guard
    new = tuple(each for each in _urgent(reading) if _key(each) not in told.urgent)
    led = {route for each in new for route in each.routes}
    routes = led | (set(reading.advice.routes) - told.routes)
    box = is_on(guard) and not _is_told(told, guard)
    is_void = box and _was_agreed(talk) and not _is_answered(talk, now)
    news = News(reading, guard, new, _in_order(routes), box=box, is_void=is_void)
    if news.is_emergency or not (news.is_urgent or is_on(guard)):
        return news
    return under_hold_elsewhere(talk, news, told)


def news_for_now(talk: CaseTalk, now: Answers) -> News:
    """Return what of the news of some answers is said at once (RULES.md, "When it is said").

    Before the facts of the opening, that is danger now alone; elsewhere, what an answer calls for
    waits for the fact that it opens, and nothing else does.
    """
    news = news_of(talk, _with_their_facts(talk, now))
    if not any(each.question in talk.bank.opening for each in _waits_for(talk, news.reading)):
        return news
    urgent = tuple(each for each in news.urgent if _waits_for_nothing(talk, each))
    routes = {route for each in urgent for route in each.routes}
    box = news.box and bool(urgent)
    return replace(news, urgent=urgent, routes=_in_order(routes), box=box)


def _waits_for(talk: CaseTalk, reading: Advised) -> tuple[Ref, ...]:
    """Return the facts that an alert needs and that are still to be asked."""
    asked = () if talk.session.is_finished else map(Ref, talk.bank.alerts_wait_for)
    is_open = (ref for ref in asked if not is_settled(ref, reading.answers))
    return tuple(ref for ref in is_open if reading.gate(ref).truth is Truth.TRUE)


def _with_their_facts(talk: CaseTalk, now: Answers) -> Answers:
    """Return answers without those that open a fact outside the opening that is still to be asked.

    One that speaks of danger now waits for nothing.
    """
    reading = talk.read(now).reading
    facts = (each for each in _waits_for(talk, reading) if each.question not in talk.bank.opening)
    opened = frozenset(ref for fact in facts for ref in reading.gate(fact).rests_on)
    at = ((ref, stands) for ref, each in reading.standing_at.items() for stands in each)
    danger = {ref for ref, stands in at if stands.effect.does is Does.EMERGENCY}
    for ref in opened - danger:
        now = now.without(ref)
    return now


def _waits_for_nothing(talk: CaseTalk, raising: Raising) -> bool:
    is_first = raising.question.id in set(talk.bank.opening) - set(talk.bank.alerts_wait_for)
    return raising.kind is PromptKind.EMERGENCY or is_first


def under_hold_elsewhere(talk: CaseTalk, news: News, told: Told | None = None) -> News:
    """Return what answers call for under the HOLD of another session, where they bring none.

    Its box is said once.
    """
    held = None if news.guard.holds else talk.at_hand.elsewhere(talk.session)
    if held is None:
        return news
    guard = held.guard_over(talk.bank, news.reading.answers, talk.today)
    box = not _is_told(told or told_so_far(talk), guard)
    return replace(news, guard=guard, box=box, held_in=held.file)


def let_act(talk: CaseTalk, news: News, *, may_go_back: bool = False) -> bool:
    """Let the person act on what was said to be urgent and on the box, both on one screen.

    Nothing stands before 999: the box comes after it. Return whether the walk goes on; where
    `may_go_back`, it is not where nothing is so after all, and the question is to be put again.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    if news.is_urgent:
        from ehe_check.ask.case.call_log import say_numbers

        say_numbers(talk, news.routes)
    if not news.is_emergency:
        say_box(talk, news)
        return _go_on_from_today(talk, news, may_go_back=may_go_back)
    acts = _acts(talk, _when(news.urgent), _ways(talk, news, may_go_back=may_go_back))
    if acts is Acts.GO_BACK:
        return False
    news = under_hold_elsewhere(talk, news)
    say_box(talk, news)
    if acts is Acts.STOP:
        raise PersonLeftError
    if news.box:
        let_act_on_box(talk, news.guard)
    return True


def _go_on_from_today(talk: CaseTalk, news: News, *, may_go_back: bool) -> bool:
    """Let the person act on what is for today, and on the box beside it or alone."""
    if not news.is_urgent:
        if news.box:
            let_act_on_box(talk, news.guard)
        return True
    is_kept = is_on(news.guard)
    both = _BESIDE.format(box=news.guard.title) if is_kept else _when(news.urgent)
    acts = _acts(talk, both, _ways(talk, news, may_go_back=may_go_back))
    if acts is Acts.STOP:
        raise PersonLeftError
    return acts is Acts.GO_ON


def say_unsaid(talk: CaseTalk, answers: Answers) -> None:
    """Say all that answers call for and that was not said, as the person leaves."""
    news = news_of(talk, answers)
    say_urgent(talk, news)
    say_box(talk, under_hold_elsewhere(talk, news) if news.is_emergency else news)


def told_so_far(talk: CaseTalk) -> Told:
    """Return what the person was told: at first all that stands, which was said on coming back."""
    if talk.told is None:
        reading, guard = talk.walk.reading, talk.walk.guard
        talk.told = Told(
            frozenset(_key(each) for each in _urgent(reading)),
            frozenset(reading.advice.routes),
            _words(guard) if is_on(guard) else (),
        )
    return talk.told


def forget_ended(talk: CaseTalk) -> None:
    """Forget what was told and does not stand any more: it is said again once it does."""
    stands, told = talk.read(_with_their_facts(talk, talk.answers)), told_so_far(talk)
    reading, guard = stands.reading, stands.guard
    talk.told = replace(
        told,
        urgent=told.urgent & {_key(each) for each in _urgent(reading)},
        routes=told.routes & set(reading.advice.routes),
        box=told.box if is_on(guard) else (),
    )


def let_act_on_box(talk: CaseTalk, guard: Guard) -> None:
    """Let the person act on HOLD or ASK FIRST, which was just said.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    if _acts(talk, _until(guard), _ways(talk)) is Acts.STOP:
        raise PersonLeftError


def say_urgent(talk: CaseTalk, news: News) -> None:
    """Say what is newly urgent, and whom to speak to: as few calls as possible."""
    told = told_so_far(talk)
    urgent = told.urgent | {_key(each) for each in news.urgent}
    talk.told = replace(told, urgent=urgent, routes=told.routes | set(news.routes))
    texts = [news.guard.worded(raising.wording) for raising in news.urgent]
    for raising, text in zip(news.urgent, texts, strict=True):
        whom = talk.answers.label(raising.about)
        talk.asker.say(f"{whom}: {text}" if whom else text, Tone.URGENT)
    is_open = news.reading.holds_named(SOCIAL_CARE_OPEN)
    for said in call_words(talk.bank, _calls(news), is_open=is_open):
        if not any(said in text for text in texts):
            talk.asker.say(said, Tone.PLAIN if texts else Tone.URGENT)


def say_box(talk: CaseTalk, news: News) -> None:
    """Say HOLD or ASK FIRST where it is new, and why where no answer just given brings it."""
    if not news.box:
        return
    mark_told(talk, news.guard, is_ours=not news.held_in)
    recorded = talk.session.hold
    if news.held_in:
        talk.asker.say(_ELSEWHERE.format(file=news.held_in))
    elif news.guard.holds and recorded is not None:
        talk.asker.say(_RECORDED.format(day=day_words(recorded.on)))
    elif news.is_void and not news.guard.holds:
        talk.asker.say(_VOID)
    say_guard(talk, news.guard)


def mark_told(talk: CaseTalk, guard: Guard, *, is_ours: bool) -> None:
    """Remember a box as told: one that the answers bring, or one from another session."""
    told, words = told_so_far(talk), _words(guard)
    talk.told = replace(told, box=words) if is_ours else replace(told, held=words)


def say_guard(talk: CaseTalk, guard: Guard) -> None:
    """Say HOLD or ASK FIRST, and what it asks."""
    talk.asker.say(f"{guard.title}. {guard.text}", Tone.URGENT)


def _acts(talk: CaseTalk, first: str, ways: dict[str, str]) -> Acts:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} {_SAVED}"
    if talk.is_trial:
        text = f"{first} The change is saved once you have said why."
    elif talk.session.is_finished:
        text = first
    keys = talk.keys_for_the_call
    picked = talk.choose(ALERT, text, ways, moves=frozenset(), shortcuts=keys)
    if picked == CALL.id:
        from ehe_check.ask.case.call_log import say_call

        say_call(talk)
        reply = talk.put(ask_choice(ALERT, _NOW, ways, is_line=True))
        picked = None if isinstance(reply, Moved) else chosen(reply)
    return Acts(picked) if picked else Acts.GO_ON


def _ways(talk: CaseTalk, news: News | None = None, *, may_go_back: bool = False) -> dict[str, str]:
    """Return what a person can do at an alert, in the words of what has come up."""
    if talk.is_trial:
        ends = "Stop here to act; the change is not saved"
        return {Acts.GO_ON: "Go on, and say why", Acts.STOP: ends}
    leaves = "Stop here" if talk.session.is_finished else "Save and leave"
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


def _when(new: Sequence[Raising]) -> str:
    kinds = {raising.kind for raising in new} or {PromptKind.ACT_TODAY}
    return _WHEN[kinds.pop()] if len(kinds) == 1 else _BOTH


def _until(guard: Guard) -> str:
    return (_HOLDING if guard.holds else _ASKING).format(person=guard.person)


def _urgent(reading: Advised) -> list[Raising]:
    if not reading.advice.urgency.at_least(Urgency.ACT_TODAY):
        return []
    found = [raising for raising in raisings(reading) if raising.kind in URGENT]
    return sorted(found, key=lambda raising: raising.kind is PromptKind.ACT_TODAY)


def _calls(news: News) -> tuple[Route, ...]:
    """Return whom to call now: a lead is only told where social care is called already."""
    if Route.LEAD in news.routes and Route.SOCIAL_CARE in news.reading.advice.routes:
        return (Route.SOCIAL_CARE, *news.routes)
    return news.routes


def is_on(guard: Guard) -> bool:
    """Say whether HOLD or ASK FIRST stands."""
    return guard.state is State.GUARDED and guard.key is not None


def _words(guard: Guard) -> tuple[str, ...]:
    return guard.title, guard.text


def _key(raising: Raising) -> tuple[str, str | None]:
    return raising.id, raising.about


def _in_order(routes: set[Route]) -> tuple[Route, ...]:
    return tuple(route for route in Route if route in routes)


def _is_told(told: Told, guard: Guard) -> bool:
    return _words(guard) in (told.box, told.held)


def _was_agreed(talk: CaseTalk) -> bool:
    return is_agreed(talk.walk.reading)


def _is_answered(talk: CaseTalk, answers: Answers) -> bool:
    agreement = talk.bank.agreement
    answer = answers.get(Ref(agreement.question)) if agreement else None
    return answer is not None and answer.settles
