"""One point of a supervision: what was agreed about it, who does it, by when, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.conversation import MOVES
from ehe_check.ask.moves import Move
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.supervision.agreed_before import (
    NOT_LISTED,
    PAST_ITS_DAY,
    agreed_where,
    checked_first,
    is_overdue,
)
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.who_asks import Tone
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import times_words
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.supervision import Point

_STATUS = {
    AgreedStatus.DONE: "Done",
    AgreedStatus.CARRY_ON: "Carry on: it is still to be done",
    AgreedStatus.NEW: "Agree a new action about it",
    AgreedStatus.NOT_AGREED: "Not agreed: this will not be done",
}
_LAST = {
    AgreedStatus.DONE: "done",
    AgreedStatus.CARRY_ON: "carry on",
    AgreedStatus.NEW: "a new action",
    AgreedStatus.NOT_AGREED: "not agreed",
}
_WHY = {
    AgreedStatus.DONE: "What came of it for the child?",
    AgreedStatus.CARRY_ON: "What stood in the way, services included?",
    AgreedStatus.NEW: "Why this?",
    AgreedStatus.NOT_AGREED: "Why not?",
}
_MOST_REASONS = 3

_Part: TypeAlias = Callable[[Discussion, Point], Point | None]


def discuss(talk: Discussion, point: OpenPoint) -> bool:
    """Ask what is agreed about a point and save it; False where somebody goes back.

    Passing a point over keeps what was agreed about it here before.
    """
    while True:
        status = _status(talk, point)
        if status is Move.BACK:
            return False
        if not isinstance(status, AgreedStatus):
            if talk.supervision.point(point.ref) is None:
                talk.keep(talk.supervision.with_point(_bare(point, passed_over=True)))
            return True
        if ask_all(talk, _begun(talk, point, status)):
            return True


def add_action(talk: Discussion) -> None:
    """Ask for an action that no point is about, and save it."""
    key = talk.supervision.next_action_key()
    ask_all(talk, Point(key=key, status=AgreedStatus.NEW))


def _status(talk: Discussion, point: OpenPoint) -> AgreedStatus | Move:
    before = talk.supervision.point(point.ref)
    reply = talk.put(
        ask_choice(
            _name(point),
            point.words,
            _STATUS,
            before.status if before else None,
            heading=_heading(talk, point),
            help="\n".join(_beside(talk, point)),
            moves=MOVES,
        )
    )
    return reply.move if isinstance(reply, Moved) else AgreedStatus(chosen(reply))


def _heading(talk: Discussion, point: OpenPoint) -> str:
    left = sum(1 for each in talk.points if talk.supervision.point(each.ref) is None)
    count = f"about {left} left" if left > 1 else "the last" if left else ""
    whom = talk.labels.get(point.about, NOT_LISTED) if point.about else ""
    head = " - ".join(filter(None, ("Open points", count)))
    return f"{head}\nThis is about: {whom}" if whom else head


def _beside(talk: Discussion, point: OpenPoint) -> Iterator[str]:
    """Yield what stands beside a point: why it is open, what was agreed, and that it drags on."""
    reasons = [why.answer for why in point.because if why.answer][:_MOST_REASONS]
    yield from (f"Because of the answer: {words}" for words in dict.fromkeys(reasons))
    if point.who_could:
        yield f"Who could know: {point.who_could}"
    if point.last is None:
        return
    yield _last_words(point.last, point.action if point.text else "")
    if point.known_by:
        yield f"How the meeting meant to know that it helped: {point.known_by}"
    caution = checked_first(is_held=talk.is_held, asks_first=talk.asks_first)
    if point.action and caution:
        yield caution
    if is_overdue(point.last, talk.today):
        yield PAST_ITS_DAY
    if point.carried_on:
        yield _carried_words(point)


def _last_words(last: Agreed, action: str) -> str:
    """Return what was decided at a meeting, or agreed at an earlier supervision."""
    what = f"{_LAST[last.status]}: {action}" if action else _LAST[last.status]
    is_decided = last.at is AgreedAt.MEETING
    parts = [
        f"Decided at the {agreed_where(last)}"
        if is_decided
        else f"Last supervision ({day_words(last.on)}): {what.rstrip('.')}"
    ]
    parts += [f"who: {last.who}"] if last.who else []
    parts += [f"by {day_words(last.by)}"] if last.by else []
    return "; ".join(parts)


def _carried_words(point: OpenPoint) -> str:
    times, first = len(point.carried_on), day_words(point.carried_on[0])
    if times == 1:
        return (
            f"It was carried on once already ({first}). If it is carried on again, say what would "
            "have to be different this time."
        )
    return (
        f"It was carried on {times_words(times)} already, first on {first}. "
        "Ask whether this is drift, and what else might help the child."
    )


def _bare(point: OpenPoint, *, passed_over: bool = False) -> Point:
    return Point(key=point.key, about=point.about, text=point.text, passed_over=passed_over)


def _begun(talk: Discussion, point: OpenPoint, status: AgreedStatus) -> Point:
    """Return a point with its new status, and what was agreed here before where that still fits.

    An action that is carried on, done or given up stays with it; so does who does it.
    """
    before = talk.supervision.point(point.ref)
    if before is not None and before.status is status:
        return before
    who = (before and before.who) or (point.last.who if point.last else None)
    action = None if status is AgreedStatus.NEW else point.action or None
    fresh = _bare(point).model_copy(update={"status": status, "action": action})
    return fresh.model_copy(update={"who": who or None} if status.is_open else {})


def ask_all(talk: Discussion, point: Point) -> bool:
    """Ask all that a status calls for, and save the point; False on going back from the first."""
    parts = _parts(point)
    place = 0
    while place < len(parts):
        said = parts[place](talk, point)
        if said is None and place == 0:
            return False
        place += -1 if said is None else 1
        point = said or point
    talk.keep(talk.supervision.with_point(point))
    return True


def _parts(point: Point) -> tuple[_Part, ...]:
    match point.status:
        case AgreedStatus.NEW:
            return (_action, _who, _by, _why)
        case AgreedStatus.CARRY_ON:
            return (_who, _by, _why)
        case _:
            return (_why,)


def _action(talk: Discussion, point: Point) -> Point | None:
    text = "What is to be done?" if point.is_own_action else "What is to be done about it?"
    if talk.is_held or talk.asks_first:
        talk.asker.say(UNDER_HOLD if talk.is_held else UNDER_ASK, Tone.URGENT)
    remark = "Say what is to be done, or go back."
    words = talk.needed_text(f"{_name(point)} action", text, point.action, remark)
    return point.model_copy(update={"action": words}) if words else None


def _who(talk: Discussion, point: Point) -> Point | None:
    who = talk.text(f"{_name(point)} who", "Who will do it, by role?", point.who)
    return None if who is None else point.model_copy(update={"who": who or None})


def _by(talk: Discussion, point: Point) -> Point | None:
    day = talk.day(f"{_name(point)} by", "By when?", point.by)
    return None if isinstance(day, Move) else point.model_copy(update={"by": day})


def _why(talk: Discussion, point: Point) -> Point | None:
    """Ask why; a reason is needed where something raised will not be done."""
    status = point.status or AgreedStatus.NEW
    while True:
        why = talk.text(f"{_name(point)} why", _WHY[status], point.why)
        if why is None:
            return None
        if why or status is not AgreedStatus.NOT_AGREED:
            return point.model_copy(update={"why": why or None})
        talk.asker.say("A reason is needed, for whoever reads this next.")


def _name(point: OpenPoint | Point) -> str:
    return " ".join(filter(None, point.ref))
