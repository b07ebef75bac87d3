"""Sets of questions that a person has kept by name, in a file of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.toml import read_toml, toml_bytes
from ehe_check.files.whole_files import write_bytes
from ehe_check.quiz.item import QuizItem
from ehe_check.settings.places import in_a_folder, own_data


def sets_file() -> Path:
    """Return where sets are kept: the user's own data, even where settings are shared."""
    return own_data() / "quiz-sets.toml"


def read_sets() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the items of each set, by its name; none where there is no file yet.

    What is no set is none of them, and hinders no other.

    Raises:
        UnusableFileError: the file cannot be read.
    """
    path = sets_file()
    raw = read_toml(path) if path.exists() else {}
    return {name: tuple(ids) for name, ids in raw.items() if _is_a_set(ids)}


def items_of_set(name: str) -> tuple[str, ...]:
    """Return the ids of the items of a set.

    Raises:
        UnusableFileError: there is none of that name, or the file cannot be read.
    """
    sets = read_sets()
    if name not in sets:
        fact = f"no set of questions is kept as {quoted(name)}"
        remedy = nearest(name, sets) if sets else f"Keep one: quiz list --minutes 20 --keep {name}"
        raise UnusableFileError(Problem("--set", fact, remedy))
    return sets[name]


def keep_set(name: str, items: Iterable[QuizItem]) -> None:
    """Keep a set by its name, in place of one of the same name.

    Raises:
        UnusableFileError: the file cannot be read or written.
    """
    path = sets_file()
    sets = {**(read_toml(path) if path.exists() else {}), name: [item.id for item in items]}
    write_bytes(in_a_folder(sets_file()), toml_bytes(sets_file(), sets), over=True)


def _is_a_set(ids: Any) -> bool:  # noqa: ANN401 (any TOML value)
    return isinstance(ids, list) and bool(ids) and all(isinstance(each, str) for each in ids)
