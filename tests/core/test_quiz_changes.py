"""Quiz changes: no matter in which order, never from too few, and papers that were not crossed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.core.laying_out_changes import lay_out_change
from ehe_check.core.quiz_changes import ChangeFigures, Crossing, change_figures, people_in
from ehe_check.core.sheets import sheet_problems
from ehe_check.model.quiz_sheets import Choices, QuestionCounts, QuizSheet, QuizSheets
from ehe_check.render.markdown import render_markdown
from ehe_check.storage.rooms import load_quiz_words
from tests.quiz_groups import BANK, DAY, LIBRARY, NOTHING, RIGHT, one_sheet, sheets

WORDS = load_quiz_words().change
often = settings(max_examples=40, deadline=None)
some = st.lists(one_sheet, max_size=8)


def figures(*several: QuizSheets) -> ChangeFigures:
    return change_figures(several, BANK, LIBRARY, DAY)


def text(*several: QuizSheets) -> str:
    return render_markdown(lay_out_change(figures(*several), WORDS, BANK, DAY))


def crossed(before: int, after: int, right: tuple[Choices, ...] = RIGHT) -> list[QuizSheets]:
    return [
        sheets("A", "before", [NOTHING] * before, "1"),
        sheets("B", "before", [NOTHING] * before, "2"),
        sheets("A", "after", [right] * after, "3"),
        sheets("B", "after", [right] * after, "4"),
    ]


def counts(name: str, options: tuple[str, ...], people: tuple[int, ...]) -> QuestionCounts:
    return QuestionCounts(item=name, options=options, people=people, unanswered=1)


@often
@given(some, some, some, st.randoms(use_true_random=False))
def test_the_order_of_sitters_and_files_changes_nothing(
    one: list[tuple[Choices, ...]],
    two: list[tuple[Choices, ...]],
    three: list[tuple[Choices, ...]],
    chance: random.Random,
) -> None:
    groups = [("A", "before", one), ("B", "before", two), ("B", "after", three)]
    files = [sheets(*each, name=str(at)) for at, each in enumerate(groups)]
    mixed = [
        sheets(paper, when, chance.sample(each, len(each)), name=str(at))
        for at, (paper, when, each) in enumerate(groups)
    ]
    chance.shuffle(mixed)

    assert figures(*files) == figures(*mixed)


@often
@given(some, some)
def test_answers_add_up_and_each_person_counts_once(
    one: list[tuple[Choices, ...]], two: list[tuple[Choices, ...]]
) -> None:
    found = figures(sheets("A", "before", one, "1"), sheets("B", "after", two, "2"))

    for point in found.points:
        assert (len(one), len(two)) == (point.before.people, point.after.people)
        assert point.before.right <= point.before.answers
        assert 0 == point.before.answers % len(one)


@pytest.mark.parametrize(("before", "after"), [(2, 9), (9, 2), (0, 0), (2, 2)])
def test_too_few_people_leave_nothing_but_that_sentence(before: int, after: int) -> None:
    found = text(*crossed(before, after))

    assert WORDS.too_few in found
    assert " answers" not in found.partition(WORDS.reading)[0]
    assert " in 10" not in found.partition(WORDS.reading)[0]


def test_a_crossed_change_is_said_with_its_span() -> None:
    found = text(*crossed(3, 3))

    assert "0 of 30 answers" in found
    assert "30 of 30 answers" in found
    assert "between about 4 and 10 in 10 more" in found
    assert "not crossed" not in found.partition(WORDS.reading)[0]


def test_one_wrong_in_what_takes_several_is_not_right() -> None:
    half = (RIGHT[0], ("a",), *RIGHT[2:])
    found = {each.statement: each.after for each in figures(*crossed(3, 3, half)).points}

    assert (0, 6) == (found["L2.2"].right, found["L2.2"].answers)
    assert (12, 12, 6) == (found["L1.1"].right, found["L1.1"].answers, found["L1.1"].people)


@pytest.mark.parametrize(
    ("several", "crossing", "words"),
    [
        (crossed(3, 3), Crossing.EVEN, ""),
        (crossed(3, 8), Crossing.UNEVEN, WORDS.uneven),
        ([crossed(6, 6)[0], crossed(6, 6)[3]], Crossing.NONE, WORDS.not_crossed),
        ([crossed(6, 6)[0], crossed(6, 6)[2]], Crossing.SAME_PAPER, WORDS.same_paper),
    ],
)
def test_papers_that_were_not_crossed_are_said_to_be_so(
    several: list[QuizSheets], crossing: Crossing, words: str
) -> None:
    assert crossing is figures(*several).crossing
    assert words in text(*several)


def test_law_past_its_date_leaves_both_papers() -> None:
    found = change_figures(crossed(3, 3), BANK, LIBRARY, DAY.replace(year=2027))

    assert ("QZ-10", "QZ-11") == found.left_out
    assert 6 == {each.statement: each for each in found.points}["L1.1"].after.answers


def test_counts_mark_what_has_one_right_answer_and_leave_the_rest_out_of_both_papers() -> None:
    options = ("c", "b", "a")
    before = sheets("A", "before", []).model_copy(
        update={"counts": (counts("QZ-1", options, (1, 4, 1)),)}
    )
    found = figures(before, sheets("B", "after", [RIGHT] * 6, "2"))

    assert 7 == people_in(before)
    assert ("QZ-3", "QZ-4", "QZ-7", "QZ-8") == found.left_out
    by_statement = {each.statement: each for each in found.points}
    assert (4, 7) == (by_statement["L1.1"].before.right, by_statement["L1.1"].before.answers)
    assert not by_statement["F1.5"].is_enough
    assert "too few answers" in text(before, sheets("B", "after", [RIGHT] * 6, "2"))


def test_one_person_is_called_so() -> None:
    several = [*crossed(3, 5), sheets("A", "before", [RIGHT], "9")]
    several[0] = sheets("A", "before", [], "1")
    several[1] = sheets("B", "before", [NOTHING] * 5, "2")

    assert "1 person" in text(*several)
    assert "nobody" in text(several[1], several[2])


def wrong_sheet(number: int, *answers: str) -> QuizSheet:
    return QuizSheet(number=number, answers=answers)


@pytest.mark.parametrize(
    ("changed", "fact"),
    [
        ({"items": ("QZ-1", "QZ-99")}, "has items that this quiz does not have: QZ-99"),
        ({"sheets": (wrong_sheet(4, "a"),)}, "has 1 answers, and the paper has 5 questions"),
        (
            {"sheets": (wrong_sheet(4, "z", "", "", "", ""),)},
            "question 1 (QZ-1) has no option 'z'",
        ),
        (
            {"sheets": (wrong_sheet(4, "a b", "", "", "", ""),)},
            "question 1 (QZ-1) has more answers than it takes",
        ),
        (
            {"sheets": (wrong_sheet(4, "", "a a", "", "", ""),)},
            "question 2 (QZ-3) has more answers than it takes",
        ),
        ({"counts": (counts("QZ-2", ("a", "b", "c"), (1, 1, 1)),)}, "has counts of QZ-2"),
        ({"counts": (counts("QZ-3", ("a", "b", "c", "d"), (1, 1, 1, 1)),)}, "counts of QZ-3"),
        ({"counts": (counts("QZ-1", ("a", "b"), (1, 1)),)}, "has counts of QZ-1"),
    ],
)
def test_sheets_that_do_not_fit_the_quiz_say_where(changed: dict[str, object], fact: str) -> None:
    odd = sheets("A", "before", []).model_copy(update=changed)
    problems = list(sheet_problems(odd, BANK, "ours"))

    assert 1 == len(problems)
    assert fact in str(problems[0])
    assert str(problems[0]).startswith("ours")


def test_sheets_that_fit_have_no_problem() -> None:
    fitting = sheets("A", "before", [RIGHT, NOTHING]).model_copy(
        update={"counts": (counts("QZ-1", ("c", "a", "b"), (1, 1, 1)),)}
    )

    assert [] == list(sheet_problems(fitting, BANK, "ours"))
