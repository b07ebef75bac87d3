"""Calls: as few as possible, social care first, and the lead is told beside it."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from ehe_check.advice.calls import call_words, calls_in_order
from ehe_check.bank.effect import Route
from tests.worked import shipped_bank

BANK = shipped_bank()
EVERY = tuple(chain.from_iterable(combinations(Route, count) for count in range(len(Route) + 1)))


@pytest.mark.parametrize("routes", EVERY, ids=str)
def test_each_is_called_once_the_lead_never_beside_social_care(routes: tuple[Route, ...]) -> None:
    calls = calls_in_order([*routes, *routes])
    is_told = Route.SOCIAL_CARE in routes

    assert len(calls) == len(set(calls))
    assert set(routes) - set(calls) <= ({Route.LEAD} if is_told else set())
    assert not (is_told and Route.LEAD in calls)


def test_social_care_comes_first_the_police_beside_it_and_then_a_doctor() -> None:
    assert (Route.SOCIAL_CARE, Route.POLICE, Route.MEDICAL) == calls_in_order(Route)


@pytest.mark.parametrize("routes", EVERY, ids=str)
def test_the_lead_is_told_exactly_where_social_care_is_called(routes: tuple[Route, ...]) -> None:
    lines = BANK.lines
    assert lines is not None
    said = list(call_words(BANK, routes, is_open=False))

    assert (Route.SOCIAL_CARE in routes) is (lines.tell_the_lead in said)


def test_where_social_care_knows_the_child_the_call_goes_to_its_worker() -> None:
    first = next(call_words(BANK, [Route.SOCIAL_CARE], is_open=True))

    assert BANK.routes[Route.SOCIAL_CARE].when_open == first


def test_a_bank_without_words_for_a_call_says_nothing_of_it() -> None:
    bare = BANK.model_copy(update={"routes": {}, "lines": None})

    assert [] == list(call_words(bare, Route, is_open=False))
