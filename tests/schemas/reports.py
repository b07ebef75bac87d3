"""The shape of a report of one's own: the keys, blanks and lengths of the shipped ones."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.page.words import blanks_in
from tests.schemas.shapes import Schema

OPEN = {("blank", "rows")}
"""The tables in which one's own report may have keys that the shipped one lacks."""


def schema_of_reports() -> Schema:
    """Return the shape of a report of one's own; what its `kind` is decides which keys it has."""
    paths = sorted(resources.REPORTS.glob("*.toml"))
    kinds = {path.stem: _kind(path) for path in paths}
    named = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in kinds
    ]
    return {
        "description": "A report of one's own: what a page is to say in other words.",
        "type": "object",
        "properties": {"kind": {"enum": [*kinds]}},
        "allOf": named,
        "$defs": kinds,
    }


def _kind(path: Path) -> Schema:
    raw = tomllib.loads(path.read_text("utf-8"))
    shape = _table(raw, (path.stem,))
    shape["properties"] |= {"format": {"const": 1}, "kind": {"const": path.stem}}
    return shape


def _table(table: dict[str, Any], path: tuple[str, ...]) -> Schema:
    inner = {key: _value(key, value, (*path, key)) for key, value in table.items()}
    shape: Schema = {"type": "object", "properties": inner}
    return shape if path in OPEN else shape | {"additionalProperties": False}


def _value(key: str, value: Any, path: tuple[str, ...]) -> Schema:  # noqa: ANN401 (any TOML value)
    match value:
        case dict():
            return _table(value, path)
        case list():
            return _texts(key, value)
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case _:
            return _text(value)


def _text(text: str) -> Schema:
    shape: Schema = {"type": "string"}
    if text:
        shape["minLength"] = 1
    blanks = [{"pattern": re.escape(f"{{{name}}}")} for name in sorted({*blanks_in(text)})]
    return shape | {"allOf": blanks} if blanks else shape


def _texts(key: str, texts: list[str]) -> Schema:
    """Return the shape of a list of texts: a whole list, or a table of those that are changed."""
    whole: Schema = {"type": "array", "items": {"type": "string"}}
    if key.endswith("columns"):
        whole |= {"minItems": len(texts), "maxItems": len(texts)}
    numbers = {str(number): {"type": "string"} for number in range(1, len(texts) + 1)}
    some: Schema = {"type": "object", "properties": numbers, "additionalProperties": False}
    return {"anyOf": [whole, some]}
