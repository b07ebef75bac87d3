"""The order of sessions and their clocks, and who on one's lists is who on another's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.ledger import recalled
from ehe_check.over_time.side import (
    Side,
    are_linked,
    matched,
    pairing,
    session_day,
    starts_after,
    wrong_clocks,
)
from tests.banks import TODAY, asks, small_bank, value
from tests.decided_rows import event
from tests.sides import BEFORE, side

BANK = small_bank(asks("NOW-1", "no", "yes"))
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_an_end_before_its_start_and_a_start_that_has_not_come_yet_are_named() -> None:
    for finished, saved, facts in [
        (TEN, TEN, []),
        (None, None, []),
        (NINE, TEN, ["was finished before it was started"]),
        (TEN, NINE, ["was saved before it was started"]),
    ]:
        started = NINE + timedelta(minutes=30)
        odd = wrong_clocks(side(BANK, started=started, finished=finished, saved=saved))

        assert facts == [problem.fact for problem in odd], finished
    assert [] == list(starts_after(side(BANK), TODAY))
    (early,) = starts_after(side(BANK, session="a1"), date(2026, 11, 23))
    assert "session a1: was started on 2026-11-24, which has not come yet" in str(early)


def test_a_session_stands_for_the_day_of_its_end() -> None:
    rows: list[tuple[dict[str, Any], int]] = [
        ({"finished": datetime(2026, 11, 26, 9, tzinfo=UTC)}, 26),
        ({"finished": None, "saved": datetime(2026, 11, 25, 9, tzinfo=UTC)}, 25),
        ({"finished": None}, 24),
    ]
    for ends, day in rows:
        one = side(BANK, **ends)

        assert date(2026, 11, day) == session_day(one.session) == one.day, ends
        assert TODAY == Side(one.session, BANK, read_on=TODAY).day, ends


def test_a_placeholder_is_no_reference() -> None:
    for written in ["", "  ", "not given", " Not given "]:
        assert side(BANK, reference=written).reference is None, written
        assert "EHE-0042" == side(BANK, reference=" EHE-0042 ").reference, written


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


def case(label: dict[str, str], name: str, follows: str = "") -> Session:
    answers = Answers(entries=tuple(Entry(id=key, label=text) for key, text in label.items()))
    return side(small_bank(asks("NOW-1", "no")), answers, session=name, follows=follows).session


MAX_MIN = {"child-1": "max", "child-2": "min"}


def about(agreed: str | None, earlier: Session, latest: Session) -> str | None:
    one = event(AgreedStatus.NEW, BEFORE, "k", about=agreed, session=earlier.session.id)
    (found,) = recalled([one], [earlier], latest)
    return found.about


def test_a_number_of_another_session_is_never_taken_for_somebody_else() -> None:
    earlier, min_alone = case(MAX_MIN, "s1"), case({"child-1": "min"}, "s2")
    follow_up = case({"child-1": "min", "child-2": "max"}, "s2", follows="s1")
    for then, latest, now in [
        ("child-2", min_alone, "child-1"),
        ("child-1", min_alone, "child-unlisted"),
        ("child-2", follow_up, "child-2"),
        (None, min_alone, None),
        ("child-2", earlier, "child-2"),
    ]:
        assert now == about(then, earlier, latest), (then, latest.session.id)
    one = event(AgreedStatus.NEW, BEFORE, "k", about="child-1", session="gone")
    assert (one,) == recalled([one], [], min_alone), "its session is not there"
