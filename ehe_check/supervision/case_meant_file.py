"""Which case a supervision is about, and which session of it: by a file, or by a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.case.session_file import is_supervision, read_session
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.folders import check_folders
from ehe_check.over_time.case_files import (
    Gathered,
    gathered,
    is_counted,
    session_called,
    side_of,
)
from ehe_check.over_time.order import by_case, starts_after
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision_file import read_supervision
from ehe_check.supervision.supervised_file import SupervisedCase
from ehe_check.supervision.whole_case_files import whole_case


def supervised_case(path: Path, reference: str | None, today: date) -> SupervisedCase:
    """Return the case of a session's file, of a supervision's file, or of a folder.

    Raises:
        WrongUseError: a folder holds no case, or several of which none is named; or a supervision's
            session is not beside it.
        UnusableFileError: a file cannot be used.
    """
    if path.is_dir():
        check_folders([path])
        several = _latest_in(path, reference)
        begun = tuple(each for each in several if not any(starts_after(each, today))) or several
        side = next(filter(is_counted, reversed(begun)), begun[-1])
        return SupervisedCase(
            side, today, whole_case(side, [path]), _passed_over(several, side, today)
        )
    is_record = is_supervision(path)
    side = _discussed_in(path) if is_record else side_of(read_session(path).value, path)
    if reference is not None and reference.strip() != side.reference:
        fact = f"is about {quoted(side.session.case.reference)}, not {quoted(reference)}"
        raise WrongUseError(Problem(str(path), fact, "Leave --reference out."))
    return SupervisedCase(side, today, whole_case(side, [path.parent]))


def _latest_in(folder: Path, reference: str | None) -> tuple[Side, ...]:
    """Return the sessions of the one case in a folder that is meant."""
    found = gathered([folder])
    cases = by_case(found.sides)
    wanted = reference or (next(iter(cases)) if len(cases) == 1 else None)
    if wanted in cases:
        return cases[wanted]
    if not cases:
        fact, remedy = "holds no session with a case reference", "Give a session's file."
    elif reference is not None:
        fact, remedy = f"holds no session about {quoted(reference)}", nearest(reference, cases)
    else:
        fact = "holds sessions about more than one case"
        remedy = f"Add --reference with one of: {', '.join(cases)}."
    raise _not_there(found, Problem(str(folder), fact, remedy))


def _passed_over(several: tuple[Side, ...], chosen: Side, today: date) -> tuple[Problem, ...]:
    """Return the later sessions that are not discussed: drafts, and those of a day to come."""
    later = several[several.index(chosen) + 1 :]
    return tuple(problem for each in later for problem in _why_not(each, chosen, today))


def _why_not(side: Side, chosen: Side, today: date) -> Iterator[Problem]:
    """Yield why the session before is discussed in place of one."""
    instead = f"so {chosen.place} is discussed"
    for ahead in starts_after(side, today):
        yield replace(ahead, fact=f"{ahead.fact}, {instead}")
    if not is_counted(side):
        yield Problem(side.place, f"is not finished, {instead}", "To discuss it, give its file.")


def _discussed_in(path: Path) -> Side:
    wanted = read_supervision(path).value.session.id
    beside = gathered([path.parent])
    found = session_called(beside.sides, wanted)
    if found is None:
        fact = "is about a session that is not in this folder"
        problem = Problem(str(path), fact, "Put the session's file beside it again.")
        raise _not_there(beside, problem)
    return found


def _not_there(found: Gathered, problem: Problem) -> WrongUseError:
    """Return what is wrong, after what could not be read and may have been what was looked for."""
    return WrongUseError((*(each.problem for each in found.not_read), problem))
