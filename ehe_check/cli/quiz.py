"""The quiz commands: a quiz, a paper, or what is worth meeting again, for somebody alone."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check import resources
from ehe_check.ask.put import Tone
from ehe_check.bank.load import load_library
from ehe_check.cli.askers import asker, by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.hints import command, named
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import day_given
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.quiz.again import Review, reviews
from ehe_check.quiz.attempt import Answered, Attempt
from ehe_check.quiz.attempt_file import append_attempt, prepare_attempts, read_attempts
from ehe_check.quiz.check.quiz_checks import problems_of_shape
from ehe_check.quiz.choose import drawn_items, items_of_paper, past_items
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import shuffled

if TYPE_CHECKING:
    from ehe_check.ask.put import Asker
    from ehe_check.ask.quiz.alone import Quizzing

_WORDS = "At any question, type skip to pass it over, back to go back, or leave to stop."
_MOST_SEEDS = 1_000_000


@dataclass
class QuizCommand:
    """One run of `ehe-check quiz`, or of `ehe-check quiz again`."""

    topic: str | None = None
    length: int | None = None
    seed: int | None = None
    paper: str | None = None
    folder: Path | None = None
    plain: bool | None = None
    today: str | None = None
    lost: int = 0

    def run(self) -> None:
        """Hold a quiz, or a paper.

        Raises:
            EheCheckError: with every problem at once, before anything is asked.
        """
        self._check()
        place = prepare_attempts()
        self._introduce(self._considered())
        if self.of_paper is not None:
            self._sit(items_of_paper(self.bank, self.of_paper, self.day))
        else:
            from ehe_check.ask.put import PersonLeftError

            with suppress(PersonLeftError):
                self._hold(self._drawn())
        _say_where(place, self.lost)

    def again(self) -> None:
        """Say what is due again, and put it.

        Raises:
            EheCheckError: with every problem at once, before anything is asked.
        """
        self._check()
        place = prepare_attempts()
        due, later = self._reviews()
        self.person.say(_what_is_due(due, later))
        if due:
            self._introduce(())
            items = tuple(self.bank.by_id[review.item] for review in due)
            self._hold(items[: self.length])
            _say_where(place, self.lost)

    @cached_property
    def day(self) -> date:
        """The day it is held on."""
        return day_given(self.today)

    @property
    def of_paper(self) -> Paper | None:
        """The paper that is sat, if one is."""
        return Paper(self.paper) if self.paper else None

    @cached_property
    def bank(self) -> QuizBank:
        """The bank that is asked from.

        Raises:
            UnusableFileError: it cannot be read, or its items cannot be put or marked.
        """
        bank = load_quiz(self.folder or resources.QUIZ_BANK)
        problems = problems_of_shape(bank)
        if problems:
            raise UnusableFileError(problems)
        return bank

    @cached_property
    def person(self) -> Asker:
        """Who puts the questions here."""
        return asker(plain=by_typed_lines(plain=self.plain))

    @cached_property
    def chance(self) -> random.Random:
        """Where the order of questions and options comes from."""
        if self.seed is None:
            self.seed = int.from_bytes(os.urandom(4)) % _MOST_SEEDS
        return random.Random(self.seed)  # noqa: S311 (an order that can be had again)

    @cached_property
    def _sitting(self) -> str:
        return os.urandom(8).hex()

    def _check(self) -> None:
        if not somebody_is_there(plain=self.plain):
            fact = "needs a terminal to ask its questions, and this is not one"
            remedy = "Run it in a terminal, or add --plain to type lines."
            raise WrongUseError(Problem("quiz", fact, remedy))
        problems = [*self._misused(), *self._not_in_the_bank()]
        if problems:
            raise WrongUseError(problems)

    def _misused(self) -> list[Problem]:
        given = {"--topic": self.topic, "--length": self.length}
        fact, remedy = "does not go with --paper, which is put whole", "Leave one of them out."
        options = [option for option, value in given.items() if value is not None]
        return [Problem(option, fact, remedy) for option in options if self.paper is not None]

    def _not_in_the_bank(self) -> list[Problem]:
        topics = self.bank.topic_by_id
        problems = []
        if self.topic is not None and self.topic not in topics:
            fact = f"{quoted(self.topic)} is no topic of this bank"
            problems.append(Problem("--topic", fact, nearest(self.topic, topics)))
        if self.of_paper is not None and not self.bank.in_paper(self.of_paper):
            fact = f"this bank has no paper {self.paper}"
            problems.append(Problem("--paper", fact, "Leave --paper out, or use another bank."))
        return problems

    def _considered(self) -> tuple[QuizItem, ...]:
        """Return the items from which this quiz is taken, those past their day among them."""
        if self.of_paper is not None:
            return self.bank.in_paper(self.of_paper)
        return self.bank.items if self.topic is None else self.bank.in_topic(self.topic)

    def _introduce(self, considered: tuple[QuizItem, ...]) -> None:
        from ehe_check.ask.plain import PlainAsker

        past = past_items(self.bank, self.day)
        left_out = [item.id for item in considered if item in past]
        self.person.say("")
        self.person.say(f"{self.bank.title}. {_FOR_LEARNING}")
        if left_out:
            self.person.say(f"{_LEFT_OUT} {', '.join(left_out)}.")
        if isinstance(self.person, PlainAsker):
            self.person.say(_WORDS)

    def _drawn(self) -> tuple[QuizItem, ...]:
        """Return the items of a quiz; its topic and length are asked where neither is given."""
        from ehe_check.ask.quiz.choose_quiz import USUAL_LENGTH, ask_length, ask_topic

        past = past_items(self.bank, self.day)
        if self.topic is None and self.length is None:
            there = [item.topic for item in self.bank.items if item not in past]
            self.topic = ask_topic(self.person, self.bank, there)
            among = [topic for topic in there if self.topic in (None, topic)]
            self.length = ask_length(self.person, len(among))
        length = self.length or USUAL_LENGTH
        return drawn_items(self.bank, self.topic, length, self.chance, self.day)

    def _hold(self, items: tuple[QuizItem, ...]) -> None:
        self._quizzing(items).hold()

    def _sit(self, items: tuple[QuizItem, ...]) -> None:
        from ehe_check.ask.quiz.sit_paper import PaperSitting

        PaperSitting(self._quizzing(items)).hold()

    def _quizzing(self, items: tuple[QuizItem, ...]) -> Quizzing:
        from ehe_check.ask.plain import PlainAsker
        from ehe_check.ask.quiz.alone import Quizzing

        chance = self.chance
        self.person.say(f"To have it in the same order again: {self._same_again()}")
        return Quizzing(
            asker=self.person,
            bank=self.bank,
            library=load_library(),
            items=tuple(shuffled(item, chance) for item in items),
            keep=self._keep,
            today=self.day,
            pauses=not isinstance(self.person, PlainAsker),
        )

    def _same_again(self) -> str:
        """Return the options that give the same quiz again."""
        options = {
            "--topic": self.topic,
            "--length": self.length,
            "--paper": self.paper,
            "--seed": self.seed,
        }
        return " ".join(f"{name} {value}" for name, value in options.items() if value is not None)

    def _keep(self, answered: Answered) -> None:
        """Keep an answer; where it cannot be kept, say so and let the quiz go on."""
        try:
            append_attempt(self._attempt(answered))
        except UnusableFileError as error:
            self.lost += 1
            self.person.say(f"This answer is not kept: {error}", Tone.URGENT)

    def _attempt(self, answered: Answered) -> Attempt:
        return Attempt(
            at=self._now(),
            sitting=self._sitting,
            bank=self.bank.id,
            version=self.bank.version,
            item=answered.item.id,
            paper=self.of_paper,
            given=answered.given,
            sure=answered.sure,
            share=str(answered.marking.share),
        )

    def _now(self) -> datetime:
        """Return this moment by the person's clock, or the middle of the day that they named."""
        if self.today is None:
            return datetime.now().astimezone().replace(microsecond=0)
        return datetime.combine(self.day, time(12), UTC)

    def _reviews(self) -> tuple[list[Review], list[Review]]:
        """Return what is due today and what comes later; say which lines could not be read."""
        read = read_attempts()
        for problem in read.passed_over:
            say(problem)
        past = {item.id for item in past_items(self.bank, self.day)}
        wanted = [
            review
            for review in reviews(read.attempts, self.bank.id)
            if self._is_wanted(review) and review.item not in past
        ]
        due = [review for review in wanted if review.due <= self.day]
        return due, [review for review in wanted if review.due > self.day]

    def _is_wanted(self, review: Review) -> bool:
        item = self.bank.by_id.get(review.item)
        return item is not None and self.topic in (None, item.topic)


def _say_where(place: Path, lost: int) -> None:
    """Say where answers are kept, and how many are not; a path is never broken into lines."""
    but = f" all but {lost}," if lost else ""
    print(f"\nYour answers are kept,{but} without a name, in\n  {named(place)}", file=dialogue())
    print(f"To meet again what was missed or guessed: {command('quiz', 'again')}", file=dialogue())


_FOR_LEARNING = "It is for learning: nothing here passes or fails."
_LEFT_OUT = "Left out, as the law they are about was checked for a time that is over:"


def _what_is_due(due: list[Review], later: list[Review]) -> str:
    """Return how much is due, and when more will be."""
    words = [f"Due today: {_questions(len(due))}." if due else "Nothing is due today."]
    if later:
        words.append(f"Later: {_questions(len(later))}, the next on {later[0].due}.")
    if not due and not later:
        words.append("What you miss or guess in a quiz comes round here.")
    return " ".join(words)


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"
