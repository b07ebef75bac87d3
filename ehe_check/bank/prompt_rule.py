"""What a bank may print: a rule that turns answers into one prompt on the sheet."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.bank.condition import Condition
from ehe_check.bank.effect import Does
from ehe_check.errors import refuse_where
from ehe_check.files.exact import Exact, Mark, Text
from ehe_check.page.phrases import capital

PERSON = "{person}"
PERSON_FIRST = "{Person}"
MOST_OF_TWO_LINES = 92
"""Two lines of the page of actions, with a person of usual length in the blank."""
MOST_OF_THREE_LINES = 138
"""A third line, where it says when to call 999, or is what comes first."""
_USUAL_PERSON = "your safeguarding lead"


class PromptKind(StrEnum):
    """What a prompt says, most urgent first; the advice comes from effects, never from prompts."""

    EMERGENCY = "emergency"
    ACT_TODAY = "act-today"
    MEETING_TRIGGER = "meeting-trigger"
    SIGN = "sign"
    SUPERVISION = "supervision"
    GAP = "gap"
    ACTION = "action"
    FIND_OUT = "find-out"
    NOTE = "note"
    STRENGTH = "strength"


URGENT = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY})
BEHIND_THE_ADVICE = {
    PromptKind.EMERGENCY: Does.EMERGENCY,
    PromptKind.ACT_TODAY: Does.TODAY,
    PromptKind.MEETING_TRIGGER: Does.MEET,
    PromptKind.SIGN: Does.SIGN,
    PromptKind.SUPERVISION: Does.SUP,
}
"""The kinds that give a reason for the advice, each with the effect that it speaks of."""

_WITHOUT_SHORT = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})


class State(StrEnum):
    """Which of three wordings every line has that leads to the family (RULES.md, "The family")."""

    ORDINARY = "ordinary"
    WORRY = "worry"
    GUARDED = "guarded"


class Wording(Exact):
    """A text for the reader, with others for when a worry is named and under HOLD or ASK FIRST.

    An empty `text` is no task where nobody has named a worry.
    """

    text: str
    approaches_family: Mark = False
    when_worry: str | None = None
    when_hold: str | None = None

    def under(self, state: State, person: str = "") -> str:
        """Return the wording to print, empty where the line is left out.

        `person` is whom the box of HOLD or ASK FIRST names.
        """
        return _one_of(state, person, self.text, self.when_worry, self.when_hold)

    @model_validator(mode="after")
    def _has_its_wordings(self) -> Wording:
        refuse_where(
            (
                self.approaches_family and self.when_hold is None,
                'approaches_family needs when_hold (another wording, or "" to leave it out)',
            ),
            (not self.text and not self.when_worry, "an empty text needs when_worry"),
        )
        return self


def _longest(text: str) -> str:
    return text.replace(PERSON, _USUAL_PERSON).replace(PERSON_FIRST, _USUAL_PERSON)


def _one_of(
    state: State, person: str, ordinary: str, when_worry: str | None, when_hold: str | None
) -> str:
    words = ordinary
    if state is not State.ORDINARY and when_worry is not None:
        words = when_worry
    if state is State.GUARDED and when_hold is not None:
        words = when_hold
    first = capital(person)
    return words.replace(PERSON, person).replace(PERSON_FIRST, first)


class FindOut(Wording):
    """What to find out, and who could know: for *not known*, and for the options in `also_on`."""

    short: Annotated[str, Field(min_length=1, max_length=44)]
    who: Text
    also_on: tuple[str, ...] = ()


class StepGroup(StrEnum):
    """Under which heading an action stands."""

    TODAY = "today"
    FIRST = "first"
    EACH_CHILD = "each-child"
    ALL_CHILDREN = "all-children"
    ADULTS = "adults"
    US = "us"
    AFTER = "after"


class Step(Exact):
    """Where an action stands, and who is offered for it."""

    group: StepGroup
    who: Text


class PromptRule(Wording):
    """One thing that a bank may print: when, what kind, its words and its statements.

    `do` is the same in two lines, for the page of actions, in as many wordings; without it a gap
    is no task. `rule` prints it while a rule over two answers stands. `record` marks the one prompt
    that no answer raises, but the sessions of a case together.
    Source for the kinds: the review's L4.0 to L4.5, and RULES.md.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]+-\d+(\.[a-z0-9-]+)+$")]
    kind: PromptKind
    on: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    when: Condition | None = None
    rule: str | None = None
    record: Mark = False
    do: str = ""
    do_when_worry: str | None = None
    do_when_hold: str | None = None
    unless: Condition | None = None
    short: Annotated[str, Field(max_length=66)] = ""
    route_why: Annotated[str, Field(max_length=44)] = ""
    step: Step | None = None
    statements: Annotated[tuple[str, ...], Field(min_length=1)]
    cites: tuple[str, ...] = ()
    who: Text | None = None

    def in_two_lines(self, state: State, person: str = "") -> str:
        """Return what to do as the page of actions says it, empty where the line is left out."""
        short = _one_of(state, person, self.do, self.do_when_worry, self.do_when_hold)
        return short or self.under(state, person)

    @property
    def has_two_lines(self) -> bool:
        """Whether it has words of its own for the page of actions."""
        return bool(self.do or self.do_when_worry or self.do_when_hold)

    @property
    def is_first(self) -> bool:
        """Whether it is done before all else that is not for today."""
        return self.step is not None and self.step.group is StepGroup.FIRST

    @model_validator(mode="after")
    def _says_it_in_two_lines_each_way(self) -> PromptRule:
        ways = (("when_worry", "do_when_worry"), ("when_hold", "do_when_hold"), ("text", "do"))
        for whole, short in ways if self.has_two_lines else ():
            is_alone = (getattr(self, whole) is None) != (getattr(self, short) is None)
            words = _longest(getattr(self, short) or "")
            most = MOST_OF_THREE_LINES if "999" in words or self.is_first else MOST_OF_TWO_LINES
            refuse_where(
                (is_alone, f"{short} says {whole} in two lines: either needs the other"),
                (len(words) > most, f"{short} has more than {most} characters"),
            )
        return self

    @model_validator(mode="after")
    def _fits_its_kind(self) -> PromptRule:
        ways = (self.on is not None, self.when is not None, self.rule is not None, self.record)
        refuse_where(
            (sum(ways) != 1, "needs exactly one of on, when, rule and record"),
            (
                (self.who is not None) != (self.kind is PromptKind.FIND_OUT),
                "who belongs to kind 'find-out', which needs it",
            ),
            (
                not self.short and self.kind not in _WITHOUT_SHORT,
                f"kind {self.kind.value!r} needs short, a statement of at most 66 characters",
            ),
            (
                bool(self.route_why) != (self.kind in URGENT),
                "route_why belongs to the urgent kinds, which need it",
            ),
        )
        return self
