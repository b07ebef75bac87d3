"""The words of a comparison: of two sessions one after the other, and of two readings."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, field_validator

from ehe_check.comparison.words import (
    AdviceWords,
    AnswerWords,
    BankWords,
    Boxed,
    DifferencesWords,
    EntryWords,
    Headed,
    MakingWords,
    OfAnswer,
    PromptGroup,
)
from ehe_check.files.exact import Exact, Format, Text
from ehe_check.over_time.moved.comparison import PromptMove
from ehe_check.page.words import with_blanks
from ehe_check.sheet.sections import (
    BoxSection,
    StatementsSection,
    UrgentSection,
    says_what_it_cannot,
)
from ehe_check.sheet.words import Words

KIND = "comparison"


class AnswerGroup(StrEnum):
    """What the answers of two sessions are put under; each answer under exactly one."""

    CHANGED = "changed"
    NEWLY_ANSWERED = "newly-answered"
    CONFIRMED = "confirmed"
    NOT_LOOKED_AT = "not-looked-at"
    STILL_NOT_KNOWN = "still-not-known"
    NO_LONGER_ANSWERED = "no-longer-answered"
    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER_EVIDENCE = "other-evidence"
    AGED = "aged"
    MAY_HAVE_AGED = "may-have-aged"
    NOT_READ = "not-read"


class MovedWords(Exact):
    """The page of two sessions, one after the other."""

    title: Text
    subtitle: Annotated[Text, AfterValidator(with_blanks("earlier", "later"))]
    earlier: Text
    later: Text
    heading: Text
    alone: Text
    read_on: Text
    read_on_is: Text
    before: OfAnswer
    now: OfAnswer
    hold_gone: Boxed
    answers: dict[AnswerGroup, Headed]
    entries: EntryWords
    prompts: dict[PromptMove, Headed]
    banks: BankWords

    @field_validator("answers")
    @classmethod
    def _says_every_group(cls, words: dict[AnswerGroup, Headed]) -> dict[AnswerGroup, Headed]:
        _refuse_gaps(words, AnswerGroup)
        return words

    @field_validator("prompts")
    @classmethod
    def _says_every_move(cls, words: dict[PromptMove, Headed]) -> dict[PromptMove, Headed]:
        _refuse_gaps(words, PromptMove)
        return words


class ReadingsWords(Exact):
    """The page of two readings of one case, made without sight of each other."""

    title: Text
    first: Text
    second: Text
    of_one: Annotated[Text, AfterValidator(with_blanks("title", "side"))]
    heading: Text
    differs: Text
    same: Text
    cannot_be_told: Text
    read_on: Text
    read_on_is: Annotated[Text, AfterValidator(with_blanks("day"))]
    answer: Annotated[Text, AfterValidator(with_blanks("side", "answer"))]
    differences: DifferencesWords
    entries: EntryWords


class ComparisonReport(Exact):
    """All words of both pages but those of questions, prompts and advice.

    Raises:
        ValueError: a group has no words, or the closing line does not say what no page can tell.
    """

    format: Format
    kind: Literal["comparison"]
    id: Text
    shared: Text
    draft: Annotated[Text, AfterValidator(with_blanks("side"))]
    closing: Annotated[Text, AfterValidator(says_what_it_cannot)]
    words: Words
    answer: AnswerWords
    urgent: UrgentSection
    box: BoxSection
    advice: AdviceWords
    prompt_groups: dict[PromptGroup, Text]
    cautions: Headed
    statements: StatementsSection
    provenance: MakingWords
    moved: MovedWords
    readings: ReadingsWords

    @field_validator("prompt_groups")
    @classmethod
    def _says_every_group(cls, words: dict[PromptGroup, str]) -> dict[PromptGroup, str]:
        _refuse_gaps(words, PromptGroup)
        return words


def _refuse_gaps(words: Iterable[StrEnum], needed: Iterable[StrEnum]) -> None:
    there = frozenset(words)
    for each in needed:
        if each not in there:
            message = f"needs words for {each.value!r}"
            raise ValueError(message)
