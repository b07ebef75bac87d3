"""Outcomes: what a finished session keeps of its sheet, so that many files can be read fast."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.advice.prompts import FIND_OUT
from ehe_check.case.session import Outcome
from ehe_check.sheet.sheet import PromptSheet


def outcome_of(sheet: PromptSheet, answers_sha256: str) -> Outcome:
    """Return the outcome of a sheet; ids only, no words that anybody typed."""
    raised = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
    return Outcome(
        urgency=sheet.urgency,
        meeting=sheet.recommendation.meeting,
        raised=_unique(prompt.id for prompt in raised if not prompt.id.endswith(FIND_OUT)),
        statements=_unique(statement for prompt in raised for statement in prompt.statements),
        not_known=_unique(why.question for why in sheet.answered if why.is_not_known),
        only_parent=_unique(prompt.id for prompt in raised if prompt.only_source_is_parent),
        answers_sha256=answers_sha256,
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
