"""`ehe-check due`: what is due, of one case or of every case in a folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from ehe_check.case.decided import DecidedRow
from tests.ask.walks import ordinary
from tests.decided_rows import to_do
from tests.program import DAY, Done, call
from tests.session_files import write_session, write_supervision
from tests.sides import side
from tests.supervised import supervision
from tests.worked import shipped_bank

ON = ("--today", DAY)
FEB, JUNE, SEP = date(2026, 2, 24), date(2026, 6, 16), date(2026, 9, 15)
ASK = to_do("Ask the GP.", who="EHE officer", by=date(2026, 3, 20), number=1)
CALL_IT = to_do("Call the meeting.", who="named nurse", by=date(2026, 7, 10), number=2)


def session(
    name: str,
    day: date,
    decision: DecidedRow | None = None,
    *settled: DecidedRow,
    reference: str = "EHE-1",
) -> None:
    """Write a finished session called `name` into the case's folder."""
    marks: dict[str, Any] = {
        "session": f"{name}00000000",
        "reference": reference,
        "decision": decision,
    }
    made = side(shipped_bank(), ordinary(), day, **marks).session
    Path("case").mkdir(exist_ok=True)
    whole = made.with_decided(*made.decided, *settled)
    write_session(Path("case") / f"{name}.toml", whole)


def due(*options: str, path: str = "case") -> Done:
    done = call("due", path, *ON, *options)
    assert 0 == done.code, done.err
    return done


def entries(*options: str, path: str = "case") -> dict[str, dict[str, Any]]:
    """What each decision that is listed is, by its id."""
    cases = json.loads(due("--as", "json", *options, path=path).out)["cases"]
    return {each["id"]: each for case in cases for each in case["decisions"]}


def carried(on: date) -> DecidedRow:
    row = {"key": "decision-aaaa0000", "status": "carry-on", "on": on, "by": SEP}
    return DecidedRow.model_validate(row | {"why": "Worker left."})


def two_sessions(*settled: DecidedRow) -> None:
    session("aaaa", FEB, ASK)
    session("bbbb", JUNE, CALL_IT, *settled)


def test_what_is_due_is_the_same_from_each_file_of_a_case_wherever_it_lies() -> None:
    two_sessions()
    write_supervision(Path("case/b.supervision.toml"), supervision(session="bbbb00000000"))
    assert {"D1": 249, "D2": 137} == {name: each["days_past"] for name, each in entries().items()}
    assert {"D1", "D2"} == set(entries(path="case/b.supervision.toml"))

    two_sessions(carried(JUNE))
    before = entries()
    Path("case/sub").mkdir()
    Path("case/bbbb.toml").rename("case/sub/zz.toml")

    assert before == entries()
    assert before == entries(path="case/aaaa.toml") | before


def test_of_a_folder_of_several_cases_each_is_listed_by_its_reference() -> None:
    two_sessions()
    session("cccc", SEP, ASK, reference="EHE-2")
    session("dddd", SEP, reference="EHE-3")
    session("eeee", SEP, to_do("Visit."), reference="not given")
    out = due().out

    places = [out.index(name) for name in ("EHE-1", "EHE-2", "No reference: eeee.toml")]
    assert sorted(places) == places
    assert "Nothing is due by 8 December 2026 in 1 other case." in out
    assert ["D1"] == [*entries("--reference", "EHE-2")]


def test_what_cannot_be_read_is_named_but_on_the_page_of_one_case_no_file_of_another() -> None:
    two_sessions()
    session("cccc", SEP, ASK, reference="EHE-2")
    agreed = ("b.supervision.toml", "b.meeting.toml")
    for name, text in dict.fromkeys(agreed, "oops").items():
        Path("case", name).write_text(text, encoding="utf-8")
    Path("case", "cut-short.toml").write_text("format = 3\n", encoding="utf-8")
    one, every = due("--reference", "EHE-2"), due()

    assert "so this list may lack something" in one.out
    assert "cut-short" not in one.out
    assert "cut-short.toml" in one.err
    for name in (*agreed, "cut-short.toml"):
        assert (True, True) == (f"- {name}" in every.out, name in every.err), name
