"""Supervisions for tests: what was agreed, on a day that a test names, and the record of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import Wording
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import CaseReference, Session
from ehe_check.over_time.ledger import Agreed, AgreedAt, wording_of
from ehe_check.over_time.supervision import (
    CALLED,
    Discussed,
    Discussing,
    MeetingAnswer,
    Supervision,
)
from ehe_check.page.document import Document
from ehe_check.settings.settings import Settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.record import TalkedOver, lay_out_record
from tests.any_answers import any_answers
from tests.banks import TODAY
from tests.decided_rows import event
from tests.pages import composed
from tests.worked import session_of, shipped_bank, shipped_library

BEFORE = date(2026, 8, 3)
SESSION = "0" * 16
OLD_PROMPT = "OLD-1.gone"
"""A prompt that no bank here has any more."""
_DECISION = "meeting-2026-08-01-1"
_OWN_KEYS = ("action-1234-1", _DECISION)
TO_THE_FAMILY = "Ring the mother and ask the parents."


def supervision(
    *decided: DecidedRow,
    on: date = TODAY,
    name: str = "a" * 16,
    session: str = SESSION,
    is_draft: bool = False,
    **given: Any,  # noqa: ANN401 (any field of a supervision)
) -> Supervision:
    """A supervision on a day, finished unless it is a draft."""
    moment = datetime.combine(on, time(10), UTC)
    return Supervision(
        case=CaseReference(reference="EHE-TEST"),
        supervision=Discussing(id=name, started=moment, finished=None if is_draft else moment),
        session=Discussed(id=session, answers_sha256="0" * 64),
        decided=decided,
        **given,
    )


def record(
    sheet: PromptSheet,
    held: TalkedOver,
    bank: QuestionBank | None = None,
    *,
    is_full: bool = True,
    **shown: Any,  # noqa: ANN401 (any field of it)
) -> Document:
    """Return the record of a supervision, with the rest of the case unless it is not wanted."""
    paper = paper_of(sheet, bank or shipped_bank(), shipped_library(), Settings())
    return lay_out_record(paper, replace(held, **shown), is_full=is_full)


def sheet_under(session: Session, *, hold: bool) -> PromptSheet:
    """Return the sheet of a session, under HOLD where one is to stand anyway."""
    return composed(session, is_held=hold)


def keys(bank: QuestionBank) -> list[str]:
    """Every prompt and find-out of a bank, one that is gone, an own action, and a decision."""
    asked = [f"{question.id}.find-out" for question in bank.questions if question.find_out]
    return [*bank.rules, *asked, OLD_PROMPT, *_OWN_KEYS]


@st.composite
def any_agreed(draw: st.DrawFn) -> Agreed:
    """Anything that may have been agreed before, a prompt kept in its words without HOLD."""
    bank = shipped_bank()
    key = draw(st.sampled_from(keys(bank)))
    is_own = key in _OWN_KEYS or draw(st.booleans())
    wording = wording_of(bank, key)
    about = draw(st.sampled_from([None, "child-1", "child-2", "child-unlisted"]))
    prompt = _as_kept(wording) if wording else TO_THE_FAMILY
    words: dict[str, Any] = {"text": "Write the letter."} if is_own else {"prompt": prompt}
    return event(
        draw(st.sampled_from(AgreedStatus)),
        draw(st.dates(BEFORE, TODAY)),
        key,
        about=about,
        by=draw(st.none() | st.dates(BEFORE, TODAY)),
        who="nurse",
        **words,
        at=AgreedAt.MEETING if key == _DECISION else AgreedAt.SUPERVISION,
    )


def _as_kept(wording: Wording) -> str:
    return wording.when_worry or wording.text


def row_of(agreed: Agreed) -> DecidedRow:
    """Return a supervision's row in which something was agreed, with the line that it goes with."""
    return agreed.row.model_copy(update={"prompt": agreed.row.prompt or TO_THE_FAMILY})


def of_the_meeting(answer: MeetingAnswer, key: str = "call-aaaaaaaa", **given: Any) -> DecidedRow:  # noqa: ANN401 (any field of a row)
    """Return the row of what was answered about a meeting."""
    settled = {MeetingAnswer.NO: AgreedStatus.DROPPED, MeetingAnswer.HELD: AgreedStatus.DONE}
    is_waiting, to_enquiry = answer is MeetingAnswer.WAIT, given.get("to_enquiry", False)
    status, prompt = settled.get(answer, AgreedStatus.NEW), CALLED[to_enquiry, is_waiting]
    return DecidedRow(**{"key": key, "status": status, "prompt": prompt, **given})


@st.composite
def any_sheet(draw: st.DrawFn, *, hold: bool | None = None) -> PromptSheet:
    """A sheet of any answers, under HOLD or as it comes."""
    answers = draw(any_answers(shipped_bank()))
    is_held = draw(st.booleans()) if hold is None else hold
    return sheet_under(session_of(answers, draw(st.sampled_from(("quick", "full")))), hold=is_held)
