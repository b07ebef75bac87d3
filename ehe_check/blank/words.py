"""A blank: the words of a paper copy of the questions, to be filled with a pen and typed in later.

What is asked on it, and which options it offers, is the bank's alone.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from ehe_check.bank.bank import WalkSet
from ehe_check.files.exact import Exact, Format, Text
from ehe_check.page.words import with_blanks
from ehe_check.sheet.sections import says_what_it_cannot

Rows = Annotated[int, Field(ge=1, le=20, strict=True)]
Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


def _sends_to_999(text: str) -> str:
    if "999" not in text:
        message = "must say when to call 999"
        raise ValueError(message)
    return text


class Danger(Exact):
    """What stands before everything else."""

    title: Annotated[Text, AfterValidator(_sends_to_999)]
    text: Text


class EvidenceKey(Exact):
    """What the letters for how an answer is known mean; printed once."""

    heading: Text
    intro: Text


class Columns(Exact):
    """What is written beside and beneath questions."""

    answer: Text
    answers: Text
    known: Text
    month: Text
    note: Text
    own_words: Text
    label: Text


class Apart(Exact):
    """What is said above questions that stand apart from the topics."""

    heading: Text
    intro: Text


class Making(Exact):
    """Which questions the blank holds."""

    heading: Text
    bank: Text
    bank_is: Annotated[Text, AfterValidator(with_blanks("title", "version", "digest"))]
    asked: Text


class BlankReport(Exact):
    """The words of a blank, and how much room it leaves.

    `rows` says how many entries of each roster there is room for, and `other_rows` of any other.
    """

    format: Format
    id: Text
    title: Text
    subtitle: Annotated[Text, AfterValidator(with_blanks("title", "version", "asked"))]
    danger: Danger
    intro: Lines
    typing: Annotated[Text, AfterValidator(with_blanks("set"))]
    heads: Lines
    sets: dict[WalkSet, Text]
    evidence: EvidenceKey
    columns: Columns
    gate: Annotated[Text, AfterValidator(with_blanks("condition"))]
    own_thinking: Apart
    after_advice: Apart
    rows: dict[str, Rows] = {}
    other_rows: Rows
    lines: Rows
    making: Making
    closing: Annotated[Text, AfterValidator(says_what_it_cannot)]

    @field_validator("sets")
    @classmethod
    def _says_every_set(cls, sets: dict[WalkSet, str]) -> dict[WalkSet, str]:
        for walk_set in WalkSet:
            if walk_set not in sets:
                message = f"needs words for {walk_set.value!r}"
                raise ValueError(message)
        return sets
