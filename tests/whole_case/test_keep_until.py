"""Until which day a case is kept: by its files, or so many months after anything was saved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import CaseReference
from ehe_check.errors import Problem
from ehe_check.files.folders import NotRead
from ehe_check.over_time.agreed_file import KeptRecord, KeptSupervision
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import CaseFiles
from ehe_check.whole_case.keep_until import NO_DAY, kept_cases
from tests.meeting_records import met
from tests.sides import side
from tests.supervised import supervision

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)
KEPT = date(2030, 1, 1)


def session(
    day: date = MARCH, name: str = "a", reference: str = "EHE-1", keep: date | None = None
) -> Side:
    made = side(None, (), day, session=f"{name:0<12}", reference=reference, name=f"{name}.toml")
    case = CaseReference(reference=reference, keep_until=keep)
    object.__setattr__(made, "session", made.session.model_copy(update={"case": case}))
    return made


def talked(
    day: date, about: str = "a", reference: str = "EHE-1", **moments: datetime
) -> KeptSupervision:
    made = supervision(session=f"{about:0<12}", on=day)
    held = made.supervision.model_copy(update=moments)
    given_to = {"case": CaseReference(reference=reference), "supervision": held}
    return KeptSupervision(Path("a.supervision.toml"), made.model_copy(update=given_to))


def recorded(day: date, reference: str = "EHE-1", *, is_draft: bool = False) -> KeptRecord:
    made = met(on=day, session="a00000000000", reference=reference, is_draft=is_draft)
    return KeptRecord(Path("a.meeting.toml"), made)


def days(found: CaseFiles, months: int = 0) -> Mapping[str, date]:
    return {each.reference: each.until for each in kept_cases(found, {}, months)}


def test_a_case_has_no_day_unless_the_settings_or_a_file_give_one() -> None:
    assert {"EHE-1": NO_DAY} == days(CaseFiles((session(),)))
    assert {"EHE-1": date(2024, 9, 30)} == days(CaseFiles((session(),)), 6)
    assert {"EHE-1": KEPT} == days(CaseFiles((session(keep=KEPT),)))
    assert {"EHE-1": KEPT} == days(CaseFiles((session(keep=KEPT),)), 6)
    assert {"EHE-1": date(2024, 1, 1)} == days(CaseFiles((session(keep=date(2024, 1, 1)),)), 6)


def test_the_day_of_a_case_is_the_latest_of_all_its_files() -> None:
    first, later = session(), session(JUNE, "b")
    july = date(2024, 7, 31)

    assert {"EHE-1": date(2024, 7, 30)} == days(CaseFiles((first, later)), 1)
    assert {"EHE-1": NO_DAY} == days(CaseFiles((session(keep=KEPT), later)))
    assert {"EHE-1": KEPT} == days(CaseFiles((session(keep=KEPT), later)), 1)
    assert {"EHE-1": date(2024, 8, 31)} == days(CaseFiles((first,), (talked(july),)), 1)
    assert {"EHE-1": date(2024, 8, 31)} == days(CaseFiles((first,), (), (recorded(july),)), 1)


def test_whatever_was_saved_last_of_a_file_counts() -> None:
    late = datetime(2024, 12, 15, 9, tzinfo=UTC)
    for mark in ("started", "saved", "finished"):
        found = CaseFiles((), (talked(MARCH, "a", "EHE-1", **{mark: late}),))
        assert {"EHE-1": date(2025, 1, 15)} == days(found, 1), mark
    draft = recorded(JUNE, is_draft=True)
    assert {"EHE-1": date(2024, 7, 30)} == days(CaseFiles((), (), (draft,)), 1)


def test_a_month_that_no_calendar_has_is_no_day() -> None:
    assert {"EHE-1": NO_DAY} == days(CaseFiles((session(date(9999, 6, 1)),)), 12)


def test_a_file_that_cannot_be_read_leaves_its_own_case_without_a_day_and_no_other() -> None:
    torn = NotRead(Path("x.toml"), Problem("x.toml", "is torn"), "EHE-1")
    sides = (session(), session(name="b", reference="EHE-2"), session(name="c", reference=" "))
    expected = {"": date(2024, 4, 30), "EHE-1": NO_DAY, "EHE-2": date(2024, 4, 30)}
    unnamed = NotRead(Path("y.toml"), Problem("y.toml", "is torn"))

    assert expected == days(CaseFiles(sides, (), (), (torn, unnamed)), 1)
    assert expected == days(CaseFiles(sides, (), (), (), (torn,)), 1)


def test_files_are_of_one_case_by_reference_and_without_one_by_their_session() -> None:
    nowhere = tuple(session(name=name, reference="not given") for name in "ce")
    sides = (session(), session(name="b"), *nowhere)
    talks = (talked(MARCH, "c", "not given"), talked(MARCH, "d", "EHE-2"))
    beside = {each.path.name: "seen" for each in talks}
    found = kept_cases(CaseFiles(sides, talks), beside, 0)

    assert [
        ("", {"c.toml": None, "a.supervision.toml": "seen"}),
        ("", {"e.toml": None}),
        ("EHE-1", {"a.toml": None, "b.toml": None}),
        ("EHE-2", {"a.supervision.toml": "seen"}),
    ] == [(each.reference, each.files) for each in found]


def test_a_supervision_that_names_no_case_is_of_that_of_its_session() -> None:
    (only,) = kept_cases(CaseFiles((session(),), (talked(JUNE, "a", "not given"),)), {}, 1)

    assert ("EHE-1", date(2024, 7, 30)) == (only.reference, only.until)


some_day = st.dates(date(2000, 1, 1), date(2030, 1, 1))
one_file = st.tuples(
    some_day, st.sampled_from(["EHE-1", "EHE-2", "not given"]), st.none() | some_day
)


@given(st.lists(one_file, min_size=1, max_size=6), st.integers(0, 30))
def test_no_case_is_ever_past_a_day_that_any_of_its_files_is_to_be_kept(
    files: list[tuple[date, str, date | None]], months: int
) -> None:
    sides = tuple(session(day, f"s{at}", ref, keep) for at, (day, ref, keep) in enumerate(files))
    cases = kept_cases(CaseFiles(sides), {}, months)

    assert {each.name for each in sides} == {place for case in cases for place in case.files}
    for at, (day, _, keep) in enumerate(files):
        (mine,) = (case for case in cases if f"s{at}.toml" in case.files)
        assert mine.until >= (keep or day)
        assert mine.until == NO_DAY or keep or months


@pytest.mark.parametrize("months", [1, 12])
def test_each_month_more_keeps_a_case_for_longer(months: int) -> None:
    found = CaseFiles((session(),))

    assert days(found, months)["EHE-1"] < days(found, months + 1)["EHE-1"]
