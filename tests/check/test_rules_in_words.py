"""The rules of advice in words: the page, the command and the policy say the same."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from ehe_check import resources
from ehe_check.advice import policy, prompts, unknowns
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.evidence import Evidence
from ehe_check.check import rules_page as rules_in_words
from ehe_check.check.rules_page import rules_lines, rules_page
from tests.banks import asks, small_bank
from tests.worked import shipped_bank

PAGE = resources.CASE_BANK.parent / "RULES.md"
TWO_PAGES = 1400


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_says_what_the_policy_does() -> None:
    assert rules_page(shipped_bank()) == page()


def test_the_page_has_the_sections_that_code_cites() -> None:
    package = Path(resources.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    cited = {name for text in texts for name in re.findall(r'RULES\.md, "([^"]+)"', text)}
    headings = re.findall(r"^## (.*)$", page(), re.MULTILINE)

    assert {"The family", "Headlines"} <= cited <= {*headings}


def test_the_page_is_two_pages_long_at_most() -> None:
    assert len(page().split()) <= TWO_PAGES


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (policy, "TRIGGERS_FOR_CONSIDER", 2),
        (policy, "MATTERS_FOR_STRONG", 3),
        (policy, "RAISES_SUPERVISION", frozenset({Does.SIGN})),
        (policy, "ROUTES_THAT_ASK_FIRST", frozenset({Route.SOCIAL_CARE})),
        (unknowns, "MOST_TO_CLOSE_FIRST", 4),
        (unknowns, "UNSURE", frozenset({Evidence.ASSUMED})),
        (prompts, "SPEAKS_FOR_A_STRENGTH", frozenset({Evidence.RECORD})),
    ],
)
def test_a_constant_of_the_policy_cannot_change_without_the_page(
    module: Any,  # noqa: ANN401 (a module)
    name: str,
    value: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert getattr(rules_in_words, name) is getattr(module, name)
    monkeypatch.setattr(rules_in_words, name, value)

    assert rules_page(shipped_bank()) != page()


def changed(**parts: Any) -> QuestionBank:  # noqa: ANN401 (any part of a bank)
    return shipped_bank().model_copy(update=parts)


def test_the_page_says_what_the_bank_says() -> None:
    for part in ["tiers", "together", "headlines", "questions"]:
        bank = shipped_bank()
        one_less: dict[str, Any] = {
            "tiers": bank.tiers | {next(iter(bank.tiers)): "Otherwise"},
            "together": bank.together[1:],
            "headlines": {},
            "questions": tuple(each for each in bank.questions if each.matter is None),
        }

        assert rules_page(changed(**{part: one_less[part]})) != page(), part


def test_every_effect_and_route_has_its_words() -> None:
    told: tuple[tuple[type[Enum], dict[Any, str]], ...] = (
        (Does, rules_in_words._EFFECTS),  # noqa: SLF001 (the words of the page)
        (Route, rules_in_words._ROUTES),  # noqa: SLF001
    )
    for kind, words in told:
        assert set(kind) == set(words)


def test_the_lines_are_the_page_without_its_marks() -> None:
    said = [line.strip() for line in rules_lines(shipped_bank()) if line.strip()]
    written = [line.lstrip("# ") for line in page().splitlines()[1:] if line]

    assert written == said


def test_a_bank_that_says_little_has_its_rules_too() -> None:
    bank = small_bank(asks("NOW-1", "no", "yes"), conditions={}, headlines={})

    assert "## From answers to advice" in rules_page(bank)
