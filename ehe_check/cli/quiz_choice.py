"""The questions that a command of the quiz is given, as a wish that its bank can meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from random import SystemRandom

from ehe_check.cli.options import Choosing
from ehe_check.errors import Problem, WrongUseError
from ehe_check.quiz.choose import Wish, problems_of
from ehe_check.quiz.draw import Draws
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.sets_file import items_of_set


def wish_of(choosing: Choosing, bank: QuizBank, today: date) -> Wish:
    """Return what is wished for of a bank.

    Raises:
        WrongUseError: with everything that the bank has not, or that does not go together.
        UnusableFileError: there is no set of that name.
    """
    if choosing.set_ is not None and choosing != Choosing(set_=choosing.set_):
        fact, remedy = "is a whole set, so nothing else can choose", "Leave the others out."
        raise WrongUseError(Problem("--set", fact, remedy))
    named = items_of_set(choosing.set_) if choosing.set_ else choosing.item or ()
    wish = Wish(
        items=tuple(_ids(named, bank)),
        topic=choosing.topic,
        role=choosing.role,
        kind=ItemKind(choosing.kind) if choosing.kind else None,
        paper=Paper(choosing.paper) if choosing.paper else None,
        minutes=choosing.minutes,
        length=choosing.length,
    )
    problems = [*problems_of(wish, bank, today)]
    if choosing.item and not wish.items:
        problems.append(Problem("--item", "names no question", "quiz list shows their numbers."))
    if problems:
        raise WrongUseError(problems)
    return wish


def new_draws() -> Draws:
    """Return where the order of a quiz comes from, which nobody can know beforehand."""
    return SystemRandom()


def _ids(named: Iterable[str], bank: QuizBank) -> list[str]:
    """Return the ids meant by numbers or ids in any case, with commas or spaces between."""
    words = [word for each in named for word in re.split(r"[,;\s]+", each) if word]
    by_number = {item.id.rpartition("-")[2]: item.id for item in bank.items}
    return [by_number.get(word, word.upper()) for word in words]
