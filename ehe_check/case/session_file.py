"""Session files: TOML that a person can read and edit, kept whole with what is not known in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ehe_check.case.answer_faults import MAKE_ROOM, NO_ROOM
from ehe_check.case.session import FORMAT, Session
from ehe_check.errors import Problem
from ehe_check.files.checked import Loc
from ehe_check.files.kept import KeptFile, Tables, kept_table, read_kept
from ehe_check.files.toml import toml_bytes
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting

SUPERVISION_ENDING = ".supervision.toml"
MEETING_ENDING = ".meeting.toml"


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


def session_bytes(path: Path, session: Session) -> bytes:
    """Return a session as the content of its file.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, kept_table(session))


def twice(
    tables: Tables,
    answers: Mapping[int, Answer],
    entries: Mapping[int, Entry],
    sightings: Mapping[int, Sighting],
) -> list[Problem]:
    """Return a problem for each row that says again what an earlier row says."""
    refs: dict[Loc, str] = {
        ("answers", number): str(answer.ref) for number, answer in answers.items()
    }
    ids: dict[Loc, str] = {("entries", number): entry.id for number, entry in entries.items()}
    cells: dict[Loc, str] = {
        ("sightings", number): f"{each.by} and {each.about}" for number, each in sightings.items()
    }
    said = [
        (refs, "is answered a second time"),
        (ids, "is listed a second time"),
        (cells, "stands in the grid a second time"),
    ]
    return [
        Problem(tables.place(loc), f"{name} {words}", "Keep one of the two.")
        for names, words in said
        for loc, name in _repeated(names)
    ]


def too_many(tables: Tables, entries: Mapping[int, Entry]) -> list[Problem]:
    """Return a problem for each entry for which there is no room on its list."""
    beyond = Answers(entries=tuple(entries.values())).too_many
    return [
        Problem(tables.place(("entries", number)), NO_ROOM, MAKE_ROOM)
        for number, entry in entries.items()
        if entry.id in beyond
    ]


def _is_another(tables: Tables) -> Problem | None:
    """Return why a file holds no session, where it does not so much as begin one."""
    if not tables.raw:
        remedy = "Take it from a copy, or start in another file."
        return Problem(str(tables.path), "is empty", remedy)
    if "session" not in tables.raw and "meeting" in tables.raw:
        fact = "is the record of a meeting, and no session"
        return Problem(str(tables.path), fact, "Give the file of the session.")
    if "session" not in tables.raw and "answers" in tables.raw:
        remedy = "Use it with --answers, and another FILE."
        return Problem(str(tables.path), "holds answers but no [session]", remedy)
    return None


def _faults(tables: Tables, session: Session) -> Iterator[Problem]:
    answers, entries = dict(enumerate(session.answers)), dict(enumerate(session.entries))
    yield from twice(tables, answers, entries, dict(enumerate(session.sightings)))
    yield from too_many(tables, entries)


def _repeated(names: Mapping[Loc, str]) -> Iterator[tuple[Loc, str]]:
    seen: set[str] = set()
    for loc, name in names.items():
        if name in seen:
            yield loc, name
        seen.add(name)
