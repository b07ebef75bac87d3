"""Invented finished sessions for counting, with their outcome, written to files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from ehe_check.bank.evidence import Evidence
from ehe_check.case.session import Session, answers_digest
from ehe_check.files.kept import kept_table
from ehe_check.files.toml import dump_toml
from ehe_check.judge.answers import Answer
from ehe_check.sheet.compose import compose
from ehe_check.sheet.outcome import outcome_of
from tests.any_answers import all_answered, cast, refs
from tests.session_files import write_session
from tests.worked import session_of, shipped_bank, shipped_library

if TYPE_CHECKING:
    from ehe_check.judge.answers import Answers

FINISHED = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
_REFERENCE = "EHE-REFERENCE"
_ID = "0123456789abcdef"
_NOTE = "An invented note of some length, as a practitioner might write it beside an answer."


def finished(
    answers: Answers,
    reference: str = "EHE-1",
    session_id: str = _ID,
    *,
    days: int = 0,
) -> Session:
    """A finished session with some answers."""
    draft = session_of(answers)
    sitting = draft.session.model_copy(
        update={"id": session_id, "finished": FINISHED + timedelta(days=days)}
    )
    case = draft.case.model_copy(update={"reference": reference})
    return outcome_added(draft.model_copy(update={"session": sitting, "case": case}))


def outcome_added(session: Session) -> Session:
    """The same session with what its sheet says."""
    law = shipped_library().law
    day = (session.session.finished or FINISHED).date()
    sheet = compose(session, shipped_bank(), law, today=day, software="")
    return session.model_copy(update={"outcome": outcome_of(sheet, answers_digest(session))})


def random_answers(seed: int, *, notes: bool = False) -> Answers:
    """Random answers to a full set of questions, as they stand in a file."""
    random = Random(seed)  # noqa: S311 (nothing is kept secret by it)
    bank, people = shipped_bank(), cast(2, 2)
    states = {
        ref: random.choice(
            ("(first)", "(first)", "not-known", *bank.by_id[ref.question].option_ids)
        )
        for ref in refs(bank, people)
    }
    answers = all_answered(bank, people, "(first)", states)
    if not notes:
        return answers
    return replace(answers, by_ref={each.ref: _as_written(each) for each in answers})


def invented_session(seed: int, *, notes: bool = False) -> Session:
    """A finished session with random answers."""
    return finished(random_answers(seed, notes=notes), _REFERENCE)


def write_invented(path: Path, written: str, number: int) -> int:
    """Write the text of a session as that of another case, and return its size in bytes."""
    path.parent.mkdir(exist_ok=True)
    text = written.replace(_REFERENCE, f"EHE-{number}").replace(_ID, f"{number:016x}")
    return path.write_bytes(text.encode())


def as_text(session: Session) -> str:
    """The text of a session's file."""
    return dump_toml(kept_table(session)).decode()


def write_all(folder: Path, *sessions: Session) -> Path:
    """Write sessions to a folder, each to a file of its own."""
    folder.mkdir(exist_ok=True)
    for number, session in enumerate(sessions):
        write_session(folder / f"{number}.toml", session)
    return folder


def _as_written(answer: Answer) -> Answer:
    question = shipped_bank().by_id[answer.question]
    evidence = Evidence.RECORD if question.fact and answer.value is not None else None
    return answer.model_copy(
        update={
            "asked": question.text,
            "evidence": evidence,
            "note": _NOTE,
            "answered": date(2026, 11, 24),
        }
    )
