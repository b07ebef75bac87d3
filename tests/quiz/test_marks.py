"""What sheets show: the weightiest point first, paper effects gone, and nothing of a few people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.item import Paper
from ehe_check.quiz.marks_csv import KeyedSheets, Sheet, When
from ehe_check.quiz.marks_figures import (
    ENOUGH,
    Answer,
    Crossing,
    MarksFigures,
    Pair,
    discrimination,
    gain_of,
    marks_figures,
    most_missed,
)
from tests.quiz.by_scipy import CORRELATIONS, marks
from tests.quiz_groups import BANK, DAY, LIBRARY, NOTHING, RIGHT, WRONG, keyed, row, with_item

NO_BELIEF = ["", "cd", "", "ABC", ""]


def answers(question: str, right: int, **missed: int) -> list[Answer]:
    """Return answers to a question: so many right, and so many that miss each point."""
    some = [Answer(question, frozenset(), (), is_sure=False)] * right
    for point, count in missed.items():
        name = point.replace("_", ".")
        some += [Answer(question, frozenset({name}), (f"of {name}",), is_sure=False)] * count
    return some


def first(*several: Sequence[Answer]) -> list[tuple[str, int, int]]:
    every = [each for some in several for each in some]
    found = most_missed(every, LIBRARY)
    return [(each.statement, each.missed, each.answers) for each in found]


def figures(rows: Sequence[Sequence[str]]) -> MarksFigures:
    return marks_figures(keyed(rows), BANK, LIBRARY, DAY)


def sat(
    when: str, paper: str, people: int, *, right: int = 0, first_code: int = 0
) -> list[list[str]]:
    """Return rows of people with codes from a number on, the first of them all right."""
    return [
        row(RIGHT if each < right else WRONG, when, paper=paper, code=f"K{first_code + each}")
        for each in range(people)
    ]


# What to teach next


def test_what_most_answers_miss_comes_first_and_an_urgent_point_only_among_equals() -> None:
    grave = answers("A1", 1, L3_2=19)
    urgent, mild = answers("A2", 14, H1=6), answers("A3", 14, L1_1=6)

    assert [("L3.2", 19, 20), ("H1", 6, 20), ("L1.1", 6, 20)] == first(mild, urgent, grave)
    assert "H1" == first(mild, urgent)[0][0]
    often = [answers(f"A{number}", 15, L3_2=5) for number in (4, 5)]
    assert "L3.2" == first(answers("A6", 15, L1_1=5), *often)[0][0]


def test_questions_that_nobody_missed_do_not_hide_one_that_nearly_all_did() -> None:
    known = [answers(f"A{number}", 20, L3_2=0) for number in range(2, 8)]

    assert [("L3.2", 19, 20)] == first(answers("A1", 1, L3_2=19), *known)


def test_fewer_than_a_quarter_and_fewer_than_five_people_are_passed_over() -> None:
    assert [] == first(answers("A1", 16, L1_1=5))
    assert [("L1.1", 5, 20)] == first(answers("A1", 15, L1_1=5))
    assert [] == first(answers("A1", 0, L1_1=4))
    assert [] == first()


def test_an_answer_counts_at_one_point_and_there_are_three_at_most() -> None:
    both = [Answer("A1", frozenset({"P2", "W8"}), (), is_sure=False)] * 9
    many = [answers(f"A{at}", 2, **{f"L{at}_1": 8}) for at in range(1, 6)]

    assert 1 == len(first(both))
    assert 3 == len(first(*many))


def test_the_belief_is_the_one_that_most_answers_show_that_miss_the_point() -> None:
    here = [Answer("A1", frozenset({"L1.1"}), (each,), is_sure=False) for each in "aabbbc"]
    elsewhere = [Answer("A1", frozenset(), ("c",), is_sure=False)] * 9

    assert ["b"] == [each.belief for each in most_missed([*here, *elsewhere], LIBRARY)]


def test_the_last_time_that_enough_people_sat_is_taught_from_and_sure_answers_stand_apart() -> None:
    before = [row(WRONG, sure="sssss")] * 6
    found = figures([*before, *[row(WRONG, "after")] * 4])
    late = figures([*before, *[row(RIGHT, "after")] * 5])

    assert (When.BEFORE, When.AFTER) == (found.latest, late.latest)
    assert found.teach
    assert ((), ()) == (late.teach, late.sure_and_wrong)
    assert [each.statement for each in found.teach] == [
        each.statement for each in found.sure_and_wrong
    ]
    assert () == figures([row(WRONG, sure="fffff")] * 6).sure_and_wrong
    assert () == figures([row(["", *WRONG[1:4], ""], sure="s...s")] * 6).sure_and_wrong
    few = figures([row(WRONG)] * 4)
    assert (None, (), None) == (few.latest, few.teach, few.gain)


# How questions did


def sheet_of(when: When) -> Sheet:
    return Sheet(2, "", "", when, Paper.A, (), (), ())


def test_how_far_a_question_goes_with_the_others_is_as_scipy_has_it() -> None:
    for seed, expected in enumerate(CORRELATIONS):
        table = [dict(zip("abcde", each, strict=True)) for each in marks(seed)]
        sheets = [(sheet_of(When.BEFORE), each) for each in table]
        learned = [
            (sheet_of(When.AFTER), {name: mark + 1 for name, mark in each.items()})
            for each in table
        ]
        alike = [(sheet_of(When.BEFORE), {"a": Fraction(1), "b": Fraction(0)})] * 9

        found = [discrimination(name, sheets) for name in "abcde"]
        twice = [discrimination(name, [*sheets, *learned]) for name in "abcde"]
        assert expected == pytest.approx(found, abs=1e-12)
        assert expected == pytest.approx(twice, abs=1e-12)
        assert discrimination("a", alike) is None


def test_a_question_that_runs_against_the_others_is_named_from_thirty_sheets_on() -> None:
    able = ["A", *RIGHT[1:]]
    weak = ["B", *WRONG[1:]]
    rows = [row(each) for each in (able, weak) * (ENOUGH // 2)]
    found = figures(rows).questions

    assert [(-1.0, "A1 (QZ-1)")] == [(round(value, 9), name) for value, name in found.against]
    assert () == figures(rows[1:]).questions.against


def test_what_nobody_and_what_everybody_knew_is_named_from_five_sheets_on() -> None:
    rows = [row(["A", *RIGHT[1:4], each]) for each in "BABAB"]
    found = figures(rows).questions

    assert (("A1 (QZ-1)",), ()) == (found.nobody, found.against)
    assert ("A2 (QZ-3)", "A3 (QZ-5)", "A4 (QZ-7)") == found.everybody
    assert ((), ()) == (figures(rows[1:]).questions.nobody, figures(rows[1:]).questions.everybody)


# Before and after


def pairs(papers: str, moved: Sequence[Fraction], harder: Fraction = Fraction(0)) -> list[Pair]:
    """Return people who sat two papers, of which B is so much harder."""

    def on(paper: Paper, mark: Fraction) -> Fraction:
        return mark - harder * (paper is Paper.B)

    one, other = map(Paper, papers)
    return [
        Pair(one, other, on(one, Fraction(1, 2)), on(other, Fraction(1, 2) + each))
        for each in moved
    ]


moves = st.lists(st.fractions(-1, 1, max_denominator=40), min_size=3, max_size=12)


@given(moves, moves, st.fractions(-1, 1, max_denominator=20))
def test_what_makes_one_paper_harder_falls_out_where_halves_crossed(
    one: list[Fraction], other: list[Fraction], harder: Fraction
) -> None:
    equal = gain_of([*pairs("AB", one), *pairs("BA", other)])
    uneven = gain_of([*pairs("AB", one, harder), *pairs("BA", other, harder)])
    assert equal
    assert uneven

    assert equal.interval == uneven.interval
    assert equal.after - equal.before == uneven.after - uneven.before
    assert (Crossing.CROSSED, len(one) + len(other)) == (equal.crossing, equal.people)


def test_a_crossing_that_never_happened_and_a_paper_sat_twice_are_seen() -> None:
    some = [Fraction(each, 20) for each in range(6)]
    for papers, crossing, people in [
        (("AB",), Crossing.ONE_WAY, 6),
        (("AB", "AA"), Crossing.ONE_WAY, 12),
        (("AA",), Crossing.SAME_PAPER, 6),
        (("AA", "BB"), Crossing.SAME_PAPER, 12),
        (("AB", "BA", "AA"), Crossing.CROSSED, 12),
    ]:
        found = gain_of([pair for each in papers for pair in pairs(each, some)])
        assert found
        assert (crossing, people) == (found.crossing, found.people), papers
    one = gain_of([*pairs("AB", some), *pairs("BA", some[:1])])
    assert one
    assert Crossing.ONE_WAY is one.crossing
    assert gain_of(pairs("AB", some[:4])) is None


def test_people_are_paired_by_codes_and_those_who_left_are_named() -> None:
    rows = [
        *sat("before", "A", 6),
        *sat("after", "B", 5, right=4),
        *sat("before", "B", 6, first_code=20),
        *sat("after", "A", 7, right=4, first_code=20),
        row(RIGHT, "after"),
    ]
    found = figures(rows)
    assert found.gain
    assert found.gain.interval

    assert (Crossing.CROSSED, 11) == (found.gain.crossing, found.gain.people)
    assert found.gain.interval.low > 0
    assert {When.BEFORE: ("K5",), When.AFTER: ("K26",)} == found.leavers
    assert {} == figures([row()] * 6 + [row(RIGHT, "after")] * 6).leavers


def unpaired(*halves: tuple[str, str, str]) -> Crossing | None:
    """Return what is known of a crossing without codes: each half is its name and two papers."""
    rows = [
        row(answers, when, paper=paper, group=group)
        for group, *papers in halves
        for when, paper in zip(When, papers, strict=True)
        for answers in [RIGHT, WRONG, [*NOTHING[:4], "B"]] * 2
    ]
    gain = figures(rows).gain
    assert gain is None or gain.people is None
    return gain.crossing if gain else None


def test_without_codes_each_paper_is_compared_with_itself_and_groups_show_a_crossing() -> None:
    assert Crossing.CROSSED is unpaired(("1", "A", "B"), ("2", "B", "A"))
    assert Crossing.NOT_KNOWN is unpaired(("", "A", "B"), ("", "B", "A"))
    assert Crossing.NOT_KNOWN is unpaired(("1", "A", "B"), ("", "B", "A"))
    assert Crossing.SAME_PAPER is unpaired(("1", "A", "A"), ("2", "B", "B"))
    assert Crossing.SAME_PAPER is unpaired(("", "A", "A"))
    assert unpaired(("1", "A", "B"), ("2", "A", "B")) is None


def test_halves_of_different_sizes_do_not_look_like_a_gain() -> None:
    """As once: 26 sat A and then B, 14 B and then A, B is far harder, and nobody learned."""
    easy, hard = [RIGHT] * 22 + [WRONG] * 4, [RIGHT] * 7 + [WRONG] * 7
    rows = [
        *(row(each, "before", paper="A") for each in easy),
        *(row(each, "after", paper="B") for each in hard * 2),
        *(row(each, "before", paper="B") for each in hard),
        *(row(each, "after", paper="A") for each in easy[9:23]),
    ]
    gain = figures(rows).gain
    assert gain
    assert gain.interval

    assert gain.interval.low < 0 < gain.interval.high


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
        papers = (Paper.A, Paper.B)
        gain = gain_of(
            [
                Pair(papers[half], papers[1 - half], Fraction(int(b), 20), Fraction(int(a), 20))
                for half, b, a in zip(first, before, after, strict=True)
            ]
        )
        assert gain
        assert gain.interval
        seen += gain.interval.low > 0

    assert np.mean(true) == pytest.approx(0.2 if logits else 0, abs=0.01)
    assert more[0] <= seen / 400 <= more[1]


# What holds of all figures


one_answer = st.sampled_from(
    [RIGHT, WRONG, NOTHING, NO_BELIEF, ["Z"] * 5, ["c", "b", "t", "CAB", "a"]]
)
one_row = st.builds(
    row,
    one_answer,
    st.sampled_from(["before", "after", "later"]),
    paper=st.sampled_from("ABC"),
    code=st.sampled_from(["", *(f"K{each}" for each in range(30))]),
    group=st.sampled_from(["", "1", "2"]),
    sure=st.sampled_from(["", "sfgss", "x"]),
)


@given(st.lists(one_row, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_no_matter_and_a_refused_row_changes_no_figure(
    rows: list[list[str]], chance: Random
) -> None:
    read = keyed(rows)
    found = marks_figures(read, BANK, LIBRARY, DAY)
    kept = [rows[each.row - 2] for each in read.sheets]
    among = marks_figures(keyed(kept), BANK, LIBRARY, DAY)
    shuffled = marks_figures(keyed(chance.sample(rows, len(rows))), BANK, LIBRARY, DAY)

    assert found == shuffled
    assert among.refused == 0
    assert found.__dict__ | {"refused": 0} == among.__dict__


def test_what_is_past_its_date_counts_on_neither_paper_and_is_said() -> None:
    odd = with_item("QZ-1", valid_until="2026-11-01")
    read = keyed([row(WRONG)] * 6, odd)
    found = marks_figures(read, odd, LIBRARY, DAY)
    other = marks_figures(keyed([row(WRONG, paper="B")] * 6, odd), odd, LIBRARY, DAY)

    assert (("QZ-1",), ("QZ-2",)) == (found.left_out, other.left_out)
    for each in (found, other):
        assert not any("1 (QZ-" in one.question for one in each.teach)
    nothing = BANK.model_copy(
        update={
            "items": tuple(
                x.model_copy(update={"valid_until": DAY.replace(day=1)}) for x in BANK.items
            )
        }
    )
    empty = marks_figures(KeyedSheets(read.sheets, (), ()), nothing, LIBRARY, DAY)
    assert (None, (), ()) == (empty.gain, empty.teach, empty.questions.everybody)
