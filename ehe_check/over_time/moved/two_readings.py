"""Two readings: only where independent sessions of one case differ, to be talked about.

Nothing is counted: how far two people agree says nothing about a child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.advice.upshot import Upshot
from ehe_check.bank.question import Question
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.match import pairing
from ehe_check.over_time.moved.accounts import account
from ehe_check.over_time.moved.answers_moved import Between, asked, is_same, whom
from ehe_check.over_time.moved.comparison import AnswerState, EntryChange, GivenAnswer
from ehe_check.over_time.moved.lists_changed import entry_changes
from ehe_check.over_time.moved.obstacles import cautions, other_case
from ehe_check.over_time.reread import reread
from ehe_check.over_time.side import Side
from ehe_check.page.own import NOTHING, Own

_NOT_PUT = frozenset({AnswerState.ABSENT, AnswerState.NOT_READ})


class Difference(StrEnum):
    """In what two independent readings of one case differ about one question."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    ONE_DOES_NOT_KNOW = "one-does-not-know"
    OWN_WORDS = "own-words"


@dataclass(frozen=True)
class ReadingDifference:
    """One question about which two readings differ, with what each of them says."""

    about: str | None
    whom: str
    asked: Own
    difference: Difference
    first: GivenAnswer
    second: GivenAnswer


@dataclass(frozen=True)
class Readings:
    """Only where two independent readings differ; nothing is counted or scored.

    `entries` are changes from the first to the second: ADDED is listed by the second alone, and
    REMOVED by the first alone. An upshot is None where its bank is missing.
    """

    reference: Own
    day: date
    differences: tuple[ReadingDifference, ...]
    entries: tuple[EntryChange, ...]
    first_upshot: Upshot | None
    second_upshot: Upshot | None
    cautions: tuple[Problem, ...]

    @property
    def advice_differs(self) -> bool:
        """Whether the two lead to other advice, as far as both can be read."""
        if self.first_upshot is None or self.second_upshot is None:
            return False
        return self.first_upshot.advice != self.second_upshot.advice


def compare_readings(first: Side, second: Side) -> Readings:
    """Return where two independent readings differ, both read on the later of their days.

    Raises:
        WrongUseError: they are about different cases, or of different banks.
    """
    obstacles = tuple(other_case(first, second))
    if obstacles:
        raise WrongUseError(obstacles)
    day = max(first.day, second.day)
    pairs = pairing(first.session, second.session)
    one, other = account(first, second.bank, day), account(second, first.bank, day)
    return Readings(
        reference=first.reference or NOTHING,
        day=day,
        differences=tuple(_differences(Between(one, other, pairs, day, day))),
        entries=entry_changes(one, other, pairs),
        first_upshot=_upshot(first, day),
        second_upshot=_upshot(second, day),
        cautions=tuple(cautions(first, second)),
    )


def _differences(between: Between) -> Iterator[ReadingDifference]:
    for pair in between.refs():
        first, second = between.before.given(pair.earlier), between.after.given(pair.later)
        found = _difference(between.question(pair.question), first, second)
        if found is not None:
            yield ReadingDifference(
                about=pair.about,
                whom=whom(between, pair),
                asked=asked(between, pair, between.after.asked(pair.later)),
                difference=found,
                first=first,
                second=second,
            )


def _difference(
    question: Question | None, first: GivenAnswer, second: GivenAnswer
) -> Difference | None:
    """Return in what two answers differ; a question put to one alone is no difference."""
    if _NOT_PUT & {first.state, second.state}:
        return None
    if not (first.is_known and second.is_known):
        return Difference.ONE_DOES_NOT_KNOW if first.is_known or second.is_known else None
    if not is_same(question, first, second):
        text = question is not None and question.kind.is_written
        return Difference.OWN_WORDS if text else Difference.ANSWER
    return Difference.EVIDENCE if first.evidence is not second.evidence else None


def _upshot(side: Side, day: date) -> Upshot | None:
    return None if side.bank is None else reread(side.bank, side.session.all_answers(), day)
