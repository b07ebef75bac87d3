"""Actions: what is open again from session to session, and what is past its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ehe_check.advice.guard import Guard
from ehe_check.advice.upshot import OpenPrompt
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.judge.answers import Ref
from ehe_check.over_time.decisions import still_to_do
from ehe_check.over_time.drift.chapters import Chapter
from ehe_check.over_time.history import Agreed, AgreedStatus, CarriedOver, Overdue, SessionMark
from ehe_check.page.own import NOTHING, Own

_ASKS_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})

Decisions = Mapping[Ref, tuple[Agreed, ...]]


@dataclass(frozen=True)
class _Action:
    """One prompt or agreed action: the sessions in which it is open, and what was agreed of it."""

    ref: Ref
    prompt: OpenPrompt | None
    run: tuple[SessionMark, ...]
    agreed: tuple[Agreed, ...]

    @property
    def carried_on(self) -> tuple[date, ...]:
        """The days on which it was carried on, since it was last done or given up."""
        since = _settled_on(self.agreed)
        return tuple(
            each.on
            for each in self.agreed
            if each.status is AgreedStatus.CARRY_ON and (since is None or each.on > since)
        )


def carried_over(
    told: Sequence[Chapter], agreed: Iterable[Agreed], today: date, guard: Guard
) -> Iterator[CarriedOver]:
    """Yield each prompt open in two sessions or more running, and each action carried on."""
    for action in _actions(told, _by_action(agreed)):
        if len(action.run) > 1 or action.carried_on:
            yield _carried(told[-1], action, today, guard)


def overdue(
    told: Sequence[Chapter], agreed: Iterable[Agreed], today: date, guard: Guard
) -> Iterator[Overdue]:
    """Yield what was decided, in a session or in supervision, and is past its day."""
    seen = set()
    for chapter in told:
        decision = chapter.side.session.decision
        if decision is None or decision.by is None or decision.by >= today:
            continue
        key = (decision.text, decision.who, decision.by)
        if key not in seen:
            seen.add(key)
            days = (today - decision.by).days
            yield Overdue(
                decision.text, decision.who or NOTHING, decision.by, days, session=chapter.mark
            )
    for mine in _by_action(agreed).values():
        last = mine[-1]
        is_left_out = guard.state is State.GUARDED and not last.text
        if last.status.is_open and last.by is not None and last.by < today and not is_left_out:
            days = (today - last.by).days
            listed = told[-1].account.answers.entry(last.about or "")
            whom = listed.called if listed else ""
            yield Overdue(Own(last.text), last.who, last.by, days, agreed=last, whom=whom)


def _actions(told: Sequence[Chapter], decisions: Decisions) -> Iterator[_Action]:
    open_now = {
        Ref(prompt.id, prompt.about): prompt
        for prompt in told[-1].upshot.prompts
        if prompt.kind not in _ASKS_NOTHING
    }
    for ref in dict.fromkeys((*open_now, *decisions)):
        mine = decisions.get(ref, ())
        prompt = open_now.get(ref)
        run = () if prompt is None else _run(told, ref, _settled_on(mine))
        yield _Action(ref, prompt, run, mine)


def _carried(latest: Chapter, action: _Action, today: date, guard: Guard) -> CarriedOver:
    prompt = action.prompt
    since = min((*(mark.day for mark in action.run), *action.carried_on))
    return CarriedOver(
        key=action.ref.question,
        about=action.ref.about,
        whom=latest.account.answers.label(action.ref.about),
        text=_words(action, guard),
        kind=None if prompt is None else prompt.kind,
        sessions=action.run,
        carried_on=action.carried_on,
        since=since,
        days=(today - since).days,
        in_own_words=prompt is None and action.agreed[-1].in_own_words,
    )


def _words(action: _Action, guard: Guard) -> str:
    if action.prompt is None:
        return Own(action.agreed[-1].text)
    if action.carried_on:
        return still_to_do(action.prompt.wording, guard)
    return guard.worded(action.prompt.wording)


def _run(told: Sequence[Chapter], latest: Ref, settled: date | None) -> tuple[SessionMark, ...]:
    """Return the sessions running in which a prompt is open, none from before it was settled."""
    found: list[SessionMark] = []
    for chapter in reversed(told):
        mark = chapter.mark
        ref = chapter.pairing.of_later(latest).earlier
        raised = any(Ref(prompt.id, prompt.about) == ref for prompt in chapter.upshot.prompts)
        if not raised or (settled is not None and mark.day <= settled):
            break
        found.append(mark)
    return tuple(reversed(found))


def _by_action(agreed: Iterable[Agreed]) -> Decisions:
    """Return the decisions about each action, first to last."""
    found: dict[Ref, tuple[Agreed, ...]] = {}
    for each in sorted(agreed, key=lambda decision: decision.on):
        ref = Ref(each.key, each.about)
        found[ref] = (*found.get(ref, ()), each)
    return found


def _settled_on(mine: Sequence[Agreed]) -> date | None:
    return max((each.on for each in mine if not each.status.is_open), default=None)
