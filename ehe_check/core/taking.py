"""Taking answers from a file into a session: checked as typed ones are, and nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.core.replies import Fault, faults, with_list_state
from ehe_check.model.answers import Answer, Answers, Entry, Ref
from ehe_check.model.bank import QuestionBank


@dataclass(frozen=True)
class Taken:
    """What came of taking answers: the answers together, or what stood in the way."""

    answers: Answers
    faults: tuple[tuple[int, Fault], ...] = ()
    differing: tuple[str, ...] = ()


def take(
    bank: QuestionBank,
    into: Answers,
    entries: Iterable[Entry],
    given: Iterable[Answer],
    complete: Iterable[str],
    today: date,
) -> Taken:
    """Return the answers of a session with those of a file: all of them, or none and why not.

    Each fault carries the place of its answer in the file, from 0.
    """
    incoming = tuple(given)
    listed = _with_entries(bank, into, tuple(entries), incoming)
    found = tuple(
        (place, fault)
        for place, answer in enumerate(incoming)
        for fault in faults(bank, listed, answer, today)
    )
    differing = tuple(_differing(into, tuple(entries), incoming))
    if found or differing:
        return Taken(into, found, differing)
    together = replace(
        listed, complete=listed.complete | (frozenset(complete) & bank.roster_by_id.keys())
    )
    for answer in incoming:
        already = into.get(answer.ref)
        if already is None or not already.settles:
            merged = (
                answer
                if already is None or answer.note is not None
                else answer.model_copy(update={"note": already.note})
            )
            together = with_list_state(bank, together, merged)
    return Taken(_with_closed_lists(bank, together))


def _with_closed_lists(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers with each complete roster's own question answered as complete."""
    for roster in bank.rosters:
        if roster.id in answers.complete and answers.get(Ref(roster.question)) is None:
            answers = answers.with_answer(Answer(question=roster.question, value="complete"))
    return answers


def _with_entries(
    bank: QuestionBank,
    into: Answers,
    entries: tuple[Entry, ...],
    given: tuple[Answer, ...],
) -> Answers:
    """Return the answers with the file's entries, and with those that its answers only name."""
    known = into
    for entry in entries:
        if known.entry(entry.id) is None:
            known = known.with_entry(entry)
    for about in dict.fromkeys(answer.about for answer in given if answer.about is not None):
        roster, _, number = about.rpartition("-")
        if known.entry(about) is None and roster in bank.roster_by_id and number.isdecimal():
            known = known.with_entry(
                Entry(id=about, label=f"{bank.roster_by_id[roster].one} {number}")
            )
    return known


def _differing(
    into: Answers, entries: tuple[Entry, ...], given: tuple[Answer, ...]
) -> Iterator[str]:
    for entry in entries:
        mine = into.entry(entry.id)
        if mine is not None and mine.label != entry.label:
            yield f"{entry.id} is {mine.label!r} in the file, and {entry.label!r} in the answers"
    for answer in given:
        already = into.get(Ref(answer.question, answer.about))
        if (
            already is not None
            and already.settles
            and answer.settles
            and not already.same_as(answer)
        ):
            yield f"{answer.ref} is answered differently"
