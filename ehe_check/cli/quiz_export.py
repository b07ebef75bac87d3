"""`ehe-check quiz export`: take a quiz to Moodle, a browser or paper, or tell of it on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random

from ehe_check.cli.messages import tell
from ehe_check.cli.options import ExportOptions
from ehe_check.cli.printout import write_or_print
from ehe_check.cli.quiz_choice import wish_of
from ehe_check.errors import Problem, WrongUseError
from ehe_check.quiz.choose import LEFT_OUT, Wish, chosen, fitting, past_among
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.load_quiz import checked_quiz, library_of
from ehe_check.render.formats import QuizFormat, QuizPage, by_ending, render_quiz


def export_quiz(options: ExportOptions) -> None:
    """Write the questions of a quiz that are wanted, in the form that is wanted.

    Raises:
        EheCheckError: with every problem at once.
    """
    bank, day, out = checked_quiz(options.bank), options.clock.today, options.page.out
    form = options.as_ or (by_ending(QuizFormat).get(out.suffix.lower()) if out else None)
    wanted = replace(options.page, as_=form)
    problems = [*_misused(options, form)]
    can_be_written = wanted.check if form and form.is_paper else wanted.refuse_to_write_over
    for check in (can_be_written, partial(wish_of, options.choose, bank, day)):
        try:
            check()
        except WrongUseError as error:
            problems += error.problems
    if form is None or problems:
        raise WrongUseError(problems)
    wish = wish_of(options.choose, bank, day)
    if past := ", ".join(item.id for item in past_among(bank, wish, day)):
        tell(LEFT_OUT.format(ids=past))
    items = _drawn(bank, wish, options)
    key = QuizPage.KEY if options.key else QuizPage.PAPER
    page = QuizPage.BRIEFING if options.briefing else key
    content = render_quiz(form, bank, items, library_of(bank), day, page=page)
    write_or_print(content, wanted)


def _drawn(bank: QuizBank, wish: Wish, options: ExportOptions) -> tuple[QuizItem, ...]:
    """Return the items: for a time or a number the same each time, so that a key fits its paper."""
    day = options.clock.today
    if wish.minutes is None and wish.length is None:
        return fitting(bank, wish, day)
    return chosen(bank, wish, Random(bank.digest), day)  # noqa: S311 (nothing here is secret)


def _misused(options: ExportOptions, form: QuizFormat | None) -> Iterator[Problem]:
    """Yield that no form is said, and what does not go with it."""
    if form is None:
        place = f"--out {options.page.out}" if options.page.out else "quiz export"
        remedy = f"Add --as with one of: {', '.join(QuizFormat)}."
        yield Problem(place, "does not say which form is wanted", remedy)
    if form is QuizFormat.SCORM and options.page.out is None:
        fact = "is a file for a training platform, and nothing to show on a screen"
        yield Problem("--as scorm", fact, "Add --out quiz.zip.")
    if options.key and options.briefing:
        yield Problem("--briefing", "is a page of its own, without a key", "Leave --key out.")
    for name, is_given in {"--key": options.key, "--briefing": options.briefing}.items():
        if is_given and form and not form.is_paper:
            fact = f"is printed as {', '.join(each for each in QuizFormat if each.is_paper)}"
            yield Problem(name, f"{fact}, and not as {form}", "Change the form, or leave it out.")
