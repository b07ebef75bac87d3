"""One question for all children at once, with exceptions: saved as one answer a child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ehe_check.ask.case.in_sight import kept_today, last_time_of
from ehe_check.ask.case.last_time import band_today
from ehe_check.ask.case.one_question import note_on
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    answer_of,
    put_of,
    remember_source,
    said_by,
    said_of,
)
from ehe_check.ask.case.record_answer import keep_changed
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, Subject
from ehe_check.ask.reply import Moved, Said
from ehe_check.bank.question import Question
from ehe_check.case.check_lines import said_words
from ehe_check.case.screens import Screen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Earlier
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import grouped, phrase


def ask_for_all(talk: CaseTalk, screen: Screen) -> Move | None:
    """Ask the steps of one screen together; return the move made where the person goes elsewhere.

    What is left open there stays open: nothing is saved of it.
    """
    every = ForAll(talk, screen)
    while True:
        put = every.put()
        reply = talk.put(put)
        if isinstance(reply, Moved) and reply.move in ELSEWHERE:
            every.keep_half(reply)
            talk.half.words = reply.words
            return reply.move
        if every.moved(reply) if isinstance(reply, Moved) else every.said(said_by(put, reply)):
            return None


@dataclass
class ForAll:
    """One question of the bank, and the children to whom it applies."""

    talk: CaseTalk
    screen: Screen

    @property
    def question(self) -> Question:
        """The question of the bank that is put."""
        return self.screen.question

    @property
    def abouts(self) -> tuple[str, ...]:
        """The children to whom it applies."""
        return self.screen.abouts

    @property
    def is_settled(self) -> bool:
        """Whether each of them has an answer, or a skip."""
        return self.screen.is_settled(self.talk.walk.answers)

    def put(self) -> Put:
        """Return the question as it is put to all of them now."""
        stands = (
            said_of(self.talk.answers.get(step.ref), step.about or "") for step in self._steps
        )
        said = tuple(each for each in stands if each is not None)
        put = replace(
            put_of(self.talk, self.question, self.screen.first),
            name=self.question.id,
            subjects=self._subjects(),
            said=self.talk.half.said.get(self.question.id, said),
            note="; ".join(self._notes()),
        )
        return self._with_last_time(put)

    def said(self, said: tuple[Said, ...]) -> bool:
        """Save what was said, and say whether that is done."""
        remember_source(self.talk, said)
        return self.record(self.answers(said))

    def moved(self, moved: Moved) -> bool:
        """Make a move that stays at the question, and say whether it is done with."""
        match moved.move:
            case Move.KEEP:
                return self.record(self.kept()) and self.is_settled
            case Move.SKIP:
                return self.record(self.skipped(moved.given))
            case Move.NOT_KNOWN:
                nobody = (Said(about, not_known=True) for about in self.abouts)
                return self.record(self.answers(nobody))
            case Move.NOTE:
                self.keep_half(moved)
                self.note(moved)
            case _:
                self.keep_half(moved)
        return False

    def answers(self, said: Iterable[Said]) -> list[Answer]:
        """Return what was said as answers of today."""
        steps = {step.about: step for step in self._steps}
        return [answer_of(self.talk, steps[each.about], each) for each in said]

    def skipped(self, given: tuple[Said, ...]) -> list[Answer]:
        """Return what was given, and a skip for each of the others that has no answer."""
        said = {each.about for each in given}
        left = [step for step in self._steps if step.about not in said and not self._stands(step)]
        skips = [self.talk.answer_to(step, skipped=True) for step in left]
        return [*self.answers(given), *skips]

    def kept(self) -> list[Answer]:
        """Return the answers of last time that may be kept, as they are kept now."""
        return [
            kept_today(self.talk, self.question, step.ref, earlier)
            for step, earlier in self._earlier()
            if earlier.may_be_kept
        ]

    def record(self, answers: list[Answer]) -> bool:
        """Save the answers together; False where the question is to be put again."""
        self.talk.half.said.pop(self.question.id, None)
        changed = self.talk.answers
        for answer in answers:
            changed = changed.with_answer(answer)
        return keep_changed(self.talk, changed, may_go_back=True)

    def keep_half(self, moved: Moved) -> None:
        """Keep what was half given until the person comes back."""
        if moved.given:
            self.talk.half.said[self.question.id] = moved.given

    def note(self, moved: Moved) -> None:
        """Ask for a note about one of them: the one that was answered for, or whoever is picked."""
        by_about = {step.about or "": step for step in self._steps}
        about: str | None = moved.about
        if about not in by_about:
            whom = {each: self.talk.answers.label(each) for each in by_about}
            about = self.talk.choose("note about", "Whom is the note about?", whom)
        if about in by_about:
            note_on(self.talk, by_about[about], moved)

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self.screen.of_question

    def _stands(self, step: Step) -> bool:
        answer = self.talk.answers.get(step.ref)
        return answer is not None and answer.says_something

    def _subjects(self) -> tuple[Subject, ...]:
        """Return every child on the list, and whether the question applies to each."""
        listed = self.talk.answers.listed(self.question.per or "")
        return tuple(Subject(each.id, each.label, each.id in self.abouts) for each in listed)

    def _notes(self) -> list[str]:
        given = [(step, self.talk.answers.get(step.ref)) for step in self._steps]
        return [
            f"{self.talk.answers.label(step.about)}: {answer.note}"
            for step, answer in given
            if answer is not None and answer.note
        ]

    def _earlier(self) -> list[tuple[Step, Earlier]]:
        found = ((step, last_time_of(self.talk, self.question, step.ref)) for step in self._steps)
        return [(step, earlier) for step, earlier in found if earlier is not None]

    def _with_last_time(self, put: Put) -> Put:
        """Return the question with what was said last time of each, and the key that keeps it."""
        every = self._earlier()
        if not every:
            return put
        alike = grouped((self._of_last_time(one), step.about) for step, one in every)
        said = [f"{self._whom(abouts)}{words}" for words, abouts in alike.items()]
        days = dict.fromkeys(day_words(one.said_on) for _, one in every)
        on = f" ({next(iter(days))})" if len(days) == 1 else ""
        may_keep = any(earlier.may_be_kept for _, earlier in every)
        keeping = frozenset({Move.KEEP}) if may_keep else frozenset()
        return replace(
            put, last_time=f"Last time{on}: {'; '.join(said)}", moves=put.moves | keeping
        )

    def _whom(self, abouts: Sequence[str | None]) -> str:
        """Return of whom something was said last time; nobody is named where it was of all."""
        if len(abouts) == len(self._steps) > 1:
            return ""
        return f"{phrase(self.talk.answers.label(about) for about in abouts)} "

    def _of_last_time(self, earlier: Earlier) -> str:
        now = band_today(self.question, earlier)
        beside = [f"today: {now}"] if now else []
        beside += [] if earlier.may_be_kept else ["asked again"]
        said = said_words(self.question, earlier.then)
        return said + (f" ({'; '.join(beside)})" if beside else "")
