"""Files that keep what they do not know: read with every problem at once, written whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked
from ehe_check.files.exact import Keeping
from ehe_check.files.tables import extras, read_tables
from ehe_check.files.toml import toml_bytes

Kept = TypeVar("Kept", bound=Keeping)


@dataclass(frozen=True)
class KeptFile(Generic[Kept]):
    """What a file holds, and the keys in it that this program does not know."""

    value: Kept
    unknown_keys: tuple[Problem, ...]


def read_kept(model: type[Kept], path: Path, *, sign: str, what: str) -> KeptFile[Kept]:
    """Read a file of one kind, told by a key that it must have.

    Raises:
        UnusableFileError: it is of another kind, cannot be read, or with every problem in it.
    """
    tables = read_tables(path)
    if sign not in tables.raw:
        fact = f"is no {what}: it has no {sign}"
        raise UnusableFileError(Problem(str(path), fact, "Check that it is the file you meant."))
    value = checked(model, tables.raw, tables.place)
    odd = tuple(extras(value))
    first = {(extra.model, extra.key): extra for extra in reversed(odd)}
    unknown = (tables.unknown(extra) for extra in odd if extra in first.values())
    return KeptFile(value, tuple(unknown))


def kept_bytes(path: Path, value: Keeping) -> bytes:
    """Return a value as the content of its file; what goes without saying is left out.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, _plain(value.model_dump(mode="python", exclude_defaults=True)))


def _plain(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
