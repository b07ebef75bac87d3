"""Prompts: which are raised, about whom, because of what, and what they do."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import Raising, raisings
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, PromptKind
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.advice.random_cases import case, draws, shown
from tests.any_answers import FIRST, NOT_KNOWN, all_answered, cast
from tests.banks import CHILDREN, STILLED, asks, not_known, said, skipped, small_bank, value
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
BANK = small_bank(
    CHILDREN,
    """
    [[questions]]
    id = "NOW-1"
    options = ["no", "unsure: TODAY medical", "yes: TODAY social-care", "worse: MEET L4.2"]
    prompts = [
      { id = "step", kind = "act-today", on = ["unsure", "yes", "worse"] },
      { id = "reason", kind = "meeting-trigger", on = ["worse"], statements = ["L4.2"] },
      { id = "note", kind = "note", on = ["no", "not-known"] },
      { id = "both", kind = "sign", rule = "X1" },
    ]

    [[questions]]
    id = "NOW-2"
    options = ["no", "yes"]
    when = { question = "NOW-1", is = ["yes", "worse"] }
    find_out = { text = "Find out.", who = "the record", also_on = ["no"] }
    prompts = [
      { id = "look", kind = "action", on = ["yes"], unless = { question = "NOW-3", is = ["a"] } },
      { id = "either", kind = "action", when = { question = "NOW-3", is = ["b"] } },
    ]
    """,
    asks("NOW-3", "a", "b"),
    """
    [[questions]]
    id = "NOW-4"
    fact = true
    options = ["well", "not"]
    prompts = [
      { id = "well", kind = "strength", on = ["well"] },
      { id = "gap", kind = "gap", on = ["not"] },
    ]

    [[questions]]
    id = "VIS-1"
    per = "child"
    options = ["no", "yes: SIGN"]
    when = { attribute = "child.age", is = ["old"] }
    find_out = { text = "Find out.", who = "the record" }
    prompts = [{ id = "sign", kind = "sign", on = ["yes"] }]

    [[questions]]
    id = "NOW-5"
    options = ["no", "yes"]
    prompts = [
      { id = "well", kind = "strength", on = ["yes"] },
      { id = "again", kind = "supervision", record = true },
    ]

    [[together]]
    id = "X1"
    text = "Both."
    when = { all = [{ question = "NOW-1", is = ["no"] }, { question = "NOW-3", is = ["b"] }] }
    question = "NOW-1"
    effects = ["SIGN"]

    [conditions.worry-named]
    question = "NOW-3"
    is = ["a"]
    """,
)
YES = value("NOW-1", "yes")


def raised(answers: Answers, bank: QuestionBank = BANK) -> dict[str, Raising]:
    found = list(raisings(Advised(bank, answers)))
    by_id = {each.id: each for each in found}
    assert len(found) == len(by_id)
    return by_id


def ids(*answers: Answer) -> list[str]:
    return list(raised(said(*answers)))


class TestAPrompt:
    def test_is_raised_by_what_its_rule_names_and_by_nothing_else(self) -> None:
        for answers, expected in [
            ([value("NOW-1", "no")], ["NOW-1.note"]),
            ([value("NOW-1", "unsure")], ["NOW-1.step"]),
            ([YES], ["NOW-1.step"]),
            ([value("NOW-1", "worse")], ["NOW-1.step", "NOW-1.reason"]),
            ([not_known("NOW-1")], ["NOW-1.note"]),
            ([skipped("NOW-1")], []),
            ([YES, value("NOW-2", "yes")], ["NOW-1.step", "NOW-2.look"]),
            ([YES, value("NOW-3", "b")], ["NOW-1.step", "NOW-2.either"]),
            ([YES, value("NOW-3", "a")], ["NOW-1.step"]),
            ([value("NOW-1", "no"), value("NOW-2", "yes")], ["NOW-1.note"]),
            ([value("NOW-1", "no"), value("NOW-3", "b")], ["NOW-1.note", "NOW-1.both"]),
        ]:
            assert expected == ids(*answers), answers

    def test_is_left_out_where_another_answer_speaks_against_it(self) -> None:
        assert "NOW-2.look" in ids(YES, value("NOW-2", "yes"))
        assert "NOW-2.look" in ids(YES, value("NOW-2", "yes"), not_known("NOW-3"))
        assert "NOW-2.look" not in ids(YES, value("NOW-2", "yes"), value("NOW-3", "a"))

    def test_of_a_rule_over_two_answers_stands_with_it(self) -> None:
        found = raised(said(value("NOW-1", "no"), value("NOW-3", "b")))

        assert frozenset({Ref("NOW-1"), Ref("NOW-3")}) == found["NOW-1.both"].rests_on
        assert "NOW-1.both" not in ids(value("NOW-1", "no"))

    def test_names_the_routes_and_the_reason_that_it_gives(self) -> None:
        found = raised(said(value("NOW-1", "worse")))

        assert (Route.SOCIAL_CARE, Route.MEDICAL) == found["NOW-1.step"].routes
        assert (None, "L4.2") == (found["NOW-1.step"].trigger, found["NOW-1.reason"].trigger)
        assert () == found["NOW-1.reason"].routes
        assert ("L4.2",) == found["NOW-1.reason"].statements


def test_a_prompt_that_speaks_of_an_effect_is_silent_where_it_stands_still() -> None:
    sign = {"id": "sign", "kind": "sign", "on": ["refused"]}
    write = {"id": "write", "kind": "action", "on": ["refused"]}
    bank = small_bank(*STILLED, asks("NOW-2", "no", "refused: SIGN", prompts=[sign, write]))
    refused = value("NOW-2", "refused")

    assert ["NOW-2.write"] == list(raised(said(refused), bank))
    assert ["NOW-2.sign", "NOW-2.write"] == list(
        raised(said(refused, value("NOW-1", "named")), bank)
    )


class TestAStrength:
    def test_is_printed_where_somebody_but_the_family_speaks_for_it(self) -> None:
        for evidence in [*Evidence, None]:
            answer = Answer(question="NOW-4", value="well", evidence=evidence)
            speaks = evidence in {
                Evidence.SAW_MYSELF,
                Evidence.RECORD,
                Evidence.PROFESSIONAL_TOLD_ME,
                Evidence.CHILD_TOLD_ME,
            }

            assert speaks == ("NOW-4.well" in ids(answer)), evidence

    def test_needs_no_evidence_where_none_is_asked_for(self) -> None:
        assert ["NOW-5.well"] == ids(value("NOW-5", "yes"))

    def test_is_the_only_kind_that_does(self) -> None:
        assert ["NOW-4.gap"] == ids(value("NOW-4", "not"))


class TestWhatToFindOut:
    def test_stands_for_not_known_and_where_nobody_has_looked(self) -> None:
        for answer in [not_known("NOW-2"), value("NOW-2", "no")]:
            found = raised(said(YES, answer))["NOW-2.find-out"]

            assert (PromptKind.FIND_OUT, "Find out.") == (found.kind, found.wording.text), answer
            assert (frozenset({Ref("NOW-2")}), None) == (found.rests_on, found.rule), answer
            assert ("L1.1",) == found.statements, answer

    def test_stands_nowhere_else(self) -> None:
        for answer in [[], [skipped("NOW-2")], [value("NOW-2", "yes")]]:
            assert "NOW-2.find-out" not in ids(YES, *answer), answer

    def test_waits_for_the_answer_that_opens_its_question(self) -> None:
        for before in [value("NOW-1", "no"), not_known("NOW-1")]:
            assert "NOW-2.find-out" not in ids(before, not_known("NOW-2")), before

    def test_stands_though_no_age_was_given_and_another_child_has_no_answer(self) -> None:
        answers = said(not_known("VIS-1", "child-2"), entries=("child-1", "child-2"))

        assert "child-2" == raised(answers)["VIS-1.find-out"].about


class TestWhatTheSessionsShowTogether:
    BEHIND = frozenset({Ref("NOW-1")})

    def test_is_for_supervision_where_a_worry_is_named(self) -> None:
        for option, kind in [("a", PromptKind.SUPERVISION), ("b", PromptKind.FIND_OUT)]:
            answers = replace(said(value("NOW-3", option)), drift_behind=self.BEHIND)
            found = raised(answers)["NOW-5.again"]

            assert (kind, self.BEHIND, None) == (found.kind, found.rests_on, found.about), option
            assert found.rule is not None, option

    def test_is_not_there_where_they_show_nothing(self) -> None:
        assert "NOW-5.again" not in ids(value("NOW-3", "a"))


def test_wherever_effects_stand_the_most_urgent_of_them_has_its_prompt() -> None:
    bank, order = shipped_bank(), list(BEHIND_THE_ADVICE.values())
    for draw in draws(60, 5_000):
        answers = case(draw, bank)
        reading = Advised(bank, answers)
        spoken_of = {each for raising in raisings(reading) for each in raising.standing}
        for ref, standing in reading.standing_at.items():
            speaking = [each for each in standing if each.effect.does in order]
            most_urgent = min((order.index(each.effect.does) for each in speaking), default=None)
            first = {each for each in speaking if order.index(each.effect.does) == most_urgent}

            assert not first or first & spoken_of, f"{ref}{shown(answers)}"


class TestOfEachChildByItself:
    BANK = small_bank(
        CHILDREN,
        """
        [[questions]]
        id = "NOW-1"
        options = ["no", "sign: SIGN", "gone"]
        prompts = [
          { id = "sign", kind = "sign", on = ["sign"] },
          { id = "both", kind = "sign", rule = "X1" },
        ]

        [[questions]]
        id = "VIS-1"
        per = "child"
        options = ["no", "yes"]
        prompts = [{ id = "both", kind = "sign", rule = "X2" }]

        [[questions]]
        id = "VIS-2"
        per = "child"
        fact = true
        options = ["well", "poor"]
        prompts = [
          { id = "well", kind = "strength", on = ["well"] },
          { id = "still", kind = "strength", when = { question = "VIS-1", is = ["yes"] } },
          { id = "look", kind = "action", on = ["poor"], \
unless = { question = "VIS-1", is = ["yes"] } },
        ]

        [[questions]]
        id = "VIS-3"
        per = "child"
        options = ["no", "yes"]
        when = { attribute = "child.age", is = ["old"] }
        prompts = [{ id = "ask", kind = "action", when = { question = "NOW-1", is = ["no"] } }]

        [[together]]
        id = "X1"
        text = "Both."
        when = { all = [
          { question = "NOW-1", is = ["sign"] },
          { some = "child", question = "VIS-1", is = ["yes"] },
        ] }
        question = "NOW-1"
        effects = ["SIGN"]

        [[together]]
        id = "X2"
        text = "Both, of one child."
        per = "child"
        when = { all = [
          { question = "VIS-1", is = ["yes"] },
          { question = "VIS-2", is = ["poor"] },
        ] }
        question = "VIS-1"
        effects = ["SIGN"]
        """,
    )

    def found(self, *answers: Answer, ages: dict[str, str] | None = None) -> list[Raising]:
        children = ("child-1", "child-2")
        told = said(*answers, entries=children, complete=("child",), ages=ages)
        return list(raisings(Advised(self.BANK, told)))

    def about(self, name: str, *answers: Answer, ages: dict[str, str] | None = None) -> list[str]:
        return [str(each.about) for each in self.found(*answers, ages=ages) if each.id == name]

    def test_a_rule_that_stands_of_the_second_child_alone_is_spoken_of(self) -> None:
        both = value("VIS-1", "yes", "child-2"), value("VIS-2", "poor", "child-2")

        assert ["child-2"] == self.about("VIS-1.both", *both)

    def test_an_option_and_a_rule_each_speak_of_their_own_effect(self) -> None:
        sign, yes = value("NOW-1", "sign"), value("VIS-1", "yes", "child-1")
        behind = {each.id: each.rests_on for each in self.found(sign, yes)}

        assert ["NOW-1.sign"] == [each.id for each in self.found(sign)]
        assert frozenset({Ref("NOW-1")}) == behind["NOW-1.sign"]
        assert frozenset({Ref("NOW-1"), Ref("VIS-1", "child-1")}) == behind["NOW-1.both"]

    def test_what_speaks_against_a_prompt_is_said_of_the_same_child(self) -> None:
        poor = [value("VIS-2", "poor", child) for child in ("child-1", "child-2")]

        assert ["child-2"] == self.about("VIS-2.look", *poor, value("VIS-1", "yes", "child-1"))

    def test_a_prompt_waits_for_its_question_to_arise_of_the_same_child(self) -> None:
        ages = {"child-1": "young", "child-2": "old"}

        assert ["child-2"] == self.about("VIS-3.ask", value("NOW-1", "no"), ages=ages)

    def test_a_strength_needs_evidence_of_the_same_child(self) -> None:
        seen, told = (
            Answer(question="VIS-2", about=child, value="well", evidence=evidence)
            for child, evidence in (
                ("child-1", Evidence.SAW_MYSELF),
                ("child-2", Evidence.PARENT_TOLD_ME),
            )
        )

        assert ["child-1"] == self.about("VIS-2.well", seen, told)

    def test_a_strength_of_another_answer_needs_one_of_its_own(self) -> None:
        assert [] == self.about("VIS-2.still", value("VIS-1", "yes", "child-1"))


NOBODY_HAS_LOOKED = (
    *("NOW-3", "HEA-1", "HEA-1.food", "HEA-6", "HEA-7", "HEA-9"),
    *("DRI-1", "DRI-6", "PMH-1", "FAM-5"),
)
"""Where 0 stands for what nobody has looked at, too."""


def test_zero_stands_for_nobody_has_looked_too_and_says_what_to_find_out() -> None:
    for name in NOBODY_HAS_LOOKED:
        question = SHIPPED.by_id[name]
        ref = Ref(name, "child-1" if question.per else None)
        opens = {Ref("HEA-1", "child-1"): "not-measured-worry"} if name == "HEA-1.food" else {}
        answers = all_answered(SHIPPED, cast(), FIRST, opens | {ref: NOT_KNOWN})
        raised = {each.kind for each in raisings(Advised(SHIPPED, answers)) if each.source == ref}

        assert (question.not_known_label or "").startswith("Not known, "), name
        assert raised & {PromptKind.FIND_OUT, PromptKind.GAP}, name
        assert not {option.id for option in question.options if option.unlooked} - {"other-names"}
        assert () == question.not_known_effects, name
