"""The sections of a meeting pack: why, without whom, with whom, about what, and its record."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ehe_check.case.absence import Absence
from ehe_check.files.exact import Exact, Text
from ehe_check.page.words import with_blanks
from ehe_check.sheet.sections import Section, Titled, words_for


class MeetingPart(StrEnum):
    """What only a meeting pack may print."""

    NO_HOLD = "no-hold"
    ABSENCE = "absence"
    ANSWERS = "answers"
    POINTS = "points"
    INVITE = "invite"
    AGENDA = "agenda"
    FORM = "form"


class NoHoldSection(Section):
    """Said where neither HOLD nor ASK FIRST stands, so that nobody has to wonder."""

    part: Literal[MeetingPart.NO_HOLD]
    title: Text
    text: Text


class Answered(Exact):
    """One of some answers to a question, about anybody."""

    question: str
    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]


class Doubt(Exact):
    """What is said beside a reason that the answers do not bear out: none of these was given."""

    reason: Absence
    unless: Annotated[tuple[Answered, ...], Field(min_length=1)]
    text: Text


class AbsenceSection(Titled):
    """Why parents are not there: the chosen reason, or the list to choose from."""

    part: Literal[MeetingPart.ABSENCE]
    ask: Text
    help: Text
    chosen: Annotated[Text, AfterValidator(with_blanks("reason"))]
    not_chosen: Text
    reasons: Annotated[dict[Absence, Text], AfterValidator(words_for(Absence))]
    doubts: tuple[Doubt, ...] = ()


class AnswersSection(Titled):
    """What was answered to some questions, in the words in which it was given."""

    part: Literal[MeetingPart.ANSWERS]
    questions: Annotated[tuple[str, ...], Field(min_length=1)]


class Point(Exact):
    """One thing to say, and what it rests on; `when_guarded` is said under HOLD and ASK FIRST."""

    lead: str = ""
    text: Text
    when_guarded: Text | None = None
    cites: tuple[str, ...] = ()


class PointsSection(Titled):
    """Fixed points; where `only_if` names answers, said only if one of them was given.

    With `where_health_leads`, they are said only where every reason for the meeting is that a
    treatment does not work.
    """

    part: Literal[MeetingPart.POINTS]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    only_if: tuple[Answered, ...] = ()
    where_health_leads: bool = False
    stands_out: bool = False


class InviteSection(Titled):
    """Whom to invite, by need to know: those ticked, and a question for the lead about others."""

    part: Literal[MeetingPart.INVITE]
    question: str
    listed: Text
    none_listed: Text
    for_the_lead: Text
    about_others: Text
    others_when_guarded: Text


class Brings(StrEnum):
    """What else the case can bring to an item of the agenda."""

    STRENGTHS = "strengths"
    EVIDENCE = "evidence"
    FIND_OUT = "find-out"


class AgendaItem(Exact):
    """One item: what it is about, and what of this case belongs to it."""

    title: Text
    text: Text
    when_guarded: Text | None = None
    questions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    brings: tuple[Brings, ...] = ()
    cites: tuple[str, ...] = ()


class AgendaSection(Titled):
    """The agenda, each item filled from this case."""

    part: Literal[MeetingPart.AGENDA]
    item: Annotated[Text, AfterValidator(with_blanks("number", "title"))]
    items: Annotated[tuple[AgendaItem, ...], Field(min_length=1)]


class BlankTable(Exact):
    """A table to write in: its columns, and how many rows are left blank."""

    caption: Text
    columns: Annotated[tuple[Text, ...], Field(min_length=2)]
    rows: Annotated[int, Field(ge=1, le=20, strict=True)]


class FormSection(Titled):
    """Labels to write beside, and tables to write in."""

    part: Literal[MeetingPart.FORM]
    blanks: tuple[Text, ...] = ()
    tables: tuple[BlankTable, ...] = ()
    last: tuple[Text, ...] = ()
