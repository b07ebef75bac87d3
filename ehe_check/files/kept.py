"""Files that keep what they do not know: read with every problem at once, written whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked
from ehe_check.files.exact import Keeping
from ehe_check.files.format_number import FIRST_FORMAT
from ehe_check.files.toml import toml_bytes

if TYPE_CHECKING:
    from ehe_check.files.tables import Tables

Kept = TypeVar("Kept", bound=Keeping)
_SAYS_NOTHING: tuple[object, ...] = (None, False, ())


@dataclass(frozen=True)
class KeptFile(Generic[Kept]):
    """What a file holds, and the keys in it that this program does not know."""

    value: Kept
    unknown_keys: tuple[Problem, ...]


def read_kept(
    model: type[Kept],
    path: Path,
    *,
    of_format: int = FIRST_FORMAT,
    is_another: Callable[[Tables], Problem | None],
    faults: Callable[[Tables, Kept], Iterable[Problem]] = lambda *_: (),
) -> KeptFile[Kept]:
    """Read a file of one kind; a key that is not known is named once, however often it stands.

    `is_another` says why a file is of another kind, `faults` what a value that is rightly shaped
    still must not say.

    Raises:
        UnusableFileError: it is of another kind, cannot be read, or with every problem in it.
    """
    from ehe_check.files.tables import read_tables

    tables = read_tables(path, of_format)
    another = is_another(tables)
    if another is not None:
        raise UnusableFileError(another)
    value = checked(model, tables.raw, tables.place)
    found = [*faults(tables, value)]
    if found:
        raise UnusableFileError(found)
    return KeptFile(value, tuple(_unknown(tables, value)))


def lacks(
    sign: str, what: str, remedy: str = "Check that it is the file you meant."
) -> Callable[[Tables], Problem | None]:
    """Return what says of a file that it is of another kind, as it lacks a key such as [room]."""

    def is_another(tables: Tables) -> Problem | None:
        if sign.strip("[]") in tables.raw:
            return None
        return Problem(str(tables.path), f"is no {what}: it has no {sign}", remedy)

    return is_another


def kept_bytes(path: Path, value: Keeping) -> bytes:
    """Return a value as the content of its file; what goes without saying is left out.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, _plain(value.model_dump(mode="python", exclude_defaults=True)))


def kept_table(value: BaseModel) -> dict[str, Any]:
    """Return a value as the tables of its file, without the lists and marks that it may lack.

    Keys that are not known stay as they are, empty or not.
    """
    said = {
        field.alias or name: inner
        for name, field in type(value).model_fields.items()
        if (inner := getattr(value, name)) is not None
        and not (inner == field.default and inner in _SAYS_NOTHING)
    }
    table: dict[str, Any] = _plain({**said, **(value.model_extra or {})})
    return table


def _unknown(tables: Tables, value: Keeping) -> Iterator[Problem]:
    from ehe_check.files.tables import extras

    odd = tuple(extras(value))
    first = {(extra.model, extra.key): extra for extra in reversed(odd)}
    return (tables.unknown(extra) for extra in odd if extra in first.values())


def _plain(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    """Return a value as plain lists, tables and texts: no models, no tuples, and no enums."""
    if isinstance(value, BaseModel):
        return kept_table(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
