"""Files that keep what they do not know: read with every problem at once, written whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import Loc, Value, checked, dotted, key_names, unknown_key
from ehe_check.files.exact import Keeping
from ehe_check.files.toml import (
    FIRST_FORMAT,
    lines_of_keys,
    parse_toml,
    read_text,
    refuse_other_format,
    toml_bytes,
)
from ehe_check.page.phrases import again

Kept = TypeVar("Kept", bound=Keeping)
_SAYS_NOTHING: tuple[object, ...] = (None, False, ())


@dataclass(frozen=True)
class Tables:
    """The text of a file and what it says as TOML."""

    path: Path
    text: str
    raw: dict[str, Any]

    @cached_property
    def lines(self) -> Mapping[Loc, int]:
        """The line of each key and heading: of the third `[[table]]` that at (table, 2)."""
        return lines_of_keys(self.text)

    def place(self, loc: Loc) -> str:
        """Return a place in the file as words, with the line of its row, table or key."""
        match loc:
            case (str(table), int(number), *rest):
                return ", ".join(filter(None, [self._row(table, number), dotted(rest)]))
            case _:
                return ", ".join(filter(None, [self._where(loc, loc[:1]), dotted(loc)]))

    def rows(self, model: type[Value], table: str) -> dict[int, Value]:
        """Return those rows of a table that are rightly shaped, by their number from 0."""
        rows = self.raw.get(table)
        return dict(_shaped(model, rows if isinstance(rows, list) else ()))

    def unknown(self, extra: Extra) -> Problem:
        """Return the problem that a key is not known where it stands."""
        return unknown_key(self.place(extra.loc), extra.key, key_names(extra.model))

    def _where(self, *locs: Loc) -> str:
        """Return the file with the line of the first of these places that has one."""
        line = next(filter(None, map(self.lines.get, locs)), None)
        return f"{self.path}, line {line}" if line else str(self.path)

    def _row(self, table: str, number: int) -> str:
        rows = self.raw.get(table)
        row = rows[number] if isinstance(rows, list) and number < len(rows) else None
        table_row: dict[str, Any] = row if isinstance(row, dict) else {}
        names = (table_row.get("question", table_row.get("id")), table_row.get("about"))
        named = " ".join(name for name in names if isinstance(name, str))
        where = self._where((table, number))
        return f"{where}, {table} {number + 1}" + (f" ({named})" if named else "")


@dataclass(frozen=True)
class Extra:
    """A key that a model does not know, and where it stands."""

    loc: Loc
    key: str
    model: type[BaseModel]


@dataclass(frozen=True)
class KeptFile(Generic[Kept]):
    """What a file holds, and the keys in it that this program does not know."""

    value: Kept
    unknown_keys: tuple[Problem, ...]


def read_tables(path: Path, of_format: int = FIRST_FORMAT) -> Tables:
    """Read a file of this program's own format.

    Raises:
        UnusableFileError: it cannot be read, is not TOML, or is of another format.
    """
    text = read_text(path)
    tables = Tables(path, text, parse_toml(text, path))
    refuse_other_format(tables.raw, path, of_format)
    return tables


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
    tables = read_tables(path, of_format)
    another = is_another(tables)
    if another is not None:
        raise UnusableFileError(another)
    value = checked(model, tables.raw, tables.place)
    found = [*faults(tables, value)]
    if found:
        raise UnusableFileError(found)
    first: dict[tuple[type[BaseModel], str], Extra] = {}
    for extra in extras(value):
        first.setdefault((extra.model, extra.key), extra)
    return KeptFile(value, tuple(map(tables.unknown, first.values())))


def lacks(
    sign: str, what: str, remedy: str = "Check that it is the file you meant."
) -> Callable[[Tables], Problem | None]:
    """Return what says of a file that it is of another kind, as it lacks a key such as [room]."""

    def is_another(tables: Tables) -> Problem | None:
        if sign.strip("[]") in tables.raw:
            return None
        return Problem(str(tables.path), f"is no {what}: it has no {sign}", remedy)

    return is_another


def extras(value: BaseModel, loc: Loc = ()) -> Iterator[Extra]:
    """Yield the keys that a value keeps without knowing them.

    Attributes are none of them: only a bank knows those.
    """
    if not (isinstance(value, Keeping) and value.has_attributes):
        for key in value.model_extra or {}:
            yield Extra(loc, key, type(value))
    for name, field in type(value).model_fields.items():
        inner, key = getattr(value, name), field.alias or name
        if isinstance(inner, BaseModel):
            yield from extras(inner, (*loc, key))
        elif isinstance(inner, tuple):
            for number, item in enumerate(inner):
                if isinstance(item, BaseModel):
                    yield from extras(item, (*loc, key, number))


def twice(tables: Tables, said: Iterable[tuple[Loc, str]], remedy: str) -> Iterator[Problem]:
    """Yield a problem for each row that says what an earlier row of its table says."""
    for _, (loc, fact) in again(((each[0][0], each[1]), each) for each in said):
        yield Problem(tables.place(loc), fact, remedy)


def kept_bytes(path: Path, value: Keeping) -> bytes:
    """Return a value as the content of its file.

    Raises:
        UnusableFileError: it would be too large, or holds half of a character.
    """
    return toml_bytes(path, kept_table(value))


def bare_bytes(path: Path, value: Keeping) -> bytes:
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


def _plain(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    """Return a value as plain lists, tables and texts: no models, no tuples, and no enums."""
    if isinstance(value, BaseModel):
        return kept_table(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _shaped(model: type[Value], rows: Iterable[object]) -> Iterator[tuple[int, Value]]:
    for number, row in enumerate(rows):
        try:
            yield number, model.model_validate(row)
        except ValidationError:
            continue
