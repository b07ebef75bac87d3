"""Paper statistics: how the questions of each paper did with those who sat it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.quiz.intervals import FEWEST
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.papers.item_statistics import (
    Figures,
    ItemFigures,
    Withheld,
    figures,
)
from ehe_check.quiz.papers.key_in import Choices, PaperPlace, paper_places
from ehe_check.quiz.papers.quiz_sheets import (
    QuizSheets,
    given_of,
    items_of,
    left_out,
    markings,
)
from ehe_check.quiz.room import Round


@dataclass(frozen=True)
class OptionUse:
    """How many people chose one option, by the letter that it has on the paper."""

    letter: str
    right: bool
    people: int


@dataclass(frozen=True)
class QuestionUse:
    """How many people chose each option of one question, and how many gave no answer."""

    place: PaperPlace
    options: tuple[OptionUse, ...]
    unanswered: int

    @property
    def unused(self) -> tuple[OptionUse, ...]:
        """The options that nobody chose."""
        return tuple(each for each in self.options if not each.people)

    @property
    def misleading(self) -> tuple[OptionUse, ...]:
        """The wrong options that more people chose than a right one."""
        least = min(each.people for each in self.options if each.right)
        return tuple(each for each in self.options if not each.right and each.people > least)


@dataclass(frozen=True)
class PaperFigures:
    """How the questions of one paper did on one occasion; None where too few people sat it."""

    paper: Paper
    when: Round
    figures: Figures | None
    uses: tuple[QuestionUse, ...]
    left_out: tuple[str, ...]


def paper_figures(
    several: Iterable[QuizSheets], bank: QuizBank, today: date
) -> tuple[PaperFigures, ...]:
    """Return the figures of each paper and occasion; the order of files and sheets is no matter."""
    groups: dict[tuple[Paper, Round], list[QuizSheets]] = {}
    for each in several:
        if each.sat:
            groups.setdefault((each.paper, each.when), []).append(each)
    order = sorted(groups, key=lambda key: (key[0], key[1] is Round.AFTER))
    return tuple(_figures_of(key, groups[key], bank, today) for key in order)


def _figures_of(
    key: tuple[Paper, Round], several: Sequence[QuizSheets], bank: QuizBank, today: date
) -> PaperFigures:
    paper, when = key
    put = {item.id for each in several for item in items_of(each, bank)}
    out = left_out(put, bank, today)
    items = [item for item in bank.items if item.id in put - out]
    if sum(each.sat for each in several) < FEWEST:
        return PaperFigures(paper, when, None, (), ())
    found = _of_sheets(several, items, bank)
    found = replace(found, items=tuple(map(_careful, found.items)))
    uses = _uses(several, items, bank)
    names = tuple(item.id for item in bank.items if item.id in out)
    return PaperFigures(paper, when, found, uses, names)


def _of_sheets(several: Sequence[QuizSheets], items: Sequence[QuizItem], bank: QuizBank) -> Figures:
    order = [item.id for item in items]
    marks = []
    for each in several:
        on_paper = items_of(each, bank)
        for sheet in each.sheets:
            marked = markings(sheet, on_paper)
            marks.append({name: float(marked[name].share) for name in order if name in marked})
    return figures(marks, order)


def _careful(item: ItemFigures) -> ItemFigures:
    """Return the figures of an item, without its facility where too few people sat it."""
    if item.sat >= FEWEST:
        return item
    return replace(item, facility=Withheld.FEW_SAT)


def _uses(
    several: Sequence[QuizSheets], items: Sequence[QuizItem], bank: QuizBank
) -> tuple[QuestionUse, ...]:
    """Return how the options of each question were used, where enough people had it."""
    uses = (
        _use(place, tuple(_given_at(several, place, bank)))
        for place in paper_places(items)
        if not place.item.rules.in_order
    )
    return tuple(use for use in uses if use is not None)


def _given_at(
    several: Sequence[QuizSheets], place: PaperPlace, bank: QuizBank
) -> Iterator[Choices]:
    """Yield what each person chose at a question; nothing where there is no answer."""
    for sheets in several:
        on_paper = items_of(sheets, bank)
        if place.item in on_paper:
            for sheet in sheets.sheets:
                yield given_of(sheet, on_paper)[place.item.id][place.step - 1]


def _use(place: PaperPlace, given: Sequence[Choices]) -> QuestionUse | None:
    if len(given) < FEWEST:
        return None
    people = Counter(option for chosen in given for option in chosen)
    pairs = zip(place.letters.upper(), place.options, strict=True)
    options = tuple(OptionUse(letter, each.right, people[each.id]) for letter, each in pairs)
    return QuestionUse(place, options, given.count(()))
