"""A report: which parts a page about a case has, in which order, and in which words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from ehe_check.model.base import Exact, Format
from ehe_check.model.meeting_sections import MeetingListed, NoHoldSection
from ehe_check.model.prompt_rule import Text
from ehe_check.model.sections import (
    AdviceSection,
    AmendmentsSection,
    ClosingSection,
    ContactsSection,
    DataSection,
    DecisionSection,
    EvidenceSection,
    FairnessSection,
    FindOutSection,
    GapsSection,
    HingesSection,
    HoldSection,
    NotAnsweredSection,
    NotEnoughSection,
    NotesSection,
    OwnWordsSection,
    ParkedSection,
    Part,
    PictureSection,
    PromptsSection,
    ProvenanceSection,
    RecordSection,
    StatementsSection,
    StrengthsSection,
    UrgentSection,
)
from ehe_check.model.supervision_sections import SupervisionListed
from ehe_check.model.wording import Words, with_blanks


class Kind(StrEnum):
    """What a report is a page of."""

    PROMPT_SHEET = "prompt-sheet"
    MEETING = "meeting"
    SUPERVISION = "supervision"


Listed = (
    PromptsSection
    | GapsSection
    | FindOutSection
    | StrengthsSection
    | NotesSection
    | OwnWordsSection
    | AmendmentsSection
    | DecisionSection
    | FairnessSection
    | EvidenceSection
    | NotAnsweredSection
    | ParkedSection
    | ProvenanceSection
    | DataSection
    | PictureSection
    | RecordSection
    | ContactsSection
    | MeetingListed
    | SupervisionListed
)
Section = Annotated[
    NotEnoughSection
    | UrgentSection
    | HoldSection
    | NoHoldSection
    | AdviceSection
    | HingesSection
    | Listed
    | StatementsSection
    | ClosingSection,
    Field(discriminator="part"),
]

FIRST = {
    Kind.PROMPT_SHEET: (Part.NOT_ENOUGH, Part.URGENT, Part.HOLD, Part.ADVICE),
    Kind.MEETING: (Part.NOT_ENOUGH, Part.URGENT, Part.HOLD, Part.NO_HOLD, Part.ADVICE),
    Kind.SUPERVISION: (Part.NOT_ENOUGH, Part.URGENT, Part.HOLD, Part.ADVICE),
}
"""What each kind of page begins with: nothing may come before danger, HOLD and the advice."""

MAY_STAND_AGAIN = frozenset({Part.ANSWERS, Part.POINTS, Part.FORM})


class DayWords(Exact):
    """How a page's days are told apart where they differ."""

    answered: Annotated[Text, AfterValidator(with_blanks("day"))]
    talked_over: Annotated[Text, AfterValidator(with_blanks("day"))]
    printed: Annotated[Text, AfterValidator(with_blanks("day"))]


class Report(Exact):
    """The parts of one kind of page, in order.

    What cannot wait comes first and the closing line last, whatever else a report leaves out or
    moves about.
    """

    format: Format
    kind: Kind = Kind.PROMPT_SHEET
    id: Text
    title: Text
    draft: Text
    shared: Text
    words: Words
    days: DayWords
    while_walking: tuple[Part, ...] = ()
    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def _keeps_its_order(self) -> Report:
        parts = tuple(section.part for section in self.sections)
        once = [part for part in parts if part not in MAY_STAND_AGAIN]
        if len(set(once)) < len(once):
            message = "a part stands twice among the sections"
            raise ValueError(message)
        first = FIRST[self.kind]
        if parts[: len(first)] != first:
            message = f"the sections must begin with {', '.join(first)}, in this order"
            raise ValueError(message)
        if parts[-1] is not Part.CLOSING:
            message = "the last section must be closing"
            raise ValueError(message)
        return self

    def for_the_walk(self) -> Report:
        """Return the shorter report that is shown before the practitioner decides."""
        wanted = (*FIRST[self.kind], *self.while_walking, Part.CLOSING)
        kept = tuple(section for section in self.sections if section.part in wanted)
        return self.model_copy(update={"sections": kept})
