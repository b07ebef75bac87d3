"""The page of a paper quiz: one side, the verdict by the exact ends, and no code of anybody."""

from __future__ import annotations

import io
from fractions import Fraction
from random import Random

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import Document
from ehe_check.quiz.intervals import Interval
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.marks_figures import Crossing, Gain
from ehe_check.quiz.marks_page import gained, lay_out_marks
from ehe_check.render.pdf import render_pdf
from tests.pages import words_of
from tests.quiz.marks_pages import BETTER, CLASSES, half, page_of
from tests.quiz_groups import (
    BANK,
    DAY,
    LIBRARY,
    NOTHING,
    RIGHT,
    WRONG,
    keyed,
    row,
    with_item,
)


def said(low: float, high: float) -> str:
    gain = Gain(Crossing.CROSSED, 20, Fraction(1, 2), Fraction(7, 10), Interval(low, high))
    page = Document(title="-", blocks=tuple(gained(gain)), made_on=DAY)
    return " ".join(words_of(page))


def words(name: str) -> str:
    return " ".join(words_of(page_of(name)))


def test_the_verdict_goes_by_the_exact_ends_and_whole_numbers_are_printed() -> None:
    assert "More was right after" in said(0.001, 0.3)
    assert "from 0 more to 30 more" in said(0.001, 0.3)
    assert "Less was right after" in said(-0.3, -0.001)
    for low, high in ((-0.001, 0.3), (0.0, 0.3), (-0.3, 0.0), (-0.124, 0.126)):
        assert "these sheets cannot tell" in said(low, high)
    assert "from 12 fewer to 13 more" in said(-0.124, 0.126)
    assert "they had 50 before and 70 after" in said(0.1, 0.3)


def test_a_page_says_what_its_class_shows_and_nothing_of_a_few() -> None:
    for name, told in {
        "one person": "Sheets before: 1 of paper A, 0 of paper B",
        "all right": "with the same code of their own on both sheets",
        "against": "did worse on A1 (QZ-1) (-1.00): is the key right",
        "refused": "Not counted: 1; which rows",
        "better": "24 people sat both times",
        "leavers": "Sat only before: 1. Sat only after: 0.",
        "no answer": "Nobody had a mark for A1 (QZ-1), A2 (QZ-3), A3 (QZ-5), A4 (QZ-7) and A5",
    }.items():
        assert told in words(name), name
    assert "What to teach next" not in words("one person")


@pytest.mark.parametrize("name", CLASSES)
def test_no_code_stands_on_a_page(name: str) -> None:
    assert not {*words(name).split()} & {each[0] for each in CLASSES[name] if each[0]}


def test_the_last_time_that_enough_people_sat_is_taught_from_and_sure_answers_stand_apart() -> None:
    before = [row(WRONG, sure="sssss")] * 6

    def headings(*after: list[str]) -> list[str]:
        page = lay_out_marks(keyed([*before, *after]), BANK, LIBRARY, DAY)
        return [each for each in words_of(page) if "teach next" in each or "Sure and" in each]

    sure = "Sure and wrong, of the answers that people were sure of"
    assert ["What to teach next, by the sheets before the training", sure] == headings(
        *[row(WRONG, "after")] * 4
    )
    for unsure in (
        row(RIGHT, "after", sure="sssss"),
        row([*NOTHING[:4], "A"], "after", sure="sss.."),
    ):
        assert ["What to teach next, by the sheets after the training"] == headings(*[unsure] * 5)


one_row = st.builds(
    row,
    st.sampled_from([RIGHT, WRONG, NOTHING, ["", "cd", "", "ABC", ""], ["Z"] * 5]),
    st.sampled_from(["before", "after", "later"]),
    paper=st.sampled_from("ABC"),
    code=st.sampled_from(["", *(f"K{each}" for each in range(30))]),
    sure=st.sampled_from(["", "sfgss", "x"]),
)


@given(st.lists(one_row, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_no_matter_and_a_refused_row_changes_no_figure(
    rows: list[list[str]], chance: Random
) -> None:
    read = keyed(rows)
    kept = [rows[each.row - 2] for each in read.sheets]
    found, among, shuffled = (
        words_of(lay_out_marks(keyed(some), BANK, LIBRARY, DAY))
        for some in (rows, kept, chance.sample(rows, len(rows)))
    )

    assert [*found] == [*shuffled]
    assert [each for each in found if not each.startswith("Not counted")] == [*among]


def test_what_is_past_its_date_counts_on_neither_paper_and_is_said() -> None:
    odd = with_item("QZ-1", valid_until="2026-11-01")
    for paper in "AB":
        page = lay_out_marks(keyed([row(WRONG, paper=paper)] * 6, odd), odd, LIBRARY, DAY)

        assert "QZ-1, QZ-2." in " ".join(words_of(page))
        assert "1 (QZ-" not in " ".join(words_of(page))
    old = DAY.replace(day=1)
    items = tuple(each.model_copy(update={"valid_until": old}) for each in BANK.items)
    nothing = BANK.model_copy(update={"items": items})
    page = lay_out_marks(keyed([row(WRONG)] * 6, nothing), nothing, LIBRARY, DAY)
    assert "Fewer than five people" in " ".join(words_of(page))


@pytest.mark.thorough
def test_the_longest_page_is_one_side_of_paper() -> None:
    """Every point and belief is as long as the longest that there is."""
    points = sorted(LIBRARY.statements, key=lambda each: -len(LIBRARY.text(each)))
    table = BANK.model_dump()
    for place, item in enumerate(table["items"]):
        for option in item["options"]:
            option["statements"] = [points[place // 2 % 3]]
    for each in table["misconceptions"]:
        each["text"] = max((each.text for each in load_quiz().misconceptions), key=len)
    bank = QuizBank.model_validate(table)
    rows = [*half("AB", (BETTER[0], [WRONG] * 11)), *half("BA", BETTER[::-1]), row(paper="Z")]
    page = lay_out_marks(keyed(rows, bank), bank, LIBRARY, DAY)
    with pikepdf.open(io.BytesIO(render_pdf(page))) as made:
        assert 1 == len(made.pages)
