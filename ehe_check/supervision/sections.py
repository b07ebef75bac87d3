"""The sections of a supervision record: how the case went, what was agreed, what was thought."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator

from ehe_check.files.exact import Text
from ehe_check.over_time.history import AgreedStatus
from ehe_check.page.words import with_blanks
from ehe_check.sheet.sections import Titled, words_for


class SupervisionPart(StrEnum):
    """What only a supervision record may print."""

    TIMELINE = "timeline"
    AGREED = "agreed"
    REFLECTIONS = "reflections"
    VIEWS = "views"
    NEXT = "next"


class TimelineSection(Titled):
    """The sessions of the case in order, and what the sheet of each came to."""

    part: Literal[SupervisionPart.TIMELINE]
    session: Annotated[Text, AfterValidator(with_blanks("day"))]
    supervision: Annotated[Text, AfterValidator(with_blanks("day"))]
    nothing: Text
    moved: Text


class AgreedSection(Titled):
    """What was agreed, by what is to become of it."""

    part: Literal[SupervisionPart.AGREED]
    status: Annotated[dict[AgreedStatus, Text], AfterValidator(words_for(AgreedStatus))]
    passed_over: Text
    about: Annotated[Text, AfterValidator(with_blanks("text"))]
    who: Annotated[Text, AfterValidator(with_blanks("who"))]
    by: Annotated[Text, AfterValidator(with_blanks("day"))]
    why: Annotated[Text, AfterValidator(with_blanks("why"))]


class ReflectionsSection(Titled):
    """What was said to the questions."""

    part: Literal[SupervisionPart.REFLECTIONS]


class ViewsSection(Titled):
    """How supervisor and practitioner see it, where they differ."""

    part: Literal[SupervisionPart.VIEWS]
    same: Text
    supervisor: Text
    practitioner: Text


class NextSection(Titled):
    """When the case is talked over next."""

    part: Literal[SupervisionPart.NEXT]
    next: Text
    changed_since: Text
