"""Effects: which stand, at which question, about whom, and on which answers they rest."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.advice.advised import Advised
from ehe_check.advice.standing import stilled, ticked_routes
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does, Route
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.any_answers import FIRST, all_answered, cast
from tests.banks import CHILDREN, asks, not_known, only_note, said, skipped, small_bank, value
from tests.worked import shipped_bank

BANK = small_bank(
    CHILDREN,
    asks(
        "NOW-1",
        "no",
        "unsure: TODAY lead",
        "yes: SIGN, HOLD",
        "worse",
        not_known_effects=["SUP"],
    ),
    asks("NOW-2", "a: SIGN", "b: SUP", "c", ordered=False),
    """
    [[questions]]
    id = "NOW-3"
    kind = "several"
    when = { question = "NOW-1", is = ["yes", "not-known"] }

    [[questions.options]]
    id = "told"
    effects = ["HOLD"]
    routes = ["lead"]

    [[questions.options]]
    id = "seen"
    effects = ["ASK"]
    routes = ["social-care", "medical"]

    [[questions.options]]
    id = "none"
    """,
    asks("VIS-1", "no", "yes: MEET L4.4", per="child"),
)
TOGETHER = """
[[questions]]
id = "NOW-1"
options = ["no", "yes", "yes-and-more"]

[[questions]]
id = "NOW-2"
options = ["none", "named"]

[[questions]]
id = "NOW-3"
kind = "several"
options = [{ id = "a", routes = ["medical"] }, { id = "b", routes = ["lead"] }, "c"]

[[questions]]
id = "VIS-1"
per = "child"
options = ["no", "refused: SIGN"]
"""


def standing(bank: QuestionBank, answers: Answers) -> list[tuple[str, str, str | None]]:
    return [
        (str(each.effect), each.question, each.about) for each in Advised(bank, answers).standing
    ]


def effects(bank: QuestionBank, *answers: Answer) -> list[str]:
    return [effect for effect, _, _ in standing(bank, said(*answers))]


def with_rules(rules: str) -> QuestionBank:
    return small_bank(CHILDREN, TOGETHER, rules)


class TestOfOneAnswer:
    def test_an_answer_has_its_own_and_those_of_milder_options_where_they_are_ordered(self) -> None:
        worse = ["TODAY lead", "SIGN", "HOLD"]
        for answers, expected in [
            ([value("NOW-1", "no")], []),
            ([value("NOW-1", "unsure")], ["TODAY lead"]),
            ([value("NOW-1", "yes")], worse),
            ([value("NOW-1", "worse")], worse),
            ([value("NOW-2", "a")], ["SIGN"]),
            ([value("NOW-2", "b")], ["SUP"]),
            ([value("NOW-2", "c")], []),
            ([value("NOW-1", "yes"), value("NOW-3", ("seen", "none"))], [*worse, "ASK"]),
            ([not_known("NOW-1")], ["SUP"]),
            ([not_known("NOW-2")], []),
            ([skipped("NOW-1")], []),
            ([only_note("NOW-1")], []),
            ([value("NOW-1", "no"), value("NOW-3", ("told",))], []),
        ]:
            assert expected == effects(BANK, *answers), answers

    def test_it_stands_about_each_child_and_rests_on_the_answer(self) -> None:
        answers = said(
            value("VIS-1", "yes", "child-1"),
            value("VIS-1", "no", "child-2"),
            entries=("child-1", "child-2"),
        )
        (found,) = Advised(BANK, answers).standing

        assert ("VIS-1", "child-1", None) == (found.question, found.about, found.rule)
        assert frozenset({Ref("VIS-1", "child-1")}) == found.rests_on

    def test_a_recorded_hold_stands_whatever_is_answered(self) -> None:
        answers = replace(said(value("NOW-1", "no")), hold_is_recorded=True)

        assert [("HOLD", "", None)] == standing(BANK, answers)


class TestOfTwoAnswers:
    RULE = """
    [[together]]
    id = "X1"
    text = "Both."
    when = { all = [{ question = "NOW-1", is = ["yes"] }, { question = "NOW-2", is = ["named"] }] }
    unless = { question = "NOW-3", is = ["c"] }
    question = "NOW-1"
    effects = ["SIGN"]
    """

    def test_they_stand_where_both_are_given(self) -> None:
        bank = with_rules(self.RULE)
        (found,) = Advised(bank, said(value("NOW-1", "yes"), value("NOW-2", "named"))).standing

        assert ("SIGN", "NOW-1", "X1") == (str(found.effect), found.question, found.rule)
        assert frozenset({Ref("NOW-1"), Ref("NOW-2")}) == found.rests_on

    def test_they_stand_nowhere_else(self) -> None:
        for answers in [
            (value("NOW-1", "yes"),),
            (value("NOW-1", "yes"), not_known("NOW-2")),
            (value("NOW-1", "no"), value("NOW-2", "named")),
            (value("NOW-1", "yes"), value("NOW-2", "named"), value("NOW-3", ("a", "c"))),
        ]:
            assert [] == effects(with_rules(self.RULE), *answers), answers

    def test_what_would_forbid_them_has_to_be_true(self) -> None:
        given = (value("NOW-1", "yes"), value("NOW-2", "named"))

        assert ["SIGN"] == effects(with_rules(self.RULE), *given, not_known("NOW-3"))

    def test_a_rule_about_each_child_stands_about_each(self) -> None:
        rule = """
        [[together]]
        id = "{}"
        text = "Both."
        per = "child"
        when = {{ all = [
          {{ question = "VIS-1", is = ["refused"] }},
          {{ question = "NOW-2", is = ["named"] }},
        ] }}
        question = "{}"
        effects = ["{}"]
        """
        today = rule.format("X1", "VIS-1", "TODAY social-care")
        bank = with_rules(today + rule.format("X2", "NOW-2", "ASK"))
        answers = said(
            value("VIS-1", "no", "child-1"),
            value("VIS-1", "refused", "child-2"),
            value("NOW-2", "named"),
            entries=("child-1", "child-2"),
        )

        assert [
            ("SIGN", "VIS-1", "child-2"),
            ("TODAY social-care", "VIS-1", "child-2"),
            ("ASK", "NOW-2", None),
        ] == standing(bank, answers)


class TestTickedRoutes:
    BANK = with_rules(
        """
        [[together]]
        id = "X1"
        text = "Ticked."
        when = { question = "NOW-1", is = ["yes"] }
        question = "NOW-1"
        effects = ["TODAY social-care", "HOLD"]
        ticked = "NOW-3"
        """
    )

    def test_come_to_the_usual_one(self) -> None:
        for ticked, expected in [
            ([], "TODAY social-care"),
            ([value("NOW-3", ("c",))], "TODAY social-care"),
            ([not_known("NOW-3")], "TODAY social-care"),
            ([value("NOW-3", ("b",))], "TODAY social-care lead"),
            ([value("NOW-3", ("b", "a", "c"))], "TODAY social-care medical lead"),
        ]:
            assert [expected, "HOLD"] == effects(self.BANK, value("NOW-1", "yes"), *ticked), ticked

    def test_are_none_where_the_question_no_longer_arises(self) -> None:
        answers = said(value("NOW-1", "no"), value("NOW-3", ("told",)))

        assert () == ticked_routes(Advised(BANK, answers), "NOW-3")

    def test_are_in_one_order(self) -> None:
        answers = said(value("NOW-1", "yes"), value("NOW-3", ("told", "seen")))

        assert (Route.SOCIAL_CARE, Route.MEDICAL, Route.LEAD) == ticked_routes(
            Advised(BANK, answers), "NOW-3"
        )


class TestStillness:
    RULE = """
        [[together]]
        id = "X0"
        text = "No worry is named."
        unless = { question = "NOW-2", is = ["named"] }
        question = "VIS-1"
        stills = [{ question = "VIS-1" }]
        """
    BANK = with_rules(RULE)
    REFUSED = value("VIS-1", "refused", "child-1")

    def test_is_nothing_that_a_rule_with_effects_brings_about(self) -> None:
        both = (value("NOW-1", "yes"), value("NOW-2", "named"))

        assert [] == list(stilled(Advised(with_rules(TestOfTwoAnswers.RULE), said(*both))))

    def test_an_effect_stands_still_while_its_rule_does(self) -> None:
        for other in [[], [value("NOW-2", "none")], [not_known("NOW-2")]]:
            reading = Advised(self.BANK, said(self.REFUSED, *other, entries=("child-1",)))

            assert () == reading.standing, other
            assert ["SIGN"] == [str(each.effect) for each in stilled(reading)], other

    def test_what_a_rule_always_sets_aside_does_nothing_whatever_rises(self) -> None:
        rule = self.RULE.replace('text = "No worry is named."', 'text = "Always."\nalways = true')
        danger = 'id = "DAN-1"\noptions = ["no", "yes: 999"]'
        bank = with_rules(f"{rule}\n[[questions]]\n{danger}")
        reading = Advised(bank, said(self.REFUSED, value("DAN-1", "yes"), entries=("child-1",)))

        assert ["999"] == [str(each.effect) for each in reading.standing]
        assert frozenset() == reading.stilled

    def test_it_counts_once_the_rule_does_not(self) -> None:
        answers = said(self.REFUSED, value("NOW-2", "named"), entries=("child-1",))
        reading = Advised(self.BANK, answers)

        assert ["SIGN"] == [str(each.effect) for each in reading.standing]
        assert [] == list(stilled(reading))


class TestHostilityAndRefusedSight:
    def rising(self, *answers: tuple[str, str], is_recorded: bool = False) -> list[str]:
        """What stands at the two questions where no worry is named."""
        bank, people = shipped_bank(), cast()
        per = {True: "child-1", False: None}
        changes = {
            Ref(question, per[bank.by_id[question].per == "child"]): option
            for question, option in answers
        }
        given = replace(all_answered(bank, people, FIRST, changes), hold_is_recorded=is_recorded)
        found = Advised(bank, given).standing
        return [str(each.effect) for each in found if each.question in {"VIS-5", "ADU-1"}]

    def test_are_set_aside_while_nothing_else_rises(self) -> None:
        assert ["SUP"] == self.rising(("ADU-1", "hostile"))
        assert ["ASK", "SUP"] == self.rising(("ADU-1", "hostile-changed-us"))
        assert ["SUP"] == self.rising(("ADU-1", "hostile"), ("VIS-5", "refused-not-seen"))

    def test_count_where_an_answer_elsewhere_rises_and_not_where_hold_was_recorded(self) -> None:
        whole = ["MEET L4.3", "ASK", "SUP"]

        assert whole == self.rising(("ADU-1", "hostile"), ("ISO-1", "stopped"))
        assert ["SUP"] == self.rising(("ADU-1", "hostile"), is_recorded=True)
        assert whole == self.rising(("ADU-1", "hostile"), ("SUP-2", "worried"))
        assert "MEET L4.4" in self.rising(("VIS-5", "refused-not-seen"), ("ADU-1", "violence"))


def test_what_was_only_marked_is_for_supervision_beside_what_not_known_does() -> None:
    for effects, does in [([], {Does.SUP}), (["SIGN"], {Does.SIGN, Does.SUP})]:
        bank = small_bank(asks("NOW-1", "no", "yes: TODAY lead", not_known_effects=effects))
        marked = Answer(question="NOW-1", not_known=True, something=True)

        assert does == {each.effect.does for each in Advised(bank, said(marked)).standing}
        plain = Advised(bank, said(not_known("NOW-1"))).standing
        assert does - {Does.SUP} == {each.effect.does for each in plain}
