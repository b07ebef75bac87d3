"""Saying gates: what a question waits for, in words that name the codes of the options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import (
    NOT_KNOWN,
    AllOf,
    AnswerIs,
    AnyOf,
    AtLeast,
    AttributeIs,
    Condition,
    Consequence,
    Leaf,
    NamedCondition,
    Not,
    Quantifier,
    WorkedOut,
)
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import QuestionKind
from ehe_check.page.phrases import listed

_OVER = {
    Quantifier.SOME: "for at least one {one}",
    Quantifier.EVERY: "for every {one}",
    Quantifier.NO: "for no {one}",
}
_WORKED_OUT = {
    Consequence.ASK_FIRST: "ASK FIRST stands once all is answered",
    Consequence.ONE_MATTER_OR_SEVERAL: "the same fact may be told at several answers, and one of "
    "them is a reason for a meeting",
}


def gate_words(bank: QuestionBank, condition: Condition) -> str:
    """Return a gate in words: "VIS-2 is a or b", "EHE-1 is b for at least one child".

    A condition inside another stands in brackets, and one that the bank names is said in full.
    """
    match condition:
        case AnswerIs() | AttributeIs() | AtLeast() | WorkedOut():
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
    return words if isinstance(condition, Leaf) else f"({words})"


def _leaf(bank: QuestionBank, leaf: Leaf) -> str:
    match leaf:
        case AnswerIs():
            return _answer_is(bank, leaf) + _over(bank, leaf)
        case AttributeIs():
            return _attribute_is(bank, leaf) + _over(bank, leaf)
        case AtLeast():
            return f"at least {leaf.at_least} {bank.roster_by_id[leaf.roster].many} are listed"
        case WorkedOut():
            return _WORKED_OUT[leaf.worked_out]
        case _:
            assert_never(leaf)


def _over(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    return f" {_OVER[quantifier].format(one=bank.roster_by_id[roster].one)}"


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
    return listed(codes, "or")
