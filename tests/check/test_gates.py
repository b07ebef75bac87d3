"""Conditions of a bank: gates that can open, and people spoken of by some, every or no."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from tests.banks import ADULTS, CHILDREN, asks, small_bank
from tests.check.wrong_banks import NOW_1, RULE, in_gate, in_prompt, problems

EARLIER = "which is not put before it. Look only at questions that are put before it."
AWAY = "Take it away: while an answer is not known, the question is asked anyway."
ADVICE = "waits for what the advice works out"
YES, NOT_KNOWN = (f'{{ question = "NOW-1", is = ["{it}"] }}' for it in ("yes", "not-known"))
UNSURE = '[conditions.unsure]\nquestion = "NOW-1"\nis = ["not-known"]'
LATER = asks("VIS-1", "a", "b")


def behind(worked_out: str) -> QuestionBank:
    """A bank in which an effect waits for what the advice works out."""
    first = asks("VIS-1", "no", "yes", when={"worked_out": worked_out})
    return small_bank(NOW_1, first, asks("VIS-2", "no", "yes: ASK", when=("VIS-1", "yes")))


def splitting(worked_out: str) -> QuestionBank:
    """A bank in which the question that splits a matter waits for what the advice works out."""
    splits = asks("VIS-2", "no", "yes", splits="care", when={"worked_out": worked_out})
    return small_bank(NOW_1, asks("VIS-1", "no", "yes", matter="care"), splits)


WRONG_GATES = [
    (
        small_bank(
            NOW_1, asks("VIS-1", "no", "yes", when=("VIS-0", "yes")), asks("VIS-0", "no", "yes")
        ),
        f"question VIS-1, when: waits for VIS-0, {EARLIER}",
    ),
    (
        in_gate('{ question = "VIS-1", is = ["yes"] }'),
        f"question VIS-1, when: waits for VIS-1, {EARLIER}",
    ),
    (
        small_bank(
            NOW_1,
            asks(
                "NOW-2",
                "no",
                "yes",
                when={"some": "child", "attribute": "child.age", "is": ["old"]},
            ),
            CHILDREN,
            LATER,
        ),
        f"question NOW-2, when: waits for SIB-1, {EARLIER}",
    ),
    (
        in_gate(f"{{ not = {NOT_KNOWN} }}"),
        f"question VIS-1, when: is kept away by 'not-known' at NOW-1. {AWAY}",
    ),
    (
        in_gate('{ not = { condition = "unsure" } }', UNSURE),
        "question VIS-1, when: is kept away by 'not-known' at NOW-1.",
    ),
    *(
        (
            behind(worked_out),
            f"question VIS-1, when: {ADVICE}, and the advice rests on it. Wait for answers",
        )
        for worked_out in ("ask-first", "one-matter-or-several")
    ),
    (splitting("ask-first"), "question VIS-2, when: "),
    (
        small_bank(NOW_1, RULE.replace(YES, '{ worked_out = "ask-first" }') + 'effects = ["ASK"]'),
        f"together X1, when: {ADVICE}",
    ),
    (
        in_prompt(f"{{ not = {YES} }}"),
        (
            "prompt VIS-1.look, when: uses `not`, which belongs in a question's own `when`. "
            "List the options that should count instead."
        ),
    ),
    (
        small_bank(NOW_1, asks("NOW-2", "no", "yes", per="child"), CHILDREN, LATER),
        (
            "question NOW-2: is asked about each child before they are listed in SIB-1. "
            "Let the roster's `before` name NOW-2."
        ),
    ),
]


def test_a_gate_reads_only_earlier_answers_and_can_open() -> None:
    for bank, said in WRONG_GATES:
        found = problems(bank)

        assert [True] == [each.startswith(said) for each in found], (said, found)


def test_a_gate_may_ask_what_is_not_known_and_may_say_not() -> None:
    for bank in (
        in_gate('{ question = "NOW-1", is = ["yes", "not-known"] }'),
        in_gate(f"{{ not = {YES} }}"),
        splitting("one-matter-or-several"),
    ):
        assert [] == problems(bank)


PER_CHILD = asks("SIB-2", "no", "yes", per="child")
BEFORE_SIB_2 = CHILDREN.replace('before = "VIS-1"', 'before = "SIB-2"')
BEFORE_VIS_1 = ADULTS.replace('before = "FAM-2"', 'before = "VIS-1"')
OF_SIB_2 = 'question = "SIB-2", is = ["yes"] }'
WITHOUT = "which is asked about each child, without saying which. Add some, every or no = 'child'."
WRONG_ENTRIES = [
    (
        in_prompt(f"{{ {OF_SIB_2}", BEFORE_SIB_2, PER_CHILD),
        f"prompt VIS-1.look, when: looks at SIB-2, {WITHOUT}",
    ),
    (
        in_prompt(f"{{ {OF_SIB_2}", BEFORE_SIB_2, PER_CHILD, BEFORE_VIS_1, per='per = "adult"'),
        f"prompt VIS-1.look, when: looks at SIB-2, {WITHOUT}",
    ),
    (
        in_prompt(f'{{ some = "adult", {OF_SIB_2}', BEFORE_SIB_2, PER_CHILD, BEFORE_VIS_1),
        (
            "prompt VIS-1.look, when: says some = 'adult' of SIB-2, which is asked about each "
            "child. Say some = 'child'."
        ),
    ),
    (
        in_prompt('{ every = "child", question = "NOW-1", is = ["yes"] }', CHILDREN),
        (
            "prompt VIS-1.look, when: says every = 'child' of NOW-1, which is asked once for the "
            "whole case. Take every away."
        ),
    ),
    (
        in_gate('{ attribute = "child.age", is = ["old"] }', CHILDREN),
        f"question VIS-1, when: looks at child.age, {WITHOUT}",
    ),
]


def test_entries_are_spoken_of_by_some_every_or_no_from_outside_their_own_roster() -> None:
    for bank, said in WRONG_ENTRIES:
        assert [said] == problems(bank), said


def test_entries_are_the_same_from_inside() -> None:
    bank = in_prompt(f"{{ {OF_SIB_2}", BEFORE_SIB_2, PER_CHILD, per='per = "child"')

    assert [] == problems(bank)
