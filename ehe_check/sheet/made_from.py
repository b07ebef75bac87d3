"""What a sheet was made from, and when: the software, the questions, the law, and the days."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import LawPack
from ehe_check.case.session import Session
from ehe_check.over_time.side import session_day
from ehe_check.sheet.sheet import Provenance


def provenance_of(  # noqa: PLR0913 (what it says)
    session: Session,
    bank: QuestionBank,
    law: LawPack,
    software: str,
    *,
    read_on: date,
    made_on: date,
) -> Provenance:
    """Return what a sheet of a session was made from, read as of one day and made on another."""
    walk_set = session.session.walk_set
    not_asked = [question.id for question in bank.walk_order if not bank.asks(question, walk_set)]
    return Provenance(
        software=software,
        bank_id=bank.id,
        bank_version=bank.version,
        bank_digest=bank.digest,
        bank_review_by=bank.review_by,
        bank_past_review=bank.review_by < made_on,
        law_reviewed_on=law.reviewed_on,
        law_past_review=law.past_review(made_on),
        walk_set=walk_set,
        answered_on=session_day(session),
        read_on=read_on,
        made_on=made_on,
        not_asked=tuple(not_asked),
    )
