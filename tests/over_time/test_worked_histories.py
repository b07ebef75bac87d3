"""Whole histories, as practitioners would tell them: what moved, what drifts, what is refused."""

from __future__ import annotations

import pytest

from ehe_check.case.walk import set_aside
from ehe_check.errors import WrongUseError
from ehe_check.over_time.compare import compare
from ehe_check.over_time.drift import history_of, shows_drift
from ehe_check.over_time.side import by_case
from ehe_check.settings.settings import Limits
from tests.history_files import expected_of
from tests.worked import shipped_bank
from tests.worked_histories import (
    comparison_in_words,
    history_in_words,
    history_names,
    worked_history,
)

NAMES = history_names()
REFUSED = [name for name in NAMES if "refused" in expected_of(name)]


def test_a_comparison_says_what_its_author_expected() -> None:
    for name in NAMES:
        history = worked_history(name)
        expected = dict(history.expected["comparison"])
        earlier, later = (history.sides[expected.pop(each)] for each in ("earlier", "later"))

        assert expected == comparison_in_words(earlier, later), name


def test_a_history_shows_what_its_author_expected() -> None:
    for name in NAMES:
        worked = worked_history(name)
        told = {}
        for reference, sides in by_case(worked.sides.values()).items():
            history = history_of(sides, shipped_bank(), worked.today)
            drift = shows_drift(history, Limits())
            told[reference] = {
                "drift": [mark.name for mark in drift.sessions] if drift else [],
                **history_in_words(history),
            }

        assert worked.expected["unplaced"] == [
            side.name for side in worked.sides.values() if side.reference is None
        ]
        assert worked.expected["histories"] == told, name


def test_what_cannot_be_compared_is_refused_with_a_remedy() -> None:
    for name in REFUSED:
        history = worked_history(name)
        wrong = history.expected["refused"]
        with pytest.raises(WrongUseError) as refused:
            compare(history.sides[wrong["earlier"]], history.sides[wrong["later"]])

        assert [wrong["remedy"]] == [problem.remedy for problem in refused.value.problems], name


def test_every_answer_of_a_worked_history_fits_the_bank_of_its_session() -> None:
    for name in NAMES:
        for side in worked_history(name).sides.values():
            assert side.bank is not None, name
            assert () == set_aside(side.bank, side.session.all_answers()), name


def test_there_are_two_to_five_sessions_in_each_of_nine_histories() -> None:
    assert len(NAMES) >= 9
    assert all(2 <= len(worked_history(name).sides) <= 5 for name in NAMES)
