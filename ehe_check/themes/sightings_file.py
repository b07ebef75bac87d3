"""One file as the counts see it: what its session raised, by the outcome that it keeps.

Of the record of a supervision or a meeting: whether one was decided on, and held. Only what is
counted is read, so that many files are read fast; drafts count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehe_check.bank.load import archived_bank, load_library
from ehe_check.case.session import FORMAT, NOT_GIVEN, Outcome, rows_digest
from ehe_check.case.session_file import is_meeting_record, is_supervision
from ehe_check.check.load_given import given_bank
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.toml import parse_toml, read_text, refuse_other_format
from ehe_check.over_time.ledger import is_to_call
from ehe_check.themes.count import (
    MEETINGS,
    Citations,
    Seen,
    SetAside,
    citations,
    counted_case,
    counted_ids,
    fits,
)
from ehe_check.themes.themes import RecordSeen, Sighting

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank

_NOT_HELD = (
    "was finished with a bank, or a version of one, that is not held here",
    "Give that bank's folder with --bank.",
)
_NOT_KEPT = (
    "does not keep what its sheet said of the answers in it",
    "Take a copy that nobody changed by hand, or change an answer with case, which keeps it anew.",
)


class Banks:
    """The bank of each session, by its digest, with what each of its prompts cites; and the day."""

    def __init__(self, folder: Path | None, today: date) -> None:
        self.current = given_bank(folder)
        self.library = load_library()
        self.today = today
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


def seen_in_file(path: Path, banks: Banks) -> Seen:
    """Return what a file adds to the counts, why it adds nothing, or what is wrong with it.

    Nothing that stands in the file is told, not even of a wrong one: these pages leave the team.
    """
    try:
        return _of_file(path, banks)
    except UnusableFileError as error:
        return error.problems[0]


def _of_file(path: Path, banks: Banks) -> Seen:
    raw = parse_toml(read_text(path), path)
    if is_supervision(path) or is_meeting_record(path):
        return seen_in_record(raw, path, banks.today)
    if not raw:
        return Problem(str(path), "is empty", "It is not counted.")
    return _of_session(raw, path, banks) if "session" in raw else SetAside.OTHER


def _of_session(raw: Mapping[str, Any], path: Path, banks: Banks) -> Seen:
    refuse_other_format(raw, path, FORMAT)
    if isinstance(raw["session"], dict) and "finished" not in raw["session"]:
        return SetAside.DRAFT
    seen = _by_outcome(raw, path, banks)
    if isinstance(seen, Sighting) and seen.finished.date() > banks.today:
        return to_come(path)
    return seen


def _by_outcome(raw: Mapping[str, Any], path: Path, banks: Banks) -> Sighting | Problem:
    """Return what the file's own outcome says, or why it cannot be relied on."""
    match raw:
        case {
            "case": {"reference": str(reference)},
            "session": {"id": str(session), "finished": datetime() as finished},
            "bank": {"id": str(bank_id), "digest": str(digest)},
            "outcome": dict(kept),
        }:
            bank = banks.bank(bank_id, digest)
            if bank is None:
                return Problem(str(path), *_NOT_HELD)
            outcome, cited = _outcome_of(raw, kept), banks.citations(bank)
            if outcome is None or not fits(outcome, cited):
                return Problem(str(path), *_NOT_KEPT)
            counted = counted_case(
                outcome,
                cited,
                has_reference=is_given(reference),
                decides_on_it=decides_on_meeting(raw),
            )
            return Sighting(case_mark(reference, session), utc(finished), counted)
        case _:
            return Problem(str(path), *_NOT_KEPT)


def _outcome_of(raw: Mapping[str, Any], kept: Mapping[Any, Any]) -> Outcome | None:
    """Return the outcome that a file keeps, None where it is not of the answers beside it."""
    try:
        outcome = Outcome.model_validate(kept)
    except ValueError:
        return None
    tables = (raw.get(key, []) for key in ("entries", "answers", "sightings"))
    has_rows = all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in tables
    )
    return outcome if has_rows and rows_digest(raw) == outcome.answers_sha256 else None


def decides_on_meeting(raw: Mapping[str, Any]) -> bool:
    """Say whether a session decided to call a meeting, or says what became of such a decision.

    A decision counts where something is to be done by it, and it is in the ledger.
    """
    decided = raw.get("decided")
    if any(map(is_to_call, keys_in(decided))):
        return True
    match raw.get("decision"):
        case {"urgency": str(urgency)} if urgency in MEETINGS and isinstance(decided, list):
            return any(isinstance(row, dict) and row.get("status") == "new" for row in decided)
        case _:
            return False


# Of a record.


_DECIDED = frozenset({"yes", "held"})


def seen_in_record(
    raw: Mapping[str, Any], path: Path, today: date
) -> RecordSeen | SetAside | Problem:
    """Return what the record of a supervision or a meeting adds to the counts."""
    match raw:
        case {
            "case": {"reference": str(reference)},
            "meeting": {"session": str(session), "held": date() as day, "finished": datetime()},
        } if is_meeting_record(path):
            record = RecordSeen(case_mark(reference, session), meeting_was_held=True)
        case {
            "case": {"reference": str(reference)},
            "supervision": {"finished": datetime() as finished},
            "session": {"id": str(session)},
        } if not is_meeting_record(path):
            day = utc(finished).date()
            said, keys = _said_of_meeting(raw), keys_in(raw.get("decided"))
            is_decided = said in _DECIDED or (not said and any(map(is_to_call, keys)))
            record = RecordSeen(case_mark(reference, session), is_decided, said == "held")
        case _:
            return SetAside.OTHER
    return to_come(path) if day > today else record


def _said_of_meeting(raw: Mapping[str, Any]) -> str:
    match raw.get("meeting"):
        case {"answer": str(answer)}:
            return answer
        case _:
            return ""


def keys_in(rows: object) -> Iterator[str]:
    """Yield the keys of decisions that rows of a file are about."""
    for row in rows if isinstance(rows, list) else ():
        match row:
            case {"key": str(key)}:
                yield key
            case _:
                pass


def to_come(path: Path) -> Problem:
    """Return that a file bears a day that has not come yet."""
    fact = "was finished on a day that has not come yet, and is not counted"
    return Problem(str(path), fact, "Put the day right in it, or give the day with --today.")


# The mark of a case: a digest, so that no reference is held or passed on.


def case_mark(reference: str, session: str) -> bytes:
    """Return the mark that the files of a case have in common.

    Without a reference each session is a case of its own, with the records about it.
    """
    text = f"case {_one(reference)}" if is_given(reference) else f"session {session}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def is_given(reference: str) -> bool:
    """Say whether a case has a reference."""
    return _one(reference) not in ("", NOT_GIVEN)


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is read so."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _one(reference: str) -> str:
    """Return a reference so that spaces and capitals make no second case of it."""
    return " ".join(reference.split()).casefold()
