"""The health grid: questions of each child that the quick set puts first as rows of one screen."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from ehe_check.bank.condition import SOMETHING
from ehe_check.files.exact import Exact, Slug, Text

WHAT = "{what}"
"""In the words of what is not said yet: the head of the row."""


class HealthRow(Exact):
    """One row: its question, a short head, its words, and the option that 1 stands for."""

    question: str
    head: Annotated[str, Field(min_length=1, max_length=16)]
    text: Text
    one: Text
    option: Slug


class HealthGrid(Exact):
    """The words of the grid and its rows; `something` says a bare 2, and in one line its short."""

    text: Text
    short: Text
    zero: Text
    two: Text
    something_short: Annotated[str, Field(min_length=1, max_length=56)]
    something: Text
    rows: Annotated[tuple[HealthRow, ...], Field(min_length=1)]

    def row_of(self, question: str) -> HealthRow | None:
        """Return the row of a question, or None where it has none."""
        return next((each for each in self.rows if each.question == question), None)


def with_something(question: Any, grid: dict[str, Any]) -> Any:  # noqa: ANN401 (whatever the file held)
    """Return a question with the line for what was marked in its row and is not said yet."""
    match question, grid:
        case (
            {"id": str(id_), "statements": list(statements)},
            {"rows": list(rows), "something_short": str(short), "something": str(text)},
        ):
            heads = (each.get("head") for each in rows if each.get("question") == id_)
            lines = question.get("prompts", [])
            head = next(heads, None)
            if head is None or any(each.get("id") == f"{id_}.{SOMETHING}" for each in lines):
                return question
            line = {
                "id": f"{id_}.{SOMETHING}",
                "kind": "supervision",
                "on": [SOMETHING],
                "short": short.replace(WHAT, str(head)),
                "text": text.replace(WHAT, str(head)),
                "statements": statements,
            }
            return question | {"prompts": [*lines, line]}
        case _:
            return question
