"""Learning points: those that a text cites, those that an answer misses, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ehe_check.bank.law import Library, StatementGroup
from ehe_check.bank.law_words import OUT_OF_DATE, cited, standing
from ehe_check.quiz.item import QuizItem, QuizOption, VignetteOutcome
from ehe_check.quiz.mark import mistaken, right_options

_URGENT_LAW = frozenset({"P2", "W5", "W8"})


def is_urgent(statement: str, library: Library) -> bool:
    """Say whether a statement is about harm, or about what to do when a child may be harmed."""
    known = library.statements.get(statement)
    return statement in _URGENT_LAW or (known is not None and known.group is StatementGroup.HARM)


def touches_on_harm(item: QuizItem, library: Library) -> bool:
    """Say whether an item is about harm to somebody, which people are told before it is put."""
    urgent = item.outcome is VignetteOutcome.URGENT
    return urgent or any(is_urgent(each, library) for each in item.tests)


def learning_points(statements: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the urgent ones of some statements, then the learning points; all where none is."""
    every = tuple(dict.fromkeys(statements))
    urgent = [each for each in every if is_urgent(each, library)]
    points = [
        each
        for each in every
        if each in library.statements
        and library.statements[each].group is StatementGroup.LEARNING_POINT
    ]
    return tuple(urgent + points) or every


def short_words(statement: str, library: Library, today: date) -> str:
    """Return what a statement says or, of a note of law, what it is called and as of when."""
    note = library.notes.get(statement)
    if note is None:
        return library.text(statement)
    called = f"{note.title}, {standing(note)}"
    return f"{called}. {OUT_OF_DATE}" if note.is_past(today) else called


def whole_words(statement: str, library: Library, today: date) -> str:
    """Return what a statement says, and of a note of law what it is called before that."""
    note = library.notes.get(statement)
    return library.text(statement) if note is None else f"{note.title}. {cited(note, today)}"


def missed_points(
    item: QuizItem, number: int, chosen: Sequence[str], library: Library
) -> frozenset[str]:
    """Return what an answer to one question of an item misses; the first is number 0.

    A mistake is about what its own option rests on, which need not be what the item tests. An
    answer that was not given misses what the item tests.
    """
    if not chosen:
        return frozenset(learning_points(item.tests, library))
    return _points_of(mistaken(item, number, chosen), library)


def right_points(item: QuizItem, number: int, library: Library) -> frozenset[str]:
    """Return what the right answer to one question of an item rests on."""
    return _points_of(right_options(item, number), library)


def in_reading_order(statements: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return statements with the urgent ones first, then as the library has them, then by name."""
    places = {statement: place for place, statement in enumerate(library.statements)}

    def place(name: str) -> tuple[bool, int, str]:
        return not is_urgent(name, library), places.get(name, len(places)), name

    return tuple(sorted(statements, key=place))


def _points_of(options: Iterable[QuizOption], library: Library) -> frozenset[str]:
    return frozenset(
        point for option in options for point in learning_points(option.rests_on, library)
    )
