"""Gates and rosters: a question waits for earlier ones only, and a leaf says whom it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    Not,
    WorkedOut,
    leaves,
    names_in,
    nodes,
)
from ehe_check.bank.question import Question
from ehe_check.check.bank_places import (
    MOST_PARTS,
    Checks,
    Placed,
    parts_written_out,
    placed_conditions,
    placed_leaves,
    question_place,
)
from ehe_check.errors import Problem


def gates_that_look_ahead(bank: QuestionBank) -> Iterator[Problem]:
    """Whether a question is asked depends only on questions put before it."""
    order = [question.id for question in bank.walk_order]
    for placed, question in _gates(bank):
        looked_at = dict.fromkeys(
            _looked_at(bank, leaf) for leaf in leaves(placed.condition, bank.conditions)
        )
        for other in looked_at:
            if other and (other == question.id or _is_put_before(order, question.id, other)):
                fact = f"waits for {other}, which is not put before it"
                yield Problem(placed.place, fact, "Look only at questions that are put before it.")


def gates_behind_too_many(bank: QuestionBank) -> Iterator[Problem]:
    """A gate and all the gates behind it, one after another, stay few enough to be followed."""
    if any(gates_that_look_ahead(bank)):
        return
    behind: dict[str, int] = {}
    for question in bank.walk_order:
        if question.when is None:
            continue
        others = (_looked_at(bank, leaf) for leaf in leaves(question.when, bank.conditions))
        deepest = max((behind.get(other or "", 0) for other in others), default=0)
        behind[question.id] = deepest + parts_written_out(bank, question.when)
        if behind[question.id] > MOST_PARTS:
            fact = f"waits for more than {MOST_PARTS} parts of gates, one behind another"
            remedy = "Let it wait for a question that is asked of everybody."
            yield Problem(f"{question_place(question)}, when", fact, remedy)
            return


def gates_that_not_knowing_closes(bank: QuestionBank) -> Iterator[Problem]:
    """Not knowing never keeps a question away."""
    for placed, _ in _gates(bank):
        for leaf in _denied(bank, placed.condition):
            if isinstance(leaf, AnswerIs) and NOT_KNOWN in leaf.is_:
                fact = f"is kept away by {NOT_KNOWN!r} at {leaf.question}"
                remedy = "Take it away: while an answer is not known, the question is asked anyway."
                yield Problem(placed.place, fact, remedy)


def rules_that_read_themselves(bank: QuestionBank) -> Iterator[Problem]:
    """What the advice rests on never waits for what the advice works out."""
    rules = [placed for placed in placed_conditions(bank) if placed.is_of_a_rule]
    behind = _with_those_behind(bank, _read_by_the_advice(bank, rules))
    splitting = _with_those_behind(bank, {each.id for each in bank.questions if each.splits})
    for placed in (*rules, *(placed for placed, _ in _gates(bank))):
        gate_of = placed.gate_of.id if placed.gate_of else None
        for leaf in leaves(placed.condition, bank.conditions):
            if not isinstance(leaf, WorkedOut):
                continue
            asks_first = leaf.worked_out is Consequence.ASK_FIRST
            if placed.is_of_a_rule or gate_of in (behind | splitting if asks_first else behind):
                fact = "waits for what the advice works out, and the advice rests on it"
                yield Problem(placed.place, fact, "Wait for answers instead.")


def questions_before_their_roster(bank: QuestionBank) -> Iterator[Problem]:
    """A question about each entry comes after the list of entries."""
    order = [question.id for question in bank.walk_order]
    for question in bank.questions:
        roster = bank.roster_by_id.get(question.per or "")
        if roster and _is_put_before(order, question.id, roster.question):
            fact = f"is asked about each {roster.one} before they are listed in {roster.question}"
            remedy = f"Let the roster's `before` name {question.id}."
            yield Problem(question_place(question), fact, remedy)


def nots_outside_gates(bank: QuestionBank) -> Iterator[Problem]:
    """`not` stands in gates only: elsewhere it could turn a worse answer into less advice."""
    for placed in placed_conditions(bank):
        if placed.gate_of is None and any(
            isinstance(node, Not) for node in nodes(placed.condition)
        ):
            remedy = "List the options that should count instead."
            yield Problem(
                placed.place, "uses `not`, which belongs in a question's own `when`", remedy
            )


def leaves_about_no_entry(bank: QuestionBank) -> Iterator[Problem]:
    """Outside a roster a leaf about its entries says some, every or no."""
    for placed, leaf in placed_leaves(bank):
        if isinstance(leaf, AnswerIs | AttributeIs):
            yield from _scope_of(bank, placed, leaf)


CHECKS: Checks = (
    gates_that_look_ahead,
    gates_behind_too_many,
    gates_that_not_knowing_closes,
    rules_that_read_themselves,
    questions_before_their_roster,
    nots_outside_gates,
    leaves_about_no_entry,
)


def _is_put_before(order: list[str], first: str, second: str) -> bool:
    return {first, second} <= set(order) and order.index(first) < order.index(second)


def _gates(bank: QuestionBank) -> Iterator[tuple[Placed, Question]]:
    for placed in placed_conditions(bank):
        if placed.gate_of is not None:
            yield placed, placed.gate_of


def _denied(bank: QuestionBank, condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves that stand somewhere under a `not`, named conditions followed."""
    named = (bank.conditions[name] for name in names_in(condition) if name in bank.conditions)
    for node in (*nodes(condition), *(part for each in named for part in nodes(each))):
        if isinstance(node, Not):
            yield from leaves(node.part, bank.conditions)


def _read_by_the_advice(bank: QuestionBank, rules: Iterable[Placed]) -> set[str]:
    """Return the questions whose answers have an effect, by themselves or by a rule over two."""
    read = {question.id for question in bank.with_effects}
    for placed in rules:
        read |= _looked_at_by(bank, placed.condition)
    return read


def _with_those_behind(bank: QuestionBank, questions: set[str]) -> set[str]:
    """Return some questions, and every question that their gates look at, as far as they lead."""
    found, waiting = set[str](), set(questions)
    while waiting:
        now = bank.by_id.get(waiting.pop())
        if now is not None and now.id not in found:
            found.add(now.id)
            waiting |= _looked_at_by(bank, now.when) if now.when is not None else set()
    return found


def _looked_at_by(bank: QuestionBank, condition: Condition) -> set[str]:
    looked_at = (_looked_at(bank, leaf) for leaf in leaves(condition, bank.conditions))
    return {question for question in looked_at if question}


def _looked_at(bank: QuestionBank, leaf: Leaf) -> str | None:
    """Return the question that answers a leaf: of a roster, the one that lists it."""
    match leaf:
        case AnswerIs():
            return leaf.question
        case AttributeIs() | AtLeast():
            roster = bank.roster_by_id.get(leaf.roster)
            return roster.question if roster else None
        case WorkedOut():
            return None
        case _:
            assert_never(leaf)


def _scope_of(
    bank: QuestionBank, placed: Placed, leaf: AnswerIs | AttributeIs
) -> Iterator[Problem]:
    subject = leaf.question if isinstance(leaf, AnswerIs) else leaf.attribute
    roster = _roster_of(bank, leaf)
    if leaf.over is not None:
        quantifier, over = leaf.over
        if roster is None and subject in bank.by_id:
            fact = (
                f"says {quantifier} = {over!r} of {subject}, which is asked once for the whole case"
            )
            yield Problem(placed.place, fact, f"Take {quantifier} away.")
        elif roster is not None and over != roster:
            fact = f"says {quantifier} = {over!r} of {subject}, which is asked about each {roster}"
            yield Problem(placed.place, fact, f"Say {quantifier} = {roster!r}.")
    elif roster is not None and placed.per != roster:
        fact = f"looks at {subject}, which is asked about each {roster}, without saying which"
        yield Problem(placed.place, fact, f"Add some, every or no = {roster!r}.")


def _roster_of(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str | None:
    if isinstance(leaf, AttributeIs):
        return leaf.roster
    question = bank.by_id.get(leaf.question)
    return question.per if question else None
