"""Saying gates: what a question waits for, in words that name the codes of the options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ehe_check.core.coding import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import (
    NOT_KNOWN,
    AllOf,
    AnswerIs,
    AnyOf,
    AttributeIs,
    Condition,
    NamedCondition,
    Not,
    Quantifier,
)
from ehe_check.model.question import QuestionKind

_OVER = {
    Quantifier.SOME: "for at least one {one}",
    Quantifier.EVERY: "for every {one}",
    Quantifier.NO: "for no {one}",
}


def gate_words(bank: QuestionBank, condition: Condition) -> str:
    """Return a gate in words: "VIS-1.seen is a or b", "EHE-1 is b for at least one child".

    A condition inside another stands in brackets, and one that the bank names is said in full.
    """
    match condition:
        case AnswerIs() | AttributeIs():
            return _leaf(bank, condition)
        case NamedCondition():
            return gate_words(bank, bank.conditions[condition.condition])
        case AllOf():
            return _joined(bank, condition.parts, "and")
        case AnyOf():
            return _joined(bank, condition.parts, "or")
        case Not():
            return f"it is not so that {_inner(bank, condition.part)}"
        case _:
            assert_never(condition)


def _joined(bank: QuestionBank, parts: tuple[Condition, ...], word: str) -> str:
    if len(parts) == 1:
        return gate_words(bank, parts[0])
    return f", {word} ".join(_inner(bank, part) for part in parts)


def _inner(bank: QuestionBank, condition: Condition) -> str:
    words = gate_words(bank, condition)
    return words if isinstance(condition, AnswerIs | AttributeIs) else f"({words})"


def _leaf(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    said = _answer_is(bank, leaf) if isinstance(leaf, AnswerIs) else _attribute_is(bank, leaf)
    if leaf.over is None:
        return said
    quantifier, roster = leaf.over
    return f"{said} {_OVER[quantifier].format(one=bank.roster_by_id[roster].one)}"


def _answer_is(bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    verb = "includes" if question.kind is QuestionKind.SEVERAL else "is"
    said = f"{question.id} {verb} {_or(codes[option] for option in leaf.is_)}"
    if leaf.evidence is None:
        return said
    return f"{said}, known by {_or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)}"


def _attribute_is(bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.attribute.split(".", 1)[0]]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    codes = codes_of(attribute.options)
    name = attribute.id.replace("-", " ")
    return f"the {roster.one}'s {name} is {_or(codes[option] for option in leaf.is_)}"


def _or(codes: Iterable[str]) -> str:
    *first, last = codes
    return f"{', '.join(first)} or {last}" if first else last
