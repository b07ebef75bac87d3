"""One session file as the counts see it: what it raised, by its outcome or worked out afresh."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from ehe_check.bank.load import archived_bank, load_library
from ehe_check.case.answers_digest import answers_digest, rows_digest
from ehe_check.case.session import FORMAT, NOT_GIVEN, Session
from ehe_check.case.session_file import is_meeting_record, is_supervision, read_session
from ehe_check.check.load_given import given_bank
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.format_number import refuse_other_format
from ehe_check.files.toml import parse_toml, read_text
from ehe_check.themes.count import (
    Citations,
    OutcomeIds,
    SetAside,
    citations,
    counted_case,
    counted_ids,
    fits,
)
from ehe_check.themes.themes import CountedCase, Sighting

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank

Seen: TypeAlias = Sighting | SetAside | Problem


class Banks:
    """The bank of each session, by its digest, with what each of its prompts cites."""

    def __init__(self, folder: Path | None = None) -> None:
        self.current = given_bank(folder)
        self.library = load_library()
        self._banks: dict[tuple[str, str], QuestionBank | None] = {}
        self._citations: dict[str, Citations] = {}

    def bank(self, bank_id: str, digest: str) -> QuestionBank | None:
        """Return the bank that a session was finished with, or None where it is not here."""
        if digest == self.current.digest:
            return self.current
        if (bank_id, digest) not in self._banks:
            self._banks[bank_id, digest] = archived_bank(bank_id, digest)
        return self._banks[bank_id, digest]

    def citations(self, bank: QuestionBank) -> Citations:
        """Return the counted statements that each prompt of a bank brings up."""
        if bank.digest not in self._citations:
            self._citations[bank.digest] = citations(bank, counted_ids(self.library))
        return self._citations[bank.digest]


def sighting(path: Path, banks: Banks) -> Seen:
    """Return what a file adds to the counts, why it adds nothing, or what is wrong with it.

    Nothing that stands in the file is told, not even of a wrong one: these pages leave the team.
    """
    if is_supervision(path) or is_meeting_record(path):
        return SetAside.OTHER
    try:
        return _of_file(path, banks)
    except UnusableFileError as error:
        return error.problems[0]


def _of_file(path: Path, banks: Banks) -> Seen:
    raw = parse_toml(read_text(path), path)
    if not raw:
        return Problem(str(path), "is empty", "It is not counted.")
    if "session" not in raw:
        return SetAside.OTHER
    refuse_other_format(raw, path, FORMAT)
    if isinstance(raw["session"], dict) and "finished" not in raw["session"]:
        return SetAside.DRAFT
    if isinstance(raw["session"], dict) and "blind_of" in raw["session"]:
        return SetAside.OTHER
    return _by_outcome(raw, banks) or _afresh(path, banks)


def _by_outcome(raw: Mapping[str, Any], banks: Banks) -> Sighting | None:
    """Return what the file's own outcome says, or None where it cannot be relied on."""
    match raw:
        case {
            "case": {"reference": str(reference)},
            "session": {"id": str(session), "finished": datetime() as finished},
            "bank": {"id": str(bank_id), "digest": str(digest)},
            "outcome": {"answers_sha256": str(answers_sha256), **outcome},
        }:
            bank = banks.bank(bank_id, digest)
            ids = _ids(outcome)
            if bank is None or ids is None or not fits(ids, banks.citations(bank)):
                return None
            if not _has_rows(raw) or rows_digest(raw) != answers_sha256:
                return None
            counted = counted_case(ids, banks.citations(bank), has_reference=_is_given(reference))
            return _sighted(reference, session, finished, counted)
        case _:
            return None


def _has_rows(raw: Mapping[str, Any]) -> bool:
    tables = (raw.get(key, []) for key in ("entries", "answers"))
    return all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in tables
    )


def _ids(outcome: Mapping[Any, Any]) -> OutcomeIds | None:
    """Return the ids that an outcome holds, or None where one of its lists holds anything else."""
    lists = [outcome.get(key, []) for key in OutcomeIds._fields]
    if not all(isinstance(each, list) for each in lists):
        return None
    if not all(isinstance(name, str) for each in lists for name in each):
        return None
    return OutcomeIds(*map(tuple, lists))


def _afresh(path: Path, banks: Banks) -> Seen:
    """Return what a session comes to when its sheet is worked out as on the day it was finished."""
    session = _whole(path)
    bank = banks.bank(session.bank.id, session.bank.digest)
    if bank is None:
        fact = "was finished with a bank, or a version of one, that is not held here"
        return Problem(str(path), fact, "Give that bank's folder with --bank.")
    sitting = session.session
    finished = sitting.finished or sitting.started
    counted = counted_case(
        _worked_out(session, bank, banks, finished),
        banks.citations(bank),
        is_worked_out_afresh=True,
        has_reference=_is_given(session.case.reference),
    )
    return _sighted(session.case.reference, sitting.id, finished, counted)


def _worked_out(
    session: Session, bank: QuestionBank, banks: Banks, finished: datetime
) -> OutcomeIds:
    from ehe_check.sheet.compose import compose
    from ehe_check.sheet.outcome import outcome_of

    sheet = compose(session, bank, banks.library.law, today=finished.date(), software="")
    outcome = outcome_of(sheet, answers_digest(session))
    return OutcomeIds(outcome.raised, outcome.not_known, outcome.only_parent)


def _whole(path: Path) -> Session:
    """Read a whole session.

    Raises:
        UnusableFileError: it is not right; without what stands in it.
    """
    try:
        return read_session(path).value
    except UnusableFileError as error:
        fact = f"is not right as a session ({len(error.problems)} places)"
        remedy = "Print its sheet, and every one of them is named."
        raise UnusableFileError(Problem(str(path), fact, remedy)) from None


def _sighted(reference: str, session: str, finished: datetime, counted: CountedCase) -> Sighting:
    """Return a session that is counted, its case and its id as marks.

    The sessions of a case have its mark in common; one without a reference is a case of its own.
    """
    case = f"case {_one(reference)}" if _is_given(reference) else f"session {session}"
    return Sighting(_mark(case), _utc(finished), _mark(session), counted)


def _utc(moment: datetime) -> datetime:
    """Return a moment in plain UTC, which another process takes; one without a zone is read so."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_given(reference: str) -> bool:
    return _one(reference) not in ("", NOT_GIVEN)


def _one(reference: str) -> str:
    """Return a reference so that spaces and capitals make no second case of it."""
    return " ".join(reference.split()).casefold()


def _mark(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
