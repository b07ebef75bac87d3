"""Unknown names, as problems: what is spoken of, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ehe_check.bank.question import Question
from ehe_check.errors import Problem, nearest


def unknown_name(place: str, verb: str, name: str, known: Iterable[str]) -> Problem:
    """Return the problem that something spoken of is not in the bank."""
    return Problem(place, f"{verb} {name!r}, which is not in this bank", nearest(name, known))


def unknown_options(
    place: str, question: Question, options: Iterable[str], known: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for each option that a question lacks."""
    for option in options:
        if option not in known:
            fact = f"names {option!r}, which is no option of {question.id}"
            yield Problem(place, fact, nearest(option, known))
