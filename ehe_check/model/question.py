"""A question, its options, and when it is asked."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.model.base import Exact, Mark, Slug
from ehe_check.model.condition import NOT_KNOWN, AnswerIs, Condition
from ehe_check.model.prompt_rule import FindOut, PromptRule, Text
from ehe_check.model.role import Role


class QuestionKind(StrEnum):
    """How an answer is given: one option, several options, or the person's own words."""

    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"


class Option(Exact):
    """One answer that may be chosen; `months` marks a band of time that long."""

    id: Slug
    text: Text
    months: Annotated[int, Field(ge=1, strict=True)] | None = None


class Question(Exact):
    """One question of a topic; its options run from least to most worrying if `ordered`.

    `per` repeats it for each entry of a roster; `lists` makes it a roster's own question; `decides`
    keeps its answer as the practitioner's decision instead.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)?$")]
    topic: str
    kind: QuestionKind = QuestionKind.CHOICE
    per: str | None = None
    lists: str | None = None
    core: Mark = False
    fact: Mark = False
    dated: Mark = False
    ordered: Mark = True
    after_advice: Mark = False
    decides: Mark = False
    bands: str | None = None
    options: tuple[Option, ...] = ()
    text: Text
    why: Text
    help: dict[Role, Text] = {}
    statements: Annotated[tuple[str, ...], Field(min_length=1)]
    when: Condition | None = None
    find_out: FindOut | None = None
    not_known_label: str = "Not known"
    prompts: tuple[PromptRule, ...] = ()

    @model_validator(mode="after")
    def _has_the_options_of_its_kind(self) -> Question:
        if (self.kind is QuestionKind.TEXT) == bool(self.options):
            message = "a text question has no options, and any other kind needs them"
            raise ValueError(message)
        if NOT_KNOWN in self.option_ids:
            message = f"{NOT_KNOWN!r} is never an option; every question has it already"
            raise ValueError(message)
        return self

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in order."""
        return tuple(option.id for option in self.options)

    @property
    def has_ageing_bands(self) -> bool:
        """Whether a date beside the answer decides the band on the day it is read."""
        return self.dated and any(option.months is not None for option in self.options)

    def condition_of(self, rule: PromptRule) -> Condition:
        """Return what a rule waits for: its `when`, or this answer being one of its `on`."""
        if rule.when is not None:
            return rule.when
        return AnswerIs(question=self.id, is_=rule.on or ())

    def option_text(self, option_id: str) -> str:
        """Return the words of an option, or its id when the bank no longer has it."""
        return next((option.text for option in self.options if option.id == option_id), option_id)
