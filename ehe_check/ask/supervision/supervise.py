"""A supervision as it is talked through: its parts in order, from the first not settled yet."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.ask.supervision.childs_day import ChildsDayPart
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.due_decisions import DuePart
from ehe_check.ask.supervision.look_ahead import AgainPart, NextPart, ViewsPart
from ehe_check.ask.supervision.new_decisions import NewPart
from ehe_check.ask.supervision.open_case import SayingPart, open_case, said_last_time
from ehe_check.ask.supervision.part import Part
from ehe_check.ask.supervision.reflect import ReflectionPart
from ehe_check.ask.supervision.the_meeting import MeetingPart
from ehe_check.ask.supervision.todays_step import STILL_TO_TELL, UrgentPart
from ehe_check.ask.supervision.ways import WayPart
from ehe_check.ask.who_asks import Ending, PersonLeftError

_WAYS = 2
_BEFORE_THE_FIRST = -1


def supervise(talk: Discussion) -> Ending:
    """Open a case, and go through what is not settled until both confirm it or somebody leaves.

    Nothing is kept of a case that was only looked at.
    """
    try:
        _go_through(talk, parts_of(talk))
        talk.finish()
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def parts_of(talk: Discussion) -> tuple[Part, ...]:
    """Return the parts of a supervision in order: experience, reflection, analysis, plan."""
    return tuple(_parts(talk))


def _parts(talk: Discussion) -> Iterator[Part]:
    case = talk.case
    if case.is_urgent:
        yield UrgentPart(talk)
    if (said := said_last_time(case.before)) is not None:
        yield SayingPart(talk, said)
    yield from (ChildsDayPart(talk, child) for child in case.children)
    yield from (ReflectionPart(talk, each.question, each.because) for each in case.reflections)
    if not case.is_calm:  # where nothing is raised there is nothing to explain
        yield from (WayPart(talk, number) for number in range(1, _WAYS + 1))
    if case.meeting is not None:
        yield MeetingPart(talk, case.meeting)
    yield from (DuePart(talk, several) for several in case.due)
    yield from (NewPart(talk), AgainPart(talk), ViewsPart(talk), NextPart(talk))


def _go_through(talk: Discussion, parts: tuple[Part, ...]) -> None:
    place = _opened(talk, parts)
    while True:
        if place < 0:
            place = _opened(talk, parts)
        elif place < len(parts):
            place += 1 if parts[place].ask() else -1
        elif _is_confirmed(talk):
            return
        else:
            place -= 1


def _opened(talk: Discussion, parts: tuple[Part, ...]) -> int:
    """Show the opening until it is begun or gone on with, and return the place where."""
    place, is_begun = _first_left(parts), any(part.is_settled for part in parts)
    open_case(talk, parts[min(place, len(parts) - 1)].step if is_begun else 0)
    if talk.remark:
        talk.asker.say(talk.remark)
        talk.remark = ""
    talk.keep()
    if any(part.comes_again and not part.ask() for part in parts):
        return _BEFORE_THE_FIRST
    return _first_left(parts)


def _first_left(parts: tuple[Part, ...]) -> int:
    return next((n for n, part in enumerate(parts) if not part.is_settled), len(parts))


def _is_confirmed(talk: Discussion) -> bool:
    text = "That is everything. Finishing keeps this supervision as it is. Finish now?"
    urgent = talk.supervision.urgent
    still = STILL_TO_TELL if urgent is not None and not urgent.told else ""
    choices = {"finish": "Finish this supervision"}
    return talk.pick("finish", text, choices, help=still) == "finish"
