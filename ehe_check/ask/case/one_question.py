"""One question of the bank, put whole on one screen, of one child or of several at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.interview import HalfPlace, Interview
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    band_today,
    kept_today,
    last_time_of,
    last_time_words,
    put_of,
    read_past_month,
)
from ehe_check.ask.case.record_answer import keep_changed, note_on, record, stands_unnamed
from ehe_check.ask.plain_text import as_kept, shortened
from ehe_check.ask.put import NOT_TAKEN, PersonLeftError, Put, Subject, ask_text, is_half_given
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
from ehe_check.bank.condition import SOMETHING
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.case.answer_faults import faults
from ehe_check.case.changed_answers import taken_back
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import Screen, Step
from ehe_check.judge.answers import Answer, Ref
from ehe_check.judge.truth import TRUE
from ehe_check.over_time.follow import Earlier
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import capital, grouped, listed, phrase

THERE_AGAIN: Final = (
    "What stood on that screen without Enter is no answer yet. You will find it there again."
)


@dataclass
class OneQuestion:
    """Asks the question of one screen: once, or for each of several children with exceptions.

    It is saved as one answer a child. What is left open stays open, and going elsewhere never loses
    what was said.
    """

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
    def is_alone(self) -> bool:
        """Whether it is put about one child, or the whole case, and has no rows."""
        return len(self.screen.steps) == 1 and not (self.screen.is_grid or self.screen.quick_grid)

    @property
    def name(self) -> str:
        """The name of this question for scripts; of several children it names none."""
        return " ".join(filter(None, self.screen.first.ref)) if self.is_alone else self.question.id

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

    @property
    def words(self) -> Beside | None:
        """What asks for the child's own words, where they are written beside this question."""
        if self.question.words is None:
            return None
        step = Step(self.interview.bank.by_id[self.question.words], None, TRUE)
        return Beside(self.interview, Screen((step,)), host=self.screen.first)

    def put(self) -> Put:
        """Return the question as it is put now."""
        put = put_of(self.interview, self.question, self.screen.first)
        notes = "; ".join(self._notes())
        put = replace(
            put,
            name=self.name,
            subjects=self.subjects(),
            note=notes,
            aloud=self._aloud(put),
        )
        said = self.so_far(self.stands())
        if put.wants_given:
            put = replace(put, said=said)
        elif said and self.place(Said()) in self.interview.half:
            put = replace(put, offered=said[0].ids)
        put = self._about_one(put) if self.is_alone else put
        every = list(self.earlier())
        if every:
            keeps = {Move.KEEP} if any(earlier.may_be_kept for _, earlier in every) else set()
            put = replace(put, last_time=self._last_time(every), moves=put.moves | keeps)
        return put if self.words is None else self.words.named_on(put)

    def _aloud(self, put: Put) -> str:
        """Return what is read out, with what is ticked in the list that the question is about."""
        every = (self.interview.answers.get(Ref(each)) for each in self.question.again_when)
        known = self.interview.bank.by_id
        words = "; ".join(
            known[said.question].option_text(value)
            for said in every
            if said
            for value in said.values
        )
        return f"Ticked: {words}.\n{put.help}" if words else ""

    def subjects(self) -> tuple[Subject, ...]:
        """Return every child on the list, and whether the question applies to each."""
        listed = () if self.is_alone else self.interview.answers.listed(self.question.per or "")
        return tuple(Subject(each.id, each.label, each.id in self.screen.abouts) for each in listed)

    def stands(self) -> Iterator[Said]:
        """Yield what stands of each, nothing where it is open."""
        for step in self.steps:
            about = "" if self.is_alone else step.about or ""
            yield said_of(self.interview.answers.get(step.ref), about)

    def earlier(self) -> Iterator[tuple[Step, Earlier]]:
        """Yield the answers of the session that this one follows, while they are to be seen."""
        for step in self.steps:
            earlier = last_time_of(self.interview, step)
            if earlier is not None:
                yield step, earlier

    def left(self, put: Put, left: Moved) -> None:
        """Keep what was half given until another sitting, and say so."""
        if is_half_given(put, left):
            self.keep_half(put, left)
            self.interview.asker.say(NOT_TAKEN if self.interview.is_trial else THERE_AGAIN)

    def moved(self, put: Put, moved: Moved) -> bool:
        """Make a move that stays at the question, and say whether it is done with."""
        match moved.move:
            case Move.KEEP:
                return self.record(self._kept()) and self._all_are_kept()
            case Move.SKIP:
                return self.skip(moved.given)
            case Move.NOT_KNOWN:
                answer_to = self.interview.answer_to
                return self.record(answer_to(each, not_known=True) for each in self.steps)
            case _:
                self.keep_half(put, moved)
        if moved.move is Move.NOTE and (noted := self.noted(moved)) is not None:
            note_on(self.interview, noted, moved.words)
        elif moved.move is Move.WORDS and self.words is not None:
            self.words.ask()
        return False

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said, and say whether the question is done with."""
        if isinstance(reply, Wrote):
            return self._wrote(put, reply.text)
        return self.record(self._answers(self.read(put, reply)))

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

    # What is half given: by whom it is about, and in the grid by whom they were seen.

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

    def _about_one(self, put: Put) -> Put:
        """Return a question about one with whom it is about, and with the answer as it stands."""
        first = self.screen.first
        text, answer = self.interview.answers.with_whom(put.text, first.about), self._answer
        if answer is None:
            return replace(put, text=text)
        shown = "" if answer.value is not None else answer_words(self.question, answer)
        return replace(put, text=text, previous=answer.values, shown_before=shown)

    @property
    def _answer(self) -> Answer | None:
        return self.interview.answers.get(self.screen.first.ref)

    def _notes(self) -> Iterator[str]:
        for step in self.steps:
            answer = self.interview.answers.get(step.ref)
            if answer is not None and answer.note:
                of = self.interview.answers.label(step.about) or step.question.short
                yield answer.note if self.is_alone else f"{of}: {answer.note}"

    def noted(self, moved: Moved) -> Step | None:
        """Return whom a note is about: the one that was answered for, or whoever is picked."""
        in_row = [step for step in self.steps if step.question.id == moved.by] or self.steps
        by_about = {step.about or "": step for step in in_row}
        if moved.about in by_about or len(by_about) == 1:
            return by_about.get(moved.about, in_row[0])
        whom = {each: self.interview.answers.label(each) for each in by_about}
        picked = self.interview.choose("note about", "Whom is the note about?", whom)
        return by_about.get(picked or "")

    # What is kept.

    def _answers(self, said: Iterable[Said]) -> list[Answer]:
        steps = {"" if self.is_alone else step.about: step for step in self.steps}
        return [answer_of(self.interview, steps[each.about], each) for each in said]

    def _kept(self) -> Iterator[Answer]:
        """Yield the answers of last time that may be kept: of those still open, or else of all."""
        several = [each for each in self.earlier() if each[1].may_be_kept]
        answers = self.interview.answers
        said = {answer.ref for answer in answers if answer.says_something}
        still_open = [each for each in several if each[0].ref not in said]
        for step, earlier in still_open or several:
            yield kept_today(self.interview, step, earlier)
        if self.words is not None:
            yield from self.words.kept_with_it()

    def _all_are_kept(self) -> bool:
        """Say whether all of it is answered now, having said of whom it is not."""
        answers = self.interview.walk.answers
        left = [each for each in self.steps if not Screen((each,)).is_settled(answers)]
        if left:
            whom = phrase(answers.label(each.about) for each in left)
            self.interview.asker.say(
                f"What was said last time of {whom} cannot be kept, so answer it now."
            )
        return not left

    def skip(self, given: tuple[Said, ...]) -> bool:
        """Save what was given, and a skip for each of the others; of several, if it is open.

        Of whom only something was said, it stays so.
        """
        several = () if self.is_alone else (*given, *self.stands())
        said: set[str | None] = {each.about for each in several if each.says_something}
        every = ((step, self.interview.answers.get(step.ref)) for step in self.steps)
        said |= {step.about for step, answer in every if answer is not None and answer.something}
        skip = (step for step in self.steps if step.about not in said)
        answers = [] if self.is_alone else self._answers(given)
        skipped = (self.interview.answer_to(step, skipped=True) for step in skip)
        return self.record([*answers, *skipped])

    def _wrote(self, put: Put, text: str) -> bool:
        """Save words, once nothing is wrong with them, and ask who heard those of a child."""
        interview, before, first = self.interview, self._answer, self.screen.first
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip() and not (before and before.says_something) and not any(self.earlier()):
            return self.record([interview.answer_to(first, skipped=True)])
        stood = before if before is not None and before.value == text else None
        heard = {"evidence": stood.evidence, "heard": stood.heard} if stood else {}
        answer = interview.answer_to(first, value=text, **heard)
        if not self._is_right(answer):
            self.keep_half(put, Moved(Move.BACK, (text,)))
            return False
        return self.record([answer]) and ask_who_heard(interview, first)

    def _is_right(self, answer: Answer) -> bool:
        """Say what is wrong with words, and whether nothing is."""
        interview, words = self.interview, "".join(answer.values)
        if not words.strip():
            interview.asker.say("Nothing is written yet. Write a few words, or skip this question.")
            return False
        wrong = list(faults(interview.bank, interview.answers, answer, interview.today))
        for fault in wrong:
            interview.asker.say(f"{capital(fault.fact)}. {fault.remedy}".strip())
        return not wrong and stands_unnamed(interview, words)

    # What was said last time.

    def _last_time(self, every: list[tuple[Step, Earlier]]) -> str:
        """Return what was said last time of each, once for those of whom the same was said."""
        if self.is_alone:
            return last_time_words(self.question, every[0][1])
        alike = grouped((self._of_last_time(one), step.about) for step, one in every)
        said = [f"{self._whom(abouts)}{words}" for words, abouts in alike.items()]
        days = dict.fromkeys(day_words(one.said_on) for _, one in every)
        on = f" ({next(iter(days))})" if len(days) == 1 else ""
        return f"Last time{on}: {'; '.join(said)}"

    def _whom(self, abouts: Sequence[str | None]) -> str:
        """Return of whom something was said last time; nobody is named where it was of all."""
        if len(abouts) == len(self.steps):
            return ""
        return f"{phrase(self.interview.answers.label(about) for about in abouts)} "

    def _of_last_time(self, earlier: Earlier) -> str:
        now = band_today(self.question, earlier)
        beside = [f"today: {now}"] if now else []
        beside += [] if earlier.may_be_kept else ["asked again"]
        said = said_words(self.question, earlier.then)
        return said + (f" ({'; '.join(beside)})" if beside else "")


def said_of(answer: Answer | None, about: str = "", by: str = "") -> Said:
    """Return an answer as it stands on a screen, in a row as something; nothing without one."""
    if answer is None or answer.something:
        return Said(about, by, ids=(SOMETHING,) if answer is not None and by else ())
    source = answer.evidence.value if answer.evidence else ""
    return Said(
        about, by, ids=answer.values, not_known=answer.not_known, source=source, on=answer.on
    )


def answer_of(interview: Interview, step: Step, said: Said) -> Answer:
    """Return what was said at a step as an answer of today."""
    if said.not_known or said.ids == (SOMETHING,):
        return interview.answer_to(step, not_known=True, something=not said.not_known)
    several = step.question.kind.takes_several
    fields: dict[str, object] = {"value": said.ids if several else said.ids[0]}
    if said.source and step.question.fact and not step.question.is_unlooked(said.ids):
        fields["evidence"] = Evidence(said.source)
    if said.on is not None and said.ids[0] != step.question.option_ids[-1]:
        fields["on"] = said.on
    return interview.answer_to(step, **fields)


@dataclass
class Beside(OneQuestion):
    """Asks a question that is answered beside another, on whose screen a key leads to it.

    What is not written there is no skip.
    """

    elsewhere: frozenset[Move] = BACK_OR_LEAVE
    host: Step = field(kw_only=True)

    def put(self) -> Put:
        """Return the question as it is put now, at the place of the other.

        Of several children, a child's own words begin with whose they are.
        """
        put, interview = super().put(), self.interview
        steps = interview.walk.screen_with(self.host).of_question if self.question.spoken else ()
        labels = [interview.answers.label(each.about) for each in steps]
        begins = f"Begin with whose words they are: {listed(labels, 'or')}."
        whose = begins if len(labels) > 1 else ""
        return replace(
            put,
            help="\n".join(filter(None, (put.help, whose))),
            place=interview.place(self.host),
            moves=put.moves & {Move.BACK, Move.WHY, Move.KEEP, Move.LEAVE},
        )

    def said(self, put: Put, reply: Reply) -> bool:
        """Save what was said; where nothing is written, nothing stands there."""
        if not isinstance(reply, Wrote) or reply.text.strip():
            return super().said(put, reply)
        answers = taken_back(self.interview.answers, [self.screen.first.ref])
        return answers == self.interview.answers or keep_changed(self.interview, answers)

    def named_on(self, put: Put) -> Put:
        """Return the question beside which it stands with its key, and with what is written."""
        answer, earlier = self._answer, last_time_of(self.interview, self.screen.first)
        written = (
            f'The child has said: "{_cut(answer)}"' if answer is not None and answer.values else ""
        )
        before = (
            f'Last time the child had said: "{_cut(earlier.then)}"'
            if earlier and not written
            else ""
        )
        return replace(
            put,
            help="\n".join(filter(None, (put.help, written))),
            last_time="\n".join(filter(None, (put.last_time, before))),
            moves=put.moves | {Move.WORDS},
        )

    def kept_with_it(self) -> Iterator[Answer]:
        """Yield what was said last time, where nothing is written now and it may be kept."""
        earlier = last_time_of(self.interview, self.screen.first)
        if self._answer is None and earlier is not None and earlier.may_be_kept:
            yield kept_today(self.interview, self.screen.first, earlier)


def _cut(answer: Answer) -> str:
    return shortened(" ".join("".join(answer.values).split()))


WHO_HEARD: Final = "Who heard it? s I did, p a professional, f family; then who, when"
NOTHING_MORE: Final = " "
"""What Enter alone says where nothing is kept yet: the line is passed over."""
_BY_LETTER: Final = {EVIDENCE_CODES[each]: each for each in HEARD_BY}
_LETTERS: Final = "".join(_BY_LETTER)
_LETTER: Final = re.compile(
    rf"(?P<letter>[{_LETTERS}])(?:[\s,.:;]+(?P<words>.*))?", re.DOTALL | re.IGNORECASE
)
_ONLY_KEYS: Final = re.compile(rf"[0-9]{{1,2}}\s?[a-z=]?|\W|[^{_LETTERS}]", re.IGNORECASE)
"""What is typed where numbers answer, or another letter, and never says who heard anything."""


def ask_who_heard(interview: Interview, step: Step) -> bool:
    """Ask who heard the words that a step keeps; False where the person goes back to them."""
    answer = interview.answers.get(step.ref)
    if not step.question.spoken or answer is None or answer.value is None:
        return True
    typed = ""
    while True:
        reply = interview.put(replace(_put_who_heard(step, answer), refused=typed))
        if isinstance(reply, Moved):
            return reply.move is not Move.BACK
        typed = as_kept(chosen(reply))
        if read_past_month(typed, interview.today) is not None:
            interview.asker.say("That is when. Who heard it? Put s, p or f before it, or a role.")
            continue
        heard, typed = _read(answer, typed), ""
        if heard is answer:
            return True
        if heard is None:
            interview.asker.say(
                "One letter, s, p or f, or words: a role and a month, never a name."
            )
        elif stands_unnamed(interview, heard.heard or "") and record(interview, heard):
            return True


def _put_who_heard(step: Step, answer: Answer) -> Put:
    letter = EVIDENCE_CODES[answer.evidence] if answer.evidence else ""
    before = " ".join(filter(None, (letter, answer.heard)))
    may = f"(Enter keeps: {before}; - takes it out):" if before else "(or Enter):"
    put = ask_text(
        f"{' '.join(filter(None, step.ref))} heard",
        f"{WHO_HEARD} {may}",
        before or None,
        moves=BACK_OR_LEAVE | {Move.SKIP},
    )
    return replace(put, is_line=True, enter=before or NOTHING_MORE)


def _read(answer: Answer, typed: str) -> Answer | None:
    """Return the answer with who heard it; None where a letter alone stands for nobody."""
    if not typed:
        return answer
    typed = "" if typed == "-" else typed
    if _ONLY_KEYS.fullmatch(typed):
        return None
    match = _LETTER.fullmatch(typed)
    known = _BY_LETTER[match["letter"].casefold()] if match else None
    words = as_kept(match["words"] or "") if match else typed
    return answer.model_copy(update={"evidence": known, "heard": words or None})
