"""A quiz held here for somebody alone: drawn, sat as a paper, or what is due again."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.put import Tone
from ehe_check.bank.load import load_library
from ehe_check.cli.clock import day_given
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.person import (
    asker,
    by_typed_lines,
    dialogue,
    refuse_without_terminal,
    somebody_is_there,
)
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, nearest, quoted
from ehe_check.quiz.again import Attempt, Review, reviews
from ehe_check.quiz.attempt_file import append_attempt, prepare_attempts, read_attempts
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.draw import drawn_items, items_of_paper, past_items, shuffled
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.mark import Answered

if TYPE_CHECKING:
    from ehe_check.ask.put import Asker
    from ehe_check.ask.quiz.alone import QuizTalk

MOST_SEEDS = 1_000_000
_WORDS = "At any question, type skip to pass it over, back to go back, or leave to stop."
_FOR_LEARNING = "It is for learning: nothing here passes or fails."
_LEFT_OUT = "Left out, as the law they are about was checked for a time that is over:"


@dataclass(frozen=True)
class QuizWanted:
    """Which questions are wanted, how many, from which number drawn, or which paper whole."""

    topic: str | None = None
    length: int | None = None
    seed: int | None = None
    paper: str | None = None

    @property
    def options(self) -> dict[str, str | int | None]:
        """What was given, by the option that gives it."""
        named = ("--topic", self.topic), ("--length", self.length)
        return {**dict(named), "--paper": self.paper, "--seed": self.seed}

    def is_about(self, item: QuizItem) -> bool:
        """Say whether an item is of the topic that is wanted."""
        return self.topic in (None, item.topic)


@dataclass
class Keeping:
    """Keeps each answer in the person's own folder; `lost` is how many could not be kept."""

    person: Asker
    bank: QuizBank
    paper: Paper | None
    named_day: date | None
    sitting: str = field(default_factory=lambda: os.urandom(8).hex())
    lost: int = 0

    def __call__(self, answered: Answered) -> None:
        """Keep an answer; where it cannot be kept, say so and let the quiz go on."""
        try:
            append_attempt(self._attempt(answered))
        except UnusableFileError as error:
            self.lost += 1
            self.person.say(f"This answer is not kept: {error}", Tone.URGENT)

    def _attempt(self, answered: Answered) -> Attempt:
        return Attempt(
            at=_moment(self.named_day),
            sitting=self.sitting,
            bank=self.bank.id,
            version=self.bank.version,
            item=answered.item.id,
            paper=self.paper,
            given=answered.given,
            sure=answered.sure,
            share=str(answered.marking.share),
        )


def hold_quiz(
    wanted: QuizWanted, folder: Path | None, today: str | None, *, plain: bool | None
) -> None:
    """Hold a quiz, or a paper.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(wanted, folder, plain=plain)
    day, place = day_given(today), prepare_attempts()
    paper = Paper(wanted.paper) if wanted.paper else None
    keeping = _begun(bank, paper, day if today else None, plain=plain)
    _introduce(keeping.person, bank, day, _considered(bank, wanted, paper))
    wanted, chance = _seeded(wanted)
    if paper is not None:
        from ehe_check.ask.quiz.sit_paper import PaperSitting

        items = items_of_paper(bank, paper, day)
        PaperSitting(_quizzing(keeping, wanted, items, chance, day)).hold()
    else:
        from ehe_check.ask.put import PersonLeftError

        with suppress(PersonLeftError):
            wanted, items = _drawn(keeping.person, bank, wanted, chance, day)
            _quizzing(keeping, wanted, items, chance, day).hold()
    _say_where(place, keeping.lost)


def meet_again(
    wanted: QuizWanted, folder: Path | None, today: str | None, *, plain: bool | None
) -> None:
    """Say what is due again, and put it.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(wanted, folder, plain=plain)
    day, place = day_given(today), prepare_attempts()
    due, later = _reviews(bank, wanted, day)
    keeping = _begun(bank, None, day if today else None, plain=plain)
    keeping.person.say(_what_is_due(due, later))
    if due:
        _introduce(keeping.person, bank, day, ())
        items = tuple(bank.by_id[review.item] for review in due)[: wanted.length]
        wanted, chance = _seeded(wanted)
        _quizzing(keeping, wanted, items, chance, day).hold()
        _say_where(place, keeping.lost)


def _checked(wanted: QuizWanted, folder: Path | None, *, plain: bool | None) -> QuizBank:
    """Return the quiz bank, once somebody is there and nothing is wanted that it has not."""
    if not somebody_is_there(plain=plain):
        refuse_without_terminal("quiz", "Run it in a terminal, or add --plain to type lines.")
    bank = checked_quiz(folder)
    problems = [*misused(wanted), *_not_in_the_bank(wanted, bank)]
    if problems:
        raise WrongUseError(problems)
    return bank


def misused(wanted: QuizWanted) -> list[Problem]:
    """Return what does not go together with a paper."""
    if wanted.paper is None:
        return []
    fact, remedy = "does not go with --paper, which is put whole", "Leave one of them out."
    options = ("--topic", "--length")
    return [Problem(name, fact, remedy) for name in options if wanted.options[name] is not None]


def _not_in_the_bank(wanted: QuizWanted, bank: QuizBank) -> list[Problem]:
    problems = []
    if wanted.topic is not None and wanted.topic not in bank.topic_by_id:
        fact = f"{quoted(wanted.topic)} is no topic of this bank"
        problems.append(Problem("--topic", fact, nearest(wanted.topic, bank.topic_by_id)))
    if wanted.paper and not bank.in_paper(Paper(wanted.paper)):
        fact = f"this bank has no paper {wanted.paper}"
        problems.append(Problem("--paper", fact, "Leave --paper out, or use another bank."))
    return problems


def _begun(
    bank: QuizBank, paper: Paper | None, named_day: date | None, *, plain: bool | None
) -> Keeping:
    """Return how the answers of whoever is asked here are kept."""
    return Keeping(asker(plain=by_typed_lines(plain=plain)), bank, paper, named_day)


def _seeded(wanted: QuizWanted) -> tuple[QuizWanted, random.Random]:
    """Return what is wanted with the number that it is drawn from, and the draws."""
    seed = new_seed() if wanted.seed is None else wanted.seed
    return replace(wanted, seed=seed), random.Random(seed)  # noqa: S311 (can be had again)


def new_seed() -> int:
    """Return a number from which an order can be drawn again."""
    return int.from_bytes(os.urandom(4)) % MOST_SEEDS


def _considered(bank: QuizBank, wanted: QuizWanted, paper: Paper | None) -> tuple[QuizItem, ...]:
    """Return the items from which this quiz is taken, those past their day among them."""
    if paper is not None:
        return bank.in_paper(paper)
    return bank.items if wanted.topic is None else bank.in_topic(wanted.topic)


def _introduce(person: Asker, bank: QuizBank, day: date, considered: tuple[QuizItem, ...]) -> None:
    from ehe_check.ask.plain import PlainAsker

    past = past_items(bank, day)
    left_out = [item.id for item in considered if item in past]
    person.say("")
    person.say(f"{bank.title}. {_FOR_LEARNING}")
    if left_out:
        person.say(f"{_LEFT_OUT} {', '.join(left_out)}.")
    if isinstance(person, PlainAsker):
        person.say(_WORDS)


def _drawn(
    person: Asker, bank: QuizBank, wanted: QuizWanted, chance: random.Random, day: date
) -> tuple[QuizWanted, tuple[QuizItem, ...]]:
    """Return the items of a quiz; its topic and length are asked where neither is given."""
    from ehe_check.ask.quiz.choose_quiz import USUAL_LENGTH, ask_length, ask_topic

    if wanted.topic is None and wanted.length is None:
        past = past_items(bank, day)
        there = [item.topic for item in bank.items if item not in past]
        topic = ask_topic(person, bank, there)
        among = [each for each in there if topic in (None, each)]
        wanted = replace(wanted, topic=topic, length=ask_length(person, len(among)))
    length = wanted.length or USUAL_LENGTH
    return wanted, drawn_items(bank, wanted.topic, length, chance, day)


def _quizzing(
    keeping: Keeping,
    wanted: QuizWanted,
    items: tuple[QuizItem, ...],
    chance: random.Random,
    day: date,
) -> QuizTalk:
    """Return a quiz as it is put, having said how to have the same one again."""
    from ehe_check.ask.plain import PlainAsker
    from ehe_check.ask.quiz.alone import QuizTalk

    person = keeping.person
    given = (f"{name} {value}" for name, value in wanted.options.items() if value is not None)
    person.say(f"To have it in the same order again: {' '.join(given)}")
    return QuizTalk(
        asker=person,
        bank=keeping.bank,
        library=load_library(),
        items=tuple(shuffled(item, chance) for item in items),
        keep=keeping,
        today=day,
        pauses=not isinstance(person, PlainAsker),
    )


def _moment(named_day: date | None) -> datetime:
    """Return this moment by the person's clock, or the middle of the day that they named."""
    if named_day is None:
        return datetime.now().astimezone().replace(microsecond=0)
    return datetime.combine(named_day, time(12), UTC)


def _reviews(bank: QuizBank, wanted: QuizWanted, day: date) -> tuple[list[Review], list[Review]]:
    """Return what is due today and what comes later; say which lines could not be read."""
    read = read_attempts()
    for problem in read.passed_over:
        say(problem)
    past = {item.id for item in past_items(bank, day)}
    there = {item.id for item in bank.items if wanted.is_about(item)} - past
    mine = [review for review in reviews(read.attempts, bank.id) if review.item in there]
    due = [review for review in mine if review.due <= day]
    return due, [review for review in mine if review.due > day]


def _say_where(place: Path, lost: int) -> None:
    """Say where answers are kept, and how many are not; a path is never broken into lines."""
    but = f" all but {lost}," if lost else ""
    print(f"\nYour answers are kept,{but} without a name, in\n  {named(place)}", file=dialogue())
    print(f"To meet again what was missed or guessed: {command('quiz', 'again')}", file=dialogue())


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
