"""The rows of answers and entries in a file: which are there twice, and which are too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehe_check.case.replies import MAKE_ROOM, NO_ROOM
from ehe_check.errors import Problem
from ehe_check.files.checked import Loc
from ehe_check.files.tables import Tables
from ehe_check.judge.answers import Answer, Answers, Entry


def twice(
    tables: Tables, answers: Mapping[int, Answer], entries: Mapping[int, Entry]
) -> list[Problem]:
    """Return a problem for each row that says again what an earlier row says."""
    refs: dict[Loc, str] = {
        ("answers", number): str(answer.ref) for number, answer in answers.items()
    }
    ids: dict[Loc, str] = {("entries", number): entry.id for number, entry in entries.items()}
    said = [(refs, "is answered a second time"), (ids, "is listed a second time")]
    return [
        Problem(tables.place(loc), f"{name} {words}", "Keep one of the two.")
        for names, words in said
        for loc, name in _repeated(names)
    ]


def too_many(tables: Tables, entries: Mapping[int, Entry]) -> list[Problem]:
    """Return a problem for each entry for which there is no room on its list."""
    beyond = Answers(entries=tuple(entries.values())).too_many
    return [
        Problem(tables.place(("entries", number)), NO_ROOM, MAKE_ROOM)
        for number, entry in entries.items()
        if entry.id in beyond
    ]


def _repeated(names: Mapping[Loc, str]) -> Iterator[tuple[Loc, str]]:
    seen: set[str] = set()
    for loc, name in names.items():
        if name in seen:
            yield loc, name
        seen.add(name)
