"""Prompts, questions and rules over two answers: what a bank may write, and how it is worded."""

from __future__ import annotations

from typing import Any

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.condition import AnswerIs
from ehe_check.bank.effect import JointRule
from ehe_check.bank.prompt_rule import FindOut, PromptRule, State, Wording
from ehe_check.bank.question import Contradiction, Keeps, Question
from tests.banks import QUESTION, refusal
from tests.worked import shipped_bank

RULE = {
    "id": "NOW-1.note",
    "kind": "note",
    "text": "Write it down.",
    "statements": ["L1.1"],
    "on": ["yes"],
}
TOGETHER = {
    "id": "X7b",
    "text": "Both.",
    "question": "NOW-1",
    "when": {"question": "NOW-1", "is": ["yes"]},
    "effects": ["SIGN"],
}


def question(**changed: object) -> Question:
    return Question.model_validate(QUESTION | changed)


def wordings(**texts: object) -> list[str]:
    wording = Wording.model_validate({"text": "Ask them."} | texts)
    return [wording.under(state, "the lead") for state in State]


class TestAWording:
    def test_is_the_one_of_its_state(self) -> None:
        for texts, expected in [
            ({}, ["Ask them."] * 3),
            ({"when_hold": "Wait."}, ["Ask them.", "Ask them.", "Wait."]),
            ({"when_hold": ""}, ["Ask them.", "Ask them.", ""]),
            ({"when_worry": "Tell."}, ["Ask them.", "Tell.", "Tell."]),
            ({"when_worry": "Tell.", "when_hold": "Wait."}, ["Ask them.", "Tell.", "Wait."]),
            ({"text": "", "when_worry": "Tell.", "when_hold": ""}, ["", "Tell.", ""]),
            (
                {"when_hold": "{Person} decides. Ask {person}."},
                ["Ask them.", "Ask them.", "The lead decides. Ask the lead."],
            ),
        ]:
            assert expected == wordings(**texts), texts

    def test_that_approaches_the_family_has_another_when_guarded(self) -> None:
        raw = {"text": "Ask them.", "approaches_family": True}

        assert "approaches_family needs when_hold" in refusal(Wording, raw)
        assert Wording.model_validate(raw | {"when_hold": ""}).approaches_family

    def test_that_is_empty_has_one_for_a_worry(self) -> None:
        for raw in [{}, {"when_worry": ""}, {"when_hold": "Wait."}]:
            assert "Value error, an empty text needs when_worry" == refusal(
                Wording, {"text": ""} | raw
            ), raw

    def test_of_what_to_find_out_has_a_short_name_and_who_knows(self) -> None:
        assert "Field required; Field required" == refusal(FindOut, {"text": "Find out."})


class TestAPrompt:
    def test_has_what_its_kind_needs_and_no_more(self) -> None:
        rows: list[tuple[dict[str, Any], str]] = [
            ({"on": None}, "needs exactly one of on, when, rule and record"),
            ({"rule": "X1"}, "needs exactly one of on, when, rule and record"),
            ({"record": True}, "needs exactly one of on, when, rule and record"),
            (
                {"when": {"condition": "worried"}},
                "needs exactly one of on, when, rule and record",
            ),
            ({"who": "the GP"}, "who belongs to kind 'find-out', which needs it"),
            ({"kind": "find-out"}, "who belongs to kind 'find-out', which needs it"),
            ({"kind": "sign"}, "kind 'sign' needs short, a statement of at most 66 characters"),
            ({"kind": "gap"}, "kind 'gap' needs short, a statement of at most 66 characters"),
            ({"route_why": "now"}, "route_why belongs to the urgent kinds, which need it"),
            (
                {"kind": "act-today", "short": "It stands"},
                "route_why belongs to the urgent kinds, which need it",
            ),
            (
                {"kind": "emergency", "short": "It stands"},
                "route_why belongs to the urgent kinds, which need it",
            ),
        ]
        for changed, why in rows:
            assert f"Value error, {why}" == refusal(PromptRule, RULE | changed), changed

    def test_may_have_that(self) -> None:
        rows: list[dict[str, Any]] = [
            {"kind": "strength"},
            {"kind": "sign", "short": "It stands"},
            {"kind": "emergency", "short": "It stands", "route_why": "now"},
            {"kind": "find-out", "short": "It is open", "who": "the GP"},
            {"on": None, "rule": "X1"},
            {"on": None, "record": True},
        ]
        for changed in rows:
            assert RULE["id"] == PromptRule.model_validate(RULE | changed).id, changed

    def test_says_in_two_lines_what_it_says_whole(self) -> None:
        for changed, why in [
            (
                {"do": "Write it.", "when_worry": "Tell."},
                "do_when_worry says when_worry in two lines: either needs the other",
            ),
            (
                {"do": "Write it.", "do_when_hold": "Wait."},
                "do_when_hold says when_hold in two lines: either needs the other",
            ),
            (
                {"when_worry": "Tell.", "do_when_worry": "x" * 93},
                "do_when_worry has more than 92 characters",
            ),
            ({"do": "x" * 93}, "do has more than 92 characters"),
            ({"do": "x" * 71 + "{person}"}, "do has more than 92 characters"),
            ({"do": "x" * 71 + "{Person}"}, "do has more than 92 characters"),
            ({"do": "999" + "x" * 136}, "do has more than 138 characters"),
        ]:
            assert f"Value error, {why}" == refusal(PromptRule, RULE | changed), changed

    def test_fills_the_two_lines_and_a_third_for_999(self) -> None:
        for do in ["x" * 92, "x" * 70 + "{person}", "999" + "x" * 129]:
            assert do == PromptRule.model_validate(RULE | {"do": do}).do, do

    def test_is_said_in_two_lines_as_its_state_asks_and_whole_where_it_has_none(self) -> None:
        ways = {"when_worry": "Tell them all of it.", "when_hold": ""}
        short = {"do": "Write.", "do_when_worry": "{Person}: tell {person}.", "do_when_hold": ""}
        whole, both = (PromptRule.model_validate(RULE | ways | each) for each in ({}, short))

        assert (False, True) == (whole.has_two_lines, both.has_two_lines)
        assert [RULE["text"], ways["when_worry"], ""] == [whole.in_two_lines(s) for s in State]
        assert ["Write.", "The lead: tell the lead.", ""] == [
            both.in_two_lines(state, "the lead") for state in State
        ]

    def test_waits_for_its_own_answer_or_for_its_condition(self) -> None:
        other = AnswerIs(question="NOW-2", is_=("no",))
        own, waiting, ruled = (
            PromptRule.model_validate({**RULE, **changed})
            for changed in ({}, {"on": None, "when": other}, {"on": None, "rule": "X1"})
        )

        assert AnswerIs(question="NOW-1", is_=("yes",)) == question().condition_of(own)
        assert other == question().condition_of(waiting)
        assert question().condition_of(ruled) is None


class TestAQuestion:
    def test_has_a_label_of_eight_words_at_most(self) -> None:
        eight = "one two three four five six seven eight"

        assert eight == question(short=eight).short
        long = QUESTION | {"short": "one two three four five six seven eight 9"}
        assert "Value error, short has more than 8 words" == refusal(Question, long)

    def test_inherits_where_its_options_are_in_order(self) -> None:
        rows: list[tuple[dict[str, Any], bool]] = [
            ({}, True),
            ({"ordered": False}, False),
            ({"kind": "several"}, False),
        ]
        for changed, expected in rows:
            assert expected == question(**changed).inherits, changed

    def test_has_each_effect_once_and_those_of_not_known(self) -> None:
        options = [
            {"id": "no", "text": "No", "effects": ["SIGN"]},
            {"id": "yes", "text": "Yes", "effects": ["SIGN", "HOLD"]},
        ]
        asked = question(options=options, not_known_effects=["SUP", "SIGN"])

        assert ["SIGN", "HOLD", "SUP"] == [str(each) for each in asked.every_effect]
        assert ["SIGN", "HOLD"] == [str(each) for each in asked.effects_at("yes")]
        assert () == asked.effects_at("gone")

    def test_keeps_an_answer_as_long_as_the_shortest_of_its_options(self) -> None:
        options = [
            {"id": "no", "text": "No"},
            {"id": "yes", "text": "Yes", "keeps": "today"},
            {"id": "maybe", "text": "Maybe", "keeps": "while-true"},
        ]
        asked = question(options=options, keeps="3-months")

        assert Keeps.THREE_MONTHS is asked.keeps_of(("no",))
        assert Keeps.TODAY is asked.keeps_of(("no", "yes"))
        assert Keeps.WHILE_TRUE is asked.keeps_of(("maybe",))
        assert Keeps.THREE_MONTHS is asked.keeps_of(("gone",))

    def test_reads_another_answer_where_two_do_not_sit_together(self) -> None:
        why = "Value error, needs when or unless"

        assert why == refusal(Contradiction, {"on": ["yes"]})
        for key in ("when", "unless"):
            other = {"question": "NOW-2", "is": ["no"]}
            assert ("yes",) == Contradiction.model_validate({"on": ["yes"], key: other}).on


class TestARuleOverTwoAnswers:
    def test_does_one_thing(self) -> None:
        rows: list[tuple[dict[str, Any], str]] = [
            ({"effects": []}, "needs effects or stills, and not both"),
            ({"stills": [{"question": "NOW-1"}]}, "needs effects or stills, and not both"),
            ({"always": True}, "always belongs to a rule with stills"),
            ({"when": None}, "needs when or unless"),
        ]
        for changed, why in rows:
            assert f"Value error, {why}" == refusal(JointRule, TOGETHER | changed), changed

    def test_may_do_that(self) -> None:
        rows: list[dict[str, Any]] = [
            {},
            {"effects": [], "stills": [{"question": "NOW-1"}]},
            {"when": None, "unless": {"question": "NOW-1", "is": ["no"]}},
        ]
        for changed in rows:
            assert TOGETHER["id"] == JointRule.model_validate(TOGETHER | changed).id, changed


def test_the_boxes_of_hold_are_those_that_nobody_can_answer_away() -> None:
    holds = {key for key in BoxKey if key.is_hold}

    assert holds == {key for key in BoxKey if key.name.startswith("HOLD_")}
    assert len(holds) == 6


def test_the_one_prompt_that_the_sessions_raise_together_is_found_with_its_question() -> None:
    bank = shipped_bank()
    assert bank.record_rule is not None
    question, rule = bank.record_rule

    assert ("DRI-3", "DRI-3.record") == (question.id, rule.id)
    assert rule.record
