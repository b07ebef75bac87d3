"""The rules of advice: from the effects that stand to one level, every combination tried."""

from __future__ import annotations

from itertools import chain, combinations, product

from ehe_check.advice.policy import Weight, advise, in_health_form, meeting_level, weights
from ehe_check.advice.standing import Standing
from ehe_check.bank.effect import Does, Route, parsed
from ehe_check.bank.urgency import Urgency

EFFECTS = ("999", "TODAY medical", "MEET L4.1", "SIGN", "SUP", "HOLD", "ASK")
NONE, CONSIDER, STRONG = (
    Urgency.NONE,
    Urgency.CONSIDER_MEETING,
    Urgency.STRONG_CASE_FOR_MEETING,
)


def at(effect: str, question: str = "NOW-1", about: str | None = None) -> Standing:
    return Standing(parsed(effect), question, about, frozenset())


def every_combination() -> list[tuple[str, ...]]:
    sizes = range(len(EFFECTS) + 1)
    return list(chain.from_iterable(combinations(EFFECTS, size) for size in sizes))


def test_the_most_urgent_effect_decides() -> None:
    for effects in every_combination():
        expected = next(
            level
            for level, fits in (
                (Urgency.EMERGENCY, "999" in effects),
                (Urgency.ACT_TODAY, "TODAY medical" in effects),
                (CONSIDER, "MEET L4.1" in effects),
                (Urgency.RAISE_IN_SUPERVISION, bool(effects)),
                (NONE, True),
            )
            if fits
        )
        found = advise([at(effect) for effect in effects], {})

        assert expected is found.urgency, effects
        assert (CONSIDER if "MEET L4.1" in effects else NONE) is found.meeting, effects
        assert ("HOLD" in effects) == found.hold, effects
        assert ("ASK" in effects) == found.ask, effects


def test_a_meeting_is_read_from_how_many_matters_there_are() -> None:
    for triggers, signs in product(range(4), range(4)):
        matters = [Weight.TRIGGER] * triggers + [Weight.SIGN] * signs
        expected = NONE if not triggers else CONSIDER if len(matters) == 1 else STRONG

        assert expected is meeting_level(matters), (triggers, signs)


class TestWeights:
    def test_a_matter_weighs_as_much_as_its_worst_answer(self) -> None:
        standing = [at("SIGN"), at("MEET L4.1", about="child-1"), at("SIGN", about="child-2")]

        assert {"NOW-1": Weight.TRIGGER} == weights(standing, {})

    def test_questions_that_share_a_matter_count_once(self) -> None:
        standing = [at("MEET L4.1", "CON-2"), at("SIGN", "HEA-2"), at("SIGN", "NOW-1")]
        shared = {"CON-2": "care", "HEA-2": "care"}

        assert {"care": Weight.TRIGGER, "NOW-1": Weight.SIGN} == weights(standing, shared)

    def test_nothing_else_weighs_anything(self) -> None:
        for effect in ["999", "TODAY lead", "SUP", "HOLD", "ASK"]:
            assert {} == weights([at(effect)], {}), effect


class TestRoutes:
    def test_are_joined_in_one_order(self) -> None:
        standing = [at("TODAY medical lead"), at("TODAY social-care medical", "NOW-2")]

        assert (Route.SOCIAL_CARE, Route.MEDICAL, Route.LEAD) == advise(standing, {}).routes

    def test_of_social_care_and_the_lead_ask_first(self) -> None:
        for routes, asks in [
            ("medical", False),
            ("lead", True),
            ("social-care", True),
            ("social-care police", True),
            ("medical lead", True),
        ]:
            assert asks == advise([at(f"TODAY {routes}")], {}).ask, routes


class TestTheHealthForm:
    def test_is_that_of_every_reason_or_of_none(self) -> None:
        for standing, expected in [
            ([], False),
            ([at("SIGN")], False),
            ([at("MEET L4.1 health")], True),
            ([at("MEET L4.1 health"), at("SIGN", "NOW-2")], True),
            ([at("MEET L4.1")], False),
            ([at("MEET L4.1 health"), at("MEET L4.1")], False),
            ([at("MEET L4.1"), at("MEET L4.1 health")], False),
            ([at("MEET L4.1 health"), at("MEET L4.4", "NOW-2")], False),
            ([at("MEET L4.1 health"), at("MEET L4.1 health", about="child-1")], True),
            ([at("MEET L4.1 health"), at("MEET L4.1", about="child-1")], False),
        ]:
            assert expected == in_health_form(standing), standing
            assert expected == advise(standing, {}).in_health_form, standing


def test_every_effect_is_tried() -> None:
    assert set(Does) == {parsed(effect).does for effect in EFFECTS}


def test_the_effects_are_read_once_though_they_come_one_by_one() -> None:
    found = advise(iter([at("MEET L4.1"), at("HOLD", "NOW-2"), at("TODAY lead", "NOW-3")]), {})

    assert (Urgency.ACT_TODAY, CONSIDER) == (found.urgency, found.meeting)
    assert ((Route.LEAD,), True, True) == (found.routes, found.hold, found.ask)
