"""A mark planted in every place of a file where a person may write, found by its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ehe_check.case.session import Session
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.own import OWNED, Own, own_fields

Model = TypeVar("Model", bound=BaseModel)

FILES: tuple[type[BaseModel], ...] = (Session, Supervision)
"""What is shared is read from these."""

TYPED = "typed"
"""Stands in a specimen for what somebody typed where an option may stand as well."""

MARK = "Zebedee"
UNKNOWN_KEY = "remark"

NOBODYS = {
    *("Answer.question", "Amendment.question", "Reflection.question"),
    *("Sitting.complete_rosters", "Outcome.raised", "Outcome.statements", "Outcome.not_known"),
    *("Outcome.only_parent", "Amendment.was", "CallMade.told"),
    *("DecidedRow.key", "DecidedRow.replaced_by"),
    *("SaidThen.headline", "SaidThen.beneath", "SaidThen.box", "SaidThen.advice"),
    *("Reflection.because", "Discussing.passed"),
}
"""Texts of a file that name something, or that a page said in words of the bank or of a report.

In `was`, what people wrote is told by its question.
"""


@cache
def places() -> set[str]:
    """Every field of a file that holds what people write, as `Model.field`."""
    return {f"{model.__name__}.{name}" for model in models() for name in own_fields(model)}


@cache
def free_texts() -> set[str]:
    """Every field of a file that may hold any text at all, and is not said to be anybody's own."""
    return {
        f"{model.__name__}.{name}"
        for model in models()
        for name, known in model.model_fields.items()
        if name not in own_fields(model) and _is_free(known)
    }


def models() -> list[type[BaseModel]]:
    """Every kind of value that those files are made of."""
    found: dict[type[BaseModel], None] = {}
    for model in FILES:
        found.update(dict.fromkeys(_within(model)))
    return list(found)


class Planter:
    """Plants marks, each once, and knows the place of each."""

    def __init__(self) -> None:
        """Begin with nothing planted."""
        self.place_of: dict[str, str] = {}

    def mark(self, place: str) -> str:
        """Return a new mark for a place."""
        mark = f"{MARK}{len(self.place_of):04}"
        self.place_of[mark] = place
        return mark

    def planted(self, value: Model) -> Model:
        """Return a value as read from a file with a mark in every place where people may write."""
        held = self._marked(value).model_dump(mode="python", by_alias=True)
        return type(value).model_validate(held)

    def _marked(self, value: BaseModel) -> BaseModel:
        return BaseModel.model_copy(value, update=dict(self._changed(value)))

    def found_in(self, text: str) -> set[str]:
        """Return the places whose marks stand in a text."""
        return {place for mark, place in self.place_of.items() if mark in text}

    def _changed(self, value: BaseModel) -> Iterator[tuple[str, Any]]:
        model = type(value)
        yield UNKNOWN_KEY, self.mark(f"{model.__name__}.{UNKNOWN_KEY}")
        for name, known in model.model_fields.items():
            place, held = f"{model.__name__}.{name}", getattr(value, name)
            is_text = OWNED not in known.metadata and place in places() | free_texts() - NOBODYS
            yield name, self.mark(place) if is_text else self._within(place, held)

    def _within(self, place: str, held: Any) -> Any:  # noqa: ANN401 (anything in a file)
        match held:
            case BaseModel():
                return self._marked(held)
            case dict():
                return {key: self._within(place, each) for key, each in held.items()}
            case tuple():
                return tuple(self._within(place, each) for each in held)
            case _:
                return self.mark(place) if held == TYPED else held


def own_in(value: object, where: str = "") -> Iterator[str]:
    """Yield where in a value anything is left that is somebody's own."""
    match value:
        case Own():
            yield where
        case BaseModel():
            for name in (*type(value).model_fields, *(value.model_extra or {})):
                yield from own_in(getattr(value, name), f"{where}.{name}")
        case dict():
            for key, each in value.items():
                yield from own_in(each, f"{where}.{key}")
        case tuple() | list() | set() | frozenset():
            for number, each in enumerate(value):
                yield from own_in(each, f"{where}.{number}")
        case str() | int() | None | type():
            return
        case _:
            for each in fields(value) if is_dataclass(value) else ():
                yield from own_in(getattr(value, each.name), f"{where}.{each.name}")


def _within(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 (any type annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for known in annotation.model_fields.values():
            yield from _within(known.annotation)
    for inner in get_args(annotation):
        yield from _within(inner)


def _is_free(known: FieldInfo) -> bool:
    return not _has_a_shape(known.metadata) and _holds_text(known.annotation)


def _holds_text(annotation: Any) -> bool:  # noqa: ANN401 (any type annotation)
    if get_origin(annotation) is Annotated:
        held, *beside = get_args(annotation)
        shapes = [each for part in beside for each in (part, *getattr(part, "metadata", ()))]
        return not _has_a_shape(shapes) and _holds_text(held)
    return annotation in (str, Any) or any(map(_holds_text, get_args(annotation)))


def _has_a_shape(metadata: list[Any]) -> bool:
    return any(getattr(each, "pattern", None) for each in metadata)
