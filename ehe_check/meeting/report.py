"""A meeting pack's report: which parts it has, in which order, and in which words."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ehe_check.meeting import sections
from ehe_check.meeting.sections import MeetingPart
from ehe_check.sheet.report import CaseSection, Report
from ehe_check.sheet.sections import Part

MeetingSection = Annotated[
    CaseSection
    | sections.NoHoldSection
    | sections.AbsenceSection
    | sections.AnswersSection
    | sections.PointsSection
    | sections.InviteSection
    | sections.AgendaSection
    | sections.FormSection,
    Field(discriminator="part"),
]


class MeetingReport(Report):
    """The parts of a meeting pack."""

    begins_with: ClassVar[tuple[str, ...]] = (
        Part.URGENT,
        Part.BOX,
        MeetingPart.NO_HOLD,
        Part.ADVICE,
    )
    may_stand_again: ClassVar[frozenset[str]] = frozenset(
        {MeetingPart.ANSWERS, MeetingPart.POINTS, MeetingPart.FORM}
    )

    kind: Literal["meeting"] = "meeting"
    sections: tuple[MeetingSection, ...]
