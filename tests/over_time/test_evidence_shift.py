"""How evidence shifts: only what is defensible is ordered, and a child is never ranked below."""

from __future__ import annotations

from itertools import product

from ehe_check.bank.evidence import Evidence
from ehe_check.over_time.moved.answers_moved import is_stronger, shift
from ehe_check.over_time.moved.comparison import EvidenceShift

SAW, RECORD, OTHER, CHILD, PARENT, ASSUMED, UNSAID = Evidence
ALL = (*Evidence, None)
ORDERED = {
    *product((SAW, RECORD), (PARENT,)),
    *product((SAW, RECORD, OTHER, CHILD, PARENT), (ASSUMED, UNSAID, None)),
}


def test_only_these_sources_are_stronger_than_those() -> None:
    for one, other in product(ALL, ALL):
        assert ((one, other) in ORDERED) is is_stronger(one, other), (one, other)


def test_a_childs_account_is_never_ranked_against_anybody_elses() -> None:
    for adult in [SAW, RECORD, OTHER, PARENT]:
        assert EvidenceShift.CHANGED is shift(CHILD, adult), adult
        assert EvidenceShift.CHANGED is shift(adult, CHILD), adult


def test_the_order_is_an_order() -> None:
    for one, other, third in product(ALL, ALL, ALL):
        assert not (is_stronger(one, other) and is_stronger(other, one)), (one, other, third)
        assert is_stronger(one, third) or not (
            is_stronger(one, other) and is_stronger(other, third)
        ), (one, other, third)


MIRRORED = {
    EvidenceShift.STRONGER: EvidenceShift.WEAKER,
    EvidenceShift.WEAKER: EvidenceShift.STRONGER,
    EvidenceShift.CHANGED: EvidenceShift.CHANGED,
    None: None,
}


def test_the_way_back_is_the_mirror_of_the_way_there() -> None:
    for before, after in product(ALL, ALL):
        assert MIRRORED[shift(before, after)] is shift(after, before), (before, after)


def test_the_same_source_did_not_move() -> None:
    assert {None} == {shift(each, each) for each in ALL}
