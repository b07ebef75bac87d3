"""A session that is read here with its bank, having said what in it is odd."""

from __future__ import annotations

from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.labels import called_alike
from ehe_check.case.session import Session
from ehe_check.case.session_file import misfits, read_session, session_bank
from ehe_check.check.load_given import given_bank
from ehe_check.cli.messages import known_in, say
from ehe_check.errors import Problem, quoted


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
    for problem in misfits(session, bank, str(path)):
        say(problem)
    return bank
