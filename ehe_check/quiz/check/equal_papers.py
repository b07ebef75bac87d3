"""Papers: two of one length, whose items match one to one; and vignettes in balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ehe_check.errors import Problem, nearest
from ehe_check.quiz.check.item_places import SHIPPED, item_place
from ehe_check.quiz.item import Paper, QuizBank, QuizItem, VignetteOutcome

LENGTH = 20


def items_without_their_fellow(bank: QuizBank) -> Iterator[Problem]:
    """An item of a paper matches one of the other paper, and that one matches it."""
    for item in bank.items:
        fact, remedy = _unmatched(item, bank)
        if fact:
            yield Problem(item_place(item), fact, remedy)


def fellows_that_differ(bank: QuizBank) -> Iterator[Problem]:
    """Two items that match are of one kind and topic, and test the same statements."""
    for item in bank.items:
        fellow = bank.by_id.get(item.matches or "")
        if item.paper is Paper.A and fellow is not None:
            for what, mine, other in _to_compare(item, fellow):
                if mine != other:
                    fact = f"matches {fellow.id}, which differs in {what}"
                    yield Problem(item_place(item), fact, "Make the two alike, or part them.")


def papers_of_another_length(bank: QuizBank) -> Iterator[Problem]:
    """Each paper of the shipped bank has twenty items."""
    for paper in Paper if bank.id == SHIPPED else ():
        count = len(bank.in_paper(paper))
        if count != LENGTH:
            fact = f"has {count} items, and needs {LENGTH}"
            yield Problem(f"paper {paper.value}", fact, 'Set paper = "..." on as many items.')


def vignettes_out_of_balance(bank: QuizBank) -> Iterator[Problem]:
    """As many vignettes of the shipped bank come to nothing further as are urgent."""
    if bank.id != SHIPPED:
        return
    outcomes = Counter(item.outcome for item in bank.items)
    nothing, urgent = outcomes[VignetteOutcome.NOTHING_FURTHER], outcomes[VignetteOutcome.URGENT]
    if nothing != urgent:
        fact = f"{nothing} come to nothing further, and {urgent} are urgent"
        yield Problem("vignettes", fact, "Write as many of the one as of the other.")


CHECKS: tuple[Callable[[QuizBank], Iterable[Problem]], ...] = (
    items_without_their_fellow,
    fellows_that_differ,
    papers_of_another_length,
    vignettes_out_of_balance,
)


def _unmatched(item: QuizItem, bank: QuizBank) -> tuple[str, str]:
    if item.paper is None and item.matches is None:
        return "", ""
    if item.paper is None or item.matches is None:
        return "has one of paper and matches", "Give both, or neither."
    fellow = bank.by_id.get(item.matches)
    if fellow is None:
        fact = f"matches {item.matches!r}, which is no item of this bank"
        return fact, nearest(item.matches, bank.by_id)
    if fellow.matches != item.id:
        return f"matches {fellow.id}, which does not match it", f'Add matches = "{item.id}" there.'
    if fellow.paper is item.paper:
        return f"matches {fellow.id}, which is in the same paper", "Put one into the other paper."
    return "", ""


def _to_compare(one: QuizItem, other: QuizItem) -> Iterator[tuple[str, object, object]]:
    yield "kind", one.kind, other.kind
    yield "topic", one.topic, other.topic
    yield "statements", set(one.statements), set(other.statements)
