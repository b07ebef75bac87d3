"""Paper statistics: no matter who sat first, nothing about a few, and what to look at again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import Heading, Paragraph
from ehe_check.page.text import text as said_text
from ehe_check.quiz.item import Paper
from ehe_check.quiz.mark import mark
from ehe_check.quiz.papers.item_statistics import Withheld
from ehe_check.quiz.papers.key_in import Choices
from ehe_check.quiz.papers.paper_statistics import PaperFigures, paper_figures
from ehe_check.quiz.papers.quiz_sheets import QuizSheet, QuizSheets
from ehe_check.quiz.papers.statistics_page import lay_out_statistics, warnings
from ehe_check.render.markdown import render_markdown
from tests.quiz_groups import BANK, DAY, NOTHING, RIGHT, one_sheet, sheets

WRONG: tuple[Choices, ...] = (("a",), ("c",), ("true",), ("x", "y", "z"), ("a",))


def figures(*several: QuizSheets) -> tuple[PaperFigures, ...]:
    return paper_figures(several, BANK, DAY)


def text(*several: QuizSheets) -> str:
    return render_markdown(lay_out_statistics(figures(*several), BANK, DAY))


@given(st.lists(one_sheet, min_size=5, max_size=35), st.randoms(use_true_random=False))
def test_the_order_of_the_sitters_changes_nothing(
    chosen: list[tuple[Choices, ...]], chance: random.Random
) -> None:
    mixed = chance.sample(chosen, len(chosen))

    assert text(sheets("A", "before", chosen)) == text(sheets("A", "before", mixed))


@given(st.lists(one_sheet, min_size=5, max_size=12))
def test_facility_is_the_mean_mark_and_choices_add_up(chosen: list[tuple[Choices, ...]]) -> None:
    (found,) = figures(sheets("A", "before", chosen))
    assert found.figures is not None
    items = BANK.in_paper(Paper.A)
    for at, (item, one) in enumerate(zip(items, found.figures.items, strict=True)):
        shares = [mark(item, (each[at],)).share for each in chosen]
        assert pytest.approx(float(sum(shares) / len(shares))) == one.facility
    for use in found.uses:
        if not use.place.takes_several:
            assert len(chosen) == sum(each.people for each in use.options) + use.unanswered


@given(st.lists(one_sheet, min_size=1, max_size=4))
def test_of_fewer_than_five_nothing_is_said_but_that(chosen: list[tuple[Choices, ...]]) -> None:
    page = lay_out_statistics(figures(sheets("A", "before", chosen)), BANK, DAY)
    said = page.blocks[: page.blocks.index(Heading(2, said_text("How to read this")))]

    assert [Heading(2, "Paper A, before")] == list(said[:1])
    assert [
        said_text(
            "Fewer than five people sat this paper, so no figures are shown: with so "
            "few, they would be about one person."
        )
    ] == [each.text for each in said[1:] if isinstance(each, Paragraph)]
    assert 2 == len(said)


def test_of_fewer_than_five_nothing_is_said_and_of_fewer_than_thirty_not_all() -> None:
    few, many = ([RIGHT] * half + [WRONG] * half for half in (10, 20))
    for sat, are_too_few in ((0, True), (4, True), (5, False)):
        said = text(sheets("A", "before", [RIGHT] * sat))
        assert are_too_few is (
            said_text(
                "Fewer than five people sat this paper, so no figures are shown: with so "
                "few, they would be about one person."
            )
            in said
        ), sat

    assert "not shown: fewer than 30 people sat all of it" in text(sheets("A", "after", few))
    assert "is not shown: fewer than 30 people sat all of it." in text(sheets("A", "after", few))
    assert "not shown:" not in text(sheets("A", "after", many))
    assert said_text(
        "Discrimination is how far the mark goes with the marks on all other "
        "questions, from -1 to 1."
    ) in text(sheets("A", "after", many))


def test_a_question_that_all_answered_alike_has_no_discrimination_and_the_others_have_theirs() -> (
    None
):
    last = RIGHT[-1]
    said = text(sheets("A", "after", [(*RIGHT[:-1], last), (*WRONG[:-1], last)] * 20))

    assert 1 == said.count("not shown: everybody had the same mark, on it or on the others")
    assert "from -1 to 1" in said


def test_options_that_nobody_chose_and_wrong_ones_chosen_more_are_named() -> None:
    (found,) = figures(sheets("A", "before", [WRONG] * 5 + [RIGHT] * 2))
    said = {use.place.item.id: list(warnings(use)) for use in found.uses}

    assert ["Nobody chose C.", "More people chose A, which is not right, than a right one."] == (
        said["QZ-1"]
    )
    assert "QZ-7" not in said
    assert "Nobody chose B or C." in text(sheets("A", "before", [WRONG] * 5))
    (none,) = figures(sheets("A", "before", [NOTHING] * 5))
    assert ["Nobody chose A, B or C."] == list(warnings(none.uses[0]))
    spread = [
        (("a",), ("a", "b", "c"), ("true",), (), ("a",)),
        (("c",), ("a", "b", "d"), ("false",), (), ("c",)),
        *[RIGHT] * 3,
    ]
    assert said_text(
        "In what can be shown, every option was chosen by somebody, and no wrong "
        "option was chosen more often than a right one."
    ) in text(sheets("A", "before", spread))


def test_each_paper_and_occasion_stands_alone_and_files_of_one_add_up() -> None:
    found = figures(
        sheets("B", "after", [RIGHT] * 3, "1"),
        sheets("A", "after", [RIGHT] * 5, "2"),
        sheets("B", "after", [RIGHT] * 3, "3"),
        sheets("B", "before", [RIGHT] * 9, "4"),
        sheets("A", "before", [], "5"),
    )
    named = [(each.paper, each.when, each.figures and each.figures.sitters) for each in found]

    assert [("A", "after", 5), ("B", "before", 9), ("B", "after", 6)] == named


def test_law_past_its_date_is_left_out_by_name_and_where_nothing_is_left_there_are_no_tables() -> (
    None
):
    late, said = DAY.replace(year=2027), "Left out, as their law is past its date: QZ-10."
    whole = sheets("A", "before", [RIGHT] * 6)
    (some,) = paper_figures([whole], BANK, late)
    rows = tuple(QuizSheet.of(number, (("b",),)) for number in range(1, 7))
    of_law = whole.model_copy(update={"items": ("QZ-10",), "sheets": rows})
    (none,) = paper_figures([of_law], BANK, late)
    pages = [render_markdown(lay_out_statistics((each,), BANK, DAY)) for each in (some, none)]

    assert ("QZ-10",) == some.left_out
    assert some.figures is not None
    assert 4 == len(some.figures.items)
    assert all(said in page for page in pages)
    assert said_text("Facility is the mean mark, from 0 to 1.") not in pages[1]
    assert (
        said_text(
            "How many people chose each option; right ones are marked. The letters are "
            "those of the printed paper."
        )
        not in pages[1]
    )


def test_an_item_that_few_sat_has_no_facility() -> None:
    whole = sheets("A", "before", [RIGHT] * 6, "1")
    rows = tuple(each.model_copy(update={"answers": ("b",)}) for each in whole.sheets)
    short = whole.model_copy(update={"items": ("QZ-1",), "id": "2", "sheets": rows})
    few = whole.model_copy(update={"sheets": whole.sheets[:2]})
    (found,) = figures(short, few)
    assert found.figures is not None
    facilities = {each.item: each.facility for each in found.figures.items}

    assert 1.0 == facilities["QZ-1"]
    assert Withheld.FEW_SAT == facilities["QZ-3"]
    assert ["QZ-1"] == [use.place.item.id for use in found.uses]


def test_a_vignette_is_counted_step_by_step() -> None:
    whole = sheets("A", "before", [RIGHT] * 5)
    rows = tuple(each.model_copy(update={"answers": ("b", "c")}) for each in whole.sheets)
    vignette = whole.model_copy(update={"items": ("QZ-9",), "sheets": rows})

    assert "QZ-9, step 2" in text(vignette)
    assert "A 0, B 0 (right), C 5; no answer 0" in text(vignette)
