"""A match: who on one session's lists is who on another's."""

from __future__ import annotations

from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.match import are_linked, matched, pairing
from tests.banks import asks, small_bank, value
from tests.sides import BEFORE, side

BANK = small_bank(asks("NOW-1", "no", "yes"))


def listed(**labels: str) -> Answers:
    return Answers(
        entries=tuple(
            Entry(id=name.replace("_", "-"), label=label) for name, label in labels.items()
        )
    )


def test_an_entry_is_found_by_number_and_label_then_label_then_number() -> None:
    both = {"child_1": "elder", "child_2": "baby"}
    alike = {"child_1": "boy", "child_2": "boy"}
    for why, earlier, later, expected in [
        ("same", both, both, {"child-1": "child-1", "child-2": "child-2"}),
        (
            "other order",
            both,
            {"child_1": " Baby", "child_2": "elder"},
            {"child-1": "child-2", "child-2": "child-1"},
        ),
        ("other label", {"child_1": "only"}, {"child_1": "elder"}, {"child-1": "child-1"}),
        (
            "before number",
            {"child_1": "a", "child_2": "b"},
            {"child_1": "b"},
            {"child-2": "child-1"},
        ),
        ("two alike", alike, {"child_2": "boy", "child_3": "boy"}, {"child-2": "child-2"}),
        ("one of two alike", alike, {"child_3": "boy"}, {}),
        ("other list", {"child_1": "elder"}, {"adult_1": "elder"}, {}),
        ("nobody", {"child_1": "elder"}, {}, {}),
    ]:
        found = matched(listed(**earlier), listed(**later), by_id=False)

        assert expected == found.later_by_earlier, why


def test_where_one_session_follows_the_other_numbers_decide() -> None:
    first = side(BANK, listed(child_1="elder", child_2="baby"), BEFORE, session="first")
    second = side(BANK, listed(child_1="baby", child_2="elder"), follows="first")

    expected = {"child-1": "child-1", "child-2": "child-2"}

    assert expected == pairing(first.session, second.session).later_by_earlier


def test_somebody_answered_about_but_never_listed_is_matched_by_number() -> None:
    answers = Answers({Ref("VIS-1", "child-4"): value("VIS-1", "no", "child-4")})

    assert {"child-4": "child-4"} == matched(answers, answers, by_id=False).later_by_earlier


def test_a_session_is_linked_with_itself_and_with_the_one_it_follows_only() -> None:
    first = side(BANK, day=BEFORE, session="first").session
    second = side(BANK, follows="first", session="second").session
    other = side(BANK, session="other").session

    assert are_linked(first, first)
    assert are_linked(first, second)
    assert are_linked(second, first)
    assert not are_linked(first, other)
    assert not are_linked(other, second)
