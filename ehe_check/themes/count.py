"""Count themes: from what each session raised to how many cases raised it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import NOT_KNOWN, AnswerIs, leaves
from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.prompt_rule import PromptKind, PromptRule
from ehe_check.bank.question import Question
from ehe_check.themes.rounding import nearest_step
from ehe_check.themes.themes import CountedCase, Counts, RecordSeen, Sighting

GROUPS = (StatementGroup.LEARNING_POINT, StatementGroup.FINDING, StatementGroup.THEME)
_RAISES_NOTHING = frozenset({PromptKind.NOTE, PromptKind.STRENGTH})


class Cited(NamedTuple):
    """The counted statements that a prompt brings up, unless one of the questions is not known."""

    statements: frozenset[str] = frozenset()
    unless_not_known: frozenset[str] = frozenset()


Citations = Mapping[str, Cited]


class SetAside(Enum):
    """Why no case is counted from a file."""

    DRAFT = "draft"
    UNREAD = "unread"
    OTHER = "other"


class OutcomeIds(NamedTuple):
    """What of an outcome is counted: prompts raised, questions not known, and the only-parent.

    `advises_meeting` says that a meeting was advised, if beneath an urgent step.
    """

    raised: tuple[str, ...]
    not_known: tuple[str, ...]
    only_parent: tuple[str, ...]
    advises_meeting: bool = False


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
    own = {question.id} if NOT_KNOWN in (rule.on or ()) else set[str]()
    asked = leaves(rule.when, bank.conditions) if rule.when else ()
    named = (each for each in asked if isinstance(each, AnswerIs) and NOT_KNOWN in each.is_)
    return frozenset(own | {each.question for each in named})


def fits(outcome: OutcomeIds, cited: Citations) -> bool:
    """Say whether everything that an outcome names is in its bank."""
    return all(each in cited for each in (*outcome.raised, *outcome.not_known))


def counted_case(
    outcome: OutcomeIds,
    cited: Citations,
    *,
    is_worked_out_afresh: bool = False,
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
        is_worked_out_afresh=is_worked_out_afresh,
        has_reference=has_reference,
        advises_meeting=outcome.advises_meeting,
        decides_on_it=decides_on_it,
    )


class CasesSoFar:
    """Counts cases as their files come in: each case once, by its latest finished session.

    Whether a meeting was advised, decided on and held is asked of all the files of a case.
    """

    def __init__(self) -> None:
        self._latest: dict[bytes, Sighting] = {}
        self._sessions: set[bytes] = set()
        self._advised: set[bytes] = set()
        self._decided: set[bytes] = set()
        self._held: set[bytes] = set()
        self._places: dict[bytes, list[int]] = {}
        self._earlier = 0
        self._files: Counter[SetAside] = Counter()

    def add(self, sighting: Sighting, place: int = 0) -> None:
        """Take in one finished session; `place` is that of its file among all."""
        self._places.setdefault(sighting.case, []).append(place)
        self._sessions.add(sighting.session)
        other = self._latest.get(sighting.case)
        if other is None or _order(sighting) > _order(other):
            self._latest[sighting.case] = sighting
        self._earlier += other is not None
        _note(sighting.case, self._advised, sighting.counted.advises_meeting)
        _note(sighting.case, self._decided, sighting.counted.decides_on_it)

    def add_record(self, record: RecordSeen, place: int = 0) -> None:
        """Take in what a record of a supervision or a meeting says of meetings."""
        self._places.setdefault(record.case, []).append(place)
        _note(record.case, self._decided, record.decides_on_meeting or record.meeting_was_held)
        _note(record.case, self._held, record.meeting_was_held)

    def set_aside(self, what: SetAside, files: int = 1) -> None:
        """Take in that files are drafts, could not be read, or are files of another kind."""
        self._files[what] += files

    def to_work_out_again(self) -> Iterator[tuple[Sighting, tuple[int, ...]]]:
        """Yield each session worked out alone whose case has more files, with their places."""
        for case, latest in self._latest.items():
            places = self._places[case]
            if latest.counted.is_worked_out_afresh and len(places) > 1:
                yield latest, tuple(places)

    def put_in_place(self, sighting: Sighting) -> None:
        """Take the latest session of a case as it was worked out with the earlier ones."""
        self._latest[sighting.case] = sighting

    def counts(self) -> Counts:
        """Return the counts so far."""
        statements: Counter[str] = Counter()
        not_known: Counter[str] = Counter()
        marks = Counter(only_parent=0, without_reference=0, afresh=0)
        for sighting in self._latest.values():
            counted = sighting.counted
            statements.update(counted.statements)
            not_known.update(counted.not_known)
            marks["only_parent"] += counted.is_only_parent
            marks["without_reference"] += not counted.has_reference
            marks["afresh"] += counted.is_worked_out_afresh
        advised = self._advised & self._latest.keys()
        return Counts(
            cases=len(self._latest),
            statements=dict(sorted(statements.items())),
            not_known=dict(sorted(not_known.items())),
            advised=len(advised),
            decided=len(advised & self._decided),
            held=len(advised & self._held),
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
    """Return the counts of several teams together; a case known to two of them counts twice.

    Each team's are rounded first: who takes its own away is left with rounded ones of the others.
    """
    totals = Counter(cases=0)
    statements: Counter[str] = Counter()
    not_known: Counter[str] = Counter()
    for counts in several:
        statements.update(_each_rounded(counts.statements))
        not_known.update(_each_rounded(counts.not_known))
        totals.update(_each_rounded(counts.model_dump(exclude={"statements", "not_known"})))
    return Counts(
        **totals,
        statements=dict(sorted(statements.items())),
        not_known=dict(sorted(not_known.items())),
    )


def _each_rounded(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: nearest_step(count) for name, count in counts.items()}


def _note(case: bytes, cases: set[bytes], is_so: bool) -> None:  # noqa: FBT001 (what is noted)
    if is_so:
        cases.add(case)


def _order(sighting: Sighting) -> tuple[datetime, bytes, CountedCase]:
    """Return what puts sessions of a case in order, in whatever order their files were read."""
    return sighting.finished, sighting.session, sighting.counted


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
