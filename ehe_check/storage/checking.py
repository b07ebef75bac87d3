"""Checking what a file says against its shape, and saying what is wrong in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ehe_check.errors import Problem, UnusableFileError, nearest

Value = TypeVar("Value", bound=BaseModel)
Place = Callable[[tuple[int | str, ...]], str]

_UNION_TAGS = frozenset(
    {"question", "attribute", "condition", "all", "any", "not", "str", "tuple[str, ...]"}
)


def checked(model: type[Value], raw: Mapping[str, Any], place: Place) -> Value:
    """Return the value that a file holds.

    Raises:
        UnusableFileError: with every problem at once, each with its place.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems = dict.fromkeys(
            _problem(model, raw, found, place) for found in error.errors(include_url=False)
        )
        raise UnusableFileError(problems) from None


def dotted(path: Sequence[int | str]) -> str:
    """Return a place inside a file as words: `questions 3, options 2, text`."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int) and parts:
            parts[-1] = f"{parts[-1]} {part + 1}"
        elif part not in _UNION_TAGS or not parts:
            parts.append(str(part))
    return ", ".join(parts)


def _problem(model: type[BaseModel], raw: Mapping[str, Any], found: Any, place: Place) -> Problem:  # noqa: ANN401 (pydantic's error record)
    loc = tuple(found["loc"])
    kind, context = found["type"], found.get("ctx", {})
    key = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        return Problem(
            place(loc[:-1]),
            f"the key {key!r} is not known here",
            nearest(key, keys_at(model, loc[:-1])),
        )
    if kind == "missing":
        return Problem(place(loc[:-1]), f"{key!r} is missing", f"Add {key} = ...")
    if kind in ("enum", "literal_error"):
        given = repr(found["input"])
        words = [
            word.strip("' ")
            for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")
        ]
        return Problem(
            place(loc),
            f"{given} is not one of the words used here",
            nearest(str(found["input"]), words),
        )
    return Problem(place(loc), _said(found["msg"]), _remedy(kind))


def _said(message: str) -> str:
    text = message.removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    return text[0].lower() + text[1:] if text else "is not right"


def _remedy(kind: str) -> str:
    return {
        "string_type": "Put the text in double quotes.",
        "bool_type": "Use true or false.",
        "bool_parsing": "Use true or false.",
        "tuple_type": 'Use a list: ["...", "..."].',
        "date_from_datetime_parsing": "Write a date as 2026-11-24.",
        "date_type": "Write a date as 2026-11-24.",
        "date_parsing": "Write a date as 2026-11-24.",
        "datetime_parsing": "Write a time as 2026-11-24T09:05:00+00:00.",
        "int_type": "Use a whole number.",
        "int_parsing": "Use a whole number.",
    }.get(kind, "")


def keys_at(model: type[BaseModel], path: Iterable[int | str]) -> tuple[str, ...]:
    """Return the keys that may stand at a place inside a model's file."""
    models: list[type[BaseModel]] = [model]
    for part in path:
        if isinstance(part, int) or part in _UNION_TAGS - {"condition"}:
            continue
        models = [inner for outer in models for inner in _models_under(outer, str(part))] or models
    return tuple(dict.fromkeys(name for each in models for name in key_names(each)))


def key_names(model: type[BaseModel]) -> Iterator[str]:
    """Yield the keys that a model reads, as they are written in a file."""
    for name, field in model.model_fields.items():
        yield field.alias or name


def _models_under(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 (any type annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
