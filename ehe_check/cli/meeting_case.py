"""The case of a meeting: the session that it is about, and what else lies beside that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.cli.messages import named, say, tell
from ehe_check.over_time.side import Side
from ehe_check.supervision.session_in_case_file import SessionInCase, session_in_case


def case_met(path: Path, session: Session, bank: QuestionBank, today: date) -> SessionInCase:
    """Return the case of a meeting about a session, having said what of it is odd or held."""
    case = session_in_case(Side(session, bank, name=str(path)), bank, today)
    say_odd_and_held(case)
    return case


def say_odd_and_held(case: SessionInCase) -> None:
    """Say what of a case is missing, and that HOLD stands by another session of it."""
    for problem in case.beside.warnings:
        say(problem)
    if case.elsewhere is not None:
        place = named(Path(case.elsewhere.path))
        tell(f"HOLD stands in {place}, another session of this case.")
