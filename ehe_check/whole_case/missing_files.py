"""What of a case's files could not be looked at as it was left, for a message and for the page."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from operator import attrgetter
from pathlib import Path

from ehe_check.case.session import Follows, Session, outcome_that_fits
from ehe_check.errors import Problem
from ehe_check.files.kept import kept_bytes
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.meeting_record import OF_A_MEETING, is_of_a_meeting
from ehe_check.over_time.side import Side, earlier_than, that_count
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.whole_case.case_files import CaseFiles

Called = Callable[[Side], str]
"""How a message names a session."""
PLACE: Called = attrgetter("place")

_CHECK = "Check that nothing is lost."
_MAY_BE_WRONG = "Until then, the advice may be wrong."


@dataclass(frozen=True)
class MissingFile:
    """One thing that is missing: as the page says it, and as a fact about a file."""

    missing: Missing
    problem: Problem

    @property
    def warning(self) -> Problem:
        """The problem as a person is told of it before they read the advice."""
        remedy = f"{self.problem.remedy} {_MAY_BE_WRONG}".lstrip()
        return replace(self.problem, remedy=remedy)


def missing_of(own: Side, files: CaseFiles) -> Iterator[MissingFile]:
    """Yield what is missing of the case that a session is about, among what a folder holds.

    Of a file that cannot be read and says nothing of its case, nobody can tell that it is another:
    beside sessions of other cases its name, which may be one of theirs, is said on stderr alone.
    """
    is_mixed = any(side.reference != own.reference for side in files.sides)
    unread = ((Miss.NOT_READ, files.not_read), (Miss.AGREED_NOT_READ, files.agreed_not_read))
    for how, several in unread:
        for each in several:
            if each.reference in ("", own.reference):
                found = _found(how, each.path, each.problem)
                is_ours = bool(each.reference) or (own.reference or "\0") in each.path.name
                yield found if is_ours or not is_mixed else replace(found, missing=Missing(how))
    before = earlier_than(own, files.sides)
    for side in {each.id: each for each in (*that_count(before), own)}.values():
        yield from changed(side)
        yield from _before(side, files.sides)


def between(earlier: Side, later: Side, called: Called = PLACE) -> Iterator[MissingFile]:
    """Yield that the later of two sessions goes on from another, or from what was changed since."""
    follows = later.session.session.follows
    if follows is None or follows.id == earlier.id:
        yield from _before(later, (earlier,), called)
    else:
        fact = f"goes on from another session than {called(earlier)}"
        problem = Problem(called(later), fact, "Compare it with that one too.")
        yield _found(Miss.NOT_FOUND, Path(later.name), problem)


def lost_meetings(
    supervisions: Iterable[Supervision], days: Collection[date]
) -> Iterator[MissingFile]:
    """Yield each supervision that goes on with decisions of a meeting held on none of some days."""
    for each in supervisions:
        decisions = [row.key for row in each.decided if row.key.startswith(OF_A_MEETING)]
        if not all(any(is_of_a_meeting(key, day) for day in days) for key in decisions):
            fact = "goes on with decisions of a meeting whose record was not found"
            place = Path(f"supervision of {day_words(each.day)}")
            yield odd_file(place, fact, "Put the record of the meeting beside the session again.")


def odd_file(path: Path, fact: str, remedy: str) -> MissingFile:
    """Return something of what was agreed that is missing or not as it was left."""
    return _found(Miss.AGREED_NOT_READ, path, Problem(str(path), fact, remedy))


def changed(side: Side, called: Called = PLACE) -> Iterator[MissingFile]:
    """Yield that a session's answers are not those with which it was finished."""
    session = side.session
    if not session.is_finished or (session.outcome is None and session.answers):
        return
    if outcome_that_fits(session) is None:
        fact = "does not hold the answers with which it was finished"
        yield _found(Miss.CHANGED, Path(side.name), Problem(called(side), fact, _CHECK))


def _before(side: Side, others: Iterable[Side], called: Called = PLACE) -> Iterator[MissingFile]:
    """Yield that the session from which one goes on is not there, or not as it was then."""
    follows = side.session.session.follows
    if follows is None:
        return
    found = [each for each in others if each.id == follows.id]
    if not found:
        fact = "goes on from a session that was not found"
        problem = Problem(called(side), fact, "Give that one too.")
        yield _found(Miss.NOT_FOUND, Path(side.name), problem)
    elif not any(_is_as_it_was(each, follows) for each in found):
        fact = f"was changed since {called(side)} was begun from it"
        problem = Problem(called(found[0]), fact, _CHECK)
        yield _found(Miss.CHANGED, Path(found[0].name), problem)


def _is_as_it_was(side: Side, follows: Follows) -> bool:
    """Say whether a session is as it was, but for what was put on record since.

    That is the reason for a meeting, the HOLD that it brought, and that such a HOLD has ended.
    """
    path = Path(side.name)
    texts = (hashlib.sha256(kept_bytes(path, each)).hexdigest() for each in _before_hold(side))
    return follows.sha256 == side.seen or follows.sha256 in texts


def _before_hold(side: Side) -> Iterator[Session]:
    """Yield a session as it may have been before a meeting or HOLD was put on record in it."""
    session = side.session
    ends = [session.hold_ended[:length] for length in range(len(session.hold_ended) + 1)]
    for hold, meeting, ended in product({None, session.hold}, {None, session.meeting}, ends):
        then = {"hold": hold, "meeting": meeting, "hold_ended": ended}
        before = session.model_copy(update=then)
        if before != session:
            yield before


def name_of(path: Path) -> Own:
    """Return the name of a file as a page says it; one that is no text is made one."""
    return Own(os.fsencode(path.name).decode("utf-8", "replace"))


def _found(how: Miss, path: Path, problem: Problem) -> MissingFile:
    return MissingFile(Missing(how, name_of(path)), problem)
