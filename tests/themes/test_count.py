"""Counts of themes: each case once, rounded so that none is told from few."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Outcome
from ehe_check.errors import Problem
from ehe_check.themes.count import (
    Cited,
    Seen,
    SetAside,
    citations,
    counted_case,
    counted_ids,
    counts_of,
    fits,
)
from ehe_check.themes.rounding import FEWEST_CASES, beside, rounded, withheld
from ehe_check.themes.show import never_shown, units_of
from ehe_check.themes.themes import CountedCase, Fact, RecordSeen, Sighting
from tests.worked import shipped_bank, shipped_library

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
IDS = ("L1.1", "F2.4", "T5")
QUESTIONS = ("VIS-2", "FAM-3")
UNREAD = Problem("x.toml", "is empty")


def sighting(
    case: str, *statements: str, days: int = 0, not_known: tuple[str, ...] = ()
) -> Sighting:
    finished = FIRST + timedelta(days=days)
    return Sighting(case.encode(), finished, CountedCase(tuple(statements), not_known))


def in_order(ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


cases = st.sampled_from([b"a", b"b", b"c"])
files = st.lists(
    st.one_of(
        st.builds(
            Sighting,
            cases,
            st.integers(0, 2).map(lambda days: FIRST + timedelta(days=days)),
            st.builds(
                CountedCase,
                st.frozensets(st.sampled_from(IDS)).map(in_order),
                st.frozensets(st.sampled_from(QUESTIONS)).map(in_order),
                *[st.booleans()] * 4,
            ),
        ),
        st.builds(RecordSeen, cases, st.booleans(), st.booleans()),
        st.sampled_from([*SetAside, UNREAD]),
    ),
    max_size=12,
)


def advised(
    case: str, days: int = 0, *, decides: bool = False, is_advised: bool = True
) -> Sighting:
    counted = CountedCase((), (), advises_meeting=is_advised, decides_on_it=decides)
    return sighting(case, days=days)._replace(counted=counted)


BARE = CountedCase((), (), has_reference=False)
PARENT = CountedCase((), (), is_only_parent=True)
COUNTED: list[tuple[list[Seen], dict[str, object]]] = [
    (
        [sighting("a", "L1.1", days=3), sighting("a", "T5", days=9), sighting("a", "F2.4", days=1)],
        {"cases": 1, "statements": {"T5": 1}, "earlier": 2},
    ),
    (
        [sighting("a", "L1.1", "T5"), sighting("b", "T5", not_known=("VIS-2",))],
        {"statements": {"L1.1": 1, "T5": 2}, "not_known": {"VIS-2": 1}},
    ),
    (
        [Sighting(b"a", FIRST, BARE), Sighting(b"b", FIRST, PARENT), sighting("c")],
        {"cases": 3, "without_reference": 1, "only_parent": 1},
    ),
    (
        [SetAside.DRAFT, UNREAD, UNREAD, *[SetAside.OTHER] * 3],
        {"cases": 0, "drafts": 1, "unread": 2, "others": 3},
    ),
    (
        [
            advised("a", decides=True),
            advised("a", days=9, is_advised=False),
            advised("b"),
            advised("c"),
            advised("d"),
            RecordSeen(b"b", decides_on_meeting=True),
            RecordSeen(b"c", meeting_was_held=True),
        ],
        {"cases": 4, "advised": 4, "decided": 3, "held": 1},
    ),
    (
        [
            advised("a", is_advised=False, decides=True),
            RecordSeen(b"a", meeting_was_held=True),
            RecordSeen(b"z", meeting_was_held=True),
        ],
        {"advised": 0, "decided": 0, "held": 0},
    ),
]
"""What was seen, and what is counted: a case once, by its latest session."""


def test_each_case_counts_once_and_what_is_set_aside_by_its_kind() -> None:
    for seen, expected in COUNTED:
        counts = counts_of(seen)

        told = {each.replace("-", "_"): number for each, number in counts.facts.items()}
        told |= {each: getattr(counts, each) for each in ("cases", "statements", "not_known")}

        assert expected == {name: told[name] for name in expected}, seen


@given(files, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(found: list[Seen], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)

    assert counts_of(found) == counts_of(shuffled)


@given(files)
def test_no_part_is_more_than_the_whole_and_each_file_is_counted_once(found: list[Seen]) -> None:
    counts = counts_of(found)
    told = counts.facts
    parts = (told[Fact.WITHOUT_REFERENCE], told[Fact.ONLY_PARENT], told[Fact.ADVISED])
    aside = [told[each] for each in (Fact.EARLIER, Fact.DRAFTS, Fact.UNREAD, Fact.OTHERS)]
    records = sum(isinstance(each, RecordSeen) for each in found)

    assert counts.cases >= max(*parts, *counts.statements.values(), *counts.not_known.values())
    assert told[Fact.HELD] <= told[Fact.DECIDED] <= told[Fact.ADVISED]
    assert len(found) == counts.cases + sum(aside) + records


def test_a_strength_or_a_note_raises_no_statement() -> None:
    bank = shipped_bank()
    cited = citations(bank, counted_ids(shipped_library()))
    quiet = [rule.id for _, rule in bank.rules.values() if rule.kind in ("note", "strength")]

    assert quiet
    assert not [each for each in quiet if cited[each].statements]


def test_only_learning_points_findings_and_themes_are_counted() -> None:
    assert {"L", "F", "T"} == {each[0] for each in counted_ids(shipped_library())}


def outcome(
    raised: tuple[str, ...], not_known: tuple[str, ...], only_parent: tuple[str, ...]
) -> Outcome:
    return Outcome(
        urgency=Urgency.NONE,
        meeting=Urgency.NONE,
        raised=raised,
        not_known=not_known,
        only_parent=only_parent,
        answers_sha256="0" * 64,
    )


def test_a_question_not_known_is_counted_itself_and_not_by_what_it_raises() -> None:
    cited = citations(shipped_bank(), counted_ids(shipped_library()))
    raised = ("VIS-2.unvisited",)
    known = counted_case(outcome(raised, (), raised), cited)
    not_known = counted_case(outcome(raised, ("VIS-2",), raised), cited)

    assert ("F1.5", "L1.1") == known.statements
    assert ((), ("VIS-2",), True) == (
        not_known.statements,
        not_known.not_known,
        not_known.is_only_parent,
    )


def test_a_prompt_that_not_known_never_raises_counts_beside_it() -> None:
    cited = citations(shipped_bank(), counted_ids(shipped_library()))
    case = counted_case(outcome(("DRI-3.record",), ("DRI-3",), ()), cited)

    assert "L4.2" in case.statements


def test_an_outcome_that_names_what_its_bank_does_not_hold_does_not_fit() -> None:
    cited = {"VIS-2.unvisited": Cited(frozenset({"L1.1"})), "VIS-2": Cited()}

    assert fits(outcome(("VIS-2.unvisited",), ("VIS-2",), ()), cited)
    assert not fits(outcome(("VIS-2.gone",), (), ()), cited)
    assert not fits(outcome((), ("VIS-9",), ()), cited)


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
