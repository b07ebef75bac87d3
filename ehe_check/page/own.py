"""Own: text that people wrote, which stays theirs until it is printed or left out of a copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where words are left out of a copy; where they are a label, `about` is whose it is."""

    about: str = ""


Left: TypeAlias = tuple[str | Gap, ...]


class Own(str):
    """Text that a person wrote, or in which that stands; `left` is what a copy to share keeps.

    An f-string, and every method of `str`, makes plain text of it: join it with `joined`.
    """

    __slots__ = ("left",)

    left: Left

    def __new__(cls, text: str = "", left: Left = ()) -> Own:  # noqa: PYI034 (it has no subclass)
        """Return a text as somebody's own."""
        own = super().__new__(cls, text)
        own.left = left
        return own

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        """Read any text in a field so declared as somebody's own."""
        return core_schema.no_info_after_validator_function(owned, core_schema.str_schema())


NOTHING = Own()


def owned(value: T) -> T:
    """Return a text, or each of several, as somebody's own."""
    match value:
        case Own():
            return value
        case str():
            return Own(value)  # type: ignore[return-value]  # a text is a text still
        case tuple():
            return tuple(map(owned, value))  # type: ignore[return-value]  # texts are texts still
        case _:
            return value


OWNED = AfterValidator(owned)
"""Beside a field of a model that holds one text or several: they are read as somebody's own."""

SAID = "said"
"""Beside a field of a model that may be None: a copy still tells whether anything was written."""

WHOLE = {"own": True}
"""Metadata of a field of a dataclass that tells of nothing but what people wrote."""


@cache
def own_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a model in which people write."""
    return frozenset(
        name
        for name, known in model.model_fields.items()
        if OWNED in known.metadata or Own in (known.annotation, *get_args(known.annotation))
    )


def are_own(texts: Iterable[str]) -> bool:
    """Say whether people wrote in any of several texts."""
    return any(isinstance(text, Own) for text in texts)


def joined(between: str, texts: Iterable[str]) -> str:
    """Join texts as `str.join` does; what people wrote in any of them stays their own."""
    parts: list[str] = []
    for text in texts:
        parts += [between, text] if parts else [text]
    whole = "".join(parts)
    return Own(whole, sum(map(left_of, parts), ())) if are_own(parts) else whole


def left_of(text: str) -> Left:
    """Return what a copy to share keeps of a text."""
    return text.left if isinstance(text, Own) else (text,)
