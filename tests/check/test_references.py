"""What a bank refers to is there, and each of its ids stands once."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.check.bank_checks import faults_of_structure
from tests.banks import ADULTS, CHILDREN, asks, small_bank
from tests.check.wrong_banks import HOLDS, NOW_1, RULE, in_gate, in_prompt, problems, with_rule

MISSING = "which is not in this bank"
VIS_1 = '[[questions]]\nid = "VIS-1"\noptions = ["no", "yes"]\n'
ACTION = {"id": "look", "kind": "action"}


class TestReferences:
    def test_in_a_condition_are_known(self) -> None:
        for condition, fact in [
            (
                '{ question = "NOW-11", is = ["yes"] }',
                f"looks at question 'NOW-11', {MISSING}. Did you mean 'NOW-1'?",
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
                f"speaks of the roster 'chil', {MISSING}. Did you mean 'child'?",
            ),
            (
                '{ condition = "holt" }',
                f"refers to the condition 'holt', {MISSING}. Did you mean 'holds'?",
            ),
            (
                '{ some = "child", attribute = "child.agee", is = ["old"] }',
                f"looks at the attribute 'child.agee', {MISSING}. Did you mean 'child.age'?",
            ),
            (
                '{ some = "child", attribute = "child.age", is = ["olt"] }',
                "looks for 'olt', which is not an option of child.age. Did you mean 'old'?",
            ),
        ]:
            named = in_prompt(condition, CHILDREN, HOLDS)

            assert f"prompt VIS-1.look, when: {fact}" in problems(named)

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

    def test_are_known_wherever_a_condition_may_stand(self) -> None:
        yess = '{ question = "NOW-1", is = ["yess"] }'
        rule = '[[together]]\nid = "X1"\ntext = "Both."\nquestion = "NOW-1"\neffects = ["ASK"]\n'
        box = '[boxes.H-soon]\ntitle = "HOLD"\ntext = "Wait."\nperson = "your lead"\n'
        prompt = 'id = "look", kind = "action", on = ["no"]'
        fact = "looks for 'yess', which is not an option of NOW-1. Did you mean 'yes'?"
        for part, place in [
            (f"{rule}when = {yess}", "together X1, when"),
            (f"{rule}unless = {yess}", "together X1, unless"),
            (f'{box}variant = {{ when = {yess}, text = "Wait." }}', "boxes H-soon, variant"),
            (
                f'{VIS_1}contradicts = [{{ on = ["no"], when = {yess} }}]',
                "question VIS-1, contradicts 1, when",
            ),
            (f"{VIS_1}prompts = [{{ {prompt}, unless = {yess} }}]", "prompt VIS-1.look, unless"),
        ]:
            assert f"{place}: {fact}" in problems(small_bank(NOW_1, part))

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

    def test_of_what_the_sheet_reads_are_known(self) -> None:
        agreement = {"question": "NOW-1", "option": "yes", "words": "NOW-1"}
        sight = {"question": "NOW-1", "seen": ["yess"], "unseen": "Not.", "not_said": "Not said."}
        adult = {"answers": {"NOW-9": []}, "family": "them", "adds": "So."}
        for key, part, fact in [
            (
                "agreement",
                agreement | {"question": "NOW-9"},
                f": reads question 'NOW-9', {MISSING}.",
            ),
            (
                "agreement",
                agreement | {"option": "yess"},
                ": names 'yess', which is no option of NOW-1.",
            ),
            (
                "agreement",
                agreement | {"words": "NOW-9"},
                f", words: reads question 'NOW-9', {MISSING}.",
            ),
            ("sight", sight, ": names 'yess', which is no option of NOW-1."),
            (
                "childs_day",
                {"question": "NOW-9", "sources": {}},
                f": reads question 'NOW-9', {MISSING}.",
            ),
            ("held_from_one_adult", adult, f": reads question 'NOW-9', {MISSING}."),
        ]:
            [found] = problems(small_bank(NOW_1, **{key: part}))

            assert found.startswith(key + fact)


def in_a_grid(by: str, heard: str, home: str) -> QuestionBank:
    seen = {"by": by, "heard": heard} | ({"home": home} if home else {})
    return small_bank(NOW_1, CHILDREN, asks("VIS-1", "no", "yes", per="child", seen=seen))


def asked_again_at(question: str) -> QuestionBank:
    clash = {
        "on": ["yes"],
        "unless": {"question": "NOW-1", "is": ["no"]},
        "asks_again": question,
    }
    return small_bank(NOW_1, CHILDREN, asks("VIS-1", "no", "yes", per="child", contradicts=[clash]))


OTHER = asks("VIS-1", "a", "b")
SIGN = {"id": "sign", "kind": "sign", "rule": "X1"}
AT_EACH_CHILD = RULE.replace('question = "NOW-1"\n', 'question = "VIS-1"\n') + 'effects = ["ASK"]'
NO_QUESTION = RULE.replace('question = "NOW-1"\nwhen', "when")
ONE_FAULT = [
    (
        in_gate('{ condition = "holt" }', HOLDS),
        f"question VIS-1, when: refers to the condition 'holt', {MISSING}. Did you mean 'holds'?",
    ),
    (
        in_gate('{ question = "NOW-2", is = ["yes"] }', asks("NOW-2", kind="text")),
        (
            "question VIS-1, when: looks at NOW-2, which is answered in a person's own words. "
            "Look at a question that has options."
        ),
    ),
    (
        in_gate('{ roster = "chil", at_least = 2 }', CHILDREN),
        "question VIS-1, when: speaks of the roster 'chil'",
    ),
    (
        small_bank(asks("NOW-1", "no", "yes", prompts=[ACTION | {"on": ["maybe"]}])),
        (
            "prompt NOW-1.look, on: names 'maybe', which is no option of NOW-1. "
            "Use one of: no, not-known, yes."
        ),
    ),
    *(
        (
            small_bank(NOW_1, CHILDREN, asks("VIS-1", "a", "b", **{key: value})),
            f"question VIS-1, {key}: speaks of 'chile', {MISSING}. {known}".rstrip(),
        )
        for key, value, known in (
            ("per", "chile", "Did you mean 'child'?"),
            ("lists", "chile", "Did you mean 'child'?"),
            ("bands", "chile", ""),
            ("again_when", ["chile"], "Did you mean 'child'?"),
        )
    ),
    (
        asked_again_at("NOW-9"),
        (
            f"question VIS-1, contradicts 1, asks_again: looks at 'NOW-9', {MISSING}. "
            "Did you mean 'NOW-1'?"
        ),
    ),
    (
        asked_again_at("VIS-1"),
        (
            "question VIS-1, contradicts 1, asks_again: looks at VIS-1, which is asked about each "
            "child. Name a question that is asked once for the whole case."
        ),
    ),
    *(
        (in_a_grid(*seen), f"question VIS-1, seen, {fault}")
        for seen, fault in (
            (("NOW-9", "NOW-1", "NOW-1"), f"by: speaks of 'NOW-9', {MISSING}."),
            (("NOW-1", "NOW-9", "NOW-1"), f"heard: speaks of 'NOW-9', {MISSING}."),
            (("NOW-1", "NOW-1", "NOW-9"), f"home: looks at 'NOW-9', {MISSING}."),
            (
                ("NOW-1", "NOW-1", "VIS-1"),
                "home: looks at VIS-1, which is asked about each child.",
            ),
        )
    ),
    *(
        (
            small_bank(NOW_1, **{key: ["NOW-9"]}),
            f"{key}: holds 'NOW-9', {MISSING}. Did you mean 'NOW-1'?",
        )
        for key in ("opening", "quick", "closing")
    ),
    (
        small_bank(NOW_1, CHILDREN.replace('question = "SIB-1"', 'question = "SIB-2"'), OTHER),
        f"roster child, question: is asked in 'SIB-2', {MISSING}. Did you mean 'SIB-1'?",
    ),
    (
        small_bank(NOW_1, CHILDREN.replace('lists = "child"\n', ""), OTHER),
        (
            "roster child, question: is asked in SIB-1, which does not list it. "
            "Write lists = 'child' in question SIB-1."
        ),
    ),
    (
        small_bank(
            NOW_1, CHILDREN.replace('["complete", "may-be-more"]', '["all", "more"]'), OTHER
        ),
        (
            "question SIB-1: lists a roster and has no option by which the list is complete. "
            "Add an option with id = 'complete'."
        ),
    ),
    (
        small_bank(NOW_1, CHILDREN, ADULTS.replace('before = "FAM-2"', 'before = "VIS-1"'), OTHER),
        (
            "roster adult, before: is put before 'VIS-1', as child is. "
            "Let `before` name another question."
        ),
    ),
    (
        small_bank(NOW_1, RULE + 'effects = ["SIGN"]', asks("VIS-1", "no", "yes", prompts=[SIGN])),
        (
            "prompt VIS-1.sign, rule: is printed by X1, which counts at NOW-1. "
            "Move it to question NOW-1."
        ),
    ),
    (
        small_bank(NOW_1, f'{RULE}stills = [{{ question = "NOW-9" }}]'),
        "together X1, stills: reads question 'NOW-9'",
    ),
    (
        small_bank(NOW_1, CHILDREN, asks("VIS-1", "no", "yes", per="child"), AT_EACH_CHILD),
        "together X1: counts at VIS-1, which is asked about each child. Say per = 'child'.",
    ),
    (
        small_bank(
            NOW_1,
            asks("VIS-1", "no", "yes", splits="car"),
            asks("VIS-2", "no", "yes", matter="care"),
        ),
        f"question VIS-1, splits: speaks of the matter 'car', {MISSING}. Did you mean 'care'?",
    ),
]


def test_what_one_key_refers_to_is_there() -> None:
    for bank, said in ONE_FAULT:
        found = problems(bank)

        assert [True] == [each.startswith(said) for each in found], (said, found)
    for key, rule in (("question", NO_QUESTION), ("ticked", RULE), ("per", RULE)):
        found = problems(small_bank(NOW_1, f'{rule}effects = ["ASK"]\n{key} = "NOW-9"'))

        assert any(each.startswith(f"together X1, {key}: speaks of 'NOW-9'") for each in found)


def test_what_a_grid_and_a_contradiction_may_refer_to_is_no_fault() -> None:
    for home in ("NOW-1", ""):
        assert [] == problems(in_a_grid("NOW-1", "NOW-1", home))
    assert [] == problems(asked_again_at("NOW-1"))


def test_ids_stand_once_and_begin_with_what_they_belong_to() -> None:
    look = {"id": "NOW-2.look", "kind": "action", "on": ["yes"]}
    for bank, said in [
        (
            small_bank(NOW_1, NOW_1),
            (
                "id NOW-1: stands for more than one question or prompt. "
                "Use another id for one of them."
            ),
        ),
        (
            small_bank(asks("NOW-1", "no", "no", "yes")),
            (
                "question NOW-1, options: 'no' stands there more than once. "
                "Use another id for one of them."
            ),
        ),
        (
            small_bank(asks("NOW-1", "no", "yes", prompts=[look])),
            (
                "prompt NOW-2.look: stands under question NOW-1 and does not begin with its id. "
                "Call it NOW-1.look."
            ),
        ),
        (
            small_bank(NOW_1, topics=[{"id": "NEW", "title": "New"}]),
            "question NOW-1: is in topic 'NOW', which is not in this bank. Did you mean 'NEW'?",
        ),
        (
            small_bank(NOW_1, asks("VIS-1", "a", "b", topic="NOW")),
            (
                "question VIS-1: is in topic NOW and does not begin with its id. "
                "Begin the id with that of the topic, or move the question."
            ),
        ),
    ]:
        assert [said] == problems(bank)
