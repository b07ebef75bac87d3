"""The grid of who last saw each child: how it is asked, and each cell as it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from ehe_check.ask.case.grid import AnswerGrid
from ehe_check.ask.case.one_question import Beside
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    put_of,
    short_bands,
    why_of,
)
from ehe_check.ask.marks import HEARD_SIGN, HOME_SIGN, VIDEO_SIGN, Marks, marks_at_first
from ehe_check.ask.put import (
    Choice,
    LastSaid,
    Put,
    Row,
    texts,
)
from ehe_check.ask.reply import Cell, Move, Moved, Reply, Said
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.case.answers_on_a_day import with_last_seen
from ehe_check.case.changed_answers import taken_back
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import Screen, Step
from ehe_check.judge.answers import Answers, Ref, Sighting
from ehe_check.judge.truth import TRUE
from ehe_check.judge.who_saw import column, professionals
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import grouped, phrase

ASKED: Final = "When did each professional last see each child?"
ALONE: Final = "heard with no parent there"
BOTH_HOMES: Final = "with more than one home, both may be right"
ONLY_SAID: Final = "Said so far, of nobody in particular: {said}."
TAKEN_OFF: Final = "What was said of {rows} stays in the file, and does not count."


@dataclass
class SightingsGrid(AnswerGrid):
    """Who last saw each child: professionals down the side, children across.

    Beneath them is a row for when each child was last heard alone, and one for the home.
    An empty cell is kept as skipped, so that it is never read as never; on leaving it stays open.
    """

    elsewhere: frozenset[Move] = ELSEWHERE | {Move.ROWS}

    @property
    def by_cell(self) -> dict[Cell, Step]:
        """The steps that are rows of their own, by their cells."""
        every = super().by_cell
        return {at: step for at, step in every.items() if step.question is not self.question}

    @property
    def asked(self) -> tuple[Question, ...]:
        """The question of when each child was last seen, and those that are rows of their own."""
        several = {step.question.id: step.question for step in self.screen.steps}
        return tuple(several.values())

    def ask(self) -> Moved | None:
        """Ask until it is saved; where rows are added or taken off, come back to the grid."""
        went = super().ask()
        if went is None or went.move is not Move.ROWS or self.question.seen is None:
            return went
        step = Step(self.interview.bank.by_id[self.question.seen.by], None, TRUE)
        before = marks_at_first(self.put())
        Rows(self.interview, Screen((step,)), host=self.screen.first).ask()
        now = SightingsGrid(self.interview, self.interview.walk.screen_with(self.screen.first))
        self._keep_rows(before, marks_at_first(now.put()))
        return now.ask()

    def _keep_rows(self, before: Marks, now: Marks) -> None:
        """Keep what was said of rows that are taken off now, which does not count, and say so.

        What a sign there had filled goes with it, and what a child's column had come to.
        """
        interview, rows = self.interview, texts(now.put.grid.rows)
        off = [each for each in before.given if each.by not in rows]
        changed = interview.answers
        for each in off:
            changed = changed.with_sighting(self._sighting(*each.cell, each))
        for cell, step in self.by_cell.items():
            filled = before.filled(cell)
            if filled not in (None, now.filled(cell)) and filled == before.of(cell):
                interview.half.pop(self.place(filled), None)
                changed = taken_back(changed, [step.ref])
        changed = taken_back(
            changed,
            [
                Ref(self.question.id, each.about)
                for each in off
                if not column(interview.bank, changed, each.about)
            ],
        )
        interview.keep(with_last_seen(interview.bank, changed))
        if off:
            interview.asker.say(
                TAKEN_OFF.format(
                    rows=phrase(dict.fromkeys(before.put.row(each.by).text for each in off))
                )
            )

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said in each cell."""
        return self.skip(self.read(put, reply))

    def noted(self, moved: Moved) -> Step:
        """Return what a note is about: all that stands in the grid."""
        del moved
        return self.screen.first

    def put(self) -> Put:
        """Return the grid as it is put now, with what stands in its cells."""
        put = self.in_grid(put_of(self.interview, self.question, self.screen.first), self._rows())
        options = self.question.options
        return replace(
            put,
            text=ASKED,
            help=self._counts(),
            why=" ".join(why_of(self.interview, each) for each in self.asked),
            choices=tuple(
                Choice(each.id, each.text, short=short)
                for each, short in zip(options, short_bands(options), strict=True)
            ),
            moves=put.moves | {Move.ROWS},
        )

    def last_said(self) -> Iterator[LastSaid]:
        """Yield what the session before said of each cell."""
        every = map(self.interview.beside.cells.get, self.screen.cells)
        for cell in (each for each in every if each is not None):
            keeps = said_of_cell(cell.said) if cell.may_be_kept else None
            yield LastSaid(said_of_cell(cell.then), day_words(cell.said_on), keeps)
        yield from super().last_said()

    def _counts(self) -> str:
        """Return what counts as which answer, what was agreed, and what was said without a row."""
        counts = " ".join(filter(None, (each.beside for each in self.asked)))
        beside = (self.interview.beside.said(each, self.interview.session) for each in self.asked)
        label = self.interview.answers.label
        alike = grouped(
            (said_words(self.question, self.interview.answers.get(step.ref)), label(step.about))
            for step in self.screen.of_question
            if step.about in self._of_nobody
        )
        said = "; ".join(f"{phrase(whom)}: {words}" for words, whom in alike.items())
        return "\n".join(filter(None, (counts, *beside, ONLY_SAID.format(said=said) * bool(said))))

    @property
    def _of_nobody(self) -> frozenset[str | None]:
        """The children of whom it was said when they were seen, and not by whom."""
        answers = self.interview.answers
        given = {step.about: answers.get(step.ref) for step in self.screen.of_question}
        with_cells = {about for about, _ in answers.sightings}
        return frozenset(x for x, said in given.items() if said and said.settles) - with_cells

    def _rows(self) -> Iterator[Row]:
        seen = self.question.seen
        if seen is None:
            return
        words, put = self.interview.bank.by_id[seen.by], partial(put_of, self.interview)
        listed = (each for each in words.options if each.id in self.screen.by)
        yield from (Row(each.id, each.text, each.head, is_sighting=True) for each in listed)
        for each in self.asked[1:]:
            steps = [step for step in self.by_cell.values() if step.question is each]
            about = tuple(step.about for step in steps if step.about is not None)
            short, known = seen.rows_beneath[each.id], put(each, steps[0]).known
            if each.id == seen.heard:
                yield Row(each.id, ALONE, short, known=known, about=about, said_by=HEARD_SIGN)
            else:
                sign, unless = HOME_SIGN, BOTH_HOMES
                yield Row(each.id, short, known=known, about=about, said_by=sign, unless=unless)

    def stands(self) -> Iterator[Said]:
        """Yield what stands in each cell."""
        for cell in self.screen.cells:
            found = self.interview.answers.sightings.get(cell)
            yield said_of_cell(found) if found is not None else Said(*cell)
        yield from super().stands()

    def with_cell(
        self, changed: Answers, stood: Said, given: Mapping[Cell, Said], *, skips: bool
    ) -> Answers:
        """Return answers with one cell as it is given; of whom it was said without one, none."""
        if stood.cell in self.by_cell:
            return super().with_cell(changed, stood, given, skips=skips)
        if stood.about in self._of_nobody - {about for about, _ in given}:
            return changed
        return changed.with_sighting(self._sighting(*stood.cell, given.get(stood.cell)))

    def _sighting(self, about: str, by: str, said: Said | None) -> Sighting:
        """Return a cell as it is kept, on the day that it was first said so."""
        before = self.interview.answers.sightings.get((about, by))
        now = cell_of_said(about, by, said)
        if before is not None and before.same_as(now):
            return before
        earlier = self.interview.beside.cells.get((about, by))
        if earlier is not None and earlier.may_be_kept and earlier.said.same_as(now):
            return earlier.kept(self.interview.today)
        return now.model_copy(update={"answered": self.interview.today})


@dataclass
class Rows(Beside):
    """Asks who has a row in the grid: those who have one now are ticked."""

    def put(self) -> Put:
        """Return the list with the rows as they stand."""
        rows = professionals(self.interview.bank, self.interview.answers)
        return replace(
            super().put(),
            previous=rows,
            shown_before="",
            placeholder="a number adds its row or takes it off; the other rows stay",
            adds=True,
        )


_MARKS: Final = {HEARD_SIGN: "alone", HOME_SIGN: "at_home", VIDEO_SIGN: "remote"}


def said_of_cell(cell: Sighting) -> Said:
    """Return a cell as it is said on a screen."""
    return Said(
        about=cell.about,
        by=cell.by,
        ids=(cell.value,) if cell.value else (),
        not_known=cell.not_known,
        not_theirs=cell.not_theirs,
        signs="".join(sign for sign, mark in _MARKS.items() if getattr(cell, mark)),
        source=cell.evidence.value if cell.evidence else "",
        on=cell.on,
    )


def cell_of_said(about: str, by: str, said: Said | None) -> Sighting:
    """Return what is said of a child and a professional as a cell; skipped where it is nothing."""
    if said is None or not said.says_something:
        return Sighting(about=about, by=by, skipped=True)
    return Sighting(
        about=about,
        by=by,
        value=said.ids[0] if said.ids else None,
        not_known=said.not_known,
        not_theirs=said.not_theirs,
        alone=HEARD_SIGN in said.signs,
        at_home=HOME_SIGN in said.signs,
        remote=VIDEO_SIGN in said.signs,
        on=said.on,
        evidence=Evidence(said.source) if said.source else None,
    )
