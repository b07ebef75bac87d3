"""What answers call for, said at once in plain words before the walk goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.calls import call_words
from ehe_check.advice.guard import SOCIAL_CARE_OPEN, Guard, guard_of, is_agreed
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.ask.case.talk import CALL, CaseTalk
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.who_asks import PersonLeftError, Tone
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.reread import read_on
from ehe_check.page.dates import day_words

_WHEN = {PromptKind.EMERGENCY: "Do that now.", PromptKind.ACT_TODAY: "Do that today."}
_SAVED = "Everything so far is saved."
_NOW = "Now:"
"""One line beneath what to say, so that all of it stays in view."""
_BOTH = "Do that now, in that order."
_HOLDING = "Keep to that until you hear otherwise from {person}."
_ASKING = "Keep to that until it is agreed with {person}."
_BEFORE = (
    "Your answers last time called for {title}. It has not ended just because this is a new "
    "session."
)
_RECORDED = "HOLD stands, because of a reason given on {day}, when a meeting was being considered."
_VOID = (
    "It had been agreed who tells the family what. What you say now is more worrying than what "
    "you said then, so it has to be agreed afresh. You are asked about it after the advice."
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
    FIRST is on in words not said yet, and `is_void` that an agreement no longer counts.
    """

    reading: Advised
    guard: Guard
    urgent: tuple[Raising, ...] = ()
    routes: tuple[Route, ...] = ()
    box: bool = False
    is_void: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether something is newly to be done today."""
        return bool(self.urgent or self.routes)


def remind(talk: CaseTalk) -> None:
    """Say again all that stands by the answers so far, then let the person go on or stop.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    news = news_of(talk, Answers(), talk.answers)
    say_urgent(talk, news)
    let_act(talk, news)
    before = _box_before(talk, news)
    if before is not None:
        _say_before(talk, before)
        if _acts(talk, _until(before), _ways(talk)) is Acts.STOP:
            raise PersonLeftError


def say_what_stands(talk: CaseTalk) -> bool:
    """Say again all that stands by the answers so far; return whether there is any of it.

    It is worked out from the answers, and not remembered as it was said.
    """
    news = news_of(talk, Answers(), talk.answers)
    say_urgent(talk, news)
    say_box(talk, news)
    before = _box_before(talk, news)
    if before is not None:
        _say_before(talk, before)
    return news.is_urgent or news.box or before is not None


def _box_before(talk: CaseTalk, news: News) -> Guard | None:
    """Return the HOLD or ASK FIRST of the session that this one goes on from, if it is to be said.

    It is where neither stands yet; so is its HOLD where only ASK FIRST does.
    """
    before = guard_of(read_on(talk.bank, _of_last_time(talk), talk.today))
    is_said = news.guard.holds if before.holds else news.box
    return before if _is_on(before) and not is_said else None


def _say_before(talk: CaseTalk, before: Guard) -> None:
    talk.asker.say(_BEFORE.format(title=before.title))
    _say(talk, before)


def _of_last_time(talk: CaseTalk) -> Answers:
    """Return the answers of last time, those about somebody taken off since among them."""
    by_ref = {ref: earlier.answer for ref, earlier in talk.earlier.items()}
    everybody = (each.model_copy(update={"removed": None}) for each in talk.answers.entries)
    return Answers(by_ref=by_ref, entries=tuple(everybody))


def news_of(talk: CaseTalk, before: Answers, now: Answers) -> News:
    """Return what answers call for that earlier ones did not."""
    reading = read_on(talk.bank, now, talk.today)
    guard, urgent = guard_of(reading), _urgent(reading)
    if not urgent and not _is_on(guard):
        return News(reading, guard)
    earlier = read_on(talk.bank, before, talk.today)
    told = {(raising.id, raising.about) for raising in _urgent(earlier)}
    new = tuple(each for each in urgent if (each.id, each.about) not in told)
    led = {route for each in new for route in each.routes}
    routes = led | (set(reading.advice.routes) - set(earlier.advice.routes))
    return News(
        reading,
        guard,
        new,
        tuple(route for route in Route if route in routes),
        box=_is_on(guard) and _words(guard) != _words(guard_of(earlier)),
        is_void=is_agreed(earlier) and not _is_answered(talk, now),
    )


def let_act(talk: CaseTalk, news: News, *, may_go_back: bool = False) -> bool:
    """Let the person act on what was urgent, then say the box and let them act on that.

    Return whether the walk goes on; where `may_go_back`, it is not where nothing is happening now
    after all, and the question is to be put again.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    acts = Acts.GO_ON
    if news.is_urgent:
        acts = _acts(talk, _when(news.urgent), _ways(talk, news, may_go_back=may_go_back))
    if acts is Acts.GO_BACK:
        return False
    say_box(talk, news)
    if news.box and acts is Acts.GO_ON:
        acts = _acts(talk, _until(news.guard), _ways(talk))
    if acts is Acts.STOP:
        raise PersonLeftError
    return True


def say_urgent(talk: CaseTalk, news: News) -> None:
    """Say what is newly urgent, and whom to speak to: as few calls as possible."""
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
    recorded = talk.session.hold
    if news.guard.holds and recorded is not None:
        talk.asker.say(_RECORDED.format(day=day_words(recorded.on)))
    elif news.is_void and not news.guard.holds:
        talk.asker.say(_VOID)
    _say(talk, news.guard)


def _say(talk: CaseTalk, guard: Guard) -> None:
    talk.asker.say(f"{guard.title}. {guard.text}", Tone.URGENT)


def _acts(talk: CaseTalk, first: str, ways: dict[str, str]) -> Acts:
    """Let the person act first; each alert has the screen to itself, as small ones hold no two."""
    text = f"{first} {_SAVED}"
    if talk.is_trial:
        text = f"{first} The change is saved once you have said why."
    elif talk.session.is_finished:
        text = first
    keys = talk.keys_for_the_call
    picked = talk.choose("alert", text, ways, moves=frozenset(), shortcuts=keys)
    if picked == CALL.id:
        talk.say_what_to_say()
        reply = talk.put(ask_choice("alert", _NOW, ways, is_line=True))
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
    if not any(raising.kind is PromptKind.EMERGENCY for raising in news.urgent):
        return {Acts.GO_ON: "I shall do it: go on", Acts.STOP: f"{leaves}, and do it now"}
    back: dict[str, str] = {}
    if may_go_back:
        back = {Acts.GO_BACK: "It is not happening now: back to the question"}
    return {Acts.GO_ON: "999 has been called: go on", **back, Acts.STOP: leaves}


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


def _is_on(guard: Guard) -> bool:
    return guard.state is State.GUARDED and guard.box is not None


def _words(guard: Guard) -> tuple[str, str]:
    return guard.title, guard.text


def _is_answered(talk: CaseTalk, answers: Answers) -> bool:
    agreement = talk.bank.agreement
    answer = answers.get(Ref(agreement.question)) if agreement else None
    return answer is not None and answer.settles
