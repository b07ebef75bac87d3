"""The checks of a bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.core.bank_checks import Finding, check_bank, faults_of_structure
from ehe_check.core.bank_checks.approaching import approach_in
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank
from ehe_check.model.law import Library
from tests.banks import ADULTS, CHILDREN, LATER, TODAY, small_bank, small_library
from tests.worked import shipped_bank, shipped_library

NOW_1 = """
[[questions]]
id = "NOW-1"
options = ["no", "yes"]
"""
YES = '{ question = "NOW-1", is = ["yes"] }'
NO = '{ question = "NOW-1", is = ["no"] }'
SOUND = """
[[questions]]
id = "NOW-1"
options = ["no", "perhaps", "yes"]
prompts = [{ id = "sign", kind = "support", support = "sign", on = ["perhaps", "yes"] }]

[[questions]]
id = "NOW-2"
options = ["no", "yes"]
when = { question = "NOW-1", is = ["yes"] }
"""


def problems(bank: QuestionBank, library: Library | None = None, today: date = TODAY) -> list[str]:
    """Return what is wrong with a bank, in words, warnings left out."""
    found = check_bank(bank, library or small_library(), today)
    return [str(each.problem) for each in found if not each.is_warning]


def in_gate(condition: str, *parts: str, per: str = "") -> QuestionBank:
    """Return a bank whose last question waits for a condition."""
    question = f"""
    [[questions]]
    id = "VIS-1"
    options = ["no", "yes"]
    {per}
    when = {condition}
    """
    return small_bank(NOW_1, *parts, question)


def in_prompt(condition: str, *parts: str, per: str = "") -> QuestionBank:
    """Return a bank whose last question has a prompt that waits for a condition."""
    question = f"""
    [[questions]]
    id = "VIS-1"
    options = ["no", "yes"]
    {per}
    prompts = [{{ id = "look", kind = "action", when = {condition} }}]
    """
    return small_bank(NOW_1, *parts, question)


def with_prompt_text(text: str, more: str = "") -> QuestionBank:
    """Return a bank with one prompt that says something."""
    return small_bank(
        f"""
        [[questions]]
        id = "NOW-1"
        options = ["no", "yes"]

        [[questions.prompts]]
        id = "say"
        kind = "action"
        on = ["yes"]
        text = "{text}"
        {more}
        """,
    )


class TestASoundBank:
    def test_has_no_problems(self) -> None:
        assert [] == problems(small_bank(SOUND))

    def test_with_rosters_attributes_and_named_conditions_has_no_problems(self) -> None:
        bank = small_bank(
            NOW_1,
            CHILDREN,
            """
            [[questions]]
            id = "VIS-1"
            per = "child"
            options = ["no", "yes"]
            when = { attribute = "child.age", is = ["old"] }

            [[questions]]
            id = "VIS-2"
            options = ["no", "yes"]
            when = { all = [
              { some = "child", question = "VIS-1", is = ["yes"] },
              { condition = "danger" },
            ] }

            [conditions.danger]
            question = "NOW-1"
            is = ["yes"]
            """,
        )

        assert [] == problems(bank)

    def test_that_raises_nothing_urgent_needs_no_advice(self) -> None:
        bank = small_bank(NOW_1, advice={}, beneath={}, routes={}, conditions={}, hold=None)

        assert [] == problems(bank)


class TestTheShippedBank:
    def test_has_no_problems(self) -> None:
        assert [] == problems(shipped_bank(), shipped_library())

    def test_is_not_past_its_review_on_the_day_it_is_reviewed(self) -> None:
        bank = shipped_bank()

        assert [] == check_bank(bank, shipped_library(), bank.reviewed_on)

    def test_would_be_told_which_statement_it_does_not_reach(self) -> None:
        found = problems(small_bank(NOW_1, id="case"), shipped_library())

        assert (
            "statement L4.5: is reached by no question and no prompt. Cite it where it is asked "
            "about." in found
        )


class TestIds:
    def test_stand_for_one_question_only(self) -> None:
        bank = small_bank(NOW_1, NOW_1)

        assert [
            "id NOW-1: stands for more than one question or prompt. Use another id for one of them."
        ] == problems(bank)

    def test_of_options_stand_once_in_a_question(self) -> None:
        bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "no", "yes"]')

        assert [
            (
                "question NOW-1, options: 'no' stands there more than once. "
                "Use another id for one of them."
            )
        ] == problems(bank)

    def test_of_parts_belong_to_a_question(self) -> None:
        bank = small_bank(NOW_1, '[[questions]]\nid = "NOW-2.where"\noptions = ["no", "yes"]')

        assert [
            (
                "question NOW-2.where: is a part of 'NOW-2', which is not a question of this bank. "
                "Did you mean 'NOW-1'?"
            )
        ] == problems(bank)

    def test_of_prompts_begin_with_that_of_their_question(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            prompts = [{ id = "NOW-2.look", kind = "action", on = ["yes"] }]
            """,
        )

        assert [
            (
                "prompt NOW-2.look: stands under question NOW-1 and does not begin with its id. "
                "Call it NOW-1.look."
            )
        ] == problems(bank)

    def test_of_topics_are_known(self) -> None:
        bank = small_bank(NOW_1, topics=[{"id": "NEW", "title": "New"}])

        assert [
            "question NOW-1: is in topic 'NOW', which is not in this bank. Did you mean 'NEW'?"
        ] == problems(bank)

    def test_of_questions_begin_with_that_of_their_topic(self) -> None:
        bank = small_bank(NOW_1, '[[questions]]\nid = "VIS-1"\ntopic = "NOW"\noptions = ["a", "b"]')

        assert [
            (
                "question VIS-1: is in topic NOW and does not begin with its id. "
                "Begin the id with that of the topic, or move the question."
            )
        ] == problems(bank)


class TestReferences:
    @pytest.mark.parametrize(
        ("condition", "fact"),
        [
            (
                '{ question = "NOW-11", is = ["yes"] }',
                "looks at question 'NOW-11', which is not in this bank. Did you mean 'NOW-1'?",
            ),
            (
                '{ question = "NOW-1", is = ["maybe"] }',
                (
                    "looks for 'maybe', which is not an option of NOW-1. "
                    "Use one of: no, not-known, yes."
                ),
            ),
            (
                '{ some = "chil", question = "NOW-1", is = ["yes"] }',
                "speaks of the roster 'chil', which is not in this bank. Did you mean 'child'?",
            ),
            (
                '{ condition = "holt" }',
                "refers to the condition 'holt', which is not in this bank. Did you mean 'hold'?",
            ),
            (
                '{ some = "child", attribute = "child.agee", is = ["old"] }',
                (
                    "looks at the attribute 'child.agee', which is not in this bank. "
                    "Did you mean 'child.age'?"
                ),
            ),
            (
                '{ some = "child", attribute = "child.age", is = ["olt"] }',
                "looks for 'olt', which is not an option of child.age. Did you mean 'old'?",
            ),
        ],
    )
    def test_in_a_condition_are_known(self, condition: str, fact: str) -> None:
        assert f"prompt VIS-1.look, when: {fact}" in problems(in_prompt(condition, CHILDREN))

    def test_of_a_gate_to_a_condition_are_known(self) -> None:
        assert [
            (
                "question VIS-1, when: refers to the condition 'holt', which is not in this bank. "
                "Did you mean 'hold'?"
            )
        ] == problems(in_gate('{ condition = "holt" }'))

    def test_never_lead_to_free_text(self) -> None:
        text = '[[questions]]\nid = "NOW-2"\nkind = "text"'

        assert [
            (
                "question VIS-1, when: looks at NOW-2, which is answered in a person's own words. "
                "Look at a question that has options."
            )
        ] == problems(in_gate('{ question = "NOW-2", is = ["yes"] }', text))

    def test_of_a_prompt_are_options_of_its_question(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            prompts = [{ id = "look", kind = "action", on = ["maybe"] }]
            """,
        )

        assert [
            (
                "prompt NOW-1.look, on: can never be raised by 'maybe': it is no option of NOW-1. "
                "Use one of: no, not-known, yes."
            )
        ] == problems(bank)

    @pytest.mark.parametrize("key", ["per", "lists", "bands"])
    def test_of_a_question_are_known(self, key: str) -> None:
        question = f'[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]\n{key} = "chile"'
        known = "Did you mean 'child'?" if key != "bands" else ""

        assert [
            f"question VIS-1, {key}: speaks of 'chile', which is not in this bank. {known}".rstrip()
        ] == problems(small_bank(NOW_1, CHILDREN, question))

    @pytest.mark.parametrize("key", ["opening", "quick"])
    def test_of_a_set_are_known(self, key: str) -> None:
        assert [
            f"{key}: holds 'NOW-9', which is not in this bank. Did you mean 'NOW-1'?"
        ] == problems(small_bank(NOW_1, **{key: ["NOW-9"]}))

    def test_to_the_question_of_a_roster_are_known(self) -> None:
        roster = CHILDREN.replace('question = "SIB-1"', 'question = "SIB-2"')
        question = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "roster child, question: is asked in 'SIB-2', which is not in this bank. "
                "Did you mean 'SIB-1'?"
            )
        ] == problems(small_bank(NOW_1, roster, question))

    def test_of_a_roster_and_its_question_are_mutual(self) -> None:
        roster = CHILDREN.replace('lists = "child"\n', "")
        question = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "roster child, question: is asked in SIB-1, which does not list it. "
                "Write lists = 'child' in question SIB-1."
            )
        ] == problems(small_bank(NOW_1, roster, question))

    def test_of_a_roster_have_a_way_to_be_complete(self) -> None:
        roster = CHILDREN.replace('["complete", "may-be-more"]', '["all", "may-be-more"]')
        question = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "question SIB-1: lists a roster and has no option by which the list is complete. "
                "Add an option with id = 'complete'."
            )
        ] == problems(small_bank(NOW_1, roster, question))

    def test_to_where_a_roster_is_put_are_known(self) -> None:
        assert [
            (
                "roster child, before: is put before 'VIS-1', which is not in this bank. "
                "Did you mean 'SIB-1'?"
            ),
            (
                "question SIB-1: has no place in the walk: its roster is put before a question "
                "that "
                "is moved. Let its `before` name an ordinary question."
            ),
        ] == problems(small_bank(NOW_1, CHILDREN))

    def test_never_put_two_rosters_before_one_question(self) -> None:
        adults = ADULTS.replace('before = "FAM-2"', 'before = "VIS-1"')
        question = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]'

        assert [
            (
                "roster adult, before: is put before 'VIS-1', as child is. "
                "Let `before` name another question."
            )
        ] == problems(small_bank(NOW_1, CHILDREN, adults, question))

    def test_of_conditions_never_run_in_a_circle(self) -> None:
        bank = small_bank(
            NOW_1,
            """
            [conditions.one]
            any = [{ condition = "two" }, { question = "NOW-1", is = ["yes"] }]

            [conditions.two]
            condition = "one"
            """,
        )

        fact = "refers to itself, directly or by way of others. Write out what it should wait for."

        assert [f"condition one: {fact}", f"condition two: {fact}"] == problems(bank)

    def test_of_conditions_are_short_enough_once_written_out(self) -> None:
        def doubled(times: int) -> QuestionBank:
            rows = ["[conditions.c0]\nquestion = 'NOW-1'\nis = ['yes']"]
            rows += [
                f"[conditions.c{n}]\nany = [{{condition = 'c{n - 1}'}}, {{condition = 'c{n - 1}'}}]"
                for n in range(1, times)
            ]
            return small_bank(NOW_1, "\n".join(rows))

        fact = "has more than 100 parts once all that it names is written out. "
        remedy = "Wait for less, or name fewer conditions in it."

        assert [] == problems(doubled(5))
        assert [f"condition c{n}: {fact}{remedy}" for n in range(5, 40)] == problems(doubled(40))

    def test_of_gates_are_followed_only_so_far(self) -> None:
        def chained(times: int) -> QuestionBank:
            rows = [
                f"""
                [[questions]]
                id = "VIS-{n}"
                options = ["no", "yes"]
                when = {{ question = "{f"VIS-{n - 1}" if n > 1 else "NOW-1"}", is = ["yes"] }}
                """
                for n in range(1, times + 1)
            ]
            return small_bank(NOW_1, *rows)

        fact = "waits for more than 100 parts of gates, one behind another."
        (problem,) = faults_of_structure(chained(800))

        assert [] == faults_of_structure(chained(100))
        assert str(problem).startswith(f"question VIS-101, when: {fact}")

    def test_of_hold_are_checked_like_any_other(self) -> None:
        hold = {
            "title": "HOLD",
            "text": "Wait.",
            "otherwise_ask": "your lead",
            "routes": [{"ask": "a doctor", "when": {"question": "NOW-1", "is": ["yess"]}}],
        }

        assert [
            "hold, route 1: looks for 'yess', which is not an option of NOW-1. Did you mean 'yes'?"
        ] == problems(small_bank(NOW_1, hold=hold))


class TestGates:
    def test_look_only_at_earlier_questions(self) -> None:
        later = '[[questions]]\nid = "VIS-0"\noptions = ["no", "yes"]'
        bank = small_bank(
            NOW_1,
            '[[questions]]\nid = "VIS-1"\noptions = ["no", "yes"]\n'
            'when = { question = "VIS-0", is = ["yes"] }',
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

    def test_never_look_at_not_known(self) -> None:
        assert [
            (
                "question VIS-1, when: looks for 'not-known' at NOW-1. "
                "Take it away: while an answer is not known, the question is asked anyway."
            )
        ] == problems(in_gate('{ question = "NOW-1", is = ["not-known"] }'))

    def test_never_look_at_not_known_by_way_of_a_named_condition(self) -> None:
        named = '[conditions.unsure]\nquestion = "NOW-1"\nis = ["not-known"]'

        assert [
            (
                "question VIS-1, when: looks for 'not-known' at NOW-1. "
                "Take it away: while an answer is not known, the question is asked anyway."
            )
        ] == problems(in_gate('{ condition = "unsure" }', named))

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


class TestReach:
    def test_of_a_question_that_can_never_be_asked_is_none(self) -> None:
        never = """{ all = [
            { question = "NOW-1", is = ["yes"] }, { question = "NOW-1", is = ["no"] },
        ] }""".replace("\n", " ").replace(", ] }", "] }")

        assert [
            (
                "question VIS-1: can never be asked: no answers make its `when` true. "
                "Look again at the options in its `when`."
            )
        ] == problems(in_gate(never))

    def test_counts_the_gates_behind_a_gate(self) -> None:
        bank = small_bank(
            NOW_1,
            """
            [[questions]]
            id = "NOW-2"
            options = ["no", "yes"]
            when = { question = "NOW-1", is = ["yes"] }

            [[questions]]
            id = "NOW-3"
            options = ["no", "yes"]
            when = { all = [
              { question = "NOW-1", is = ["no"] },
              { question = "NOW-2", is = ["yes"] },
            ] }
            prompts = [{ id = "look", kind = "action", when = { question = "NOW-1", is = ["no"] } }]
            """,
        )

        assert [
            (
                "question NOW-3: can never be asked: no answers make its `when` true. "
                "Look again at the options in its `when`."
            )
        ] == problems(bank)

    def test_of_a_question_that_is_always_asked_needs_no_gate(self) -> None:
        assert [
            (
                "question VIS-1, when: is always true, whatever the answers are. "
                "Take it away, or look again at its options."
            )
        ] == problems(in_gate('{ question = "NOW-1", is = ["no", "yes"] }'))

    def test_of_a_prompt_that_can_never_be_raised_is_none(self) -> None:
        never = (
            '{ all = [{ question = "NOW-1", is = ["yes"] }, { question = "NOW-1", is = ["no"] }] }'
        )

        assert [
            (
                "prompt VIS-1.look: can never be raised: no answers make its condition true. "
                "Look again at the options in its `when`."
            )
        ] == problems(in_prompt(never))

    def test_of_a_prompt_kept_away_by_its_own_gate_is_none(self) -> None:
        bank = small_bank(
            NOW_1,
            """
            [[questions]]
            id = "NOW-2"
            options = ["no", "yes"]
            when = { question = "NOW-1", is = ["yes"] }
            prompts = [{ id = "look", kind = "action", when = { question = "NOW-1", is = ["no"] } }]
            """,
        )

        assert [
            (
                "prompt NOW-2.look: can never be raised: no answers make its condition true. "
                "Look again at the options in its `when`."
            )
        ] == problems(bank)

    def test_of_a_prompt_needs_one_way_only(self) -> None:
        either = (
            '{ any = [{ question = "NOW-1", is = ["yes"] }, { question = "VIS-1", is = ["yes"] }] }'
        )

        assert [] == problems(in_prompt(either))

    def test_of_a_prompt_that_is_always_raised_is_too_wide(self) -> None:
        assert [
            (
                "prompt VIS-1.look, when: is always true, whatever the answers are. "
                "Take it away, or look again at its options."
            )
        ] == problems(in_prompt('{ question = "NOW-1", is = ["no", "yes"] }'))

    @pytest.mark.parametrize(
        ("condition", "fact"),
        [
            (
                f"{{ all = [{YES}, {NO}] }}",
                "is never true, whatever the answers are. Look again at its options.",
            ),
            (
                f"{{ any = [{YES}, {NO}] }}",
                (
                    "is always true, whatever the answers are. "
                    "Take it away, or look again at its options."
                ),
            ),
        ],
    )
    def test_of_a_named_condition_is_neither_none_nor_all(self, condition: str, fact: str) -> None:
        bank = small_bank(NOW_1, f"conditions.danger = {condition}")

        assert [f"condition danger: {fact}"] == problems(bank)

    def test_is_not_sampled_where_there_is_too_much_to_go_through(self) -> None:
        many = range(1, 19)
        questions = "".join(
            f'[[questions]]\nid = "VIS-{number}"\noptions = ["a", "b"]\n' for number in many
        )
        parts = [f'{{ question = "VIS-{number}", is = ["b"] }}' for number in many]
        parts.append('{ question = "VIS-1", is = ["a"] }')
        bank = small_bank(questions, f"conditions.danger = {{ all = [{', '.join(parts)}] }}")

        assert [
            (
                "condition danger: looks at too many answers to be gone through. "
                "Split it into smaller conditions."
            )
        ] == problems(bank)


class TestProofs:
    def test_that_fail_are_problems(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "perhaps", "yes"]
            prompts = [{ id = "sign", kind = "support", support = "sign", on = ["perhaps"] }]
            """,
        )

        assert [
            (
                "prompt NOW-1.sign: NOW-1 going from 'perhaps' to 'yes' takes it away, and "
                "nothing as "
                "urgent takes its place. "
                "Let 'yes' raise it too, or something as urgent, or order the options."
            )
        ] == problems(bank)

    def test_that_fail_for_a_named_worry_are_problems(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "perhaps", "yes"]

            [conditions.worry-named]
            question = "NOW-1"
            is = ["perhaps"]
            """,
        )

        assert [
            (
                "condition worry-named: NOW-1 going from 'perhaps' to 'yes' takes it away, and "
                "nothing "
                "as urgent takes its place. "
                "Let 'yes' raise it too, or something as urgent, or order the options."
            )
        ] == problems(bank)

    def test_that_are_too_large_are_problems(self) -> None:
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

        assert [
            (
                "prompt VIS-11.all: looks at too many answers to be proved: they can stand in "
                "1048576 "
                "ways. Split it into smaller prompts."
            )
        ] == problems(bank)


class TestCompleteness:
    @pytest.mark.parametrize("name", ["worry-named", "hold", "enquiry-open"])
    def test_needs_the_conditions_that_the_policy_reads(self, name: str) -> None:
        whole = small_bank(SOUND)
        conditions = {each: leaf for each, leaf in whole.conditions.items() if each != name}
        bank = whole.model_copy(update={"conditions": conditions})

        assert [
            (
                f"conditions: the condition {name!r} is missing, which the advice reads. "
                f"Add [conditions.{name}]."
            )
        ] == problems(bank)

    def test_needs_words_for_every_level(self) -> None:
        whole = small_bank(SOUND)
        advice = {level: words for level, words in whole.advice.items() if level != "act-today"}
        bank = whole.model_copy(update={"advice": advice})

        assert ["advice: the level 'act-today' has no words. Add [advice.act-today]."] == problems(
            bank
        )

    def test_needs_words_for_a_meeting_beneath_an_urgent_step(self) -> None:
        assert [
            (
                "beneath: the level 'strong-case-for-meeting' has no words for beneath an "
                "urgent step. "
                'Add strong-case-for-meeting = "..." under [beneath].'
            ),
            (
                "beneath: the level 'consider-meeting' has no words for beneath an urgent step. "
                'Add consider-meeting = "..." under [beneath].'
            ),
        ] == problems(small_bank(SOUND, beneath={}))

    def test_needs_words_for_every_route(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            prompts = [{ id = "today", kind = "act-today", route = ["lead"], on = ["yes"] }]
            """,
            routes={},
        )

        assert [
            "prompt NOW-1.today: leads to the route 'lead', which has no words. Add [routes.lead]."
        ] == problems(bank)

    def test_needs_words_for_hold(self) -> None:
        assert [
            "hold: the bank has a condition for HOLD and no words for it. Add [hold]."
        ] == problems(small_bank(SOUND, hold=None))


class TestCitations:
    def test_are_known(self) -> None:
        bank = small_bank(
            '[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\nstatements = ["L9.9"]'
        )

        [found] = problems(bank)

        assert found.startswith(
            "question NOW-1, statements: cites 'L9.9', which is no statement of the review and no "
            "note of law."
        )

    def test_of_a_trigger_are_known(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            prompts = [{ id = "meet", kind = "meeting-trigger", trigger = "L4.9", on = ["yes"] }]
            """,
        )

        [found] = problems(bank)

        assert found.startswith("prompt NOW-1.meet, trigger: cites 'L4.9'")

    def test_of_the_case_bank_reach_every_statement_but_those_not_for_a_case(self) -> None:
        library = small_library("A4", "C5")
        bank = small_bank(
            '[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\n'
            'statements = ["L1.1", "L4.1", "L4.2", "L4.3"]',
            id="case",
        )

        assert [
            (
                "statement C5: is reached by no question and no prompt. "
                "Cite it where it is asked about."
            )
        ] == problems(bank, library)

    def test_of_another_bank_need_not_reach_every_statement(self) -> None:
        assert [] == problems(small_bank(NOW_1), small_library("C5"))


class TestDates:
    def warnings(self, bank: QuestionBank, library: Library, today: date) -> list[str]:
        found = check_bank(bank, library, today)
        return [str(each.problem) for each in found if each.is_warning]

    def test_of_a_bank_past_its_review_are_a_warning(self) -> None:
        bank = small_bank(NOW_1, review_by=date(2026, 11, 23))

        warning = Problem(
            "bank", "was to be reviewed by 2026-11-23", "Read it through, and set review_by anew."
        )

        assert [Finding(warning, is_warning=True)] == check_bank(bank, small_library(), TODAY)

    def test_of_a_law_pack_past_its_review_are_a_warning(self) -> None:
        bank = small_bank(NOW_1, review_by=date(2040, 1, 1))

        assert [
            f"notes of law: were to be reviewed by {LATER}. Check them, and set review_by anew."
        ] == self.warnings(bank, small_library(), date(2030, 1, 2))

    def test_of_a_cited_note_past_its_review_are_a_warning(self) -> None:
        bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\nstatements = ["E1"]')
        library = small_library(notes={"E1": date(2026, 1, 1), "E2": date(2026, 1, 1)})

        assert [
            (
                "note of law E1: was to be reviewed by 2026-01-01. "
                "Check how it stands, and set review_by anew."
            )
        ] == self.warnings(bank, library, TODAY)

    def test_are_no_warning_on_the_day_of_review_itself(self) -> None:
        assert [] == self.warnings(small_bank(NOW_1), small_library(), LATER)


class TestWording:
    def test_of_a_question_is_at_most_thirty_words(self) -> None:
        text = " ".join(["word"] * 31)
        bank = small_bank(f'[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\ntext = "{text}"')

        assert [
            (
                "question NOW-1, text: has 31 words, and a question has at most 30. "
                "Move what explains it to `why`."
            )
        ] == problems(bank)

    @pytest.mark.parametrize(
        "phrase",
        [
            "low risk",
            "No risk",
            "no concerns identified",
            "is safe",
            "are safe",
            "all clear",
            "disguised compliance",
            "a hostile mother",
            "hostile father",
            "non-compliant",
            "failed to engage",
            "FII",
            "fabricated",
            "Induced",
            "score",
            "40%",
            "40 per cent",
            "percentage",
        ],
    )
    def test_never_reassures_labels_diagnoses_or_scores(self, phrase: str) -> None:
        [found] = problems(with_prompt_text(f"They said {phrase} here."))

        assert found.startswith("prompt NOW-1.say, text: says ")

    @pytest.mark.parametrize("words", ["is safely", "scored", "uninduced", "is not safe", "unsafe"])
    def test_is_free_to_use_other_words(self, words: str) -> None:
        assert [] == problems(with_prompt_text(f"They said {words} here."))

    def test_is_looked_at_in_every_kind_of_text(self) -> None:
        bank = shipped_bank()
        raw = bank.model_dump_json(by_alias=True)
        marked = QuestionBank.model_validate_json(
            raw.replace('"text":"', '"text":"FII ').replace('"title":"', '"title":"FII ')
        )

        places = {
            each.split(":")[0].split(" ")[0].rstrip(",")
            for each in problems(marked, shipped_library())
            if "says 'FII'" in each
        }

        assert {
            "bank",
            "advice",
            "routes",
            "hold",
            "roster",
            "bands",
            "topic",
            "question",
            "prompt",
        } == places


class TestHoldWordings:
    def test_are_needed_where_a_text_sends_the_reader_to_the_family(self) -> None:
        assert [
            (
                "prompt NOW-1.say: sends the reader to the family ('Ask the parents') and has no "
                "wording for HOLD. Add approaches_family = true and when_hold."
            )
        ] == problems(with_prompt_text("Ask the parents how things are."))

    def test_make_such_a_text_right(self) -> None:
        bank = with_prompt_text(
            "Ask the parents how things are.",
            'approaches_family = true\nwhen_hold = "Ask your safeguarding lead."',
        )

        assert [] == problems(bank)

    def test_may_be_empty_to_leave_a_text_out(self) -> None:
        bank = with_prompt_text(
            "Ask the parents how things are.", 'approaches_family = true\nwhen_hold = ""'
        )

        assert [] == problems(bank)

    def test_do_not_send_the_reader_to_the_family_themselves(self) -> None:
        bank = with_prompt_text(
            "Ask the parents how things are.",
            'approaches_family = true\nwhen_hold = "Tell the mother later."',
        )

        assert [
            (
                "prompt NOW-1.say, when_hold: sends the reader to the family under HOLD "
                "('Tell the mother'). "
                "Send the reader to the safeguarding lead, the allocated worker or records."
            )
        ] == problems(bank)

    def test_of_find_outs_are_looked_at_too(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            find_out = { text = "Find out from the parents.", who = "the parents" }
            """,
        )

        [found] = problems(bank)

        assert found.startswith(
            "question NOW-1, find_out: sends the reader to the family ('Find out from the parents')"
        )

    def test_of_hold_itself_are_looked_at_too(self) -> None:
        hold = {"title": "HOLD", "text": "Visit the family.", "otherwise_ask": "your lead"}

        [found] = problems(small_bank(NOW_1, hold=hold))

        assert found.startswith("hold, text: sends the reader to the family under HOLD")

    def test_are_not_there_for_advice_so_that_it_never_sends_anyone_to_the_family(self) -> None:
        whole = small_bank(SOUND)
        advice = whole.model_dump()["advice"]
        advice["none"]["also"] = ["A meeting with the parents may help."]
        advice["none"]["also_unless_hold"] = ["Tell the family what the worry is."]

        assert [
            (
                "advice none, also: sends the reader to the family even under HOLD "
                "('meeting with the parents'). Move that sentence to also_unless_hold."
            )
        ] == problems(small_bank(SOUND, advice=advice))


@pytest.mark.parametrize(
    "text",
    [
        "Ask the family what would help.",
        "If there is a worry, tell the parents or carers why.",
        "Speak to the mother first.",
        "Talk with both parents.",
        "Talk it over with the parents and write it down.",
        "Phone the father.",
        "Write to the parents.",
        "Meet the child at school.",
        "Look in the records, then visit the home and see the children.",
        "Invite the carers to a meeting.",
        "Agree with the parent who could help.",
        "Offer this family an appointment.",
        "Offer to speak with this adult.",
        "Ask the GP practice or the parents.",
        "You could ask the child.",
        "Someone should tell the family.",
        "Ask the GP practice to tell the family.",
        "Ask the young person what they want.",
        "Explain it to the family, and why.",
        "Find out from the parents.",
        "Raise it with the parents.",
        "Take this to the family.",
        "Arrange a meeting with the family.",
        "Do not wait. Ask the family.",
    ],
)
def test_a_text_that_approaches_the_family_is_told(text: str) -> None:
    assert approach_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ask the EHE team what they know of the family.",
        "Ask your safeguarding lead how the parents could be asked.",
        "Tell children's social care today.",
        "Speak to the child mental health crisis team.",
        "Tell the council's children missing education team.",
        "Do not raise this worry with the family yet.",
        "Do not tell the parents, and never write to the family.",
        "Nobody has to see a child who is well.",
        "It gives nobody a duty to visit a family.",
        "Find out who has seen the children.",
        "Check with the clinic who reviews it.",
        "Ask whoever leads the plan for an earlier review.",
        "Talk with your safeguarding lead about the child.",
        "The parents asked for help.",
        "A call from a parent is not seeing the child.",
        "Speak to the parent's GP.",
        "Talk. The family is well.",
        "Consider, with the GP, whether the child is well.",
        "Young carers are known to the team.",
        "See young lives as they are.",
        "Agree who does it. With the family well, wait.",
        "Call",
    ],
)
def test_a_text_that_does_not_approach_the_family_is_let_through(text: str) -> None:
    assert approach_in(text) is None


def test_problems_come_in_a_stable_order() -> None:
    bank = small_bank(NOW_1, NOW_1, id="case", beneath={})

    first, second = (check_bank(each, shipped_library(), TODAY) for each in (bank, bank))

    assert first == second
