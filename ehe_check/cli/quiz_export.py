"""`ehe-check quiz export`: take a quiz to Moodle, paper or a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    ForceOption,
    OutOption,
    PaperName,
    QuizBankOption,
    TodayOption,
    TopicOption,
    as_option,
    paper_option,
    printout,
)
from ehe_check.render.formats import QuizFormat, by_ending

if TYPE_CHECKING:
    from datetime import date

    from ehe_check.cli.printing import Printout
    from ehe_check.quiz.item import QuizBank, QuizItem


def export(  # noqa: PLR0913 (one parameter an option)
    *,
    as_: Annotated[
        QuizFormat | None,
        as_option(help="GIFT for Moodle, a page for a browser, paper."),
    ] = None,
    out: OutOption = None,
    force: ForceOption = False,
    key: Annotated[
        bool, typer.Option("--key", help="On paper: with the key and the reason for every option.")
    ] = False,
    topic: TopicOption = None,
    paper: Annotated[PaperName | None, paper_option(help="Only the items of this paper.")] = None,
    bank: QuizBankOption = None,
    today: TodayOption = None,
) -> None:
    """Take a quiz to Moodle, paper, or a page that runs in a browser."""
    from ehe_check.bank.load import load_library
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.printing import write_or_print
    from ehe_check.quiz.load_quiz import load_quiz
    from ehe_check.render.formats import render_quiz
    from ehe_check.settings.places import bank_in_use

    day, form = day_given(today), as_ or _form_of(out)
    wanted = printout(form, out, force=force)
    _check(form, wanted, key=key)
    quiz = load_quiz(bank or bank_in_use("quiz"))
    items = _items(quiz, topic, paper)
    if form is QuizFormat.GIFT:
        items = _current(items, day)
    content = render_quiz(form, quiz, items, load_library(), day, with_key=key)
    write_or_print(content, wanted)


def _form_of(out: Path | None) -> QuizFormat:
    """Return the form that the ending of a file names.

    Raises:
        WrongUseError: it names none, or there is no file.
    """
    from ehe_check.errors import Problem, WrongUseError

    form = by_ending(QuizFormat).get(out.suffix.lower()) if out else None
    if form is None:
        place, fact = f"--out {out}" if out else "quiz export", "does not say which form is wanted"
        remedy = f"Add --as with one of: {', '.join(QuizFormat)}."
        raise WrongUseError(Problem(place, fact, remedy))
    return form


def _check(form: QuizFormat, wanted: Printout, *, key: bool) -> None:
    """Refuse what cannot work.

    Raises:
        WrongUseError: the file is there already, or only a paper can have a key.
        UnusableFileError: its folder is not there.
    """
    from ehe_check.cli.printing import refuse_missing_folder, refuse_what_is_there
    from ehe_check.errors import Problem, WrongUseError

    if form.is_paper:
        wanted.check()
    elif wanted.out is not None:
        refuse_what_is_there(wanted.out, force=wanted.force)
        refuse_missing_folder(wanted.out)
    if key and not form.is_paper:
        fact = "is for a paper, and every other form holds the reasons anyway"
        raise WrongUseError(Problem("--key", fact, "Leave it out."))


def _items(quiz: QuizBank, topic: str | None, paper: PaperName | None) -> tuple[QuizItem, ...]:
    """Return the items of a topic, or of a paper, or all of them.

    Raises:
        WrongUseError: there is no such topic.
    """
    from ehe_check.errors import Problem, WrongUseError, nearest, quoted

    if topic is not None and topic not in quiz.topic_by_id:
        fact = f"{quoted(topic)} is no topic of this quiz"
        raise WrongUseError(Problem("--topic", fact, nearest(topic, quiz.topic_by_id)))
    items = quiz.in_topic(topic) if topic else quiz.items
    return tuple(item for item in items if paper is None or item.paper == paper.value)


def _current(items: tuple[QuizItem, ...], today: date) -> tuple[QuizItem, ...]:
    """Return the items that still hold, and name on stderr those left out.

    In Moodle nobody would see that an item's date is past; a page or a paper leaves it out itself.
    """
    past = [item.id for item in items if item.is_past(today)]
    if past:
        words = f"ehe-check: left out, as their date is past: {', '.join(past)}"
        print(words, file=sys.stderr)
    return tuple(item for item in items if not item.is_past(today))
