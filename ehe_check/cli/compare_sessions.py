"""The page of two sessions, with what of them or of their case is odd said on stderr."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.case.session_file import bank_is_missing
from ehe_check.check.load_given import given_bank
from ehe_check.cli.meeting_case import say_odd_and_held
from ehe_check.cli.messages import say
from ehe_check.cli.printing import Printout
from ehe_check.cli.saved_session import open_session
from ehe_check.comparison.page_file import moved_page, not_as_they_were
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.case_files import side_of
from ehe_check.over_time.side import Side
from ehe_check.page.document import Document
from ehe_check.supervision.session_in_case_file import SessionInCase, session_in_case
from ehe_check.supervision.whole_case_files import folders_of


def page_of_two(
    files: tuple[Path, Path], bank: Path | None, day: date, wanted: Printout
) -> Document:
    """Return the page of two files, having said on stderr what of them or their case is odd."""
    sides = _opened(files, bank)
    case = later_in_case(sides, day)
    if case is not None:
        say_odd_and_held(case)
    told = {problem.fact for problem in case.beside.warnings} if case is not None else set()
    for problem in not_as_they_were(sides):
        if problem.fact not in told:
            say(problem)
    now = case.sheet(case.history()) if case is not None else None
    return moved_page(sides, day, now=now, share=wanted.share, is_full=wanted.full)


def later_in_case(sides: tuple[Side, Side], day: date) -> SessionInCase | None:
    """Return the later session as its case stands in the folders of both; None without a bank."""
    earlier, later = sides
    bank = later.bank or earlier.bank
    if bank is None:
        return None
    folders = () if later.reference is None else folders_of([Path(earlier.name)])
    return session_in_case(later, bank, day, folders)


def _opened(files: tuple[Path, Path], bank: Path | None) -> tuple[Side, Side]:
    """Return both sessions with their banks, having said on stderr whose bank is missing.

    Raises:
        WrongUseError: they are one session, or the bank that is given is the bank of neither.
    """
    one, other = (side_of(open_session(path), path) for path in files)
    if one.id == other.id:
        fact = f"is the same session as {one.place}"
        raise WrongUseError(Problem(other.place, fact, "Give two sessions."))
    one, other = _with_given_bank((one, other), bank)
    for side in (one, other):
        if side.bank is None:
            say(bank_is_missing(side.session, side.place))
    return one, other


def _with_given_bank(sides: tuple[Side, Side], bank: Path | None) -> tuple[Side, Side]:
    """Return two sessions, those of a bank that is given with it.

    Raises:
        WrongUseError: it is the bank of neither.
    """
    if bank is None:
        return sides
    given = given_bank(bank)
    own = [side for side in sides if side.session.bank.digest == given.digest]
    if not own:
        fact = "holds the questions of neither session"
        remedy = "Give the folder of the version that one of them was answered with."
        raise WrongUseError(Problem(f"--bank {bank}", fact, remedy))
    one, other = (replace(side, bank=given) if side in own else side for side in sides)
    return one, other
