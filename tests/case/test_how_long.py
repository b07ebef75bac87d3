"""How long it takes: what an ordinary family is asked, counted screen by screen."""

from __future__ import annotations

from ehe_check.ask.put import Choice, Place, Put, PutKind
from ehe_check.bank.evidence import EVIDENCE_ON_SCREEN
from ehe_check.bank.walk_set import SHIPPED_MINUTES, Minutes, WalkSet
from ehe_check.case.how_long import (
    KEYS_AROUND,
    SECONDS_A_JUDGEMENT,
    WORDS_AROUND,
    Count,
    count_of,
    minutes_of,
)
from tests.banks import CHILDREN, asks, small_bank
from tests.walk_count import count, parted, words_in
from tests.worked import shipped_bank

_HELP_OF_OTHER_ROLES = 0.1
"""How many of the words are help for a role that does not walk here: the longest is counted."""

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


def test_what_is_counted_is_what_a_walk_through_the_shipped_questions_puts() -> None:
    for children in (1, 3, 6):
        walked = count(children)
        worked_out = count_of(shipped_bank(), WalkSet.QUICK, children)
        keys, words = worked_out.keys - KEYS_AROUND, worked_out.words - WORDS_AROUND

        assert walked.prompts == worked_out.prompts
        assert abs(walked.keys - keys) <= len("lodger's girl") * children
        assert abs(words - walked.asked) <= words * _HELP_OF_OTHER_ROLES


def test_a_number_or_a_letter_that_is_a_key_is_no_word() -> None:
    for line, words in [
        ("   3  More than a year ago                     June 2025", 7),
        ("   0      Not known", 2),
        ("   7  [ ] A school", 2),
        (" s  saw or heard it  [r] a record   p  a professional", 8),
        ("s saw  [r] record  p professional  - not theirs", 5),
        ("1-4 pick  0 not known  Enter go on  x save and leave   about 8 minutes left", 13),
        ("EHE-1 | The law | topic 1 of 14, 2 of about 46", 11),
        ("  8 weeks or more, and so on.", 7),
        ("-" * 79, 0),
    ]:
        assert words == words_in([line, line]), line


def test_what_is_asked_and_its_frame_are_counted_apart() -> None:
    put = Put(
        PutKind.CHOICE,
        "Which?",
        (Choice("a", "One of these"),),
        place=Place("EHE-1", "Who visits", "topic 1 of 2", left="about 8 minutes left"),
        help="Twice counts.",
    )

    assert ["Which?", "Twice counts.", "One of these"] == [
        line.removeprefix("   1  ").strip() for line in parted(put).asked if line
    ]
    assert ["EHE-1 | Who visits | topic 1 of 2", "-" * 79] == parted(put).frame[:2]
    assert parted(put).frame[2].endswith("about 8 minutes left")


def test_the_quick_set_is_as_short_as_it_is_meant_to_be() -> None:
    one, three = count(1), count(3)

    assert one.prompts <= 33
    assert three.prompts <= 40
    assert max(one.keys_a_prompt, three.keys_a_prompt) <= 3.2


def test_the_words_are_those_that_are_read_each_line_once() -> None:
    one, three = (count_of(BANK, WalkSet.QUICK, children) for children in (1, 3))
    sources = sum(len(words.split()) for words in EVIDENCE_ON_SCREEN.values())
    asked = "Seen this month? Yes No Count a visit. Danger now? Fire counts."
    listed = "None Some What of SIB-1? Complete May-be-more Which children? A label. Age? Young Old"

    said = len(f"{asked} {listed}".split()) + sources + WORDS_AROUND
    assert said == one.words == three.words


def test_what_is_said_before_a_walk_is_what_it_takes_within_two_minutes() -> None:
    counted = count(1)
    around = Count(WORDS_AROUND, 0, 0, KEYS_AROUND)
    thought = counted.judgements * SECONDS_A_JUDGEMENT / 60

    assert abs(SHIPPED_MINUTES[WalkSet.QUICK].one - counted.minutes - thought - around.minutes) <= 2


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
