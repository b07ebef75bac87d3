"""`ehe-check quiz` and `quiz again`: answer questions about the review, alone, and those missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.quiz.alone import QuizTalk
from ehe_check.ask.quiz.attempt_log import AttemptLog
from ehe_check.ask.quiz.choose_quiz import choose_items, so_many_questions
from ehe_check.ask.quiz.sit_paper import PaperSitting
from ehe_check.bank.load import load_library
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.options import AgainOptions, QuizOptions, RoomOptions
from ehe_check.cli.person import asker, dialogue, refuse_without_terminal, somebody_is_there
from ehe_check.cli.quiz_choice import new_draws, wish_of
from ehe_check.errors import Problem
from ehe_check.quiz.again import Review, reviews
from ehe_check.quiz.attempt_file import prepare_attempts, read_attempts
from ehe_check.quiz.check.load_checked import checked_quiz
from ehe_check.quiz.choose import chosen, past_among
from ehe_check.quiz.draw import Draws, past_items, shuffled
from ehe_check.quiz.item import QuizBank, QuizItem

_WORDS = "At any question, type skip to pass it over, back to go back, or leave to stop."
_FOR_LEARNING = "It is for learning: nothing here passes or fails."
_LEFT_OUT = "Left out, as the law they are about was checked for a time that is over:"


def hold_quiz(options: QuizOptions) -> None:
    """Hold a quiz, or a paper.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(options)
    wish = wish_of(options.choose, bank)
    paper = wish.paper
    place, draws, day = prepare_attempts(), new_draws(), options.clock.today
    log = AttemptLog(asker(plain=options.plain), bank, options.clock.named, paper)
    _introduce(log.person, bank, past_among(bank, wish, day))
    if paper is not None:
        PaperSitting(_quiz(log, chosen(bank, wish, draws, day), draws, day)).hold()
    else:
        with suppress(PersonLeftError):
            _quiz(log, choose_items(log.person, bank, wish, draws, day), draws, day).hold()
    _say_where(place, log.lost, options.bank)


def meet_again(options: AgainOptions) -> None:
    """Say what is due again, and put it.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    bank = _checked(options)
    place, day = prepare_attempts(), options.clock.today
    read = read_attempts()
    say(*read.passed_over)
    there = {item.id for item in bank.in_topic(options.topic)}
    there -= {item.id for item in past_items(bank, day)}
    mine = [review for review in reviews(read.attempts, bank.id) if review.item in there]
    due = [review for review in mine if review.due <= day]
    log = AttemptLog(asker(plain=options.plain), bank, options.clock.named)
    log.person.say(_what_is_due(due, [review for review in mine if review.due > day]))
    if due:
        _introduce(log.person, bank, ())
        items = tuple(bank.by_id[review.item] for review in due)[: options.length]
        _quiz(log, items, new_draws(), day).hold()
        _say_where(place, log.lost, options.bank)


def _checked(options: QuizOptions | AgainOptions) -> QuizBank:
    """Return the quiz bank, once somebody is there."""
    if not somebody_is_there(plain=options.plain):
        refuse_without_terminal("quiz", "Run it in a terminal, or add --plain to type lines.")
    return checked_quiz(options.bank)


def misused(options: RoomOptions) -> Iterator[Problem]:
    """Yield what does not go together with a paper."""
    if options.paper is not None:
        fact, remedy = "does not go with --paper, which is put whole", "Leave one of them out."
        for name, value in {"--topic": options.topic, "--length": options.length}.items():
            if value is not None:
                yield Problem(name, fact, remedy)


def _introduce(person: Asker, bank: QuizBank, left_out: Sequence[QuizItem]) -> None:
    person.say("")
    person.say(f"{bank.title}. {_FOR_LEARNING}")
    if left_out:
        person.say(f"{_LEFT_OUT} {', '.join(item.id for item in left_out)}.")
    if isinstance(person, LinesAsker):
        person.say(_WORDS)


def _quiz(log: AttemptLog, items: Sequence[QuizItem], draws: Draws, day: date) -> QuizTalk:
    """Return a quiz of some items as it is put."""
    return QuizTalk(
        asker=log.person,
        bank=log.bank,
        library=load_library(),
        items=tuple(shuffled(item, draws) for item in items),
        keep=log,
        today=day,
        pauses=not isinstance(log.person, LinesAsker),
    )


def _say_where(place: Path, lost: int, folder: Path | None) -> None:
    """Say where answers are kept, and how many are not; a path is never broken into lines."""
    but = f" all but {lost}," if lost else ""
    print(f"\nYour answers are kept,{but} without a name, in\n  {named(place)}", file=dialogue())
    again = command("quiz", "again", *(("--bank", folder) if folder else ()))
    print(f"To meet again what was missed or guessed: {again}", file=dialogue())


def _what_is_due(due: Sequence[Review], later: Sequence[Review]) -> str:
    """Return how much is due, and when more will be."""
    words = [f"Due today: {so_many_questions(len(due))}." if due else "Nothing is due today."]
    if later:
        words.append(f"Later: {so_many_questions(len(later))}, the next on {later[0].due}.")
    if not due and not later:
        words.append("What you miss or guess in a quiz comes round here.")
    return " ".join(words)
