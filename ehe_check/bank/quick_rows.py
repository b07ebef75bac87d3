"""What the quick set puts first as rows of one screen: the adults, and each child's health."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from ehe_check.bank.condition import SOMETHING
from ehe_check.files.exact import Exact, Slug, Text

WHAT = "{what}"
"""In the words of what is not said yet: the head of the row."""


class QuickRow(Exact):
    """One row: its question, a short head, its words, and the option that 1 stands for."""

    question: str
    head: Annotated[str, Field(min_length=1, max_length=16)]
    text: Text
    one: Text
    option: Slug


class QuickGrid(Exact):
    """The words of one grid, and its rows: questions of each child, or all of the whole case."""

    id: Slug
    text: Text
    short: Text
    rows: Annotated[tuple[QuickRow, ...], Field(min_length=1)]

    @property
    def questions(self) -> tuple[str, ...]:
        """The question of each row."""
        return tuple(each.question for each in self.rows)

    def row_of(self, question: str) -> QuickRow | None:
        """Return the row of a question, or None where it has none."""
        return next((each for each in self.rows if each.question == question), None)


class QuickRows(Exact):
    """The grids, and the words of a 2 and a 0; `something` says a bare 2, in one line its short."""

    two: Text
    zero: Text
    something_short: Annotated[str, Field(min_length=1, max_length=56)]
    something: Text
    grids: Annotated[tuple[QuickGrid, ...], Field(min_length=1)]


def with_something(question: Any, said: dict[str, Any]) -> Any:  # noqa: ANN401 (whatever the file held)
    """Return a question with the line for what was marked in its row and is not said yet."""
    match question, said:
        case (
            {"id": str(id_), "statements": list(statements)},
            {"grids": list(grids), "something_short": str(short), "something": str(text)},
        ):
            lines, head = question.get("prompts", []), dict(_heads(grids)).get(id_)
            if head is None or not isinstance(lines, list):
                return question
            if f"{id_}.{SOMETHING}" in [each.get("id") for each in lines if isinstance(each, dict)]:
                return question
            line = {
                "id": f"{id_}.{SOMETHING}",
                "kind": "supervision",
                "on": [SOMETHING],
                "short": short.replace(WHAT, head),
                "text": text.replace(WHAT, head),
                "statements": statements,
            }
            return question | {"prompts": [*lines, line]}
        case _:
            return question


def _heads(grids: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the question of each row and its head, of whatever the file held."""
    for grid in grids:
        rows = grid.get("rows") if isinstance(grid, dict) else None
        for row in rows if isinstance(rows, list) else ():
            match row:
                case {"question": str(question), "head": str(head)}:
                    yield question, head
                case _:
                    pass
