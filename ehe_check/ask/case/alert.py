"""Alerts: what answers call for, said at once in plain words before the walk goes on."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from ehe_check.advice.calls import call_words
from ehe_check.advice.guard import SOCIAL_CARE_OPEN, Guard
from ehe_check.ask.case.active_concerns import (
    News,
    is_begun,
    is_on,
    mark_box,
    mark_urgent,
    news_of,
    under_hold_elsewhere,
    what_stands,
)
from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.put import ALERT, PersonLeftError, Tone, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.role import Role
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
_BEFORE = (
    "Your answers last time called for {title}. It has not ended just because this is a new "
    "session."
)


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
        interview.asker.say(_ELSEWHERE.format(file=news.held_in))
    elif news.guard.holds and recorded is not None:
        interview.asker.say(_RECORDED.format(day=day_words(recorded.on)))
    elif news.is_void and not news.guard.holds:
        interview.asker.say(_VOID)
    _say_guard(interview, news.guard, is_ours=not news.held_in)


def _say_box_after_999(interview: Interview, news: News) -> None:
    """Say the box; with 999, another session is looked for only after its words."""
    say_box(interview, under_hold_elsewhere(interview, news) if news.is_emergency else news)


def _say_before(interview: Interview, before: Guard) -> None:
    interview.asker.say(_BEFORE.format(title=before.title))
    _say_guard(interview, before, is_ours=False)


def _say_guard(interview: Interview, guard: Guard, *, is_ours: bool) -> None:
    """Say HOLD or ASK FIRST, and what it asks."""
    mark_box(interview, guard, is_ours=is_ours)
    interview.asker.say(f"{guard.title}. {guard.text}", Tone.URGENT)


def _let_act_on_box(interview: Interview, guard: Guard) -> None:
    """Let the person act on HOLD or ASK FIRST, which was just said."""
    until = (_HOLDING if guard.holds else _ASKING).format(person=guard.person)
    if _acts(interview, until, _ways(interview)) is Acts.STOP:
        raise PersonLeftError


def _acts(interview: Interview, first: str, ways: dict[str, str]) -> Acts:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} {_SAVED}"
    if interview.is_trial:
        text = f"{first} If you stop here, the change is kept."
    elif interview.session.is_finished:
        text = first
    picked = interview.choose(ALERT, text, ways, moves=frozenset(), shortcuts=(CALL,))
    if picked == CALL.id:
        from ehe_check.ask.case.call_log import say_call

        say_call(interview)
        reply = interview.put(replace(ask_choice(ALERT, _NOW, ways), is_line=True))
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
        return _BESIDE.format(box=news.guard.title)
    kinds = {raising.kind for raising in news.urgent} or {PromptKind.ACT_TODAY}
    return _WHEN[kinds.pop()] if len(kinds) == 1 else _BOTH


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
