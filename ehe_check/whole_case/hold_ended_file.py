"""The end of a HOLD on record, kept in every session of its case in a folder, or in none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ehe_check.case.session import HoldEnded, Session
from ehe_check.case.session_file import read_session
from ehe_check.errors import Problem
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file, seen_in, write_each
from ehe_check.over_time.history import Miss
from ehe_check.whole_case.case_folder_file import CaseFolder


@dataclass(frozen=True)
class _Found:
    """A session as its file is now, and what stands for that."""

    path: Path
    seen: Seen | None
    session: Session


def why_hold_stands(case: CaseFolder) -> Iterator[Problem]:
    """Yield why no HOLD of a case can be said to have ended: answers bring it, or are not read."""
    for side in case.held_by_answers:
        remedy = "Go on from it in a new session, and finish that once they no longer do."
        yield Problem(side.place, "has answers that bring HOLD, whatever is on record", remedy)
    for each in case.missing_files:
        if each.missing.how is Miss.NOT_READ:
            yield each.problem


def end_hold(case: CaseFolder, ended: HoldEnded) -> tuple[Path, ...]:
    """Say in every session's file of a case that a HOLD has ended; return those files.

    Those in which that HOLD stands come last, so that it stands until all of them say so.

    Raises:
        UnusableFileError: one is open elsewhere, was changed, or cannot be written; none says so.
    """
    names = (Path(side.name) for side in (case.own, *case.same_case))
    found = [_found(path) for path in {path.resolve(): path for path in names}.values()]
    found.sort(key=lambda each: _stands(each.session, ended))
    with ExitStack() as held:
        changed = (each for each in found if ended not in each.session.hold_ended)
        write_each(
            [
                (
                    held.enter_context(open_file(each.path, each.seen)),
                    kept_bytes(each.path, each.session.with_hold_ended(ended)),
                )
                for each in changed
            ]
        )
    return tuple(each.path for each in found)


def _found(path: Path) -> _Found:
    seen = seen_in(path)
    return _Found(path, seen, read_session(path).value)


def _stands(session: Session, ended: HoldEnded) -> bool:
    return session.kept_hold is not None and ended.ends(session.kept_hold)
