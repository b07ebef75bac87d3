"""The words of a page: the shipped ones, with a partnership's own laid over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ehe_check import resources
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.overlay import OwnFile, lay_over, read_own
from ehe_check.files.toml import read_toml
from ehe_check.page.words import Say, blanks_in

_ABOUT_THE_FILE = ("format", "id", "kind")
"""What a report file says of itself, and no page says."""


def _none(_: Say) -> Iterable[Problem]:
    return ()


def page_words(
    kind: str, own: Path | None = None, problems_in: Callable[[Say], Iterable[Problem]] = _none
) -> Say:
    """Return what a page says: the shipped texts, with those of one's own file in their place.

    `problems_in` says what they must not say, or leave unsaid.

    Raises:
        UnusableFileError: a file cannot be read, or with every problem of one's own at once.
    """
    say = words_in(report_table(kind, own))
    refuse(problems_in(say), kind, own)
    return say


def refuse(problems: Iterable[Problem], kind: str, own: Path | None) -> None:
    """Refuse words that have problems, each with its place in one's own file where there is one.

    Raises:
        UnusableFileError: there are any.
    """
    found = tuple(problems)
    if found:
        raise UnusableFileError(map(read_own(own, kind).placed, found) if own else found)


def report_table(kind: str, own: Path | None = None, *, data: str = "") -> dict[str, Any]:
    """Return the shipped report of a kind, with one's own laid over it.

    Under the key named as `data` one's own may have keys that the shipped one lacks.

    Raises:
        UnusableFileError: a file cannot be read, or with every problem of one's own at once.
    """
    shipped = read_toml(resources.REPORTS / f"{kind}.toml")
    if own is None:
        return shipped
    file = read_own(own, kind)
    laid = lay_over(shipped, file, lambda loc: file.raw[data] if loc == (data,) else ())
    problems = (*laid.problems, *_unfit(words_in(shipped), words_in(laid.raw), file))
    if problems:
        raise UnusableFileError(problems)
    return laid.raw


def words_in(table: Mapping[str, Any]) -> Say:
    """Return the texts of a report by their keys; its numbers are no words."""
    return Say(dict(_texts(table, "")))


def _texts(table: Mapping[str, Any], under: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in table.items():
        match value:
            case dict():
                yield from _texts(value, f"{under}{key}.")
            case str() if under or key not in _ABOUT_THE_FILE:
                yield f"{under}{key}", (value,)
            case list() if all(isinstance(each, str) for each in value):
                yield f"{under}{key}", tuple(value)
            case _:
                pass


def _unfit(shipped: Say, own: Say, file: OwnFile) -> Iterator[Problem]:
    """Yield each text that leaves out a blank or says nothing, and each row of another length."""
    for key, ours in shipped.texts.items():
        place, texts = file.place(tuple(key.split("."))), own.texts.get(key, ours)
        if key.endswith("columns") and len(texts) != len(ours):
            yield Problem(place, f"needs {len(ours)} texts, and has {len(texts)}")
        if all(ours) and not all(texts):
            yield Problem(place, "is empty, or too short", "Fill it, or take the key out.")
        for blank in blanks_in(ours[0]) if ours else ():
            if any(blank not in blanks_in(text) for text in filter(None, texts)):
                yield Problem(place, f"needs the blank {{{blank}}}")
