"""A question, its options with their effects, and when it is asked."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.bank.condition import NOT_KNOWN, SOMETHING, AnswerIs, Condition
from ehe_check.bank.effect import Effect, RisingEffect, Route
from ehe_check.bank.prompt_rule import FindOut, PromptRule
from ehe_check.bank.role import Role
from ehe_check.errors import refuse_where
from ehe_check.files.exact import Exact, Mark, Slug, Text

MOST_WORDS_OF_A_LABEL = 8
LONGEST_HEAD = 9
LONGEST_COLUMN = 16
"""How many characters a column of the grid has room for."""


@cache
def _answer_is_among(question: str, options: tuple[str, ...]) -> AnswerIs:
    return AnswerIs(question=question, is_=options)


WHERE_TOLD = "{answers}"
"""In the words of a question that splits a matter: the answers that told of it."""


class QuestionKind(StrEnum):
    """How an answer is given: one option, several options, or the person's own words."""

    CHOICE = "choice"
    SEVERAL = "several"
    TEXT = "text"

    @property
    def takes_several(self) -> bool:
        """Whether an answer is a list of options, and not one value."""
        return self is QuestionKind.SEVERAL

    @property
    def is_written(self) -> bool:
        """Whether an answer is in the person's own words, and there are no options."""
        return self is QuestionKind.TEXT


class Keeps(StrEnum):
    """How long an answer may be kept in a follow-up before it is asked again."""

    TODAY = "today"
    MONTH = "month"
    EIGHT_WEEKS = "8-weeks"
    THREE_MONTHS = "3-months"
    SIX_MONTHS = "6-months"
    TWELVE_MONTHS = "12-months"
    WHILE_TRUE = "while-true"


class Option(Exact):
    """One answer that may be chosen; `months` marks a band of time that long.

    `effects` are what begins here: in an ordered question every later option has them too.
    `unlooked` says that nobody has looked or asked, so that the fact is still unknown. `routes`
    are whom a ticked line leads to. `say` is what a caller says of it, `route_why` why to call;
    `told_before` says that it is what came of a worry before, said beside the ticked lines, and
    `not_certain` that these are told without certainty.
    `head` stands for it over a column of the grid, `column` over one of a page. `by_itself` says
    that no other can be ticked beside it, as with "nobody", and `usual` that it is a row of the
    grid unless it was taken off. `typed` is what is typed for it in the line of a list, where that
    is not its text.
    """

    id: Slug
    text: Text
    months: Annotated[int, Field(ge=1, strict=True)] | None = None
    unlooked: Mark = False
    head: Annotated[str, Field(max_length=LONGEST_HEAD)] = ""
    column: Annotated[str, Field(max_length=LONGEST_COLUMN)] = ""
    by_itself: Mark = False
    typed: str = ""
    usual: Mark = False
    effects: tuple[Effect, ...] = ()
    routes: tuple[Route, ...] = ()
    say: str = ""
    told_before: Mark = False
    not_certain: Mark = False
    route_why: Annotated[str, Field(max_length=44)] = ""
    keeps: Keeps | None = None


class Contradiction(Exact):
    """Options of a question that do not sit with another answer; shown as a question, no more.

    `asks_again` names the question to look at again where what is missing is no one answer.
    """

    on: Annotated[tuple[str, ...], Field(min_length=1)]
    when: Condition | None = None
    unless: Condition | None = None
    asks_again: str | None = None

    @model_validator(mode="after")
    def _reads_another_answer(self) -> Contradiction:
        refuse_where((self.when is None and self.unless is None, "needs when or unless"))
        return self


class SeenBy(Exact):
    """What makes a question a grid: which question lists those who saw, and its last rows.

    `heard` is the question of when each was last heard alone, which a mark on a cell answers too,
    and `home` that of when somebody was last inside the home: a mark on a cell that is later than
    its answer is pointed out. What lists those who saw is no screen of its own.
    """

    by: str
    heard: str
    home: str | None = None

    @property
    def rows_beneath(self) -> dict[str, str]:
        """The questions that are rows beneath those who saw, and what each is called there."""
        named = {self.heard: "heard alone", self.home or "": "inside the home"}
        return {question: words for question, words in named.items() if question}


class Question(Exact):
    """One question of a topic; its options run from least to most worrying if `ordered`.

    `per` repeats it for each entry of a roster; `lists` makes it a roster's own question; `decides`
    keeps its answer as the practitioner's decision instead. Questions of one `matter` count as one;
    `splits` names the matter that the answer to this question splits. With `seen` it is asked of
    each of those who saw, and the latest counts. Of words that a child has `spoken` it is asked who
    heard them; `words` names the question of them that is answered beside this one. `not_known_say`
    is what a caller says of not knowing, where that calls for a step today. `keeps` is how long an
    answer may be kept in a follow-up; `again_when` are the lists on which somebody new, and the
    questions at which a line more, ends it at once. `beside` is the one sentence that stands beside
    the question, as it decides the answer; what else counts as which answer is `counts`, and `why`
    the rest.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)?$")]
    topic: str
    kind: QuestionKind = QuestionKind.CHOICE
    per: str | None = None
    lists: str | None = None
    fact: Mark = False
    dated: Mark = False
    ordered: Mark = True
    after_advice: Mark = False
    own_thinking: Mark = False
    decides: Mark = False
    bands: str | None = None
    matter: Slug | None = None
    splits: Slug | None = None
    seen: SeenBy | None = None
    spoken: Mark = False
    words: str | None = None
    keeps: Keeps = Keeps.WHILE_TRUE
    again_when: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    text: Text
    short: Annotated[str, Field(min_length=1, max_length=44)]
    beside: str = ""
    counts: str = ""
    why: str = ""
    help: dict[Role, Text] = {}
    statements: Annotated[tuple[str, ...], Field(min_length=1)]
    cites: tuple[str, ...] = ()
    when: Condition | None = None
    find_out: FindOut | None = None
    not_known_label: str = "Not known"
    not_known_say: str = ""
    not_known_effects: tuple[Effect, ...] = ()
    contradicts: tuple[Contradiction, ...] = ()
    prompts: tuple[PromptRule, ...] = ()

    @model_validator(mode="after")
    def _has_the_options_of_its_kind(self) -> Question:
        taken = sorted({NOT_KNOWN, SOMETHING} & set(self.option_ids))[:1]
        refuse_where(
            (not self.what_and_why, "needs why, counts, or both"),
            (
                self.kind.is_written == bool(self.options),
                "a text question has no options, and any other kind needs them",
            ),
            *((True, f"{x!r} is never an option; every question has it already") for x in taken),
            (
                self.spoken and not self.kind.is_written,
                "only a text question is about words that were spoken",
            ),
            (
                not self.kind.takes_several and any(option.by_itself for option in self.options),
                "by_itself belongs to an option of a question that takes several",
            ),
            (
                len(self.short.split()) > MOST_WORDS_OF_A_LABEL,
                f"short has more than {MOST_WORDS_OF_A_LABEL} words",
            ),
        )
        return self

    @cached_property
    def option_by_id(self) -> dict[str, Option]:
        """The options by their ids."""
        return {option.id: option for option in self.options}

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in order."""
        return tuple([option.id for option in self.options])

    @property
    def inherits(self) -> bool:
        """Whether an option has the effects of the options before it."""
        return self.ordered and self.kind is QuestionKind.CHOICE

    @cached_property
    def _effects(self) -> dict[str, tuple[RisingEffect, ...]]:
        so_far: tuple[RisingEffect, ...] = ()
        found = {}
        for option in self.options:
            own = (*so_far, *option.effects) if self.inherits else option.effects
            found[option.id] = so_far = tuple(dict.fromkeys(own))
        return found

    def effects_at(self, option_id: str) -> tuple[RisingEffect, ...]:
        """Return what an option does, the effects of the milder ones before it included."""
        return self._effects.get(option_id, ())

    @cached_property
    def every_effect(self) -> tuple[RisingEffect, ...]:
        """Every effect that any answer to this question can have by itself."""
        own = (effect for option in self.options for effect in option.effects)
        return tuple(dict.fromkeys((*own, *self.not_known_effects)))

    @property
    def has_ageing_bands(self) -> bool:
        """Whether a date beside the answer decides the band on the day it is read."""
        return self.dated and any(option.months is not None for option in self.options)

    def keeps_of(self, values: tuple[str, ...]) -> Keeps:
        """Return how long an answer with these options may be kept: the shortest of theirs."""
        own = (self.option_by_id[value].keeps for value in values if value in self.option_by_id)
        return min((each or self.keeps for each in own), key=tuple(Keeps).index, default=self.keeps)

    def condition_of(self, rule: PromptRule) -> Condition | None:
        """Return what a prompt waits for: its `when`, or this answer being one of its `on`."""
        return rule.when if rule.on is None else _answer_is_among(self.id, rule.on)

    def is_unlooked(self, values: tuple[str, ...]) -> bool:
        """Say whether an answer is that nobody has looked: there is nothing to know it from."""
        options = [self.option_by_id[each] for each in values if each in self.option_by_id]
        return bool(options) and all(option.unlooked for option in options)

    @property
    def what_counts(self) -> str:
        """What counts as which answer: what stands beside the question, and the rest of it."""
        return " ".join(filter(None, (self.beside, self.counts)))

    def help_for(self, role: Role | None) -> str:
        """Return the sentence for a role, or nothing."""
        return self.help.get(role, "") if role else ""

    @property
    def what_and_why(self) -> str:
        """What counts as which answer, and why it is asked."""
        return " ".join(filter(None, (self.what_counts, self.why)))

    @property
    def on_paper(self) -> str:
        """Its words as they stand where nothing is answered."""
        return on_paper(self.text)

    def option_text(self, option_id: str) -> str:
        """Return the words of an option, or its id when the bank no longer has it."""
        return next((option.text for option in self.options if option.id == option_id), option_id)


def on_paper(asked: str) -> str:
    """Return the words in which a question was put as they stand where nothing is answered."""
    return asked.replace(WHERE_TOLD, "(short names of your answers)")
