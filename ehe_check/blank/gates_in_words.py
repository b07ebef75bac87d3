"""Gates in words: what a question waits for, by the codes of the options that open it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import (
    NOT_KNOWN,
    AnswerIs,
    AtLeast,
    AttributeIs,
    Condition,
    Consequence,
    Leaf,
    Quantifier,
    WorkedOut,
    words,
)
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.page.phrases import listed
from ehe_check.page.text import text

OVER = {
    Quantifier.SOME: "for at least one {one}",
    Quantifier.EVERY: "for every {one}",
    Quantifier.NO: "for no {one}",
}
WORKED_OUT = {
    Consequence.ASK_FIRST: "ASK FIRST stands once all is answered",
    Consequence.ONE_MATTER_OR_SEVERAL: (
        "the same fact may be told at several answers, and one of them is a reason for a meeting"
    ),
    Consequence.SOCIAL_CARE_TODAY: "social care is spoken to today once all is answered",
    Consequence.ANYTHING_RISES: "an answer is not ordinary",
}


def gate_words(bank: QuestionBank, condition: Condition) -> str:
    """Return a gate in words: "VIS-2 is a or b", "EHE-1 is b for at least one child".

    A condition inside another stands in brackets, and one that the bank names is said in full.
    """
    return words(condition, _ByCode(bank))


@dataclass(frozen=True)
class _ByCode:
    """Says conditions by the codes that stand beside the options on paper."""

    bank: QuestionBank

    def leaf(self, leaf: Leaf) -> str:
        """Return a leaf, with whom it is about."""
        match leaf:
            case AnswerIs():
                return f"{_answer_is(self.bank, leaf)}{_over(self.bank, leaf)}"
            case AttributeIs():
                return f"{_attribute_is(self.bank, leaf)}{_over(self.bank, leaf)}"
            case AtLeast():
                many = self.bank.roster_by_id[leaf.roster].many
                number = str(leaf.at_least)
                return text("at least {number} {many} are listed", number=number, many=many)
            case WorkedOut():
                return text(WORKED_OUT[leaf.worked_out])
            case _:
                assert_never(leaf)

    def joined(self, parts: tuple[Condition, ...], word: str) -> str:
        """Return parts, each but a leaf in brackets; one alone is as it is."""
        if len(parts) == 1:
            return words(parts[0], self)
        return f", {word} ".join(map(self._inner, parts))

    def denied(self, part: Condition) -> str:
        """Return that a part is not so."""
        return text("it is not so that {condition}", condition=self._inner(part))

    def named(self, name: str) -> str:
        """Return what the name stands for."""
        return words(self.bank.conditions[name], self)

    def _inner(self, part: Condition) -> str:
        said = words(part, self)
        return said if isinstance(part, Leaf) else f"({said})"


def _answer_is(bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    said = text(
        "{question} includes {answer}" if question.kind.takes_several else "{question} is {answer}",
        question=question.id,
        answer=_or(codes[option] for option in leaf.is_),
    )
    if leaf.evidence is None:
        return said
    known = _or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)
    return text("{said}, known by {known}", said=said, known=known)


def _attribute_is(bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.roster]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    codes = codes_of(attribute.options)
    return text(
        "the {one}'s {name} is {answer}",
        one=roster.one,
        name=attribute.id.replace("-", " "),
        answer=_or(codes[option] for option in leaf.is_),
    )


def _over(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    return " " + text(OVER[quantifier], one=bank.roster_by_id[roster].one)


def _or(codes: Iterable[str]) -> str:
    return listed(codes, "or")
