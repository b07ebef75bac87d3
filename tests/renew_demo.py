"""Renew the invented case after a change to the case bank: `python tests/renew_demo.py`.

Its answers stay as they are; the words asked, the mark of the bank and the outcome are made anew.
"""

from __future__ import annotations

from ehe_check import resources
from ehe_check.bank.load import load_bank
from ehe_check.case.session import BankMark, Session, answers_digest
from ehe_check.case.session_file import read_session
from ehe_check.case.walk import set_aside
from ehe_check.files.kept import kept_bytes
from ehe_check.sheet.outcome import outcome_of
from ehe_check.sheet.sheet_file import sheet_of

HEADER = "# An invented case, for newcomers: nobody in it is real.\n"


def renewed(session: Session) -> Session:
    """Return the invented case as it would be finished with the bank as it is.

    Raises:
        ValueError: an answer does not fit the bank; mend that by hand.
    """
    bank = load_bank()
    unfit = set_aside(bank, session.all_answers())
    if unfit:
        message = f"these do not fit the questions: {', '.join(str(each.ref) for each in unfit)}"
        raise ValueError(message)
    answers = tuple(
        each.model_copy(update={"asked": bank.by_id[each.question].text})
        for each in session.answers
    )
    asked = session.model_copy(
        update={"answers": answers, "bank": BankMark.of(bank), "outcome": None}
    )
    sheet = sheet_of(asked, bank, session.session.started.date())
    outcome = outcome_of(sheet, answers_digest(asked))
    decided = session.decision and session.decision.model_copy(
        update={"advised": outcome.urgency, "agrees": session.decision.urgency == outcome.urgency}
    )
    return asked.model_copy(update={"outcome": outcome, "decision": decided})


def renew() -> None:
    """Write the invented case anew."""
    session = renewed(read_session(resources.DEMO).value)
    content = kept_bytes(resources.DEMO, session)
    resources.DEMO.write_bytes(HEADER.encode() + content)


if __name__ == "__main__":
    renew()
