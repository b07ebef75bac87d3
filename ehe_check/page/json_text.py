"""JSON text of values, of which it holds what their kinds promise and nothing else.

A table says it of each kind: the names that JSON has for its fields, in their order. A name alone
is that of the field as well; in `name=field` it is not, and `field.inner` is a field of that field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

Fields: TypeAlias = Mapping[type, str]

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_NONE: Fields = MappingProxyType({})


def json_text(value: object, fields: Fields = _NONE) -> str:
    """Return a value as JSON to read; characters that act on a terminal stand as escapes.

    Raises:
        TypeError: there is a value in it of which nothing is promised.
    """
    text = json.dumps(_plain(value, fields), ensure_ascii=False, indent=2)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def promised(value: object, fields: Fields) -> dict[str, object]:
    """Return the fields of a value that its kind promises, under the names that JSON has."""
    named = (each.partition("=") for each in fields[type(value)].split())
    return {name: attrgetter(field or name)(value) for name, _, field in named}


def _plain(value: object, fields: Fields) -> object:
    if type(value) in fields:
        return _plain(promised(value, fields), fields)
    match value:
        case None | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case dict():
            return {key: _plain(each, fields) for key, each in value.items()}
        case tuple() | list() if type(value) in (tuple, list):
            return [_plain(each, fields) for each in value]
        case _:
            message = f"nothing is promised of a {type(value).__name__}"
            raise TypeError(message)
