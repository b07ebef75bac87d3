"""Leftovers: what has no answer, and what is kept but read by nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ehe_check.advice.advised import Advised
from ehe_check.advice.reasons import read_by
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.walk import is_about_removed, parked, screens, set_aside, steps
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.judge.reading import Reading
from ehe_check.page.phrases import listed

GONE = "its question no longer arises"
REMOVED = "the list no longer has whom it is about"


@dataclass(frozen=True)
class Unanswered:
    """A question that arises and has no answer: skipped, only a note, or not reached."""

    question: str
    about: str | None
    state: str


@dataclass(frozen=True)
class Parked:
    """An answer that is kept but read by nothing, why, and the label of whom it is about."""

    answer: Answer
    reason: str
    whom: str = ""


def unanswered_questions(reading: Advised, walk_set: WalkSet) -> tuple[Unanswered, ...]:
    """Return the questions that arise and have neither a value nor *not known*, and why."""
    found = []
    for step in steps(reading, walk_set):
        answer = reading.answers.get(step.ref)
        if step.question.after_advice or (answer is not None and answer.says_something):
            continue
        state = "unanswered" if answer is None else "skipped" if answer.skipped else "note-only"
        found.append(Unanswered(step.question.id, step.about, state))
    return tuple(found)


def put_together(reading: Advised, walk_set: WalkSet) -> tuple[frozenset[Ref], ...]:
    """Return the questions that are counted: each once, with everybody of whom it is asked at once.

    What is asked at the end, once the answers are right, is not counted, nor what is not asked, as
    an answer that opens it is not known.
    """
    early = (step for step in steps(reading, walk_set) if not step.question.after_advice)
    several = screens(reading.bank, reading.answers, early)
    return tuple(screen.refs for screen in several if screen.is_counted(reading.answers))


def parked_answers(reading: Advised, answers: Answers) -> tuple[Parked, ...]:
    """Return the answers that a reading of them leaves unread, each with its reason."""
    bank, aside = reading.bank, set_aside(reading.bank, answers)
    removed = [
        answer
        for answer in answers
        if is_about_removed(answers, answer.ref) and answer not in aside
    ]
    found = (
        *((answer, _why_parked(reading, answer.ref)) for answer in parked(reading)),
        *((answer, REMOVED) for answer in removed),
        *((answer, "these questions do not have it") for answer in aside),
    )
    return tuple(
        Parked(read_by(bank.by_id.get(answer.question), answer), why, answers.label(answer.about))
        for answer, why in found
    )


def _why_parked(reading: Reading, ref: Ref) -> str:
    """Return why an answer is read by nothing: what has to be known first, or its question went."""
    if not reading.arises(ref):
        return GONE
    return f"it does not count while this is not known: {first_needed(reading, ref)}"


def waiting_for(reading: Reading, several: Iterable[Answer]) -> dict[Answer, frozenset[Ref]]:
    """Return the answers that say something and do not count yet, each with what it waits for."""
    waits = ((each, reading.gate(each.ref).waits_for) for each in several if each.says_something)
    return {answer: refs for answer, refs in waits if refs}


def first_needed(reading: Reading, ref: Ref) -> str:
    """Return the short names of what has to be known before an answer counts, in their order."""
    waits = {each.question for each in reading.gate(ref).waits_for}
    return listed(each.short for each in reading.bank.questions if each.id in waits)
