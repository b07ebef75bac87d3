"""The options-only test: what gives right options away is found and named, and chance is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple, TypeAlias

import pytest

from ehe_check.quiz.options_only import options_that_tell
from tests.quizzes import chance, quiz_of, table

LETTERS = "bcdfgjklmnpqrtv"


class Option(NamedTuple):
    """An option to be worded: six words that mean nothing, its question, and the key."""

    words: str
    question: int
    right: bool
    random: Random


Wording: TypeAlias = Callable[[Option], str]


def item(wording: Wording, number: int, kind: str, random: Random) -> dict[str, Any]:
    right = random.sample(range(4), 2 if kind == "several" else 1)
    options = []
    for place, letter in enumerate("abcd"):
        words = " ".join(f"{random.choice(LETTERS)}o{random.choice(LETTERS)}" for _ in range(6))
        text = wording(Option(words, number, place in right, random))
        options.append({"id": letter, "text": text, "right": place in right, "why": "x"})
    head = {"id": f"QZ-{number}", "topic": "visits", "kind": kind, "text": "?"}
    if kind == "vignette":
        return head | {"steps": [{"text": "?", "options": options}] * 2}
    return head | {"options": options}


def said_of(
    wording: Wording, count: int, kind: str = "single", *, seed: int = 1, paired: bool = False
) -> list[str]:
    """What is said of a bank of so many items, of four options each."""
    random = chance(seed)
    items = [item(wording, number, kind, random) for number in range(count)]
    for one, other in zip(items[::2], items[1::2], strict=True) if paired else ():
        one["matches"], other["matches"] = other["id"], one["id"]
    return [str(each) for each in options_that_tell(quiz_of(table() | {"items": items}))]


def with_gently(option: Option) -> str:
    return f"{option.words} {'gently' if option.right else 'softly'}"


def test_a_word_that_gives_right_options_away_is_named_with_the_figures_and_the_items() -> None:
    (said,) = said_of(with_gently, 90)

    assert said.startswith("options, one of them right: picking ")
    assert " finds 100% of the right ones in 90 questions, and chance would find 25%." in said
    assert "the one with 'gently'" in said
    assert "the one without 'softly'" in said
    assert "Words that say right: 'gently'," in said
    assert "that say wrong: 'softly'," in said
    assert said.endswith(
        "first in QZ-0, QZ-1, QZ-2, QZ-3, QZ-4, QZ-5, QZ-6, QZ-7, QZ-8, QZ-9, QZ-10, QZ-11."
    )


def test_options_that_are_right_at_random_are_told_by_nothing() -> None:
    for kind, count in (("single", 35), ("single", 100), ("several", 25)):
        for seed in range(8):
            assert [] == said_of(lambda option: option.words, count, kind, seed=seed), (kind, seed)


def now_and_then(worded: Callable[[str], str]) -> Wording:
    """Word every second right option in its own way."""
    return lambda each: worded(each.words) if each.right and each.question % 2 else each.words


REASONS = ("since", "as", "because", "until", "so that", "unless", "in case", "x, so")
FOUND: dict[str, Wording] = {
    "the longest finds 62%": now_and_then(lambda words: f"{words} x"),
    "the shortest finds 62%": now_and_then(lambda words: words[:-1]),
    "the one with most commas finds 62%": now_and_then(lambda words: words.replace(" ", ",", 2)),
    "the one that asks or checks finds 62%": now_and_then(lambda words: f"{words[:-6]} check"),
    "the one with 'who' or 'what' finds 62%": now_and_then(lambda words: f"{words[:-4]} who"),
    "the one with no 'as', 'because' or 'so that' finds": lambda each: (
        each.words if each.right else f"{each.random.choice(REASONS)} {each.words}"
    ),
    "the one with 'bo by' finds": lambda each: f"{each.words} {'bo by' if each.right else 'by bo'}",
    "picking what is worded like the right ones elsewhere finds 9": lambda each: (
        f"{each.words} {'right' if each.right else 'wrong'}{each.question % 15:02}"
    ),
}


@pytest.mark.parametrize("found", FOUND)
def test_what_gives_the_right_options_away_is_named(found: str) -> None:
    """By a rule that needs no thought, by two words in order, or by many that tell little."""
    assert found in said_of(FOUND[found], 90)[0]


def test_what_finds_most_is_said_first_and_a_word_of_a_few_items_is_said_too() -> None:
    def now_and_then_gently(option: Option) -> str:
        return f"{option.words} {'gently' if option.right and option.question % 3 else 'softly'}"

    (said,) = said_of(now_and_then_gently, 45)
    found, _, *others = map(int, re.findall(r"(\d+)%", said))

    assert "the one with 'gently'" in said
    assert others == sorted(others, reverse=True)
    assert found >= others[0]


def test_what_the_two_of_a_pair_have_in_common_is_no_giveaway() -> None:
    def alike(option: Option) -> str:
        number = option.question // 2 if option.right else option.random.randrange(50, 10000)
        return f"{option.words} x{number:04} y{number:04} z{number:04}"

    assert [] != said_of(alike, 90)
    assert [] == said_of(alike, 90, paired=True)


def test_of_options_that_tie_a_share_is_found_and_the_limit_falls_as_questions_grow_many() -> None:
    def now_and_then_longer(option: Option) -> str:
        return option.words + ("o" if option.right and option.question % 8 == 1 else "")

    (said,) = said_of(now_and_then_longer, 85)

    assert "picking the longest finds 35% of the right ones in 85 questions" in said
    assert said.endswith(
        "first in QZ-1, QZ-9, QZ-17, QZ-25, QZ-33, QZ-41, QZ-49, QZ-57, QZ-65, QZ-73, QZ-81."
    )
    assert [] == said_of(now_and_then_longer, 30)


def test_of_few_questions_and_of_kinds_whose_options_can_tell_nothing_nothing_is_said() -> None:
    for kind, few in (("single", 29), ("vignette", 14), ("several", 9)):
        assert (0, 1) == tuple(len(said_of(with_gently, each, kind)) for each in (few, few + 1))
    for kind in ("order", "true-false"):
        assert [] == said_of(with_gently, 90, kind)
