"""A file of our own as it was read: where its rows stand, and which keys are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from ehe_check.errors import Problem, nearest, quoted
from ehe_check.files.checked import Loc, Value, dotted, key_names
from ehe_check.files.exact import Keeping
from ehe_check.files.format_number import FIRST_FORMAT, refuse_other_format
from ehe_check.files.toml import lines_of_keys, parse_toml, read_text


@dataclass(frozen=True)
class Extra:
    """A key that a model does not know, and where it stands."""

    loc: Loc
    key: str
    model: type[BaseModel]


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
                return ", ".join(filter(None, [self._table(loc), dotted(loc)]))

    def rows(self, model: type[Value], table: str) -> dict[int, Value]:
        """Return those rows of a table that are rightly shaped, by their number from 0."""
        rows = self.raw.get(table)
        return dict(_shaped(model, rows if isinstance(rows, list) else ()))

    def unknown(self, extra: Extra) -> Problem:
        """Return the problem that a key is not known where it stands."""
        remedy = nearest(extra.key, key_names(extra.model))
        return Problem(
            self.place(extra.loc), f"the key {quoted(extra.key)} is not known here", remedy
        )

    def _table(self, loc: Loc) -> str:
        line = self.lines.get(loc) or self.lines.get(loc[:1])
        return f"{self.path}, line {line}" if line else str(self.path)

    def _row(self, table: str, number: int) -> str:
        rows = self.raw.get(table)
        row = rows[number] if isinstance(rows, list) and number < len(rows) else None
        table_row: dict[str, Any] = row if isinstance(row, dict) else {}
        names = (table_row.get("question", table_row.get("id")), table_row.get("about"))
        named = " ".join(name for name in names if isinstance(name, str))
        line = self.lines.get((table, number))
        where = f"{self.path}, line {line}" if line else str(self.path)
        return f"{where}, {table} {number + 1}" + (f" ({named})" if named else "")


def read_tables(path: Path, of_format: int = FIRST_FORMAT) -> Tables:
    """Read a file of this program's own format.

    Raises:
        UnusableFileError: it cannot be read, is not TOML, or is of another format.
    """
    text = read_text(path)
    tables = Tables(path, text, parse_toml(text, path))
    refuse_other_format(tables.raw, path, of_format)
    return tables


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


def _shaped(model: type[Value], rows: Iterable[object]) -> Iterator[tuple[int, Value]]:
    for number, row in enumerate(rows):
        try:
            yield number, model.model_validate(row)
        except ValidationError:
            continue
