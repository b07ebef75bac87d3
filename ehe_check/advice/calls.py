"""Calls: whom to speak to today, as few as possible, in the order in which to call them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ehe_check.bank.advice_keys import RouteWords
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route

IN_ORDER = (Route.SOCIAL_CARE, Route.POLICE, Route.MEDICAL, Route.LEAD)


def calls_in_order(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Return the calls to make, each once: social care first, the police beside it, then a doctor.

    The safeguarding lead is no call of their own beside social care, and is told
    (question_banks/RULES.md).
    """
    named = set(routes)
    is_told = Route.SOCIAL_CARE in named
    return tuple(
        route for route in IN_ORDER if route in named and not (is_told and route is Route.LEAD)
    )


def said_of(words: RouteWords, *, is_open: bool, is_own: bool) -> str:
    """Return what is said of one call: by whom it is made, or while social care knows the child."""
    return (is_own and words.when_own) or (is_open and words.when_open) or words.text


def call_words(
    bank: QuestionBank,
    routes: Iterable[Route],
    *,
    is_open: bool,
    is_own: bool = False,
    named: Collection[Route] = (),
) -> Iterator[str]:
    """Yield what is said of each call in order, and last that the lead is told.

    `is_open` says that social care knows the child, `is_own` that its own worker calls. Nothing
    more is said of those that are `named` already.
    """
    calls = calls_in_order(routes)
    for route in calls:
        words = bank.routes.get(route)
        if words is not None and route not in named:
            yield said_of(words, is_open=is_open, is_own=is_own)
    if Route.SOCIAL_CARE in calls and bank.lines is not None:
        yield bank.lines.tell_the_lead
