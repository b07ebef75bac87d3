"""A change to the answers in words: what it would be to take it back."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.question_list import said_words
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.page.phrases import listed


def changed_lines(bank: QuestionBank, before: Answers, now: Answers) -> tuple[str, ...]:
    """Return what a change did, a line for each list, question and column of the grid."""
    return (*_lists(bank, before, now), *_said(bank, before, now), *_cells(bank, before, now))


def changed_refs(before: Answers, now: Answers) -> tuple[Ref, ...]:
    """Return the questions of which something else is said now, and about whom."""
    refs = dict.fromkeys((*before.by_ref, *now.by_ref))
    return tuple(ref for ref in refs if before.get(ref) != now.get(ref))


def _lists(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for entry in now.entries:
        was, roster = before.entry(entry.id), bank.roster_by_id.get(entry.roster)
        many = roster.many if roster else entry.roster
        if was is None or (was.removed and not entry.removed):
            yield f'"{entry.label}" was put on the list of {many}'
        elif entry.removed and not was.removed:
            yield f'"{entry.label}" was taken off the list of {many}'
        elif was.label != entry.label:
            yield f'"{was.label}" is called "{entry.label}" now'
        elif was != entry:
            yield f'"{entry.label}": {listed(_attributes(bank, entry))}'


def _attributes(bank: QuestionBank, entry: Entry) -> Iterator[str]:
    roster = bank.roster_by_id.get(entry.roster)
    for attribute in roster.attributes if roster else ():
        said = entry.attribute(attribute.id)
        yield next((each.text for each in attribute.options if each.id == said), "Not known")


def _said(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for ref in changed_refs(before, now):
        question, answer, was = bank.by_id.get(ref.question), now.get(ref), before.get(ref)
        if question is None:
            continue
        whom = now.label(ref.about)
        named = f"{question.short} ({whom})" if whom else question.short
        yield f"{named}: {_now(question, answer, was)}"


def _now(question: Question, answer: Answer | None, was: Answer | None) -> str:
    said = said_words(question, answer)
    if answer is None or was is None or not answer.same_as(was):
        return said
    return "a note" if answer.note != was.note else f"{said}, said again"


def _cells(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    if bank.grid is None:
        return
    cells = dict.fromkeys((*before.sightings, *now.sightings))
    changed = [cell for cell in cells if before.sightings.get(cell) != now.sightings.get(cell)]
    for about in dict.fromkeys(about for about, _ in changed):
        count = sum(cell[0] == about for cell in changed)
        yield (f"{bank.grid.short} ({now.label(about)}): {count} cell{'' if count == 1 else 's'}")
