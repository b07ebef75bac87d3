"""The questions that are thought through in a supervision, and when each of them is chosen."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ehe_check.files.exact import Exact, Format, Text


class Shown(StrEnum):
    """What the record of a case may show, by which a question to think through is chosen."""

    SOMETHING_RAISED = "something-raised"
    NOTHING_RAISED = "nothing-raised"
    MEETING_ADVISED = "meeting-advised"
    NO_MEETING_ADVISED = "no-meeting-advised"
    DECIDED_DIFFERENTLY = "decided-differently"
    MOSTLY_FROM_FAMILY = "mostly-from-family"
    NOT_SEEN_OR_HEARD = "not-seen-or-heard"
    DRIFT = "drift"
    HOLD = "hold"
    TODAY = "today"
    DECISION_LATE = "decision-late"
    TALKED_OVER_BEFORE = "talked-over-before"
    TOLD_BY_A_PROFESSIONAL = "told-by-a-professional"
    READ_IN_A_RECORD = "read-in-a-record"
    ALWAYS = "always"


class ChosenOn(Exact):
    """What the record has to show: one of the answers of each question in `on`, and all of `when`.

    An answer counts for whomever it is about. `because` says why in a line, where it is not what
    the question says.
    """

    on: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field({})
    when: tuple[Shown, ...] = ()
    because: str = ""


class ReflectiveQuestion(Exact):
    """One question to think through together; `shows` are the answers read out beside it.

    It is chosen where any of `chosen` holds, one question a `row` and the lowest row first, and
    `because` says why in a line. Without them it is put only where somebody asks for it.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+$")]
    text: Text
    why: Text
    shows: tuple[str, ...] = ()
    row: Annotated[int, Field(strict=True, ge=1)] = 99
    because: str = ""
    chosen: tuple[ChosenOn, ...] = ()
    statements: Annotated[tuple[str, ...], Field(min_length=1)]


class ReflectiveQuestions(Exact):
    """The questions of a supervision, in order."""

    format: Format
    id: Text
    version: Text
    title: Text
    reviewed_on: date
    review_by: date
    questions: Annotated[tuple[ReflectiveQuestion, ...], Field(min_length=1)]
