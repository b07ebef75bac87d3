"""Proofs over whole tables: a more worrying answer, or not known, never lowers the advice."""

from __future__ import annotations

import pytest

from ehe_check.core.bank_checks.completeness import READ_BY_THE_POLICY
from ehe_check.core.bank_checks.places import own_leaves
from ehe_check.core.proving import Counterexample, TooManyRows, counterexamples
from ehe_check.core.tables import Column, Completeness
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import AnswerIs
from ehe_check.model.prompt_rule import PromptKind
from ehe_check.model.question import Question
from tests.banks import CHILDREN, small_bank
from tests.worked import shipped_bank

L4 = ("L4.1", "L4.2", "L4.3", "L4.4", "L4.5")
ASKED_ABOUT_BY_ANOTHER_QUESTION_OF_THE_QUICK_SET = {"FAM-2", "SIB-3"}


def broken(question: str, **changed: object) -> QuestionBank:
    """Return the shipped bank with one question changed."""
    bank = shipped_bank()
    questions = tuple(
        each.model_copy(update=changed) if each.id == question else each for each in bank.questions
    )
    return _anew(bank, questions)


def without_rule(rule: str) -> QuestionBank:
    """Return the shipped bank without one prompt."""
    question = shipped_bank().rules[rule][0]
    return broken(question.id, prompts=tuple(each for each in question.prompts if each.id != rule))


def with_rule(rule: str, **changed: object) -> QuestionBank:
    """Return the shipped bank with one prompt changed."""
    question = shipped_bank().rules[rule][0]
    prompts = tuple(
        each.model_copy(update=changed) if each.id == rule else each for each in question.prompts
    )
    return broken(question.id, prompts=prompts)


def _anew(bank: QuestionBank, questions: tuple[Question, ...]) -> QuestionBank:
    values = {name: getattr(bank, name) for name in type(bank).model_fields}
    return QuestionBank.model_construct(None, **{**values, "questions": questions})


def rules_that_fall(bank: QuestionBank) -> set[str]:
    return {each.rule for each in counterexamples(bank)}


class TestTheShippedBank:
    def test_never_lowers_the_advice_for_a_worse_answer_or_not_known(self) -> None:
        assert [] == list(counterexamples(shipped_bank()))

    @pytest.mark.parametrize("statement", L4)
    def test_reaches_each_trigger_in_the_quick_set(self, statement: str) -> None:
        bank = shipped_bank()

        reached = {
            question.id for question, rule, _ in bank.urgent_rules if rule.trigger == statement
        }

        assert reached & bank.quick_ids

    def test_triggers_nothing_but_the_statements_of_the_review_on_meetings(self) -> None:
        triggers = {rule.trigger for _, rule, _ in shipped_bank().urgent_rules if rule.trigger}

        assert set(L4) == triggers

    def test_asks_in_the_quick_set_about_everything_urgent(self) -> None:
        bank = shipped_bank()
        urgent = {
            question.id
            for question, rule, _ in bank.urgent_rules
            if rule.kind in (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)
        }

        left_out = urgent - bank.quick_ids - ASKED_ABOUT_BY_ANOTHER_QUESTION_OF_THE_QUICK_SET

        assert set() == left_out

    def test_asks_in_the_quick_set_about_every_cause_of_hold(self) -> None:
        bank = shipped_bank()
        causes = {
            leaf.question
            for leaf in own_leaves(bank.conditions["hold"])
            if isinstance(leaf, AnswerIs)
        }

        left_out = causes - bank.quick_ids

        assert ASKED_ABOUT_BY_ANOTHER_QUESTION_OF_THE_QUICK_SET == left_out

    def test_names_the_conditions_that_the_policy_reads(self) -> None:
        assert set(READ_BY_THE_POLICY) <= set(shipped_bank().conditions)


class TestABrokenBank:
    def test_with_options_swapped_is_caught(self) -> None:
        options = shipped_bank().by_id["ADU-2"].options
        swapped = broken("ADU-2", options=(*options[:-2], options[-1], options[-2]))

        assert {"ADU-2.needed"} == rules_that_fall(swapped)

    def test_with_a_trigger_missing_from_a_worse_option_is_caught(self) -> None:
        bank = with_rule("ADU-1.hostile", on=("hostile",))

        assert {"ADU-1.hostile"} == rules_that_fall(bank)

    def test_with_an_urgent_prompt_taken_away_is_caught(self) -> None:
        assert {"HEA-1.review", "HEA-1.review-supervision"} == rules_that_fall(
            without_rule("HEA-1.medical")
        )

    def test_that_reads_not_known_as_reassuring_is_caught(self) -> None:
        bank = with_rule("VIS-1.unseen", on=("within-3-months", "longer-ago"))

        found = [each for each in counterexamples(bank) if isinstance(each, Counterexample)]

        assert "not-known" in {each.worse for each in found if each.rule == "VIS-1.unseen"}

    def test_whose_gate_closes_for_a_worse_answer_is_caught(self) -> None:
        gate = AnswerIs.model_validate({"question": "CON-1", "is": ["under-eight-weeks"]})

        assert {"CON-2.review", "CON-2.not-working"} == rules_that_fall(broken("CON-2", when=gate))

    def test_that_stops_naming_a_worry_for_a_worse_answer_is_caught(self) -> None:
        bank = shipped_bank()
        named = AnswerIs.model_validate({"question": "RGT-2", "is": ["cannot-name-it"]})
        values = {name: getattr(bank, name) for name in type(bank).model_fields}
        conditions = {**bank.conditions, "worry-named": named}
        forgetful = QuestionBank.model_construct(None, **{**values, "conditions": conditions})

        assert "worry-named" in rules_that_fall(forgetful)


SIGN = '{ id = "sign", kind = "support", support = "sign", on = ["b"] }'


def a_question(*prompts: str, options: str = '["a", "b", "c"]', more: str = "") -> str:
    return f"""
    [[questions]]
    id = "VIS-1"
    options = {options}
    {more}
    prompts = [{", ".join(prompts)}]
    """


class TestDomination:
    @pytest.mark.parametrize(
        "stronger",
        [
            '{ id = "more", kind = "support", support = "sign", on = ["c"] }',
            '{ id = "more", kind = "meeting-trigger", trigger = "L4.1", on = ["c"] }',
            '{ id = "more", kind = "act-today", route = ["lead"], on = ["c"] }',
            '{ id = "more", kind = "emergency", on = ["c"] }',
        ],
    )
    def test_a_sign_may_give_way_to_what_counts_for_as_much(self, stronger: str) -> None:
        assert set() == rules_that_fall(small_bank(a_question(SIGN, stronger)))

    @pytest.mark.parametrize(
        "weaker",
        [
            '{ id = "less", kind = "support", support = "gap", on = ["c"] }',
            '{ id = "less", kind = "supervision", on = ["c"] }',
            '{ id = "less", kind = "action", on = ["c"] }',
        ],
    )
    def test_a_sign_may_not_give_way_to_what_counts_for_less(self, weaker: str) -> None:
        assert {"VIS-1.sign"} == rules_that_fall(small_bank(a_question(SIGN, weaker)))

    def test_an_emergency_may_not_give_way_to_acting_today(self) -> None:
        bank = small_bank(
            a_question(
                '{ id = "now", kind = "emergency", on = ["b"] }',
                '{ id = "today", kind = "act-today", route = ["lead"], on = ["c"] }',
            )
        )

        assert {"VIS-1.now"} == rules_that_fall(bank)

    def test_a_trigger_may_not_give_way_to_one_for_another_statement(self) -> None:
        bank = small_bank(
            a_question(
                '{ id = "one", kind = "meeting-trigger", trigger = "L4.1", on = ["b"] }',
                '{ id = "two", kind = "meeting-trigger", trigger = "L4.2", on = ["c"] }',
            )
        )

        assert {"VIS-1.one"} == rules_that_fall(bank)

    def test_supervision_may_give_way_to_a_trigger(self) -> None:
        bank = small_bank(
            a_question(
                '{ id = "talk", kind = "supervision", on = ["b"] }',
                '{ id = "two", kind = "meeting-trigger", trigger = "L4.2", on = ["c"] }',
            )
        )

        assert set() == rules_that_fall(bank)

    def test_an_unordered_question_is_never_stepped_through(self) -> None:
        bank = small_bank(a_question(SIGN, more="ordered = false"))

        assert set() == rules_that_fall(bank)

    def test_a_sign_may_not_give_way_to_one_that_waits_behind_an_unsettled_gate(self) -> None:
        bank = small_bank(
            a_question(),
            f"""
            [[questions]]
            id = "VIS-2"
            options = ["a", "b", "c"]
            prompts = [{SIGN}]

            [[questions]]
            id = "VIS-3"
            options = ["a", "b"]
            when = {{ question = "VIS-1", is = ["c"] }}
            prompts = [
              {{ id = "today", kind = "act-today", route = ["lead"],
                 when = {{ question = "VIS-2", is = ["c"] }} }},
            ]
            """.replace("\n                 when", " when"),
        )

        assert {"VIS-2.sign"} == rules_that_fall(bank)


class TestTables:
    def test_each_counterexample_says_what_else_is_answered(self) -> None:
        bank = small_bank(
            a_question(),
            """
            [[questions]]
            id = "VIS-2"
            options = ["a", "b", "c"]

            [[questions.prompts]]
            id = "both"
            kind = "act-today"
            route = ["lead"]
            when = { all = [
              { question = "VIS-1", is = ["c"] },
              { question = "VIS-2", is = ["b"] },
            ] }
            """,
        )

        words = [str(each) for each in counterexamples(bank)]

        assert [
            (
                "VIS-2 going from 'b' to 'c' while VIS-1 is c takes it away, "
                "and nothing as urgent takes its place"
            )
        ] == words

    def test_a_counterexample_may_hang_on_nothing_else(self) -> None:
        words = [str(each) for each in counterexamples(small_bank(a_question(SIGN)))]

        assert [
            "VIS-1 going from 'b' to 'c' takes it away, and nothing as urgent takes its place"
        ] == words

    def test_entries_ages_and_whether_a_list_is_complete_are_gone_through(self) -> None:
        bank = small_bank(
            CHILDREN,
            """
            [[questions]]
            id = "VIS-1"
            per = "child"
            options = ["a", "b", "c"]
            when = { attribute = "child.age", is = ["old"] }

            [[questions]]
            id = "VIS-2"
            options = ["a", "b"]

            [[questions.prompts]]
            id = "sup"
            kind = "supervision"
            when = { every = "child", question = "VIS-1", is = ["b"] }
            """,
        )

        found = [each for each in counterexamples(bank) if isinstance(each, Counterexample)]

        assert [("list of child entries", "complete")] * 2 == [each.others[0] for each in found]

    def test_an_incomplete_list_is_told_in_plain_words(self) -> None:
        column = Column(Completeness("child"), (True, False), {})

        assert column.words(1) == "perhaps more"

    def test_a_gap_under_free_text_is_gone_through(self) -> None:
        bank = small_bank(
            a_question(),
            """
            [[questions]]
            id = "VIS-2"
            kind = "text"
            when = { question = "VIS-1", is = ["b", "c"] }

            [[questions.prompts]]
            id = "gap"
            kind = "support"
            support = "gap"
            when = { question = "VIS-1", is = ["b"] }
            """,
        )

        assert {"VIS-2.gap"} == rules_that_fall(bank)

    def test_evidence_is_gone_through_where_a_condition_looks_at_it(self) -> None:
        bank = small_bank(
            a_question(
                '{ id = "seen", kind = "supervision", '
                'when = { question = "VIS-1", is = ["b", "c"], evidence = ["saw-myself"] } }'
            )
        )

        assert set() == rules_that_fall(bank)

    def test_several_options_at_once_are_gone_through(self) -> None:
        bank = small_bank(
            a_question(),
            """
            [[questions]]
            id = "VIS-2"
            kind = "several"
            options = ["x", "y"]

            [[questions.prompts]]
            id = "all"
            kind = "supervision"
            when = { all = [
              { question = "VIS-1", is = ["b"] },
              { question = "VIS-2", is = ["x"] },
              { question = "VIS-2", is = ["y"] },
            ] }
            """,
        )

        found = [each for each in counterexamples(bank) if isinstance(each, Counterexample)]

        assert [(("VIS-2", "x+y"),)] == [each.others for each in found]

    def test_a_table_that_is_too_large_is_reported_not_sampled(self) -> None:
        many = range(1, 11)
        questions = "".join(
            f'[[questions]]\nid = "VIS-{number}"\noptions = ["a", "b"]\n' for number in many
        )
        parts = ", ".join(f'{{ question = "VIS-{number}", is = ["b"] }}' for number in many)
        bank = small_bank(
            questions,
            f"""
            [[questions]]
            id = "VIS-11"
            options = ["a", "b"]
            prompts = [{{ id = "all", kind = "supervision", when = {{ all = [{parts}] }} }}]
            """,
        )

        assert [TooManyRows("VIS-11.all", 4**10)] == list(counterexamples(bank))
