"""Session files: TOML that a person can read and edit, with the bank and the HOLD of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank
from ehe_check.case.answer_faults import MAKE_ROOM, NO_ROOM, Place, Row, entry_faults
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import FORMAT, ChosenReason, Session
from ehe_check.case.walk import set_aside
from ehe_check.errors import Problem, UnusableFileError, quoted
from ehe_check.files.kept import KeptFile, Tables, kept_bytes, read_kept, twice
from ehe_check.files.open_files import Seen, open_file
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting

SUPERVISION_ENDING = ".supervision.toml"
MEETING_ENDING = ".meeting.toml"
_MEANWHILE = "Until it is kept, do not raise this worry with the family."
TABLES: Mapping[str, type[Row]] = {"entries": Entry, "answers": Answer, "sightings": Sighting}
"""The tables of a file whose rows say something of a case, in the order of their faults."""


def read_session(path: Path) -> KeptFile[Session]:
    """Read a session file; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(Session, path, of_format=FORMAT, is_another=_is_another, faults=_faults)


def is_supervision(path: Path) -> bool:
    """Say whether a file is named as the record of a supervision is, which may lie beside these."""
    return path.name.endswith(SUPERVISION_ENDING)


def is_meeting_record(path: Path) -> bool:
    """Say whether a file is named as the record of a meeting is, which may lie beside these."""
    return path.name.endswith(MEETING_ENDING)


def said_twice(tables: Tables, rows: Mapping[Place, Row]) -> Iterator[Problem]:
    """Yield a problem for each row that says again what an earlier row says."""
    facts = ((place, _again(row)) for place, row in rows.items())
    return twice(tables, facts, "Keep one of the two.")


def _again(row: Row) -> str:
    match row:
        case Answer():
            return f"{row.ref} is answered a second time"
        case Entry():
            return f"{row.id} is listed a second time"
        case Sighting():
            return f"{row.by} and {row.about} stands in the grid a second time"


def too_many(tables: Tables, rows: Mapping[Place, Row]) -> list[Problem]:
    """Return a problem for each entry for which there is no room on its list."""
    entries = {place: row for place, row in rows.items() if isinstance(row, Entry)}
    beyond = Answers(entries=tuple(entries.values())).too_many
    return [
        Problem(tables.place(place), NO_ROOM, MAKE_ROOM)
        for place, entry in entries.items()
        if entry.id in beyond
    ]


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


# The HOLD that is kept in a file.


def with_reason_kept(
    path: Path, session: Session, seen: Seen | None, chosen: ChosenReason
) -> Session:
    """Return a session with the reason for a meeting, kept in its file first.

    A HOLD that the reason brings is kept there with it; one that is there already stays. `seen` is
    the file as it was read.

    Raises:
        UnusableFileError: it cannot be kept there.
    """
    with_it = session.for_the_reason(chosen)
    if with_it is session:
        return session
    try:
        with open_file(path, seen) as file:
            file.write(kept_bytes(path, with_it))
    except UnusableFileError as error:
        held = with_it.kept_hold != session.kept_hold
        raise UnusableFileError(_not_kept(each, is_held=held) for each in error.problems) from None
    return with_it


def content_after(first: Path) -> Callable[[Path, Session], bytes]:
    """Return how a session is written: beside its first file, with the HOLD put on record there."""

    def content(path: Path, session: Session) -> bytes:
        return kept_bytes(path, session if path == first else under_hold_in(first, session))

    return content


def under_hold_in(path: Path, session: Session) -> Session:
    """Return a session under the HOLD that its file in some place has, where it has one."""
    try:
        there = read_session(path).value
    except UnusableFileError:
        return session
    is_same = there.session.id == session.session.id
    hold = there.kept_hold if is_same else None
    return session.under(hold) if hold is not None else session


def _not_kept(problem: Problem, *, is_held: bool) -> Problem:
    what = "HOLD" if is_held else "reason"
    fact = f"{problem.fact}, so the {what} cannot be kept in it, and nothing was printed"
    remedy = f"{problem.remedy} {_MEANWHILE if is_held else ''}".strip()
    return replace(problem, fact=fact, remedy=remedy)


# Why a file is refused.


def _is_another(tables: Tables) -> Problem | None:
    """Return why a file holds no session, where it does not so much as begin one."""
    if not tables.raw:
        remedy = "Take it from a copy, or start in another file."
        return Problem(str(tables.path), "is empty", remedy)
    is_meeting = "session" not in tables.raw and "meeting" in tables.raw
    if is_meeting or "supervision" in tables.raw:
        fact = f"is the record of a {'meeting' if is_meeting else 'supervision'}, and no session"
        return Problem(str(tables.path), fact, "Give the file of the session.")
    if "session" not in tables.raw and "answers" in tables.raw:
        remedy = "Use it with --answers, and another FILE."
        return Problem(str(tables.path), "holds answers but no [session]", remedy)
    return None


def _faults(tables: Tables, session: Session) -> Iterator[Problem]:
    rows: dict[Place, Row] = {
        (table, number): row
        for table in TABLES
        for number, row in enumerate(getattr(session, table))
    }
    yield from said_twice(tables, rows)
    yield from too_many(tables, rows)
    own = [at for at, row in enumerate(session.decided) if row.status is AgreedStatus.NEW]
    for number in own[1:]:
        fact = "is a second new decision, where a session makes one"
        yield Problem(tables.place(("decided", number)), fact, "Write both into the first.")
