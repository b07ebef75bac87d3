"""Reach: what an answer that is not there could still do to the advice."""

from __future__ import annotations

from itertools import product

from ehe_check.advice.reach import can_raise, reach_of
from ehe_check.bank.effect import Does
from ehe_check.bank.urgency import Urgency
from tests.banks import STILLED, asks, small_bank

CAN_RAISE = {
    Urgency.NONE: set(Does),
    Urgency.RAISE_IN_SUPERVISION: {Does.EMERGENCY, Does.TODAY, Does.MEET},
    Urgency.CONSIDER_MEETING: {Does.EMERGENCY, Does.TODAY, Does.MEET, Does.SIGN},
    Urgency.STRONG_CASE_FOR_MEETING: {Does.EMERGENCY, Does.TODAY},
    Urgency.ACT_TODAY: {Does.EMERGENCY},
    Urgency.EMERGENCY: set[Does](),
}


def test_only_what_is_above_the_advice_can_raise_it() -> None:
    for urgency, does in product(Urgency, Does):
        assert (does in CAN_RAISE[urgency]) == can_raise(frozenset({does}), urgency), (
            urgency,
            does,
        )
        assert not can_raise(frozenset(), urgency), (urgency, does)


class TestAQuestionReaches:
    def test_what_its_options_and_not_known_do(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes: SIGN", "worse: HOLD", not_known_effects=["SUP"]),
            asks("NOW-2", "no", "yes"),
        )

        assert {"NOW-1": {Does.SIGN, Does.HOLD, Does.SUP}, "NOW-2": set()} == reach_of(bank)

    def test_what_it_opens_as_far_as_that_leads(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes"),
            asks("NOW-2", "no", "yes", when={"condition": "opened"}),
            asks("NOW-3", "no", "yes: 999", when=("NOW-2", "yes")),
            """
            [conditions.opened]
            any = [{ question = "NOW-1", is = ["yes"] }]
            """,
        )

        assert {each: {Does.EMERGENCY} for each in ("NOW-1", "NOW-2", "NOW-3")} == reach_of(bank)

    def test_what_rules_over_two_answers_do_that_read_it(self) -> None:
        bank = small_bank(
            asks("NOW-1", "no", "yes"),
            asks("NOW-2", "no", "yes"),
            asks("NOW-3", "no", "yes"),
            """
            [[together]]
            id = "X1"
            text = "Both."
            when = { question = "NOW-1", is = ["yes"] }
            unless = { question = "NOW-2", is = ["yes"] }
            question = "NOW-3"
            effects = ["TODAY lead", "HOLD"]
            """,
        )

        both = {Does.TODAY, Does.HOLD}
        assert {"NOW-1": both, "NOW-2": both, "NOW-3": set()} == reach_of(bank)

    def test_what_it_sets_going_again(self) -> None:
        bank = small_bank(*STILLED, asks("NOW-2", "no", "refused: MEET L4.4"))

        assert {"NOW-1": {Does.MEET}, "NOW-2": {Does.MEET}} == reach_of(bank)

    def test_a_reason_and_a_sign_where_it_splits_a_matter(self) -> None:
        bank = small_bank(asks("MAT-1", "one", "several", splits="care"))

        assert {"MAT-1": {Does.SIGN, Does.MEET}} == reach_of(bank)
