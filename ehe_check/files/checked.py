"""What a file says, checked against its shape, and what is wrong with it in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ehe_check.errors import Problem, UnusableFileError, nearest, quoted
from ehe_check.files.exact import EXAMPLES, KIND
from ehe_check.files.toml import lines_of_keys, parse_each_line, read_text, refuse_other_format

Value = TypeVar("Value", bound=BaseModel)
Loc: TypeAlias = tuple[int | str, ...]
Place: TypeAlias = Callable[[Loc], str]

_WANTED = {
    "string": ("text", "Put it in double quotes."),
    "bool": ("true or false", "Write true or false, without quotes."),
    "int": ("a whole number", "Write a whole number, without quotes."),
    "tuple": ("a list", 'Write it as ["...", "..."], or as rows under [[...]].'),
    "model": ("a table", "Write it under a heading of its own, or in braces: { key = ... }."),
    "text": ("text, or a list of texts", "Put each text in double quotes."),
    "dict": ("a table", "Write it under a heading of its own, or in braces: { key = ... }."),
    "date": ("a date", "Write it as 2026-11-24, without quotes."),
    "datetime": ("a date and time", "Write it as 2026-11-24T09:05:00+00:00, without quotes."),
}
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (str, "text"),
    (datetime, "a date and time"),
    (date, "a date"),
    (time, "a time"),
    ((list, tuple), "a list"),
    (dict, "a table"),
)
_TAG = re.compile(r"'([^']+)'")
_A_CONDITION = 'Write it as { question = "VIS-2", is = ["never"] }.'


def checked(model: type[Value], raw: Mapping[str, Any], place: Place) -> Value:
    """Return the value that a file holds.

    Raises:
        UnusableFileError: with every problem at once, each with its place.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems = (_problem(model, each, place) for each in error.errors(include_url=False))
        raise UnusableFileError(dict.fromkeys(problems)) from None


def read_exact(model: type[Value], path: Path) -> Value:
    """Read a TOML file that holds one value, of the first format.

    Raises:
        UnusableFileError: it cannot be read, is of a newer format, or with every problem in it.
    """
    text = read_text(path)
    raw, faults = parse_each_line(text, path)
    refuse_other_format(raw, path)
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        lines, found = lines_of_keys(text), [*faults.items()]
        for each in error.errors(include_url=False):
            line = _line_of(each["loc"], lines)
            place = in_file(f"{path}, line {line}" if line else path)
            found.append((line, _problem(model, each, place)))
        in_order = (problem for _, problem in sorted(found, key=itemgetter(0)))
        raise UnusableFileError(dict.fromkeys(in_order)) from None
    if faults:
        raise UnusableFileError(faults.values())
    return value


def _line_of(loc: Loc, lines: Mapping[Loc, int]) -> int:
    """Return the line on which a place in a file stands, as near as it is known, or else 0."""
    near = (lines[loc[:end]] for end in range(len(loc), 0, -1) if loc[:end] in lines)
    return next(near, 0)


def in_file(path: Path | str) -> Place:
    """Return how a place in a file is said: the path, and what leads there."""
    return lambda loc: f"{path}, {dotted(loc)}".rstrip(", ")


def dotted(path: Sequence[int | str]) -> str:
    """Return a place inside a file as words: `questions 3, options 2, text`."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int) and parts:
            parts[-1] = f"{parts[-1]} {part + 1}"
        elif not _is_added(part):
            parts.append(str(part))
    return ", ".join(parts)


def keys_at(model: type[BaseModel], path: Loc) -> tuple[str, ...]:
    """Return the keys that may stand at a place inside a model's file."""
    models: list[type[BaseModel]] = [model]
    for part in map(str, path):
        if part.startswith(KIND):
            models = [each for each in models if part.removeprefix(KIND) in key_names(each)]
        else:
            models = [inner for each in models for inner in _models_under(each, part)] or models
    return tuple(dict.fromkeys(name for each in models for name in key_names(each)))


def unknown_key(place: str, key: str, known: Iterable[str]) -> Problem:
    """Return the problem that a key is not known where it stands."""
    return Problem(place, f"the key {quoted(key)} is not known here", nearest(key, known))


def key_names(model: type[BaseModel]) -> Iterator[str]:
    """Yield the keys that a model reads, as they are written in a file."""
    for name, field in model.model_fields.items():
        yield field.alias or name


def _problem(model: type[BaseModel], found: ErrorDetails, place: Place) -> Problem:
    loc = found["loc"]
    key = str(loc[-1]) if loc else ""
    match found["type"]:
        case "extra_forbidden":
            unknown = unknown_key(place(loc[:-1]), key, keys_at(model, loc[:-1]))
            home = _belongs(model, key, loc)
            return replace(unknown, remedy=home) if home else unknown
        case "missing":
            return Problem(place(loc[:-1]), f"{key!r} is missing", f"Add {key} = ...")
        case _:
            return Problem(place(loc), *_of_a_value(found))


def _belongs(model: type[BaseModel], key: str, loc: Loc) -> str:
    """Return where a key belongs that stands under another heading, or nothing if nowhere."""
    kinds = {name: field.annotation for name, field in model.model_fields.items()}
    tables = {
        name: kind
        for name, kind in kinds.items()
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    }
    homes = [name for name, table in tables.items() if key in key_names(table)]
    if len(homes) == 1:
        return f"It belongs beneath [{homes[0]}]."
    if len(loc) > 1 and key in kinds.keys() - tables.keys():
        return "It belongs at the top, above the first heading."
    return ""


def _of_a_value(found: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, and what would be right."""
    given, context = found["input"], found.get("ctx", {})
    match found["type"]:
        case "enum" | "literal_error" if not isinstance(given, str):
            fact = f"needs one of the words used here, and has {kind_words(given)}"
            remedy = f"Use one of: {', '.join(_words(str(context.get('expected', ''))))}."
        case "enum" | "literal_error":
            fact = f"{quoted(given)} is not one of the words used here"
            remedy = nearest(str(given), _words(str(context.get("expected", ""))))
        case "union_tag_invalid" | "union_tag_not_found":
            fact, remedy = _no_such_kind(context)
        case "string_pattern_mismatch":
            fact = f"{quoted(given)} is not written as it must be"
            example = EXAMPLES.get(str(context["pattern"]))
            remedy = f"Write it like this: {example}." if example else ""
        case "string_too_short" | "too_short":
            fact, remedy = "is empty, or too short", "Fill it, or take the key out."
        case "greater_than_equal":
            fact, remedy = f"is {given}, and must be at least {context['ge']}", "Mend the number."
        case "less_than_equal":
            fact, remedy = f"is {given}, and must be at most {context['le']}", "Mend the number."
        case "string_unicode":
            fact, remedy = "holds half of a character", "Type that text again."
        case "condition":
            fact, remedy = _no_condition(given, found["msg"].split(", "))
        case _:
            fact, remedy = _wrong_kind(found)
    return fact, remedy


def _wrong_kind(found: ErrorDetails) -> tuple[str, str]:
    """Return what is to be said of a value of the wrong kind, or of one that a model refuses."""
    if found["type"] == "string_too_long":
        most = found["ctx"]["max_length"]
        return f"has {len(found['input'])} characters, and may have {most} at most", "Shorten it."
    given = kind_words(found["input"])
    wanted = _WANTED.get(found["type"].split("_")[0])
    if wanted is not None:
        return f"needs {wanted[0]}, and has {given}", wanted[1]
    text = found["msg"].removeprefix("Value error, ").rstrip(".")
    is_a_name = text[1:2].isupper()
    return text if is_a_name else text[:1].lower() + text[1:], ""


def _no_such_kind(context: Mapping[str, object]) -> tuple[str, str]:
    """Return what is wrong where a table does not say by one of its keys of which kind it is."""
    if "tag" not in context:
        key = str(context["discriminator"])
        return f"{key} is missing", f"Add {key.strip(chr(39))} = ..."
    fact = f"{quoted(context['tag'])} is not one of the words used here"
    return fact, nearest(str(context["tag"]), _TAG.findall(str(context["expected_tags"])))


def _no_condition(given: object, keys: Sequence[str]) -> tuple[str, str]:
    if not isinstance(given, dict):
        return f"needs a condition, and has {kind_words(given)}", _A_CONDITION
    near = (nearest(str(key), keys) for key in given)
    remedy = next((words for words in near if words.startswith("Did")), _A_CONDITION)
    return f"needs one of: {', '.join(keys)}", remedy


def kind_words(value: object) -> str:
    """Return what kind of value something is, as it is said to a person."""
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "something else")


def _words(expected: str) -> list[str]:
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]


def _is_added(part: int | str) -> bool:
    """Say whether only pydantic has a part of a place, and the file has not."""
    return part == "[key]" or str(part).startswith(KIND)


def _models_under(model: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            yield from models_in(field.annotation)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 (any type annotation)
    """Yield the models that an annotation holds, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from models_in(inner)
