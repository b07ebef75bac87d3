"""Files as an editor gives them to a schema: days and moments as texts."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.schemas.kinds import path_of


def is_a_day(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def is_a_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


FORMATS = FormatChecker(formats=())
FORMATS.checkers = {
    "date": (is_a_day, ValueError),
    "date-time": (is_a_moment, ValueError),
}


def of_toml(text: str) -> Any:  # noqa: ANN401 (any TOML)
    return as_json(tomllib.loads(text))


def as_json(value: Any) -> Any:  # noqa: ANN401 (any TOML)
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def shipped(kind: str) -> Any:  # noqa: ANN401 (any JSON)
    return json.loads(path_of(kind).read_text("utf-8"))


def faults(kind: str, value: object, schema: Any = None) -> list[str]:  # noqa: ANN401
    """What a schema says is wrong with a value, each with its place."""
    look = Draft202012Validator(shipped(kind) if schema is None else schema, format_checker=FORMATS)
    return [
        f"{'.'.join(map(str, each.absolute_path))}: {each.message}"
        for each in look.iter_errors(value)
    ]


def strict(schema: Any) -> Any:  # noqa: ANN401 (any JSON)
    """A schema in which no table may have a key that it does not name."""
    told = deepcopy(schema)
    for each in _tables(told):
        each.setdefault("additionalProperties", False)
    return told


def _tables(shape: object) -> Iterator[dict[str, Any]]:
    if isinstance(shape, dict):
        if isinstance(shape.get("properties"), dict) and shape.get("type") == "object":
            yield shape
        for inner in shape.values():
            yield from _tables(inner)
    elif isinstance(shape, list):
        for inner in shape:
            yield from _tables(inner)
