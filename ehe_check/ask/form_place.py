"""Where an answer stands in a record, read and put there; rows are made where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias, TypeVar, get_args, get_type_hints

from pydantic import BaseModel

Record = TypeVar("Record", bound=BaseModel)
Row: TypeAlias = tuple[str, Mapping[str, object]]
"""A row of a table, found by what it says of itself: `("decisions", {"number": 2})`."""
Place: TypeAlias = tuple[str | Row, ...]
"""Fields by their names and rows, from the record inwards: `("meeting", "chair")`."""


def stands_at(value: Any, place: Place) -> Any:  # noqa: ANN401 (whatever stands there)
    """Return what stands at a place of a record, None where the record does not reach so far."""
    for step in place:
        if value is None:
            return None
        value = getattr(value, step) if isinstance(step, str) else _row(value, *step)
    return value


def put_at(record: Record, place: Place, said: object) -> Record:
    """Return a record with something put at a place; None takes away what stands there."""
    step, rest = place[0], place[1:]
    if not isinstance(step, str):
        return _put_in_row(record, *step, rest, said)
    if rest:
        inner = getattr(record, step)
        said = _put_in(_model(type(record), step), inner, rest, said)
    elif said is None:
        said = type(record).model_fields[step].get_default()
    return changed(record, **{step: said})


def with_row(record: Record, table: str, row: BaseModel, by: str) -> Record:
    """Return a record with a row added to a table, or changed in its place by one of its fields."""
    rows = {getattr(each, by): each for each in getattr(record, table)} | {getattr(row, by): row}
    return changed(record, **{table: tuple(rows.values())})


def without_rows(record: Record, table: str, **key: object) -> Record:
    """Return a record without the rows of a table that say something of themselves."""
    rows = getattr(record, table)
    return changed(record, **{table: tuple(each for each in rows if not _is(each, key))})


def changed(record: Record, **fields: object) -> Record:
    """Return a record with fields changed, each checked and made what the file keeps."""
    return type(record).model_validate({**dict(record), **fields})


def _put_in_row(
    record: Record, table: str, key: Mapping[str, object], rest: Place, said: object
) -> Record:
    row, rows = _row(record, table, key), getattr(record, table)
    new = _put_in(_model(type(record), table), row, rest, said, **key)
    every = tuple(new if each is row else each for each in rows) if row else (*rows, new)
    return changed(record, **{table: every})


def _put_in(
    model: type[BaseModel], there: BaseModel | None, rest: Place, said: object, **key: object
) -> BaseModel:
    """Return what is there with something put in it, made with that alone where nothing is."""
    if there is not None:
        return put_at(there, rest, said)
    (name,) = rest
    is_said = {} if said is None else {str(name): said}
    return model.model_validate({**key, **is_said})


def _row(record: BaseModel, table: str, key: Mapping[str, object]) -> Any:  # noqa: ANN401 (a row)
    return next((each for each in getattr(record, table) if _is(each, key)), None)


def _is(row: BaseModel, key: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == said for name, said in key.items())


@cache
def _model(of: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the model of what stands in a field, or of its rows."""
    hint = get_type_hints(of)[name]
    within = (each for each in (hint, *get_args(hint)) if isinstance(each, type))
    return next(each for each in within if issubclass(each, BaseModel))
