"""A copy of any value, to share: without what people wrote in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from ehe_check.page.own import NOTHING, SAID, Gap, Own, owned

T = TypeVar("T")

_OWN = re.compile(r"\bOwn\b")


def without_own(value: T, called: Callable[[Gap], str]) -> T:
    """Return a value with nothing in it that people wrote, whatever it is made of.

    Of a text in which they wrote, what is `left` of it stays, and `called` fills its gaps. Where
    nothing is left, it goes from a list, and a field that may be None is None. What says of itself
    that it `is_own` goes from a list as well.
    """
    return _Copy(called).of(value)  # type: ignore[no-any-return]  # it is of the same shape


class _Field(NamedTuple):
    name: str
    value: Any
    may_be_none: bool
    is_whole: bool = False


class _Copy(NamedTuple):
    """Copies values; what has nothing own in it stays the very same."""

    called: Callable[[Gap], str]

    def of(self, value: Any) -> Any:  # noqa: ANN401 (anything that is shared)
        match value:
            case Own():
                return "".join(self.called(x) if isinstance(x, Gap) else x for x in value.left)
            case BaseModel():
                changed = dict(self._changed(_of_model(value)))
                return BaseModel.model_copy(value, update=changed) if changed else value
            case _ if is_dataclass(value) and not isinstance(value, type):
                changed = dict(self._changed(_of_dataclass(value)))
                return replace(value, **changed) if changed else value
            case dict():
                return {key: self.of(each) for key, each in value.items()}
            case _ if type(value) is tuple:
                return self._of_several(value)
            case _:
                return value

    def _of_several(self, several: tuple[Any, ...]) -> tuple[Any, ...]:
        copy = tuple(self.of(each) for each in several if not _goes(each))
        is_same = len(copy) == len(several) and all(map(is_, copy, several))
        return several if is_same else copy

    def _changed(self, every: Iterable[_Field]) -> Iterator[tuple[str, Any]]:
        for field in every:
            copy = _nothing(field.value) if field.is_whole else self.of(field.value)
            is_none = field.may_be_none and _is_gone(field.value, copy)
            if copy is not field.value:
                yield field.name, None if is_none else copy


def _goes(each: object) -> bool:
    return each.left == () if isinstance(each, Own) else getattr(each, "is_own", False)


def _is_gone(value: object, copy: object) -> bool:
    return copy == () or (isinstance(value, Own) and value.left == ())


def _nothing(value: object) -> tuple[()] | None:
    return () if isinstance(value, tuple) else None


def _of_model(model: BaseModel) -> Iterator[_Field]:
    """Yield the fields of a model; a key that it does not know may hold anything of anybody's."""
    for name, known in type(model).model_fields.items():
        may_be_none = known.default is None and SAID not in known.metadata
        yield _Field(name, getattr(model, name), may_be_none)
    yield from (_Field(name, NOTHING, may_be_none=False) for name in model.model_extra or {})


def _of_dataclass(value: Any) -> Iterator[_Field]:  # noqa: ANN401 (any dataclass)
    """Yield the fields of a dataclass; one that is declared own is so, whatever stands in it."""
    for each in fields(value):
        held = getattr(value, each.name)
        own = owned(held) if _OWN.search(str(each.type)) else held
        yield _Field(each.name, own, each.default is None, "own" in each.metadata)
