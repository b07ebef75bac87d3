"""Checks of a report, as of a bank: its words, its citations, and what it must keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.approach import approach_in
from ehe_check.check.citations import unknown_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem, nearest
from ehe_check.files.checked import Loc, Place, dotted
from ehe_check.sheet.sections import CANNOT_TELL

_IDS = frozenset({"id", "name", "question", "questions", "topics", "per", "is", "shapes"})
_NO_TEXT = _IDS | {"part", "show", "kind", "brings", "cites", "id_only"}
_UNDER_HOLD = "Say it so that it can stand there under HOLD as well."


def check_report(
    report: BaseModel, bank: QuestionBank, library: Library, place: Place = dotted
) -> Iterator[Problem]:
    """Yield everything that a report says or names and must not, each with its place."""
    raw = report.model_dump(mode="json", by_alias=True)
    for loc, text in _texts(raw, ()):
        yield from careless_in(place(loc), CANNOT_TELL.sub("", text), "is printed under HOLD too")
    for loc, named in _named(raw, ()):
        yield from _unknown(place(loc), str(loc[-1]), named, bank, library)


def careless_in(place: str, text: str, why: str, remedy: str = _UNDER_HOLD) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        yield Problem(place, f"sends its reader to the family ({approach!r}), and {why}", remedy)


def _unknown(
    place: str, key: str, named: list[str], bank: QuestionBank, library: Library
) -> Iterator[Problem]:
    """Yield what is named but not there: statements, questions, topics, lists."""
    match key:
        case "cites" | "id_only":
            yield from unknown_in(place, named, library)
        case "question" | "questions":
            yield from _not_among(place, named, bank.by_id, "question")
        case "topics":
            yield from _not_among(place, named, bank.topic_by_id, "topic")
        case "per":
            yield from _not_among(place, named, bank.roster_by_id, "list of entries")
        case _:
            return


def _not_among(
    place: str, named: Iterable[str], known: Mapping[str, object], what: str
) -> Iterator[Problem]:
    for each in named:
        if each not in known:
            yield Problem(place, f"names {each!r}, which is no {what}", nearest(each, known))


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    for key, inner in _inside(value):
        if key not in _NO_TEXT:
            yield from _texts(inner, (*loc, key))


def _named(value: object, loc: Loc) -> Iterator[tuple[Loc, list[str]]]:
    for key, inner in _inside(value):
        if key in _NO_TEXT:
            yield (*loc, key), inner if isinstance(inner, list) else [str(inner)]
        else:
            yield from _named(inner, (*loc, key))


def _inside(value: object) -> Iterator[tuple[int | str, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
