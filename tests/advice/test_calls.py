"""Calls: as few as possible, social care first, and the lead is told beside it."""

from __future__ import annotations

from itertools import chain, combinations

from ehe_check.advice.calls import call_words, calls_in_order
from ehe_check.bank.effect import Route
from tests.worked import shipped_bank

BANK = shipped_bank()
EVERY = tuple(chain.from_iterable(combinations(Route, count) for count in range(len(Route) + 1)))


def test_each_is_called_once_the_lead_never_beside_social_care() -> None:
    for routes in EVERY:
        calls = calls_in_order([*routes, *routes])
        is_told = Route.SOCIAL_CARE in routes

        assert len(calls) == len(set(calls)), routes
        assert set(routes) - set(calls) <= ({Route.LEAD} if is_told else set()), routes
        assert not (is_told and Route.LEAD in calls), routes


def test_social_care_comes_first_the_police_beside_it_and_then_a_doctor() -> None:
    assert (Route.SOCIAL_CARE, Route.POLICE, Route.MEDICAL) == calls_in_order(Route)


def test_the_lead_is_told_exactly_where_social_care_is_called() -> None:
    for routes in EVERY:
        lines = BANK.lines
        assert lines is not None, routes
        said = list(call_words(BANK, routes, is_open=False))

        assert (Route.SOCIAL_CARE in routes) is (lines.tell_the_lead in said), routes


def test_whom_something_else_names_is_not_said_of_again() -> None:
    named = {Route.SOCIAL_CARE, Route.MEDICAL}
    said = [*call_words(BANK, Route, is_open=False, named=named)]

    assert BANK.lines is not None
    assert [BANK.routes[Route.POLICE].text, BANK.lines.tell_the_lead] == said


def test_where_social_care_knows_the_child_the_call_goes_to_its_worker() -> None:
    first = next(call_words(BANK, [Route.SOCIAL_CARE], is_open=True))

    own = next(call_words(BANK, [Route.SOCIAL_CARE], is_open=True, is_own=True))

    assert BANK.routes[Route.SOCIAL_CARE].when_open == first
    assert BANK.routes[Route.SOCIAL_CARE].when_own == own


def test_a_bank_without_words_for_a_call_says_nothing_of_it() -> None:
    bare = BANK.model_copy(update={"routes": {}, "lines": None})

    assert [] == list(call_words(bare, Route, is_open=False))
