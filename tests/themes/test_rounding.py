"""Counts are rounded so that the same count always prints the same, and none is told from few."""

from __future__ import annotations

from ehe_check.themes.rounding import FEWEST_CASES, beside, rounded, withheld
from ehe_check.themes.show import never_shown, units_of
from tests.worked import shipped_bank, shipped_library

NOTHING = frozenset[str]()


def sets(*names: str) -> list[frozenset[str]]:
    return [frozenset(each) for each in names]


def test_none_to_seven_are_not_shown_and_each_number_that_is_stands_for_five_counts() -> None:
    shown = [rounded(count) for count in range(8, 508)]
    some = (8, 12, 13, 17, 18, 1000)

    assert {None} == {rounded(count) for count in range(8)}
    assert [10, 10, 15, 15, 20, 1000] == [rounded(count) for count in some]
    assert {5} == {shown.count(each) for each in shown}
    assert 5 == [rounded(count) for count in range(FEWEST_CASES, 100)].count(rounded(FEWEST_CASES))


def test_what_a_thing_is_raised_beside_is_said_by_the_least_sets() -> None:
    found = beside(sets("a", "ab", "bc", "bcd"))

    assert sets("") == [*found["a"]]
    assert {*sets("a", "c")} == found["b"]
    assert sets("b") == [*found["c"]]


def test_of_a_sum_that_frees_most_is_withheld_and_of_equals_what_comes_first() -> None:
    apart, summed = sets("a", "b", "abc"), sets("ab", "ac", "b", "c")
    for units, order, expected in [
        (apart, "abc", set[str]()),
        (summed, "abc", {"a"}),
        (summed, "cba", {"c"}),
        (sets("ax", "ay", "bx", "bz", "x", "y", "z"), "abxyz", {"x"}),
    ]:
        assert expected == withheld(units, order), (units, order)


def test_of_the_shipped_bank_these_are_withheld_and_no_reason_for_a_meeting() -> None:
    never = never_shown(shipped_bank(), shipped_library())
    by_not_known = {"F1.1", "F1.2", "F1.5", "F1.7", "F3.3", "F3.4", "L1.2", "T2a"}

    assert by_not_known | {"F2.1", "L4.0"} == never


def test_what_is_left_of_the_shipped_bank_is_tied_to_no_sum_and_to_one_other_at_most() -> None:
    bank, library = shipped_bank(), shipped_library()
    never = never_shown(bank, library)
    left = [unit - never for unit in units_of(bank, library)]
    ties = {name: sets for name, sets in beside(filter(None, left)).items() if sets != {NOTHING}}

    assert {"F1.3": {frozenset({"T1"})}, "T1": {frozenset({"F1.3"})}} == ties
