"""Key in a paper: from one line of letters to what somebody chose on it, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehe_check.files.exact import Slug
from ehe_check.quiz.item import LETTERS, QuizItem, QuizOption

Choices = tuple[Slug, ...]
"""The ids of the options chosen at one question, in the order given; empty for no answer."""

NO_ANSWER = "-"


@dataclass(frozen=True)
class Miskeyed:
    """Why a line cannot be taken: which question, and what is wrong there."""

    fact: str


@dataclass(frozen=True)
class PaperPlace:
    """One question of a paper, with its options as they are printed there."""

    number: int
    item: QuizItem
    step: int
    options: tuple[QuizOption, ...]

    @property
    def name(self) -> str:
        """Its number on the paper, and the id of its item."""
        step = f", step {self.step}" if len(self.item.questions) > 1 else ""
        return f"question {self.number} ({self.item.id}{step})"

    @property
    def letters(self) -> str:
        """The letters of its options."""
        return LETTERS[: len(self.options)].lower()

    @property
    def takes_several(self) -> bool:
        """Whether more than one letter may be written."""
        return self.item.rules.takes_several

    @property
    def by_letter(self) -> dict[str, str]:
        """The ids of its options by the letters that may be typed."""
        ids = dict(zip(self.letters, (option.id for option in self.options), strict=True))
        return ids | {name[0]: name for name in self.item.rules.fixed}


def paper_places(items: Iterable[QuizItem]) -> tuple[PaperPlace, ...]:
    """Return each question of a paper in order; its items are numbered from 1."""
    return tuple(
        PaperPlace(number, item, step, item.as_printed(question))
        for number, item in enumerate(items, start=1)
        for step, question in enumerate(item.questions, start=1)
    )


def keyed(line: str, places: Sequence[PaperPlace]) -> tuple[Choices, ...] | Miskeyed:
    """Return what a line says was chosen at each question, or what is wrong with it.

    Letters may stand together or apart. Where a question takes several, they are a word of their
    own: `bca ab -d`.
    """
    chosen: list[Choices] = []
    for word in line.casefold().split():
        rest = word
        while rest:
            if len(chosen) == len(places):
                return Miskeyed(f"has more letters than the paper has questions ({len(places)})")
            place = places[len(chosen)]
            if place.takes_several and rest != word:
                return Miskeyed(f"{place.name} needs a space before its letters and after them")
            size = len(rest) if place.takes_several else 1
            given = _given(rest[:size], place)
            if isinstance(given, Miskeyed):
                return given
            chosen.append(given)
            rest = rest[size:]
    if len(chosen) < len(places):
        missing = places[len(chosen)].name
        return Miskeyed(f"stops before {missing}: type {NO_ANSWER} where there is no answer")
    return tuple(chosen)


def line_of(chosen: Sequence[Choices], places: Sequence[PaperPlace]) -> str:
    """Return the line that says what was chosen."""
    words: list[str] = []
    stands_alone = True
    for place, ids in zip(places, chosen, strict=True):
        letter_of = {option.id: place.letters[at] for at, option in enumerate(place.options)}
        letters = "".join(letter_of[each] for each in ids) or NO_ANSWER
        if stands_alone or place.takes_several:
            words.append(letters)
        else:
            words[-1] += letters
        stands_alone = place.takes_several
    return " ".join(words)


def _given(letters: str, place: PaperPlace) -> Choices | Miskeyed:
    if letters == NO_ANSWER:
        return ()
    known = place.by_letter
    for letter in letters:
        if letter not in known:
            spread = ", ".join(place.letters)
            return Miskeyed(f"{place.name} has no {letter!r}: type one of {spread}, or {NO_ANSWER}")
    ids = tuple(known[letter] for letter in letters)
    if len(set(ids)) < len(ids):
        return Miskeyed(f"{place.name} names a letter twice")
    if place.item.rules.in_order and len(ids) < len(place.options):
        return Miskeyed(f"{place.name} needs every letter once, in order, or {NO_ANSWER}")
    return ids
