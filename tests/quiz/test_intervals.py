"""Intervals: words never claim more than the interval, and few people never look like many."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.quiz.intervals import Interval, Share, share_in_tenths, summed, wilson
from ehe_check.quiz.papers.change_page import change_words
from tests.quiz_groups import difference

shares = st.integers(1, 60).flatmap(
    lambda people: st.integers(0, people).map(lambda count: Share(count, people))
)
ends = st.floats(-1, 1)


@given(shares)
def test_the_tenths_of_a_span_hold_the_whole_interval(share: Share) -> None:
    low, high = share_in_tenths(share)
    interval = wilson(share.count, share.answers)

    assert low / 10 <= interval.low + 1e-9
    assert interval.high - 1e-9 <= high / 10
    assert 0 <= low < high <= 10


@given(ends, ends)
def test_the_words_of_a_change_hold_the_whole_interval(one: float, other: float) -> None:
    interval = Interval(min(one, other), max(one, other))
    words = change_words(interval)
    low, high = _ends(words)

    assert low / 10 <= interval.low + 1e-9
    assert interval.high - 1e-9 <= high / 10
    assert ("there may be no change" in words) == (low <= 0 <= high)


def _ends(words: str) -> tuple[int, int]:
    plain = re.fullmatch(r"between about (\d+) and (\d+) in 10 (more|fewer)", words)
    if plain:
        low, high = int(plain[1]), int(plain[2])
        return (low, high) if plain[3] == "more" else (-high, -low)
    ends = words.removeprefix("between about ").removesuffix(": there may be no change")
    low, high = (_end(each) for each in ends.split(" and "))
    return low, high


def _end(words: str) -> int:
    if words == "no change":
        return 0
    number = int(words.split(maxsplit=1)[0])
    return number if words.endswith("more") else -number


def test_a_change_is_said_in_plain_words() -> None:
    for before, after, words in [
        ((2, 20), (18, 20), "between about 5 and 10 in 10 more"),
        ((18, 20), (2, 20), "between about 5 and 10 in 10 fewer"),
        ((5, 10), (6, 10), "between about 3 in 10 fewer and 5 in 10 more: there may be no change"),
        ((60, 200), (83, 200), "between about no change and 3 in 10 more: there may be no change"),
    ]:
        assert words == change_words(difference(before, after)), before


def test_several_questions_are_added_up() -> None:
    assert Share(5, 30, 2) == summed([Share(2, 10), Share(3, 20)])
    assert Share(0, 0, 0) == summed([])
