"""What the parts of an interview share: who asks, the session so far, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from ehe_check.ask.put import Asker, Move, Moved, Put, Reply, ask_choice, chosen, put_or_leave
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import LawNote
from ehe_check.bank.question import Question
from ehe_check.case.ageing import aged
from ehe_check.case.asked import asked_words
from ehe_check.case.session import Session
from ehe_check.case.walk import Step, is_settled, progress, steps
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Earlier
from ehe_check.over_time.reread import read_on

Together: TypeAlias = frozenset[tuple[Ref, tuple[str, ...]]]
"""Answers that do not sit together, each with what was said."""


def nothing_beside(question: Question, answers: Answers) -> str:
    """Show nothing beside a question."""
    del question, answers
    return ""


def save_nothing(session: Session) -> None:
    """Save nothing: a change is only tried, or no answer can be given yet."""
    del session


@dataclass
class CaseTalk:
    """One interview under way.

    `save` writes a session to its file before the next question is drawn; `today` and `now` are the
    clock, given from outside. `opened` are the questions whose doubtful followers the person looks
    at, and `half_given` is what was typed, ticked or pointed at when the person went elsewhere.
    `earlier` are the answers of the session that this one follows, and `beside` what is shown at
    some questions as evidence to look at, by the answers as they stand. A trial saves nothing until
    its change has a reason.
    `last_saved` is when an earlier sitting saved this session, as the person's own clock had it.
    `notes` are the notes of law by id, `thinks` says that the person goes through the questions for
    their own thinking, and `left` are the answers that were left though they do not sit together.
    """

    bank: QuestionBank
    session: Session
    asker: Asker
    save: Callable[[Session], None]
    today: date
    now: Callable[[], datetime]
    opened: set[str] = field(default_factory=set)
    half_given: dict[Ref, tuple[str, ...]] = field(default_factory=dict)
    earlier: Mapping[Ref, Earlier] = field(default_factory=dict)
    beside: Callable[[Question, Answers], str] = nothing_beside
    is_trial: bool = False
    last_saved: datetime | None = None
    notes: Mapping[str, LawNote] = field(default_factory=dict)
    thinks: bool = False
    left: set[Together] = field(default_factory=set)

    @property
    def answers(self) -> Answers:
        """The answers as they stand, as people gave them."""
        return self.session.all_answers()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions that arise now, in order."""
        return tuple(
            steps(
                self.bank, aged(self.bank, self.answers, self.today), self.session.session.walk_set
            )
        )

    @property
    def asked(self) -> tuple[Step, ...]:
        """The questions that arise before the advice, in order."""
        return tuple(step for step in self.steps if not step.question.after_advice)

    def words_of(self, question: Question) -> str:
        """Return the words of a question as it is put now."""
        if question.splits is None:
            return question.text
        return asked_words(read_on(self.bank, self.answers, self.today), question)

    def with_whom(self, text: str, about: str | None) -> str:
        """Return a text, and after it whom it is about, if it is about anybody."""
        whom = self.answers.label(about)
        return f"{text} ({whom})" if whom else text

    def heading(self, step: Step) -> str:
        """Return where a step stands: its topic, whom it is about, and about how many are left."""
        here = progress(self.bank, self.answers, self.session.session.walk_set, step)
        place = f"Topic {here.topic_number} of {here.topics}: {here.topic.title}"
        if step.question.own_thinking:
            place = f"For your own thinking: {here.topic.title}"
        whom = self.answers.label(step.about)
        left = _left_words(here.left, is_open=not is_settled(step.ref, self.answers))
        heading = " - ".join(filter(None, [place, left]))
        return f"{heading}\nThis is about: {whom}" if whom else heading

    def answer_to(self, step: Step, **said: object) -> Answer:
        """Return an answer of today to a step, with the note that stands beside it already."""
        earlier = self.answers.get(step.ref)
        fields = {
            "question": step.question.id,
            "about": step.about,
            "asked": step.question.text,
            "answered": self.today,
            "note": earlier.note if earlier else None,
        }
        return Answer.model_validate(fields | said)

    def keep(self, answers: Answers) -> None:
        """Save the session with these answers in it."""
        self.keep_session(self.session.holding(answers))

    def keep_session(self, session: Session) -> None:
        """Save the session as it now is."""
        session = session.saved_at(self.now())
        self.save(session)
        self.session = session

    def put(self, question: Put) -> Reply:
        """Put one question, and leave when the person leaves.

        Raises:
            PersonLeftError: the person chose to save and leave.
        """
        return put_or_leave(self.asker, question)

    def choose(
        self,
        name: str,
        text: str,
        choices: dict[str, str],
        *,
        moves: frozenset[Move] = frozenset({Move.LEAVE}),
    ) -> str | None:
        """Put a plain choice that is no question of the bank; None when the person goes back."""
        while True:
            reply = self.put(ask_choice(name, text, choices, moves=moves))
            if isinstance(reply, Moved) and reply.move is Move.BACK:
                return None
            if not isinstance(reply, Moved):
                return chosen(reply)


def _left_words(left: int, *, is_open: bool) -> str:
    if left == 0:
        return ""
    if left == 1:
        return "the last question before the advice" if is_open else "one question left"
    return f"about {left} questions left"
