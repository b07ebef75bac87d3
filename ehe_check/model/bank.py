"""A question bank: everything that is asked, in order, and what may be raised from the answers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, model_validator

from ehe_check.model.base import Exact, Format, Mark, Slug, Version
from ehe_check.model.condition import Condition
from ehe_check.model.prompt_rule import BEARS_ON_URGENCY, PromptRule, Route, Text
from ehe_check.model.question import Option, Question
from ehe_check.model.urgency import Urgency


class WalkSet(StrEnum):
    """Which questions a session asks."""

    QUICK = "quick"
    FULL = "full"


class Topic(Exact):
    """A group of questions about one learning point."""

    id: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    title: Text
    statements: tuple[str, ...] = ()


class Attribute(Exact):
    """Something set once for an entry of a roster, such as a child's age."""

    id: Slug
    text: Text
    options: Annotated[tuple[Option, ...], Field(min_length=1)]


class Roster(Exact):
    """A list that people fill; questions with `per` repeat for each entry.

    `question` is the roster's own question ("is the list complete?"), put just before the question
    named in `before`. A roster with `always` is filled in the quick set too.
    """

    id: Slug
    question: str
    before: str
    one: Text
    many: Text
    text: Text
    help: Text
    suggestions: tuple[str, ...] = ()
    always: Mark = False
    at_least_one: str | None = None
    attributes: tuple[Attribute, ...] = ()


class Bands(Exact):
    """Named stretches of time, nearest first."""

    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class Advice(Exact):
    """What the sheet says at one level of urgency; `when_hold` stands for its text under HOLD."""

    title: Text
    text: Text
    when_hold: Text | None = None
    also: tuple[Text, ...] = ()
    also_unless_hold: tuple[Text, ...] = ()

    def under(self, *, hold: bool) -> str:
        """Return the text to print."""
        return self.text if not hold or self.when_hold is None else self.when_hold

    def lines_under(self, *, hold: bool) -> tuple[str, ...]:
        """Return what else to print beneath the text."""
        return self.also if hold else (*self.also, *self.also_unless_hold)


class EnquiryAdvice(Exact):
    """What is said instead of calling a meeting, while a strategy discussion or enquiry is open.

    `beneath` is said under an urgent step.
    """

    title: Text
    text: Text
    beneath: Text


class RouteWords(Exact):
    """Whom a route leads to, and what else to say while social care already knows the child."""

    title: Text
    text: Text
    when_open: str | None = None


class HoldRoute(Exact):
    """Whom to ask under HOLD, for one cause of it."""

    when: Condition
    ask: Text


class Hold(Exact):
    """What the sheet and the walk say while a worry must not be raised with the family yet."""

    title: Text
    text: Text
    otherwise_ask: Text
    routes: tuple[HoldRoute, ...] = ()


class QuestionBank(Exact):
    """One bank, whole: merged from `bank.toml` and a file a topic, in name order."""

    format: Format
    id: Slug
    version: Version
    title: Text
    jurisdiction: Text
    reviewed_on: date
    review_by: date
    opening: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    minutes: dict[WalkSet, Text] = {}
    rosters: tuple[Roster, ...] = ()
    bands: dict[str, Bands] = {}
    conditions: dict[Slug, Condition] = {}
    not_enough: str = ""
    advice: dict[Urgency, Advice] = {}
    beneath: dict[Urgency, Text] = {}
    enquiry: EnquiryAdvice | None = None
    hold: Hold | None = None
    routes: dict[Route, RouteWords] = {}
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    digest: str = ""

    @model_validator(mode="before")
    @classmethod
    def _give_banded_questions_their_options(cls, raw: Any) -> Any:  # noqa: ANN401 (whatever the file held)
        if not isinstance(raw, dict) or not isinstance(raw.get("questions"), list):
            return raw
        bands = raw.get("bands")
        if not isinstance(bands, dict):
            return raw
        return raw | {
            "questions": [_with_band_options(question, bands) for question in raw["questions"]]
        }

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    @cached_property
    def rules(self) -> dict[str, tuple[Question, PromptRule]]:
        """Every prompt rule by its id, with the question under which it stands."""
        return {
            rule.id: (question, rule) for question in self.questions for rule in question.prompts
        }

    @cached_property
    def rules_in_place(self) -> tuple[tuple[Question, PromptRule, Condition], ...]:
        """Every rule that answers raise, with its question and what it waits for, in order."""
        return tuple(
            (question, rule, question.condition_of(rule))
            for question in self.questions
            for rule in question.prompts
            if not rule.record
        )

    @cached_property
    def record_rule(self) -> tuple[Question, PromptRule] | None:
        """The rule that the sessions of a case raise together, with its question, or None."""
        return next((place for place in self.rules.values() if place[1].record), None)

    @cached_property
    def urgent_rules(self) -> tuple[tuple[Question, PromptRule, Condition], ...]:
        """Those of them that bear on the urgency of the advice."""
        return tuple(place for place in self.rules_in_place if place[1].kind in BEARS_ON_URGENCY)

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """The topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def roster_by_id(self) -> dict[str, Roster]:
        """The rosters by their ids."""
        return {roster.id: roster for roster in self.rosters}

    @cached_property
    def walk_order(self) -> tuple[Question, ...]:
        """Every question in the order it is put: opening, topics, then those after the advice."""
        opening = [self.by_id[question] for question in self.opening if question in self.by_id]
        moved = {roster.before: self.by_id.get(roster.question) for roster in self.rosters}
        away = {question.id for question in opening} | {
            question.id for question in moved.values() if question
        }
        ordered: list[Question] = []
        for question in self.questions:
            before = moved.get(question.id)
            if before is not None:
                ordered.append(before)
            if question.id not in away:
                ordered.append(question)
        late = [question for question in ordered if question.after_advice]
        return (*opening, *(question for question in ordered if not question.after_advice), *late)

    @cached_property
    def quick_ids(self) -> frozenset[str]:
        """The questions of the quick set, with the rosters that are always filled."""
        return frozenset(self.quick) | {roster.question for roster in self.rosters if roster.always}

    def asks(self, question: Question, walk_set: WalkSet) -> bool:
        """Say whether a set of questions includes one question."""
        return walk_set is WalkSet.FULL or question.id in self.quick_ids


def _with_band_options(question: Any, bands: dict[str, Any]) -> Any:  # noqa: ANN401 (whatever the file held)
    if (
        not isinstance(question, dict)
        or question.get("options")
        or question.get("bands") not in bands
    ):
        return question
    band = bands[question["bands"]]
    return question | {"options": band.get("options", [])} if isinstance(band, dict) else question
