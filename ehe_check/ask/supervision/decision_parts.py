"""One decision as it is agreed: its parts asked in turn, each kept in the file as it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from ehe_check.ask.moves import Move
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.supervision import Point
from ehe_check.page.own import Own

WHAT_CHANGED: Final = "What changed for the child?"
_NOTHING_YET: Final = '"nothing yet" will do'
_NEEDED_CHANGE: Final = f"Say what changed for the child; {_NOTHING_YET}."
_NEEDED_WHY: Final = "A reason is needed, for whoever reads this next."
_NEEDED_WHAT: Final = "Say what is to be done, or go back."

Points: TypeAlias = tuple[Point, ...]
"""One decision, or the same about several children, which is agreed at once."""
Ask: TypeAlias = Callable[[Discussion, Points, str], Points | None]


def agree(talk: Discussion, points: Points, asks: Sequence[Ask], heading: str) -> bool:
    """Ask the parts of a decision in turn, each saved at once; False on going back from it."""
    place = 0
    while 0 <= place < len(asks):
        said = asks[place](talk, points, heading)
        if said is not None:
            points = said
            keep_points(talk, points)
        place += 1 if said is not None else -1
    if place > 0:
        keep_points(talk, changed(points, under_way=False))
    return place > 0


def keep_points(talk: Discussion, points: Iterable[Point]) -> None:
    """Save decisions, each added or changed in its place."""
    whole = talk.supervision
    for point in points:
        whole = whole.with_point(point)
    talk.keep(whole)


def changed(points: Iterable[Point], **fields: object) -> Points:
    """Return decisions with the same fields changed in each."""
    return tuple(point.model_copy(update=fields) for point in points)


def first_left(points: Points, asks: Sequence[Ask]) -> Sequence[Ask]:
    """Return what is still to be asked of a decision that was left half agreed."""
    point = points[0]
    done: dict[Ask, bool] = {ask_who: point.who is not None, ask_action: bool(point.action)}
    done |= {ask_why: point.why is not None, ask_for_child: point.for_child is not None}
    place = next((n for n, ask in enumerate(asks) if not done.get(ask, point.by is not None)), 0)
    return asks[place:]


def ask_action(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask what is to be done, in own words."""
    talk.say_guard()
    before, text = points[0].action, "What is to be done?"
    words = talk.box(_name(points, "action"), text, before, heading=heading, needed=_NEEDED_WHAT)
    return changed(points, action=Own(words)) if words else None


def ask_who(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask who does it, by role."""
    name, text, before = _name(points, "who"), "Who will do it, by role?", points[0].who
    words = talk.box(name, text, before, heading=heading, help=_said(talk, points))
    return None if words is None else changed(points, who=Own(words))


def ask_by(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask by when it is done."""
    name, before = _name(points, "by"), points[0].by
    day = talk.day(name, "By when?", before, heading=heading, help=_said(talk, points))
    return None if isinstance(day, Move) else changed(points, by=day)


def ask_new_day(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask to which day it is carried on."""
    name, before = _name(points, "by"), points[0].by
    text, said = "To which day?", _said(talk, points)
    day = talk.day(name, text, before, is_needed=True, heading=heading, help=said)
    return None if day is None or isinstance(day, Move) else changed(points, by=day)


def ask_why(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask why: needed where it will not be done, and where it is carried on."""
    is_dropped = points[0].status is AgreedStatus.NOT_AGREED
    text = "Why will it not be done?" if is_dropped else "What stood in the way, services included?"
    name, before, said = _name(points, "why"), points[0].why, _said(talk, points)
    words = talk.box(name, text, before, heading=heading, help=said, needed=_NEEDED_WHY)
    return None if words is None else changed(points, why=Own(words))


def ask_for_child(talk: Discussion, points: Points, heading: str) -> Points | None:
    """Ask what changed for the child."""
    name, before = _name(points, "for_child"), points[0].for_child
    words = talk.box(
        name,
        WHAT_CHANGED,
        before,
        heading=heading,
        help=_said(talk, points),
        also=_NOTHING_YET,
        needed=_NEEDED_CHANGE,
    )
    return None if words is None else changed(points, for_child=Own(words))


def _said(talk: Discussion, points: Points) -> str:
    """Return whom it is about and what is to be done, beside each question about it."""
    labels = talk.case.labels
    whom = ", ".join(labels[about] for each in points if (about := each.about or "") in labels)
    said = points[0].action or points[0].text
    return f"{whom}: {said}" if whom else said


def _name(points: Points, part: str) -> str:
    return f"{' '.join(filter(None, points[0].ref))} {part}"
