"""Themes of many cases: what two printed pages tell, and what the files of a case tell together."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ehe_check.case.session import Decision
from ehe_check.themes.show import never_shown, units_of
from tests.meeting_records import met
from tests.program import call
from tests.session_files import write_meeting_record
from tests.themes_attack import CASES, Attack, Orders, Page, orders_of, page_of
from tests.themes_cases import finished, random_answers, write_all
from tests.themes_pages import ON, counted, page, sessions
from tests.worked import shipped_bank, shipped_library

pytestmark = pytest.mark.thorough

CALLED = Decision(urgency="consider-meeting", text="The named nurse calls it.")


# Two pages.


def page_told(*paths: str | Path) -> Page:
    """What the printed page of some folders or files tells of each number."""
    shown = page(*paths)
    numbers: dict[str, int | None] = dict.fromkeys(
        name for order in known_orders() for name in order if name != CASES
    )
    return page_of({**numbers, **counted(shown), **shown["meetings"]}, shown["cases"])


@cache
def known_orders() -> Orders:
    bank, library = shipped_bank(), shipped_library()
    return orders_of(units_of(bank, library), never_shown(bank, library))


def what_is_told(first: Page, second: Page) -> dict[str, tuple[int, int]]:
    """Each number of the cases between two pages that may be fewer than three."""
    attack = Attack(first, second, known_orders())
    names = {name for order in known_orders() for name in order}
    found = {name: attack.between(name) for name in names}
    found |= {f"{name} on the first": attack.on_first(name) for name in names}
    return {name: values for name, values in found.items() if values[1] - values[0] < 2}


def test_two_printed_pages_tell_no_count_of_one_more_case_nor_of_another_team() -> None:
    team, more = write_all(Path("a"), *sessions(19)), write_all(Path("one"), *sessions(1, 60))
    other = write_all(Path("b"), *sessions(14, 70))
    own = page_told(team)

    assert {} == what_is_told(own, page_told(team, more))
    assert {} == what_is_told(own, page_told(team, other))


# The files of one case.


def test_what_is_dated_ahead_is_named_and_left_out() -> None:
    folder = write_all(
        Path("cases"), *sessions(18), finished(random_answers(1), "EHE-1", "9", days=9)
    )
    done = call("themes", folder, "--as", "json", *ON)
    later = call("themes", folder, "--as", "json", "--today", "2026-12-24")

    (problem,) = done.problems
    assert problem.startswith("cases/18.toml: was finished on a day that has not come yet")
    assert [] == later.problems
    assert json.loads(done.out)["tables"] == page(write_all(Path("other"), *sessions(18)))["tables"]


def test_it_is_counted_how_many_meetings_were_advised_decided_on_and_held() -> None:
    advise = [each for each in sessions(40) if each.outcome and each.outcome.meeting != "none"]
    decided = [each.model_copy(update={"decision": CALLED}) for each in advise[:18]]
    folder = write_all(Path("cases"), *decided, *advise[18:24])
    for place, each in enumerate(advise[:9]):
        record = met(reference=each.case.reference, on=date(2026, 11, 20))
        write_meeting_record(folder / f"{place}.meeting.toml", record)
    shown = page(folder)

    assert {"advised": 25, "decided": 20, "held": 10} == shown["meetings"]
