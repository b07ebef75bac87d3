"""The checks of a bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from ehe_check import resources
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.load import bank_of, merged
from ehe_check.check.approach import approach_in
from ehe_check.check.bank_checks import Finding, check_bank, faults_of_structure
from ehe_check.check.bank_places import texts
from ehe_check.check.completeness import READ_BY_THE_ADVICE
from ehe_check.errors import Problem
from tests.banks import ADULTS, CHILDREN, LATER, TODAY, small_bank, small_library
from tests.worked import shipped_bank, shipped_library

NOW_1 = """
[[questions]]
id = "NOW-1"
options = ["no", "yes"]
"""
HOLDS = '[conditions.holds]\nquestion = "NOW-1"\nis = ["yes"]'
SOUND = """
[[questions]]
id = "NOW-1"
options = ["no", "perhaps: SIGN", "yes"]
prompts = [{ id = "sign", kind = "sign", on = ["perhaps", "yes"] }]

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


RULE = """
[[together]]
id = "X1"
text = "Both."
question = "NOW-1"
when = { question = "NOW-1", is = ["yes"] }
"""


def with_rule(does: str, prompt: str = "") -> QuestionBank:
    """Return a bank with one rule over two answers, and a prompt of its question."""
    question = f'[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]\nprompts = [{prompt}]'
    return small_bank(question, RULE + does)


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
        nothing = ("tiers", "headlines", "boxes", "beneath", "routes", "conditions")
        bank = small_bank(NOW_1, **{key: {} for key in nothing}, lines=None)

        assert [] == problems(bank)


class TestTheShippedBank:
    def test_has_no_problems(self) -> None:
        assert [] == problems(shipped_bank(), shipped_library())

    def test_is_not_past_its_review_on_the_day_it_is_reviewed(self) -> None:
        bank = shipped_bank()

        assert [] == check_bank(bank, shipped_library(), bank.reviewed_on)

    def test_stays_right_with_the_example_of_its_readme(self) -> None:
        readme = (resources.CASE_BANK.parent / "README.md").read_text(encoding="utf-8")
        part = tomllib.loads(readme.split("```toml\n")[1].split("```")[0])
        raw, _, _ = merged(resources.CASE_BANK)
        mine = [{"topic": part["topic"]["id"], **each} for each in part["questions"]]
        topics, questions = [*raw["topics"], part["topic"]], [*raw["questions"], *mine]
        bank = bank_of(raw | {"topics": topics, "questions": questions}, {}, "with the example")

        assert [] == problems(bank, shipped_library())

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
                "refers to the condition 'holt', which is not in this bank. Did you mean 'holds'?",
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
        named = in_prompt(condition, CHILDREN, HOLDS)

        assert f"prompt VIS-1.look, when: {fact}" in problems(named)

    def test_of_a_gate_to_a_condition_are_known(self) -> None:
        assert [
            (
                "question VIS-1, when: refers to the condition 'holt', which is not in this bank. "
                "Did you mean 'holds'?"
            )
        ] == problems(in_gate('{ condition = "holt" }', HOLDS))

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
                "prompt NOW-1.look, on: names 'maybe', which is no option of NOW-1. "
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

    def test_of_a_list_that_asks_again_are_known(self) -> None:
        question = '[[questions]]\nid = "VIS-1"\noptions = ["a", "b"]\nagain_when = ["chile"]'

        assert [
            (
                "question VIS-1, again_when: speaks of 'chile', which is not in this bank. "
                "Did you mean 'child'?"
            )
        ] == problems(small_bank(NOW_1, CHILDREN, question))

    @pytest.mark.parametrize(
        ("asked", "fact"),
        [
            ("NOW-9", "looks at 'NOW-9', which is not in this bank. Did you mean 'NOW-1'?"),
            (
                "VIS-1",
                (
                    "looks at VIS-1, which is asked about each child. Name a question that is "
                    "asked once for the whole case."
                ),
            ),
            ("NOW-1", None),
        ],
    )
    def test_to_what_a_contradiction_asks_again_are_to_one_question_of_the_case(
        self, asked: str, fact: str | None
    ) -> None:
        question = f"""
            [[questions]]
            id = "VIS-1"
            per = "child"
            options = ["no", "yes"]

            [[questions.contradicts]]
            on = ["yes"]
            unless = {{ question = "NOW-1", is = ["no"] }}
            asks_again = "{asked}"
            """
        place = "question VIS-1, contradicts 1, asks_again"

        assert [f"{place}: {fact}"] * (fact is not None) == problems(
            small_bank(NOW_1, CHILDREN, question)
        )

    @pytest.mark.parametrize("key", ["opening", "quick", "closing"])
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

    @pytest.mark.parametrize(
        ("part", "place"),
        [
            (
                (
                    '[[together]]\nid = "X1"\ntext = "Both."\nquestion = "NOW-1"\n'
                    'effects = ["ASK"]\nwhen = { question = "NOW-1", is = ["yess"] }'
                ),
                "together X1, when",
            ),
            (
                (
                    '[[together]]\nid = "X1"\ntext = "Both."\nquestion = "NOW-1"\n'
                    'effects = ["ASK"]\nunless = { question = "NOW-1", is = ["yess"] }'
                ),
                "together X1, unless",
            ),
            (
                (
                    '[boxes.H-soon]\ntitle = "HOLD"\ntext = "Wait."\nperson = "your lead"\n'
                    'variant = { when = { question = "NOW-1", is = ["yess"] }, text = "Wait." }'
                ),
                "boxes H-soon, variant",
            ),
            (
                (
                    '[[questions]]\nid = "VIS-1"\noptions = ["no", "yes"]\n'
                    'contradicts = [{ on = ["no"], when = { question = "NOW-1", is = ["yess"] } }]'
                ),
                "question VIS-1, contradicts 1, when",
            ),
            (
                (
                    '[[questions]]\nid = "VIS-1"\noptions = ["no", "yes"]\n'
                    'prompts = [{ id = "look", kind = "action", on = ["no"], '
                    'unless = { question = "NOW-1", is = ["yess"] } }]'
                ),
                "prompt VIS-1.look, unless",
            ),
        ],
    )
    def test_are_known_wherever_a_condition_may_stand(self, part: str, place: str) -> None:
        fact = "looks for 'yess', which is not an option of NOW-1. Did you mean 'yes'?"

        assert f"{place}: {fact}" in problems(small_bank(NOW_1, part))

    def test_of_a_roster_that_is_counted_are_known(self) -> None:
        [found] = problems(in_gate('{ roster = "chil", at_least = 2 }', CHILDREN))

        assert found.startswith("question VIS-1, when: speaks of the roster 'chil'")

    def test_of_a_contradiction_and_of_a_find_out_are_options_of_their_question(self) -> None:
        bank = small_bank(
            NOW_1,
            """
            [[questions]]
            id = "VIS-1"
            options = ["no", "yes"]
            contradicts = [{ on = ["maybe"], when = { question = "NOW-1", is = ["yes"] } }]
            find_out = { text = "Look it up.", who = "you", also_on = ["perhaps"] }
            """,
        )
        known = "Use one of: no, yes."

        assert [
            (
                "question VIS-1, contradicts 1, on: names 'maybe', which is no option of VIS-1. "
                f"{known}"
            ),
            (
                "question VIS-1, find_out, also_on: names 'perhaps', which is no option of VIS-1. "
                f"{known}"
            ),
        ] == problems(bank)

    def test_of_a_prompt_to_a_rule_are_known(self) -> None:
        prompt = '{ id = "sign", kind = "sign", rule = "X2" }'

        assert (
            "prompt NOW-1.sign, rule: is printed by 'X2', which is not in this bank. "
            "Use one of: X1."
        ) in problems(with_rule('effects = ["SIGN"]', prompt))

    def test_of_a_prompt_to_a_rule_are_to_one_of_its_own_question(self) -> None:
        bank = small_bank(
            NOW_1,
            RULE + 'effects = ["SIGN"]',
            """
            [[questions]]
            id = "VIS-1"
            options = ["no", "yes"]
            prompts = [{ id = "sign", kind = "sign", rule = "X1" }]
            """,
        )

        assert [
            (
                "prompt VIS-1.sign, rule: is printed by X1, which counts at NOW-1. "
                "Move it to question NOW-1."
            )
        ] == problems(bank)

    @pytest.mark.parametrize("key", ["question", "ticked", "stills", "per"])
    def test_of_a_rule_over_two_answers_are_known(self, key: str) -> None:
        effects = "" if key == "stills" else 'effects = ["ASK"]\n'
        rule = RULE.replace('question = "NOW-1"\nwhen', "when") if key == "question" else RULE
        found = problems(small_bank(NOW_1, f'{rule}{effects}{key} = "NOW-9"'))

        assert any(each.startswith(f"together X1, {key}: speaks of 'NOW-9'") for each in found)

    def test_of_a_rule_at_a_question_about_each_child_say_so(self) -> None:
        asked = '[[questions]]\nid = "VIS-1"\nper = "child"\noptions = ["no", "yes"]'
        rule = RULE.replace('question = "NOW-1"\n', 'question = "VIS-1"\n') + 'effects = ["ASK"]'

        assert [
            "together X1: counts at VIS-1, which is asked about each child. Say per = 'child'."
        ] == problems(small_bank(NOW_1, CHILDREN, asked, rule))

    def test_to_a_matter_are_to_one_that_is_shared(self) -> None:
        asked = '[[questions]]\nid = "VIS-1"\noptions = ["no", "yes"]\nsplits = "car"'
        shared = '[[questions]]\nid = "VIS-2"\noptions = ["no", "yes"]\nmatter = "care"'

        assert [
            (
                "question VIS-1, splits: speaks of the matter 'car', which is not in this bank. "
                "Did you mean 'care'?"
            )
        ] == problems(small_bank(NOW_1, asked, shared))

    @pytest.mark.parametrize(
        ("part", "fact"),
        [
            (
                {
                    "agreement": {
                        "question": "NOW-9",
                        "option": "yes",
                        "words": "NOW-1",
                    }
                },
                "agreement: reads question 'NOW-9', which is not in this bank.",
            ),
            (
                {
                    "agreement": {
                        "question": "NOW-1",
                        "option": "yess",
                        "words": "NOW-1",
                    }
                },
                "agreement: names 'yess', which is no option of NOW-1.",
            ),
            (
                {
                    "agreement": {
                        "question": "NOW-1",
                        "option": "yes",
                        "words": "NOW-9",
                    }
                },
                "agreement, words: reads question 'NOW-9', which is not in this bank.",
            ),
            (
                {
                    "sight": {
                        "question": "NOW-1",
                        "seen": ["yess"],
                        "unseen": "Not seen.",
                        "not_said": "Not said.",
                    }
                },
                "sight: names 'yess', which is no option of NOW-1.",
            ),
            (
                {"held_from_one_adult": {"questions": ["NOW-9"], "family": "them", "adds": "So."}},
                "held_from_one_adult: reads question 'NOW-9', which is not in this bank.",
            ),
        ],
    )
    def test_of_what_the_sheet_reads_are_known(self, part: dict[str, object], fact: str) -> None:
        [found] = problems(small_bank(NOW_1, **part))

        assert found.startswith(fact)


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


URGENT_WORDS = 'say = "it is so", route_why = "it is so"'


def with_effects(options: str, prompts: str = "", more: str = "") -> QuestionBank:
    """Return a bank of one question, with its options and the prompts that print."""
    return small_bank(
        f'[[questions]]\nid = "NOW-1"\n{more}\noptions = [{options}]\nprompts = [{prompts}]'
    )


class TestEffects:
    @pytest.mark.parametrize(
        ("effect", "kind"),
        [
            ("MEET L4.1", "meeting-trigger"),
            ("MEET L4.1 health", "meeting-trigger"),
            ("SIGN", "sign"),
            ("SUP", "supervision"),
        ],
    )
    def test_are_printed_wherever_they_hold(self, effect: str, kind: str) -> None:
        prompt = f'{{ id = "it", kind = "{kind}", on = ["some"] }}'
        does = effect.split(maxsplit=1)[0]

        assert [
            (
                f"question NOW-1: at 'all' {does} holds, and no prompt prints it. "
                f"Add a prompt of kind {kind!r} with 'all' in `on`."
            )
        ] == problems(with_effects(f'"no", "some: {effect}", "all"', prompt))

    @pytest.mark.parametrize(
        ("effect", "kind"), [("999", "emergency"), ("TODAY lead", "act-today")]
    )
    def test_that_cannot_wait_are_printed_too(self, effect: str, kind: str) -> None:
        option = f'{{ id = "yes", effects = ["{effect}"], {URGENT_WORDS} }}'
        prompt = f'{{ id = "it", kind = "{kind}", on = ["yes"] }}'

        assert [] == problems(with_effects(f'"no", {option}', prompt))
        assert 1 == len(problems(with_effects(f'"no", {option}')))

    def test_of_not_known_are_printed_too(self) -> None:
        more = 'not_known_effects = ["SUP"]'
        prompt = '{ id = "it", kind = "supervision", on = ["not-known"] }'
        [found] = problems(with_effects('"no", "yes"', more=more))

        assert found.startswith("question NOW-1: at 'not-known' SUP holds")
        assert [] == problems(with_effects('"no", "yes"', prompt, more))

    @pytest.mark.parametrize("effect", ["HOLD", "ASK"])
    def test_that_a_box_says_need_no_prompt(self, effect: str) -> None:
        assert [] == problems(with_effects(f'"no", "yes: {effect}"'))

    @pytest.mark.parametrize("way", ["on", "when"])
    def test_are_printed_by_answer_or_by_condition(self, way: str) -> None:
        how = '["yes"]' if way == "on" else '{ question = "NOW-1", is = ["yes"] }'
        prompt = f'{{ id = "it", kind = "sign", {way} = {how} }}'

        assert [] == problems(with_effects('"no", "yes: SIGN"', prompt))

    def test_may_be_said_by_a_graver_line_of_the_same_question(self) -> None:
        prompts = '{ id = "it", kind = "meeting-trigger", on = ["all"] }, '
        prompts += '{ id = "sign", kind = "sign", on = ["some"] }'

        assert [] == problems(with_effects('"no", "some: SIGN", "all: MEET L4.1"', prompts))

    def test_that_are_a_reason_for_a_meeting_are_said_beneath_what_cannot_wait(self) -> None:
        option = f'{{ id = "all", effects = ["999"], {URGENT_WORDS} }}'
        prompts = '{ id = "meet", kind = "meeting-trigger", on = ["some"] }, '
        prompts += '{ id = "now", kind = "emergency", on = ["all"] }'
        [found] = problems(with_effects(f'"no", "some: MEET L4.1", {option}', prompts))

        assert found.startswith("question NOW-1: at 'all' MEET holds")

    @pytest.mark.parametrize("does", ["SIGN", "MEET L4.1", "SUP"])
    def test_of_a_rule_over_two_answers_are_printed_by_a_prompt_that_names_it(
        self, does: str
    ) -> None:
        kind = {"SIGN": "sign", "SUP": "supervision"}.get(does, "meeting-trigger")
        prompt = f'{{ id = "it", kind = "{kind}", rule = "X1" }}'
        effects = f'effects = ["{does}"]'

        assert [] == problems(with_rule(effects, prompt))
        assert [
            (
                f"together X1: {does.split(maxsplit=1)[0]} holds, and no prompt prints it. "
                f"Add a prompt of kind {kind!r} with rule = 'X1'."
            )
        ] == problems(with_rule(effects))

    def test_of_a_rule_that_stands_by_itself_print_those_of_its_option(self) -> None:
        option = f'{{ id = "yes", {URGENT_WORDS} }}'
        bank = small_bank(
            f"""
            [[questions]]
            id = "NOW-1"
            options = ["no", "some: SIGN", {option}]

            [[questions.prompts]]
            id = "today"
            kind = "act-today"
            rule = "X1"

            [[questions.prompts]]
            id = "sign"
            kind = "sign"
            on = ["some"]
            """,
            RULE + 'effects = ["TODAY lead"]',
        )

        assert [] == problems(bank)

    @pytest.mark.parametrize(
        ("way", "answer"),
        [
            ('on = ["no", "yes"]', "no"),
            ('on = ["yes", "not-known"]', "not-known"),
            ('rule = "X1"', "X1"),
        ],
    )
    def test_are_there_for_every_prompt_that_speaks_of_them(self, way: str, answer: str) -> None:
        bank = small_bank(
            f"""
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes: SIGN"]
            prompts = [
              {{ id = "sign", kind = "sign", on = ["yes"] }},
              {{ id = "it", kind = "sign", {way} }},
            ]
            """,
            RULE + 'effects = ["ASK"]',
        )

        assert [
            (
                f"prompt NOW-1.it: is never printed for {answer!r}, where SIGN does not hold. "
                "Write SIGN at that option, or make this an action or a note."
            )
        ] == problems(bank)

    def test_are_there_for_a_prompt_with_a_condition(self) -> None:
        prompt = '{ id = "it", kind = "sign", when = { question = "NOW-1", is = ["yes"] } }'
        [found] = problems(with_effects('"no", "yes"', prompt))

        assert found.startswith("prompt NOW-1.it: is never printed for 'any answer'")

    def test_are_written_where_they_begin_and_not_again(self) -> None:
        prompt = '{ id = "it", kind = "sign", on = ["some", "all"] }'
        options = '"no", "some: SIGN", "all: SIGN"'

        assert [
            (
                "question NOW-1, option all: writes 'SIGN', which an option before it has begun. "
                "Take it away here."
            )
        ] == problems(with_effects(options, prompt))
        assert [] == problems(with_effects(options, prompt, "ordered = false"))

    @pytest.mark.parametrize("key", ["say", "route_why"])
    def test_that_cannot_wait_have_their_words_for_the_call(self, key: str) -> None:
        prompt = '{ id = "it", kind = "act-today", on = ["some", "all"] }'
        whole = f'{{ id = "all", {URGENT_WORDS} }}'
        other = {"say": "route_why", "route_why": "say"}[key]
        half = f'{{ id = "some", effects = ["TODAY lead"], {other} = "it is so" }}'

        assert [
            (
                f"question NOW-1, option some: calls for a step today and has no {key!r}. "
                f'Add {key} = "...".'
            )
        ] == problems(with_effects(f'"no", {half}, {whole}', prompt))

    def test_that_a_rule_makes_urgent_have_their_words_for_the_call(self) -> None:
        prompt = '{ id = "it", kind = "act-today", rule = "X1" }'
        found = problems(with_rule('effects = ["TODAY lead"]', prompt))

        assert [True, True] == [each.startswith("question NOW-1, option yes:") for each in found]

    def test_with_lines_to_tick_lead_somewhere_from_each(self) -> None:
        bank = small_bank(
            f"""
            [[questions]]
            id = "NOW-1"
            options = ["no", {{ id = "yes", {URGENT_WORDS} }}]
            prompts = [{{ id = "it", kind = "act-today", rule = "X1" }}]

            [[questions]]
            id = "NOW-2"
            kind = "several"
            options = ["other", {{ id = "harm", routes = ["lead"], {URGENT_WORDS} }}]
            """,
            RULE + 'effects = ["TODAY lead"]\nticked = "NOW-2"',
        )

        assert [
            "question NOW-2, option other: can be ticked, and leads to nobody. Add routes = [...]."
        ] == problems(bank)


class TestCompleteness:
    @pytest.mark.parametrize("name", READ_BY_THE_ADVICE)
    def test_needs_the_conditions_that_the_advice_reads(self, name: str) -> None:
        whole = small_bank(SOUND)
        conditions = {each: leaf for each, leaf in whole.conditions.items() if each != name}
        bank = whole.model_copy(update={"conditions": conditions})

        assert [
            (
                f"conditions: the condition {name!r} is missing, which the advice reads. "
                f"Add [conditions.{name}]."
            )
        ] == problems(bank)

    @pytest.mark.parametrize(
        ("table", "key"),
        [
            ("tiers", "act-today"),
            ("headlines", "N2"),
            ("boxes", "A-done"),
            ("beneath", "enquiry"),
        ],
    )
    def test_needs_words_for_all_that_the_advice_can_be(self, table: str, key: str) -> None:
        whole = small_bank(SOUND)
        words = {each: said for each, said in getattr(whole, table).items() if each != key}
        bank = whole.model_copy(update={table: words})

        assert [f"{table}: {key} has no words. Add {key} under [{table}]."] == problems(bank)

    def test_needs_the_lines_of_the_sheet(self) -> None:
        assert ["lines: is missing, which the sheet reads. Add [lines]."] == problems(
            small_bank(SOUND, lines=None)
        )

    @pytest.mark.parametrize("part", ["agreement", "sight"])
    def test_of_the_case_bank_needs_who_agreed_and_who_was_seen(self, part: str) -> None:
        without = shipped_bank().model_copy(update={part: None})

        assert [f"{part}: is missing, which the sheet reads. Add [{part}]."] == problems(
            without, shipped_library()
        )

    def test_needs_words_for_every_route(self) -> None:
        option = f'{{ id = "yes", effects = ["TODAY lead"], {URGENT_WORDS} }}'
        prompt = '{ id = "today", kind = "act-today", on = ["yes"] }'
        whole = with_effects(f'"no", {option}', prompt)

        assert [
            (
                "question NOW-1, option yes: leads to the route 'lead', which has no words. "
                "Add [routes.lead]."
            )
        ] == problems(whole.model_copy(update={"routes": {}}))

    def test_needs_who_could_know_each_fact_of_the_quick_set(self) -> None:
        assert [
            (
                "question NOW-1: may be not known, and nothing says what to find out and who could "
                "know. Add find_out, own records first."
            )
        ] == problems(small_bank(NOW_1, quick=["NOW-1"]))

    @pytest.mark.parametrize(
        "question",
        [
            'id = "NOW-2"\nkind = "text"',
            'id = "NOW-2"\noptions = ["no", "yes"]\nafter_advice = true',
            'id = "SUP-2"\noptions = ["no", "yes"]',
        ],
    )
    def test_needs_nobody_who_could_know_what_one_thinks_or_does(self, question: str) -> None:
        name = question.split('"')[1]

        assert [] == problems(small_bank(NOW_1, f"[[questions]]\n{question}", quick=[name]))


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

    def test_of_a_reason_for_a_meeting_are_known(self) -> None:
        prompt = '{ id = "meet", kind = "meeting-trigger", on = ["yes"] }'
        [found] = problems(with_effects('"no", "yes: MEET L4.9"', prompt))

        assert found.startswith("question NOW-1, option yes, effects: cites 'L4.9'")

    def test_of_a_reason_that_two_answers_give_are_known(self) -> None:
        prompt = '{ id = "meet", kind = "meeting-trigger", rule = "X1" }'
        [found] = problems(with_rule('effects = ["MEET L4.9"]', prompt))

        assert found.startswith("together X1, effects: cites 'L4.9'")

    def test_of_the_law_are_notes_and_no_statements(self) -> None:
        bank = small_bank(NOW_1 + 'cites = ["E1", "L1.1"]')

        assert [
            (
                "question NOW-1, cites: cites 'L1.1', which is a statement of the review and no "
                "note of law. Cite statements under `statements`."
            )
        ] == problems(bank, small_library(notes={"E1": LATER}))

    def test_of_the_law_are_known(self) -> None:
        prompt = '{ id = "do", kind = "action", on = ["yes"], cites = ["E9"] }'
        [found] = problems(with_effects('"no", "yes"', prompt))

        assert found.startswith("prompt NOW-1.do, cites: cites 'E9'")

    def test_of_the_case_bank_reach_every_statement_but_those_not_for_a_case(self) -> None:
        library = small_library("A4", "C5")
        bank = small_bank(
            '[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\n'
            'statements = ["L1.1", "L4.1", "L4.2", "L4.3", "L4.4", "L4.5"]',
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


class TestReviewDates:
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
            "refuses to engage",
            "difficult parents",
            "a hostile family",
            "manipulative",
            "hard to reach families",
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

    def test_is_looked_at_in_every_text(self) -> None:
        looked_at = {text for _, text in texts(shipped_bank())}
        held = {*said_in(shipped_bank().model_dump(mode="json"))}

        assert set() == held - looked_at
        assert len(held) > 1000


def said_in(value: object, key: str = "") -> Iterator[str]:
    """Yield every text in a bank that is a sentence or a label."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not name.endswith("effects"):
                yield from said_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said_in(inner, key)
    elif isinstance(value, str) and (" " in value or key in {"one", "many"}):
        yield value


class TestShortLines:
    @pytest.mark.parametrize(
        ("short", "fact"),
        [
            ("Who saw this child?", "asks a question. Say what is so."),
            ("As VIS-1 says", "holds the code 'VIS-1'. Say it in words."),
            ("It was written down.", "ends in a full stop. Take it away: a label has none."),
        ],
    )
    @pytest.mark.parametrize(
        ("part", "place"),
        [
            ('short = "{}"', "question NOW-1, short"),
            (
                'find_out = {{ short = "{}", text = "Look it up.", who = "you" }}',
                "question NOW-1, find_out, short",
            ),
            (
                'prompts = [{{ id = "do", kind = "action", on = ["yes"], short = "{}" }}]',
                "prompt NOW-1.do, short",
            ),
        ],
    )
    def test_are_statements_that_anybody_can_read(
        self, short: str, fact: str, part: str, place: str
    ) -> None:
        assert [f"{place}: {fact}"] == problems(small_bank(NOW_1 + part.format(short)))

    def test_say_why_to_call_in_the_same_way(self) -> None:
        option = '{ id = "yes", effects = ["999"], say = "it is so", route_why = "Is it so?" }'
        prompt = '{ id = "now", kind = "emergency", on = ["yes"], route_why = "As NOW-1 says" }'

        assert [
            "question NOW-1, option yes, route_why: asks a question. Say what is so.",
            "prompt NOW-1.now, route_why: holds the code 'NOW-1'. Say it in words.",
        ] == problems(with_effects(f'"no", {option}', prompt))

    def test_never_lead_to_the_family(self) -> None:
        [found] = problems(small_bank(NOW_1 + 'short = "Ask the family"'))

        assert found.startswith(
            "question NOW-1, short: leads the reader to the family ('Ask the family')"
        )


class TestBlanks:
    @pytest.mark.parametrize("blank", ["person", "Person", "answers", "child", "else"])
    def test_are_filled_where_they_stand(self, blank: str) -> None:
        found = problems(with_prompt_text(f"See to it, {{{blank}}}."))

        assert (
            f"prompt NOW-1.say, text: holds {{{blank}}}, which is never filled there. "
            "Write the words themselves."
        ) in found

    def test_of_the_person_are_filled_under_hold_alone(self) -> None:
        right = 'approaches_family = true\nwhen_hold = "Ask {person}. {Person} decides."'
        wrong = 'when_worry = "Ask {Person}."'

        assert [] == problems(with_prompt_text("Ask the family.", right))
        assert (
            "prompt NOW-1.say, when_worry: names {person}, whom no box has named. "
            "Name the safeguarding lead, or a service."
        ) in problems(with_prompt_text("Write it down.", wrong))

    def test_of_the_answers_told_are_filled_where_a_matter_is_split(self) -> None:
        question = 'text = "You told us of {answers}. One matter?"\nmatter = "care"'

        assert 1 == len(problems(small_bank(NOW_1 + question)))
        assert [] == problems(small_bank(NOW_1 + question + '\nsplits = "care"'))


class TestDates:
    @pytest.mark.parametrize("said", ["as of November 2026", "In March 2026", "as of 3 May 2025"])
    @pytest.mark.parametrize(
        "part",
        [
            'text = "{}?"',
            'why = "It is the law {}."',
            'help = {{ police = "It is the law {}." }}',
            'find_out = {{ text = "Look it up, {}.", who = "you" }}',
            'prompts = [{{ id = "do", kind = "action", on = ["yes"], text = "Do it {}." }}]',
        ],
    )
    def test_stand_in_the_note_that_is_cited_and_in_no_text(self, said: str, part: str) -> None:
        [found] = problems(small_bank(NOW_1 + part.format(said)))

        assert "Cite the note of law, which dates itself." in found

    def test_of_the_review_itself_may_be_said(self) -> None:
        assert [] == problems(with_prompt_text("The review says so, as at 2018."))


def boxed(key: str, text: str) -> QuestionBank:
    """Return a bank with one box in other words."""
    whole = small_bank(SOUND)
    boxes = {each: words.model_dump() for each, words in whole.boxes.items()}
    return small_bank(SOUND, boxes=boxes | {key: {**boxes[BoxKey(key)], "text": text}})


class TestTheFamily:
    @pytest.mark.parametrize("key", ["text", "when_worry"])
    def test_is_led_to_only_by_lines_that_have_their_wordings(self, key: str) -> None:
        more = 'when_worry = "Ask the parents how things are."' if key == "when_worry" else ""
        text = "Write it down." if more else "Ask the parents how things are."

        assert [
            (
                f"prompt NOW-1.say, {key}: leads the reader to the family ('Ask the parents') and "
                "has no wording for HOLD. Add approaches_family = true and when_hold."
            )
        ] == problems(with_prompt_text(text, more))

    @pytest.mark.parametrize("instead", ["Ask your safeguarding lead.", ""])
    def test_may_be_led_to_where_there_is_another_wording_under_hold(self, instead: str) -> None:
        more = f'approaches_family = true\nwhen_hold = "{instead}"'

        assert [] == problems(with_prompt_text("Ask the parents how things are.", more))

    def test_is_not_led_to_under_hold(self) -> None:
        bank = with_prompt_text(
            "Ask the parents how things are.",
            'approaches_family = true\nwhen_hold = "Tell the mother later."',
        )

        assert [
            (
                "prompt NOW-1.say, when_hold: leads the reader to the family under HOLD "
                "('Tell the mother'). "
                "Send the reader to {person}, the safeguarding lead or records."
            )
        ] == problems(bank)

    def test_is_not_led_to_by_what_to_find_out(self) -> None:
        asked = 'find_out = { text = "Find out from the parents.", who = "the parents" }'
        [found] = problems(small_bank(NOW_1 + asked))

        assert found.startswith(
            "question NOW-1, find_out, text: leads the reader to the family "
            "('Find out from the parents')"
        )

    def test_is_not_led_to_by_a_box(self) -> None:
        [found] = problems(boxed("A-lead", "Visit the family."))

        assert found.startswith("boxes A-lead, text: leads the reader to the family under HOLD")

    def test_is_led_to_by_a_headline_in_brackets_alone(self) -> None:
        headlines = {key: words.model_dump() for key, words in small_bank(SOUND).headlines.items()}

        def said(text: str) -> list[str]:
            return problems(
                small_bank(SOUND, headlines=headlines | {"C": {"title": "C", "text": text}})
            )

        assert [] == said("Talk it over. [Tell the family what the worry is.]")
        assert [
            (
                "headlines C, text: leads the reader to the family under HOLD ('Tell the family'). "
                "Put those words in [square brackets], or say it otherwise."
            )
        ] == said("Talk it over. Tell the family what the worry is.")

    def test_is_not_led_to_by_the_title_of_a_headline(self) -> None:
        headlines = {key: words.model_dump() for key, words in small_bank(SOUND).headlines.items()}
        bank = small_bank(SOUND, headlines=headlines | {"C": {"title": "Ring them", "text": "C"}})
        leading = {"title": "Visit the family", "text": "C"}
        [found] = problems(small_bank(SOUND, headlines=headlines | {"C": leading}))

        assert [] == problems(bank)
        assert found.startswith("headlines C, title: leads the reader to the family under HOLD")

    @pytest.mark.parametrize("part", ["beneath", "routes"])
    def test_is_not_led_to_beneath_an_urgent_step(self, part: str) -> None:
        text = "A meeting with the parents may help."
        whole = small_bank(SOUND).model_dump()[part]
        key, words = (
            ("strong", text) if part == "beneath" else ("lead", {"title": "L", "text": text})
        )

        assert 1 == len(problems(small_bank(SOUND, **{part: whole | {key: words}})))

    @pytest.mark.parametrize(
        ("key", "found"),
        [("H-soon", 1), ("H-worker", 1), ("H-today", 0), ("H-lead", 0), ("A-sc", 0)],
    )
    def test_is_kept_from_today_only_where_something_is_for_today(
        self, key: str, found: int
    ) -> None:
        assert [
            (
                f'boxes {key}, text: says "today", where no step for today need stand. '
                "Say before what it has to be agreed."
            )
        ] * found == problems(boxed(key, "Ask your lead today who will say what."))


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
