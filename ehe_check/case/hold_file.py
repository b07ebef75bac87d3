"""A HOLD that is kept in a session's file, and taken along from it, and the reason behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ehe_check.case.session import ChosenReason, Session
from ehe_check.case.session_file import read_session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file

_MEANWHILE = "Until it is kept, do not raise this worry with the family."


def with_reason_kept(
    path: Path, session: Session, seen: Seen | None, chosen: ChosenReason
) -> Session:
    """Return a session with the reason for a meeting, kept in its file first.

    A HOLD that the reason brings is kept there with it; one that is there already stays. `seen` is
    the file as it was read.

    Raises:
        UnusableFileError: it cannot be kept there.
    """
    with_it = session.for_the_reason(chosen)
    if with_it is session:
        return session
    try:
        with open_file(path, seen) as file:
            file.write(kept_bytes(path, with_it))
    except UnusableFileError as error:
        held = with_it.kept_hold != session.kept_hold
        raise UnusableFileError(_not_kept(each, is_held=held) for each in error.problems) from None
    return with_it


def content_after(first: Path) -> Callable[[Path, Session], bytes]:
    """Return how a session is written: beside its first file, with the HOLD put on record there."""

    def content(path: Path, session: Session) -> bytes:
        return kept_bytes(path, session if path == first else under_hold_in(first, session))

    return content


def under_hold_in(path: Path, session: Session) -> Session:
    """Return a session under the HOLD that its file in some place has, where it has one."""
    try:
        there = read_session(path).value
    except UnusableFileError:
        return session
    is_same = there.session.id == session.session.id
    hold = there.kept_hold if is_same else None
    return session.under(hold) if hold is not None else session


def _not_kept(problem: Problem, *, is_held: bool) -> Problem:
    what = "HOLD" if is_held else "reason"
    fact = f"{problem.fact}, so the {what} cannot be kept in it, and nothing was printed"
    remedy = f"{problem.remedy} {_MEANWHILE if is_held else ''}".strip()
    return replace(problem, fact=fact, remedy=remedy)
