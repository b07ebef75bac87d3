"""A report: which parts a page about a case has, in which order, and in which words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, Field, field_validator, model_validator

from ehe_check.bank.evidence import Evidence
from ehe_check.files.checked import models_in
from ehe_check.files.exact import Exact, Format, Text
from ehe_check.page.dates import month_words
from ehe_check.page.words import with_blanks
from ehe_check.sheet import sections
from ehe_check.sheet.sections import Part, Section

CaseSection = (
    sections.UrgentSection
    | sections.BoxSection
    | sections.AdviceSection
    | sections.ContradictionsSection
    | sections.BecauseSection
    | sections.CloseFirstSection
    | sections.PromptsSection
    | sections.PlainSection
    | sections.FindOutSection
    | sections.OwnRecordsSection
    | sections.NotKnownSection
    | sections.StrengthsSection
    | sections.AmendmentsSection
    | sections.DecisionSection
    | sections.FairnessSection
    | sections.NotAnsweredSection
    | sections.ParkedSection
    | sections.ProvenanceSection
    | sections.DataSection
    | sections.PictureSection
    | sections.RecordSection
    | sections.StatementsSection
    | sections.ClosingSection
)
"""What any page about a case may have."""

SECTIONS = "sections"


class Words(Exact):
    """Wording that several parts share.

    Beside own words to act on stands `held` under HOLD, and `ask_first` under ASK FIRST.
    """

    about: Annotated[Text, AfterValidator(with_blanks("whom"))]
    another: Annotated[Text, AfterValidator(with_blanks("one"))]
    note: Annotated[Text, AfterValidator(with_blanks("note"))]
    left_out: Text
    held: Text
    ask_first: Text
    known: dict[Evidence, Text]

    def sourced(self, answer: str, on: date | None, evidence: Evidence | None) -> str:
        """Return an answer with its month and how it is known, where they were given."""
        known = self.known[evidence] if evidence else ""
        beside = ", ".join(filter(None, [month_words(on) if on else "", known]))
        return f"{answer} ({beside})" if beside else answer


class DayWords(Exact):
    """How a page's days are told apart where they differ."""

    answered: Annotated[Text, AfterValidator(with_blanks("day"))]
    talked_over: Annotated[Text, AfterValidator(with_blanks("day"))]
    printed: Annotated[Text, AfterValidator(with_blanks("day"))]


class Report(Exact):
    """The parts of a page about a case, in order.

    What cannot wait comes first and the closing line last, whatever else a report leaves out or
    moves about. `when_ordinary` names the parts that are printed where nothing calls for a further
    step; with none named, all are.
    """

    begins_with: ClassVar[tuple[str, ...]] = (Part.URGENT, Part.BOX, Part.ADVICE)
    may_stand_again: ClassVar[frozenset[str]] = frozenset()

    format: Format
    kind: str
    id: Text
    title: Text
    draft: Text
    shared: Text
    words: Words
    days: DayWords
    while_walking: tuple[str, ...] = ()
    when_ordinary: tuple[str, ...] = ()
    sections: tuple[Section, ...]

    @classmethod
    def sections_by_part(cls) -> dict[str, type[BaseModel]]:
        """Return the section of each part that this kind of page may have."""
        models = models_in(cls.model_fields[SECTIONS].annotation)
        parts = ((get_args(each.model_fields["part"].annotation), each) for each in models)
        return {name: each for names, each in parts for name in names}

    @field_validator("while_walking", "when_ordinary")
    @classmethod
    def _names_parts(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in cls.sections_by_part():
                message = f"{name!r} is no part of this page"
                raise ValueError(message)
        return names

    @model_validator(mode="after")
    def _keeps_its_order(self) -> Self:
        parts = tuple(section.part for section in self.sections)
        once = [part for part in parts if part not in self.may_stand_again]
        if len(set(once)) < len(once):
            message = "a part stands twice among the sections"
            raise ValueError(message)
        if parts[: len(self.begins_with)] != self.begins_with:
            message = f"the sections must begin with {', '.join(self.begins_with)}, in this order"
            raise ValueError(message)
        if parts[-1] != Part.CLOSING:
            message = "the last section must be closing"
            raise ValueError(message)
        return self

    def for_the_walk(self) -> Self:
        """Return the shorter report that is shown before the practitioner decides."""
        return self._with(self.while_walking)

    def for_an_ordinary_family(self) -> Self:
        """Return the one page that is printed where nothing calls for a further step."""
        return self._with(self.when_ordinary)

    def _with(self, parts: tuple[str, ...]) -> Self:
        wanted = (*self.begins_with, *parts, Part.CLOSING)
        kept = tuple(section for section in self.sections if section.part in wanted)
        return self.model_copy(update={"sections": kept})


class PromptSheetReport(Report):
    """The parts of a prompt sheet."""

    kind: Literal["prompt-sheet"] = "prompt-sheet"
    sections: tuple[Annotated[CaseSection, Field(discriminator="part")], ...]
