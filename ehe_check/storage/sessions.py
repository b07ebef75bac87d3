"""Session files and answers files: TOML that a person can read and edit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, Field

from ehe_check.errors import Problem, UnusableFileError, nearest
from ehe_check.model.answers import Answer, Entry
from ehe_check.model.bank import WalkSet
from ehe_check.model.base import Keeping
from ehe_check.model.role import Role
from ehe_check.model.session import Session
from ehe_check.storage.banks import refuse_newer
from ehe_check.storage.checking import checked, dotted, key_names
from ehe_check.storage.toml_files import line_of_table, parse_toml, read_text, write_toml


@dataclass(frozen=True)
class SessionFile:
    """A session as read from its file, and the keys in it that this program does not know."""

    session: Session
    unknown_keys: tuple[Problem, ...]


class AnswersFile(Keeping):
    """Answers to take into a session: a whole session, or bare `[[answers]]` with entries if it likes."""

    format: Annotated[int, Field(ge=1)] = 1
    entries: tuple[Entry, ...] = ()
    answers: tuple[Answer, ...] = ()
    complete_rosters: tuple[str, ...] = ()
    reference: str | None = None
    walk_set: WalkSet | None = None
    role: Role | None = None


def read_session(path: Path) -> SessionFile:
    """Read a session file.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    text = read_text(path)
    raw = parse_toml(text, path)
    refuse_newer(raw, path)
    if "session" not in raw and "answers" in raw:
        fact = "holds answers but no [session]"
        raise UnusableFileError(
            Problem(str(path), fact, f"Use it with --answers {path.name} and another FILE.")
        )
    session = checked(Session, raw, _place(path, text, raw))
    _refuse_twice(path, text, session.answers)
    return SessionFile(session, tuple(_unknown_keys(path, text, raw, session)))


def read_answers(path: Path) -> AnswersFile:
    """Read an answers file, in which a key that is not known is an error.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    text = read_text(path)
    raw = parse_toml(text, path)
    refuse_newer(raw, path)
    if isinstance(raw.get("session"), dict):
        return _answers_of_session(path, text, raw)
    given = checked(AnswersFile, raw, _place(path, text, raw))
    _refuse_twice(path, text, given.answers)
    problems = tuple(_unknown_keys(path, text, raw, given))
    if problems:
        raise UnusableFileError(problems)
    return given


def _answers_of_session(path: Path, text: str, raw: dict[str, Any]) -> AnswersFile:
    session = checked(Session, raw, _place(path, text, raw))
    _refuse_twice(path, text, session.answers)
    problems = tuple(_unknown_keys(path, text, raw, session))
    if problems:
        raise UnusableFileError(problems)
    return AnswersFile(
        entries=session.entries,
        answers=session.answers,
        complete_rosters=session.session.complete_rosters,
        reference=session.case.reference,
        walk_set=session.session.walk_set,
        role=session.session.role,
    )


def write_session(path: Path, session: Session) -> None:
    """Write a session to its file, whole or not at all.

    Raises:
        UnusableFileError: it cannot be written; what was there before is still there.
    """
    try:
        write_toml(path, session_table(session))
    except UnicodeEncodeError:
        _refuse_surrogates(path)


def session_table(session: Session) -> dict[str, Any]:
    """Return a session as the tables of its file, without what is empty."""
    table: dict[str, Any] = _without_nothing(
        session.model_dump(mode="python", by_alias=True, exclude_none=True)
    )
    return table


def answers_digest(session: Session) -> str:
    """Return the SHA-256 of a session's answers and entries, as they stand in its file."""
    import tomli_w

    table = session_table(session)
    kept: dict[str, Any] = {key: table[key] for key in ("entries", "answers") if key in table}
    return hashlib.sha256(tomli_w.dumps(kept).encode("utf-8", "surrogatepass")).hexdigest()


def _refuse_surrogates(path: Path) -> NoReturn:
    fact = "cannot hold a character that is half of one (a lone surrogate)"
    raise UnusableFileError(Problem(str(path), fact, "Type that text again.")) from None


def _without_nothing(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    """Leave out what says nothing, so that the file stays short: empty lists, and false marks."""
    if isinstance(value, dict):
        cleaned = {key: _without_nothing(inner) for key, inner in value.items()}
        return {
            key: inner
            for key, inner in cleaned.items()
            if inner not in ([], ()) and not (inner is False and key in ("not_known", "skipped"))
        }
    if isinstance(value, list | tuple):
        return [_without_nothing(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _place(path: Path, text: str, raw: Mapping[str, Any]) -> Any:  # noqa: ANN401 (a function from a place to words)
    def place(loc: tuple[int | str, ...]) -> str:
        match loc:
            case (str(table), int(number), *rest):
                return ", ".join(
                    filter(None, [_table_place(path, text, raw, table, number), dotted(rest)])
                )
            case _:
                return ", ".join(filter(None, [str(path), dotted(loc)]))

    return place


def _table_place(path: Path, text: str, raw: Mapping[str, Any], table: str, number: int) -> str:
    line = line_of_table(text, table, number)
    rows = raw.get(table)
    row = rows[number] if isinstance(rows, list) and number < len(rows) else {}
    name = row.get("question", row.get("id", "")) if isinstance(row, dict) else ""
    where = f"{path}, line {line}" if line else str(path)
    return f"{where}, {table} {number + 1}" + (
        f" ({name})" if isinstance(name, str) and name else ""
    )


def _refuse_twice(path: Path, text: str, answers: Iterable[Answer]) -> None:
    seen: dict[Any, int] = {}
    problems = []
    for number, answer in enumerate(answers):
        if answer.ref in seen:
            line = line_of_table(text, "answers", number)
            where = f"{path}, line {line}" if line else str(path)
            problems.append(
                Problem(where, f"{answer.ref} is answered a second time", "Keep one of the two.")
            )
        seen[answer.ref] = number
    if problems:
        raise UnusableFileError(problems)


def _unknown_keys(
    path: Path, text: str, raw: Mapping[str, Any], value: BaseModel
) -> Iterator[Problem]:
    place = _place(path, text, raw)
    for loc, key, model in _extras(value, ()):
        if isinstance(model, Entry):
            continue  # an entry's other keys are its roster's attributes, which the bank knows
        yield Problem(
            place(loc), f"the key {key!r} is not known here", nearest(key, key_names(type(model)))
        )


def _extras(
    value: BaseModel, loc: tuple[int | str, ...]
) -> Iterator[tuple[tuple[int | str, ...], str, BaseModel]]:
    for key in value.model_extra or {}:
        yield loc, key, value
    for name, field in type(value).model_fields.items():
        inner, key = getattr(value, name), field.alias or name
        if isinstance(inner, BaseModel):
            yield from _extras(inner, (*loc, key))
        elif isinstance(inner, tuple):
            for number, item in enumerate(inner):
                if isinstance(item, BaseModel):
                    yield from _extras(item, (*loc, key, number))
