"""The words of the advice: what a bank says of each thing that it can be, and of what it reads."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ehe_check.bank.condition import Condition
from ehe_check.files.exact import Exact, Text


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
