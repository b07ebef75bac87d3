"""Weighing evidence: only what is defensible is ordered, and a child is never ranked below."""

from __future__ import annotations

from itertools import product

import pytest

from ehe_check.bank.evidence import Evidence
from ehe_check.over_time.moved.evidence_moved import is_stronger, shift
from ehe_check.over_time.moves import EvidenceShift

SAW, RECORD, OTHER, CHILD, PARENT, ASSUMED, UNSAID = Evidence
ALL = (*Evidence, None)
ORDERED = {
    *product((SAW, RECORD), (PARENT,)),
    *product((SAW, RECORD, OTHER, CHILD, PARENT), (ASSUMED, UNSAID, None)),
}


@pytest.mark.parametrize(("one", "other"), list(product(ALL, ALL)))
def test_only_these_sources_are_stronger_than_those(
    one: Evidence | None, other: Evidence | None
) -> None:
    assert ((one, other) in ORDERED) is is_stronger(one, other)


@pytest.mark.parametrize("adult", [SAW, RECORD, OTHER, PARENT])
def test_a_childs_account_is_never_ranked_against_anybody_elses(adult: Evidence) -> None:
    assert EvidenceShift.CHANGED is shift(CHILD, adult)
    assert EvidenceShift.CHANGED is shift(adult, CHILD)


@pytest.mark.parametrize(("one", "other", "third"), list(product(ALL, ALL, ALL)))
def test_the_order_is_an_order(
    one: Evidence | None, other: Evidence | None, third: Evidence | None
) -> None:
    assert not (is_stronger(one, other) and is_stronger(other, one))
    assert is_stronger(one, third) or not (is_stronger(one, other) and is_stronger(other, third))


MIRRORED = {
    EvidenceShift.STRONGER: EvidenceShift.WEAKER,
    EvidenceShift.WEAKER: EvidenceShift.STRONGER,
    EvidenceShift.CHANGED: EvidenceShift.CHANGED,
    None: None,
}


@pytest.mark.parametrize(("before", "after"), list(product(ALL, ALL)))
def test_the_way_back_is_the_mirror_of_the_way_there(
    before: Evidence | None, after: Evidence | None
) -> None:
    assert MIRRORED[shift(before, after)] is shift(after, before)


def test_the_same_source_did_not_move() -> None:
    assert {None} == {shift(each, each) for each in ALL}
