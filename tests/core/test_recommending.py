"""The advice policy: how what is raised is counted, and which tier a tally falls into."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pytest

from ehe_check.core.proving import tallies, tiers_that_fall
from ehe_check.core.recommending import Tally, count, meeting_level, urgency
from ehe_check.model.answers import Ref
from ehe_check.model.prompt_rule import PromptKind, Support
from ehe_check.model.urgency import Urgency


@dataclass(frozen=True)
class Raised:
    """Something raised, as far as counting looks at it."""

    kind: PromptKind
    question: str = "VIS-1"
    about: str | None = None
    trigger: str | None = None
    support: Support | None = None

    @property
    def source(self) -> Ref:
        return Ref(self.question, self.about)

    @property
    def topic(self) -> str:
        return self.question.split("-")[0]


def trigger(question: str, statement: str, about: str | None = None) -> Raised:
    return Raised(PromptKind.MEETING_TRIGGER, question, about, trigger=statement)


def sign(question: str, about: str | None = None) -> Raised:
    return Raised(PromptKind.SUPPORT, question, about, support=Support.SIGN)


def gap(question: str, about: str | None = None) -> Raised:
    return Raised(PromptKind.SUPPORT, question, about, support=Support.GAP)


def counted(*raised: Raised, named: bool = False) -> Tally:
    return count(raised, named=named)


class TestTiers:
    def test_an_emergency_comes_before_everything(self) -> None:
        everything = Tally(
            emergency=True, act_today=True, triggers=3, signs=3, gaps=3, supervision=True
        )

        assert Urgency.EMERGENCY is urgency(everything)

    def test_acting_today_comes_before_any_meeting(self) -> None:
        assert Urgency.ACT_TODAY is urgency(Tally(act_today=True, triggers=3, signs=3))

    @pytest.mark.parametrize(
        "tally",
        [
            Tally(triggers=2),
            Tally(triggers=1, signs=2),
            Tally(triggers=1, signs=1, gaps=1),
        ],
    )
    def test_a_trigger_with_enough_beside_it_is_a_strong_case(self, tally: Tally) -> None:
        assert Urgency.STRONG_CASE_FOR_MEETING is urgency(tally)

    @pytest.mark.parametrize(
        "tally",
        [
            Tally(triggers=1),
            Tally(triggers=1, signs=1),
            Tally(triggers=1, gaps=4),
            Tally(triggers=1, supervision=True, named=True),
        ],
    )
    def test_a_trigger_alone_is_reason_to_consider_a_meeting(self, tally: Tally) -> None:
        assert Urgency.CONSIDER_MEETING is urgency(tally)

    @pytest.mark.parametrize(
        "tally",
        [
            Tally(supervision=True),
            Tally(signs=2),
            Tally(signs=1, gaps=2),
            Tally(named=True, gaps=3),
        ],
    )
    def test_supervision_or_enough_signs_and_gaps_are_raised_in_supervision(
        self, tally: Tally
    ) -> None:
        assert Urgency.RAISE_IN_SUPERVISION is urgency(tally)

    @pytest.mark.parametrize(
        "tally",
        [
            Tally(),
            Tally(signs=1),
            Tally(signs=1, gaps=1),
            Tally(gaps=4),
            Tally(named=True),
            Tally(named=True, gaps=2),
        ],
    )
    def test_less_than_that_calls_for_ordinary_good_practice(self, tally: Tally) -> None:
        assert Urgency.NONE is urgency(tally)

    def test_no_number_of_gaps_alone_is_ever_more_than_ordinary_good_practice(self) -> None:
        assert {Urgency.NONE} == {urgency(Tally(gaps=gaps)) for gaps in range(16)}

    def test_more_of_anything_never_lowers_the_tier(self) -> None:
        assert [] == list(tiers_that_fall())

    def test_every_field_of_a_tally_is_covered_by_the_exhaustion(self) -> None:
        covered = {name for tally in tallies(1) for name in _set_fields(tally)}

        assert {field.name for field in fields(Tally)} == covered

    def test_a_policy_that_lowers_a_tier_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def cancelling(tally: Tally) -> Urgency:
            return urgency(replace(tally, signs=0) if tally.named else tally)

        monkeypatch.setattr("ehe_check.core.proving.urgency", cancelling)

        assert (Tally(signs=2), Tally(signs=2, named=True)) in list(tiers_that_fall())


class TestTheMeetingBeneath:
    def test_it_stands_beneath_an_urgent_step(self) -> None:
        tally = Tally(emergency=True, triggers=2)

        assert Urgency.STRONG_CASE_FOR_MEETING is meeting_level(tally)

    def test_it_is_none_where_only_supervision_is_advised(self) -> None:
        assert Urgency.NONE is meeting_level(Tally(act_today=True, supervision=True))


class TestCounting:
    def test_nothing_raised_counts_for_nothing(self) -> None:
        assert Tally() == counted()

    def test_an_answer_counts_once_for_the_most_it_says(self) -> None:
        raised = [trigger("ADU-1", "L4.3"), sign("ADU-1"), gap("ADU-1")]

        assert Tally(triggers=1) == counted(*raised)

    def test_a_sign_counts_before_a_gap_of_the_same_answer(self) -> None:
        assert Tally(signs=1) == counted(sign("HEA-1"), gap("HEA-1"))

    def test_two_signs_of_one_answer_are_one(self) -> None:
        assert Tally(signs=1) == counted(sign("HEA-1"), sign("HEA-1"))

    def test_gaps_count_once_a_topic(self) -> None:
        assert Tally(gaps=2) == counted(gap("VIS-1"), gap("VIS-2"), gap("VOI-1"))

    def test_a_gap_counts_beside_a_sign_from_another_answer_of_its_topic(self) -> None:
        assert Tally(signs=1, gaps=1) == counted(sign("HEA-1"), gap("HEA-5"))

    def test_two_triggers_are_two_for_different_statements_from_different_answers(self) -> None:
        assert Tally(triggers=2) == counted(trigger("ADU-1", "L4.3"), trigger("ADU-2", "L4.4"))

    def test_a_second_trigger_for_the_same_statement_counts_as_a_sign(self) -> None:
        raised = [trigger("DRI-3", "L4.2"), trigger("DRI-4", "L4.2")]

        assert Tally(triggers=1, signs=1) == counted(*raised)

    def test_two_statements_from_one_answer_are_one_trigger(self) -> None:
        assert Tally(triggers=1) == counted(trigger("ADU-4", "L4.1"), trigger("ADU-4", "L4.5"))

    def test_triggers_are_paired_so_that_the_most_count(self) -> None:
        raised = [
            trigger("CON-2", "L4.1"),
            trigger("CON-2", "L4.4"),
            trigger("DRI-2", "L4.1"),
        ]

        assert Tally(triggers=2) == counted(*raised)

    def test_each_childs_answer_is_an_answer(self) -> None:
        assert Tally(signs=2) == counted(sign("HEA-1", "child-1"), sign("HEA-1", "child-2"))

    def test_one_statement_from_two_children_is_one_trigger_and_a_sign(self) -> None:
        raised = [trigger("VIS-5", "L4.4", "child-1"), trigger("VIS-5", "L4.4", "child-2")]

        assert Tally(triggers=1, signs=1) == counted(*raised)

    def test_gaps_about_two_children_are_one_gap_of_their_topic(self) -> None:
        assert Tally(gaps=1) == counted(gap("VIS-1", "child-1"), gap("VIS-1", "child-2"))

    def test_urgent_and_supervision_prompts_and_a_named_worry_are_marked(self) -> None:
        raised = [
            Raised(PromptKind.EMERGENCY),
            Raised(PromptKind.ACT_TODAY),
            Raised(PromptKind.SUPERVISION),
        ]

        marked = Tally(emergency=True, act_today=True, supervision=True, named=True)

        assert marked == counted(*raised, named=True)

    @pytest.mark.parametrize(
        "kind",
        [PromptKind.ACTION, PromptKind.FIND_OUT, PromptKind.NOTE, PromptKind.STRENGTH],
    )
    def test_other_prompts_count_for_nothing(self, kind: PromptKind) -> None:
        assert Tally() == counted(Raised(kind))

    def test_a_strength_takes_nothing_away(self) -> None:
        raised = [trigger("ADU-1", "L4.3"), sign("HEA-1")]

        assert counted(*raised) == counted(*raised, Raised(PromptKind.STRENGTH, "VIS-1"))


def _set_fields(tally: Tally) -> list[str]:
    return [field.name for field in fields(Tally) if getattr(tally, field.name)]
