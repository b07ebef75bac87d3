"""Counts of themes: each case once, by its latest session, whatever order the files come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ehe_check.themes.count import (
    CasesSoFar,
    Cited,
    OutcomeIds,
    SetAside,
    added,
    citations,
    counted_case,
    counted_ids,
    fits,
)
from ehe_check.themes.rounding import nearest_step
from ehe_check.themes.themes import CountedCase, Counts, RecordSeen, Sighting
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
            *[st.booleans()] * 5,
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


def advised(
    case: str, days: int = 0, *, decides: bool = False, is_advised: bool = True
) -> Sighting:
    counted = CountedCase((), (), advises_meeting=is_advised, decides_on_it=decides)
    return sighting(case, days=days)._replace(counted=counted)


def test_a_meeting_is_counted_by_any_session_of_a_case_and_by_its_records() -> None:
    so_far = CasesSoFar()
    so_far.add(advised("a", decides=True))
    so_far.add(advised("a", days=9, is_advised=False))
    so_far.add(advised("b"))
    so_far.add(advised("c"))
    so_far.add(advised("d"))
    so_far.add_record(RecordSeen(b"b", decides_on_meeting=True))
    so_far.add_record(RecordSeen(b"c", meeting_was_held=True))
    counts = so_far.counts()

    assert (4, 4, 3, 1) == (counts.cases, counts.advised, counts.decided, counts.held)


def test_a_meeting_that_was_not_advised_or_whose_case_is_not_counted_is_not_counted() -> None:
    so_far = CasesSoFar()
    so_far.add(advised("a", is_advised=False, decides=True))
    so_far.add_record(RecordSeen(b"a", meeting_was_held=True))
    so_far.add_record(RecordSeen(b"z", meeting_was_held=True))
    counts = so_far.counts()

    assert (0, 0, 0) == (counts.advised, counts.decided, counts.held)


def test_what_was_worked_out_alone_is_worked_out_again_where_its_case_has_more_files() -> None:
    so_far = CasesSoFar()
    alone = CountedCase(("T5",), (), is_worked_out_afresh=True)
    so_far.add(sighting("a", days=1), 0)
    so_far.add(sighting("a", days=5)._replace(counted=alone), 1)
    so_far.add_record(RecordSeen(b"a"), 2)
    so_far.add(sighting("b")._replace(counted=alone), 3)
    so_far.add(sighting("c", days=5), 4)
    so_far.add(sighting("c")._replace(counted=alone), 5)
    again = [*so_far.to_work_out_again()]
    so_far.put_in_place(again[0][0]._replace(counted=CountedCase(("L1.1",), ())))

    assert [(0, 1, 2)] == [places for _, places in again]
    assert {"L1.1": 1, "T5": 1} == so_far.counts().statements


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


def test_each_team_is_rounded_before_teams_are_added_up() -> None:
    teams = [
        Counts(cases=cases, advised=2, statements={"L1.1": raised}, not_known={"VIS-2": 8})
        for cases, raised in ((32, 12), (11, 3), (13, 2))
    ]
    together = added(teams)

    assert (55, 0, {"L1.1": 15}, {"VIS-2": 30}) == (
        together.cases,
        together.advised,
        together.statements,
        together.not_known,
    )


def test_who_takes_its_own_away_is_left_with_three_numbers_that_another_may_be() -> None:
    for own, others in product(range(40), range(0, 40, 5)):
        left = [
            other
            for other in range(40)
            if added([Counts(cases=own), Counts(cases=other)]).cases - nearest_step(own) == others
        ]

        assert len(left) >= 3, (own, others)


@given(sightings, sightings, sightings)
def test_adding_up_is_associative_and_commutative(
    first: list[Sighting], second: list[Sighting], third: list[Sighting]
) -> None:
    one, two, three = (counts_of(*each) for each in (first, second, third))

    assert added([one, added([two, three])]) == added([added([three, one]), two])


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


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"statements": {"L1.1": 3}}, "more of something"),
        ({"only_parent": 3}, "more of something"),
        ({"advised": 3}, "more of something"),
        ({"advised": 1, "decided": 2}, "beyond those that were advised"),
        ({"advised": 2, "decided": 1, "held": 2}, "beyond those that were advised"),
        ({"statements": {"a name": 1}}, "should match pattern"),
        ({"not_known": {"a name": 1}}, "should match pattern"),
        ({"drafts": -1}, "greater than or equal"),
        ({"drafts": True}, "valid integer"),
    ],
)
def test_counts_that_cannot_be_are_refused(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Counts.model_validate({"cases": 2, **wrong})


def test_which_sessions_were_counted_is_told_by_a_digest_that_no_order_changes() -> None:
    def digest(*several: Sighting) -> str:
        so_far = CasesSoFar()
        for each in several:
            so_far.add(each)
        return so_far.sessions()

    one, other = sighting("a", "L1.1"), sighting("b", "T5")

    assert digest(one, other) == digest(other, one)
    assert digest(one) != digest(one, other)
