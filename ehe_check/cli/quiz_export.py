"""`ehe-check quiz export`: take a quiz to Moodle, paper or a browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check.cli.messages import tell
from ehe_check.cli.options import ExportOptions
from ehe_check.cli.printout import write_or_print
from ehe_check.errors import Problem, WrongUseError
from ehe_check.quiz.item import Paper
from ehe_check.quiz.load_quiz import checked_quiz, library_of, unknown_topic
from ehe_check.render.formats import QuizFormat, by_ending, render_quiz


def export_quiz(options: ExportOptions) -> None:
    """Write the questions of a quiz, or of one topic or paper of it, in the form that is wanted.

    Raises:
        WrongUseError: there is no such topic, or only a paper can have a key.
    """
    form, day = options.as_ or _form_of(options.page.out), options.clock.today
    wanted = replace(options.page, as_=form)
    wanted.check() if form.is_paper else wanted.refuse_to_write_over()
    if options.key and not form.is_paper:
        fact = "is for a paper, and every other form holds the reasons anyway"
        raise WrongUseError(Problem("--key", fact, "Leave it out."))
    quiz = checked_quiz(options.bank)
    unknown = [*unknown_topic(options.topic, quiz)]
    if unknown:
        raise WrongUseError(unknown)
    paper = Paper(options.paper) if options.paper else None
    items = tuple(item for item in quiz.in_topic(options.topic) if paper in (None, item.paper))
    past = [item for item in items if item.is_past(day)] if form is QuizFormat.GIFT else []
    if past:  # in Moodle nobody would see that; a page or a paper leaves them out itself
        ids = ", ".join(item.id for item in past)
        tell(f"ehe-check: left out, as their date is past: {ids}")
    items = tuple(item for item in items if item not in past)
    content = render_quiz(form, quiz, items, library_of(quiz), day, with_key=options.key)
    write_or_print(content, wanted)


def _form_of(out: Path | None) -> QuizFormat:
    """Return the form that the ending of a file names.

    Raises:
        WrongUseError: it names none, or there is no file.
    """
    form = by_ending(QuizFormat).get(out.suffix.lower()) if out else None
    if form is None:
        place, fact = f"--out {out}" if out else "quiz export", "does not say which form is wanted"
        remedy = f"Add --as with one of: {', '.join(QuizFormat)}."
        raise WrongUseError(Problem(place, fact, remedy))
    return form
