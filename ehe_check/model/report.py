"""A report: which parts a page about a case has, in which order, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from ehe_check.model.base import Exact, Format
from ehe_check.model.evidence import Evidence
from ehe_check.model.prompt_rule import Text


class Part(StrEnum):
    """Everything that a report may print."""

    NOT_ENOUGH = "not-enough"
    URGENT = "urgent"
    HOLD = "hold"
    ADVICE = "advice"
    HINGES = "hinges"
    PROMPTS = "prompts"
    GAPS = "gaps"
    FIND_OUT = "find-out"
    STRENGTHS = "strengths"
    NOTES = "notes"
    OWN_WORDS = "own-words"
    DECISION = "decision"
    FAIRNESS = "fairness"
    EVIDENCE = "evidence"
    NOT_ANSWERED = "not-answered"
    PARKED = "parked"
    STATEMENTS = "statements"
    PROVENANCE = "provenance"
    DATA = "data"
    CLOSING = "closing"


class Show(StrEnum):
    """When a section is printed."""

    ALWAYS = "always"
    WHEN_NOT_EMPTY = "when-not-empty"


_BLANK = re.compile(r"\{([a-z_]*)\}")


def fill(text: str, /, **words: str) -> str:
    """Return a text with its blanks filled; what is filled in is never looked at again."""
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def _with(*blanks: str) -> Callable[[str], str]:
    """Return a check that a text has these blanks; one in square brackets may be left out."""
    may = {blank.strip("[]") for blank in blanks}
    must = {blank for blank in blanks if not blank.startswith("[")}

    def check(text: str) -> str:
        for name in sorted(must - set(_BLANK.findall(text))):
            message = f"needs the blank {{{name}}}"
            raise ValueError(message)
        for name in _BLANK.findall(text):
            if name not in may:
                message = f"has no use for the blank {{{name}}}"
                raise ValueError(message)
        return text

    return check


def _says_what_it_cannot(line: str) -> str:
    if "cannot tell you a child is safe" not in line:
        message = "must say that the page cannot tell you a child is safe"
        raise ValueError(message)
    return line


Whom = Annotated[Text, AfterValidator(_with("whom"))]


class Words(Exact):
    """Wording that several parts share."""

    about: Whom
    another: Annotated[Text, AfterValidator(_with("one"))]
    note: Annotated[Text, AfterValidator(_with("note"))]
    only_source_is_parent: Text
    known: dict[Evidence, Text]

    @field_validator("known")
    @classmethod
    def _says_every_way_of_knowing(cls, known: dict[Evidence, str]) -> dict[Evidence, str]:
        for evidence in Evidence:
            if evidence not in known:
                message = f"needs words for {evidence.value!r}"
                raise ValueError(message)
        return known


class _Section(Exact):
    """What a section may have; `empty` is said where it is always shown and has nothing else."""

    heading: Text
    intro: Text | None = None
    cites: tuple[str, ...] = ()
    show: Show = Show.WHEN_NOT_EMPTY
    empty: Text | None = None


class NotEnoughSection(Exact):
    """Said first, while an opening question is open."""

    part: Literal[Part.NOT_ENOUGH]
    title: Text
    text: Text


class UrgentSection(Exact):
    """The urgent step; its title and text are the bank's."""

    part: Literal[Part.URGENT]
    then: Text


class HoldSection(Exact):
    """HOLD; its title and text are the bank's."""

    part: Literal[Part.HOLD]
    ask: Whom


class AdviceSection(Exact):
    """The advice, and the answers behind it; its title and text are the bank's."""

    part: Literal[Part.ADVICE]
    after: Text
    because: Text
    gaps: Text


class HingesSection(Exact):
    """Whether the advice holds, or what it hinges on."""

    part: Literal[Part.HINGES]
    heading: Text
    holds: Text
    rests: Text
    might: Text
    up_to: Annotated[Text, AfterValidator(_with("advice"))]
    one: Annotated[Text, AfterValidator(_with("answer", "advice"))]
    together: Annotated[Text, AfterValidator(_with("answers", "advice"))]
    answer: Annotated[Text, AfterValidator(_with("question", "answer"))]
    any_of: Annotated[Text, AfterValidator(_with("number", "advice"))]
    more: Text


class PromptsSection(_Section):
    """What to do or think about."""

    part: Literal[Part.PROMPTS]


class GapsSection(_Section):
    """What professionals do not know or have not done yet."""

    part: Literal[Part.GAPS]


class FindOutSection(_Section):
    """What to find out, who could know, and by when."""

    part: Literal[Part.FIND_OUT]
    who: Annotated[Text, AfterValidator(_with("who"))]
    by_when: Text


class StrengthsSection(_Section):
    """What is going well."""

    part: Literal[Part.STRENGTHS]


class NotesSection(_Section):
    """Points of fairness and proportion that the answers raise."""

    part: Literal[Part.NOTES]


class OwnWordsSection(_Section):
    """What the practitioner wrote."""

    part: Literal[Part.OWN_WORDS]


class DecisionSection(_Section):
    """What the practitioner decides, beside what the sheet advises where they differ."""

    part: Literal[Part.DECISION]
    advised: Text
    decided: Text
    agrees: Text
    agrees_yes: Text
    agrees_no: Text
    text: Text
    who: Text
    by: Text


class FairnessSection(_Section):
    """What fairness asks to be said, though not on an emergency sheet."""

    part: Literal[Part.FAIRNESS]
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class EvidenceSection(_Section):
    """Whose accounts the picture rests on: a list, never a share."""

    part: Literal[Part.EVIDENCE]


class NotAnsweredSection(_Section):
    """What has no answer, and how that came about."""

    part: Literal[Part.NOT_ANSWERED]
    skipped: Text
    note_only: Text
    unanswered: Text


class ParkedSection(_Section):
    """Answers that are kept but read by nothing."""

    part: Literal[Part.PARKED]
    answer: Annotated[Text, AfterValidator(_with("question", "answer", "reason"))]


class StatementsSection(_Section):
    """What the statements named on the page say; some stand there by their id only."""

    part: Literal[Part.STATEMENTS]
    law: Annotated[Text, AfterValidator(_with("title", "status", "month", "[text]"))]
    id_only: tuple[str, ...] = ()
    look_up: Text


class ProvenanceSection(_Section):
    """What the page was made from, and when."""

    part: Literal[Part.PROVENANCE]
    made: Text
    made_by: Annotated[Text, AfterValidator(_with("day", "software"))]
    bank: Text
    bank_is: Annotated[Text, AfterValidator(_with("title", "version", "digest"))]
    bank_past_review: Annotated[Text, AfterValidator(_with("day"))]
    law: Text
    law_is: Annotated[Text, AfterValidator(_with("day"))]
    law_past_review: Annotated[Text, AfterValidator(_with("notes"))]
    asked: Text
    full: Text
    quick: Text
    not_asked: Annotated[Text, AfterValidator(_with("topics"))]
    asked_in_part: Annotated[Text, AfterValidator(_with("topics"))]
    earlier: Text
    not_looked_at: Text


class DataSection(_Section):
    """What this file is, and what it is not."""

    part: Literal[Part.DATA]
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class ClosingSection(Exact):
    """The last line of every page about a case."""

    part: Literal[Part.CLOSING]
    line: Annotated[Text, AfterValidator(_says_what_it_cannot)]


Listed = (
    PromptsSection
    | GapsSection
    | FindOutSection
    | StrengthsSection
    | NotesSection
    | OwnWordsSection
    | DecisionSection
    | FairnessSection
    | EvidenceSection
    | NotAnsweredSection
    | ParkedSection
    | ProvenanceSection
    | DataSection
)
Section = Annotated[
    NotEnoughSection
    | UrgentSection
    | HoldSection
    | AdviceSection
    | HingesSection
    | Listed
    | StatementsSection
    | ClosingSection,
    Field(discriminator="part"),
]

FIRST = (Part.NOT_ENOUGH, Part.URGENT, Part.HOLD, Part.ADVICE)


class Report(Exact):
    """The parts of one kind of page, in order.

    What cannot wait comes first and the closing line last, whatever else a report leaves out or
    moves about.
    """

    format: Format
    id: Text
    title: Text
    draft: Text
    words: Words
    while_walking: tuple[Part, ...] = ()
    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def _keeps_its_order(self) -> Report:
        parts = tuple(section.part for section in self.sections)
        if len(set(parts)) < len(parts):
            message = "a part stands twice among the sections"
            raise ValueError(message)
        if parts[: len(FIRST)] != FIRST:
            message = f"the sections must begin with {', '.join(FIRST)}, in this order"
            raise ValueError(message)
        if parts[-1] is not Part.CLOSING:
            message = "the last section must be closing"
            raise ValueError(message)
        return self

    def for_the_walk(self) -> Report:
        """Return the shorter report that is shown before the practitioner decides."""
        wanted = (*FIRST, *self.while_walking, Part.CLOSING)
        kept = tuple(section for section in self.sections if section.part in wanted)
        return self.model_copy(update={"sections": kept})
