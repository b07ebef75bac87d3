"""What is asked at a step: a list, a question, or the grid of who last saw each child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.case.health import HealthRows
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.lists import BeneathList, ask_list
from ehe_check.ask.case.one_question import OneQuestion, answer_of, said_of
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    kept_today,
    last_time_of,
    put_of,
    short_bands,
    why_of,
)
from ehe_check.ask.case.record_answer import keep_changed, note_on
from ehe_check.ask.marks import HEARD_SIGN
from ehe_check.ask.put import Choice, GridRows, HowKnown, LastSaid, Put, PutKind, Row
from ehe_check.ask.reply import Move, Moved, Reply, Said
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.case.answers_on_a_day import with_last_seen
from ehe_check.case.question_list import first_needed
from ehe_check.case.walk import Screen, Step
from ehe_check.judge.answers import Answer, Answers, Sighting
from ehe_check.page.dates import day_words

ASKED: Final = "When did each professional last see each child?"
ALONE: Final = "heard alone, by any"
ALONE_IN_SHORT: Final = "heard alone"
A_DOT: Final = "A dot is not answered."
_NOT_YET: Final = "What you answer here does not count while this is not known: {first}."


def ask_step(interview: Interview, step: Step) -> Moved | None:
    """Ask one step and save what is said; return the move made where the person goes elsewhere.

    What is put on one screen with it is asked with it.
    """
    interview.say_if_more()
    if first := first_needed(interview.walk.reading, step.ref):
        interview.asker.say(_NOT_YET.format(first=first))
    interview.new_change(step.ref)
    if step.question.lists is not None:
        return ask_list(interview, step)
    screen, begun = interview.walk.screen_with(step), interview.now()
    went = on_screen(interview, screen).ask()
    if went is None:
        interview.took(screen, (interview.now() - begun).total_seconds())
        if not screen.is_settled(interview.walk.answers):
            interview.part_given |= screen.places
    return went


def on_screen(interview: Interview, screen: Screen) -> OneQuestion:
    """Return what asks a screen: a question, one beneath a list, or a grid."""
    if screen.question.id in interview.bank.roster_above:
        return BeneathList(interview, screen)
    if screen.health is not None:
        return HealthRows(interview, screen)
    return Grid(interview, screen) if screen.is_grid else OneQuestion(interview, screen)


@dataclass
class Grid(OneQuestion):
    """Who last saw each child: professionals down the side, children across, heard alone last.

    An empty cell is kept as skipped, so that it is never read as never; on leaving it stays
    open, unless something stood there that was taken away.
    """

    elsewhere: frozenset[Move] = ELSEWHERE | {Move.ADD}

    @property
    def heard(self) -> tuple[Step, ...]:
        """When each child was last heard alone, a row of its own: of those of whom it is asked."""
        return tuple(step for step in self.screen.steps if step.question is not self.question)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The question of when each child was last seen, and that of hearing them alone."""
        return (self.question, *(each.question for each in self.heard[:1]))

    def ask(self) -> Moved | None:
        """Ask until it is saved; where a professional is added, come back to the grid after it."""
        went = super().ask()
        if went is None or went.move is not Move.ADD:
            return went
        seen = self.question.seen
        who = next(
            (each for each in self.interview.walk.steps if seen and each.question.id == seen.by),
            None,
        )
        if who is not None:
            OneQuestion(self.interview, Screen((who,))).ask()
        return on_screen(self.interview, self.interview.walk.screen_with(self.screen.first)).ask()

    def left(self, put: Put, left: Moved) -> None:
        """Keep what is filled as the person leaves."""
        del put
        self._record_cells(left.given, is_leaving=True)

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said of each cell."""
        return self._record_cells(self.read(put, reply))

    def moved(self, put: Put, moved: Moved) -> bool:
        """Make a move that stays at the grid, and say whether it is done with."""
        if moved.move is Move.SKIP:
            return self._record_cells(moved.given)
        self.keep_half(put, moved)
        if moved.move is Move.NOTE:
            note_on(self.interview, self.screen.first, moved.words)
        return False

    def put(self) -> Put:
        """Return the grid as it is put now, with what stands in its cells."""
        put = put_of(self.interview, self.question, self.screen.first)
        options, last = self.question.options, tuple(self._last_said())
        keeping = {Move.KEEP} if any(each.keeps for each in last) else set()
        return replace(
            put,
            kind=PutKind.GRID,
            name=self.name,
            text=ASKED,
            help=self._counts(),
            why=" ".join(why_of(self.interview, each) for each in self.asked),
            choices=tuple(
                Choice(each.id, each.text, short=short)
                for each, short in zip(options, short_bands(options), strict=True)
            ),
            subjects=self.subjects(),
            grid=GridRows(tuple(self._rows(put.known)), last),
            said=self.so_far(self.stands()),
            moves=put.moves | {Move.ADD} | keeping,
        )

    def _last_said(self) -> Iterator[LastSaid]:
        """Yield what the session before said of each cell."""
        every = map(self.interview.beside.cells.get, self.screen.cells)
        for cell in (each for each in every if each is not None):
            keeps = said_of_cell(cell.said) if cell.may_be_kept else None
            yield LastSaid(said_of_cell(cell.then), day_words(cell.said_on), keeps)
        for step in self.heard:
            if (last := last_time_of(self.interview, step)) is not None:
                keeps = _heard(step, last.said) if last.may_be_kept else None
                yield LastSaid(_heard(step, last.then), day_words(last.said_on), keeps)

    def _counts(self) -> str:
        """Return what counts as seen, and as heard where that is asked too, and what was agreed."""
        counts = " ".join(filter(None, (*(each.beside for each in self.asked), A_DOT)))
        beside = (self.interview.beside.said(each, self.interview.session) for each in self.asked)
        return "\n".join(filter(None, (counts, *beside)))

    def _record_cells(self, said: Iterable[Said], *, is_leaving: bool = False) -> bool:
        """Save what was said of each cell; False where the grid is to be put again."""
        given, changed = {each.cell: each for each in said}, self.interview.answers
        heard = {_heard(step, None).cell: step for step in self.heard}
        for stood in self.stands():
            now, step = given.get(stood.cell), heard.get(stood.cell)
            self.interview.half.pop(self.place(stood), None)
            if is_leaving and not now and not stood.says_something:
                continue
            if step is not None:
                changed = changed.with_answer(self._heard_answer(step, now))
            else:
                changed = changed.with_sighting(self._sighting(*stood.cell, now))
        changed = with_last_seen(self.interview.bank, changed)
        return keep_changed(self.interview, self._dated_today(changed), may_go_back=not is_leaving)

    def _rows(self, known: HowKnown) -> Iterator[Row]:
        seen = self.question.seen
        words = self.interview.bank.by_id[seen.by] if seen else self.question
        listed = (each for each in words.options if each.id in self.screen.by)
        yield from (Row(each.id, each.text, each.head, is_sighting=True) for each in listed)
        for each in self.asked[1:]:
            unsourced = replace(known, sources=())
            yield Row(each.id, ALONE, ALONE_IN_SHORT, known=unsourced, said_by=HEARD_SIGN)

    def stands(self) -> Iterator[Said]:
        """Yield what stands in each cell."""
        for cell in self.screen.cells:
            found = self.interview.answers.sightings.get(cell)
            yield said_of_cell(found) if found is not None else Said(*cell)
        for step in self.heard:
            yield _heard(step, self.interview.answers.get(step.ref))

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

    def _heard_answer(self, step: Step, said: Said | None) -> Answer:
        if said is None:
            return self.interview.answer_to(step, skipped=True)
        earlier = last_time_of(self.interview, step)
        if earlier and earlier.may_be_kept and said_of(earlier.said, *said.cell) == said:
            return kept_today(self.interview, step, earlier)
        return answer_of(self.interview, step, said)

    def _dated_today(self, answers: Answers) -> Answers:
        """Return the answers with today beside those that the grid has changed."""
        for step in self.screen.steps:
            now, before = answers.get(step.ref), self.interview.answers.get(step.ref)
            is_new = now is not None and (before is None or not now.same_as(before))
            if now is not None and is_new and now.confirmed != self.interview.today:
                today = {"answered": self.interview.today}
                answers = answers.with_answer(now.model_copy(update=today))
        return answers


def _heard(step: Step, answer: Answer | None) -> Said:
    """Return when a child was heard alone as a cell of its own row."""
    return said_of(answer, step.about or "", step.question.id)


def said_of_cell(cell: Sighting) -> Said:
    """Return a cell as it is said on a screen."""
    return Said(
        about=cell.about,
        by=cell.by,
        ids=(cell.value,) if cell.value else (),
        not_known=cell.not_known,
        not_theirs=cell.not_theirs,
        alone=cell.alone,
        at_home=cell.at_home,
        remote=cell.remote,
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
        alone=said.alone,
        at_home=said.at_home,
        remote=said.remote,
        on=said.on,
        evidence=Evidence(said.source) if said.source else None,
    )
