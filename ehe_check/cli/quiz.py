"""`ehe-check quiz`: answer questions about the review, alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.quiz.alone import QuizTalk
from ehe_check.ask.quiz.attempt_log import AttemptLog
from ehe_check.ask.quiz.begin import Waiting, ask_what_to_put
from ehe_check.cli.messages import command, named, say
from ehe_check.cli.options import QuizOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    plainly,
    refuse_without_terminal,
    somebody_is_there,
)
from ehe_check.cli.quiz_choice import new_draws, wish_of
from ehe_check.quiz.again import Attempt, answered_in, reviews
from ehe_check.quiz.attempt_file import prepare_attempts, read_attempts
from ehe_check.quiz.choose import LEFT_OUT, Wish, chosen, fitting, past_among
from ehe_check.quiz.draw import shuffled
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.learning_points import touches_on_harm
from ehe_check.quiz.left_file import Left, forget_left, keep_left, read_left
from ehe_check.quiz.load_quiz import checked_quiz, library_of
from ehe_check.quiz.mark import Answered

_WORDS = "At any question, type skip to pass it over, or leave to stop."
_FOR_LEARNING = "It is for learning: nothing here passes or fails."
_CONTENT = "Some questions are about death, violence or abuse. Any of them can be passed over."


def hold_quiz(options: QuizOptions) -> None:
    """Hold a quiz: a new one, one that was left, or what is due again.

    Raises:
        EheCheckError: with every problem at once, before anything is asked.
    """
    if not somebody_is_there(plain=options.plain):
        refuse_without_terminal("quiz", "Run it in a terminal, or add --plain to type lines.")
    bank = checked_quiz(options.bank)
    day = options.clock.today
    wish, place, kept = wish_of(options.choose, bank, day), prepare_attempts(), read_attempts()
    say(*kept.passed_over)
    person = asker(plain=options.plain)
    _introduce(person, bank, past_among(bank, wish, day))
    with suppress(PersonLeftError):
        quiz = _begun(person, bank, wish, kept.attempts, day)
        keep_left(quiz)
        log = AttemptLog(person, bank, options.clock.named, quiz)
        talk = _talk(log, answered_in(quiz.sitting, kept.attempts, bank), day)
        is_whole = talk.hold() and not log.lost
        if is_whole:
            forget_left(quiz)
        if talk.answers:
            _say_where(place, log.lost, options, is_whole=is_whole)


def _introduce(person: Asker, bank: QuizBank, left_out: Iterable[QuizItem]) -> None:
    person.say("")
    touches = any(touches_on_harm(item, library_of(bank)) for item in bank.items)
    person.say(" ".join([f"{bank.title}.", _FOR_LEARNING, *([_CONTENT] if touches else [])]))
    if ids := ", ".join(item.id for item in left_out):
        person.say(LEFT_OUT.format(ids=ids))
    if isinstance(person, LinesAsker):
        person.say(_WORDS)


def _begun(
    person: Asker, bank: QuizBank, wish: Wish, attempts: tuple[Attempt, ...], day: date
) -> Left:
    """Return the quiz that somebody chooses to begin, or to go on with.

    Raises:
        PersonLeftError: the person leaves.
    """
    there = {item.id: item for item in fitting(bank, Wish(), day)}
    left = read_left(bank.id)
    of_left = tuple(there[each] for each in left.items if each in there) if left else ()
    before = answered_in(left.sitting, attempts, bank) if left else ()
    waiting = Waiting(
        left=of_left,
        answered=sum(each.item in of_left for each in before),
        due=tuple(
            there[each.item]
            for each in reviews(attempts, bank.id)
            if each.due <= day and each.item in there
        ),
    )
    wished = ask_what_to_put(person, bank, wish, waiting, day)
    if left is not None and wished is None:
        return left
    items = chosen(bank, wished or wish, new_draws(), day)
    return Left(
        format=1,
        sitting=os.urandom(8).hex(),
        bank=bank.id,
        items=tuple(item.id for item in items),
    )


def _talk(log: AttemptLog, before: Iterable[Answered], day: date) -> QuizTalk:
    """Return a quiz as it is put, without what has come to be past its date."""
    there = {item.id: item for item in fitting(log.bank, Wish(items=log.quiz.items), day)}
    draws, items = new_draws(), there.values()
    return QuizTalk(
        asker=log.person,
        bank=log.bank,
        library=library_of(log.bank),
        items=tuple(shuffled(item, draws) for item in items),
        keep=log,
        today=day,
        pauses=not isinstance(log.person, LinesAsker),
        answers={each.item.id: each for each in before if each.item.id in there},
    )


def _say_where(place: Path, lost: int, options: QuizOptions, *, is_whole: bool) -> None:
    """Say where answers are kept, and how many are not; a path is never broken into lines."""
    but = f" all but {lost}," if lost else ""
    print(f"\nYour answers are kept,{but} without a name, in\n  {named(place)}", file=dialogue())
    bank = ("--bank", options.bank) if options.bank else ()
    again = command("quiz", *bank, *plainly(plain=options.plain))
    why = "What was missed or guessed is offered when it is due" if is_whole else "To go on"
    print(f"{why}: {again}", file=dialogue())
