"""Supervision files: what was discussed and agreed, beside the sessions and apart from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.model.history import Agreed
from ehe_check.model.supervision import ReflectiveQuestions, Supervision
from ehe_check.storage.banks import refuse_newer
from ehe_check.storage.checking import checked, dotted
from ehe_check.storage.session_folders import toml_files
from ehe_check.storage.tables import read_tables
from ehe_check.storage.toml_files import read_toml, write_toml

ENDING = ".supervision.toml"


def is_supervision(path: Path) -> bool:
    """Say whether a file is named as a supervision is."""
    return path.name.endswith(ENDING)


def read_supervision(path: Path) -> Supervision:
    """Read a supervision file; keys that are not known are kept.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    tables = read_tables(path)
    if "supervision" not in tables.raw:
        fact = "is no supervision: it has no [supervision]"
        raise UnusableFileError(Problem(str(path), fact, "Give a file that supervise has saved."))
    return checked(Supervision, tables.raw, tables.place)


def write_supervision(path: Path, supervision: Supervision) -> None:
    """Write a supervision to its file, whole or not at all.

    Raises:
        UnusableFileError: it cannot be written; what was there before is still there.
    """
    try:
        write_toml(path, _table(supervision))
    except UnicodeEncodeError:
        fact = "cannot hold a character that is half of one (a lone surrogate)"
        raise UnusableFileError(Problem(str(path), fact, "Type that text again.")) from None


def load_reflections(path: Path = resources.REFLECTIONS) -> ReflectiveQuestions:
    """Read the questions to think through together.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(ReflectiveQuestions, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))


def supervisions_in(folders: Iterable[Path], reference: str) -> tuple[Supervision, ...]:
    """Return the finished supervisions of one case among folders, first to latest."""
    found = (each for each in _all_in(folders) if each.case.reference.strip() == reference)
    return tuple(sorted((each for each in found if each.is_finished), key=lambda each: each.day))


def agreed_in(folders: Iterable[Path], reference: str) -> tuple[Agreed, ...]:
    """Return everything that was agreed at the supervisions of one case."""
    several = supervisions_in(folders, reference)
    return tuple(agreed for supervision in several for agreed in supervision.agreed())


def _all_in(folders: Iterable[Path]) -> Iterator[Supervision]:
    for found in toml_files(folders):
        if isinstance(found, Path) and is_supervision(found):
            try:
                yield read_supervision(found)
            except UnusableFileError:
                continue  # the person will hear of it when they open it


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
