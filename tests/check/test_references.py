"""What a bank refers to is there: questions, options, rosters, conditions, rules, statements."""

from __future__ import annotations

import pytest

from ehe_check.bank.bank import QuestionBank
from ehe_check.check.bank_checks import faults_of_structure
from tests.banks import ADULTS, CHILDREN, small_bank
from tests.check.wrong_banks import HOLDS, NOW_1, RULE, in_gate, in_prompt, problems, with_rule


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

    @pytest.mark.parametrize(
        ("seen", "fault"),
        [
            (("NOW-9", "NOW-1", "NOW-1"), "by: speaks of 'NOW-9', which is not in this bank."),
            (("NOW-1", "NOW-9", "NOW-1"), "heard: speaks of 'NOW-9', which is not in this bank."),
            (("NOW-1", "NOW-1", "NOW-9"), "home: looks at 'NOW-9', which is not in this bank."),
            (("NOW-1", "NOW-1", "VIS-1"), "home: looks at VIS-1, which is asked about each child."),
            (("NOW-1", "NOW-1", "NOW-1"), ""),
            (("NOW-1", "NOW-1", ""), ""),
        ],
    )
    def test_of_a_grid_are_to_questions_of_the_bank(
        self, seen: tuple[str, str, str], fault: str
    ) -> None:
        by, heard, home = seen
        at_home = f', home = "{home}"' if home else ""
        question = f"""
            [[questions]]
            id = "VIS-1"
            per = "child"
            options = ["no", "yes"]
            seen = {{ by = "{by}", heard = "{heard}"{at_home} }}
            """
        found = problems(small_bank(NOW_1, CHILDREN, question))

        assert [True] * bool(fault) == [
            each.startswith(f"question VIS-1, seen, {fault}") for each in found
        ]

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

    @pytest.mark.parametrize("key", ["question", "ticked", "per"])
    def test_of_a_rule_over_two_answers_are_known(self, key: str) -> None:
        rule = RULE.replace('question = "NOW-1"\nwhen', "when") if key == "question" else RULE
        found = problems(small_bank(NOW_1, f'{rule}effects = ["ASK"]\n{key} = "NOW-9"'))

        assert any(each.startswith(f"together X1, {key}: speaks of 'NOW-9'") for each in found)

    def test_of_what_a_rule_sets_aside_are_known(self) -> None:
        [found] = problems(small_bank(NOW_1, f'{RULE}stills = [{{ question = "NOW-9" }}]'))

        assert found.startswith("together X1, stills: reads question 'NOW-9'")

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
                {"childs_day": {"question": "NOW-9", "sources": {}}},
                "childs_day: reads question 'NOW-9', which is not in this bank.",
            ),
            (
                {
                    "held_from_one_adult": {
                        "answers": {"NOW-9": []},
                        "family": "them",
                        "adds": "So.",
                    }
                },
                "held_from_one_adult: reads question 'NOW-9', which is not in this bank.",
            ),
        ],
    )
    def test_of_what_the_sheet_reads_are_known(self, part: dict[str, object], fact: str) -> None:
        [found] = problems(small_bank(NOW_1, **part))

        assert found.startswith(fact)
