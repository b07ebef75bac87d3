"""The words that shapes of JSON are said in, where a function writes it and no model reads it."""

from __future__ import annotations

from enum import Enum

from tests.schemas.shapes import Schema

TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
MARK: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer", "minimum": 0}


def table(**keys: Schema) -> Schema:
    """A table that has each of these keys; keys may be added within a format."""
    return {"type": "object", "properties": keys, "required": sorted(keys)}


def rows(shape: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": shape}


def word(*kinds: type[Enum]) -> Schema:
    return {"enum": sorted(each.value for kind in kinds for each in kind)}


def maybe(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}
