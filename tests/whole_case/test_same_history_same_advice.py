"""The same files of a case, read on the same day, come to the same advice on every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import HOLDING, Follows, HoldEnded, RecordedHold, Session
from ehe_check.case.session_file import read_session
from ehe_check.cli.saved_session import bank_for
from ehe_check.errors import EheCheckError
from ehe_check.files.canonical import canonical, digest
from ehe_check.over_time.side import Side, session_day
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.supervised_file import fresh
from ehe_check.whole_case.case_files import side_of
from ehe_check.whole_case.case_folder_file import case_of, case_of_two
from ehe_check.whole_case.cases_file import case_meant
from ehe_check.whole_case.hold_ended_file import end_hold
from tests.any_answers import any_answers
from tests.case_folders import case_at, laid_out
from tests.counts import tries
from tests.decided_rows import to_do
from tests.over_time.test_compare import changed
from tests.session_files import write_session, write_supervision
from tests.sides import sat, sha256_of, side
from tests.supervised import supervision
from tests.worked import shipped_bank
from tests.worked_histories import case_folder_names

pytestmark = [pytest.mark.usefixtures("empty_folder"), pytest.mark.thorough]

BANK = shipped_bank()
ANSWERS = any_answers(BANK)
FIRST = date(2026, 1, 5)
OWN = Path("case", "last.toml")


@dataclass(frozen=True)
class Told:
    """A case told over time, the session that is looked at last, and the day of the page."""

    sessions: tuple[Session, ...]
    carried: bool
    today: date

    def written(self) -> Path:
        """Write it as files, and return the folder."""
        shutil.rmtree("case", ignore_errors=True)
        OWN.parent.mkdir()
        for number, each in enumerate(self.sessions[:-1]):
            write_session(OWN.parent / f"{number}.toml", each)
        write_session(OWN, self.sessions[-1])
        if self.carried:
            point = to_do("", "VIS-2.unvisited", status=AgreedStatus.CARRY_ON, prompt="x")
            first = self.sessions[0].session
            held = supervision(point, on=session_day(self.sessions[0]), session=first.id)
            case = self.sessions[0].case
            write_supervision(
                OWN.parent / "0.supervision.toml", held.model_copy(update={"case": case})
            )
        return OWN.parent


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Two to four sessions of a case: drafts, HOLD on record, any answers."""
    answers, day, sessions = draw(ANSWERS), FIRST, list[Session]()
    number = draw(st.integers(2, 4))
    for place in range(number):
        day += timedelta(days=draw(st.sampled_from([0, 5, 20, 100])))
        answers = draw(st.one_of(st.just(answers), changed(answers)))
        is_last = place == number - 1
        sessions.append(_session(draw, place, day, side(BANK, answers, day).session, is_last))
    after = timedelta(days=draw(st.sampled_from([0, 0, 30, 400])))
    return Told(tuple(sessions), draw(st.booleans()), day + after)


def _session(
    draw: st.DrawFn,
    place: int,
    day: date,
    session: Session,
    is_last: bool,  # noqa: FBT001 (a step of drawing)
) -> Session:
    started = datetime.combine(day, time(9 + place), UTC)
    is_open = draw(st.integers(0, 4)) == 0 and not (is_last and draw(st.booleans()))
    marks: dict[str, Any] = {
        "id": f"s{place}",
        "started": started,
        "finished": None if is_open else started,
    }
    before = Follows(id=f"s{place - 1}", sha256=sha256_of("invented"))
    follows = place and draw(st.sampled_from([False, True, True]))
    marks |= {"follows": before} if follows else {}
    reason = draw(st.sampled_from([None, None, None, *sorted(HOLDING)]))
    hold = RecordedHold(reason=reason, on=day) if reason else None
    return sat(session, **marks).model_copy(update={"hold": hold})


def advice(sheet: PromptSheet) -> tuple[Any, ...]:
    """What a page says of its advice, of what is raised, and of what the sessions show."""
    advised, history = sheet.recommendation, sheet.history
    return (
        advised.urgency,
        advised.meeting,
        advised.headline,
        advised.title,
        advised.beneath,
        advised.box,
        advised.statements,
        [(each.id, each.about, each.text) for each in sheet.raised],
        [mark.id for mark in history.sessions] if history else [],
        [mark.id for mark in sheet.drift.sessions] if sheet.drift else [],
        sheet.missing,
    )


def on_the_sheet(today: date, path: Path = OWN) -> PromptSheet:
    session = read_session(path).value
    bank = bank_for(session, path, None)
    return case_of(Side(session, bank, name=str(path)), bank, today).sheet()


def on_the_others(
    folder: Path, today: date, path: Path = OWN, earlier: Path | None = None
) -> Iterator[PromptSheet]:
    """Yield the sheet from which a comparison and a supervision tell their advice."""
    paths = (path, earlier or folder / "0.toml")
    own, first = (side_of(read_session(each).value, each) for each in paths)
    case = case_of_two(first, own, today)
    assert case is not None
    yield case.sheet()
    talked_over, _ = case_meant(path, None, today)
    moment = datetime.combine(today, time(23), UTC)
    yield talked_over.before(fresh(talked_over.own, moment)).sheet()


@tries(15, 300)
@given(told())
def test_sheet_comparison_and_supervision_give_the_same_advice(case: Told) -> None:
    folder = case.written()
    expected = advice(on_the_sheet(case.today))

    assert [expected, expected] == [advice(each) for each in on_the_others(folder, case.today)]


@tries(15, 300)
@given(told())
def test_a_hold_that_has_ended_leaves_the_page_as_if_it_had_never_been_on_record(
    case: Told,
) -> None:
    folder = case.written()
    looked_at = case_at(OWN, case.today)
    for hold in looked_at.kept_holds:
        row = HoldEnded(
            reason=hold.reason, on=hold.on, ended=case.today, why=Own("x"), agreed=("x",)
        )
        end_hold(looked_at, row)
    ended = [advice(on_the_sheet(case.today, path)) for path in _sessions_in(folder)]
    free = tuple(each.model_copy(update={"hold": None}) for each in case.sessions)
    folder = replace(case, sessions=free).written()

    assert [advice(on_the_sheet(case.today, path)) for path in _sessions_in(folder)] == ended


def _sessions_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if "supervision" not in path.name)


def test_a_draft_of_an_archived_version_is_read_with_the_one_in_use_on_each_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = {**merged(resources.CASE_BANK)[0], "version": "2025.1.1"}
    monkeypatch.setattr(resources, "ARCHIVE", Path("archive"))
    resources.ARCHIVE.mkdir()
    (resources.ARCHIVE / "case-2025.1.1.json").write_text(canonical(kept), encoding="utf-8")
    first, last = (
        side(BANK, [], day, session=f"s{at}").session
        for at, day in enumerate((FIRST, date(2026, 9, 1)))
    )
    mark = last.bank.model_copy(update={"digest": digest(kept), "version": "2025.1.1"})
    draft = sat(last, finished=None).model_copy(update={"bank": mark})
    today = date(2026, 11, 24)
    folder = Told((first, draft), carried=False, today=today).written()
    expected = advice(on_the_sheet(today))

    assert [expected, expected] == [advice(each) for each in on_the_others(folder, today)]
    assert {BANK.version} == {each.provenance.bank_version for each in on_the_others(folder, today)}


@pytest.mark.untraced
@pytest.mark.parametrize("name", case_folder_names())
def test_a_worked_folder_comes_to_the_same_on_each_of_them(name: str) -> None:
    OWN.parent.mkdir()
    found = laid_out(name, OWN.parent)
    for first in _begun_before(found.path):
        expected = advice(on_the_sheet(found.today, found.path))
        every = on_the_others(OWN.parent, found.today, found.path, first)

        assert [expected, expected] == [advice(each) for each in every]


def _begun_before(own: Path) -> Iterator[Path]:
    """Yield each file beside a session that holds one of its case begun before it."""
    begun = read_session(own).value
    for path in sorted(own.parent.glob("*.toml")):
        try:
            session = read_session(path).value
        except EheCheckError:
            continue
        is_before = session.session.started < begun.session.started
        if is_before and session.case.given == begun.case.given:
            yield path
