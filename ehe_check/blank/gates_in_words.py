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
        bank = self.bank
        match leaf:
            case AnswerIs():
                return _answer_is(bank, leaf) + _over(bank, leaf)
            case AttributeIs():
                return _attribute_is(bank, leaf) + _over(bank, leaf)
            case AtLeast():
                many = bank.roster_by_id[leaf.roster].many
                return text(
                    "at least {number} {many} are listed", number=str(leaf.at_least), many=many
                )
            case WorkedOut():
                return _worked_out(leaf.worked_out)
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


def _worked_out(worked_out: Consequence) -> str:
    match worked_out:
        case Consequence.ASK_FIRST:
            return text("ASK FIRST stands once all is answered")
        case Consequence.ONE_MATTER_OR_SEVERAL:
            return text(
                "the same fact may be told at several answers, and one of them is a reason "
                "for a meeting"
            )
        case Consequence.SOCIAL_CARE_TODAY:
            return text("social care is spoken to today once all is answered")
        case Consequence.ANYTHING_RISES:
            return text("an answer is not ordinary")
        case _:
            assert_never(worked_out)


def _over(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    one = bank.roster_by_id[roster].one
    match quantifier:
        case Quantifier.SOME:
            return " " + text("for at least one {one}", one=one)
        case Quantifier.EVERY:
            return " " + text("for every {one}", one=one)
        case Quantifier.NO:
            return " " + text("for no {one}", one=one)
        case _:
            assert_never(quantifier)


def _answer_is(bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    answer = _or(codes[option] for option in leaf.is_)
    if question.kind.takes_several:
        said = text("{question} includes {answer}", question=question.id, answer=answer)
    else:
        said = text("{question} is {answer}", question=question.id, answer=answer)
    if leaf.evidence is None:
        return said
    known = _or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)
    return text("{said}, known by {known}", said=said, known=known)


def _attribute_is(bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.roster]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    codes = codes_of(attribute.options)
    name, answer = attribute.id.replace("-", " "), _or(codes[option] for option in leaf.is_)
    return text("the {one}'s {name} is {answer}", one=roster.one, name=name, answer=answer)


def _or(codes: Iterable[str]) -> str:
    return listed(codes, "or")
