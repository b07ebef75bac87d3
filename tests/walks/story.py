"""A family as a person knows it: what is answered to each question, by its id."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tests.walks.known import Known
from tests.worked import shipped_bank

STORIES: Final = Path(__file__).parent / "stories"

Answer = str | list[str] | dict[str, str]
"""What is pressed: options by their ids and keys, with a space between them.

Of several it is one after the other, as the question comes; of a table, a row of a grid by its id,
or each child. Words that are typed stand after `type`, a month after `m:`.
"""


@dataclass(frozen=True)
class Story:
    """A family, and what a person answers about it: for each question, by its id."""

    name: str
    says: str
    command: tuple[str, ...]
    answers: Mapping[str, Answer]
    before: str = ""
    otherwise: str = ""
    """What is answered to any other question of the bank that is chosen from."""
    role: str = ""
    """The role that the person said at an earlier start."""
    children: tuple[str, ...] = ()
    in_lines: Mapping[str, Answer] = field(default_factory=dict)
    """What is answered otherwise where the walk is in plain lines."""
    keeps: bool = False
    """Whether what was said last time is kept wherever a key for that is offered."""

    @classmethod
    def read(cls, name: str) -> Story:
        """Read a story from its file; what it does not say is as in the one that it begins from."""
        raw = tomllib.loads((STORIES / f"{name}.toml").read_text(encoding="utf-8"))
        based = cls.read(raw["as"]) if "as" in raw else cls(name, "", (), {})
        return replace(
            based,
            name=name,
            says=raw["says"],
            command=tuple(raw["command"]),
            answers={**based.answers, **raw.get("answers", {})},
            before=raw.get("before", ""),
            otherwise=raw.get("otherwise", ""),
            role=raw.get("role", based.role),
            keeps=raw.get("keeps", False),
            children=tuple(raw.get("children", based.children)),
            in_lines={**based.in_lines, **raw.get("plain", {})},
        )

    def plain(self) -> Story:
        """Return the same story as it is told in plain lines."""
        answers = {**self.answers, **self.in_lines}
        return replace(self, answers=answers, command=(*self.command, "--plain"))

    def answer(self, known: Known) -> Answer | None:
        """Return what is answered to a question."""
        otherwise = self.otherwise if known.id in shipped_bank().by_id and known.choices else None
        return self.answers.get(known.id, otherwise or None)
