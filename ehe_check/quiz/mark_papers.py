"""Sheets: what is wrong with them, how each is marked, and which items count in none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from ehe_check.errors import Problem, quoted
from ehe_check.quiz.attempt import Given, Marking
from ehe_check.quiz.choose import past_items
from ehe_check.quiz.item import ItemKind, QuizBank, QuizItem
from ehe_check.quiz.key_in import PaperPlace, paper_places
from ehe_check.quiz.mark import mark
from ehe_check.quiz.paper_answers import Choices, QuestionCounts, QuizSheet, QuizSheets

COUNTABLE = frozenset({ItemKind.SINGLE, ItemKind.TRUE_FALSE})
"""The kinds of item of which counts of options say how many were right."""
_OTHER_BANK = "Give the quiz bank that the paper was printed from, with --bank."


def items_of(sheets: QuizSheets, bank: QuizBank) -> tuple[QuizItem, ...]:
    """Return the items of the paper that sheets are about, in their order."""
    return tuple(bank.by_id[each] for each in sheets.items)


def sheet_problems(sheets: QuizSheets, bank: QuizBank, place: str) -> Iterator[Problem]:
    """Yield what of some sheets does not fit the bank; `place` is their file."""
    unknown = [each for each in sheets.items if each not in bank.by_id]
    if unknown:
        fact = f"has items that this quiz does not have: {', '.join(unknown)}"
        yield Problem(place, fact, _OTHER_BANK)
        return
    places = paper_places(items_of(sheets, bank))
    for sheet in sheets.sheets:
        fault = _fault(sheet, places)
        if fault is not None:
            yield Problem(f"{place}, sheet {sheet.number}", fault, _OTHER_BANK)
    for counts in sheets.counts:
        if not _is_counted(counts, places):
            fact = f"has counts of {counts.item} that fit no question of the paper"
            yield Problem(place, fact, _OTHER_BANK)


def given_of(sheet: QuizSheet, items: Sequence[QuizItem]) -> dict[str, Given]:
    """Return what a sheet gives for each item."""
    chosen = iter(sheet.chosen)
    return {item.id: tuple(islice(chosen, len(item.questions))) for item in items}


def markings(sheet: QuizSheet, items: Sequence[QuizItem]) -> dict[str, Marking]:
    """Return how a sheet is marked, by item; what has no answer is wrong."""
    given = given_of(sheet, items)
    return {item.id: mark(item, given[item.id]) for item in items}


def counts_by_item(sheets: QuizSheets) -> Mapping[str, QuestionCounts]:
    """Return the counts of each item that has them."""
    return {each.item: each for each in sheets.counts}


def left_out(items: Iterable[str], bank: QuizBank, today: date) -> frozenset[str]:
    """Return those items whose law, or that of the item they match, is past its date."""
    return frozenset(each.id for each in past_items(bank, today)) & frozenset(items)


def _fault(sheet: QuizSheet, places: Sequence[PaperPlace]) -> str | None:
    if len(sheet.answers) != len(places):
        return f"has {len(sheet.answers)} answers, and the paper has {len(places)} questions"
    for place, ids in zip(places, sheet.chosen, strict=True):
        fault = _fault_of(place, ids)
        if fault is not None:
            return fault
    return None


def _fault_of(place: PaperPlace, ids: Choices) -> str | None:
    known = {option.id for option in place.options}
    strange = [each for each in ids if each not in known]
    if strange:
        return f"{place.name} has no option {quoted(strange[0])}"
    if len(set(ids)) < len(ids) or (len(ids) > 1 and not place.takes_several):
        return f"{place.name} has more answers than it takes"
    return None


def _is_counted(counts: QuestionCounts, places: Sequence[PaperPlace]) -> bool:
    options = set(counts.options)
    return any(
        (each.item.id, each.step) == (counts.item, counts.step)
        and each.item.kind in COUNTABLE
        and {option.id for option in each.options} == options
        for each in places
    )
