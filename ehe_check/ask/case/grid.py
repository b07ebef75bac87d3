"""Questions that are asked as the rows of a grid: beneath each other, or in the quick set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.case.one_question import OneQuestion, answer_of, said_of
from ehe_check.ask.case.put_question import (
    SOURCES,
    kept_today,
    last_time_of,
    put_of,
)
from ehe_check.ask.case.record_answer import keep_changed
from ehe_check.ask.put import (
    Choice,
    GridRows,
    HowKnown,
    LastSaid,
    Put,
    PutKind,
    Row,
    Subject,
)
from ehe_check.ask.reply import Cell, Move, Moved, Reply, Said
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.question import Question
from ehe_check.bank.quick_rows import QuickGrid, QuickRow, QuickRows
from ehe_check.case.answers_on_a_day import with_last_seen
from ehe_check.case.changed_answers import taken_back
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers
from ehe_check.page.dates import day_words

IN_FULL: Final = "said"
"""What stands in a cell of which more was said than the grid has room for."""
_GRAVEST: Final = "2 is, the gravest first: {options}"
_OTHERS: Final = "2 is one of these: {options}"


@dataclass
class AnswerGrid(OneQuestion):
    """Asks steps as the cells of one grid; on leaving, what is filled is kept."""

    @property
    def by_cell(self) -> dict[Cell, Step]:
        """The step of which each cell is the answer."""
        return {(step.about or "", step.question.id): step for step in self.screen.steps}

    def in_grid(self, put: Put, rows: Iterable[Row]) -> Put:
        """Return a question with its rows, and with what stands in their cells."""
        last = tuple(self.last_said())
        keeping = {Move.KEEP} if any(each.keeps for each in last) else set()
        return replace(
            put,
            kind=PutKind.GRID,
            name=self.name,
            subjects=self.subjects(),
            grid=GridRows(tuple(rows), last),
            said=self.so_far(self.stands()),
            moves=put.moves | keeping,
        )

    def stands(self) -> Iterator[Said]:
        """Yield what stands in each cell."""
        for step in self.by_cell.values():
            yield _in_cell(step, self.interview.answers.get(step.ref))

    def last_said(self) -> Iterator[LastSaid]:
        """Yield what the session before said of each cell."""
        for step in self.by_cell.values():
            if (last := last_time_of(self.interview, step)) is not None:
                keeps = _in_cell(step, last.said) if last.may_be_kept else None
                yield LastSaid(_in_cell(step, last.then), day_words(last.said_on), keeps)

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said in each cell."""
        return self.fill(self.read(put, reply))

    def skip(self, given: tuple[Said, ...]) -> bool:
        """Save what was said, with the other cells skipped."""
        return self.fill(given, skips=True)

    def left(self, put: Put, left: Moved) -> None:
        """Keep what is filled as the person leaves."""
        del put
        self.fill(left.given, is_leaving=True)

    def fill(self, said: Iterable[Said], *, skips: bool = False, is_leaving: bool = False) -> bool:
        """Save what was said of each cell; False where the grid is to be put again."""
        given = {each.cell: each for each in said if each.says_something}
        changed = self.interview.answers
        for stood in self.stands():
            self.interview.half.pop(self.place(stood), None)
            if stood.cell in given or not is_leaving:
                changed = self.with_cell(changed, stood, given, skips=skips)
        changed = with_last_seen(self.interview.bank, changed)
        return keep_changed(self.interview, changed, may_go_back=not is_leaving)

    def with_cell(
        self, changed: Answers, stood: Said, given: Mapping[Cell, Said], *, skips: bool
    ) -> Answers:
        """Return answers with one cell as it is given; an empty one is open, or skipped."""
        step, now = self.by_cell[stood.cell], given.get(stood.cell)
        if now is not None:
            return changed.with_answer(self.answer_in(step, now))
        if skips:
            return changed.with_answer(self.interview.answer_to(step, skipped=True))
        return taken_back(changed, [step.ref]) if stood.says_something else changed

    def answer_in(self, step: Step, said: Said) -> Answer:
        """Return a cell as the answer of its step: one that says the same stays as it is."""
        before = self.interview.answers.get(step.ref)
        if before is not None and said == _in_cell(step, before):
            return before
        earlier = last_time_of(self.interview, step)
        if earlier and earlier.may_be_kept and said == _in_cell(step, earlier.said):
            return kept_today(self.interview, step, earlier)
        return answer_of(self.interview, step, said)


def _in_cell(step: Step, answer: Answer | None) -> Said:
    return said_of(answer, step.about or "", step.question.id)


@dataclass
class QuestionRows(AnswerGrid):
    """Asks questions that stand beneath each other, each of which has a row."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of all rows."""
        return self.screen.steps

    def put(self) -> Put:
        """Return the first question as it is put now, with a row for it and for each beneath it."""
        alone = [OneQuestion(self.interview, each).put() for each in self.screen.apart]
        short = [each.short for each in self.screen.apart]
        rows = [
            Row(each.id, each.text, "", called, each.choices, known=each.known, alone=each)
            for each, called in zip(alone, short, strict=True)
        ]
        put = self.in_grid(put_of(self.interview, self.question, self.screen.first), rows)
        return replace(
            put,
            choices=(),
            note="; ".join(self._notes()),
            known=HowKnown(SOURCES),
            one_by_one=frozenset[str]().union(*(each.one_by_one for each in alone)),
        )


# The quick grids: in the quick set their questions are put first as rows.


@dataclass
class QuickGridRows(QuestionRows):
    """Asks the rows of a quick grid: a cell is the answer of its question, about a child if it is.

    An empty cell stays open. One that says "anything else" is kept as not known at once, and
    its question is put next with all its options.
    """

    @property
    def grid(self) -> QuickGrid:
        """The words of the grid, and its rows."""
        assert self.screen.quick_grid is not None  # noqa: S101 (it is asked of no other screen)
        return self.screen.quick_grid

    @property
    def shared(self) -> QuickRows:
        """What a 2 and a 0 say in every row."""
        assert self.interview.bank.quick_rows is not None  # noqa: S101 (likewise)
        return self.interview.bank.quick_rows

    @property
    def two(self) -> Choice:
        """A 2, in every row."""
        return Choice(SOMETHING, self.shared.two, short="2")

    @property
    def name(self) -> str:
        """Its name for scripts."""
        return self.grid.id

    def subjects(self) -> tuple[Subject, ...]:
        """Return a column for each child, and one without a name for the whole case."""
        return super().subjects() or (Subject("", "", applies=True),)

    def put(self) -> Put:
        """Return the grid as it is put now, with what stands in its cells."""
        put = self.in_grid(put_of(self.interview, self.question, self.screen.first), self._rows())
        return replace(
            put,
            text=self.grid.text,
            help="",
            why="",
            choices=(self.two,),
            note="; ".join(self._notes()),
            not_known_label=self.shared.zero,
            known=HowKnown(SOURCES),
            one_by_one=frozenset(),
        )

    def _rows(self) -> Iterator[Row]:
        for row in self.grid.rows:
            steps = [each for each in self.steps if each.question.id == row.question]
            if steps:
                about = tuple(each.about or "" for each in steps)
                yield _row_of(row, self.two, steps[0].question, about)

    def answer_in(self, step: Step, said: Said) -> Answer:
        """Return a cell as the answer of its question; what was said in full stands as it is."""
        before, row = self.interview.answers.get(step.ref), self.grid.row_of(step.question.id)
        is_in_full = before is not None and bool(set(before.values) - {row.option if row else ""})
        if before is not None and is_in_full and said.ids == (SOMETHING,):
            return before
        return super().answer_in(step, said)


def _row_of(row: QuickRow, two: Choice, question: Question, about: tuple[str, ...]) -> Row:
    """Return a row as it is put: 1, its own words of nothing, and 2, something or perhaps."""
    others = [each for each in question.options if each.id != row.option]
    gravest = [each.text for each in reversed(others) if question.effects_at(each.id)]
    why = _GRAVEST if gravest else _OTHERS
    unlooked = [each.id for each in others if each.unlooked]
    return Row(
        row.question,
        row.text,
        called=row.head,
        choices=(Choice(row.option, row.one, short="1"), two),
        also=tuple(Choice(each.id, each.text, short=IN_FULL) for each in others),
        why=why.format(options="; ".join(gravest or [each.text for each in others])),
        known=HowKnown(SOURCES if question.fact else (), frozenset({SOMETHING, *unlooked})),
        about=about,
    )
