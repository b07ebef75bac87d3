"""A report: which parts a page about a case has, in which order, and in which words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from ehe_check.files.exact import Exact, Format, Text
from ehe_check.meeting.sections import MeetingListed, NoHoldSection
from ehe_check.page.words import with_blanks
from ehe_check.sheet.sections import (
    AdviceSection,
    AmendmentsSection,
    BecauseSection,
    BoxSection,
    CloseFirstSection,
    ClosingSection,
    ContactsSection,
    ContradictionsSection,
    DataSection,
    DecisionSection,
    EvidenceSection,
    FairnessSection,
    FindOutSection,
    GapsSection,
    NotAnsweredSection,
    NotesSection,
    NotKnownSection,
    OffersSection,
    OwnRecordsSection,
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
from ehe_check.sheet.words import Words
from ehe_check.supervision.sections import SupervisionListed


class Kind(StrEnum):
    """What a report is a page of."""

    PROMPT_SHEET = "prompt-sheet"
    MEETING = "meeting"
    SUPERVISION = "supervision"


Listed = (
    ContradictionsSection
    | BecauseSection
    | CloseFirstSection
    | PromptsSection
    | GapsSection
    | FindOutSection
    | OffersSection
    | OwnRecordsSection
    | NotKnownSection
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
    UrgentSection
    | BoxSection
    | NoHoldSection
    | AdviceSection
    | Listed
    | StatementsSection
    | ClosingSection,
    Field(discriminator="part"),
]

FIRST = {
    Kind.PROMPT_SHEET: (Part.URGENT, Part.BOX, Part.ADVICE),
    Kind.MEETING: (Part.URGENT, Part.BOX, Part.NO_HOLD, Part.ADVICE),
    Kind.SUPERVISION: (Part.URGENT, Part.BOX, Part.ADVICE),
}
"""What each kind of page begins with: nothing may come before danger, the box and the advice."""

MAY_STAND_AGAIN = frozenset({Part.ANSWERS, Part.POINTS, Part.FORM})


class DayWords(Exact):
    """How a page's days are told apart where they differ."""

    answered: Annotated[Text, AfterValidator(with_blanks("day"))]
    talked_over: Annotated[Text, AfterValidator(with_blanks("day"))]
    printed: Annotated[Text, AfterValidator(with_blanks("day"))]


class Report(Exact):
    """The parts of one kind of page, in order.

    What cannot wait comes first and the closing line last, whatever else a report leaves out or
    moves about. `when_ordinary` names the parts that are printed where nothing calls for a further
    step; with none named, all are.
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
    when_ordinary: tuple[Part, ...] = ()
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
        return self._with(self.while_walking)

    def for_an_ordinary_family(self) -> Report:
        """Return the one page that is printed where nothing calls for a further step."""
        return self._with(self.when_ordinary)

    def _with(self, parts: tuple[Part, ...]) -> Report:
        wanted = (*FIRST[self.kind], *parts, Part.CLOSING)
        kept = tuple(section for section in self.sections if section.part in wanted)
        return self.model_copy(update={"sections": kept})
