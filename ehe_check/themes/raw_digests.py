"""The digest of a session's answers, straight from what its file says: no models are made.

It is the one that `answers_digest` gives, a test holds that, several times as fast.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from ehe_check.judge.answers import Answer, Entry

Row: TypeAlias = dict[str, Any]

_KEYS = {"entries": tuple(Entry.model_fields), "answers": tuple(Answer.model_fields)}
_MARKS = ("not_known", "skipped")
_WIDEST = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TO_ESCAPE = re.compile(r'["\\\x00-\x08\x0a-\x1f\x7f]')
_ESCAPES = {
    "\b": "\\b",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


class _NotPlainError(Exception):
    """A value that only the writer of TOML itself knows how to write."""


def raw_answers_digest(raw: Mapping[str, Any]) -> str | None:
    """Return the SHA-256 of the answers and entries that a file holds, None where it has no rows.

    The file need not be right: what is no list of tables has no digest.
    """
    tables = {key: raw[key] for key in _KEYS if raw.get(key)}
    if not all(map(_is_rows, tables.values())):
        return None
    kept = {key: [_row(_KEYS[key], row) for row in rows] for key, rows in tables.items()}
    try:
        text = "".join(_written(kept))
    except _NotPlainError:
        import tomli_w

        text = tomli_w.dumps(kept)
    return hashlib.sha256(text.encode()).hexdigest()


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _row(known: tuple[str, ...], row: Row) -> Row:
    """Return a row with its known keys first, in the order in which they are saved."""
    ordered = {key: row[key] for key in known if key in row}
    ordered |= row
    for mark in _MARKS:
        if ordered.get(mark) is False:
            del ordered[mark]
    return ordered


def _written(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Yield tables as they are saved: rows on one line each where all of them fit, then others."""
    pairs = {key: [_pairs(row) for row in rows] for key, rows in tables.items()}
    short = {key: lines for key, rows in pairs.items() if (lines := _in_lines(rows)) is not None}
    for key, lines in short.items():
        yield f"{key} = [\n{''.join(lines)}]\n"
    is_first = not short
    for key, row in ((key, row) for key, rows in pairs.items() if key not in short for row in rows):
        yield f"[[{key}]]\n" if is_first else f"\n[[{key}]]\n"
        yield "".join(f"{pair}\n" for pair in row)
        is_first = False


def _in_lines(rows: Sequence[list[str]]) -> list[str] | None:
    """Return rows as a line each, or None where one of them is too long for that."""
    lines = []
    for row in rows:
        line = f"    {{ {', '.join(row)} }},"
        if len(line) > _WIDEST or "\n" in line:
            return None
        lines.append(f"{line}\n")
    return lines


def _pairs(row: Row) -> list[str]:
    if not row:
        raise _NotPlainError
    return [f"{_key(key)} = {_literal(value)}" for key, value in row.items()]


@lru_cache
def _key(key: str) -> str:
    if not _BARE.fullmatch(key):
        raise _NotPlainError
    return key


def _literal(value: object) -> str:
    if isinstance(value, str):
        return f'"{_TO_ESCAPE.sub(_escape, value)}"'
    match value:
        case bool():
            return "true" if value else "false"
        case int() | date():
            return str(value)
        case [str(), *_] if all(isinstance(inner, str) for inner in value):
            return "[\n" + "".join(f"    {_literal(inner)},\n" for inner in value) + "]"
        case _:
            raise _NotPlainError


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
