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
from ehe_check.page.words import Say


def gate_words(say: Say, bank: QuestionBank, condition: Condition) -> str:
    """Return a gate in words: "VIS-2 is a or b", "EHE-1 is b for at least one child".

    A condition inside another stands in brackets, and one that the bank names is said in full.
    """
    return words(condition, _ByCode(say, bank))


@dataclass(frozen=True)
class _ByCode:
    """Says conditions by the codes that stand beside the options on paper."""

    say: Say
    bank: QuestionBank

    def leaf(self, leaf: Leaf) -> str:
        """Return a leaf, with whom it is about."""
        say, bank = self.say, self.bank
        match leaf:
            case AnswerIs():
                return _answer_is(say, bank, leaf) + _over(say, bank, leaf)
            case AttributeIs():
                return _attribute_is(say, bank, leaf) + _over(say, bank, leaf)
            case AtLeast():
                many = bank.roster_by_id[leaf.roster].many
                return say("gates.listed", number=str(leaf.at_least), many=many)
            case WorkedOut():
                return _worked_out(say, leaf.worked_out)
            case _:
                assert_never(leaf)

    def joined(self, parts: tuple[Condition, ...], word: str) -> str:
        """Return parts, each but a leaf in brackets; one alone is as it is."""
        if len(parts) == 1:
            return words(parts[0], self)
        return f", {word} ".join(map(self._inner, parts))

    def denied(self, part: Condition) -> str:
        """Return that a part is not so."""
        return self.say("gates.not_so", condition=self._inner(part))

    def named(self, name: str) -> str:
        """Return what the name stands for."""
        return words(self.bank.conditions[name], self)

    def _inner(self, part: Condition) -> str:
        said = words(part, self)
        return said if isinstance(part, Leaf) else f"({said})"


def _worked_out(say: Say, worked_out: Consequence) -> str:
    match worked_out:
        case Consequence.ASK_FIRST:
            return say("gates.ask_first")
        case Consequence.ONE_MATTER_OR_SEVERAL:
            return say("gates.one_matter_or_several")
        case Consequence.SOCIAL_CARE_TODAY:
            return say("gates.social_care_today")
        case Consequence.ANYTHING_RISES:
            return say("gates.anything_rises")
        case _:
            assert_never(worked_out)


def _over(say: Say, bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    one = bank.roster_by_id[roster].one
    match quantifier:
        case Quantifier.SOME:
            return " " + say("gates.some", one=one)
        case Quantifier.EVERY:
            return " " + say("gates.every", one=one)
        case Quantifier.NO:
            return " " + say("gates.no", one=one)
        case _:
            assert_never(quantifier)


def _answer_is(say: Say, bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    answer = _or(codes[option] for option in leaf.is_)
    if question.kind.takes_several:
        said = say("gates.includes", question=question.id, answer=answer)
    else:
        said = say("gates.is", question=question.id, answer=answer)
    if leaf.evidence is None:
        return said
    known = _or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)
    return say("gates.known_by", said=said, known=known)


def _attribute_is(say: Say, bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.roster]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    codes = codes_of(attribute.options)
    name, answer = attribute.id.replace("-", " "), _or(codes[option] for option in leaf.is_)
    return say("gates.attribute", one=roster.one, name=name, answer=answer)


def _or(codes: Iterable[str]) -> str:
    return listed(codes, "or")
