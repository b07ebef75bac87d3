"""Small banks, wrong in one place or right where one might think otherwise: what is said of each.

They stand as tables in `tests/check/wrong`: a rule, a bank that keeps or breaks it, and all that
the check says of that bank, in which the children or adults of `tests.banks` may be listed.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import bank_of, merged
from ehe_check.check.bank_checks import check_bank, faults_of_structure
from tests.banks import ADULTS, CHILDREN, TODAY, small_bank
from tests.check.wrong_banks import NOW_1, problems
from tests.worked import shipped_bank, shipped_library

LISTS = {"children": CHILDREN, "adults": ADULTS}
RULES: dict[str, list[dict[str, Any]]] = {
    rule: rows
    for path in sorted((Path(__file__).parent / "wrong").glob("*.toml"))
    for rule, rows in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_wrong_with_a_bank_is_said_and_of_a_right_one_nothing(rule: str) -> None:
    for row in RULES[rule]:
        lists = (LISTS[each] for each in row.get("lists", ()))

        assert row["said"] == problems(small_bank(row["bank"], *lists)), row["bank"]


class TestReferences:
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


class TestASoundBank:
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
