"""Screens: which steps of a walk are put together, worked out from the answers each time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.sightings import professionals
from ehe_check.case.walk import Step, is_settled
from ehe_check.judge.answers import Answers, Ref

CHILD = "child"
MOST_ACROSS = 6
"""How many children one screen has room for."""

_Key: TypeAlias = tuple[str, str | None, bool]


@dataclass(frozen=True)
class Screen:
    """Steps that are put together: one, the same question of several children, or the grid.

    `by` are the professionals of the grid.
    """

    steps: tuple[Step, ...]
    by: tuple[str, ...] = ()

    @property
    def first(self) -> Step:
        """The step that it is named after."""
        return self.steps[0]

    @property
    def question(self) -> Question:
        """The question that is put."""
        return self.first.question

    @property
    def refs(self) -> frozenset[Ref]:
        """Every question that it puts, and about whom."""
        return frozenset(step.ref for step in self.steps)

    @property
    def abouts(self) -> tuple[str, ...]:
        """Whom it is put about, each once and in order; nobody where it is the whole case."""
        return tuple(dict.fromkeys(step.about for step in self.steps if step.about is not None))

    @property
    def is_grid(self) -> bool:
        """Whether it is the grid of who last saw whom."""
        return bool(self.by)

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Every cell of the grid: whom it is about, and who saw them."""
        return tuple((about, by) for about in self.abouts for by in self.by)

    @property
    def of_question(self) -> tuple[Step, ...]:
        """The steps of its own question, without those that the grid answers beside it."""
        return tuple(step for step in self.steps if step.question.id == self.question.id)

    @property
    def is_certain_to_apply(self) -> bool:
        """Whether it surely arises, rather than waiting for something not known."""
        return self.first.is_certain_to_apply

    def is_counted(self, answers: Answers) -> bool:
        """Say whether the walk asks it, or has an answer to it that was given out of turn."""
        return self.first.is_asked or self.is_settled(answers)

    def is_settled(self, answers: Answers) -> bool:
        """Say whether all of it has a value, not known or skipped."""
        return all(self._is_step_settled(step, answers) for step in self.steps)

    def _is_step_settled(self, step: Step, answers: Answers) -> bool:
        """Say whether a step is settled; in the grid each cell is, once one of its child's is."""
        cells = [cell for cell in self.cells if cell[0] == step.about]
        there = [answers.sightings[cell] for cell in cells if cell in answers.sightings]
        if not there:
            return is_settled(step.ref, answers)
        if step.question.id == self.question.id:
            return len(there) == len(cells)
        return is_settled(step.ref, answers) or any(cell.alone for cell in there)


def screens(bank: QuestionBank, answers: Answers, walk: Iterable[Step]) -> tuple[Screen, ...]:
    """Return the steps of a walk as they are put, in order."""
    together: dict[_Key, list[Step]] = {}
    for step in walk:
        together.setdefault(_key(bank, answers, step), []).append(step)
    return tuple(_screen(bank, answers, tuple(each)) for each in together.values())


def screen_of(several: Iterable[Screen], ref: Ref) -> Screen | None:
    """Return the screen that puts a question, or None where it does not arise."""
    return next((screen for screen in several if ref in screen.refs), None)


def is_put_together(question: Question, answers: Answers) -> bool:
    """Say whether a question is put once for all children, where there is room for them."""
    if question.per != CHILD or question.kind.is_written:
        return False
    return 1 < len(answers.listed(CHILD)) <= MOST_ACROSS


def _screen(bank: QuestionBank, answers: Answers, several: tuple[Step, ...]) -> Screen:
    is_grid = bank.grid is not None and several[0].question.id == bank.grid.id
    return Screen(several, professionals(bank, answers) if is_grid else ())


def _key(bank: QuestionBank, answers: Answers, step: Step) -> _Key:
    """Return what the steps of one screen have in common.

    Those that surely arise are put apart from those that may not.
    """
    question, grid = step.question, bank.grid
    if grid is not None and grid.seen is not None and professionals(bank, answers):
        question = grid if question.id == grid.seen.heard else question
        if question is grid:
            return grid.id, None, step.is_certain_to_apply
    if is_put_together(question, answers):
        return question.id, None, step.is_certain_to_apply
    return question.id, step.about, step.is_certain_to_apply
