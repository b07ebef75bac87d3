"""A sound bank has no problems, small or shipped, and problems come in a stable order."""

from __future__ import annotations

import tomllib

from ehe_check import resources
from ehe_check.bank.load import bank_of, merged
from ehe_check.check.bank_checks import check_bank
from tests.banks import CHILDREN, TODAY, small_bank
from tests.check.wrong_banks import NOW_1, SOUND, problems
from tests.worked import shipped_bank, shipped_library


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
        examples = [each.split("```")[0] for each in readme.split("```toml\n")[1:]]
        part = next(each for each in map(tomllib.loads, examples) if "topic" in each)
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


def test_problems_come_in_a_stable_order() -> None:
    bank = small_bank(NOW_1, NOW_1, id="case", beneath={})

    first, second = (check_bank(each, shipped_library(), TODAY) for each in (bank, bank))

    assert first == second
