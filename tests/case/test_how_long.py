"""How long it takes: what an ordinary family is asked, counted screen by screen."""

from __future__ import annotations

from ehe_check.bank.evidence import EVIDENCE_ON_SCREEN
from ehe_check.bank.walk_set import SHIPPED_MINUTES, Minutes, WalkSet
from ehe_check.case.how_long import (
    KEYS_AROUND,
    WORDS_AROUND,
    Count,
    count_of,
    minutes_of,
)
from tests.banks import CHILDREN, asks, small_bank
from tests.worked import shipped_bank

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
    """,
    asks("NOW-1", "none", "some", text="Danger now?", beside="Fire counts."),
    asks("NOW-2", "fire", text="What danger?", when=("NOW-1", "some")),
    asks("SUP-1", kind="text", text="And you?"),
)


def test_what_arises_is_put_once_for_all_children_and_each_is_named_with_an_age() -> None:
    for children in (1, 2, 3):
        quick = count_of(BANK, WalkSet.QUICK, children)
        asked, adding_a_word_and_an_age, each = 2 + 3 + 2, 3, 2 + 9 + 2

        assert (3, 4) == (quick.screens, count_of(BANK, WalkSet.FULL, children).screens)
        assert 3 + children * adding_a_word_and_an_age == quick.prompts
        assert asked + children * each + KEYS_AROUND == quick.keys


def test_the_words_are_those_that_are_read_each_line_once() -> None:
    one, three = (count_of(BANK, WalkSet.QUICK, children) for children in (1, 3))
    sources = sum(len(words.split()) for words in EVIDENCE_ON_SCREEN.values())
    asked = "Seen this month? Yes No Count a visit. Danger now? Fire counts."
    listed = "None Some What of SIB-1? Complete May-be-more Which children? A label. Age? Young Old"

    said = len(f"{asked} {listed}".split()) + sources + WORDS_AROUND
    assert said == one.words == three.words


def test_what_is_worked_out_is_what_the_bot_counts_within_two_minutes() -> None:
    for walk_set, counted in SHIPPED_MINUTES.items():
        worked_out = minutes_of(shipped_bank(), walk_set)
        pairs = zip(worked_out, counted, strict=True)

        assert all(abs(one - other) <= 2 for one, other in pairs), (walk_set, worked_out)


def test_the_minutes_are_worked_out_from_words_keys_and_judgements() -> None:
    assert 10 == Count(words=1150, screens=1, prompts=1, keys=200).minutes
    assert 1 == Count(words=1, screens=1, prompts=1, keys=0).minutes
    assert 3 == Count(words=230, screens=1, prompts=1, keys=0, judgements=15).minutes


def test_more_children_more_questions_and_a_worry_never_take_less() -> None:
    first = []
    for walk_set in WalkSet:
        one, two, three = (count_of(shipped_bank(), walk_set, children) for children in (1, 2, 3))
        first.append(one)

        assert one.prompts < two.prompts < three.prompts
        assert one.minutes <= two.minutes <= three.minutes
    quick, full = first
    assert quick.minutes < full.minutes
    assert quick.words < full.words
    calm, worried = (
        count_of(shipped_bank(), WalkSet.QUICK, 3, is_worried=each) for each in (False, True)
    )
    assert calm.screens < worried.screens
    assert calm.minutes < worried.minutes


def test_what_is_said_is_one_ordinary_child_and_three_with_a_worry() -> None:
    for walk_set in WalkSet:
        one = count_of(shipped_bank(), walk_set, 1)
        three = count_of(shipped_bank(), walk_set, 3, is_worried=True)

        assert (one.minutes, three.minutes) == minutes_of(shipped_bank(), walk_set), walk_set
    assert "5 minutes for one child, 9 for three with a worry" == Minutes(5, 9).words
