"""Small banks that are wrong in one place, and what is said of them."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.bank_checks import check_bank
from tests.banks import TODAY, small_bank, small_library

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
