"""The advice about one case, the prompts it raises, and the answers that both rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.advice.guard import Guard
from ehe_check.bank.advice_keys import BeneathKey, HeadlineKey
from ehe_check.bank.condition import NOT_KNOWN
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, PromptKind, State, Step
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.page.own import Own

_LED_BY_HEALTH = frozenset({HeadlineKey.STRONG_HEALTH, HeadlineKey.CONSIDER_HEALTH})


@dataclass(frozen=True)
class Reason:
    """One answer that a prompt or the advice rests on, in the words in which it was given.

    `is_own` says that its question asks for own words: a copy to share lists it nowhere. `heard` is
    who heard them, and when, where they are a child's.
    """

    question: str
    about: str | None
    answer: str
    value: str | tuple[str, ...] | None = None
    on: date | None = None
    evidence: Evidence | None = None
    note: Own | None = None
    heard: Own | None = None
    is_not_known: bool = False
    is_own: bool = False

    @property
    def ref(self) -> Ref:
        """Which question was answered, and about whom."""
        return Ref(self.question, self.about)

    @property
    def as_given(self) -> str | tuple[str, ...] | None:
        """What was given: an option, several, own words, or not known as an option is."""
        return NOT_KNOWN if self.is_not_known else self.value

    @property
    def values(self) -> tuple[str, ...]:
        """The chosen options, none unless there is a value."""
        return (self.value,) if isinstance(self.value, str) else self.value or ()


@dataclass(frozen=True)
class Prompt:
    """One thing raised: what to do or know, about whom, and because of what.

    `do` is what to do in two lines, for the page of actions; empty where it is no task.
    """

    id: str
    kind: PromptKind
    text: str
    about: str | None
    topic: str
    question: str
    statements: tuple[str, ...]
    because: tuple[Reason, ...]
    short: str
    do: str
    routes: tuple[Route, ...]
    route_why: str
    trigger: str | None
    step: Step | None
    cites: tuple[str, ...]
    who: str | None
    only_source_is_parent: bool
    is_of_the_record: bool

    @property
    def is_behind_the_advice(self) -> bool:
        """Whether it is a reason for the advice, as what the sessions show of our work never is."""
        return self.kind in BEHIND_THE_ADVICE and not self.is_of_the_record


@dataclass(frozen=True)
class ToClose:
    """One unknown that could raise the advice, and about whom; never with the answers to it."""

    question: str
    abouts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clash:
    """An answer, and the others that it does not sit with.

    `is_set_aside` says that it moves nothing until that is settled.
    """

    answer: Ref
    others: tuple[Ref, ...]
    is_set_aside: bool = False


@dataclass(frozen=True)
class Recommendation:
    """The advice: its headline and words, the meeting beneath, the box, why, and what is open.

    `line` and `under` are the headline and the text as they stand where there is little room.
    `beneath` is empty where nothing stands beneath an urgent step. `guard` is what every line is
    worded for that leads to the family. `to_close` is everything unknown that could raise it,
    `close_first` what of it comes first. `unseen` are the children whom nobody is known to have
    seen within a year, `not_said` those of whom nobody has said who last saw them.
    """

    urgency: Urgency
    meeting: Urgency
    headline: HeadlineKey
    title: str
    text: str
    line: str
    under: str
    beneath: str
    beneath_key: BeneathKey | None
    guard: Guard
    is_firm: bool
    close_first: tuple[ToClose, ...]
    to_close: tuple[ToClose, ...]
    statements: tuple[str, ...]
    because: tuple[Reason, ...]
    routes: tuple[Route, ...]
    social_care_open: bool
    rests_on_not_known: bool
    unseen: tuple[str, ...]
    not_said: tuple[str, ...]

    @property
    def is_urgent(self) -> bool:
        """Whether something has to be done today."""
        return self.urgency.at_least(Urgency.ACT_TODAY)

    @property
    def is_enough(self) -> bool:
        """Whether enough is answered to advise."""
        return self.headline is not HeadlineKey.NOT_ENOUGH

    @property
    def is_for_the_enquiry(self) -> bool:
        """Whether a plan or an enquiry is open, to which it is taken instead of to a meeting."""
        is_headline = self.headline is HeadlineKey.TO_THE_ENQUIRY
        return is_headline or self.beneath_key is BeneathKey.ENQUIRY

    @property
    def is_led_by_health(self) -> bool:
        """Whether the treatment is what is not working, which a review led by health looks at."""
        return self.headline in _LED_BY_HEALTH or self.beneath_key is BeneathKey.HEALTH

    @property
    def hold(self) -> bool:
        """Whether HOLD stands."""
        return self.guard.holds

    @property
    def box(self) -> Guard | None:
        """The guard where it has a box: HOLD, ASK FIRST, or what was agreed."""
        return self.guard if self.guard.key is not None else None

    @property
    def is_guarded(self) -> bool:
        """Whether HOLD or ASK FIRST stands, so that no line may lead to the family by itself."""
        return self.guard.state is State.GUARDED
