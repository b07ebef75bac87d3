"""Conditions of a bank: gates that can open, and people spoken of by some, every or no."""

from __future__ import annotations

import pytest

from ehe_check.bank.bank import QuestionBank
from tests.banks import ADULTS, CHILDREN, asks, small_bank
from tests.check.wrong_banks import NOW_1, RULE, in_gate, in_prompt, problems


class TestGates:
    def test_look_only_at_earlier_questions(self) -> None:
        later = '[[questions]]\nid = "VIS-0"\noptions = ["no", "yes"]'
        bank = small_bank(
            NOW_1,
            asks("VIS-1", "no", "yes", when=("VIS-0", "yes")),
            later,
        )

        assert [
            (
                "question VIS-1, when: waits for VIS-0, which is not put before it. "
                "Look only at questions that are put before it."
            )
        ] == problems(bank)

    def test_never_look_at_their_own_question(self) -> None:
        assert [
            (
                "question VIS-1, when: waits for VIS-1, which is not put before it. "
                "Look only at questions that are put before it."
            )
        ] == problems(in_gate('{ question = "VIS-1", is = ["yes"] }'))

    def test_never_look_at_an_attribute_before_its_roster_is_listed(self) -> None:
        early = """
        [[questions]]
        id = "NOW-2"
        options = ["no", "yes"]
        when = { some = "child", attribute = "child.age", is = ["old"] }
        """
        listed = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "question NOW-2, when: waits for SIB-1, which is not put before it. "
                "Look only at questions that are put before it."
            )
        ] == problems(small_bank(NOW_1, early, CHILDREN, listed))

    def test_are_never_kept_away_by_not_known(self) -> None:
        assert [
            (
                "question VIS-1, when: is kept away by 'not-known' at NOW-1. "
                "Take it away: while an answer is not known, the question is asked anyway."
            )
        ] == problems(in_gate('{ not = { question = "NOW-1", is = ["not-known"] } }'))

    def test_are_never_kept_away_by_not_known_by_way_of_a_named_condition(self) -> None:
        named = '[conditions.unsure]\nquestion = "NOW-1"\nis = ["not-known"]'
        [found] = problems(in_gate('{ not = { condition = "unsure" } }', named))

        assert found.startswith("question VIS-1, when: is kept away by 'not-known' at NOW-1.")

    def test_may_ask_what_is_not_known(self) -> None:
        assert [] == problems(in_gate('{ question = "NOW-1", is = ["yes", "not-known"] }'))

    @pytest.mark.parametrize("worked_out", ["ask-first", "one-matter-or-several"])
    def test_behind_effects_never_wait_for_the_advice(self, worked_out: str) -> None:
        bank = small_bank(
            NOW_1,
            f"""
            [[questions]]
            id = "VIS-1"
            options = ["no", "yes"]
            when = {{ worked_out = "{worked_out}" }}

            [[questions]]
            id = "VIS-2"
            options = ["no", "yes: ASK"]
            when = {{ question = "VIS-1", is = ["yes"] }}
            """,
        )

        assert [
            (
                "question VIS-1, when: waits for what the advice works out, and the advice rests "
                "on it. Wait for answers instead."
            )
        ] == problems(bank)

    def test_of_a_question_that_splits_a_matter_never_wait_for_ask_first(self) -> None:
        def asked(worked_out: str) -> QuestionBank:
            return small_bank(
                NOW_1,
                f"""
                [[questions]]
                id = "VIS-1"
                matter = "care"
                options = ["no", "yes"]

                [[questions]]
                id = "VIS-2"
                splits = "care"
                options = ["no", "yes"]
                when = {{ worked_out = "{worked_out}" }}
                """,
            )

        assert [] == problems(asked("one-matter-or-several"))
        assert 1 == len(problems(asked("ask-first")))

    def test_of_a_rule_never_wait_for_the_advice(self) -> None:
        rule = RULE.replace('{ question = "NOW-1", is = ["yes"] }', '{ worked_out = "ask-first" }')
        [found] = problems(small_bank(NOW_1, rule + 'effects = ["ASK"]'))

        assert found.startswith("together X1, when: waits for what the advice works out")

    def test_may_say_not(self) -> None:
        assert [] == problems(in_gate('{ not = { question = "NOW-1", is = ["yes"] } }'))

    def test_alone_may_say_not(self) -> None:
        assert [
            (
                "prompt VIS-1.look, when: uses `not`, which belongs in a question's own `when`. "
                "List the options that should count instead."
            )
        ] == problems(in_prompt('{ not = { question = "NOW-1", is = ["yes"] } }'))

    def test_are_not_needed_for_a_question_to_come_after_its_roster(self) -> None:
        early = '[[questions]]\nid = "NOW-2"\nper = "child"\noptions = ["no", "yes"]'
        listed = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "question NOW-2: is asked about each child before they are listed in SIB-1. "
                "Let the roster's `before` name NOW-2."
            )
        ] == problems(small_bank(NOW_1, early, CHILDREN, listed))


PER_CHILD = '[[questions]]\nid = "SIB-2"\nper = "child"\noptions = ["no", "yes"]'
BEFORE_SIB_2 = CHILDREN.replace('before = "VIS-1"', 'before = "SIB-2"')


class TestEntries:
    def test_are_spoken_of_by_some_every_or_no_from_outside(self) -> None:
        condition = '{ question = "SIB-2", is = ["yes"] }'

        assert [
            (
                "prompt VIS-1.look, when: looks at SIB-2, which is asked about each child, without "
                "saying which. Add some, every or no = 'child'."
            )
        ] == problems(in_prompt(condition, BEFORE_SIB_2, PER_CHILD))

    def test_are_the_same_from_inside(self) -> None:
        condition = '{ question = "SIB-2", is = ["yes"] }'
        bank = in_prompt(condition, BEFORE_SIB_2, PER_CHILD, per='per = "child"')

        assert [] == problems(bank)

    def test_of_another_roster_are_spoken_of_by_some_every_or_no(self) -> None:
        adults = ADULTS.replace('before = "FAM-2"', 'before = "VIS-1"')
        condition = '{ question = "SIB-2", is = ["yes"] }'
        bank = in_prompt(condition, BEFORE_SIB_2, PER_CHILD, adults, per='per = "adult"')

        assert [
            (
                "prompt VIS-1.look, when: looks at SIB-2, which is asked about each child, without "
                "saying which. Add some, every or no = 'child'."
            )
        ] == problems(bank)

    def test_are_of_the_roster_that_is_named(self) -> None:
        adults = ADULTS.replace('before = "FAM-2"', 'before = "VIS-1"')
        condition = '{ some = "adult", question = "SIB-2", is = ["yes"] }'

        assert [
            (
                "prompt VIS-1.look, when: says some = 'adult' of SIB-2, which is asked about each "
                "child. Say some = 'child'."
            )
        ] == problems(in_prompt(condition, BEFORE_SIB_2, PER_CHILD, adults))

    def test_are_not_spoken_of_where_a_question_is_asked_once(self) -> None:
        condition = '{ every = "child", question = "NOW-1", is = ["yes"] }'

        assert [
            (
                "prompt VIS-1.look, when: says every = 'child' of NOW-1, which is asked once "
                "for the "
                "whole case. Take every away."
            )
        ] == problems(in_prompt(condition, CHILDREN))

    def test_with_an_attribute_are_said_too(self) -> None:
        assert [
            (
                "question VIS-1, when: looks at child.age, which is asked about each child, "
                "without "
                "saying which. Add some, every or no = 'child'."
            )
        ] == problems(in_gate('{ attribute = "child.age", is = ["old"] }', CHILDREN))
