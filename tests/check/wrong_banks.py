"""Small banks that are wrong in one place, and what is said of them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.bank_checks import check_bank
from tests.banks import TODAY, small_bank, small_library

SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
NOW_1 = """
[[questions]]
id = "NOW-1"
options = ["no", "yes"]
"""
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
