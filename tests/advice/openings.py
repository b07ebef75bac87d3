"""What one answer of the shipped bank opens, and whether two answers are read apart."""

from __future__ import annotations

from functools import cache

from ehe_check.bank.condition import AnswerIs, leaves
from tests.worked import shipped_bank

OPENERS: dict[str, dict[str, str]] = {
    "VIS-5": {"DRI-1": "not-settled"},
    "ADU-1": {"DRI-1": "not-settled"},
    "PMH-2": {"PMH-1": "illness"},
    "PMH-4": {"PMH-1": "illness"},
    "CON-2": {"CON-1": "eight-weeks-or-more"},
    "CON-4": {"CON-1": "eight-weeks-or-more"},
    "HEA-1.food": {"HEA-1": "not-measured-worry"},
    "DRI-2": {"NOW-3": "assessment"},
    "DRI-3": {"NOW-3": "assessment"},
    "DRI-4": {"NOW-3": "assessment"},
    "DRI-5": {"NOW-3": "assessment"},
}
"""What has to be answered for a question to be asked and to count, and as little as can be."""


@cache
def _looked_for() -> dict[str, list[tuple[str, ...]]]:
    """The options that gates and rules over two answers look for, by their question."""
    bank = shipped_bank()
    conditions = [question.when for question in bank.questions]
    for rule in bank.together:
        conditions += [rule.when, rule.unless]
    found: dict[str, list[tuple[str, ...]]] = {}
    for condition in conditions:
        for leaf in leaves(condition, bank.conditions) if condition is not None else ():
            if isinstance(leaf, AnswerIs):
                found.setdefault(leaf.question, []).append(leaf.is_)
    return found


def reads_apart(question: str, one: str, other: str) -> bool:
    """Say whether a gate or a rule over two answers looks for only one of two options."""
    looked_for = _looked_for().get(question, [])
    return any((one in options) != (other in options) for options in looked_for)


@cache
def opens_others(question: str) -> bool:
    """Say whether the gate of another question waits for this one."""
    bank = shipped_bank()
    gates = [other.when for other in bank.questions if other.when is not None]
    read = (leaf for gate in gates for leaf in leaves(gate, bank.conditions))
    return question in {leaf.question for leaf in read if isinstance(leaf, AnswerIs)}
