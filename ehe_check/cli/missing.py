"""Missing: what of a case's files could not be looked at as it was left, on stderr and page."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ehe_check.cli.histories import Gathered, earlier_than
from ehe_check.cli.saying import say
from ehe_check.errors import Problem
from ehe_check.model.history import Miss, Missing
from ehe_check.model.session import Follows, Session
from ehe_check.model.side import Side
from ehe_check.storage.session_folders import NotRead
from ehe_check.storage.sessions import answers_digest

_TOO_LOW = "Until then, the advice may be too low."


@dataclass(frozen=True)
class Finding:
    """One thing that is missing: as the page says it, and as stderr does."""

    missing: Missing
    problem: Problem


def missing_of(
    own: Side, gathered: Gathered, supervisions: Iterable[NotRead] = ()
) -> Iterator[Finding]:
    """Yield what is missing of the case that a session is about, among what was gathered.

    Of a file that cannot be read and says nothing of its case, nobody can tell that it is another.
    """
    for how, several in ((Miss.NOT_READ, gathered.not_read), (Miss.AGREED_NOT_READ, supervisions)):
        for each in several:
            if each.reference in ("", own.reference):
                yield _found(how, each.path, each.problem)
    before = earlier_than(own, gathered.sides) if own.reference is not None else ()
    for side in {each.id: each for each in (*before, own)}.values():
        yield from changed(side.session, Path(side.name))
        yield from _before(side, gathered.sides)


def changed(session: Session, path: Path) -> Iterator[Finding]:
    """Yield that a session's answers are not those with which it was finished."""
    outcome = session.outcome
    if not session.is_finished or (outcome is None and session.answers):
        return
    if outcome is None or outcome.answers_sha256 != answers_digest(session):
        fact = "does not hold the answers with which it was finished"
        yield _found(Miss.CHANGED, path, Problem(str(path), fact, "Check that nothing is lost."))


def say_what_is_missing(several: Iterable[Finding]) -> tuple[Missing, ...]:
    """Name each on stderr, and return them as the page says them."""
    findings = tuple(several)
    for each in findings:
        say(replace(each.problem, remedy=f"{each.problem.remedy} {_TOO_LOW}".lstrip()))
    return tuple(each.missing for each in findings)


def _before(side: Side, others: Iterable[Side]) -> Iterator[Finding]:
    """Yield that the session from which one goes on is not there, or not as it was then."""
    follows = side.session.session.follows
    if follows is None:
        return
    found = [Path(each.name) for each in others if each.id == follows.id]
    if not found:
        fact = "goes on from a session that was not found"
        problem = Problem(side.place, fact, "Give that one too.")
        yield _found(Miss.NOT_FOUND, Path(side.name), problem)
    elif not any(_is_as_it_was(path, follows) for path in found):
        fact = f"was changed since {side.place} was begun from it"
        problem = Problem(str(found[0]), fact, "Check that nothing is lost.")
        yield _found(Miss.CHANGED, found[0], problem)


def _is_as_it_was(path: Path, follows: Follows) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == follows.sha256
    except OSError:
        return False


def _found(how: Miss, path: Path, problem: Problem) -> Finding:
    """Return a finding; a name that is no text is made one."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return Finding(Missing(how, name), problem)
