"""Faults of an answer, an entry or a cell of the grid, typed or from a file, with their remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import HEARD_BY
from ehe_check.bank.question import Question
from ehe_check.errors import nearest, quoted
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Sighting

LONGEST_TEXT = 100_000
NO_ROOM = f"is one more than the {MOST_ON_A_LIST} that a list may hold"
MAKE_ROOM = "Put the rest in a second session, so that nobody is left out."


@dataclass(frozen=True)
class Fault:
    """What is wrong with one answer, and what would be right."""

    fact: str
    remedy: str


def faults(bank: QuestionBank, answers: Answers, answer: Answer, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with an answer, typed or from a file."""
    question = bank.by_id.get(answer.question)
    if question is None:
        yield Fault(
            f"there is no question {quoted(answer.question)}", nearest(answer.question, bank.by_id)
        )
        return
    if question.decides:
        yield Fault(
            f"{question.id} is your own decision, which is kept apart from the answers",
            "Take it out; the decision is asked once the advice is shown.",
        )
    yield from _about_faults(question, answers, answer)
    yield from _value_faults(question, answer)
    yield from _date_faults(question, answer, today)
    yield from _heard_faults(question, answer)
    yield from _text_faults(*answer.values, answer.heard or "", answer.note or "")


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
            fact = f"{key} has no option {quoted(value)}"
            yield Fault(fact, nearest(str(value), options[key]))
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
        fact = f"{grid.id} has no option {quoted(sighting.value)}"
        yield Fault(fact, nearest(sighting.value, grid.option_ids))
    if sighting.about.rpartition("-")[0] != grid.per:
        fact = f"a sighting is of a {grid.per}, not of {quoted(sighting.about)}"
        yield Fault(fact, f'Write about = "{grid.per}-1", or the number of another {grid.per}.')
    if sighting.on is not None and sighting.on > today:
        fact = f"the date {sighting.on} is later than today ({today})"
        yield Fault(fact, "Write a day that has come.")


def _about_faults(question: Question, answers: Answers, answer: Answer) -> Iterator[Fault]:
    per, about = question.per, answer.about
    if per is None:
        if about is not None:
            yield Fault(f"{question.id} is asked about the whole case", "Take about out.")
    elif about is None:
        known = [entry.id for entry in answers.listed(per)]
        yield Fault(
            f"{question.id} is asked about each {per}",
            f'Add about = "{known[0] if known else f"{per}-1"}".',
        )
    elif about.rpartition("-")[0] != per:
        yield Fault(
            f"{question.id} is asked about each {per}, not about {quoted(about)}",
            f'Write about = "{per}-1", or the number of another {per}.',
        )


def _value_faults(question: Question, answer: Answer) -> Iterator[Fault]:
    if answer.value is None:
        return
    if question.kind.takes_several and isinstance(answer.value, str):
        yield Fault(f"{question.id} takes a list of options", "Put it in square brackets.")
    if not question.kind.takes_several and not isinstance(answer.value, str):
        yield Fault(
            f"{question.id} takes one value, not a list", "Keep one of them, without brackets."
        )
    if question.kind.takes_several and not answer.values:
        yield Fault(
            f"{question.id} has an empty list", "Choose at least one, or use not_known or skipped."
        )
    for value in answer.values if question.options else ():
        if value not in question.option_ids:
            yield Fault(
                f"{question.id} has no option {quoted(value)}", nearest(value, question.option_ids)
            )
    if question.kind.is_written and not "".join(answer.values).strip():
        yield Fault(f"{question.id} has an empty text", "Write something, or use skipped = true.")


def _date_faults(question: Question, answer: Answer, today: date) -> Iterator[Fault]:
    if answer.on is None:
        return
    if not question.dated:
        yield Fault(f"{question.id} does not take a date", "Take on out.")
    if answer.on > today:
        yield Fault(
            f"the date {answer.on} is later than today ({today})", "Write a day that has come."
        )


def _heard_faults(question: Question, answer: Answer) -> Iterator[Fault]:
    """Yield what is wrong with how an answer is known, or with who heard a child's words."""
    if answer.evidence is not None and not (question.fact or question.spoken):
        yield Fault(f"{question.id} does not ask how you know", "Take evidence out.")
    elif question.spoken and answer.evidence not in (None, *HEARD_BY):
        fact = f"{question.id} asks who heard the words, and {answer.evidence} does not say that"
        yield Fault(fact, f"Use one of: {', '.join(HEARD_BY)}.")
    if answer.heard is not None and not question.spoken:
        yield Fault(f"{question.id} does not ask who heard it", "Take heard out.")
    elif answer.heard is not None and answer.value is None:
        yield Fault(f"{question.id} has no words that anybody heard", "Take heard out.")


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
