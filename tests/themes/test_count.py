"""Counts of themes: each case once, by its latest session, whatever order the files come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import Problem
from ehe_check.themes.count import (
    Cited,
    OutcomeIds,
    Seen,
    SetAside,
    citations,
    counted_case,
    counted_ids,
    counts_of,
    fits,
)
from ehe_check.themes.themes import CountedCase, RecordSeen, Sighting
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


def test_a_case_counts_once_by_its_latest_session() -> None:
    counts = counts_of(
        [sighting("a", "L1.1", days=3), sighting("a", "T5", days=9), sighting("a", "F2.4", days=1)]
    )

    assert (1, {"T5": 1}, 2) == (counts.cases, counts.statements, counts.earlier)


def test_each_case_that_raised_a_statement_counts_for_it() -> None:
    counts = counts_of([sighting("a", "L1.1", "T5"), sighting("b", "T5", not_known=("VIS-2",))])

    assert ({"L1.1": 1, "T5": 2}, {"VIS-2": 1}) == (counts.statements, counts.not_known)


def test_a_case_without_reference_and_one_that_rests_on_a_parent_alone_are_counted() -> None:
    bare = CountedCase((), (), has_reference=False)
    parent = CountedCase((), (), is_only_parent=True)
    counts = counts_of([Sighting(b"a", FIRST, bare), Sighting(b"b", FIRST, parent), sighting("c")])

    assert (3, 1, 1) == (counts.cases, counts.without_reference, counts.only_parent)


def test_what_is_set_aside_is_counted_by_its_kind() -> None:
    every: list[Seen] = [
        SetAside.DRAFT,
        UNREAD,
        UNREAD,
        SetAside.OTHER,
        SetAside.OTHER,
        SetAside.OTHER,
    ]
    counts = counts_of(every)

    assert (0, 1, 2, 3) == (counts.cases, counts.drafts, counts.unread, counts.others)


def advised(
    case: str, days: int = 0, *, decides: bool = False, is_advised: bool = True
) -> Sighting:
    counted = CountedCase((), (), advises_meeting=is_advised, decides_on_it=decides)
    return sighting(case, days=days)._replace(counted=counted)


def test_a_meeting_is_counted_by_any_session_of_a_case_and_by_its_records() -> None:
    counts = counts_of(
        [
            advised("a", decides=True),
            advised("a", days=9, is_advised=False),
            advised("b"),
            advised("c"),
            advised("d"),
            RecordSeen(b"b", decides_on_meeting=True),
            RecordSeen(b"c", meeting_was_held=True),
        ]
    )

    assert (4, 4, 3, 1) == (counts.cases, counts.advised, counts.decided, counts.held)


def test_a_meeting_that_was_not_advised_or_whose_case_is_not_counted_is_not_counted() -> None:
    counts = counts_of(
        [
            advised("a", is_advised=False, decides=True),
            RecordSeen(b"a", meeting_was_held=True),
            RecordSeen(b"z", meeting_was_held=True),
        ]
    )

    assert (0, 0, 0) == (counts.advised, counts.decided, counts.held)


@given(files, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(found: list[Seen], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)

    assert counts_of(found) == counts_of(shuffled)


@given(files)
def test_no_part_is_more_than_the_whole_and_each_file_is_counted_once(found: list[Seen]) -> None:
    counts = counts_of(found)
    parts = (counts.without_reference, counts.only_parent, counts.advised)
    aside = (counts.earlier, counts.drafts, counts.unread, counts.others)
    records = sum(isinstance(each, RecordSeen) for each in found)

    assert counts.cases >= max(*parts, *counts.statements.values(), *counts.not_known.values())
    assert counts.held <= counts.decided <= counts.advised
    assert len(found) == counts.cases + sum(aside) + records


def test_a_strength_or_a_note_raises_no_statement() -> None:
    bank = shipped_bank()
    cited = citations(bank, counted_ids(shipped_library()))
    quiet = [rule.id for _, rule in bank.rules.values() if rule.kind in ("note", "strength")]

    assert quiet
    assert not [each for each in quiet if cited[each].statements]


def test_only_learning_points_findings_and_themes_are_counted() -> None:
    assert {"L", "F", "T"} == {each[0] for each in counted_ids(shipped_library())}


def test_a_question_not_known_is_counted_itself_and_not_by_what_it_raises() -> None:
    cited = citations(shipped_bank(), counted_ids(shipped_library()))
    raised = ("VIS-2.unvisited",)
    known = counted_case(OutcomeIds(raised, (), raised), cited)
    not_known = counted_case(OutcomeIds(raised, ("VIS-2",), raised), cited)

    assert ("F1.5", "L1.1") == known.statements
    assert ((), ("VIS-2",), True) == (
        not_known.statements,
        not_known.not_known,
        not_known.is_only_parent,
    )


def test_a_prompt_that_not_known_never_raises_counts_beside_it() -> None:
    cited = citations(shipped_bank(), counted_ids(shipped_library()))
    case = counted_case(OutcomeIds(("DRI-3.record",), ("DRI-3",), ()), cited)

    assert "L4.2" in case.statements


def test_an_outcome_that_names_what_its_bank_does_not_hold_does_not_fit() -> None:
    cited = {"VIS-2.unvisited": Cited(frozenset({"L1.1"})), "VIS-2": Cited()}

    assert fits(OutcomeIds(("VIS-2.unvisited",), ("VIS-2",), ()), cited)
    assert not fits(OutcomeIds(("VIS-2.gone",), (), ()), cited)
    assert not fits(OutcomeIds((), ("VIS-9",), ()), cited)
