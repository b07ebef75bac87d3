"""The page about an ordinary family: what may be offered, what goes well, what has no answer."""

from __future__ import annotations

from ehe_check.page.document import Bullets, Columns, Heading, Item, Paragraph
from ehe_check.page.phrases import capital, number_words
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.merged_points import Point, letter_of
from ehe_check.sheet.sheet_paper import Paper, known_words

LEVEL = 2


def offers_and_going_well(paper: Paper) -> Blocks:
    """List what is to be done, then what may be offered to the family beside what goes well."""
    yield from _listed(text("To do"), paper.first.to_do)
    offers = tuple(_listed(text("Worth offering, if the family would like it"), paper.first.offers))
    well = tuple(_listed(text("Going well"), paper.first.going_well))
    if offers and well:
        yield Columns(offers, well)
    else:
        yield from (*offers, *well)


def open_questions(paper: Paper) -> Blocks:
    """Say how many questions have no answer, and that it is no mark against the family."""
    number = paper.first.open_questions
    if not number or not paper.first.is_enough:
        return
    many = number_words(number)
    said = (
        text(
            "One question has no answer. That is no mark against the family, and no reason to ask."
        )
        if number == 1
        else text(
            "{number} questions have no answer. That is no mark against the family, and "
            "no reason to ask.",
            number=capital(many),
        )
    )
    yield Paragraph(said)


def _listed(heading: str, points: tuple[Point, ...]) -> Blocks:
    if points:
        yield Heading(LEVEL, heading)
        yield Bullets(tuple(Item(_in_words(each), lead=each.whom) for each in points))


def _in_words(point: Point) -> str:
    """Return a point with how it is known in words: nothing on this page explains a letter."""
    known = ", ".join(known_words()[each] for each in point.known)
    return f"{point.text} ({known})" if known else point.text


def in_a_line(point: Point) -> str:
    """Return what goes well or is offered, with the letter of how it is known."""
    letters = ", ".join(map(letter_of, point.known))
    return f"{point.text} ({letters})" if letters else point.text
