"""What sheets show: the weightiest point first, paper effects gone, and nothing of a few people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.item import Paper
from ehe_check.quiz.marks_csv import When
from ehe_check.quiz.marks_figures import (
    ENOUGH,
    Crossing,
    Gain,
    Pair,
    discrimination,
    gain_of,
    leavers,
    pairs_of,
    questions_to_read,
    replies,
)
from ehe_check.quiz.to_teach import Reply, most_missed
from tests.quiz.by_scipy import CORRELATIONS, marks
from tests.quiz_groups import LIBRARY, NOTHING, RIGHT, WRONG, keyed, row

np = pytest.importorskip("numpy")


def of(question: str, right: int, **missed: int) -> list[Reply]:
    """Return replies to a question: so many right, and so many that miss each point."""
    some = [Reply(question, frozenset(), ())] * right
    for point, count in missed.items():
        some += [Reply(question, frozenset({point.replace("_", ".")}), (point,))] * count
    return some


def first(*several: Sequence[Reply]) -> list[tuple[str, int, int]]:
    every = [each for some in several for each in some]
    found = most_missed(every, LIBRARY)
    return [(each.statement, each.missed, each.replies) for each in found]


# What to teach next


def test_what_most_replies_miss_comes_first_and_an_urgent_point_only_among_equals() -> None:
    grave = of("A1", 1, L3_2=19)
    urgent, mild = of("A2", 14, H1=6), of("A3", 14, L1_1=6)
    known = [of(f"A{number}", 20) for number in range(4, 9)]
    often = [of(f"A{number}", 15, L3_2=5) for number in (4, 5)]

    assert [("L3.2", 19, 20), ("H1", 6, 20), ("L1.1", 6, 20)] == first(mild, urgent, grave, *known)
    assert "H1" == first(mild, of("A4", 14, L1_1=6), urgent)[0][0]
    assert "L3.2" == first(of("A6", 15, L1_1=5), *often)[0][0]


def test_fewer_than_a_quarter_and_fewer_than_five_people_are_passed_over() -> None:
    assert [] == first(of("A1", 16, L1_1=5)) == first(of("A1", 0, L1_1=4)) == first()
    assert [("L1.1", 5, 20)] == first(of("A1", 15, L1_1=5))


def test_a_reply_counts_at_one_point_and_there_are_three_at_most() -> None:
    many = [of(f"A{at}", 2, **{f"L{at}_1": 8}) for at in range(1, 6)]

    assert 1 == len(first([Reply("A1", frozenset({"P2", "W8"}), ())] * 9))
    assert 3 == len(first(*many))


def test_the_belief_is_the_one_that_most_replies_show_that_miss_the_point() -> None:
    here = [Reply("A1", frozenset({"L1.1"}), (each,)) for each in "aabbbc"]
    elsewhere = [Reply("A1", frozenset(), ("c",))] * 9

    assert ["b"] == [each.belief for each in most_missed([*here, *elsewhere], LIBRARY)]


def test_a_reply_that_was_not_given_misses_what_is_asked_and_nobody_is_sure_of_it() -> None:
    sheets = keyed([row(["", *WRONG[1:4], "A"], sure="ssf.s")]).sheets
    every, sure = ([*replies(sheets, LIBRARY, only_sure=each)] for each in (False, True))

    assert 5 == len(every)
    assert frozenset({"L1.1"}) <= every[0].points
    assert ["A2 (QZ-3)", "A5 (QZ-10)"] == [each.question for each in sure]


# How questions did


def test_how_far_a_question_goes_with_the_others_is_as_scipy_has_it() -> None:
    learned = [row(RIGHT, "after")] * 40
    for seed, expected in enumerate(CORRELATIONS):
        rows = [row([(WRONG, RIGHT)[m == 1][at] for at, m in enumerate(x)]) for x in marks(seed)]
        for some in (rows, [*rows, *learned]):
            sheets = keyed(some).sheets
            found = [discrimination(name, sheets) for name in sheets[0].answers]
            assert expected == pytest.approx(found, abs=1e-10)
    assert discrimination("A1 (QZ-1)", keyed(learned).sheets) is None


def test_a_question_that_runs_against_the_others_is_named_from_thirty_sheets_on() -> None:
    rows = [row(each) for each in (["A", *RIGHT[1:]], ["B", *WRONG[1:]]) * (ENOUGH // 2)]

    assert {"A1 (QZ-1)": pytest.approx(-1)} == questions_to_read(keyed(rows).sheets).against
    assert {} == questions_to_read(keyed(rows[1:]).sheets).against


def test_what_nobody_and_what_everybody_knew_is_named_from_five_sheets_on() -> None:
    rows = [row(["A", *RIGHT[1:4], each]) for each in "BABAB"]
    known = ["A2 (QZ-3)", "A3 (QZ-5)", "A4 (QZ-7)"]

    assert ({}, ["A1 (QZ-1)"], known) == questions_to_read(keyed(rows).sheets)
    assert ({}, [], []) == questions_to_read(keyed(rows[1:]).sheets)


# Before and after


def pairs(papers: str, moved: Sequence[Fraction], harder: Fraction = Fraction(0)) -> list[Pair]:
    """Return people who sat two papers, of which B is so much harder."""
    one, other = map(Paper, papers)
    start, end = (Fraction(1, 2) - harder * (each is Paper.B) for each in (one, other))
    return [Pair(one, other, start, end + each) for each in moved]


def gained(pairs: Sequence[Pair]) -> Gain:
    found = gain_of(pairs)
    assert found
    return found


moves = st.lists(st.fractions(-1, 1, max_denominator=40), min_size=3, max_size=12)


@given(moves, moves, st.fractions(-1, 1, max_denominator=20))
def test_what_makes_one_paper_harder_falls_out_where_halves_crossed(
    one: list[Fraction], other: list[Fraction], harder: Fraction
) -> None:
    equal = gained([*pairs("AB", one), *pairs("BA", other)])
    uneven = gained([*pairs("AB", one, harder), *pairs("BA", other, harder)])

    assert equal.interval == uneven.interval
    assert equal.after - equal.before == uneven.after - uneven.before
    assert (Crossing.CROSSED, len(one) + len(other)) == (equal.crossing, equal.people)


def test_a_crossing_that_never_happened_and_a_paper_sat_twice_are_seen() -> None:
    some = [Fraction(each, 20) for each in range(6)]
    for papers, crossing, people in [
        (("AB", "AA"), Crossing.ONE_WAY, 12),
        (("AA", "BB"), Crossing.SAME_PAPER, 12),
        (("AB", "BA", "AA"), Crossing.CROSSED, 12),
    ]:
        found = gained([pair for each in papers for pair in pairs(each, some)])
        assert (crossing, people) == (found.crossing, found.people), papers
    assert Crossing.ONE_WAY is gained([*pairs("AB", some), *pairs("BA", some[:1])]).crossing
    assert 5 == gained(pairs("AB", some[:5])).people
    assert gain_of(pairs("AB", some[:4])) is None


def test_people_are_paired_by_codes_and_those_who_left_are_named() -> None:
    rows = [
        *(row(WRONG, code=f"K{each}") for each in range(4)),
        *(row(RIGHT, "after", paper="B", code=f"K{each}") for each in range(1, 6)),
        row([*NOTHING[:4], "B"]),
        row(RIGHT, "after"),
    ]
    sheets = keyed(rows).sheets

    assert [Pair(Paper.A, Paper.B, Fraction(0), Fraction(1))] * 3 == [*pairs_of(sheets)]
    assert {When.BEFORE: ["K0"], When.AFTER: ["K4", "K5"]} == leavers(sheets)
    assert {} == leavers(sheets[:4])


@pytest.mark.parametrize(("logits", "more"), [(1.15, (0.9, 1.0)), (0.0, (0.0, 0.05))])
def test_a_gain_of_twenty_points_is_seen_by_twenty_people_and_none_is_not(
    logits: float, more: tuple[float, float]
) -> None:
    """People differ, items differ, paper B is the harder one, and each half crosses."""
    draws, seen, true = np.random.default_rng(20), 0, []
    for _ in range(400):
        able = draws.normal(0, 1, 20)
        first = np.arange(20) % 2
        sides = []
        for taught, paper in ((0.0, first), (logits, 1 - first)):
            easy = (able + taught - 0.5 * paper)[:, None] - np.linspace(-1.5, 1, 20)
            chances = 1 / (1 + np.exp(-easy))
            sides.append(((draws.random((20, 20)) < chances).sum(axis=1), chances.mean()))
        (before, low), (after, high) = sides
        true.append(high - low)
        sat = [
            Pair([*Paper][half], [*Paper][1 - half], Fraction(int(b), 20), Fraction(int(a), 20))
            for half, b, a in zip(first, before, after, strict=True)
        ]
        interval = gained(sat).interval
        seen += interval is not None and interval.low > 0

    assert np.mean(true) == pytest.approx(0.2 if logits else 0, abs=0.01)
    assert more[0] <= seen / 400 <= more[1]
