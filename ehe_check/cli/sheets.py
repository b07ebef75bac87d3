"""Sheets: from a session to its printed sheet, with the bank it was answered with."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ehe_check import __version__, resources
from ehe_check.cli.printing import Target, print_sheet
from ehe_check.core.composing import compose
from ehe_check.core.walkthrough import set_aside
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.model.bank import QuestionBank
from ehe_check.model.session import Session
from ehe_check.model.sheet import PromptSheet
from ehe_check.storage.banks import archived_bank, load_bank, load_law
from ehe_check.storage.sessions import SessionFile, read_session


def print_session_file(
    path: Path, bank_folder: Path | None, today: str | None, target: Target
) -> None:
    """Print the sheet of a saved session."""
    session = open_session(path)
    bank = bank_for(session, path, bank_folder)
    day = day_given(today)
    print_sheet(sheet_of(session, bank, day), bank, target)


def print_demo(today: str | None, target: Target) -> None:
    """Print the sheet of the invented case that comes with the program."""
    session = read_session(resources.DEMO).session
    bank = load_bank()
    day = day_given(today) if today else session.session.started.date()
    print_sheet(sheet_of(session, bank, day), bank, target)


def open_session(path: Path) -> Session:
    """Read a session, and name on stderr each key in it that this program does not know."""
    return warned(read_session(path))


def warned(file: SessionFile) -> Session:
    """Return the session of a file, its unknown keys named once on stderr."""
    for problem in file.unknown_keys:
        print(f"ehe-check: {problem} It is kept.".replace("  ", " "), file=sys.stderr)
    return file.session


def sheet_of(session: Session, bank: QuestionBank, today: date) -> PromptSheet:
    """Return the sheet of a session as of a day."""
    return compose(session, bank, load_law(), today=today, software=f"ehe-check {__version__}")


def bank_for(session: Session, path: Path, folder: Path | None) -> QuestionBank:
    """Return the bank to read a session with: a finished one with its own, a draft with the current.

    Raises:
        UnusableFileError: a finished session's bank is neither given, nor current, nor archived.
    """
    bank = load_bank(folder) if folder else load_bank()
    if not session.is_finished or bank.digest == session.bank.digest:
        if not session.is_finished:
            _say_set_aside(session, bank)
        return bank
    own = archived_bank(session.bank.id, session.bank.digest)
    if own is None:
        fact = f"was finished with version {session.bank.version} of the bank {session.bank.id!r}, which is not here"
        raise UnusableFileError(Problem(str(path), fact, "Give that bank's folder with --bank."))
    return own


def _say_set_aside(session: Session, bank: QuestionBank) -> None:
    aside = set_aside(bank, session.all_answers())
    if aside:
        names = ", ".join(str(answer.ref) for answer in aside)
        print(
            f"ehe-check: the questions have changed; kept, and set aside: {names}.", file=sys.stderr
        )


def day_given(text: str | None) -> date:
    """Return the day that was given, or today.

    Raises:
        WrongUseError: it is not a date.
    """
    if text is None:
        return date.today()  # noqa: DTZ011 (the person's own day, by their own clock)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(
            Problem("--today", f"{text!r} is not a date", "Write it as 2026-11-24.")
        ) from None
