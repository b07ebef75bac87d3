"""One question of the bank, put whole: its value, how it is known and the month, on one screen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.in_sight import kept_today, last_time_of
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    EVERY_MOVE,
    answer_of,
    put_of,
    remember_source,
    said_by,
    said_of,
    with_last_time,
)
from ehe_check.ask.case.record_answer import ask_note, keep_note, record, stands_unnamed
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Put, ask_text
from ehe_check.ask.reply import Given, Moved, Reply, Said, Wrote, chosen
from ehe_check.ask.typed_text import as_kept
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.case.answer_faults import faults
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Earlier
from ehe_check.page.phrases import capital

__all__ = ["EVERY_MOVE", "OneQuestion", "ask_one"]


def ask_one(talk: CaseTalk, step: Step) -> Move | None:
    """Ask one step and save what is said; return the move made where the person goes elsewhere."""
    one = OneQuestion(talk, step)
    while True:
        answer = one.value()
        match answer:
            case Answer():
                if record(talk, answer) and ask_who_heard(talk, step):
                    return None
            case Moved(Move.NOTE):
                note_on(talk, step, answer)
            case Moved(Move.KEEP):
                if record(talk, one.kept()):
                    return None
            case Moved(move) if move in ELSEWHERE:
                talk.half.words = answer.words
                return move
            case Moved():
                pass


def note_on(talk: CaseTalk, step: Step, moved: Moved) -> None:
    """Keep the note that was typed with the move, or ask for one."""
    if moved.words:
        keep_note(talk, step, moved.words)
    else:
        ask_note(talk, step)


@dataclass
class OneQuestion:
    """Puts one step of the walk; going elsewhere from it never loses what was said."""

    talk: CaseTalk
    step: Step

    @property
    def question(self) -> Question:
        """The question of the bank that is put."""
        return self.step.question

    @property
    def name(self) -> str:
        """The name of this question for scripts."""
        return " ".join(filter(None, self.step.ref))

    @property
    def earlier(self) -> Answer | None:
        """The answer as it stands in the session."""
        return self.talk.answers.get(self.step.ref)

    @property
    def last_time(self) -> Earlier | None:
        """The answer of the session that this one follows, while it is to be seen."""
        return last_time_of(self.talk, self.question, self.step.ref)

    def kept(self) -> Answer:
        """Return the answer of last time as it is kept now, with a note of now if there is one."""
        if self.last_time is None:
            message = "only an answer of last time can be kept"
            raise AssertionError(message)
        self._forget_half()
        return kept_today(self.talk, self.question, self.step.ref, self.last_time)

    def value(self) -> Answer | Moved:
        """Ask for the answer; return it as it stands then, or the move made instead.

        What was half given when the person went elsewhere is there again when they come back.
        """
        while True:
            put = self.put()
            reply = self.talk.put(put)
            answer = self._answer(put, reply)
            if isinstance(answer, Moved):
                self._keep_half(answer)
                return answer
            self._forget_half()
            if self._is_right(answer):
                return answer
            self.talk.half.values[self.step.ref] = answer.values

    def put(self) -> Put:
        """Return the question as it is put now."""
        talk, ref, answer = self.talk, self.step.ref, self.earlier
        put = replace(
            put_of(talk, self.question, self.step),
            name=self.name,
            text=talk.with_whom(talk.words_of(self.question), self.step.about),
            previous=answer.values if answer else (),
            offered=talk.half.values.get(ref, ()),
            shown_before=_state_words(self.question, answer),
            note=(answer.note or "") if answer else "",
        )
        if put.wants_given:
            stands = said_of(answer)
            put = replace(put, said=talk.half.said.get(self.name, (stands,) if stands else ()))
        return with_last_time(put, self.question, self.last_time)

    def _answer(self, put: Put, reply: Reply) -> Answer | Moved:
        match reply:
            case Moved(Move.NOT_KNOWN):
                return self.talk.answer_to(self.step, not_known=True)
            case Moved(Move.SKIP):
                return self.talk.answer_to(self.step, skipped=True)
            case Moved():
                return reply
            case Wrote(text) if not text.strip() and self._has_nothing_to_lose:
                return self.talk.answer_to(self.step, skipped=True)
            case Wrote(text):
                return self._written(_one_kind_of_line(text))
            case _:
                said = said_by(put, reply)
                remember_source(self.talk, said)
                return answer_of(self.talk, self.step, self._as_before(said[0], reply))

    @property
    def _has_nothing_to_lose(self) -> bool:
        """Whether Enter alone may skip: no answer stands here, and none of last time is offered."""
        says_something = self.earlier is not None and self.earlier.says_something
        return not says_something and self.last_time is None

    def _written(self, text: str) -> Answer:
        """Return words as an answer; those that stood already keep who heard them."""
        before = self.earlier
        stands = before is not None and before.value == text
        heard = {"evidence": before.evidence, "heard": before.heard} if before and stands else {}
        return self.talk.answer_to(self.step, value=text, **heard)

    def _as_before(self, said: Said, reply: Reply) -> Said:
        """Return what was said; a bare choice that stood already keeps its source and month."""
        before = said_of(self.earlier)
        is_the_same = before is not None and before.ids == said.ids
        return before if is_the_same and not isinstance(reply, Given) and before else said

    def _is_right(self, answer: Answer) -> bool:
        """Say what is wrong with a typed answer, and whether nothing is."""
        if not answer.skipped and not answer.not_known and not "".join(answer.values).strip():
            self.talk.asker.say("Nothing is written yet. Write a few words, or skip this question.")
            return False
        wrong = list(faults(self.talk.bank, self.talk.answers, answer, self.talk.today))
        for fault in wrong:
            fact = capital(fault.fact)
            self.talk.asker.say(f"{fact}. {fault.remedy}".strip())
        words = " ".join(answer.values) if self.question.kind.is_written else ""
        return not wrong and stands_unnamed(self.talk, words)

    def _keep_half(self, moved: Moved) -> None:
        if moved.given:
            self.talk.half.said[self.name] = moved.given
        elif moved.partial:
            self.talk.half.values[self.step.ref] = moved.partial

    def _forget_half(self) -> None:
        self.talk.half.values.pop(self.step.ref, None)
        self.talk.half.said.pop(self.name, None)


def _one_kind_of_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _state_words(question: Question, answer: Answer | None) -> str:
    return answer_words(question, answer) if answer is not None and answer.value is None else ""


WHO_HEARD: Final = "Who heard it? s I did, p a professional, f family; then who, when"
NOTHING_MORE: Final = " "
"""What Enter alone says where nothing is kept yet: the line is passed over."""
TAKEN_OUT: Final = "-"
NO_SUCH_LETTER: Final = "One letter, s, p or f, or words: a role and a month, never a name."
_BY_LETTER: Final = {EVIDENCE_CODES[each]: each for each in HEARD_BY}
_LETTER: Final = re.compile(r"(?P<letter>\w)(?:[\s,.:;]+(?P<words>.*))?", re.DOTALL)
_ONLY_KEYS: Final = re.compile(r"[0-9]{1,2}\s?[a-z=]?|\W", re.IGNORECASE)
"""What is typed where numbers answer, and never says who heard anything."""


def ask_who_heard(talk: CaseTalk, step: Step) -> bool:
    """Ask who heard the words that a step keeps; False where the person goes back to them."""
    answer = talk.answers.get(step.ref)
    if not step.question.spoken or answer is None or answer.value is None:
        return True
    while True:
        reply = talk.put(_put(step, answer))
        if isinstance(reply, Moved):
            return reply.move is not Move.BACK
        heard = _read(answer, as_kept(chosen(reply)))
        if heard is answer:
            return True
        if heard is None:
            talk.asker.say(NO_SUCH_LETTER)
        elif stands_unnamed(talk, heard.heard or "") and record(talk, heard):
            return True


def _put(step: Step, answer: Answer) -> Put:
    before = _typed(answer)
    may = f"(Enter keeps: {before}; - takes it out):" if before else "(or Enter):"
    return ask_text(
        f"{' '.join(filter(None, step.ref))} heard",
        f"{WHO_HEARD} {may}",
        before or None,
        moves=BACK_OR_LEAVE | {Move.SKIP},
        is_line=True,
        enter=before or NOTHING_MORE,
    )


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
