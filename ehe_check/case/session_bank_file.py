"""The bank that a session was answered with, and what in the session does not fit it."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank
from ehe_check.case.answer_faults import entry_faults
from ehe_check.case.session import Session
from ehe_check.case.walk import set_aside
from ehe_check.errors import Problem, UnusableFileError, quoted


def session_bank(session: Session, given: QuestionBank, place: str) -> QuestionBank:
    """Return the bank of a session: a finished one has its own, a draft the one that is given.

    Raises:
        UnusableFileError: a finished session's bank is neither given nor archived, or a draft was
            begun with another bank.
    """
    if session.is_finished and given.digest != session.bank.digest:
        own = archived_bank(session.bank.id, session.bank.digest)
        if own is None:
            raise UnusableFileError(bank_is_missing(session, place))
        return own
    if given.id != session.bank.id:
        fact = f"was begun with another bank, {quoted(session.bank.id)}"
        raise UnusableFileError(Problem(place, fact, "Give that bank's folder with --bank."))
    return given


def bank_is_missing(session: Session, place: str) -> Problem:
    """Return that the bank with which a session was finished is not here."""
    version = f"version {quoted(session.bank.version)} of the bank {quoted(session.bank.id)}"
    fact = f"was finished with {version}, which is not here"
    return Problem(place, fact, "Give that bank's folder with --bank.")


def misfits(session: Session, bank: QuestionBank, place: str) -> Iterator[Problem]:
    """Yield what a session holds that its bank does not know; all of it is kept."""
    answers = session.all_answers()
    for entry in session.entries:
        for fault in entry_faults(bank, entry):
            yield Problem(f"{place}, {entry.id}", fault.fact, fault.remedy).kept()
    names = ", ".join(str(answer.ref) for answer in set_aside(bank, answers))
    if names:
        fact = f"holds answers that do not fit the questions ({names})"
        yield Problem(place, fact, "They are kept, and set aside.")
