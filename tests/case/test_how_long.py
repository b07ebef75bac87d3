"""How long it takes: what an ordinary family is asked, counted screen by screen."""

from __future__ import annotations

import pytest

from ehe_check.bank.evidence import EVIDENCE_ON_SCREEN
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.how_long import Count, count_of, minutes_of
from tests.banks import CHILDREN, small_bank
from tests.walk_count import count
from tests.worked import shipped_bank

_WORDS_OF_THE_FRAME = 0.15

BANK = small_bank(
    CHILDREN,
    """
    quick = ["SIB-1", "VIS-1", "NOW-1"]

    [[questions]]
    id = "VIS-1"
    text = "Seen this month?"
    per = "child"
    fact = true
    dated = true
    options = ["yes", "no"]
    help = { police = "Count a visit.", other = "Count." }
    when = { attribute = "child.age", is = ["old"] }

    [[questions]]
    id = "NOW-1"
    text = "Danger now?"
    options = ["none", "some"]

    [[questions]]
    id = "NOW-2"
    text = "What danger?"
    options = ["fire"]
    when = { question = "NOW-1", is = ["some"] }

    [[questions]]
    id = "SUP-1"
    kind = "text"
    text = "And you?"
    """,
)


@pytest.mark.parametrize("children", [1, 2, 3])
def test_the_screens_are_the_questions_that_arise_once_for_all_children(children: int) -> None:
    assert 3 == count_of(BANK, WalkSet.QUICK, children).screens
    assert 4 == count_of(BANK, WalkSet.FULL, children).screens


@pytest.mark.parametrize("children", [1, 2, 3])
def test_the_prompts_are_every_screen_that_waits(children: int) -> None:
    adding_word_and_age = 3

    assert 3 + children * adding_word_and_age == count_of(BANK, WalkSet.QUICK, children).prompts


@pytest.mark.parametrize("children", [1, 2, 3])
def test_a_source_is_a_letter_and_the_same_of_all_children_is_said_once(children: int) -> None:
    each = 2 + 9 + 2
    asked = 2 + 3 + 2

    assert asked + children * each == count_of(BANK, WalkSet.QUICK, children).keys


@pytest.mark.parametrize("children", [1, 2, 3, 6])
def test_what_is_counted_is_what_a_walk_through_the_shipped_questions_puts(children: int) -> None:
    walked = count(children)
    worked_out = count_of(shipped_bank(), WalkSet.QUICK, children)

    assert walked.prompts == worked_out.prompts
    assert abs(walked.keys - worked_out.keys) <= len("lodger's girl") * children
    assert abs(walked.words - worked_out.words) <= worked_out.words * _WORDS_OF_THE_FRAME


def test_the_quick_set_is_as_short_as_it_is_meant_to_be() -> None:
    one, three = count(1), count(3)

    assert one.prompts <= 36
    assert three.prompts <= 50
    assert max(one.keys_a_prompt, three.keys_a_prompt) <= 3.2


def test_the_words_are_those_that_are_read_each_line_once() -> None:
    one, three = (count_of(BANK, WalkSet.QUICK, children) for children in (1, 3))
    sources = sum(len(words.split()) for words in EVIDENCE_ON_SCREEN.values())
    asked = "Seen this month? Yes No Count a visit. Danger now? None Some What of SIB-1? Complete"
    listed = "May-be-more Which children? A label. Age? Young Old It matters."

    assert len(f"{asked} {listed}".split()) + sources == one.words == three.words


def test_the_minutes_are_worked_out_from_words_and_keys() -> None:
    after = 6  # looking over the answers, deciding, finishing

    assert 10 == Count(words=1000, screens=1, prompts=1, keys=100 - after).minutes
    assert 1 == Count(words=1, screens=1, prompts=1, keys=0).minutes
    assert 6 == Count(words=1001, screens=1, prompts=1, keys=0).minutes


@pytest.mark.parametrize("walk_set", WalkSet)
def test_more_children_never_take_less(walk_set: WalkSet) -> None:
    one, two, three = (count_of(shipped_bank(), walk_set, children) for children in (1, 2, 3))

    assert one.prompts < two.prompts < three.prompts
    assert one.minutes < two.minutes <= three.minutes


def test_the_quick_set_takes_less_than_all_the_questions() -> None:
    quick, full = (count_of(shipped_bank(), walk_set, 1) for walk_set in WalkSet)

    assert quick.minutes < full.minutes
    assert quick.words < full.words


@pytest.mark.parametrize("walk_set", WalkSet)
def test_what_is_said_is_the_first_child_and_what_each_other_adds(walk_set: WalkSet) -> None:
    one, two = (count_of(shipped_bank(), walk_set, children).minutes for children in (1, 2))

    assert (one, two - one) == minutes_of(shipped_bank(), walk_set)
