"""Count themes: from what each session raised to how many cases raised it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.themes.themes import CountedCase, Counts, Sighting

GROUPS = (StatementGroup.LEARNING_POINT, StatementGroup.FINDING, StatementGroup.THEME)
_RAISES_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})

Citations = Mapping[str, frozenset[str]]


class SetAside(Enum):
    """Why no case is counted from a file."""

    DRAFT = "draft"
    UNREAD = "unread"
    OTHER = "other"


class OutcomeIds(NamedTuple):
    """What of an outcome is counted: prompts raised, questions not known, and the only-parent."""

    raised: tuple[str, ...]
    not_known: tuple[str, ...]
    only_parent: tuple[str, ...]


def counted_ids(library: Library) -> frozenset[str]:
    """Return the ids of the statements that are counted."""
    return frozenset(each.id for each in library.statements.values() if each.group in GROUPS)


def citations(bank: QuestionBank, counted: frozenset[str]) -> Citations:
    """Return the counted statements that each prompt, or each question not known, brings up.

    A strength or a note of fairness brings up none: it does not raise what it rests on.
    """
    rules = {
        rule.id: frozenset() if rule.kind in _RAISES_NOTHING else counted & {*rule.statements}
        for _, rule in bank.rules.values()
    }
    questions = {
        question.id: counted & {*question.statements} if question.find_out else frozenset()
        for question in bank.questions
    }
    return {**questions, **rules}


def fits(outcome: OutcomeIds, cited: Citations) -> bool:
    """Say whether everything that an outcome names is in its bank."""
    return all(each in cited for each in (*outcome.raised, *outcome.not_known))


def counted_case(
    outcome: OutcomeIds,
    cited: Citations,
    *,
    is_worked_out_afresh: bool = False,
    has_reference: bool = True,
) -> CountedCase:
    """Return what one session adds to the counts."""
    named = (*outcome.raised, *outcome.not_known)
    return CountedCase(
        statements=_in_order(statement for each in named for statement in cited[each]),
        not_known=_in_order(outcome.not_known),
        is_only_parent=bool(outcome.only_parent),
        is_worked_out_afresh=is_worked_out_afresh,
        has_reference=has_reference,
    )


class CasesSoFar:
    """Counts cases as their sessions come in: each case once, by its latest finished session."""

    def __init__(self) -> None:
        self._latest: dict[bytes, Sighting] = {}
        self._sessions: set[bytes] = set()
        self._earlier = 0
        self._files: Counter[SetAside] = Counter()

    def add(self, sighting: Sighting) -> None:
        """Take in one finished session."""
        self._sessions.add(sighting.session)
        other = self._latest.get(sighting.case)
        if other is None or _order(sighting) > _order(other):
            self._latest[sighting.case] = sighting
        self._earlier += other is not None

    def set_aside(self, what: SetAside, files: int = 1) -> None:
        """Take in that files are drafts, could not be read, or are files of another kind."""
        self._files[what] += files

    def counts(self) -> Counts:
        """Return the counts so far."""
        statements: Counter[str] = Counter()
        not_known: Counter[str] = Counter()
        marks: Counter[str] = Counter()
        for sighting in self._latest.values():
            counted = sighting.counted
            statements.update(counted.statements)
            not_known.update(counted.not_known)
            marks["only_parent"] += counted.is_only_parent
            marks["without_reference"] += not counted.has_reference
            marks["afresh" if counted.is_worked_out_afresh else "from_outcome"] += 1
        return Counts(
            cases=len(self._latest),
            statements=dict(sorted(statements.items())),
            not_known=dict(sorted(not_known.items())),
            earlier=self._earlier,
            drafts=self._files[SetAside.DRAFT],
            unread=self._files[SetAside.UNREAD],
            others=self._files[SetAside.OTHER],
            **marks,
        )

    def sessions(self) -> str:
        """Return a digest of which sessions these are, the same in whatever order they came."""
        return hashlib.sha256(b"".join(sorted(self._sessions))).hexdigest()


def added(several: Iterable[Counts]) -> Counts:
    """Return the counts of several teams together; a case known to two of them counts twice."""
    totals = Counter(cases=0)
    statements: Counter[str] = Counter()
    not_known: Counter[str] = Counter()
    for counts in several:
        statements.update(counts.statements)
        not_known.update(counts.not_known)
        totals.update(counts.model_dump(exclude={"statements", "not_known"}))
    return Counts(
        **totals,
        statements=dict(sorted(statements.items())),
        not_known=dict(sorted(not_known.items())),
    )


def _order(sighting: Sighting) -> tuple[datetime, bytes, CountedCase]:
    """Return what puts sessions of a case in order, in whatever order their files were read."""
    return sighting.finished, sighting.session, sighting.counted


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
