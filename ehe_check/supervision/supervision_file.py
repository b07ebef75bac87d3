"""Supervision files: what was discussed and agreed, beside the sessions and apart from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.errors import Problem, UnusableFileError, quoted
from ehe_check.files.checked import checked, dotted
from ehe_check.files.folders import NotRead, not_read, toml_files
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.tables import Tables, extras, read_tables
from ehe_check.files.toml import read_toml, toml_bytes
from ehe_check.over_time.case_files import is_supervision
from ehe_check.over_time.order import instant
from ehe_check.supervision.supervision import FORMAT, ReflectiveQuestions, Supervision


@dataclass(frozen=True)
class SupervisionFile:
    """A supervision as read from its file, and the keys in it that this program does not know."""

    supervision: Supervision
    unknown_keys: tuple[Problem, ...]


def read_supervision(path: Path) -> SupervisionFile:
    """Read a supervision file; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    tables = read_tables(path, FORMAT)
    if "supervision" not in tables.raw:
        fact = "is no supervision: it has no [supervision]"
        raise UnusableFileError(Problem(str(path), fact, "Give a file that supervise has saved."))
    supervision = checked(Supervision, tables.raw, tables.place)
    twice = [*_twice(supervision, tables)]
    if twice:
        raise UnusableFileError(twice)
    odd = tuple(extras(supervision))
    first = {(extra.model, extra.key): extra for extra in reversed(odd)}
    return SupervisionFile(
        supervision, tuple(tables.unknown(extra) for extra in odd if extra in first.values())
    )


def supervision_bytes(path: Path, supervision: Supervision) -> bytes:
    """Return a supervision as the content of its file.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, _table(supervision))


def load_reflections(path: Path = resources.REFLECTIONS) -> ReflectiveQuestions:
    """Read the questions to think through together.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(ReflectiveQuestions, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))


def supervisions_in(folders: Iterable[Path]) -> Iterator[Supervision | NotRead]:
    """Yield the finished supervisions among folders, and the files named so that are not read."""
    for found in toml_files(folders):
        if not isinstance(found, Path) or not is_supervision(found):
            continue
        try:
            supervision = read_supervision(found).supervision
        except UnusableFileError as error:
            yield not_read(found, error) or NotRead(found, error.problems[0])
            continue
        if supervision.is_finished:
            yield supervision


def in_order(several: Iterable[Supervision]) -> tuple[Supervision, ...]:
    """Return supervisions in the order in which they were finished, each once."""
    by_id = {each.supervision.id: each for each in several}
    return tuple(sorted(by_id.values(), key=ended))


def ended(supervision: Supervision) -> datetime:
    """Return when a supervision was finished, or was begun where it is not."""
    return instant(supervision.supervision.finished or supervision.supervision.started)


def _twice(supervision: Supervision, tables: Tables) -> Iterator[Problem]:
    """Yield a problem for each point or reflection that stands there a second time."""
    names = {("points", n): str(point.ref) for n, point in enumerate(supervision.points)}
    names |= {("reflections", n): one.question for n, one in enumerate(supervision.reflections)}
    seen: set[tuple[str, str]] = set()
    for (table, number), name in names.items():
        if (table, name) in seen:
            place = tables.place((table, number))
            yield Problem(place, f"{quoted(name)} stands there twice", "Keep one of the two.")
        seen.add((table, name))


def _table(supervision: Supervision) -> dict[str, Any]:
    table = supervision.model_dump(mode="python", by_alias=True, exclude_none=True)
    for point in table["points"]:
        if not point["passed_over"]:
            del point["passed_over"]
    for key in [key for key, value in table.items() if value == ()]:
        del table[key]
    plain: dict[str, Any] = _plain(table)
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
