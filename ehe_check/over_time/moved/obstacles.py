"""Obstacles: why two sessions cannot be compared, and what to have in mind where they can."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.errors import Problem, quoted
from ehe_check.over_time.match import are_linked
from ehe_check.over_time.order import start, wrong_clocks
from ehe_check.over_time.side import Side


def other_case(one: Side, other: Side) -> Iterator[Problem]:
    """Yield a problem where two sessions are not about one case, or of different banks."""
    if one.reference != other.reference:
        fact = f"has {_reference(other)}, and {one.place} has {_reference(one)}"
        remedy = "Give two sessions about one case, with the same reference in both."
        yield Problem(other.place, fact, remedy)
    names = (one.session.bank.id, other.session.bank.id)
    if names[0] != names[1]:
        fact = f"was answered with the bank {quoted(names[1])}, and {one.place} {quoted(names[0])}"
        yield Problem(other.place, fact, "Give two sessions of one bank.")


def wrong_order(earlier: Side, later: Side) -> Iterator[Problem]:
    """Yield a problem where the session given as the later one was started first."""
    if start(later) < start(earlier):
        fact = f"was started before {earlier.place}, which is given as the earlier session"
        yield Problem(later.place, fact, "Give the earlier session first.")


def cautions(one: Side, other: Side) -> Iterator[Problem]:
    """Yield what to have in mind about two sessions that can be compared."""
    for side in (one, other):
        yield from wrong_clocks(side)
    if one.reference is None and not are_linked(one.session, other.session):
        fact = "has no case reference, so that both are about one case is taken on your word"
        yield Problem(other.place, fact, "Check that they are.")


def _reference(side: Side) -> str:
    return "no case reference" if side.reference is None else f"case {quoted(side.reference)}"
