"""The table of what a sheet as JSON promises: every field it names is there, and can be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args, get_type_hints

import pytest

from ehe_check.sheet.sheet_json import FIELDS


def kind_of(kind: type, field: str) -> object:
    """What a field of a kind is said to be, or a property of it to return."""
    held = getattr(kind, field, None)
    if isinstance(held, property):
        return get_type_hints(held.fget)["return"]
    return get_type_hints(kind)[field]


def kinds_within(kind: object) -> Iterator[type]:
    """Each kind of value that may stand where one is said to, alone or as one of several."""
    if isinstance(kind, type) and not get_args(kind):
        yield kind
    for inner in get_args(kind):
        yield from kinds_within(inner)


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_field_that_the_table_names_is_there_and_can_be_written(kind: type) -> None:
    for named in FIELDS[kind].split():
        name, _, field = named.partition("=")
        *outer, last = (field or name).split(".")
        holds = kind
        for each in outer:
            (holds,) = kinds_within(kind_of(holds, each))

        for inner in kinds_within(kind_of(holds, last)):
            plain = issubclass(inner, str | int | date | type(None))
            assert plain or inner in FIELDS, f"{kind.__name__}, {named}: {inner.__name__}"
