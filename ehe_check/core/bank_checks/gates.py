"""Gates and rosters: a question waits for earlier ones only, and a leaf says whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ehe_check.core.bank_checks.places import (
    MOST_PARTS,
    Placed,
    followed_leaves,
    nodes,
    own_leaves,
    parts_written_out,
    placed_conditions,
    question_place,
)
from ehe_check.errors import Problem
from ehe_check.model.bank import QuestionBank
from ehe_check.model.condition import NOT_KNOWN, AnswerIs, AttributeIs, Not
from ehe_check.model.question import Question


def gates_that_look_ahead(bank: QuestionBank) -> Iterator[Problem]:
    """Whether a question is asked depends only on questions put before it."""
    order = [question.id for question in bank.walk_order]
    for placed, question in _gates(bank):
        looked_at = dict.fromkeys(
            _looked_at(bank, leaf) for leaf in followed_leaves(bank, placed.condition)
        )
        for other in looked_at:
            if other == question.id or _is_put_before(order, question.id, other):
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
        others = (_looked_at(bank, leaf) for leaf in followed_leaves(bank, question.when))
        deepest = max((behind.get(other, 0) for other in others), default=0)
        behind[question.id] = deepest + parts_written_out(bank, question.when)
        if behind[question.id] > MOST_PARTS:
            fact = f"waits for more than {MOST_PARTS} parts of gates, one behind another"
            remedy = "Let it wait for a question that is asked of everybody."
            yield Problem(f"{question_place(question)}, when", fact, remedy)
            return


def gates_that_look_at_not_known(bank: QuestionBank) -> Iterator[Problem]:
    """Not knowing never decides whether a question is asked."""
    for placed, _ in _gates(bank):
        for leaf in followed_leaves(bank, placed.condition):
            if isinstance(leaf, AnswerIs) and NOT_KNOWN in leaf.is_:
                fact = f"looks for {NOT_KNOWN!r} at {leaf.question}"
                remedy = "Take it away: while an answer is not known, the question is asked anyway."
                yield Problem(placed.place, fact, remedy)


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
    for placed in placed_conditions(bank):
        for leaf in own_leaves(placed.condition):
            yield from _scope_of(bank, placed, leaf)


CHECKS: tuple[Callable[[QuestionBank], Iterable[Problem]], ...] = (
    gates_that_look_ahead,
    gates_behind_too_many,
    gates_that_look_at_not_known,
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


def _looked_at(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    """Return the question that answers a leaf: for an attribute, the one that lists the roster."""
    if isinstance(leaf, AnswerIs):
        return leaf.question
    roster = bank.roster_by_id.get(leaf.attribute.split(".", 1)[0])
    return roster.question if roster else ""


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
        return leaf.attribute.split(".", 1)[0]
    question = bank.by_id.get(leaf.question)
    return question.per if question else None
