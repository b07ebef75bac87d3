"""Count themes: from what each session raised to how many cases raised it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import NOT_KNOWN, SOMETHING, AnswerIs, leaves
from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.prompt_rule import PromptKind, PromptRule
from ehe_check.bank.question import Question
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Outcome
from ehe_check.errors import Problem
from ehe_check.themes.themes import CountedCase, Counts, Fact, RecordSeen, Sighting

GROUPS = (StatementGroup.LEARNING_POINT, StatementGroup.FINDING, StatementGroup.THEME)
MEETINGS = frozenset({Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING})
_RAISES_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})


class Cited(NamedTuple):
    """The counted statements that a prompt brings up, unless one of the questions is not known."""

    statements: frozenset[str] = frozenset()
    unless_not_known: frozenset[str] = frozenset()


Citations = Mapping[str, Cited]


class SetAside(Enum):
    """Why no case is counted from a file that can be read."""

    DRAFT = "draft"
    OTHER = "other"


Seen: TypeAlias = Sighting | RecordSeen | SetAside | Problem
"""What a file adds to the counts, why it adds nothing, or what is wrong with it."""


def counted_ids(library: Library) -> frozenset[str]:
    """Return the ids of the statements that are counted."""
    return frozenset(each.id for each in library.statements.values() if each.group in GROUPS)


def citations(bank: QuestionBank, counted: frozenset[str]) -> Citations:
    """Return what each prompt brings up; a question not known, which is counted itself, nothing.

    A strength or a note of fairness brings up none: it does not raise what it rests on. A prompt
    that "not known" raises too brings up none then, as that is what is counted.
    """
    questions = dict.fromkeys(bank.by_id, Cited())
    rules = {
        rule.id: Cited(counted & {*rule.statements}, _raised_by_not_known(bank, question, rule))
        for question, rule in bank.rules.values()
        if rule.kind not in _RAISES_NOTHING
    }
    return {**questions, **dict.fromkeys(bank.rules, Cited()), **rules}


def _raised_by_not_known(
    bank: QuestionBank, question: Question, rule: PromptRule
) -> frozenset[str]:
    """Return the questions that raise a prompt by not being known."""
    own = {question.id} if {NOT_KNOWN, SOMETHING} & {*(rule.on or ())} else set[str]()
    asked = leaves(rule.when, bank.conditions) if rule.when else ()
    named = (each for each in asked if isinstance(each, AnswerIs) and NOT_KNOWN in each.is_)
    return frozenset(own | {each.question for each in named})


def fits(outcome: Outcome, cited: Citations) -> bool:
    """Say whether everything that an outcome names is in its bank."""
    return all(each in cited for each in (*outcome.raised, *outcome.not_known))


def counted_case(
    outcome: Outcome,
    cited: Citations,
    *,
    has_reference: bool = True,
    decides_on_it: bool = False,
) -> CountedCase:
    """Return what one session adds to the counts."""
    raised = [cited[each] for each in outcome.raised]
    known = (each for each in raised if each.unless_not_known.isdisjoint(outcome.not_known))
    return CountedCase(
        statements=_in_order(statement for each in known for statement in each.statements),
        not_known=_in_order(outcome.not_known),
        is_only_parent=bool(outcome.only_parent),
        has_reference=has_reference,
        advises_meeting=outcome.meeting in MEETINGS,
        decides_on_it=decides_on_it,
    )


def counts_of(every: Sequence[Seen]) -> Counts:
    """Return what files come to: each case counts once, by its latest finished session.

    Whether a meeting was advised, decided on and held is asked of all the files of a case.
    """
    sightings = sorted(each for each in every if isinstance(each, Sighting))
    records = [each for each in every if isinstance(each, RecordSeen)]
    latest = {each.case: each.counted for each in sightings}
    held = {each.case for each in records if each.meeting_was_held}
    advised = {each.case for each in sightings if each.counted.advises_meeting}
    decided = advised & (held | set(_decided(sightings, records)))
    return Counts(
        cases=len(latest),
        facts={
            Fact.ADVISED: len(advised),
            Fact.DECIDED: len(decided),
            Fact.HELD: len(advised & held),
            Fact.ONLY_PARENT: sum(each.is_only_parent for each in latest.values()),
            Fact.WITHOUT_REFERENCE: sum(not each.has_reference for each in latest.values()),
            Fact.EARLIER: len(sightings) - len(latest),
            Fact.DRAFTS: sum(each is SetAside.DRAFT for each in every),
            Fact.UNREAD: sum(isinstance(each, Problem) for each in every),
            Fact.OTHERS: sum(each is SetAside.OTHER for each in every),
        },
        statements=Counter(name for each in latest.values() for name in each.statements),
        not_known=Counter(name for each in latest.values() for name in each.not_known),
    )


def _decided(sightings: Iterable[Sighting], records: Iterable[RecordSeen]) -> Iterator[bytes]:
    """Yield the cases in which it was decided to call a meeting."""
    yield from (each.case for each in sightings if each.counted.decides_on_it)
    yield from (each.case for each in records if each.decides_on_meeting)


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
