"""The words of a form, read from its file in `question_banks/talks`: a table for each question."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from ehe_check import resources
from ehe_check.ask.put import Choice
from ehe_check.files.checked import checked, in_file
from ehe_check.files.exact import Exact, Mark, Text
from ehe_check.files.toml import read_toml


class FieldKind(StrEnum):
    """How a question of a form is answered; a `day` is one to come."""

    CHOICE = "choice"
    SEVERAL = "several"
    WORDS = "words"
    DAY = "day"
    PAST_DAY = "past-day"

    @property
    def is_choice(self) -> bool:
        """Whether something is chosen, and nothing typed."""
        return self in {FieldKind.CHOICE, FieldKind.SEVERAL}

    @property
    def is_day(self) -> bool:
        """Whether a day is typed."""
        return self in {FieldKind.DAY, FieldKind.PAST_DAY}


class FieldWords(Exact):
    """What one question says, and how it is answered.

    `also` is what else may be typed on its line, by a `key` that is no word there. Words that are
    `needed` are asked for with that remark until there are some. Days and choices that are
    `needed` say so with true: such a day cannot be left out, and such a choice is asked for
    wherever its answer is lacking. A choice that `skips` may be passed over. What stands in braces
    is filled in as the question is put.
    """

    kind: FieldKind = FieldKind.WORDS
    text: Text
    heading: str = ""
    help: str = ""
    why: str = ""
    also: str = ""
    key: str = ""
    needed: Mark | str = False
    skips: Mark = False
    choices: dict[str, Text] = Field({})
    step: Annotated[int, Field(strict=True, ge=1)] | None = None

    @property
    def listed(self) -> tuple[Choice, ...]:
        """What may be chosen, in order."""
        return tuple(Choice(id_, words) for id_, words in self.choices.items())

    @property
    def may_skip(self) -> bool:
        """Whether it may be passed over when it is put."""
        return self.skips if self.kind.is_choice else not self.needed

    def filled(self, **blanks: str) -> FieldWords:
        """Return it with what stands in braces filled in."""
        said = {name: getattr(self, name).format_map(blanks) for name in ("text", "help", "why")}
        choices = {id_: words.format_map(blanks) for id_, words in self.choices.items()}
        return self.model_copy(update={**said, "choices": choices})


FormBank = Mapping[str, FieldWords]
"""The questions of a form by their ids."""


@cache
def form_bank(name: str) -> FormBank:
    """Read the words of a form by its name.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in a question of them.
    """
    path = resources.TALKS / f"{name}.toml"
    tables = read_toml(path)
    steps: list[str] = tables.pop("steps", [])
    return {id_: _words(path, id_, table, steps) for id_, table in tables.items()}


def _words(path: Path, id_: str, table: Mapping[str, Any], steps: list[str]) -> FieldWords:
    words = checked(FieldWords, table, lambda loc: in_file(path)((id_, *loc)))
    if words.step is None:
        return words
    heading = f"Step {words.step} of {len(steps)}: {steps[words.step - 1]}"
    return words.model_copy(update={"heading": heading})
