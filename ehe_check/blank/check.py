"""Checking the words of a blank: it may lie where the family sees it, and sends nobody to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehe_check.blank.words import BlankReport
from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem


def check_blank_report(report: BlankReport) -> tuple[Problem, ...]:
    """Return everything that a blank says and must not, each with its place."""
    said = report.model_dump(mode="json", exclude={"closing"})
    return tuple(problem for place, text in _texts(said, "") for problem in _in_words(place, text))


def _in_words(place: str, text: str) -> Iterator[Problem]:
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        fact = f"sends its reader to the family ({approach!r}), and no HOLD is known on paper"
        yield Problem(place, fact, "Take it out: a blank asks, and advises nothing.")


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    for key, inner in _inside(value):
        yield from _texts(inner, f"{place}, {key}".removeprefix(", "))


def _inside(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((str(number), inner) for number, inner in enumerate(value, start=1))
