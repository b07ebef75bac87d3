"""What is asked at a step: a list, one question, one about each child at once, or the grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.last_time import band_today, kept_today, last_cell_of, last_time_of
from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.case.one_question import OneQuestion, answer_of, keeping, said_of
from ehe_check.ask.case.put_question import ELSEWHERE, put_of, short_bands, why_of
from ehe_check.ask.case.record_answer import keep_changed, note_on
from ehe_check.ask.put import Choice, GridRows, LastSaid, Put, PutKind, Subject
from ehe_check.ask.reply import Move, Moved, Reply, Said
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.case.leftovers import first_needed
from ehe_check.case.question_list import said_words
from ehe_check.case.screens import Screen
from ehe_check.case.sightings import with_last_seen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers, Sighting
from ehe_check.over_time.follow import Earlier, EarlierCell
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import grouped, phrase

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
        interview.pace.seconds.append((interview.now() - begun).total_seconds())
        if not screen.is_settled(interview.walk.answers):
            interview.part_given |= screen.refs
    return went


def on_screen(interview: Interview, screen: Screen) -> OneQuestion:
    """Return what asks a screen: one question, one about each child, or the grid."""
    if screen.is_grid:
        return Grid(interview, screen)
    return ForEach(interview, screen) if len(screen.steps) > 1 else OneQuestion(interview, screen)


@dataclass
class ForEach(OneQuestion):
    """One question about each child, with exceptions: saved as one answer a child.

    What is left open there stays open: nothing is saved of it.
    """

    @property
    def name(self) -> str:
        """The name of this question for scripts: it is about nobody in particular."""
        return self.question.id

    def put(self) -> Put:
        """Return the question as it is put to all of them now."""
        put = replace(
            put_of(self.interview, self.question, self.screen.first),
            name=self.name,
            subjects=self.subjects(),
            said=self.so_far(self.stands()),
            note="; ".join(self._notes()),
        )
        every = list(self.earlier())
        if not every:
            return put
        may_keep = any(earlier.may_be_kept for _, earlier in every)
        return keeping(put, self._last_time(every), may_keep=may_keep)

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said of each."""
        return self.record(self._answers(self.read(put, reply)))

    def stands(self) -> Iterator[Said]:
        """Yield what stands of each, nothing where it is open."""
        for step in self.steps:
            yield said_of(self.interview.answers.get(step.ref), step.about or "")

    def subjects(self) -> tuple[Subject, ...]:
        """Return every child on the list, and whether the question applies to each."""
        listed = self.interview.answers.listed(self.question.per or "")
        return tuple(Subject(each.id, each.label, each.id in self.screen.abouts) for each in listed)

    def skipped(self, given: tuple[Said, ...]) -> list[Answer]:
        """Return what was given, and a skip for each of the others that has no answer."""
        said = {each.about for each in (*given, *self.stands()) if each.says_something}
        left = [step for step in self.steps if step.about not in said]
        return [
            *self._answers(given),
            *(self.interview.answer_to(step, skipped=True) for step in left),
        ]

    def _answers(self, said: Iterable[Said]) -> list[Answer]:
        steps = {step.about: step for step in self.steps}
        return [answer_of(self.interview, steps[each.about], each) for each in said]

    def _notes(self) -> Iterator[str]:
        for step in self.steps:
            answer = self.interview.answers.get(step.ref)
            if answer is not None and answer.note:
                yield f"{self.interview.answers.label(step.about)}: {answer.note}"

    def _last_time(self, every: list[tuple[Step, Earlier]]) -> str:
        """Return what was said last time of each, once for those of whom the same was said."""
        alike = grouped((self._of_last_time(one), step.about) for step, one in every)
        said = [f"{self._whom(abouts)}{words}" for words, abouts in alike.items()]
        days = dict.fromkeys(day_words(one.said_on) for _, one in every)
        on = f" ({next(iter(days))})" if len(days) == 1 else ""
        return f"Last time{on}: {'; '.join(said)}"

    def _whom(self, abouts: Sequence[str | None]) -> str:
        """Return of whom something was said last time; nobody is named where it was of all."""
        if len(abouts) == len(self.steps) > 1:
            return ""
        return f"{phrase(self.interview.answers.label(about) for about in abouts)} "

    def _of_last_time(self, earlier: Earlier) -> str:
        now = band_today(self.question, earlier)
        beside = [f"today: {now}"] if now else []
        beside += [] if earlier.may_be_kept else ["asked again"]
        said = said_words(self.question, earlier.then)
        return said + (f" ({'; '.join(beside)})" if beside else "")


@dataclass
class Grid(ForEach):
    """Who last saw each child: professionals down the side, children across, heard alone last.

    An empty cell is kept as skipped, so that it is never read as never; on leaving it stays
    open, unless something stood there that was taken away.
    """

    elsewhere: frozenset[Move] = ELSEWHERE | {Move.ADD}

    @property
    def alone(self) -> ForEach:
        """When each child was last heard alone, a row of its own: of those of whom it is asked."""
        seen = self.question.seen
        steps = (each for each in self.screen.steps if seen and each.question.id == seen.heard)
        return ForEach(self.interview, Screen(tuple(steps)))

    @property
    def asked(self) -> tuple[Question, ...]:
        """The question of when each child was last seen, and that of hearing them alone."""
        return (self.question, *(each.question for each in self.alone.steps[:1]))

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
        put, options = (
            put_of(self.interview, self.question, self.screen.first),
            self.question.options,
        )
        last = tuple(self._last_said())
        keeping = {Move.KEEP} if any(each.keeps for each in last) else set()
        unsourced = frozenset(each.id for each in self.asked[1:])
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
            grid=GridRows(self._rows(), unsourced, last),
            said=self.so_far(self._cells()),
            moves=put.moves | {Move.ADD} | keeping,
        )

    def _last_said(self) -> Iterator[LastSaid]:
        """Yield what the session before said of each cell that says nothing now."""
        for cell in self._earlier_cells().values():
            keeps = said_of_cell(cell.said) if cell.may_be_kept else None
            yield LastSaid(said_of_cell(cell.then), day_words(cell.said_on), keeps)
        for step, last in self.alone.earlier():
            now, then = (
                said_of(each, step.about or "", step.question.id) for each in (last.said, last.then)
            )
            yield LastSaid(then, day_words(last.said_on), now if last.may_be_kept else None)

    def _counts(self) -> str:
        """Return what counts as seen, and as heard where that is asked too, and what was agreed."""
        counts = " ".join(filter(None, (*(each.beside for each in self.asked), A_DOT)))
        beside = (self.interview.beside.said(each, self.interview.session) for each in self.asked)
        return "\n".join(filter(None, (counts, *beside)))

    def _record_cells(self, said: Iterable[Said], *, is_leaving: bool = False) -> bool:
        """Save what was said of each cell; False where the grid is to be put again."""
        given, changed = {each.cell: each for each in said}, self.interview.answers
        stood = {each.cell for each in self._cells() if each.says_something}
        for about, by in self.screen.cells:
            cell = given.get((about, by))
            if cell or not is_leaving or (about, by) in stood:
                changed = changed.with_sighting(self._sighting(about, by, cell))
        for step in self.alone.steps:
            cell = given.get((step.about or "", step.question.id))
            if cell or not is_leaving or (step.about, step.question.id) in stood:
                changed = changed.with_answer(self._heard_answer(step, cell))
        changed = with_last_seen(self.interview.bank, changed)
        for each in self._cells():
            self.interview.half.pop(self.place(each), None)
        return keep_changed(self.interview, self._dated_today(changed), may_go_back=not is_leaving)

    def _rows(self) -> tuple[Choice, ...]:
        seen = self.question.seen
        words = self.interview.bank.by_id[seen.by] if seen else self.question
        listed = (each for each in words.options if each.id in self.screen.by)
        rows = (Choice(each.id, each.text, short=each.head) for each in listed)
        return (*rows, *(Choice(each.id, ALONE, short=ALONE_IN_SHORT) for each in self.asked[1:]))

    def _cells(self) -> Iterator[Said]:
        """Yield what stands in each cell."""
        for cell in self.screen.cells:
            found = self.interview.answers.sightings.get(cell)
            yield said_of_cell(found) if found is not None else Said(*cell)
        for said in self.alone.stands():
            yield replace(said, by=self.asked[-1].id)

    def _earlier_cells(self) -> dict[tuple[str, str], EarlierCell]:
        """Return the cells of last time that are to be seen."""
        found = (
            (cell, last_cell_of(self.interview, self.question, cell)) for cell in self.screen.cells
        )
        return {cell: earlier for cell, earlier in found if earlier is not None}

    def _sighting(self, about: str, by: str, said: Said | None) -> Sighting:
        """Return a cell as it is kept, on the day that it was first said so."""
        before = self.interview.answers.sightings.get((about, by))
        now = cell_of_said(about, by, said)
        if before is not None and before.same_as(now):
            return before
        earlier = self._earlier_cells().get((about, by))
        if earlier is not None and earlier.may_be_kept and earlier.said.same_as(now):
            return earlier.kept(self.interview.today)
        return now.model_copy(update={"answered": self.interview.today})

    def _heard_answer(self, step: Step, said: Said | None) -> Answer:
        if said is None:
            return self.interview.answer_to(step, skipped=True)
        earlier = last_time_of(self.interview, step.question, step.ref)
        if earlier and earlier.may_be_kept and said_of(earlier.said, *said.cell) == said:
            return kept_today(self.interview, step.question, step.ref, earlier)
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
