"""Faults of an answer, an entry or a cell of the grid, typed or from a file, with their remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import HEARD_BY
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.errors import nearest, quoted
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Sighting
from ehe_check.page.phrases import listed

LONGEST_TEXT = 100_000
NO_ROOM = f"is one more than the {MOST_ON_A_LIST} that a list may hold"
MAKE_ROOM = "Put the rest in a second session, so that nobody is left out."


Row: TypeAlias = Answer | Entry | Sighting
"""One row of a file that says something of a case."""
Place: TypeAlias = tuple[str, int]
"""A table of the file, and the place of a row in it, from 0."""
_Rule: TypeAlias = tuple[bool, str, str]
"""Whether something is wrong, what, and what would be right."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row, and what would be right."""

    fact: str
    remedy: str


def row_faults(bank: QuestionBank, answers: Answers, row: Row, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with a row, typed or from a file."""
    match row:
        case Answer():
            return faults(bank, answers, row, today)
        case Entry():
            return entry_faults(bank, row)
        case Sighting():
            return sighting_faults(bank, row, today)
        case _:
            assert_never(row)


def faults(bank: QuestionBank, answers: Answers, answer: Answer, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with an answer."""
    question = bank.by_id.get(answer.question)
    if question is None:
        yield Fault(
            f"there is no question {quoted(answer.question)}", nearest(answer.question, bank.by_id)
        )
        return
    of_value = _of_value(question, answer) if answer.value is not None else ()
    beside = (*_beside_value(question, answer), _of_something(bank, answer))
    rules = (*_about_whom(question, answers, answer), *of_value, *beside)
    yield from (Fault(f"{question.id} {fact}", do) for is_so, fact, do in rules if is_so)
    for value in answer.values if question.options else ():
        if value not in question.option_ids:
            yield _no_option(question.id, value, question.option_ids)
    yield from _still_to_come(answer.on, today)
    yield from _text_faults(*answer.values, answer.heard or "", answer.note or "")


def _of_something(bank: QuestionBank, answer: Answer) -> _Rule:
    """Return that what has no row in the quick set cannot have something marked there."""
    has_row = bank.grid_of(answer.question, WalkSet.QUICK) is not None
    return (
        answer.something and not has_row,
        "has no row in the quick set, where something is marked",
        "Take something out.",
    )


def _of_value(question: Question, answer: Answer) -> tuple[_Rule, ...]:
    """Return what its kind of question forbids of a value."""
    several, is_one = question.kind.takes_several, isinstance(answer.value, str)
    is_written = question.kind.is_written
    alone = [each.id for each in question.options if each.by_itself and each.id in answer.values]
    some, text = "Choose at least one, or use not_known or skipped.", "".join(answer.values).strip()
    return (
        (several and is_one, "takes a list of options", "Put it in square brackets."),
        (
            not (several or is_one),
            "takes one value, not a list",
            "Keep one of them, without brackets.",
        ),
        (several and not answer.values, "has an empty list", some),
        (
            bool(alone) and len(answer.values) > 1,
            f"has {listed(map(quoted, alone), 'and')}, which stands by itself, beside others",
            "Keep it alone, or take it out.",
        ),
        (is_written and not text, "has an empty text", "Write something, or use skipped = true."),
    )


def _beside_value(question: Question, answer: Answer) -> tuple[_Rule, ...]:
    """Return what is not to be said beside a value, as its question does not ask for it."""
    spoken, source, heard = question.spoken, answer.evidence, answer.heard is not None
    asks_how = question.fact or spoken
    return (
        (
            question.decides,
            "is your own decision, which is kept apart from the answers",
            "Take it out; the decision is asked once the advice is shown.",
        ),
        (answer.on is not None and not question.dated, "does not take a date", "Take on out."),
        (
            source is not None and not asks_how,
            "does not ask how you know",
            "Take evidence out.",
        ),
        (
            spoken and source not in (None, *HEARD_BY),
            f"asks who heard the words, and {source} does not say that",
            f"Use one of: {', '.join(HEARD_BY)}.",
        ),
        (heard and not spoken, "does not ask who heard it", "Take heard out."),
        (
            heard and spoken and answer.value is None,
            "has no words that anybody heard",
            "Take heard out.",
        ),
    )


def entry_faults(bank: QuestionBank, entry: Entry) -> Iterator[Fault]:
    """Yield everything that is wrong with an entry of a list."""
    roster = bank.roster_by_id.get(entry.roster)
    if roster is None:
        fact = f"there is no list {quoted(entry.roster)}"
        yield Fault(fact, nearest(entry.roster, bank.roster_by_id))
        return
    options = {
        attribute.id: tuple(option.id for option in attribute.options)
        for attribute in roster.attributes
    }
    for key, value in (entry.model_extra or {}).items():
        if key not in options:
            fact = f"the key {quoted(key)} is not known here"
            yield Fault(fact, nearest(key, ("label", "removed", *options)))
        elif value not in options[key]:
            yield _no_option(key, value, options[key])
    yield from _text_faults(entry.label)


def sighting_faults(bank: QuestionBank, sighting: Sighting, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with one cell of the grid."""
    grid = bank.grid
    if grid is None or grid.seen is None:
        yield Fault("these questions have no grid of who saw whom", "Take it out.")
        return
    those = bank.by_id[grid.seen.by].option_ids
    if sighting.by not in those:
        yield Fault(f"there is no professional {quoted(sighting.by)}", nearest(sighting.by, those))
    if sighting.value is not None and sighting.value not in grid.option_ids:
        yield _no_option(grid.id, sighting.value, grid.option_ids)
    if sighting.about.rpartition("-")[0] != grid.per:
        fact = f"a sighting is of a {grid.per}, not of {quoted(sighting.about)}"
        yield Fault(fact, f'Write about = "{grid.per}-1", or the number of another {grid.per}.')
    yield from _still_to_come(sighting.on, today)


def _about_whom(question: Question, answers: Answers, answer: Answer) -> tuple[_Rule, ...]:
    """Return what is wrong with whom an answer is about."""
    per, about = question.per, answer.about
    first = next((entry.id for entry in answers.listed(per or "")), f"{per}-1")
    is_of_another = about is not None and about.rpartition("-")[0] != per
    return (
        (per is None and about is not None, "is asked about the whole case", "Take about out."),
        (
            per is not None and about is None,
            f"is asked about each {per}",
            f'Add about = "{first}".',
        ),
        (
            per is not None and is_of_another,
            f"is asked about each {per}, not about {quoted(about)}",
            f'Write about = "{per}-1", or the number of another {per}.',
        ),
    )


def _still_to_come(on: date | None, today: date) -> Iterator[Fault]:
    if on is not None and on > today:
        fact = f"the date {on} is later than today ({today})"
        yield Fault(fact, "Write a day that has come.")


def _no_option(what: str, value: object, options: Iterable[str]) -> Fault:
    return Fault(f"{what} has no option {quoted(value)}", nearest(str(value), options))


def _text_faults(*texts: str) -> Iterator[Fault]:
    for text in texts:
        if len(text) > LONGEST_TEXT:
            yield Fault(
                f"a text of {len(text):,} characters is too long",
                f"Keep it under {LONGEST_TEXT:,}.",
            )
        if any("\ud800" <= character <= "\udfff" for character in text):
            yield Fault(
                "a text holds half of a character, which no file can keep", "Type that text again."
            )
