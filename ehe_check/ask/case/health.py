"""The health grid: in the quick set its questions are put first as rows, children across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.case.interview import HalfPlace
from ehe_check.ask.case.one_question import OneQuestion, answer_of, said_of
from ehe_check.ask.case.put_question import SOURCES, kept_today, last_time_of, put_of
from ehe_check.ask.case.record_answer import keep_changed, note_on
from ehe_check.ask.put import Choice, GridRows, HowKnown, LastSaid, Put, PutKind, Row
from ehe_check.ask.reply import Move, Moved, Reply, Said
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.health_grid import HealthGrid, HealthRow
from ehe_check.bank.question import Question
from ehe_check.case.changed_answers import taken_back
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.page.dates import day_words

NAME: Final = "health"
IN_FULL: Final = "said"
"""What stands in a cell of which more was said than the grid has room for."""
_GRAVEST: Final = "2 is, the gravest first: {options}"


@dataclass
class HealthRows(OneQuestion):
    """Asks the rows of the health grid: a cell is the answer of its question about its child.

    An empty cell stays open. One that says something, or perhaps, is kept as not known at once, and
    its question is put next with all its options.
    """

    @property
    def grid(self) -> HealthGrid:
        """The words of the grid, and its rows."""
        assert self.screen.health is not None  # noqa: S101 (it is asked of no other screen)
        return self.screen.health

    @property
    def is_alone(self) -> bool:
        """Whether it is put about one child alone: never, as it has rows."""
        return False

    @property
    def name(self) -> str:
        """Its name for scripts."""
        return NAME

    def put(self) -> Put:
        """Return the grid as it is put now, with what stands in its cells."""
        put = put_of(self.interview, self.question, self.screen.first)
        last = tuple(self._last_said())
        keeping = {Move.KEEP} if any(each.keeps for each in last) else set()
        return replace(
            put,
            kind=PutKind.GRID,
            name=self.name,
            text=self.grid.text,
            help="",
            why="",
            choices=(),
            subjects=self.subjects(),
            note="; ".join(self._notes()),
            not_known_label=self.grid.zero,
            known=HowKnown(SOURCES),
            one_by_one=frozenset(),
            grid=GridRows(tuple(self._rows()), last),
            said=self.so_far(self.stands()),
            moves=put.moves | keeping,
        )

    def stands(self) -> Iterator[Said]:
        """Yield what stands in each cell."""
        for step in self.steps:
            yield _said_of_cell(step, self.interview.answers.get(step.ref))

    def place(self, said: Said) -> HalfPlace:
        """Return where something half given is kept."""
        return self.question.id, said.about, said.by

    def left(self, put: Put, left: Moved) -> None:
        """Keep what is filled as the person leaves."""
        del put
        self._record(left.given)

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said in each cell."""
        return self._record(self.read(put, reply), may_go_back=True)

    def moved(self, put: Put, moved: Moved) -> bool:
        """Make a move that stays at the grid, and say whether it is done with."""
        if moved.move is Move.SKIP:
            return self._record(moved.given, skips=True, may_go_back=True)
        self.keep_half(put, moved)
        if moved.move is Move.NOTE and (noted := self._noted_in_row(moved)) is not None:
            note_on(self.interview, noted, moved.words)
        return False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of all rows."""
        return self.screen.steps

    def _noted_in_row(self, moved: Moved) -> Step | None:
        """Return the cell that a note is about; of a row with several children one is picked."""
        row = [each for each in self.steps if each.question.id == moved.by] or [*self.steps]
        by_about = {each.about or "": each for each in row}
        if moved.about in by_about or len(by_about) == 1:
            return by_about.get(moved.about, row[0])
        whom = {each: self.interview.answers.label(each) for each in by_about}
        picked = self.interview.choose("note about", "Whom is the note about?", whom)
        return by_about.get(picked or "")

    # Rows.

    def _rows(self) -> Iterator[Row]:
        abouts: dict[str, list[str]] = {}
        for step in self.steps:
            abouts.setdefault(step.question.id, []).append(step.about or "")
        for row in self.grid.rows:
            if row.question in abouts:
                question = self.interview.bank.by_id[row.question]
                yield _row_of(self.grid, row, question, tuple(abouts[row.question]))

    def _last_said(self) -> Iterator[LastSaid]:
        """Yield what the session before said of each cell."""
        for step in self.steps:
            if (last := last_time_of(self.interview, step)) is not None:
                keeps = _said_of_cell(step, last.said) if last.may_be_kept else None
                yield LastSaid(_said_of_cell(step, last.then), day_words(last.said_on), keeps)

    # What is kept.

    def _record(
        self, said: Iterable[Said], *, skips: bool = False, may_go_back: bool = False
    ) -> bool:
        """Save what was said of each cell; False where the grid is to be put again."""
        given, changed = {each.cell: each for each in said}, self.interview.answers
        for step in self.steps:
            now, before = given.get((step.about or "", step.question.id)), changed.get(step.ref)
            self.interview.half.pop((self.question.id, step.about or "", step.question.id), None)
            if now is not None and now.says_something:
                changed = changed.with_answer(self._in_cell(step, now, before))
            elif may_go_back and before is not None and before.says_something:
                changed = taken_back(changed, [step.ref])
            if skips and not _is_said(changed.get(step.ref)):
                changed = changed.with_answer(self.interview.answer_to(step, skipped=True))
        return keep_changed(self.interview, changed, may_go_back=may_go_back)

    def _in_cell(self, step: Step, said: Said, before: Answer | None) -> Answer:
        """Return a cell as the answer of its question; what was said in full stands as it is."""
        is_something = said.ids == (SOMETHING,)
        row = self.grid.row_of(step.question.id)
        is_in_full = before is not None and bool(set(before.values) - {row.option if row else ""})
        is_same = before is not None and said == _said_of_cell(step, before)
        if before is not None and (is_same or (is_something and is_in_full)):
            return before
        earlier = last_time_of(self.interview, step)
        if earlier and earlier.may_be_kept and said == _said_of_cell(step, earlier.said):
            return kept_today(self.interview, step, earlier)
        if is_something:
            return self.interview.answer_to(step, not_known=True, something=True)
        return answer_of(self.interview, step, said)


def _is_said(answer: Answer | None) -> bool:
    return answer is not None and answer.says_something


def _said_of_cell(step: Step, answer: Answer | None) -> Said:
    """Return an answer as its cell says it."""
    about, by = step.about or "", step.question.id
    if answer is not None and answer.something:
        return Said(about, by, ids=(SOMETHING,))
    return said_of(answer, about, by)


def _row_of(grid: HealthGrid, row: HealthRow, question: Question, about: tuple[str, ...]) -> Row:
    """Return a row as it is put: 1, its own words of nothing, and 2, something or perhaps."""
    others = [each for each in question.options if each.id != row.option]
    gravest = [each.text for each in reversed(others) if question.effects_at(each.id)]
    unlooked = [each.id for each in others if each.unlooked]
    return Row(
        row.question,
        row.text,
        called=row.head,
        choices=(Choice(row.option, row.one, short="1"), Choice(SOMETHING, grid.two, short="2")),
        also=tuple(Choice(each.id, each.text, short=IN_FULL) for each in others),
        why=_GRAVEST.format(options="; ".join(gravest)),
        known=HowKnown(SOURCES, not_beside=frozenset({SOMETHING, *unlooked})),
        about=about,
    )
