"""Counts of themes: each case once, by its latest session, whatever order the files come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ehe_check.themes.count import (
    CasesSoFar,
    OutcomeIds,
    SetAside,
    added,
    citations,
    counted_case,
    counted_ids,
    fits,
)
from ehe_check.themes.themes import CountedCase, Counts, Sighting
from tests.worked import shipped_bank, shipped_library

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
IDS = ("L1.1", "F2.4", "T5")
QUESTIONS = ("VIS-2", "FAM-3")


def sighting(
    case: str, *statements: str, days: int = 0, session: str = "", not_known: tuple[str, ...] = ()
) -> Sighting:
    finished = FIRST + timedelta(days=days)
    counted = CountedCase(tuple(statements), not_known)
    return Sighting(case.encode(), finished, (session or f"{case}{days}").encode(), counted)


def counts_of(*sightings: Sighting) -> Counts:
    so_far = CasesSoFar()
    for each in sightings:
        so_far.add(each)
    return so_far.counts()


def in_order(ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


sightings = st.lists(
    st.builds(
        Sighting,
        st.sampled_from([b"a", b"b", b"c"]),
        st.integers(0, 2).map(lambda days: FIRST + timedelta(days=days)),
        st.sampled_from([b"1", b"2", b"3"]),
        st.builds(
            CountedCase,
            st.frozensets(st.sampled_from(IDS)).map(in_order),
            st.frozensets(st.sampled_from(QUESTIONS)).map(in_order),
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
    ),
    max_size=8,
)


def test_a_case_counts_once_by_its_latest_session() -> None:
    counts = counts_of(
        sighting("a", "L1.1", days=3), sighting("a", "T5", days=9), sighting("a", "F2.4", days=1)
    )

    assert (1, {"T5": 1}, 2) == (counts.cases, counts.statements, counts.earlier)


def test_each_case_that_raised_a_statement_counts_for_it() -> None:
    counts = counts_of(sighting("a", "L1.1", "T5"), sighting("b", "T5", not_known=("VIS-2",)))

    assert ({"L1.1": 1, "T5": 2}, {"VIS-2": 1}) == (counts.statements, counts.not_known)


def test_what_is_set_aside_is_counted_by_its_kind() -> None:
    so_far = CasesSoFar()
    for what, files in ((SetAside.DRAFT, 1), (SetAside.UNREAD, 2), (SetAside.OTHER, 3)):
        so_far.set_aside(what, files)
    counts = so_far.counts()

    assert (0, 1, 2, 3) == (counts.cases, counts.drafts, counts.unread, counts.others)


@given(sightings, st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(found: list[Sighting], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = CasesSoFar(), CasesSoFar()
    for each in found:
        one.add(each)
    for each in shuffled:
        other.add(each)

    assert (one.counts(), one.sessions()) == (other.counts(), other.sessions())


@given(sightings, sightings)
def test_adding_up_teams_equals_one_run_over_all(one: list[Sighting], two: list[Sighting]) -> None:
    theirs = [each._replace(case=b"other " + each.case) for each in two]

    assert counts_of(*one, *theirs) == added([counts_of(*one), counts_of(*theirs)])


@given(sightings, sightings, sightings)
def test_adding_up_is_associative_and_commutative(
    first: list[Sighting], second: list[Sighting], third: list[Sighting]
) -> None:
    one, two, three = (counts_of(*each) for each in (first, second, third))

    assert added([one, added([two, three])]) == added([added([three, one]), two])


@given(sightings)
def test_adding_up_one_team_or_an_empty_one_changes_nothing(found: list[Sighting]) -> None:
    counts = counts_of(*found)

    assert counts == added([counts]) == added([counts, counts_of()])


def test_a_strength_or_a_note_raises_no_statement() -> None:
    bank = shipped_bank()
    cited = citations(bank, counted_ids(shipped_library()))
    quiet = [rule.id for _, rule in bank.rules.values() if rule.kind in ("note", "strength")]

    assert quiet
    assert not [each for each in quiet if cited[each]]


def test_only_learning_points_findings_and_themes_are_counted() -> None:
    assert {"L", "F", "T"} == {each[0] for each in counted_ids(shipped_library())}


def test_every_one_of_them_can_be_counted() -> None:
    counted = counted_ids(shipped_library())
    cited = citations(shipped_bank(), counted)

    assert counted == frozenset[str]().union(*cited.values())


def test_a_question_not_known_brings_up_what_its_find_out_rests_on() -> None:
    cited = citations(shipped_bank(), counted_ids(shipped_library()))
    case = counted_case(OutcomeIds((), ("VIS-2",), ("VIS-2.unvisited",)), cited)

    assert "L1.1" in case.statements
    assert (("VIS-2",), True) == (case.not_known, case.is_only_parent)


def test_an_outcome_that_names_what_its_bank_does_not_hold_does_not_fit() -> None:
    cited = {"VIS-2.unvisited": frozenset({"L1.1"}), "VIS-2": frozenset[str]()}

    assert fits(OutcomeIds(("VIS-2.unvisited",), ("VIS-2",), ()), cited)
    assert not fits(OutcomeIds(("VIS-2.gone",), (), ()), cited)
    assert not fits(OutcomeIds((), ("VIS-9",), ()), cited)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"statements": {"L1.1": 3}}, "more of something"),
        ({"only_parent": 3}, "more of something"),
        ({"from_outcome": 1}, "must come to"),
        ({"statements": {"a name": 1}}, "should match pattern"),
        ({"not_known": {"a name": 1}}, "should match pattern"),
        ({"drafts": -1}, "greater than or equal"),
        ({"drafts": True}, "valid integer"),
    ],
)
def test_counts_that_cannot_be_are_refused(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Counts.model_validate({"cases": 2, "from_outcome": 2, **wrong})


def test_which_sessions_were_counted_is_told_by_a_digest_that_no_order_changes() -> None:
    def digest(*several: Sighting) -> str:
        so_far = CasesSoFar()
        for each in several:
            so_far.add(each)
        return so_far.sessions()

    one, other = sighting("a", "L1.1"), sighting("b", "T5")

    assert digest(one, other) == digest(other, one)
    assert digest(one) != digest(one, other)
