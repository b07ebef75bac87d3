"""Schemas made of the models that read a file, the same whichever pydantic made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel

Schema: TypeAlias = dict[str, Any]
Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""What each key says, by the heading of its table: {"session.follows": {"id": "..."}}."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OF_SHAPES = ("anyOf", "oneOf", "allOf", "prefixItems")
_OF_NAMES = ("properties", "$defs", "patternProperties")
_ONE_SHAPE = ("items", "additionalProperties", "propertyNames", "not")


def schema_of(model: type[BaseModel], of_format: int, words: Words) -> Schema:
    """Return the shape of a file that a model reads; TOML has no null, so no key takes one."""
    whole: Schema = tidied(model.model_json_schema(by_alias=True, mode="validation"))
    whole["properties"]["format"] = {"const": of_format}
    _say(whole, whole, words, "")
    return whole


def tidied(shape: Any) -> Any:  # noqa: ANN401 (true and false are shapes too)
    """Return a shape without the titles, defaults and nulls that pydantic puts into it."""
    if not isinstance(shape, dict):
        return shape
    kept: Schema = {}
    for key, value in shape.items():
        if key in _OF_NAMES:
            kept[key] = {name: tidied(inner) for name, inner in value.items()}
        elif key in _OF_SHAPES:
            kept[key] = [tidied(each) for each in value if each != {"type": "null"}]
        elif key in _ONE_SHAPE:
            kept[key] = tidied(value)
        elif key == "description":
            kept[key] = " ".join(value.split())
        elif key not in ("title", "default", "discriminator"):
            kept[key] = value
    if kept.get("additionalProperties") is True:
        del kept["additionalProperties"]
    return _alone(kept)


def _alone(shape: Schema) -> Schema:
    """Return a shape that is one of one shape as that shape."""
    for key in _OF_SHAPES[:3]:
        if len(shape.get(key, ())) == 1:
            (only,) = shape.pop(key)
            return {**only, **shape}
    return shape


def _say(whole: Schema, shape: Schema, words: Words, path: str) -> None:
    """Put beside each key what its page says of it; the first place of a shape names its keys."""
    for key, inner in shape.get("properties", {}).items():
        said = words.get(path, {}).get(key)
        if said and "description" not in inner:
            inner["description"] = said
        beneath = f"{path}.{key}".strip(".")
        for named in _named(inner):
            definition = whole["$defs"][named]
            if beneath in words and "properties" in definition:
                _say(whole, definition, words, beneath)


def _named(shape: Schema) -> Iterator[str]:
    """Yield the names of the definitions that a shape refers to."""
    if "$ref" in shape:
        yield shape["$ref"].rpartition("/")[2]
    for each in (*shape.get("anyOf", ()), shape.get("items")):
        if isinstance(each, dict):
            yield from _named(each)


def reached(shape: Schema, definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the definitions that a shape needs, and those that they need."""
    found: dict[str, Schema] = {}
    waiting = [*_refs(shape)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = definitions[name]
            waiting += _refs(definitions[name])
    return found


def _refs(shape: object) -> Iterator[str]:
    if isinstance(shape, dict):
        for key, value in shape.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            else:
                yield from _refs(value)
    elif isinstance(shape, list):
        for each in shape:
            yield from _refs(each)
