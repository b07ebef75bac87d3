"""A session that is read here with its bank and its case, having said what of them is odd."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.labels import called_alike
from ehe_check.case.session import Session
from ehe_check.case.session_file import misfits, read_session, session_bank
from ehe_check.check.load_given import given_bank
from ehe_check.cli.messages import known_in, named, say, tell
from ehe_check.errors import Problem, quoted
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_folder_file import CaseFolder, case_of


def open_session(path: Path) -> Session:
    """Read a session, and name on stderr what in it this program does not know or tell apart."""
    session = known_in(read_session(path))
    for earlier, later in called_alike(session.all_answers()):
        fact = f"calls both {earlier.id} and {later.id} {quoted(later.label)}"
        say(Problem(str(path), fact, "A page cannot tell them apart. Give one another label."))
    return session


def bank_for(session: Session, path: Path, folder: Path | None) -> QuestionBank:
    """Return the bank of a session, and name on stderr what does not fit it.

    Raises:
        UnusableFileError: a finished session's bank is neither given, nor current, nor archived.
    """
    bank = session_bank(session, given_bank(folder), str(path))
    say(*misfits(session, bank, str(path)))
    return bank


def open_case(path: Path, folder: Path | None, today: date, but: Path | None = None) -> CaseFolder:
    """Read a session as its case stands, having said what of it or of its case is odd or held.

    Nothing is said of the file `but`, which is read next.
    """
    session = open_session(path)
    return case_met(path, session, bank_for(session, path, folder), today, but)


def case_met(
    path: Path, session: Session, bank: QuestionBank, today: date, but: Path | None = None
) -> CaseFolder:
    """Return a session as its case stands, having said what of the case is odd or held."""
    case = case_of(Side(session, bank, name=str(path)), bank, today)
    say_odd_and_held(case, but)
    return case


def say_odd_and_held(case: CaseFolder, but: Path | None = None) -> None:
    """Say what of a case is missing, and that HOLD stands by another session of it."""
    left_out = but.resolve() if but is not None else None
    say(*(each for each in case.warnings if Path(each.place).resolve() != left_out))
    say_held(case)


def say_held(case: CaseFolder) -> None:
    """Say that HOLD stands by another session of a case, where it does."""
    if case.elsewhere is not None:
        place = named(Path(case.elsewhere.path))
        tell(f"HOLD stands in {place}, another session of this case.")
