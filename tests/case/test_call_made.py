"""Calls that were made: kept in a session's file, refused where they are wrong, and left behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.bank.effect import Route
from ehe_check.case.decided import CallMade, last_call
from ehe_check.case.labels import numbered
from ehe_check.case.session import Session
from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.files.kept import kept_bytes
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.page.without_own import without_own
from ehe_check.whole_case.follow_up_file import begun_from
from tests.calls import TOLD, answers
from tests.sides import sha256_of
from tests.worked import session_of, shipped_bank

DAY = date(2026, 11, 24)
MADE = CallMade(
    to=Route.SOCIAL_CARE,
    on=DAY,
    at="14:20",
    spoke_to=Own("duty social worker"),
    they_will=Own("visit today"),
    by=date(2026, 11, 25),
    told=("NOW-2:told",),
)
LEAD = CallMade(to=Route.LEAD, on=DAY)


def session() -> Session:
    return session_of(answers(*TOLD), "quick").with_calls(MADE, LEAD)


def in_file(folder: Path, text: str) -> Path:
    path = folder / "s.toml"
    whole = kept_bytes(path, session_of(Answers())).decode()
    path.write_text(f"{whole}\n{text}\n", "utf-8")
    return path


def test_a_call_that_is_wrong_in_a_file_is_refused_with_its_place(tmp_path: Path) -> None:
    for text, place, fact in [
        ('[[calls]]\non = 2026-11-24\nto = "nobody"', "calls 1, to", "social-care"),
        ('[[calls]]\nto = "lead"', "calls 1", "'on' is missing"),
        ('[[calls]]\nto = "lead"\non = 2026-11-24\nat = "25:00"', "calls 1, at", "14:20"),
        ('[[calls]]\nto = "lead"\non = 2026-11-24\nat = 14:20:00', "calls 1, at", "text"),
        ('[[calls]]\nto = "lead"\non = "2026-11-24"', "calls 1, on", "date"),
        ('[[calls]]\nto = "lead"\non = 2026-11-24\nspoke_to = ["a"]', "calls 1, spoke_to", "text"),
        ('[[calls]]\nto = "lead"\non = 2026-11-24\ntold = "all"', "calls 1, told", "list"),
        ("[calls]\nto = 1", "calls", "list"),
    ]:
        with pytest.raises(UnusableFileError) as caught:
            read_session(in_file(tmp_path, text))

        told = [str(problem) for problem in caught.value.problems]
        assert any(place in each and fact in each for each in told), told


def test_a_copy_keeps_that_a_call_was_made_and_not_who_was_spoken_to_or_what_they_said() -> None:
    shared = without_own(session(), numbered(shipped_bank())).calls[0]

    assert (MADE.to, MADE.on, MADE.at, MADE.by) == (shared.to, shared.on, shared.at, shared.by)
    assert (None, None) == (shared.spoke_to, shared.they_will)


def test_a_session_that_follows_takes_over_no_call() -> None:
    done = Side(session(), shipped_bank(), seen=sha256_of("x"))

    assert () == begun_from(done, session_of(Answers())).calls


def test_the_last_call_is_that_of_the_last_day_and_of_one_day_the_one_written_last() -> None:
    older = MADE.model_copy(update={"on": date(2026, 11, 23)})
    again = MADE.model_copy(update={"at": None})

    assert again is last_call((MADE, again, older, LEAD), Route.SOCIAL_CARE)
    assert None is last_call((MADE,), Route.POLICE)
    assert [False, False, True] == [MADE.is_overdue(date(2026, 11, day)) for day in (24, 25, 26)]
    assert not LEAD.is_overdue(date(2027, 1, 1)), "no day by which they were to act"
