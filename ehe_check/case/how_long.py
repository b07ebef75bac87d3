"""How long a set of questions takes an ordinary family, in prompts: worked out, not guessed.

An ordinary family is one in which every answer is the first of its options.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from ehe_check.bank.bank import Attribute, QuestionBank, Roster
from ehe_check.bank.condition import AttributeIs, leaves
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.shipped_minutes import Minutes
from ehe_check.case.walk import Step, steps
from ehe_check.judge.answers import Answer, Answers, Entry

CHILD = "child"
OTHERS_LISTED = 2
WORDS_A_MINUTE = 200
SECONDS_A_KEY = 3
PROMPTS_AROUND = 5
"""The check of the answers; beside the decision its level, who and by when; and finishing."""

_CHOOSING = 2
_TYPING_A_WORD = 8
_PROMPTS_OF_AN_ENTRY = 2
"""To add it, and its word; what else is asked of it comes on top."""


@dataclass(frozen=True)
class Count:
    """What a set of questions is for an ordinary family.

    `screens` are the questions, each once for everybody it is about; `prompts` every screen that
    waits for a key, months, sources and lists included. `words` counts each line once.
    """

    words: int
    screens: int
    prompts: int
    keys: int

    @property
    def minutes(self) -> int:
        """Minutes to read it and to press its keys; thinking and writing come on top."""
        return ceil(self.words / WORDS_A_MINUTE + self.keys * SECONDS_A_KEY / 60)


def minutes_of(bank: QuestionBank, walk_set: WalkSet) -> Minutes:
    """Return how long a set of questions takes with one child, and with each other."""
    one, two = (count_of(bank, walk_set, children).minutes for children in (1, 2))
    return Minutes(one, two - one)


def count_of(bank: QuestionBank, walk_set: WalkSet, children: int) -> Count:
    """Return what a set of questions is for an ordinary family of so many children."""
    answers = _answered(bank, walk_set, children)
    asked = tuple(steps(bank, answers, walk_set))
    months = sum(step.question.dated for step in asked)
    sources = sum(step.question.fact for step in asked)
    lists = [bank.roster_by_id[step.question.lists] for step in asked if step.question.lists]
    entries = [roster for roster in lists for _ in answers.listed(roster.id)]
    of_entries = sum(_PROMPTS_OF_AN_ENTRY + len(roster.attributes) for roster in entries)
    prompts = len(asked) + months + sources + of_entries + PROMPTS_AROUND
    typed = len(entries) + months
    keys = prompts * _CHOOSING + typed * _TYPING_A_WORD
    return Count(_words(asked, lists), len(asked), prompts, keys)


def _answered(bank: QuestionBank, walk_set: WalkSet, children: int) -> Answers:
    """Return the answers of an ordinary family."""
    answers = _listed(bank, children)
    for question in bank.walk_order:
        if bank.asks(question, walk_set) and question.options:
            listed = answers.listed(question.per) if question.per is not None else (None,)
            for entry in listed:
                answers = answers.with_answer(_ordinary(question, entry.id if entry else None))
    return answers


def _ordinary(question: Question, about: str | None) -> Answer:
    first = question.option_ids[0]
    value = (first,) if question.kind.takes_several else first
    return Answer(question=question.id, about=about, value=value)


def _listed(bank: QuestionBank, children: int) -> Answers:
    answers = Answers(complete=frozenset(bank.roster_by_id))
    for roster in bank.rosters:
        ages = {each.id: _commonest(bank, roster, each) for each in roster.attributes}
        for number in range(1, (children if roster.id == CHILD else OTHERS_LISTED) + 1):
            raw = {"id": f"{roster.id}-{number}", "label": f"{roster.one} {number}", **ages}
            answers = answers.with_entry(Entry.model_validate(raw))
    return answers


def _commonest(bank: QuestionBank, roster: Roster, attribute: Attribute) -> str:
    """Return the option for which most questions are asked."""
    named = Counter(
        option
        for question in bank.questions
        if question.when is not None
        for leaf in leaves(question.when, bank.conditions)
        if isinstance(leaf, AttributeIs) and leaf.attribute == f"{roster.id}.{attribute.id}"
        for option in leaf.is_
    )
    return max((option.id for option in attribute.options), key=lambda each: named[each])


def _words(asked: Iterable[Step], lists: Iterable[Roster]) -> int:
    said = dict.fromkeys(text for step in asked for text in _question_texts(step.question))
    said |= dict.fromkeys(text for roster in lists for text in _roster_texts(roster))
    return sum(len(text.split()) for text in said)


def _question_texts(question: Question) -> Iterator[str]:
    """Yield what a question's screens say; of the help for roles, the longest."""
    yield question.text
    yield from (option.text for option in question.options)
    yield max(question.help.values(), key=len, default="")
    if question.fact:
        yield from EVIDENCE_WORDS.values()


def _roster_texts(roster: Roster) -> Iterator[str]:
    yield from (roster.text, roster.help)
    for attribute in roster.attributes:
        yield attribute.text
        yield from (option.text for option in attribute.options)
