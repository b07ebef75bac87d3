"""The end of a HOLD on record, kept in every session of its case in a folder, or in none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from ehe_check.case.session import HoldEnded
from ehe_check.case.session_file import read_session
from ehe_check.errors import Problem
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import open_file, seen_in, write_each
from ehe_check.over_time.history import Miss
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.hold_of_case import held_by_answers


def why_hold_stands(case: CaseFolder) -> Iterator[Problem]:
    """Yield why no HOLD of a case can be said to have ended: answers bring it, or are not read."""
    for side in held_by_answers(case.same_case, case.bank, case.today):
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
    found = [
        (path, seen_in(path), read_session(path).value)
        for path in {path.resolve(): path for path in names}.values()
    ]
    found.sort(key=lambda each: (hold := each[2].kept_hold) is not None and ended.ends(hold))
    with ExitStack() as held:
        write_each(
            [
                (
                    held.enter_context(open_file(path, seen)),
                    kept_bytes(path, session.with_hold_ended(ended)),
                )
                for path, seen, session in found
                if ended not in session.hold_ended
            ]
        )
    return tuple(path for path, _, _ in found)
