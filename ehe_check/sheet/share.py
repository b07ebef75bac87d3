"""Share a sheet without anything that people wrote, left out whole and never half."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.labels import numbered
from ehe_check.page.text import text
from ehe_check.page.without_own import without_own
from ehe_check.sheet.sheet import PromptSheet

LEFT_OUT = ("reference", "entry labels", "notes", "own words", "decision text")


def left_out() -> str:
    """Return what stands in a copy to share where a person wrote something."""
    return text("left out of this copy")


def without_own_words(sheet: PromptSheet, bank: QuestionBank) -> PromptSheet:
    """Return a sheet without reference, labels, notes, own words and the words of the decision.

    Everything that the bank says stays as it is, HOLD and its wordings above all.
    """
    return replace(without_own(sheet, numbered(bank)), is_shared=True)
