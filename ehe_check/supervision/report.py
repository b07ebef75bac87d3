"""A supervision record's report: which parts it has, in which order, and in which words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ehe_check.sheet.report import CaseSection, Report
from ehe_check.supervision.sections import (
    AgreedSection,
    NextSection,
    ReflectionsSection,
    TimelineSection,
    ViewsSection,
)

SupervisionSection = Annotated[
    CaseSection | TimelineSection | AgreedSection | ReflectionsSection | ViewsSection | NextSection,
    Field(discriminator="part"),
]


class SupervisionReport(Report):
    """The parts of a supervision record."""

    kind: Literal["supervision"] = "supervision"
    sections: tuple[SupervisionSection, ...]
