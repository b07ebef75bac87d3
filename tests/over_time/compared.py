"""A small bank with a trigger, a gate and a dated band, and comparisons of answers to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.moved.compare import compare
from ehe_check.over_time.moved.comparison import AnswerChange, Comparison
from tests.banks import CHILDREN, asks, small_bank, value
from tests.sides import BEFORE, side

BANDS = """
[bands.last-time]
options = [
  { id = "lately", text = "In the last 3 months", months = 3 },
  { id = "longer-ago", text = "Longer ago" },
]
"""
TEXT = """
[[questions]]
id = "NOW-1"
text = "Is it so?"
options = ["no", "yes: MEET L4.1"]

[[questions.prompts]]
id = "trigger"
kind = "meeting-trigger"
on = ["yes"]

[[questions]]
id = "NOW-2"
options = ["no", "yes"]
when = { question = "NOW-1", is = ["yes"] }

[[questions]]
id = "NOW-3"
bands = "last-time"
dated = true
"""
BANK = small_bank(CHILDREN, BANDS, TEXT, asks("VIS-1", "no", "yes", per="child"))


def between(
    before: Iterable[Answer] | Answers,
    after: Iterable[Answer] | Answers,
    **later: Any,  # noqa: ANN401 (any field of a side)
) -> Comparison:
    return compare(side(BANK, before, BEFORE), side(BANK, after, **later))


def answer(**given: Any) -> Answer:  # noqa: ANN401 (any field of an answer)
    return Answer(**{"question": "NOW-1", **given})


def only_change(found: Comparison) -> AnswerChange:
    (change,) = found.answers
    return change


NO, YES = value("NOW-1", "no"), value("NOW-1", "yes")
