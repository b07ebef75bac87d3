"""Reachability: conditions that are always or never true, and what can therefore never happen.

Exhausted over tables of settled answers; a search that would need too many rows is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ehe_check.core.bank_checks.places import (
    Placed,
    placed_conditions,
    prompt_place,
    question_place,
)
from ehe_check.core.judging import Reading
from ehe_check.core.tables import Tables, gate_keys, keys_of
from ehe_check.core.truth import Truth
from ehe_check.errors import Problem
from ehe_check.model.answers import Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import AnyOf, Condition
from ehe_check.model.question import Question

MOST_ROWS = 20_000

Wanted = Callable[[Reading], bool]


class TooManyRowsError(Exception):
    """A search went through as many rows as may be looked at, without an end."""


def conditions_and_questions_out_of_reach(bank: QuestionBank) -> Iterator[Problem]:
    """Every condition can be true and untrue, every question arise, every prompt be raised."""
    search = _Search(bank)
    for placed in placed_conditions(bank):
        try:
            yield from _problems_of(search, placed)
        except TooManyRowsError:
            fact = "looks at too many answers to be gone through"
            yield Problem(placed.place, fact, "Split it into smaller conditions.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    conditions_and_questions_out_of_reach,
)


def _problems_of(search: _Search, placed: Placed) -> Iterator[Problem]:
    if placed.gate_of is not None:
        yield from _problems_of_gate(search, placed, placed.gate_of)
    elif placed.rule is not None and placed.question is not None:
        if not search.can_arise(placed.question):
            return
        if not search.can_be_raised(placed.question, placed.condition):
            fact = "can never be raised: no answers make its condition true"
            yield Problem(
                prompt_place(placed.rule), fact, "Look again at the options in its `when`."
            )
        elif not search.can_be_silent(placed.question, placed.condition):
            yield _always(placed.place)
    elif not search.can_be_true(placed.condition):
        yield Problem(
            placed.place, "is never true, whatever the answers are", "Look again at its options."
        )
    elif not search.can_be_untrue(placed.condition):
        yield _always(placed.place)


def _problems_of_gate(search: _Search, placed: Placed, question: Question) -> Iterator[Problem]:
    if not search.can_arise(question):
        fact = "can never be asked: no answers make its `when` true"
        yield Problem(question_place(question), fact, "Look again at the options in its `when`.")
    elif not search.can_stay_away(question):
        yield _always(placed.place)


def _always(place: str) -> Problem:
    return Problem(
        place,
        "is always true, whatever the answers are",
        "Take it away, or look again at its options.",
    )


class _Search:
    """Looks through settled answers for a row in which something is so."""

    def __init__(self, bank: QuestionBank) -> None:
        self.bank = bank
        placed = [each.condition for each in placed_conditions(bank)]
        raising = [condition for _, _, condition in bank.rules_in_place]
        self.tables = Tables(bank, [*placed, *raising], settled=True)

    def can_be_true(self, condition: Condition) -> bool:
        if isinstance(condition, AnyOf):
            return any(self.can_be_true(part) for part in condition.parts)
        return self._is_so(condition, None, lambda reading: _is_true(reading, condition))

    def can_be_untrue(self, condition: Condition) -> bool:
        return self._is_so(condition, None, lambda reading: not _is_true(reading, condition))

    def can_arise(self, question: Question) -> bool:
        ref = _own_ref(question)
        return question.when is None or self._is_so(
            question.when, ref, lambda reading: reading.arises(ref)
        )

    def can_stay_away(self, question: Question) -> bool:
        ref = _own_ref(question)
        return question.when is None or self._is_so(
            question.when, ref, lambda reading: not reading.arises(ref)
        )

    def can_be_raised(self, question: Question, condition: Condition) -> bool:
        ref = _own_ref(question)
        if isinstance(condition, AnyOf):
            return any(self.can_be_raised(question, part) for part in condition.parts)
        return self._is_so(
            condition,
            ref,
            lambda reading: reading.arises(ref) and _is_true(reading, condition, ref.about),
        )

    def can_be_silent(self, question: Question, condition: Condition) -> bool:
        ref = _own_ref(question)
        return self._is_so(
            condition,
            ref,
            lambda reading: reading.arises(ref) and not _is_true(reading, condition, ref.about),
        )

    def _is_so(self, condition: Condition, ref: Ref | None, wanted: Wanted) -> bool:
        about = ref.about if ref else None
        own_gate = gate_keys(self.bank, [ref] if ref else [])
        table = self.tables.table([*keys_of(self.bank, condition, about), *own_gate], about)
        readings = (
            Reading(self.bank, table.answers(row)) for row in islice(table.rows(), MOST_ROWS)
        )
        if any(wanted(reading) for reading in readings):
            return True
        if table.size > MOST_ROWS:
            raise TooManyRowsError
        return False


def _own_ref(question: Question) -> Ref:
    return Ref(question.id, None if question.per is None else f"{question.per}-1")


def _is_true(reading: Reading, condition: Condition, about: str | None = None) -> bool:
    return reading.judge(condition, about).truth is Truth.TRUE
