"""Checks of a report: what no page may say, and what every page says last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel

from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.files.checked import Loc, Place, dotted

ByKey = TypeVar("ByKey", bound=Mapping[Any, object])

CANNOT_TELL = re.compile(r"cannot tell you (?:a|that any) child is safe")


def says_what_it_cannot(line: str) -> str:
    """Return a closing line that says what no page can tell.

    Raises:
        ValueError: it does not.
    """
    if not CANNOT_TELL.search(line):
        message = "must say that the page cannot tell you a child is safe"
        raise ValueError(message)
    return line


def words_for(needed: Iterable[StrEnum]) -> Callable[[ByKey], ByKey]:
    """Return a check that there are words for each of some keys."""

    def check(words: ByKey) -> ByKey:
        for each in needed:
            if each not in words:
                message = f"needs words for {each.value!r}"
                raise ValueError(message)
        return words

    return check


_NO_TEXT = frozenset({"id", "kind"})
_UNDER_HOLD = "Say it so that it can stand there under HOLD as well."


def check_report(report: BaseModel, place: Place = dotted) -> Iterator[Problem]:
    """Yield everything that a report says and must not, each with its place."""
    for loc, text in _texts(report.model_dump(mode="json", by_alias=True), ()):
        yield from careless_in(place(loc), CANNOT_TELL.sub("", text), "is printed under HOLD too")


def careless_in(place: str, text: str, why: str, remedy: str = _UNDER_HOLD) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        yield Problem(place, f"sends its reader to the family ({approach!r}), and {why}", remedy)


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    for key, inner in _inside(value):
        if key not in _NO_TEXT:
            yield from _texts(inner, (*loc, key))


def _inside(value: object) -> Iterator[tuple[int | str, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
