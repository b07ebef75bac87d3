"""HOLD wordings: no text sends the reader to the family under HOLD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.bank_checks.approaching import approach_in
from ehe_check.core.bank_checks.places import advice_texts, hold_texts, wordings
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank


def approaches_without_hold_wording(bank: QuestionBank) -> Iterator[Problem]:
    """A text that sends the reader to the family says so, and has another wording for HOLD."""
    for place, wording in wordings(bank):
        found = approach_in(wording.text)
        if found is not None and not wording.approaches_family:
            fact = f"sends the reader to the family ({found!r}) and has no wording for HOLD"
            yield Problem(place, fact, "Add approaches_family = true and when_hold.")


def hold_wordings_that_approach(bank: QuestionBank) -> Iterator[Problem]:
    """A wording for HOLD does not send the reader to the family itself."""
    placed = [(f"{place}, when_hold", wording.when_hold or "") for place, wording in wordings(bank)]
    for place, text in (*placed, *hold_texts(bank)):
        found = approach_in(text)
        if found is not None:
            fact = f"sends the reader to the family under HOLD ({found!r})"
            yield Problem(
                place,
                fact,
                "Send the reader to the safeguarding lead, the allocated worker or records.",
            )


def advice_that_approaches(bank: QuestionBank) -> Iterator[Problem]:
    """What is printed with the advice even under HOLD does not send the reader to the family."""
    for place, text in advice_texts(bank):
        found = approach_in(text)
        if found is not None:
            fact = f"sends the reader to the family even under HOLD ({found!r})"
            yield Problem(place, fact, "Move that sentence to also_unless_hold.")


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    approaches_without_hold_wording,
    hold_wordings_that_approach,
    advice_that_approaches,
)
