"""`ehe-check quiz list`: the questions of a quiz, or a set of them that is kept by a name."""

from __future__ import annotations

from ehe_check.cli.messages import command, tell
from ehe_check.cli.options import ListQuizOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.quiz_choice import new_draws, wish_of
from ehe_check.quiz.choose import chosen, fitting, past_among
from ehe_check.quiz.list_page import lay_out_list
from ehe_check.quiz.load_quiz import checked_quiz
from ehe_check.quiz.sets_file import keep_set


def list_questions(options: ListQuizOptions) -> None:
    """Print the questions that fit or, for a time or a number, a set of them; keep it if asked.

    Raises:
        EheCheckError: with every problem at once.
    """
    options.page.check()
    bank, day = checked_quiz(options.bank), options.clock.today
    wish = wish_of(options.choose, bank)
    is_drawn = wish.minutes is not None or wish.length is not None
    items = (
        chosen(bank, wish, new_draws(), day, in_room=True) if is_drawn else fitting(bank, wish, day)
    )
    past = past_among(bank, wish, day)
    print_document(lay_out_list(bank, items, past, day), options.page)
    if options.keep is not None:
        keep_set(options.keep, items)
        own = ("--bank", options.bank) if options.bank else ()
        tell(f"Kept as {options.keep}. To hold it with a room:")
        tell(f"  {command('quiz', 'room', '--set', options.keep, *own)}")
