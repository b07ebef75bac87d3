"""The questions to think through together, read from their file, and what is wrong in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.careless import careless_in
from ehe_check.check.citations import unknown_in
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem, nearest
from ehe_check.files.checked import read_exact
from ehe_check.supervision.reflective_questions import ReflectiveQuestion, ReflectiveQuestions


def load_reflections(path: Path = resources.REFLECTIONS) -> ReflectiveQuestions:
    """Read the questions to think through together.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return read_exact(ReflectiveQuestions, path)


MOST_WORDS = 35
_ASKED = "is asked under HOLD too"


def check_reflections(
    reflections: ReflectiveQuestions, bank: QuestionBank, library: Library, today: date
) -> list[Finding]:
    """Return everything that is wrong with the questions of a supervision, warnings last."""
    problems = [*_twice(reflections), *careless_in("supervision, title", reflections.title, _ASKED)]
    for question in reflections.questions:
        problems += [problem for check in _CHECKS for problem in check(question)]
        problems += unknown_in(f"{_place(question)}, statements", question.statements, library)
        problems += [*_unknown_shown(question, bank), *_unknown_answers(question, bank)]
    findings = [Finding(problem) for problem in dict.fromkeys(problems)]
    if reflections.review_by < today:
        fact = f"was to be reviewed by {reflections.review_by}"
        late = Problem("supervision", fact, "Read it through, and set review_by anew.")
        findings.append(Finding(late, is_warning=True))
    return findings


def _twice(reflections: ReflectiveQuestions) -> Iterator[Problem]:
    for each, times in Counter(question.id for question in reflections.questions).items():
        if times > 1:
            remedy = "Use another id for one of them."
            yield Problem(f"question {each}", "stands there more than once", remedy)


def _too_long(question: ReflectiveQuestion) -> Iterator[Problem]:
    words = len(question.text.split())
    if words > MOST_WORDS:
        fact = f"has {words} words, and a question has at most {MOST_WORDS}"
        yield Problem(f"{_place(question)}, text", fact, "Move what explains it to `why`.")


def _forbidden(question: ReflectiveQuestion) -> Iterator[Problem]:
    told = [("text", question.text), ("why", question.why), ("because", question.because)]
    told += [("chosen, because", each.because) for each in question.chosen]
    for key, text in told:
        yield from careless_in(f"{_place(question)}, {key}", text, _ASKED)


def _unknown_shown(question: ReflectiveQuestion, bank: QuestionBank) -> Iterator[Problem]:
    for shown in question.shows:
        if shown not in bank.by_id:
            fact = f"shows the answer to {shown!r}, which is no question of the case bank"
            yield Problem(f"{_place(question)}, shows", fact, nearest(shown, bank.by_id))


def _unknown_answers(question: ReflectiveQuestion, bank: QuestionBank) -> Iterator[Problem]:
    """Yield what it is chosen on that no session can answer."""
    place = f"{_place(question)}, chosen"
    for each in question.chosen:
        for asked, options in each.on.items():
            known = bank.by_id.get(asked)
            if known is None:
                fact = f"is chosen on {asked!r}, which is no question of the case bank"
                yield Problem(place, fact, nearest(asked, bank.by_id))
                continue
            for option in options:
                if option not in known.option_by_id:
                    fact = f"is chosen on {option!r}, which is no answer to {asked}"
                    yield Problem(place, fact, nearest(option, known.option_by_id))


def _chosen_on_nothing(question: ReflectiveQuestion) -> Iterator[Problem]:
    place = f"{_place(question)}, chosen"
    if any(not each.on and not each.when for each in question.chosen):
        fact = "says neither on which answers nor when"
        yield Problem(place, fact, "Give it on or when, or take it away.")
    if not question.because and not all(each.because for each in question.chosen):
        remedy = "Say it in a line, in because."
        yield Problem(place, "says nothing of why it is chosen", remedy)


def _place(question: ReflectiveQuestion) -> str:
    return f"question {question.id}"


_CHECKS: tuple[Callable[[ReflectiveQuestion], Iterable[Problem]], ...] = (
    _too_long,
    _forbidden,
    _chosen_on_nothing,
)
