"""One question of the bank, put whole: its value, how it is known and the month, on one screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.interview import HalfPlace, Interview
from ehe_check.ask.case.last_time import kept_today, last_time_of, last_time_words
from ehe_check.ask.case.put_question import ELSEWHERE, put_of
from ehe_check.ask.case.record_answer import note_on, record, stands_unnamed
from ehe_check.ask.plain_text import as_kept
from ehe_check.ask.put import NOT_TAKEN, PersonLeftError, Put, ask_text, is_half_given
from ehe_check.ask.reply import (
    BACK_OR_LEAVE,
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
    Said,
    Wrote,
    chosen,
)
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.case.answer_faults import faults
from ehe_check.case.screens import Screen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Earlier
from ehe_check.page.phrases import capital

THERE_AGAIN: Final = (
    "What stood on that screen without Enter is no answer yet. You will find it there again."
)


@dataclass
class OneQuestion:
    """Asks what is on one screen of the walk; going elsewhere from it never loses what was said."""

    interview: Interview
    screen: Screen
    elsewhere: frozenset[Move] = ELSEWHERE

    @property
    def question(self) -> Question:
        """The question of the bank that is put."""
        return self.screen.question

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of that question: one for each of those whom it is put about."""
        return self.screen.of_question

    @property
    def name(self) -> str:
        """The name of this question for scripts."""
        return " ".join(filter(None, self.screen.first.ref))

    @property
    def answer(self) -> Answer | None:
        """The answer as it stands in the session."""
        return self.interview.answers.get(self.screen.first.ref)

    def ask(self) -> Moved | None:
        """Ask until it is saved; return the move made where the person goes elsewhere.

        Raises:
            PersonLeftError: the person leaves.
        """
        while True:
            put = self.put()
            reply = self.interview.asker.put(put)
            if not isinstance(reply, Moved):
                if self.said(put, reply):
                    return None
            elif reply.move is Move.LEAVE:
                self.left(put, reply)
                raise PersonLeftError
            elif reply.move in self.elsewhere:
                self.keep_half(put, reply)
                return reply
            elif self.moved(put, reply):
                return None

    def put(self) -> Put:
        """Return the question as it is put now."""
        interview, ref, answer = self.interview, self.screen.first.ref, self.answer
        put = replace(
            put_of(interview, self.question, self.screen.first),
            name=self.name,
            text=interview.with_whom(interview.words_of(self.question), ref.about),
            previous=answer.values if answer else (),
            shown_before=answer_words(self.question, answer)
            if answer is not None and answer.value is None
            else "",
            note=(answer.note or "") if answer else "",
        )
        so_far = self.so_far([said_of(answer)])
        if put.wants_given:
            put = replace(put, said=so_far)
        elif self.place(Said()) in self.interview.half:
            put = replace(put, offered=so_far[0].ids if so_far else ())
        earlier = next((earlier for _, earlier in self.earlier()), None)
        return with_last_time(put, self.question, earlier)

    def left(self, put: Put, left: Moved) -> None:
        """Keep what was half given until another sitting, and say so."""
        if is_half_given(put, left):
            self.keep_half(put, left)
            self.interview.asker.say(NOT_TAKEN if self.interview.is_trial else THERE_AGAIN)

    def moved(self, put: Put, moved: Moved) -> bool:
        """Make a move that stays at the question, and say whether it is done with."""
        match moved.move:
            case Move.KEEP:
                return self.record(self.kept()) and self.screen.is_settled(
                    self.interview.walk.answers
                )
            case Move.SKIP:
                return self.record(self.skipped(moved.given))
            case Move.NOT_KNOWN:
                return self.record(
                    self.interview.answer_to(each, not_known=True) for each in self.steps
                )
            case _:
                self.keep_half(put, moved)
        noted = self.noted(moved) if moved.move is Move.NOTE else None
        if noted is not None:
            note_on(self.interview, noted, moved.words)
        return False

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said, and say whether the question is done with."""
        answer = self._answer(put, reply)
        if not self._is_right(answer):
            self.keep_half(put, Moved(Move.BACK, answer.values))
            return False
        return self.record([answer]) and ask_who_heard(self.interview, self.screen.first)

    def read(self, put: Put, reply: Reply) -> tuple[Said, ...]:
        """Return what a reply says of each cell: bare choices say it of all."""
        ids = reply.ids if isinstance(reply, Chosen) else ()
        bare = tuple(Said(*cell, ids=ids) for cell in put.cells if ids)
        return reply.said if isinstance(reply, Given) else bare

    def record(self, answers: Iterable[Answer]) -> bool:
        """Save answers together; False where the question is to be put again."""
        several = tuple(answers)
        for each in several:
            self.interview.half.pop((*each.ref, ""), None)
        return record(self.interview, *several)

    def earlier(self) -> Iterator[tuple[Step, Earlier]]:
        """Yield the answers of the session that this one follows, while they are to be seen."""
        for step in self.steps:
            earlier = last_time_of(self.interview, self.question, step.ref)
            if earlier is not None:
                yield step, earlier

    def kept(self) -> Iterator[Answer]:
        """Yield the answers of last time that may be kept, as they are kept now."""
        for step, earlier in self.earlier():
            if earlier.may_be_kept:
                yield kept_today(self.interview, self.question, step.ref, earlier)

    def skipped(self, given: tuple[Said, ...]) -> list[Answer]:
        """Return what a skip keeps beside what was given."""
        del given
        return [self.interview.answer_to(self.screen.first, skipped=True)]

    def noted(self, moved: Moved) -> Step | None:
        """Return whom a note is about: the one that was answered for, or whoever is picked."""
        if len(self.steps) == 1:
            return self.screen.first
        by_about = {step.about or "": step for step in self.steps}
        if moved.about in by_about:
            return by_about[moved.about]
        whom = {each: self.interview.answers.label(each) for each in by_about}
        picked = self.interview.choose("note about", "Whom is the note about?", whom)
        return by_about.get(picked or "")

    def place(self, said: Said) -> HalfPlace:
        """Return where something half given is kept."""
        return self.question.id, said.about or self.screen.first.about, said.by

    def keep_half(self, put: Put, moved: Moved) -> None:
        """Keep what was half given until the person comes back."""
        given = moved.given or ((Said(ids=moved.partial),) if moved.partial else ())
        by_cell = {each.cell: each for each in given}
        for cell in put.cells if given else ():
            said = by_cell.get(cell, Said(*cell))
            self.interview.half[self.place(said)] = said

    def so_far(self, stands: Iterable[Said]) -> tuple[Said, ...]:
        """Return what was half given of each, or else what stands."""
        half = self.interview.half
        now = (
            replace(half.get(self.place(each), each), about=each.about, by=each.by)
            for each in stands
        )
        return tuple(each for each in now if each.says_something)

    def _answer(self, put: Put, reply: Reply) -> Answer:
        if not isinstance(reply, Wrote):
            said = self._as_before(self.read(put, reply)[0], reply)
            return answer_of(self.interview, self.screen.first, said)
        says_something = self.answer is not None and self.answer.says_something
        if not reply.text.strip() and not says_something and not any(self.earlier()):
            return self.interview.answer_to(self.screen.first, skipped=True)
        return self._written(reply.text.replace("\r\n", "\n").replace("\r", "\n"))

    def _written(self, text: str) -> Answer:
        """Return words as an answer; those that stood already keep who heard them."""
        before = self.answer
        stands = before is not None and before.value == text
        heard = {"evidence": before.evidence, "heard": before.heard} if before and stands else {}
        return self.interview.answer_to(self.screen.first, value=text, **heard)

    def _as_before(self, said: Said, reply: Reply) -> Said:
        """Return what was said; a bare choice that stood already keeps its source and month."""
        before = said_of(self.answer)
        return before if before.ids == said.ids and not isinstance(reply, Given) else said

    def _is_right(self, answer: Answer) -> bool:
        """Say what is wrong with an answer, and whether nothing is; what was chosen was offered."""
        if not answer.skipped and not answer.not_known and not "".join(answer.values).strip():
            self.interview.asker.say(
                "Nothing is written yet. Write a few words, or skip this question."
            )
            return False
        if not self.question.kind.is_written:
            return True
        wrong = list(
            faults(self.interview.bank, self.interview.answers, answer, self.interview.today)
        )
        for fault in wrong:
            self.interview.asker.say(f"{capital(fault.fact)}. {fault.remedy}".strip())
        return not wrong and stands_unnamed(self.interview, " ".join(answer.values))


def said_of(answer: Answer | None, about: str = "", by: str = "") -> Said:
    """Return an answer as it stands on a screen; without one, nothing is said there."""
    if answer is None:
        return Said(about, by)
    source = answer.evidence.value if answer.evidence else ""
    return Said(
        about, by, ids=answer.values, not_known=answer.not_known, source=source, on=answer.on
    )


def answer_of(interview: Interview, step: Step, said: Said) -> Answer:
    """Return what was said at a step as an answer of today."""
    if said.not_known:
        return interview.answer_to(step, not_known=True)
    several = step.question.kind.takes_several
    fields: dict[str, object] = {"value": said.ids if several else said.ids[0]}
    if said.source and step.question.fact and not step.question.is_unlooked(said.ids):
        fields["evidence"] = Evidence(said.source)
    if said.on is not None and said.ids[0] != step.question.option_ids[-1]:
        fields["on"] = said.on
    return interview.answer_to(step, **fields)


def with_last_time(put: Put, question: Question, earlier: Earlier | None) -> Put:
    """Return a question with what was said last time, and the key that keeps it if it may be."""
    if earlier is None:
        return put
    return keeping(put, last_time_words(question, earlier), may_keep=earlier.may_be_kept)


def keeping(put: Put, last_time: str, *, may_keep: bool) -> Put:
    """Return a question with the words of last time, and the key that keeps it where it may be."""
    moves = put.moves | ({Move.KEEP} if may_keep else set())
    return replace(put, last_time=last_time, moves=moves)


WHO_HEARD: Final = "Who heard it? s I did, p a professional, f family; then who, when"
NOTHING_MORE: Final = " "
"""What Enter alone says where nothing is kept yet: the line is passed over."""
TAKEN_OUT: Final = "-"
NO_SUCH_LETTER: Final = "One letter, s, p or f, or words: a role and a month, never a name."
_BY_LETTER: Final = {EVIDENCE_CODES[each]: each for each in HEARD_BY}
_LETTER: Final = re.compile(r"(?P<letter>\w)(?:[\s,.:;]+(?P<words>.*))?", re.DOTALL)
_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}\s?[a-z=]?|\W", re.IGNORECASE)
"""What is typed where numbers answer, and never says who heard anything."""


def ask_who_heard(interview: Interview, step: Step) -> bool:
    """Ask who heard the words that a step keeps; False where the person goes back to them."""
    answer = interview.answers.get(step.ref)
    if not step.question.spoken or answer is None or answer.value is None:
        return True
    while True:
        reply = interview.put(_put_who_heard(step, answer))
        if isinstance(reply, Moved):
            return reply.move is not Move.BACK
        heard = _read(answer, as_kept(chosen(reply)))
        if heard is answer:
            return True
        if heard is None:
            interview.asker.say(NO_SUCH_LETTER)
        elif stands_unnamed(interview, heard.heard or "") and record(interview, heard):
            return True


def _put_who_heard(step: Step, answer: Answer) -> Put:
    before = _typed(answer)
    may = f"(Enter keeps: {before}; - takes it out):" if before else "(or Enter):"
    put = ask_text(
        f"{' '.join(filter(None, step.ref))} heard",
        f"{WHO_HEARD} {may}",
        before or None,
        moves=BACK_OR_LEAVE | {Move.SKIP},
    )
    return replace(put, is_line=True, enter=before or NOTHING_MORE)


def _typed(answer: Answer) -> str:
    """Return who heard it as it is typed: a letter, and words."""
    letter = EVIDENCE_CODES[answer.evidence] if answer.evidence else ""
    return " ".join(filter(None, (letter, answer.heard)))


def _read(answer: Answer, typed: str) -> Answer | None:
    """Return the answer with who heard it; None where a letter alone stands for nobody."""
    if not typed:
        return answer
    typed = "" if typed == TAKEN_OUT else typed
    if _ONLY_KEYS.fullmatch(typed):
        return None
    known: Evidence | None = None
    match = _LETTER.fullmatch(typed)
    letter = match["letter"].casefold() if match else ""
    if match is not None and (letter in _BY_LETTER or match["words"] is None):
        if letter not in _BY_LETTER:
            return None
        known, typed = _BY_LETTER[letter], as_kept(match["words"] or "")
    return answer.model_copy(update={"evidence": known, "heard": typed or None})
