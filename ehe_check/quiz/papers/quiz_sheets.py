"""Quiz sheets: what people wrote on a paper, without names, and how it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.errors import Problem, quoted
from ehe_check.files.exact import Format, Keeping, Slug
from ehe_check.quiz.draw import past_items
from ehe_check.quiz.item import ItemId, Paper, QuizBank, QuizItem
from ehe_check.quiz.mark import Given, Marking, mark
from ehe_check.quiz.papers.key_in import Choices, PaperPlace, paper_places
from ehe_check.quiz.room import Round, UsedBank


class QuizSheet(Keeping):
    """One sheet, known by its number alone: what was chosen at each question, in their order."""

    number: Annotated[int, Field(strict=True, ge=1)]
    answers: tuple[str, ...]

    @property
    def chosen(self) -> tuple[Choices, ...]:
        """What was chosen at each question."""
        return tuple(tuple(answer.split()) for answer in self.answers)

    @classmethod
    def of(cls, number: int, chosen: tuple[Choices, ...]) -> QuizSheet:
        """Return a sheet, from what was chosen at each question."""
        return cls(number=number, answers=tuple(" ".join(each) for each in chosen))


class QuizSheets(Keeping):
    """What a group of people did with one paper, before or after a training."""

    format: Format
    id: Slug
    bank: UsedBank
    paper: Paper
    when: Round
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    sheets: tuple[QuizSheet, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> QuizSheets:
        for what, names in (
            ("an item", self.items),
            ("a sheet", tuple(each.number for each in self.sheets)),
        ):
            if len(set(names)) < len(names):
                message = f"holds {what} twice"
                raise ValueError(message)
        return self

    @property
    def sat(self) -> int:
        """How many people these sheets are of."""
        return len(self.sheets)

    def with_sheet(self, sheet: QuizSheet) -> QuizSheets:
        """Return these with one sheet more, or with another in place of the one of its number."""
        kept = {each.number: each for each in self.sheets} | {sheet.number: sheet}
        return self.model_copy(update={"sheets": tuple(kept.values())})


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


def given_of(sheet: QuizSheet, items: Sequence[QuizItem]) -> dict[str, Given]:
    """Return what a sheet gives for each item."""
    chosen = iter(sheet.chosen)
    return {item.id: tuple(islice(chosen, len(item.questions))) for item in items}


def markings(sheet: QuizSheet, items: Sequence[QuizItem]) -> dict[str, Marking]:
    """Return how a sheet is marked, by item; what has no answer is wrong."""
    given = given_of(sheet, items)
    return {item.id: mark(item, given[item.id]) for item in items}


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
