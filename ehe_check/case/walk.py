"""The walk: which questions arise, in order, by the answers so far, and how they are put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard, guard_of
from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.question import Question
from ehe_check.bank.quick_rows import QuickGrid
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.answers_on_a_day import aged
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.judge.who_saw import professionals

if TYPE_CHECKING:
    from ehe_check.advice.upshot import Upshot


@dataclass(frozen=True)
class Step:
    """One question about one entry, or about the whole case.

    One that has a row on a screen with others is put `in_full` once its cell does not say it all.
    """

    question: Question
    about: str | None
    gate: Judgement
    in_full: bool = False

    @property
    def ref(self) -> Ref:
        """Which question this is, and about whom."""
        return Ref(self.question.id, self.about)

    @property
    def place(self) -> tuple[Ref, bool]:
        """What it puts, and whether in full: one of a kind in a walk."""
        return self.ref, self.in_full

    @property
    def is_certain_to_apply(self) -> bool:
        """Whether the question surely arises, rather than waiting for something not known."""
        return self.gate.truth is Truth.TRUE

    @property
    def is_asked(self) -> bool:
        """Whether the walk asks it: not while an answer that opens it is not known or not given."""
        return self.is_certain_to_apply or not self.gate.waits_for


def read_on(bank: QuestionBank, answers: Answers, day: date) -> Advised:
    """Return a bank's reading of answers on a day; what the bank lacks counts as unanswered."""
    return Advised(bank, readable(bank, aged(bank, answers, day)))


def guard_on(bank: QuestionBank, answers: Answers, day: date) -> Guard:
    """Return the guard that answers call for on a day."""
    return guard_of(read_on(bank, answers, day))


def upshot_on(bank: QuestionBank, answers: Answers, day: date) -> Upshot:
    """Return what a bank makes of answers on a day; what the bank lacks counts as unanswered."""
    from ehe_check.advice.upshot import upshot_of

    return upshot_of(read_on(bank, answers, day), day)


def steps(reading: Advised, walk_set: WalkSet = WalkSet.FULL) -> Iterator[Step]:
    """Yield each question that arises, in order, given the answers so far."""
    for question in reading.bank.walk_order:
        if not reading.bank.asks(question, walk_set):
            continue
        for about in reading.subjects(question):
            gate = reading.asked(Ref(question.id, about), walk_set)
            if gate.truth is not Truth.FALSE:
                yield Step(question, about, gate)


def is_settled(ref: Ref, answers: Answers) -> bool:
    """Say whether a question has a value, not known or skipped."""
    answer = answers.get(ref)
    return answer is not None and answer.settles


def parked(reading: Advised) -> tuple[Answer, ...]:
    """Return the answers whose question does not surely arise: kept, shown, and read by nothing."""
    return tuple(
        answer
        for answer in reading.answers
        if fits(reading.bank, reading.answers, answer.ref)
        and not is_about_removed(reading.answers, answer.ref)
        and not reading.surely_arises(answer.ref)
    )


def is_about_removed(answers: Answers, ref: Ref) -> bool:
    """Say whether an answer is about an entry that was taken off its list."""
    entry = answers.entry(ref.about) if ref.about is not None else None
    return entry is not None and entry.removed is not None


def set_aside(bank: QuestionBank, answers: Answers) -> tuple[Answer, ...]:
    """Return the answers that this bank cannot read: an unknown question, option or entry."""
    return tuple(answer for answer in answers if not is_readable(bank, answers, answer))


def readable(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers without those about removed entries, or unreadable by this bank."""
    unread = {answer.ref for answer in set_aside(bank, answers)}
    kept = {
        ref: answer
        for ref, answer in answers.by_ref.items()
        if ref not in unread and not is_about_removed(answers, ref)
    }
    return replace(answers, by_ref=kept)


def fits(bank: QuestionBank, answers: Answers, ref: Ref) -> bool:
    """Say whether a question exists and is put about such an entry."""
    question = bank.by_id.get(ref.question)
    if question is None or (question.per is None) != (ref.about is None):
        return False
    if ref.about is None:
        return True
    entry = answers.entry(ref.about)
    return entry is not None and entry.roster == question.per


def is_readable(bank: QuestionBank, answers: Answers, answer: Answer) -> bool:
    """Say whether an answer's question exists, is put about such an entry, and has its options."""
    if not fits(bank, answers, answer.ref):
        return False
    question = bank.by_id[answer.question]
    return not question.options or all(value in question.option_ids for value in answer.values)


def with_somebody(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers with the one entry that each roster cannot do without."""
    for roster in bank.rosters:
        if roster.at_least_one is not None and not answers.listed(roster.id):
            entry = Entry(id=answers.next_entry_id(roster.id), label=roster.at_least_one)
            answers = answers.with_entry(entry)
    return answers


def topic_of(bank: QuestionBank, question: Question) -> Topic:
    """Return the topic under whose heading a question is put.

    Opening questions share the first topic; a list, and what is asked beneath it, come under that
    of the question after them.
    """
    if question.id in bank.opening:
        return bank.topics[0]
    before = next((roster.before for roster in bank.rosters if question.id in roster.own), "")
    return bank.topic_by_id[bank.by_id.get(before, question).topic]


CHILD = "child"
MOST_ACROSS = 6
"""How many children one screen has room for."""

Places: TypeAlias = frozenset[tuple[Ref, bool]]
"""What is put, each about whom, and whether in full."""
_Key: TypeAlias = tuple[str, str | None, bool]


@dataclass(frozen=True)
class Screen:
    """Steps that are put together: one, the same question of several children, or a grid.

    `by` are the professionals of the grid of who last saw whom; one of the `quick_grid`s has a row
    for each question.
    """

    steps: tuple[Step, ...]
    by: tuple[str, ...] = ()
    quick_grid: QuickGrid | None = None

    @property
    def first(self) -> Step:
        """The step that it is named after."""
        return self.steps[0]

    @property
    def question(self) -> Question:
        """The question that is put."""
        return self.first.question

    @property
    def short(self) -> str:
        """Its short name."""
        return self.quick_grid.short if self.quick_grid else self.question.short

    @property
    def refs(self) -> frozenset[Ref]:
        """Every question that it puts, and about whom."""
        return frozenset(step.ref for step in self.steps)

    @property
    def places(self) -> Places:
        """Every question that it puts, about whom, and whether in full."""
        return frozenset(step.place for step in self.steps)

    @property
    def abouts(self) -> tuple[str, ...]:
        """Whom it is put about, each once and in order; nobody where it is the whole case."""
        return tuple(dict.fromkeys(step.about for step in self.steps if step.about is not None))

    @property
    def is_grid(self) -> bool:
        """Whether it is the grid of who last saw whom."""
        return bool(self.by)

    @property
    def apart(self) -> tuple[Screen, ...]:
        """The questions that stand beneath each other, each as a screen of its own, or this one."""
        is_table = self.is_grid or self.quick_grid is not None
        is_one = is_table or len(self.questions) == 1
        return (self,) if is_one else tuple(Screen((step,)) for step in self.steps)

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Every cell of the grid: whom it is about, and who saw them."""
        return tuple((about, by) for about in self.abouts for by in self.by)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, each once and in their order."""
        return tuple({step.question.id: step.question for step in self.steps}.values())

    @property
    def of_question(self) -> tuple[Step, ...]:
        """The steps of its own question, without those that the grid answers beside it."""
        return tuple(step for step in self.steps if step.question.id == self.question.id)

    def is_counted(self, answers: Answers) -> bool:
        """Say whether the walk asks it, or has an answer to it that was given out of turn."""
        return self.first.is_asked or self.is_settled(answers)

    def is_settled(self, answers: Answers) -> bool:
        """Say whether all of it has a value, not known or skipped."""
        return all(self._is_step_settled(step, answers) for step in self.steps)

    def _is_step_settled(self, step: Step, answers: Answers) -> bool:
        """Say whether a step is settled; in the grid each cell is, once one of its child's is.

        In a quick one something settles its cell, and the question itself comes next.
        """
        if self.quick_grid and (given := answers.get(step.ref)) is not None and given.something:
            return True
        cells = [cell for cell in self.cells if cell[0] == step.about]
        there = [answers.sightings[cell] for cell in cells if cell in answers.sightings]
        if not there:
            return is_settled(step.ref, answers)
        if step.question.id == self.question.id:
            return len(there) == len(cells)
        return is_settled(step.ref, answers) or any(cell.alone for cell in there)


def screens(
    bank: QuestionBank, answers: Answers, walk: Iterable[Step], walk_set: WalkSet
) -> tuple[Screen, ...]:
    """Return the steps of a walk as they are put, in order."""
    together: dict[_Key, list[Step]] = {}
    for step in walk:
        grid, put = bank.grid_of(step.question.id, walk_set), step
        if grid is not None:
            key = grid.id, None, step.is_certain_to_apply
            together.setdefault(key, []).append(step)
            put = replace(step, in_full=True)
        if grid is None or is_said_in_full(grid, answers.get(step.ref)):
            together.setdefault(_key(bank, answers, put), []).append(put)
    return tuple(_screen(bank, answers, *each) for each in together.items())


def is_said_in_full(grid: QuickGrid, answer: Answer | None) -> bool:
    """Say whether a cell of a grid does not say all of it, so that its question is put as well."""
    row = grid.row_of(answer.question) if answer is not None else None
    if answer is None or row is None:
        return False
    return answer.something or answer.value not in (None, row.option)


def screen_of(several: Iterable[Screen], step: Step) -> Screen | None:
    """Return the screen that puts a step, else one with its question; None where none arises."""
    every = tuple(several)
    found = (screen for screen in every if step.place in screen.places)
    return next(found, None) or next((each for each in every if step.ref in each.refs), None)


def is_put_together(question: Question, answers: Answers) -> bool:
    """Say whether a question is put once for all children, where there is room for them."""
    if question.per != CHILD or question.kind.is_written:
        return False
    return 1 < len(answers.listed(CHILD)) <= MOST_ACROSS


def _screen(bank: QuestionBank, answers: Answers, key: _Key, several: Sequence[Step]) -> Screen:
    quick_grid = next((each for each in bank.quick_grids if each.id == key[0]), None)
    if quick_grid is not None:
        in_order = sorted(several, key=lambda x: quick_grid.questions.index(x.question.id))
        return Screen(tuple(in_order), quick_grid=quick_grid)
    is_grid = bank.grid is not None and several[0].question.id == bank.grid.id
    return Screen(tuple(several), professionals(bank, answers) if is_grid else ())


def _key(bank: QuestionBank, answers: Answers, step: Step) -> _Key:
    """Return what the steps of one screen have in common.

    Those that surely arise are put apart from those that may not, and in the grid, where that is a
    matter of a child's age, those that are asked from those that are not.
    """
    question, grid = step.question, bank.grid
    rows = grid.seen.rows_beneath if grid is not None and grid.seen is not None else {}
    is_row = question is grid or question.id in rows
    if grid is not None and is_row and professionals(bank, answers):
        return grid.id, None, step.is_asked
    if question.id in bank.roster_above:
        return question.id, None, True
    if is_put_together(question, answers):
        return question.id, None, step.is_certain_to_apply
    first = bank.first_on_screen.get(question.id, question.id)
    return first, step.about, step.is_certain_to_apply
