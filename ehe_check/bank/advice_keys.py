"""Everything that the advice can be, by its key: headlines, boxes, what stands beneath, and words.

The words are what a bank says of each, and of what the advice reads.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ehe_check.bank.condition import Condition
from ehe_check.files.exact import Exact, Text


class HeadlineKey(StrEnum):
    """Which headline the sheet has; the first that fits, in this order (RULES.md, "Headlines")."""

    EMERGENCY = "E"
    TODAY_SOCIAL_CARE_AND_DOCTOR = "T-sm"
    TODAY_SOCIAL_CARE = "T-sc"
    TODAY_LEAD_AND_DOCTOR = "T-lm"
    TODAY_LEAD = "T-l"
    TODAY_DOCTOR = "T-m"
    TO_THE_ENQUIRY = "Q"
    STRONG_HEALTH = "ST-h"
    STRONG = "ST"
    CONSIDER_HEALTH = "C-h"
    CONSIDER = "C"
    TELL_THE_WORKER = "S-w"
    SUPERVISION = "S"
    NOT_ENOUGH = "NE"
    NOT_FIRM = "N2"
    FIRM = "N1"


class BoxKey(StrEnum):
    """Which box stands at the top; the first that fits, in this order (RULES.md, "The family")."""

    HOLD_NOW = "H-now"
    HOLD_TODAY = "H-today"
    HOLD_LEAD = "H-lead"
    HOLD_WORKER = "H-worker"
    HOLD_DOCTOR = "H-doctor"
    HOLD_SOON = "H-soon"
    ASK_ENQUIRY = "A-enquiry"
    ASK_SOCIAL_CARE = "A-sc"
    ASK_WORKER = "A-worker"
    ASK_LEAD = "A-lead"
    AGREED = "A-done"

    @property
    def is_hold(self) -> bool:
        """Whether it is HOLD, which nothing but the end of its cause takes away."""
        return self.value.startswith("H-")


class BeneathKey(StrEnum):
    """What is said of a meeting beneath an urgent step."""

    STRONG = "strong"
    CONSIDER = "consider"
    HEALTH = "health"
    ENQUIRY = "enquiry"


# What a bank says of each.


class MoreWords(Exact):
    """What a headline says instead where more stands: another reason, or something to be done."""

    title: str = ""
    text: str = ""
    line: str = ""


class Headline(Exact):
    """What the sheet says first; words in [square brackets] are left out while the guard is on.

    `still_open` stands before the text where something is open, which it names as `{open}`, and
    `looked` instead of it where nothing is. `line` and `under` say the same on a terminal: the
    headline in one line, and the text in few.
    """

    title: Text
    text: Text
    still_open: str = ""
    looked: str = ""
    line: str = ""
    under: str = ""
    more: MoreWords = MoreWords()


class BoxVariant(Exact):
    """Another text of a box, where a condition is true."""

    when: Condition
    text: Text
    line: str = ""


class BoxWords(Exact):
    """What HOLD or ASK FIRST says, and `person`, whom every line beneath it names.

    `{family}` stands for whom it is kept from, `{agreed}` for what was agreed. `line` says the same
    in the few lines that a terminal has for it.
    """

    title: Text
    text: Text
    person: Text
    line: str = ""
    variant: BoxVariant | None = None


class RouteWords(Exact):
    """Whom a route leads to, also while social care knows the child, and for its own worker."""

    title: Text
    text: Text
    when_open: str | None = None
    when_own: str | None = None


class FromOneAdult(Exact):
    """From whom HOLD is kept where it comes from these answers alone; `{person}` is whom to ask."""

    answers: dict[str, tuple[str, ...]]
    family: Text
    adds: Text


class Agreement(Exact):
    """The answer that lifts ASK FIRST, once the question `words` says what was agreed."""

    question: str
    option: str
    words: str


class Sight(Exact):
    """The question of when each child was last seen, and what is said of a child who was not."""

    question: str
    seen: tuple[str, ...]
    unseen: Text
    not_said: Text


class SourceWords(Exact):
    """How a source is said in a row of the picture over time: in few letters, and in very few."""

    words: Annotated[Text, Field(max_length=17)]
    head: Annotated[Text, Field(max_length=6)]


class ChildsDay(Exact):
    """The question of what each child's ordinary day is like, and how each answer is said."""

    question: str
    sources: dict[str, SourceWords]


class Lines(Exact):
    """Single lines that the sheet prints at most once each."""

    ask_lead_first: Text
    openly: Text
    tell_the_lead: Text
    only_the_family: Text
    not_known: Text
