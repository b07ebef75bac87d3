"""One question of the bank, put whole: its value, the month beside it, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.last_time import last_time_words
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.day import PAST, ask_day, past_day
from ehe_check.ask.put import (
    Choice,
    Chosen,
    Move,
    Moved,
    Put,
    PutKind,
    Wrote,
    ask_choice,
    ask_text,
    chosen,
)
from ehe_check.ask.typed_text import PLEASE_GO_BACK, nudge
from ehe_check.bank.evidence import EVIDENCE_WORDS, Evidence
from ehe_check.bank.law_words import cited
from ehe_check.bank.letters import EVIDENCE_CODES, codes_of
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.case.ageing import band_on
from ehe_check.case.replies import faults
from ehe_check.case.walk import Step, lines_beneath
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Earlier, as_listed_now, kept
from ehe_check.page.dates import month_words

EVERY_MOVE = frozenset(Move) - {Move.KEEP}


@dataclass
class OneQuestion:
    """Puts one step of the walk; going back inside it never loses what was said."""

    talk: CaseTalk
    step: Step
    heading: str

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
        """The answer of the session that this one follows, while this one says nothing itself."""
        own = self.earlier
        says_nothing = own is None or not own.says_something
        one = self.talk.earlier.get(self.step.ref) if says_nothing else None
        return as_listed_now(self.question, one, self.talk.answers) if one else None

    def kept(self) -> Answer:
        """Return the answer of last time as it is kept now, with a note of now if there is one."""
        if self.last_time is None:
            message = "only an answer of last time can be kept"
            raise AssertionError(message)
        self.talk.half_given.pop(self.step.ref, None)
        answer = kept(self.question, self.last_time, self.talk.today)
        note = self.earlier.note if self.earlier else None
        return _changed(answer, note=note) if note else answer

    def value(self) -> Answer | Moved:
        """Ask for the value; return the answer as it stands then, or the move made instead.

        What was half given when the person went elsewhere is there again when they come back.
        """
        while True:
            reply = self.talk.put(self._value_put())
            self.talk.half_given.pop(self.step.ref, None)
            match reply:
                case Moved(Move.NOT_KNOWN):
                    return self._answer(not_known=True)
                case Moved(Move.SKIP):
                    return self._answer(skipped=True)
                case Moved():
                    self.talk.half_given[self.step.ref] = reply.partial
                    return reply
                case _:
                    answer = self._answer(value=self._value_of(reply))
            if self._is_right(answer):
                if self.question.kind.is_written:
                    nudge(self.talk.asker, " ".join(answer.values), PLEASE_GO_BACK)
                return answer
            self.talk.half_given[self.step.ref] = answer.values

    def _is_right(self, answer: Answer) -> bool:
        """Say what is wrong with a typed answer, and whether nothing is."""
        if not any(value.strip() for value in answer.values):
            self.talk.asker.say("Nothing is written yet. Write a few words, or skip this question.")
            return False
        wrong = list(faults(self.talk.bank, self.talk.answers, answer, self.talk.today))
        for fault in wrong:
            fact = fault.fact[0].upper() + fault.fact[1:]
            self.talk.asker.say(f"{fact}. {fault.remedy}".strip())
        return not wrong

    def month(self, answer: Answer) -> Answer | Moved:
        """Ask for the month or date beside a band; it may be left out."""
        talk, asked = self.talk, self._month_put(answer)
        day = ask_day(talk.put, asked, lambda typed: past_day(talk.asker, typed, talk.today))
        if isinstance(day, Move):
            return Moved(day)
        return self._with_day(answer, day) if day else _changed(answer, on=None)

    def evidence(self, answer: Answer) -> Answer | Moved:
        """Ask how it is known; none is chosen beforehand, and the earlier one is only shown."""
        reply = self.talk.put(self._evidence_put(answer))
        if isinstance(reply, Moved):
            return reply if reply.move is Move.BACK else answer
        return _changed(answer, evidence=Evidence(chosen(reply)))

    def wants_month(self, answer: Answer) -> bool:
        """Say whether a month belongs beside this answer: not beside the last, such as "never"."""
        if not self.question.dated or answer.value is None:
            return False
        return answer.value != self.question.option_ids[-1]

    def wants_evidence(self, answer: Answer) -> bool:
        """Say whether to ask how it is known: on facts."""
        return self.question.fact and answer.value is not None

    def _value_of(self, reply: Chosen | Wrote) -> str | tuple[str, ...]:
        if isinstance(reply, Wrote):
            return reply.text.replace("\r\n", "\n").replace("\r", "\n")
        return reply.ids if self.question.kind.takes_several else reply.ids[0]

    def _answer(self, **said: object) -> Answer:
        earlier = self.earlier
        if earlier is not None and "value" in said and earlier.value == said["value"]:
            said |= {"on": earlier.on, "evidence": earlier.evidence}
        return self.talk.answer_to(self.step, **said)

    def _with_day(self, answer: Answer, day: date) -> Answer:
        dated, band = _changed(answer, on=day), band_on(self.question, day, self.talk.today)
        if band is None or band == answer.value:
            return dated
        falls = f'{month_words(day)} falls under "{self.question.option_text(band)}"'
        self.talk.asker.say(f"{falls}, so that is what stands.")
        return _changed(dated, value=band)

    def _value_put(self) -> Put:
        earlier, question = self.earlier, self.question
        codes = codes_of(question.options)
        return Put(
            kind=_put_kind(question.kind),
            text=self.talk.words_of(question),
            choices=tuple(
                Choice(option.id, option.text, codes[option.id]) for option in question.options
            ),
            name=self.name,
            id=question.id,
            ids=frozenset(self.talk.bank.by_id),
            heading=self.heading,
            previous=earlier.values if earlier else (),
            offered=self.talk.half_given.get(self.step.ref, ()),
            shown_before=_state_words(question, earlier),
            why=self._why(),
            help=self._help(),
            last_time=self._last_time(),
            note=(earlier.note or "") if earlier else "",
            not_known_label=question.not_known_label,
            moves=EVERY_MOVE | self._keeping(),
        )

    def _why(self) -> str:
        """Return why this is asked, and beneath it the law that it leans on, as of its month."""
        notes = self.talk.notes
        law = (cited(notes[each], self.talk.today) for each in self.question.cites if each in notes)
        return "\n".join((self.question.why, *law))

    def _help(self) -> str:
        """Return what an answer means, what helps this reader, and what the record shows."""
        role = self.talk.session.session.role
        meant = (f"- {line}" for line in lines_beneath(self.talk.bank, self.question))
        own = self.question.help.get(role, "") if role else ""
        shown = self.talk.beside(self.question, self.talk.answers)
        return "\n".join(filter(None, (*meant, own, shown)))

    def _last_time(self) -> str:
        return last_time_words(self.question, self.last_time) if self.last_time else ""

    def _keeping(self) -> frozenset[Move]:
        may_be_kept = self.last_time is not None and self.last_time.may_be_kept
        return frozenset({Move.KEEP}) if may_be_kept else frozenset()

    def _month_put(self, answer: Answer) -> Put:
        before = answer.on or (self.earlier.on if self.earlier else None)
        return ask_text(
            f"{self.name} month",
            "In which month was that, if you know?",
            _as_typed(before) if before else None,
            placeholder=PAST,
            skip_when="if you do not know",
            wants_no_words=True,
            why="An answer such as 'in the last 3 months' is true only for a while. With a month, "
            "it is worked out anew each time the file is read.",
            moves=frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE}),
        )

    def _evidence_put(self, answer: Answer) -> Put:
        before = answer.evidence
        return ask_choice(
            f"{self.name} evidence",
            "How do you know?",
            (
                Choice(evidence.value, words, EVIDENCE_CODES[evidence])
                for evidence, words in EVIDENCE_WORDS.items()
            ),
            before,
            ids=frozenset(self.talk.bank.by_id),
            preselect=False,
            shown_before=EVIDENCE_WORDS[before] if before else "",
            help="Skip this to leave it as it is." if before else "",
            why="The review found too little curiosity about what families say of themselves. "
            "Naming the source shows what has been checked; it says nothing against anyone.",
            moves=frozenset({Move.BACK, Move.SKIP, Move.WHY, Move.LEAVE}),
        )


def _changed(answer: Answer, **fields: object) -> Answer:
    return answer.model_copy(update=fields)


def _as_typed(day: date) -> str:
    """Return a day as it may have been typed; the first of a month stands for the month."""
    return f"{day:%Y-%m}" if day.day == 1 else day.isoformat()


def _state_words(question: Question, answer: Answer | None) -> str:
    return answer_words(question, answer) if answer is not None and answer.value is None else ""


def _put_kind(kind: QuestionKind) -> PutKind:
    """Return how a question of a kind is put."""
    match kind:
        case QuestionKind.CHOICE:
            return PutKind.CHOICE
        case QuestionKind.SEVERAL:
            return PutKind.SEVERAL
        case QuestionKind.TEXT:
            return PutKind.TEXT
        case _:
            assert_never(kind)
