"""The sections of a page about a case: which parts it may have, and what each needs said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from ehe_check.case.absence import HOLDING, Absence
from ehe_check.files.exact import Exact, Slug, Text
from ehe_check.over_time.history import Miss
from ehe_check.page.document import Shape
from ehe_check.page.words import with_blanks

ByKey = TypeVar("ByKey", bound=Mapping[Any, object])


class Part(StrEnum):
    """What any page about a case may print."""

    URGENT = "urgent"
    BOX = "box"
    ADVICE = "advice"
    CONTRADICTIONS = "contradictions"
    BECAUSE = "because"
    CLOSE_FIRST = "close-first"
    PROMPTS = "prompts"
    GAPS = "gaps"
    FIND_OUT = "find-out"
    OFFERS = "offers"
    OWN_RECORDS = "own-records"
    NOT_KNOWN = "not-known"
    STRENGTHS = "strengths"
    NOTES = "notes"
    OWN_WORDS = "own-words"
    AMENDMENTS = "amendments"
    DECISION = "decision"
    FAIRNESS = "fairness"
    EVIDENCE = "evidence"
    NOT_ANSWERED = "not-answered"
    PARKED = "parked"
    STATEMENTS = "statements"
    PROVENANCE = "provenance"
    DATA = "data"
    RECORD = "record"
    PICTURE = "picture"
    CONTACTS = "contacts"
    CLOSING = "closing"


class Show(StrEnum):
    """When a section is printed."""

    ALWAYS = "always"
    WHEN_NOT_EMPTY = "when-not-empty"


CANNOT_TELL = re.compile(r"cannot tell you (?:a|that any) child is safe")


def says_what_it_cannot(line: str) -> str:
    """Return a closing line that says what no page can tell.

    Raises:
        ValueError: it does not.
    """
    if not CANNOT_TELL.search(line):
        message = "must say that the page cannot tell you a child is safe"
        raise ValueError(message)
    return line


class Section(Exact):
    """What every section has: its part, and a name where a part may stand more than once."""

    part: str
    name: Slug | None = None


MayBeLeftOut = Annotated[Text | None, BeforeValidator(lambda text: text or None)]
"""A text that is left out where it is empty."""


class Titled(Section):
    """What a section may have; `empty` is said where it is always shown and has nothing else."""

    heading: Text
    starts_page: bool = False
    intro: MayBeLeftOut = None
    cites: tuple[str, ...] = ()
    show: Show = Show.WHEN_NOT_EMPTY
    empty: MayBeLeftOut = None


class PlainSection(Titled):
    """A part whose lines are all the case's, the bank's or the settings' own."""

    part: Literal[Part.GAPS, Part.OFFERS, Part.NOTES, Part.OWN_WORDS, Part.EVIDENCE, Part.CONTACTS]


class UrgentSection(Section):
    """The urgent step and whom to speak to; its title and text are the bank's."""

    part: Literal[Part.URGENT]
    then: Text


def words_for(needed: Iterable[StrEnum]) -> Callable[[ByKey], ByKey]:
    """Return a check that there are words for each of some keys."""

    def check(words: ByKey) -> ByKey:
        for each in needed:
            if each not in words:
                message = f"needs words for {each.value!r}"
                raise ValueError(message)
        return words

    return check


class BoxSection(Section):
    """HOLD, ASK FIRST or what was agreed; its title and text are the bank's."""

    part: Literal[Part.BOX]
    recorded: Annotated[Text, AfterValidator(with_blanks("day", "[reason]"))]
    reasons: Annotated[dict[Absence, Text], AfterValidator(words_for(sorted(HOLDING)))]


class Otherwise(Exact):
    """What is said where the answers name no meeting, and first of all beneath an urgent step."""

    title: Text
    text: Text
    unless_guarded: Text
    beneath: Text


class AdviceSection(Section):
    """The advice; its title and text are the bank's.

    `otherwise` is said on a page about a meeting where the answers themselves name none. `missing`
    is said where something of the case was not read.
    """

    part: Literal[Part.ADVICE]
    after: Text
    then: Annotated[Text, AfterValidator(with_blanks("day", "advice"))]
    otherwise: Otherwise | None = None
    missing_title: Text
    missing: Annotated[dict[Miss, Text], AfterValidator(words_for(Miss))]


class ContradictionsSection(Titled):
    """Answers that do not sit together, each pair as a question."""

    part: Literal[Part.CONTRADICTIONS]
    together: Annotated[Text, AfterValidator(with_blanks("one", "other"))]
    alone: Annotated[Text, AfterValidator(with_blanks("one"))]
    set_aside: Text


class KeptApart(Exact):
    """Topics whose answers are not told to everybody, and what is said in their place."""

    topics: Annotated[tuple[str, ...], Field(min_length=1)]
    text: Text


class BecauseSection(Titled):
    """The answers behind the advice; `kept_apart` names what they do not tell."""

    part: Literal[Part.BECAUSE]
    kept_apart: tuple[KeptApart, ...] = ()


class CloseFirstSection(Titled):
    """What to close first: its short name, whom it is about, and who could know."""

    part: Literal[Part.CLOSE_FIRST]
    who: Annotated[Text, AfterValidator(with_blanks("who"))]


class PromptsSection(Titled):
    """What to say and do today, then what else to do or think about."""

    part: Literal[Part.PROMPTS]
    today: Text


class FindOutSection(Titled):
    """What to find out, who could know, and by when."""

    part: Literal[Part.FIND_OUT]
    who: Annotated[Text, AfterValidator(with_blanks("who"))]
    by_when: Text


class OwnRecordsSection(Titled):
    """What to look up in one's own records, where nothing calls for a further step."""

    part: Literal[Part.OWN_RECORDS]
    look: Annotated[Text, AfterValidator(with_blanks("topics"))]
    others: Annotated[Text, AfterValidator(with_blanks("topics"))]


class NotKnownSection(Titled):
    """What is not known, in one line that is the bank's."""

    part: Literal[Part.NOT_KNOWN]
    others: Annotated[Text, AfterValidator(with_blanks("topics"))]


class StrengthsSection(Titled):
    """What is going well; `beside_a_worry` is left out where nothing calls for a further step."""

    part: Literal[Part.STRENGTHS]
    beside_a_worry: MayBeLeftOut = None


class AmendmentsSection(Titled):
    """What was changed after the session was finished: what it was, when, and why."""

    part: Literal[Part.AMENDMENTS]
    was: Annotated[Text, AfterValidator(with_blanks("answer"))]
    nothing: Text
    only_note: Text
    why: Annotated[Text, AfterValidator(with_blanks("day", "reason"))]


class DecisionSection(Titled):
    """What the practitioner decides, beside what the sheet advises where they differ."""

    part: Literal[Part.DECISION]
    either_way: Text
    about_a_meeting: Text | None = None
    advised: Text
    advised_then: Annotated[Text, AfterValidator(with_blanks("day"))]
    decided: Text
    agrees: Text
    agreed_then: Text
    agrees_yes: Text
    agrees_no: Text
    text: Text
    who: Text
    by: Text


class FairnessSection(Titled):
    """What fairness asks to be said, though not on an emergency sheet.

    `beside_a_worry` is left out where nothing calls for a further step.
    """

    part: Literal[Part.FAIRNESS]
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]
    beside_a_worry: tuple[Text, ...] = ()


class NotAnsweredSection(Titled):
    """What has no answer, and how that came about."""

    part: Literal[Part.NOT_ANSWERED]
    skipped: Text
    note_only: Text
    unanswered: Text


class ParkedSection(Titled):
    """Answers that are kept but read by nothing."""

    part: Literal[Part.PARKED]
    answer: Annotated[Text, AfterValidator(with_blanks("question", "answer", "reason"))]


class StatementsSection(Titled):
    """What the statements named on the page say; some stand there by their id only."""

    part: Literal[Part.STATEMENTS]
    law: Annotated[Text, AfterValidator(with_blanks("title", "status", "month", "[text]"))]
    id_only: tuple[str, ...] = ()
    look_up: Text


class ProvenanceSection(Titled):
    """What the page was made from, and when."""

    part: Literal[Part.PROVENANCE]
    made: Text
    made_by: Annotated[Text, AfterValidator(with_blanks("day", "software"))]
    bank: Text
    bank_is: Annotated[Text, AfterValidator(with_blanks("title", "version", "digest"))]
    bank_past_review: Annotated[Text, AfterValidator(with_blanks("day"))]
    law: Text
    law_is: Annotated[Text, AfterValidator(with_blanks("day"))]
    law_past_review: Annotated[Text, AfterValidator(with_blanks("notes"))]
    asked: Text
    full: Text
    quick: Text
    not_asked: Annotated[Text, AfterValidator(with_blanks("topics"))]
    asked_in_part: Annotated[Text, AfterValidator(with_blanks("topics"))]
    earlier: Text
    not_looked_at: Text
    not_all_looked_at: Text
    looked_at: Annotated[Text, AfterValidator(with_blanks("days"))]


class DataSection(Titled):
    """What this file is, and what it is not."""

    part: Literal[Part.DATA]
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class RecordSection(Titled):
    """What the sessions of a case show together, as evidence to look at."""

    part: Literal[Part.RECORD]
    not_known: Text
    not_known_for: Annotated[Text, AfterValidator(with_blanks("sessions", "day"))]
    carried: Text
    carried_for: Annotated[Text, AfterValidator(with_blanks("sessions", "day"))]
    carried_once: Annotated[Text, AfterValidator(with_blanks("day"))]
    carried_on: Annotated[Text, AfterValidator(with_blanks("times", "day"))]
    overdue: Text
    overdue_since: Annotated[Text, AfterValidator(with_blanks("day"))]
    overdue_who: Annotated[Text, AfterValidator(with_blanks("who"))]
    not_seen: Text
    not_seen_since: Annotated[Text, AfterValidator(with_blanks("month"))]
    cautions: Text
    more: Text


class Column(Exact):
    """A column of a picture: which question it shows, and the shape beside some of its answers."""

    title: Text
    question: str
    shapes: dict[str, Shape] = {}


class Grid(Exact):
    """A table with a row for each entry of a roster, and a column for each of some questions."""

    caption: Text
    per: str
    head: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    none_listed: Text


class PictureSection(Titled):
    """Who has seen whom, where and when: in words, with shapes that only repeat them."""

    part: Literal[Part.PICTURE]
    grids: Annotated[tuple[Grid, ...], Field(min_length=1)]
    does_not_arise: Text
    not_answered: Text
    not_asked: Text


class ClosingSection(Section):
    """The last line of every page about a case."""

    part: Literal[Part.CLOSING]
    line: Annotated[Text, AfterValidator(says_what_it_cannot)]
