"""Actions: what is open again from session to session, and what is past its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ehe_check.advice.guard import Guard
from ehe_check.advice.prompts import Raising
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.judge.answers import Ref
from ehe_check.over_time.decided_in import said_in
from ehe_check.over_time.decisions import recalled, still_to_do, worded
from ehe_check.over_time.drift.chapters import Chapter
from ehe_check.over_time.history import Agreed, AgreedAt, CarriedOver, Overdue, SessionMark
from ehe_check.over_time.lives import Life, lives
from ehe_check.page.own import NOTHING, Own

_ASKS_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})

Decisions: TypeAlias = Mapping[Ref, Sequence[Life]]
"""The decisions about each thing, the first made first."""


@dataclass(frozen=True)
class _Action:
    """One prompt or agreed action: the sessions in which it is open, and its latest decision."""

    ref: Ref
    prompt: Raising | None
    run: tuple[SessionMark, ...]
    life: Life | None

    @property
    def carried_on(self) -> tuple[date, ...]:
        """The days on which it was carried on, since it was last done or given up."""
        if self.life is None or not self.life.is_open:
            return ()
        return tuple(each.on for each in self.life.carried_on)


def known_of(told: Sequence[Chapter], agreed: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """Return what was agreed elsewhere, and what these sessions and no others say of decisions."""
    sessions = [chapter.side.session for chapter in told]
    said = [event for session in sessions for event in said_in(session)]
    elsewhere = [each for each in agreed if each.at is not AgreedAt.SESSION]
    return (*recalled(said, sessions, sessions[-1]), *elsewhere)


def carried_over(
    told: Sequence[Chapter], agreed: Iterable[Agreed], today: date, guard: Guard
) -> Iterator[CarriedOver]:
    """Yield each prompt open in two sessions or more running, and each action carried on."""
    for action in _actions(told, _by_thing(agreed)):
        if len(action.run) > 1 or action.carried_on:
            yield _carried(told[-1], action, today, guard)


def overdue(
    told: Sequence[Chapter], agreed: Iterable[Agreed], today: date, guard: Guard
) -> Iterator[Overdue]:
    """Yield what was decided, wherever, is still open and is past its day, the oldest day first.

    What is left out under a guard is left out here, and of two sessions that decided the same for
    the same day the later.
    """
    latest = told[-1]
    marks = {chapter.side.id: chapter.mark for chapter in told}
    seen = set()
    for life in sorted(lives(agreed), key=lambda each: each.now.by or date.max):
        now = worded(life.now, latest.bank, guard)
        is_left_out = guard.state is State.GUARDED and not now.text
        if not life.is_open or now.by is None or now.by >= today or is_left_out:
            continue
        is_of_session = life.first.at is AgreedAt.SESSION
        same = (now.text, now.who, now.by)
        if is_of_session and same in seen:
            continue
        seen |= {same} if is_of_session else set()
        listed = latest.account.answers.entry(now.about or "")
        yield Overdue(
            Own(now.text),
            now.who,
            now.by,
            (today - now.by).days,
            session=marks.get(life.first.session) if is_of_session else None,
            agreed=now,
            whom=listed.called if listed else "",
        )


def _actions(told: Sequence[Chapter], latest: Decisions) -> Iterator[_Action]:
    open_now = {
        Ref(prompt.id, prompt.about): prompt
        for prompt in told[-1].upshot.prompts
        if prompt.kind not in _ASKS_NOTHING
    }
    for ref in dict.fromkeys((*open_now, *latest)):
        mine = latest.get(ref, [])
        prompt = open_now.get(ref)
        run = () if prompt is None else _run(told, ref, _settled_on(mine))
        yield _Action(ref, prompt, run, mine[-1] if mine else None)


def _carried(latest: Chapter, action: _Action, today: date, guard: Guard) -> CarriedOver:
    prompt = action.prompt
    since = min((*(mark.day for mark in action.run), *action.carried_on))
    return CarriedOver(
        key=action.ref.question,
        about=action.ref.about,
        whom=latest.account.answers.label(action.ref.about),
        text=_words(action, latest.bank, guard),
        kind=None if prompt is None else prompt.kind,
        sessions=action.run,
        carried_on=action.carried_on,
        since=since,
        days=(today - since).days,
        in_own_words=prompt is None and action.life is not None and action.life.now.in_own_words,
    )


def _words(action: _Action, bank: QuestionBank, guard: Guard) -> str:
    if action.prompt is None:
        return NOTHING if action.life is None else Own(worded(action.life.now, bank, guard).text)
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


def _by_thing(agreed: Iterable[Agreed]) -> Decisions:
    """Return the decisions about each thing, the first made first."""
    found: dict[Ref, list[Life]] = {}
    for life in lives(agreed):
        found.setdefault(life.ref, []).append(life)
    return found


def _settled_on(mine: Sequence[Life]) -> date | None:
    events = (each for life in mine for each in life.events)
    return max((each.on for each in events if not each.status.is_open), default=None)
