"""Two sessions to compare, and the page that compares them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from ehe_check.comparison.changes import ANSWER_GROUPS
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, Document, Item
from ehe_check.page.text import text
from tests.any_answers import any_answers
from tests.banks import TODAY, value
from tests.comparison_pages import heading_of, moved_page
from tests.over_time.test_compare_always import changed, older
from tests.pages import sections
from tests.sides import BEFORE, side
from tests.worked import shipped_bank

BANK = shipped_bank()
OLDER = older()
ANSWERS = any_answers(BANK)
HELD = value("FAM-7", "control")
IN_DANGER = value("NOW-1", "yes")
OPENING = tuple(
    value(name, BANK.by_id[name].option_ids[0])
    for name in BANK.opening
    if BANK.by_id[name].when is None
)


class TwoSides(tuple[Side, Side]):
    """Two sessions, told by their answers alone where a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr([list(one.session.answers) for one in self])


@st.composite
def two_sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two sessions with any answers, of one day or of two, under one bank or two, linked or not."""
    answers = draw(ANSWERS)
    later = draw(st.one_of(changed(answers), ANSWERS))
    earlier_bank = draw(st.sampled_from((BANK, OLDER, None)))
    later_bank = draw(st.sampled_from((BANK, BANK, None)))
    day = draw(st.sampled_from((BEFORE, TODAY)))
    first = side(earlier_bank, answers, day, session="a", digest="x" if not earlier_bank else None)
    follows = draw(st.sampled_from(("a", "")))
    second = side(later_bank, later, session="b", follows=follows)
    return TwoSides((_of_the_case(first), _of_the_case(second)))


def _of_the_case(one: Side) -> Side:
    """A session of the case bank, whether its bank is there or not."""
    mark = one.session.bank.model_copy(update={"id": "case"})
    return replace(one, session=one.session.model_copy(update={"bank": mark}))


def callouts(document: Document) -> list[Callout]:
    return [block for block in document.blocks if isinstance(block, Callout)]


def page_between(before: Answers | list[Answer], after: Answers | list[Answer]) -> Document:
    return moved_page(side(BANK, before, BEFORE), side(BANK, after))


def texts_under(shown: dict[str, tuple[Item, ...]], heading: str) -> set[str]:
    """Return the texts of the items beneath a heading."""
    return {item.text for item in shown.get(heading, ())}


ONLY_ASKED = frozenset(
    {
        *(heading_of(group) for group in ANSWER_GROUPS),
        text("Where the questions or rules changed"),
        text("The statements named here"),
    }
)
"""Headings under which questions and answers stand, or what a statement says: no advice."""


def advised(document: Document) -> list[str]:
    """Every text that may tell the reader to do something."""
    told = sections(document)
    texts = [text for heading in told.keys() - ONLY_ASKED for text in told[heading]]
    return [*told, *texts]
