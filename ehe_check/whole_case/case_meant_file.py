"""Which case is meant, and which session of it: by a file, or by a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.case.session_file import is_supervision, read_session
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.folders import check_folders
from ehe_check.over_time.order import by_case, is_counted, starts_after
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision_file import read_supervision
from ehe_check.whole_case.case_files import (
    CaseFiles,
    bank_used,
    read_once,
    session_called,
    side_of,
)
from ehe_check.whole_case.case_folder_file import CaseFolder


def case_meant(
    path: Path, reference: str | None, today: date
) -> tuple[CaseFolder, tuple[Problem, ...]]:
    """Return the case of a session's file, of a supervision's file, or of a folder.

    With it comes what to say of later sessions that are passed over.

    Raises:
        WrongUseError: a folder holds no case, or several of which none is named; or a supervision's
            session is not beside it.
        UnusableFileError: a file cannot be used.
    """
    if path.is_dir():
        check_folders([path])
        read = read_once(path)
        several = _of_one_case(path, reference, read())
        begun = tuple(each for each in several if not any(starts_after(each, today))) or several
        side = latest_counted(begun)
        passed_over = _passed_over(several, side, today)
    else:
        read, passed_over = read_once(path.parent), ()
        side = _session_at(path, read)
        if reference is not None and reference.strip() != side.reference:
            fact = f"is about {quoted(side.session.case.reference)}, not {quoted(reference)}"
            raise WrongUseError(Problem(str(path), fact, "Leave --reference out."))
    return CaseFolder(side, side.bank or bank_used(), today, read), passed_over


def latest_counted(several: Sequence[Side]) -> Side:
    """Return the latest of some sessions that counts, the latest of all where none does."""
    return next(filter(is_counted, reversed(several)), several[-1])


def cases_in(folder: Path, reference: str | None, found: CaseFiles) -> dict[str, tuple[Side, ...]]:
    """Return the cases in a folder by their references, that one alone which is named, if one is.

    Raises:
        WrongUseError: the one that is named is not there.
    """
    cases = by_case(found.sides)
    if reference is None:
        return cases
    name = reference.strip()
    if name not in cases:
        fact, remedy = f"holds no session about {quoted(reference)}", nearest(reference, cases)
        raise not_there(found, Problem(str(folder), fact, remedy))
    return {name: cases[name]}


def _of_one_case(folder: Path, reference: str | None, found: CaseFiles) -> tuple[Side, ...]:
    """Return the sessions of the one case in a folder that is meant."""
    cases = cases_in(folder, reference, found)
    if len(cases) == 1:
        return next(iter(cases.values()))
    fact, remedy = "holds no session with a case reference", "Give a session's file."
    if cases:
        fact = "holds sessions about more than one case"
        remedy = f"Add --reference with one of: {', '.join(cases)}."
    raise not_there(found, Problem(str(folder), fact, remedy))


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


def _session_at(path: Path, read: Callable[[], CaseFiles]) -> Side:
    """Return the session in a file, or that which a supervision discusses, from its folder."""
    if not is_supervision(path):
        return side_of(read_session(path).value, path)
    beside = read()
    there = {each.path.resolve(): each.supervision for each in beside.supervisions}
    discussed = there.get(path.resolve()) or read_supervision(path).value
    found = session_called(beside.sides, discussed.session.id)
    if found is None:
        fact = "is about a session that is not in this folder"
        problem = Problem(str(path), fact, "Put the session's file beside it again.")
        raise not_there(beside, problem)
    return found


def not_there(found: CaseFiles, problem: Problem) -> WrongUseError:
    """Return what is wrong, after what could not be read and may have been what was looked for."""
    return WrongUseError((*(each.problem for each in found.not_read), problem))
