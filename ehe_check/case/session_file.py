"""Session files: TOML that a person can read and edit, kept whole with what is not known in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehe_check.case.rows import too_many, twice
from ehe_check.case.session import FORMAT, Session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked
from ehe_check.files.tables import extras, read_tables
from ehe_check.files.toml import toml_bytes

_MARKS = ("not_known", "skipped")


@dataclass(frozen=True)
class SessionFile:
    """A session as read from its file, and the keys in it that this program does not know."""

    session: Session
    unknown_keys: tuple[Problem, ...]


def read_session(path: Path) -> SessionFile:
    """Read a session file; a key that is not known is named once, however often it stands there.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    tables = read_tables(path, FORMAT)
    if not tables.raw:
        fact = "is empty"
        raise UnusableFileError(
            Problem(str(path), fact, "Take it from a copy, or start in another file.")
        )
    if "session" not in tables.raw and "answers" in tables.raw:
        fact = "holds answers but no [session]"
        raise UnusableFileError(
            Problem(str(path), fact, "Use it with --answers, and another FILE.")
        )
    session = checked(Session, tables.raw, tables.place)
    answers, entries = dict(enumerate(session.answers)), dict(enumerate(session.entries))
    problems = [*twice(tables, answers, entries), *too_many(tables, entries)]
    if problems:
        raise UnusableFileError(problems)
    odd = tuple(extras(session))
    first = {(extra.model, extra.key): extra for extra in reversed(odd)}
    return SessionFile(
        session, tuple(tables.unknown(extra) for extra in odd if extra in first.values())
    )


def session_bytes(path: Path, session: Session) -> bytes:
    """Return a session as the content of its file.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, session_table(session))


def session_table(session: Session) -> dict[str, Any]:
    """Return a session as the tables of its file, without empty lists and false marks.

    Keys that are not known stay as they are, empty or not.
    """
    table = session.model_dump(mode="python", by_alias=True, exclude_none=True)
    for answer in table["answers"]:
        for mark in _MARKS:
            if not answer[mark]:
                del answer[mark]
    for part in (table, table["session"], table.get("outcome", {})):
        for key in [key for key, value in part.items() if value == ()]:
            del part[key]
    plain: dict[str, Any] = _plain(table)
    return plain


def answers_digest(session: Session) -> str:
    """Return the SHA-256 of a session's answers and entries, as they stand in its file."""
    import tomli_w

    table = session_table(session)
    kept: dict[str, Any] = {key: table[key] for key in ("entries", "answers") if key in table}
    return hashlib.sha256(tomli_w.dumps(kept).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    """Return a value as plain lists, tables and texts: no tuples, and no enums."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
