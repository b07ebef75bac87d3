"""Quiz changes: no matter in which order, never from too few, and papers that were not crossed."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.text import text as said_text
from ehe_check.quiz.intervals import Interval, t_95
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.papers.change import (
    ChangeFigures,
    PointChange,
    change_figures,
)
from ehe_check.quiz.papers.change_page import lay_out_change
from ehe_check.quiz.papers.key_in import Choices
from ehe_check.quiz.papers.quiz_sheets import QuizSheet, QuizSheets, sheet_problems
from ehe_check.quiz.papers.who_sat import Crossing
from ehe_check.render.markdown import render_markdown
from tests.counts import times
from tests.quiz_groups import (
    BANK,
    DAY,
    LIBRARY,
    NOTHING,
    RIGHT,
    SINGLE,
    one_sheet,
    pair,
    sheets,
    with_item,
)

some = st.lists(one_sheet, max_size=8)


def figures(*several: QuizSheets) -> ChangeFigures:
    return change_figures(several, BANK, LIBRARY, DAY)


def text(*several: QuizSheets) -> str:
    return render_markdown(lay_out_change(figures(*several), BANK, DAY))


def crossed(before: int, after: int, right: tuple[Choices, ...] = RIGHT) -> list[QuizSheets]:
    return [
        sheets("A", "before", [NOTHING] * before, "1"),
        sheets("B", "before", [NOTHING] * before, "2"),
        sheets("A", "after", [right] * after, "3"),
        sheets("B", "after", [right] * after, "4"),
    ]


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


@given(some, some)
def test_answers_add_up_and_each_person_counts_once(
    one: list[tuple[Choices, ...]], two: list[tuple[Choices, ...]]
) -> None:
    found = figures(sheets("A", "before", one, "1"), sheets("B", "after", two, "2"))

    for point in found.points:
        assert (len(one), len(two)) == (point.before.people, point.after.people)
        for group in (point.before, point.after):
            assert sum(group.scores) * group.questions == group.count
            assert group.questions * group.people == group.answers


def test_too_few_people_leave_nothing_but_that_sentence() -> None:
    for before, after in [(2, 9), (9, 2), (0, 0), (2, 2)]:
        found = text(*crossed(before, after))

        assert (
            said_text(
                "Fewer than five people sat a paper before, or fewer than five after, so "
                "nothing is said: with so few, it would be about one person."
            )
            in found
        ), before
        assert (
            " answers" not in found.partition(said_text("What this does and does not show"))[0]
        ), before
        assert " in 10" not in found.partition(said_text("What this does and does not show"))[0], (
            before
        )


def test_a_crossed_change_is_said_with_its_span_and_how_many_people_there_were() -> None:
    found = text(*crossed(3, 3))
    one = [
        sheets("A", "before", [], "1"),
        sheets("B", "before", [NOTHING] * 5, "2"),
        *crossed(3, 5)[2:],
        sheets("A", "before", [RIGHT], "9"),
    ]

    assert "0 of 30 answers" in found
    assert "30 of 30 answers" in found
    assert "6 of 6 answers | 0 of 6 answers | between about 4 and 10 in 10 fewer" in found
    assert "not told: too few people sat a paper" in found
    assert "sat only once" not in found
    assert "6 people sat before, and 10 people after." in text(*crossed(3, 5))
    assert "1 person" in text(*one)
    assert "nobody" in text(*one[1:3])


def test_one_wrong_in_what_takes_several_is_not_right() -> None:
    half = (RIGHT[0], ("a",), *RIGHT[2:])
    found = {each.statement: each.after for each in figures(*crossed(3, 3, half)).points}

    assert (6, 24, 6) == (found["L1.1"].count, found["L1.1"].answers, found["L1.1"].people)


def test_papers_that_were_not_crossed_are_said_to_be_so() -> None:
    for several, crossing, words in [
        (
            crossed(3, 3),
            Crossing.NOT_KNOWN,
            said_text(
                "The sheets do not say who sat which, so nobody can tell from them whether "
                "each half of the room sat the other paper the second time. If people sat "
                "the same paper twice, they had met its questions and may have read its "
                "reasons, and the gain looks larger than what was learned."
            ),
        ),
        (
            [crossed(6, 6)[0], crossed(6, 6)[3]],
            Crossing.NONE,
            said_text(
                "The papers were not crossed: a paper was sat only before, or only after. A "
                "paper that is easier than the other would look like a change. Next time let "
                "half of the room start with A, and half with B."
            ),
        ),
        (
            [crossed(6, 6)[0], crossed(6, 6)[2]],
            Crossing.SAME_PAPER,
            said_text(
                "The same paper was sat both times. People had met its questions and may "
                "have read its reasons, so the gain looks larger than what was learned."
            ),
        ),
    ]:
        assert crossing is figures(*several).sat.crossing, several
        assert words in text(*several), several


def test_law_past_its_date_leaves_both_papers() -> None:
    found = change_figures(crossed(3, 3), BANK, LIBRARY, DAY.replace(year=2027))

    assert ("QZ-10", "QZ-11") == found.left_out
    assert 18 == {each.statement: each for each in found.points}["L1.1"].after.answers


def test_a_point_of_one_paper_alone_that_was_sat_once_has_too_few_answers() -> None:
    options = [{**SINGLE[0], "statements": ["H1"]}, *SINGLE[1:]]
    odd = with_item("QZ-1", options=options)
    several = [sheets("A", "before", [NOTHING] * 6, "1"), sheets("B", "after", [RIGHT] * 6, "2")]
    found = change_figures(several, odd, LIBRARY, DAY.replace(year=2027))
    page = render_markdown(lay_out_change(found, odd, DAY))

    assert ("H1", 0, 6) == (
        found.points[1].statement,
        found.points[1].after.answers,
        found.points[1].before.answers,
    )
    assert "too few answers" in page
    assert "Left out: QZ-10, QZ-11." in page


# How far a change could lie

TWENTY = [
    each
    for number in range(1, 41, 2)
    for each in pair(number, "single", SINGLE, statements=["L1.1"])
]
LONG = QuizBank.model_validate(BANK.model_dump() | {"items": TWENTY})


def scored(paper: str, when: str, rights: Sequence[int], name: str) -> QuizSheets:
    """Return sheets of a paper of twenty questions, from how many each person had right."""
    chosen = [[("b",)] * right + [("a",)] * (20 - right) for right in rights]
    items = tuple(each.id for each in LONG.in_paper(Paper(paper)))
    rows = tuple(QuizSheet.of(at, tuple(each)) for at, each in enumerate(chosen, start=1))
    return sheets(paper, when, [], name).model_copy(update={"items": items, "sheets": rows})


def drawn(chance: random.Random, people: int, likely: float) -> list[int]:
    return [sum(chance.random() < likely for _ in range(20)) for _ in range(people)]


def around(right: int, people: int) -> list[int]:
    """Return people's scores with a spread about their mean, that add up to so many right."""
    low, more = divmod(right, people)
    even = [low + (at < more) for at in range(people)]
    return [each + (-2, 2, 1, -1)[at % 4] for at, each in enumerate(even)]


def whole(*several: QuizSheets) -> PointChange:
    return change_figures(several, LONG, LIBRARY, DAY).points[0]


def long_text(*several: QuizSheets) -> str:
    found = change_figures(several, LONG, LIBRARY, DAY)
    return render_markdown(lay_out_change(found, LONG, DAY))


def test_a_large_gain_of_forty_people_is_not_called_no_change() -> None:
    found = long_text(
        scored("A", "before", around(203, 20), "1"),
        scored("B", "before", around(200, 20), "2"),
        scored("A", "after", around(320, 20), "3"),
        scored("B", "after", around(317, 20), "4"),
    )

    assert "403 of 800 answers | 637 of 800 answers | between about 2 and 4 in 10 more" in found


def test_the_span_of_several_questions_is_the_t_interval_of_an_independent_implementation() -> None:
    scores = {
        ("A", "before"): [4, 9, 11, 12, 7, 3],
        ("B", "before"): [10, 12, 9, 14, 15, 8, 11],
        ("A", "after"): [15, 18, 12, 14, 19, 17, 11, 16],
        ("B", "after"): [13, 19, 20, 15, 17],
    }
    several = (scored(*key, each, "".join(key).lower()) for key, each in scores.items())
    change = whole(*several).change
    means = {key: np.mean(each) / 20 for key, each in scores.items()}
    terms = {key: np.var(each, ddof=1) / 400 / len(each) / 4 for key, each in scores.items()}
    middle = sum((1 if key[1] == "after" else -1) * mean / 2 for key, mean in means.items())
    spread = sum(terms.values())
    freedom = spread**2 / sum(terms[key] ** 2 / (len(scores[key]) - 1) for key in scores)

    assert isinstance(change, Interval)
    assert (change.low + change.high) / 2 == pytest.approx(middle)
    assert change.high - middle == pytest.approx(t_95(float(freedom)) * np.sqrt(spread))


@pytest.mark.thorough
@pytest.mark.untraced
def test_spans_hold_the_truth_about_95_times_in_100_and_a_real_gain_is_seen() -> None:
    chance = random.Random(20261124)  # noqa: S311 (a test)
    held = seen = 0
    tries = times(100, 400)
    for _ in range(tries):
        able = [(chance.gauss(0.5, 0.12), chance.gauss(0.5, 0.12)) for _ in range(20)]
        before = [_score(chance, first) for first, _ in able]
        after = [_score(chance, second + 0.25) for _, second in able]
        change = whole(
            scored("A", "before", before[:10], "1"),
            scored("B", "before", before[10:], "2"),
            scored("A", "after", after[10:], "3"),
            scored("B", "after", after[:10], "4"),
        ).change
        assert isinstance(change, Interval)
        held += change.low <= 0.25 <= change.high
        seen += change.low > 0

    assert 0.925 <= held / tries <= 0.98
    assert seen / tries > 0.95


def _score(chance: random.Random, likely: float) -> int:
    return sum(chance.random() < likely for _ in range(20))


def test_an_easier_paper_and_halves_of_two_sizes_do_not_look_like_a_change() -> None:
    chance = random.Random(7)  # noqa: S311 (a test)
    several = [
        scored("A", "before", drawn(chance, 26, 0.85), "1"),
        scored("B", "before", drawn(chance, 14, 0.45), "2"),
        scored("B", "after", drawn(chance, 26, 0.45), "3"),
        scored("A", "after", drawn(chance, 14, 0.85), "4"),
    ]
    change = whole(*several).change

    assert isinstance(change, Interval)
    assert change.low < 0 < change.high
    assert "there may be no change" in long_text(*several)
    assert said_text(
        "One paper was sat by more people than the other, so the numbers of answers "
        "lean towards it. The change does not: each paper is compared with itself, "
        "and both count alike."
    ) in long_text(*several)
    found = long_text(scored("A", "before", [5] * 9, "1"), scored("A", "after", [9] * 9, "2"))

    assert "not told: people's answers did not differ" in found


def wrong_sheet(number: int, *answers: str) -> QuizSheet:
    return QuizSheet(number=number, answers=answers)


def with_first(one: str, two: str = "") -> dict[str, object]:
    return {"sheets": (wrong_sheet(4, one, two, "", "", ""),)}


def test_sheets_that_do_not_fit_the_quiz_say_where() -> None:
    rows: list[tuple[dict[str, object], str]] = [
        ({"items": ("QZ-1", "QZ-99")}, "has items that this quiz does not have: QZ-99"),
        ({"sheets": (wrong_sheet(4, "a"),)}, "has 1 answers, and the paper has 5 questions"),
        (with_first("z"), "question 1 (QZ-1) has no option 'z'"),
        (with_first("a b"), "question 1 (QZ-1) has more answers than it takes"),
        (with_first("", "a a"), "question 2 (QZ-3) has more answers than it takes"),
    ]
    for changed, fact in rows:
        odd = sheets("A", "before", []).model_copy(update=changed)
        problems = list(sheet_problems(odd, BANK, "ours"))

        assert 1 == len(problems), changed
        assert fact in str(problems[0]), changed
        assert str(problems[0]).startswith("ours"), changed
    fitting = sheets("A", "before", [RIGHT, NOTHING])
    assert [] == list(sheet_problems(fitting, BANK, "ours"))
