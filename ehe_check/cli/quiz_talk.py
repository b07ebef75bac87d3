"""A quiz held here for somebody alone: drawn, sat as a paper, or what is due again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.quiz.attempt_log import AttemptLog
from ehe_check.ask.quiz.choose_quiz import USUAL_LENGTH, ask_length, ask_topic, so_many_questions
from ehe_check.ask.who_asks import Asker, PersonLeftError
from ehe_check.bank.load import load_library
from ehe_check.cli.clock import clock_given
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.person import asker, dialogue, refuse_without_terminal, somebody_is_there
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.quiz.again import Review, reviews
from ehe_check.quiz.attempt_file import prepare_attempts, read_attempts
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.draw import Draws, drawn_items, items_of_paper, past_items, shuffled
from ehe_check.quiz.item import Paper, QuizBank, QuizItem

if TYPE_CHECKING:
    from ehe_check.ask.quiz.alone import QuizTalk

_WORDS = "At any question, type skip to pass it over, back to go back, or leave to stop."
_FOR_LEARNING = "It is for learning: nothing here passes or fails."
_LEFT_OUT = "Left out, as the law they are about was checked for a time that is over:"


@dataclass(frozen=True)
class QuizWanted:
    """Which questions are wanted and how many, or which paper whole."""

    topic: str | None = None
    length: int | None = None
    paper: str | None = None


def hold_quiz(
    wanted: QuizWanted, folder: Path | None, today: str | None, *, plain: bool | None
) -> None:
    """Hold a quiz, or a paper.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(wanted, folder, plain=plain)
    clock, place = clock_given(today), prepare_attempts()
    paper = Paper(wanted.paper) if wanted.paper else None
    log, day = AttemptLog(asker(plain=plain), bank, clock.named, paper), clock.today
    _introduce(log.person, bank, day, _considered(bank, wanted, paper))
    draws = new_draws()
    if paper is not None:
        from ehe_check.ask.quiz.sit_paper import PaperSitting

        PaperSitting(_quiz(log, items_of_paper(bank, paper, day), draws, day)).hold()
    else:
        with suppress(PersonLeftError):
            items = _drawn(log.person, bank, wanted, draws, day)
            _quiz(log, items, draws, day).hold()
    _say_where(place, log.lost, folder)


def meet_again(
    wanted: QuizWanted, folder: Path | None, today: str | None, *, plain: bool | None
) -> None:
    """Say what is due again, and put it.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(wanted, folder, plain=plain)
    clock, place = clock_given(today), prepare_attempts()
    day = clock.today
    due, later = _reviews(bank, wanted, day)
    log = AttemptLog(asker(plain=plain), bank, clock.named)
    log.person.say(_what_is_due(due, later))
    if due:
        _introduce(log.person, bank, day, ())
        items = tuple(bank.by_id[review.item] for review in due)[: wanted.length]
        _quiz(log, items, new_draws(), day).hold()
        _say_where(place, log.lost, folder)


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
    options = {"--topic": wanted.topic, "--length": wanted.length}
    return [Problem(name, fact, remedy) for name, value in options.items() if value is not None]


def _not_in_the_bank(wanted: QuizWanted, bank: QuizBank) -> list[Problem]:
    problems = []
    if wanted.topic is not None and wanted.topic not in bank.topic_by_id:
        fact = f"{quoted(wanted.topic)} is no topic of this bank"
        problems.append(Problem("--topic", fact, nearest(wanted.topic, bank.topic_by_id)))
    if wanted.paper and not bank.in_paper(Paper(wanted.paper)):
        fact = f"this bank has no paper {wanted.paper}"
        problems.append(Problem("--paper", fact, "Leave --paper out, or use another bank."))
    return problems


def new_draws() -> Draws:
    """Return where the order of a quiz comes from, which nobody can know beforehand."""
    return SystemRandom()


def _considered(bank: QuizBank, wanted: QuizWanted, paper: Paper | None) -> tuple[QuizItem, ...]:
    """Return the items from which this quiz is taken, those past their day among them."""
    if paper is not None:
        return bank.in_paper(paper)
    return bank.items if wanted.topic is None else bank.in_topic(wanted.topic)


def _introduce(person: Asker, bank: QuizBank, day: date, considered: tuple[QuizItem, ...]) -> None:
    past = past_items(bank, day)
    left_out = [item.id for item in considered if item in past]
    person.say("")
    person.say(f"{bank.title}. {_FOR_LEARNING}")
    if left_out:
        person.say(f"{_LEFT_OUT} {', '.join(left_out)}.")
    if isinstance(person, PlainAsker):
        person.say(_WORDS)


def _drawn(
    person: Asker, bank: QuizBank, wanted: QuizWanted, draws: Draws, day: date
) -> tuple[QuizItem, ...]:
    """Return the items of a quiz; its topic and length are asked where neither is given."""
    if wanted.topic is None and wanted.length is None:
        past = past_items(bank, day)
        there = [item.topic for item in bank.items if item not in past]
        topic = ask_topic(person, bank, there)
        among = [each for each in there if topic in (None, each)]
        wanted = replace(wanted, topic=topic, length=ask_length(person, len(among)))
    length = wanted.length or USUAL_LENGTH
    return drawn_items(bank, wanted.topic, length, draws, day)


def _quiz(log: AttemptLog, items: tuple[QuizItem, ...], draws: Draws, day: date) -> QuizTalk:
    """Return a quiz of some items as it is put."""
    from ehe_check.ask.quiz.alone import QuizTalk

    person = log.person
    return QuizTalk(
        asker=person,
        bank=log.bank,
        library=load_library(),
        items=tuple(shuffled(item, draws) for item in items),
        keep=log,
        today=day,
        pauses=not isinstance(person, PlainAsker),
    )


def _reviews(bank: QuizBank, wanted: QuizWanted, day: date) -> tuple[list[Review], list[Review]]:
    """Return what is due today and what comes later; say which lines could not be read."""
    read = read_attempts()
    for problem in read.passed_over:
        say(problem)
    past = {item.id for item in past_items(bank, day)}
    there = {item.id for item in bank.items if wanted.topic in (None, item.topic)} - past
    mine = [review for review in reviews(read.attempts, bank.id) if review.item in there]
    due = [review for review in mine if review.due <= day]
    return due, [review for review in mine if review.due > day]


def _say_where(place: Path, lost: int, folder: Path | None) -> None:
    """Say where answers are kept, and how many are not; a path is never broken into lines."""
    but = f" all but {lost}," if lost else ""
    print(f"\nYour answers are kept,{but} without a name, in\n  {named(place)}", file=dialogue())
    again = command("quiz", "again", *(("--bank", folder) if folder else ()))
    print(f"To meet again what was missed or guessed: {again}", file=dialogue())


def _what_is_due(due: list[Review], later: list[Review]) -> str:
    """Return how much is due, and when more will be."""
    words = [f"Due today: {so_many_questions(len(due))}." if due else "Nothing is due today."]
    if later:
        words.append(f"Later: {so_many_questions(len(later))}, the next on {later[0].due}.")
    if not due and not later:
        words.append("What you miss or guess in a quiz comes round here.")
    return " ".join(words)
