"""The settings file as it is first written: every key explained, and an example left out by a #."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ehe_check.files.checked import models_in
from ehe_check.settings.settings import Settings

_HEAD = """\
# The settings of ehe-check. A line that begins with # does nothing.
# To set something, take away the # before it, type your own words in place of those between the
# quotation marks, and save this file. To see what is set, and anything wrong: ehe-check config show

# Local names and contacts are printed on the sheets where they help; what you leave out stays off
# them. A sheet may be disclosed, so give teams and duty lines, not anybody's own number.
# Each stands on one line here; type \\n where a second line should begin on the sheet.
"""


def first_settings() -> str:
    """Return the text of a settings file in which nothing is set."""
    return "\n".join((_HEAD, *_tables()))


def _tables() -> Iterator[str]:
    tables = {name: [*models_in(field.annotation)] for name, field in _fields(Settings)}
    yield from (_lines(name, field) for name, field in _fields(Settings) if not tables[name])
    for name, models in tables.items():
        for model in models:
            yield f"[{name}]\n"
            yield from (_lines(key, field) for key, field in _fields(model))


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from model.model_fields.items()


def _lines(key: str, field: FieldInfo) -> str:
    """Return what a key is for, and beneath it an example; what has none stands as it must."""
    value = (
        f"# {key} = {_written(field.examples[0])}"
        if field.examples
        else f"{key} = {_written(field.default)}"
    )
    return f"# {field.title}: {field.description}.\n{value}\n"


def _written(value: object) -> str:
    """Return a value as it is typed; between single quotation marks a backslash stays one."""
    match value:
        case bool():
            return "true" if value else "false"
        case str() if "\\" in value:
            return f"'{value}'"
        case str():
            return f'"{value}"'
        case _:
            return str(value)
