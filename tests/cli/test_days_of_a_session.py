"""Pages about a session on a later day: its own day, that day's advice, that day's facts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ehe_check.case.session import Decision
from ehe_check.case.session_file import read_session
from ehe_check.judge.answers import Answer
from ehe_check.over_time.history import AgreedStatus
from ehe_check.supervision.supervision import Point
from tests.cli.follow_ups import drifting_folder, write_first
from tests.program import call
from tests.session_files import write_session, write_supervision
from tests.sheet.test_advice_then import calm, held
from tests.supervised import supervision
from tests.worked import shipped_bank

pytestmark = pytest.mark.thorough

FEBRUARY, JUNE, HELD = date(2026, 2, 24), date(2026, 6, 16), date(2026, 6, 23)
RECORD = Path("2-2026-06-23.supervision.toml")
MADE = "Made"
SHIPPED = shipped_bank()


def flat(text: str) -> str:
    return " ".join(text.split())


def talked_over() -> None:
    """Sessions of February and June, the latter talked over a week later."""
    seen = Answer(question="VIS-1", about="child-1", value="within-3-months", on=date(2025, 11, 1))
    write_first(name="1.toml", day=FEBRUARY, session="s1")
    decision = Decision(text="Ask the named nurse.", by=date(2026, 7, 10))
    session = write_first(name="2.toml", day=JUNE, session="s2", decision=decision)
    write_session(Path("2.toml"), session.holding(session.all_answers().with_answer(seen)))
    agreed = Point(key="action-1-1", action="Write.", status=AgreedStatus.NEW, by=date(2026, 7, 1))
    held = supervision(agreed, on=HELD, session="s2")
    write_supervision(RECORD, held.model_copy(update={"case": session.case}))


# The finding's own cases.


def test_under_a_later_hold_no_sheet_claims_agreement_with_advice_never_given() -> None:
    write_session(Path("calm.toml"), held(calm()))

    said = flat(call("sheet", "calm.toml", "--full", "--today", "2027-06-01").out)

    assert "answered 24 Feb 2026 printed 1 Jun 2027" in said
    assert "as above" not in said
    assert "Decided on 24 Feb 2026, on advice that was another then: " in said


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_bears_both_days(form: str) -> None:
    write_session(Path("calm.toml"), calm())

    sheet = call("sheet", "calm.toml", "--today", "2026-11-24", "--as", form).out
    pack = call(
        "meeting", "calm.toml", "--reason", "disagreement", "--today", "2026-11-24", "--as", form
    ).out

    both = ("answered 24 Feb", "printed 24 Nov")
    assert [] == [each for each in both if each not in flat(pack)]
    if form == "json":
        made = json.loads(sheet)["provenance"]
        assert ("2026-02-24", "2026-11-24") == (made["answered_on"], made["made_on"])
    else:
        said = flat(sheet).replace("Answered", "answered").replace("Printed", "printed")
        assert [] == [each for each in both if each not in said]


def test_what_only_the_earlier_sessions_show_changes_no_advice_that_was_agreed_with() -> None:
    folder = drifting_folder()
    latest = folder / "3-september.toml"
    session = read_session(latest).value
    decision = Decision(urgency="raise-in-supervision", advised="raise-in-supervision", agrees=True)
    write_session(latest, session.model_copy(update={"decision": decision}))

    printed = ("sheet", latest, "--earlier", folder, "--today", "2026-11-24")
    said = flat(call(*printed, "--full").out)
    decided = json.loads(call(*printed, "--as", "json").out)["decision"]

    assert SHIPPED.rules["DRI-3.record"][1].text in said
    assert decided["agrees"] is True


# A supervision's record.


def test_a_record_printed_again_says_the_facts_of_the_day_on_which_it_was_held() -> None:
    talked_over()

    record = flat(call("supervise", RECORD, "--today", "2026-11-24").out)
    sheet = flat(call("sheet", "2.toml", "--earlier", ".", "--full", "--today", "2026-11-24").out)

    days = "answered 16 June 2026 talked over 23 June 2026 printed 24 November 2026"
    assert days in record
    assert (True, False) == ("Past their day" in sheet, "Past their day" in record)


def test_a_record_is_the_same_whenever_it_is_printed_but_for_what_says_when() -> None:
    talked_over()
    later = ("2026-06-24", "2026-08-01", "2026-11-24", "2027-11-24")
    first, *again = (
        json.loads(call("supervise", RECORD, "--as", "json", "--today", day).out)
        for day in (HELD.isoformat(), *later)
    )

    assert HELD.isoformat() == first["made_on"]
    for day, each in zip(later, again, strict=True):
        assert day == each["made_on"]
        assert _blocks_without_made(first) == _blocks_without_made(each), day
        assert "checklist" not in [block["kind"] for block in each["blocks"]], day
    assert "checklist" in [block["kind"] for block in first["blocks"]]


def _blocks_without_made(record: dict[str, Any]) -> list[object]:
    return [_without_made(block) for block in record["blocks"] if not _says_today(block)]


def _says_today(block: dict[str, Any]) -> bool:
    return str(block.get("text", "")).startswith("Read today, ")


def _without_made(block: dict[str, object]) -> object:
    rows = block.get("rows")
    if block["kind"] in {"bullets", "checklist"}:  # what is to be done can be ticked on its day
        return block["items"]
    if block["kind"] != "terms" or not isinstance(rows, list) or rows[0].get("label") != MADE:
        return block
    return [row for row in rows if row["label"] not in {MADE, "Questions", "Law and guidance"}]


def test_a_session_of_a_later_day_does_not_change_what_a_record_says() -> None:
    talked_over()
    before = call("supervise", RECORD, "--today", "2026-11-24").out
    write_first(name="3.toml", day=date(2026, 9, 1), session="s3")

    assert before == call("supervise", RECORD, "--today", "2026-11-24").out
