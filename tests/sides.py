"""Sessions for tests of several sessions together: made of answers, on days that a test names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import BankMark, CaseReference, Follows, Session, Sitting
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.history import History
from ehe_check.over_time.ledger import decision_key
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import CaseFiles, ReadOnce
from ehe_check.whole_case.case_folder_file import CaseFolder
from tests.banks import TODAY, said

BEFORE = date(2026, 8, 3)
LENGTH = 64


def sha256_of(word: str) -> str:
    """Return the digest that a word stands for in a test, and a digest as it is."""
    return word if len(word) == LENGTH else hashlib.sha256(word.encode()).hexdigest()


def side(  # noqa: PLR0913 (each is one thing that a test may be about)
    bank: QuestionBank | None,
    answers: Answers | Iterable[Answer] = (),
    day: date = TODAY,
    *,
    session: str = "",
    follows: str = "",
    reference: str = "EHE-0042",
    digest: str | None = None,
    decision: DecidedRow | None = None,
    name: str = "",
    **sitting: Any,  # noqa: ANN401 (any field of a sitting)
) -> Side:
    """A finished session about one case, started and finished on a day."""
    held = answers if isinstance(answers, Answers) else said(*answers)
    started = datetime.combine(day, time(9), UTC)
    whole = Session(
        case=CaseReference(reference=reference),
        session=Sitting(
            id=session or f"of-{day.isoformat()}",
            started=sitting.pop("started", started),
            finished=sitting.pop("finished", started),
            follows=Follows(id=follows, sha256=sha256_of("invented")) if follows else None,
            **sitting,
        ),
        bank=BankMark(
            id=bank.id if bank else "small",
            version="2026.12.0",
            digest=bank.digest if bank and digest is None else sha256_of(digest or "lost"),
        ),
    )
    if decision is not None:
        key = decision_key(whole, decision)
        whole = whole.with_decided(decision.model_copy(update={"key": key}))
    return Side(whole.holding(held), bank, name=name)


def sat(session: Session, **marks: Any) -> Session:  # noqa: ANN401 (any field of a sitting)
    """A session that was begun, saved, finished or gone on from otherwise."""
    return session.model_copy(update={"session": session.session.model_copy(update=marks)})


def follows_on(session: Session, before: str, word: str = "invented") -> Session:
    """A session that goes on from another, with the digest that a word stands for."""
    return sat(session, follows=Follows(id=before, sha256=sha256_of(word)))


def history_beside(
    session: Session, bank: QuestionBank, others: Iterable[Side], today: date
) -> History | None:
    """Return what a session shows on a day, together with others that lie beside it."""
    files = CaseFiles(sides=tuple(others))
    return CaseFolder(Side(session, bank), bank, today, ReadOnce(lambda: files)).history
