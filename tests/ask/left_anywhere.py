"""A form left at any of its questions: the draft opens, and goes on where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ehe_check.ask.put import Asker
from ehe_check.ask.reply import Move, Moved, Reply
from tests.ask.scripts import ScriptedAsker

Record = TypeVar("Record")


@dataclass(frozen=True)
class Left(Generic[Record]):
    """A form left after some replies: its record, the same after another sitting, what it asks."""

    record: Record
    again: Record
    asked: str
    came_to: list[str]
    may_ask: list[str]
    """The question at which it was left, and those right before it that were passed over."""


def left_anywhere(
    replies: Sequence[Reply], sit: Callable[[Asker, Record | None], Record]
) -> Iterator[Left[Record]]:
    """Yield a form left after each number of replies; `sit` asks what is left of a record.

    `sit` returns the record as it is read from the file that it was left in.
    """
    records: list[Record] = []
    for place in range(len(replies)):
        first, then = ScriptedAsker(replies[:place]), ScriptedAsker([])
        record = sit(first, None)
        again = sit(then, record)
        names = first.names
        start = place
        while start and (replies[start - 1] == Moved(Move.SKIP) or records[start - 1] == record):
            start -= 1
        records.append(record)
        yield Left(record, again, then.puts[0].name, names, names[start:])
