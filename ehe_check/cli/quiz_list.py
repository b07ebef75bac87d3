"""`ehe-check quiz list`: the questions of a quiz, or a set of them that is kept by a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.cli.messages import command, tell
from ehe_check.cli.options import ListQuizOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.quiz_choice import new_draws, wish_of
from ehe_check.errors import Problem, WrongUseError
from ehe_check.quiz.choose import chosen, fitting, past_among
from ehe_check.quiz.list_page import lay_out_list
from ehe_check.quiz.load_quiz import checked_quiz
from ehe_check.quiz.sets_file import keep_set, read_sets


def list_questions(options: ListQuizOptions) -> None:
    """Print the questions that fit or, for a time or a number, a set of them; keep it if asked.

    Raises:
        EheCheckError: with every problem at once.
    """
    options.page.check()
    problems = [*_refused_name(options)]
    if problems:
        raise WrongUseError(problems)
    bank, day = checked_quiz(options.bank), options.clock.today
    wish = wish_of(options.choose, bank, day)
    is_drawn = wish.minutes is not None or wish.length is not None
    items = (
        chosen(bank, wish, new_draws(), day, in_room=True) if is_drawn else fitting(bank, wish, day)
    )
    if not items:
        remedy = "Leave one of the choices out."
        raise WrongUseError(Problem("quiz list", "no question is left", remedy))
    past = past_among(bank, wish, day)
    print_document(lay_out_list(bank, items, past, day), options.page)
    if options.keep is not None:
        keep_set(options.keep, items)
        own = ("--bank", options.bank) if options.bank else ()
        tell(f"Kept as {options.keep}. To hold it with a room:")
        tell(f"  {command('quiz', 'room', '--set', options.keep, *own)}")


def _refused_name(options: ListQuizOptions) -> Iterator[Problem]:
    """Yield why a set cannot be kept by the name that is given."""
    if options.keep is None:
        return
    if not re.fullmatch(r"[\w-]+", options.keep):
        remedy = "Use letters, digits and hyphens, such as monday-nurses."
        yield Problem(f"--keep {options.keep}", "is no name of one word", remedy)
    elif options.keep in read_sets() and not options.page.force:
        remedy = "Choose another name, or add --force to put this set in its place."
        yield Problem(f"--keep {options.keep}", "is there already", remedy)
