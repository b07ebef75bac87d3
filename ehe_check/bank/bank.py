"""A question bank: everything that is asked, in order, and what may be raised from the answers."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, model_validator

from ehe_check.bank.advice_keys import (
    Agreement,
    BeneathKey,
    BoxKey,
    BoxWords,
    ChildsDay,
    FromOneAdult,
    Headline,
    HeadlineKey,
    Lines,
    RouteWords,
    Sight,
)
from ehe_check.bank.condition import Condition
from ehe_check.bank.effect import JointRule, Route
from ehe_check.bank.prompt_rule import PromptRule
from ehe_check.bank.question import Option, Question
from ehe_check.bank.quick_rows import QuickGrid, QuickRows, with_something
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.files.exact import Exact, Format, Mark, Slug, Text, Version


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
    named in `before`; beneath the list as it then stands, the question `beneath` is put of all.
    `line` says how a line for it is typed, `words` are those that no name is taken for, and a
    letter beside each answers the question `beside`. A roster with `always` is filled in the quick
    set too.
    """

    id: Slug
    question: str
    before: str
    one: Text
    many: Text
    text: Text
    help: Text
    line: Text
    words: tuple[str, ...] = ()
    beside: str | None = None
    beneath: str | None = None
    always: Mark = False
    at_least_one: str | None = None
    attributes: tuple[Attribute, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Its own question, and the one beneath its list."""
        return (self.question, *([self.beneath] if self.beneath else []))


class Bands(Exact):
    """Named stretches of time, nearest first."""

    options: Annotated[tuple[Option, ...], Field(min_length=2)]


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
    needed: tuple[str, ...] = ()
    alerts_wait_for: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    quick_when: dict[str, Condition] = {}
    closing: tuple[str, ...] = ()
    quick_rows: QuickRows | None = None
    one_screen: tuple[tuple[str, ...], ...] = ()
    rosters: tuple[Roster, ...] = ()
    bands: dict[str, Bands] = {}
    conditions: dict[Slug, Condition] = {}
    together: tuple[JointRule, ...] = ()
    tiers: dict[Urgency, Text] = {}
    headlines: dict[HeadlineKey, Headline] = {}
    beneath: dict[BeneathKey, Text] = {}
    boxes: dict[BoxKey, BoxWords] = {}
    family: Text = "the family"
    held_from_one_adult: FromOneAdult | None = None
    agreement: Agreement | None = None
    childs_words: str | None = None
    childs_day: ChildsDay | None = None
    sight: Sight | None = None
    routes: dict[Route, RouteWords] = {}
    lines: Lines | None = None
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    digest: str = ""

    @model_validator(mode="before")
    @classmethod
    def _give_questions_what_stands_elsewhere(cls, raw: Any) -> Any:  # noqa: ANN401 (whatever the file held)
        if not isinstance(raw, dict) or not isinstance(raw.get("questions"), list):
            return raw
        questions, bands, rows = raw["questions"], raw.get("bands"), raw.get("quick_rows")
        if isinstance(bands, dict):
            questions = [_with_band_options(question, bands) for question in questions]
        if isinstance(rows, dict):
            questions = [with_something(question, rows) for question in questions]
        return raw | {"questions": questions}

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    @cached_property
    def grid(self) -> Question | None:
        """The question that is asked as a grid of who last saw whom, or None."""
        return next((question for question in self.questions if question.seen is not None), None)

    @cached_property
    def rules(self) -> dict[str, tuple[Question, PromptRule]]:
        """Every prompt rule by its id, with the question under which it stands."""
        return {
            rule.id: (question, rule) for question in self.questions for rule in question.prompts
        }

    @cached_property
    def record_rule(self) -> tuple[Question, PromptRule] | None:
        """The rule that the sessions of a case raise together, with its question, or None."""
        return next((place for place in self.rules.values() if place[1].record), None)

    @cached_property
    def with_effects(self) -> tuple[Question, ...]:
        """The questions whose answers can move the advice by themselves, or that can be marked."""
        rows = {each for grid in self.quick_grids for each in grid.questions}
        return tuple(each for each in self.questions if each.every_effect or each.id in rows)

    @cached_property
    def first_on_screen(self) -> dict[str, str]:
        """The first question of the screen on which another stands as a row, by its id."""
        return {each: several[0] for several in self.one_screen for each in several}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each question stands in the walk."""
        return {question.id: place for place, question in enumerate(self.walk_order)}

    @cached_property
    def closing_order(self) -> tuple[str, ...]:
        """The questions in the order in which unknown ones are to be closed: own records first."""
        walk = (question.id for question in self.walk_order)
        return tuple(dict.fromkeys((*self.closing, *walk)))

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """The topics by their ids."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def joint_by_id(self) -> dict[str, JointRule]:
        """The rules over two answers by their ids."""
        return {rule.id: rule for rule in self.together}

    @cached_property
    def roster_by_id(self) -> dict[str, Roster]:
        """The rosters by their ids."""
        return {roster.id: roster for roster in self.rosters}

    @cached_property
    def walk_order(self) -> tuple[Question, ...]:
        """The questions as they are put: opening, topics, own thinking, then after the advice."""
        opening = [self.by_id[question] for question in self.opening if question in self.by_id]
        moved = {
            roster.before: [self.by_id[each] for each in roster.own if each in self.by_id]
            for roster in self.rosters
        }
        away = {each.id for each in (*opening, *(one for own in moved.values() for one in own))}
        ordered: list[Question] = []
        for question in self.questions:
            ordered += moved.get(question.id, [])
            if question.id not in away:
                ordered.append(question)
        late = [question for question in ordered if question.after_advice]
        early = [question for question in ordered if not question.after_advice]
        own = [question for question in early if question.own_thinking]
        return (*opening, *(each for each in early if not each.own_thinking), *own, *late)

    @cached_property
    def roster_above(self) -> dict[str, Roster]:
        """The roster beneath whose list a question is put, by its id."""
        return {roster.beneath: roster for roster in self.rosters if roster.beneath is not None}

    @cached_property
    def quick_ids(self) -> frozenset[str]:
        """The questions of the quick set, with the rosters that are always filled."""
        return frozenset(self.quick) | {roster.question for roster in self.rosters if roster.always}

    def held_back(self, walk_set: WalkSet) -> dict[str, Condition]:
        """What each question of a set that is asked only where it matters waits for, by its id."""
        return self.quick_when if walk_set is WalkSet.QUICK else {}

    @property
    def quick_grids(self) -> tuple[QuickGrid, ...]:
        """The grids that the quick set puts first."""
        return self.quick_rows.grids if self.quick_rows is not None else ()

    def grid_of(self, question: str, walk_set: WalkSet) -> QuickGrid | None:
        """Return the grid in whose rows a set of questions asks a question first, if it has one."""
        grids = self.quick_grids if walk_set is WalkSet.QUICK else ()
        return next((each for each in grids if question in each.questions), None)

    @cached_property
    def beside_others(self) -> frozenset[str]:
        """The questions that every set answers beside another: who saw, and a child's own words."""
        rows = (each.seen.by for each in self.questions if each.seen is not None)
        return frozenset((*rows, *(each.words for each in self.questions if each.words)))

    def asks(self, question: Question, walk_set: WalkSet) -> bool:
        """Say whether a set of questions includes one question as a screen of its own."""
        is_in_it = walk_set is WalkSet.FULL or question.id in self.quick_ids
        return is_in_it and question.id not in self.beside_others


def _with_band_options(question: Any, bands: dict[str, Any]) -> Any:  # noqa: ANN401 (whatever the file held)
    match question:
        case {"bands": str(name)} if not question.get("options") and isinstance(
            bands.get(name), dict
        ):
            return question | {"options": bands[name].get("options", [])}
        case _:
            return question
