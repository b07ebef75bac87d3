"""What is wrong, as a value: its place, the fact and a remedy, with the nearest known word."""

from __future__ import annotations

import pytest

from ehe_check.errors import LONGEST_WORD, Problem, nearest, quoted


def test_a_problem_says_its_place_the_fact_and_a_remedy() -> None:
    assert "bank.toml: has no id. Add one." == str(Problem("bank.toml", "has no id", "Add one."))
    assert "bank.toml: has no id." == str(Problem("bank.toml", "has no id"))


def test_what_is_kept_says_so_after_its_remedy() -> None:
    assert "Add one. It is kept." == Problem("bank.toml", "has no id", "Add one.").kept().remedy
    assert "It is kept." == Problem("bank.toml", "has no id").kept().remedy


def test_a_very_long_word_is_cut_where_it_is_named() -> None:
    assert "'abc'" == quoted("abc")
    assert len(quoted("x" * 10_000)) < LONGEST_WORD + 10


@pytest.mark.parametrize(
    ("word", "known", "remedy"),
    [
        ("emergancy", ["emergency", "today"], "Did you mean 'emergency'?"),
        ("xyz", ["today", "emergency"], "Use one of: emergency, today."),
        ("xyz", [], ""),
        ("xyz", [f"number-{number}" for number in range(1000)], ""),
    ],
)
def test_the_nearest_known_word_is_offered_or_a_short_list(
    word: str, known: list[str], remedy: str
) -> None:
    assert remedy == nearest(word, known)
