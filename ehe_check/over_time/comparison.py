"""Two sessions about one case: how an answer stands in each, and what moved, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard
from ehe_check.advice.reasons import answer_words, read_by
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.question import Question, on_paper
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.question_list import REMOVED, parked_answers
from ehe_check.case.walk import is_about_removed, readable
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.side import Side, Which
from ehe_check.page.own import Own, are_own


class AnswerState(StrEnum):
    """How an answer stands in one session.

    `NOT_READ` is kept and read by nothing: its question does not arise, its entry was removed, or
    the session's own bank lacks it.
    """

    VALUE = "value"
    NOT_KNOWN = "not-known"
    SKIPPED = "skipped"
    NOTE_ONLY = "note-only"
    ABSENT = "absent"
    NOT_READ = "not-read"


@dataclass(frozen=True)
class GivenAnswer:
    """One answer as one session has it, read on that session's day.

    `words` may be text that somebody typed. `looked_at` is the day on which somebody last gave or
    confirmed it, if it says. `why_not_read` is said where nothing reads it.
    """

    state: AnswerState
    words: str = ""
    value: str | tuple[str, ...] | None = None
    on: date | None = None
    evidence: Evidence | None = None
    looked_at: date | None = None
    why_not_read: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a value that is read."""
        return self.state is AnswerState.VALUE


_ABSENT = GivenAnswer(AnswerState.ABSENT)


@dataclass(frozen=True)
class Account:
    """One session's answers on a day, with the bank in whose words they are told, if any.

    `unread` says why nothing reads some of them.
    """

    answers: Answers
    unread: Mapping[Ref, str]
    bank: QuestionBank | None

    def given(self, ref: Ref | None) -> GivenAnswer:
        """Return one answer as this session has it."""
        answer = self.answers.get(ref) if ref is not None else None
        if answer is None:
            return _ABSENT
        why, question = self.unread.get(answer.ref, ""), self.question(answer.question)
        return GivenAnswer(
            state=AnswerState.NOT_READ if why else _state(answer),
            words=answer_words(question, answer) if question or answer.value is not None else "",
            value=read_by(question, answer).value,
            on=answer.on,
            evidence=answer.evidence,
            looked_at=max(filter(None, (answer.answered, answer.confirmed)), default=None),
            why_not_read=why,
        )

    def question(self, name: str) -> Question | None:
        """Return a question of the bank, if there is one and it has it."""
        return self.bank.by_id.get(name) if self.bank is not None else None

    def asked(self, ref: Ref | None) -> str:
        """Return the words in which a question was put, empty where they are not known."""
        if ref is None:
            return ""
        answer, question = self.answers.get(ref), self.question(ref.question)
        asked = answer.asked if answer else None
        return on_paper(asked or (question.text if question else ""))


def account(side: Side, other: QuestionBank | None, day: date) -> Account:
    """Return a session's answers on a day, in the words of its own bank or else of another."""
    answers, bank = side.session.all_answers(), side.bank or other
    now = answers if bank is None else aged(bank, answers, day)
    if side.bank is not None:
        return account_of(Advised(side.bank, readable(side.bank, now)), now)
    gone = {answer.ref: REMOVED for answer in answers if is_about_removed(answers, answer.ref)}
    return Account(now, gone, bank)


def account_of(reading: Advised, answers: Answers) -> Account:
    """Return answers as they are read already, in the words of the bank that reads them."""
    unread = {kept.answer.ref: kept.reason for kept in parked_answers(reading, answers)}
    return Account(answers, unread, reading.bank)


def _state(answer: Answer) -> AnswerState:
    if answer.value is not None:
        return AnswerState.VALUE
    if answer.not_known:
        return AnswerState.NOT_KNOWN
    return AnswerState.SKIPPED if answer.skipped else AnswerState.NOTE_ONLY


class AnswerMove(StrEnum):
    """What became of one answer; each answer has exactly one.

    Of the same answer time goes first: a band may be another by now (`AGED`), or one that has no
    month beside it may be and nobody looked since. Then its source, `OTHER_SOURCE` where no order
    is defensible. `NOT_READ` is read by nothing in either session.
    """

    CHANGED = "changed"
    AGED = "aged"
    MAY_HAVE_AGED = "may-have-aged"
    STRONGER_SOURCE = "stronger-source"
    WEAKER_SOURCE = "weaker-source"
    OTHER_SOURCE = "other-source"
    CONFIRMED = "confirmed"
    NOT_LOOKED_AT = "not-looked-at"
    NEWLY_ANSWERED = "newly-answered"
    NO_LONGER_ANSWERED = "no-longer-answered"
    STILL_NOT_KNOWN = "still-not-known"
    NOT_READ = "not-read"


@dataclass(frozen=True)
class AnswerChange:
    """What became of one answer between two sessions.

    `about` is the entry's id in the later session, or in the earlier one where it is gone there;
    `whom` is its label.
    """

    question: str
    about: str | None
    whom: str
    asked: Own
    move: AnswerMove
    before: GivenAnswer
    after: GivenAnswer


class EntryMove(StrEnum):
    """What became of somebody on a list; `DESCRIBED_ANEW` is another age or the like."""

    ADDED = "added"
    REMOVED = "removed"
    RELABELLED = "relabelled"
    DESCRIBED_ANEW = "described-anew"


@dataclass(frozen=True)
class EntryChange:
    """One change to a list: who, and the words before and after (a label, or an attribute)."""

    move: EntryMove
    roster: str
    about: str
    before: str = ""
    after: str = ""
    attribute: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it tells of nothing but words that people wrote: another label, say."""
        is_listed = self.move in (EntryMove.ADDED, EntryMove.REMOVED)
        return not is_listed and are_own((self.before, self.after))


class PromptMove(StrEnum):
    """Whether a prompt is new, still open, or gone."""

    NEW = "new"
    STILL_OPEN = "still-open"
    GONE = "gone"


@dataclass(frozen=True)
class PromptChange:
    """What became of one prompt about one entry.

    `text` is worded for the more careful of the two sessions, and empty where it is then left out:
    print nothing of it.
    """

    id: str
    kind: PromptKind
    about: str | None
    whom: str
    move: PromptMove
    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """An answer of one session that the `bank` of the other cannot read.

    `options` are the chosen options that it lacks; none where it lacks the question, or puts it
    about something else.
    """

    bank: Which
    question: str
    about: str | None
    whom: str
    options: tuple[str, ...]


class Verdict(StrEnum):
    """What moved the advice between two sessions."""

    NOTHING = "nothing"
    TIME = "time"
    FACTS = "facts"
    RULES = "rules"
    FACTS_AND_RULES = "facts-and-rules"
    TIME_AND_FACTS = "time-and-facts"
    TIME_AND_RULES = "time-and-rules"
    TIME_FACTS_AND_RULES = "time-facts-and-rules"
    CANNOT_BE_TOLD = "cannot-be-told"


@dataclass(frozen=True)
class Comparison:
    """Everything that moved, and did not, between two sessions about one case.

    Each is read with the other's bank where its own is missing. `after` is what the later answers
    come to on their day. `guard` is the most careful of all ways in which the two were read, and
    every prompt is worded for it.
    They are linked where one goes on from the other; else each may be somebody's own view.
    """

    reference: Own
    are_linked: bool
    earlier_day: date
    later_day: date
    answers: tuple[AnswerChange, ...]
    entries: tuple[EntryChange, ...]
    prompts: tuple[PromptChange, ...]
    verdict: Verdict
    guard: Guard
    after: Upshot | None
    unread: tuple[Unread, ...]

    @property
    def days_between(self) -> int:
        """How many days lie between the two."""
        return (self.later_day - self.earlier_day).days

    def moved(self, *moves: AnswerMove) -> tuple[AnswerChange, ...]:
        """Return the answers that moved in one of these ways."""
        return tuple(change for change in self.answers if change.move in moves)

    def prompts_that_are(self, *moves: PromptMove) -> tuple[PromptChange, ...]:
        """Return the prompts that moved in one of these ways."""
        return tuple(change for change in self.prompts if change.move in moves)
