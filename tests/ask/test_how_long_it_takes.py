"""How long it takes: the first screen says what was counted, for each set of questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.reply import Wrote
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.how_long import minutes_of
from ehe_check.case.shipped_minutes import SHIPPED
from tests.ask.scripted import ScriptedAsker
from tests.worked import shipped_bank

TODAY = date(2026, 11, 24)


def minutes(walk_set: WalkSet) -> str:
    one, three = minutes_of(shipped_bank(), walk_set)
    return f"about {one} minutes for one child, {three} for three with a worry (an estimate)"


@pytest.mark.parametrize("walk_set", WalkSet)
def test_a_set_that_is_chosen_already_says_how_long_it_takes(walk_set: WalkSet) -> None:
    asker = ScriptedAsker([])
    known = SetUp("EHE-0042", walk_set, Role.OTHER, Path("case.toml"))
    ask_set_up(asker, shipped_bank(), known, TODAY)

    assert f"{minutes(walk_set).capitalize()}." == asker.said[-1][1]


def test_the_sets_that_are_offered_say_how_long_each_takes() -> None:
    asker = ScriptedAsker([])
    with pytest.raises(PersonLeftError):
        ask_set_up(asker, shipped_bank(), SetUp(), TODAY)

    assert [
        f"The quick set: {minutes(WalkSet.QUICK)}",
        f"All the questions: {minutes(WalkSet.FULL)}",
    ] == [choice.text for choice in asker.puts[0].choices]


def test_a_reference_that_is_too_long_is_asked_for_again_and_never_cut() -> None:
    asker = ScriptedAsker([Wrote("7" * 101), Wrote("7" * 100)])
    known = SetUp("", WalkSet.QUICK, Role.OTHER, Path("case.toml"))
    found = ask_set_up(asker, shipped_bank(), known, TODAY)

    assert "7" * 100 == found.reference
    assert any("That has 101 characters" in line for line in map(str, asker.said))


@pytest.mark.parametrize("walk_set", WalkSet)
def test_the_shipped_questions_are_told_without_reading_them(walk_set: WalkSet) -> None:
    asker = ScriptedAsker([])
    known = SetUp("EHE-0042", walk_set, Role.OTHER, Path("case.toml"))
    ask_set_up(asker, None, known, TODAY)

    assert f"{minutes(walk_set).capitalize()}." == asker.said[-1][1]


def test_the_minutes_of_the_shipped_questions_are_those_that_are_counted() -> None:
    counted = {walk_set: minutes_of(shipped_bank(), walk_set) for walk_set in WalkSet}

    assert counted == SHIPPED
