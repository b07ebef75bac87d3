"""What the shipped bank's advice hinges on, and in which order the sheet will say so."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.core.pivots import pivots
from ehe_check.model.answers import Ref
from ehe_check.model.bank import WalkSet
from ehe_check.model.urgency import Urgency
from tests.any_answers import ABSENT, FIRST, NOT_KNOWN, all_answered, cast
from tests.worked import shipped_bank

BANK = shipped_bank()


def test_the_naming_of_a_worry_is_a_hinge_where_three_gaps_wait_for_it() -> None:
    gaps = {Ref("VIS-2"): "never", Ref("FAM-3"): "no", Ref("SRC-1"): "family-says"}
    answers = all_answered(BANK, cast(), FIRST, {**gaps, Ref("RGT-2"): ABSENT})

    hinges = pivots(BANK, answers, WalkSet.FULL).hinges_on

    assert [("RGT-2", Urgency.RAISE_IN_SUPERVISION)] == [
        (need.question, hinge.urgency) for hinge in hinges for need in hinge.of
    ]
    assert {"cannot-name-it", "safety-health-development"} == set(hinges[0].of[0].options)


def test_what_is_not_known_and_urgent_comes_first_and_who_is_not_listed_last() -> None:
    child = Ref("HEA-7", "child-1")
    unknown = {child: NOT_KNOWN, Ref("DRI-3"): NOT_KNOWN, Ref("FAM-5"): ABSENT}
    opened = unknown | {Ref("NOW-3"): "assessment"}
    complete = frozenset({"adult", "professional", "fact"})
    answers = replace(all_answered(BANK, cast(), FIRST, opened), complete=complete)

    hinges = pivots(BANK, answers, WalkSet.FULL).hinges_on
    seen = [(need.question, need.about) for hinge in hinges for need in hinge.of]
    listed = [about != "child-unlisted" for _, about in seen]

    assert [Urgency.EMERGENCY, Urgency.ACT_TODAY] == [hinge.urgency for hinge in hinges[:2]]
    assert [("HEA-7", "child-1"), ("HEA-7", "child-1"), ("DRI-3", None), ("FAM-5", None)] == seen[
        :4
    ]
    assert sorted(listed, reverse=True) == listed
