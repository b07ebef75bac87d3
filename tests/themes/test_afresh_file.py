"""Sessions worked out afresh: alone, and again with what the case's other files show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import BankMark, Session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.over_time.case_files import history_with
from ehe_check.over_time.held_elsewhere import as_held_elsewhere, held_elsewhere
from ehe_check.over_time.side import Side, session_day
from ehe_check.settings.settings import Limits
from ehe_check.sheet.compose import compose
from ehe_check.sheet.outcome import outcome_of
from ehe_check.themes import many_files
from ehe_check.themes.afresh_file import outcome_ids, with_earlier
from ehe_check.themes.many_files import CaseAgain, work_out_again
from ehe_check.themes.sightings_file import Banks, seen_in_file
from ehe_check.themes.themes import Sighting
from tests.session_files import write_session
from tests.worked import shipped_bank, shipped_library
from tests.worked_histories import history_names, worked_history

pytestmark = pytest.mark.usefixtures("empty_folder")

BANK = shipped_bank()
TODAY = date(2027, 6, 1)
BANKS = Banks(None, TODAY)


def sides_of(name: str) -> list[Side]:
    """The finished sessions of a worked history that were answered with the shipped bank."""
    return [
        Side(session, BANK, name=side.name)
        for side in worked_history(name).sides.values()
        if side.bank is BANK and side.session.is_finished and not side.session.session.blind_of
        for session in [_alone(side.session)]
    ]


def _alone(session: Session) -> Session:
    """A session that does not say what its sheet said."""
    return session.model_copy(update={"outcome": None, "bank": BankMark.of(BANK)})


def folder_of(sides: list[Side], folder: Path) -> list[Path]:
    paths = [folder / f"{place}.toml" for place, _ in enumerate(sides)]
    for path, side in zip(paths, sides, strict=True):
        write_session(path, side.session)
    return paths


def latest_of(paths: list[Path]) -> Sighting:
    seen = [seen_in_file(path, BANKS) for path in paths]
    return max(
        (each for each in seen if isinstance(each, Sighting)), key=lambda each: each.finished
    )


def test_what_the_sessions_show_of_our_work_is_counted_though_no_outcome_says_it(
    tmp_path: Path,
) -> None:
    paths = folder_of(sides_of("drifting"), tmp_path)
    alone = latest_of(paths)
    together = with_earlier(alone, paths, BANKS)

    assert ("L4.2" in alone.counted.statements, "L4.2" in together.counted.statements) == (
        False,
        True,
    )
    assert alone._replace(counted=together.counted) == together


@pytest.mark.parametrize("name", history_names())
def test_it_raises_what_the_sheet_of_the_same_day_raises(name: str) -> None:
    sides = sides_of(name)
    for own in sides:
        day, bank = session_day(own.session), own.bank or BANK
        others = [each for each in sides if each.id != own.id and session_day(each.session) <= day]
        held = held_elsewhere(own, others, bank, day)
        elsewhere = None if held is None else as_held_elsewhere(held, bank, day)
        sheet = compose(
            own.session,
            bank,
            shipped_library().law,
            today=day,
            software="",
            elsewhere=elsewhere,
            history=history_with(own.session, bank, others, day),
            limits=Limits(),
        )
        said = outcome_of(sheet, answers_digest(own.session))
        ids = outcome_ids(own.session, bank, sheet.drift, elsewhere)

        assert {*said.raised} == {*ids.raised}, own.name
        assert {*said.not_known} == {*ids.not_known}, own.name
        assert {*said.only_parent} == {*ids.only_parent}, own.name


def test_what_a_later_session_shows_is_not_told_of_an_earlier_one(tmp_path: Path) -> None:
    first, *_ = paths = folder_of(sides_of("drifting"), tmp_path)
    alone = seen_in_file(first, BANKS)

    assert isinstance(alone, Sighting)
    assert alone == with_earlier(alone, paths, BANKS)


def test_a_session_that_is_not_among_the_files_any_more_stays_as_it_was(tmp_path: Path) -> None:
    paths = folder_of(sides_of("drifting"), tmp_path)
    alone = latest_of(paths)

    assert alone == with_earlier(alone._replace(session=b"other"), paths, BANKS)._replace(
        session=alone.session
    )


def test_a_file_that_cannot_be_read_any_more_is_named(tmp_path: Path) -> None:
    paths = folder_of(sides_of("drifting"), tmp_path)
    alone = latest_of(paths)
    paths[0].write_bytes(b"[session")
    ((found,),) = work_out_again([CaseAgain(alone, tuple(paths))], TODAY)

    assert isinstance(found, Problem)
    with pytest.raises(UnusableFileError):
        with_earlier(alone, paths, BANKS)


@pytest.mark.thorough
def test_two_processes_work_out_the_same_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = tuple(folder_of(sides_of("drifting"), tmp_path))
    cases = [CaseAgain(latest_of([*paths]), paths)] * 3
    alone = [each for chunk in work_out_again(cases, TODAY) for each in chunk]
    monkeypatch.setattr(many_files, "FEW", 0)

    assert alone == [each for chunk in work_out_again(cases, TODAY) for each in chunk]


TWICE = '\n[[answers]]\nquestion = "EHE-1"\nvalue = "no"\n'


def test_a_session_with_an_answer_twice_is_no_session(tmp_path: Path) -> None:
    (path, *_) = folder_of(sides_of("drifting"), tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write(TWICE + TWICE)
    found = seen_in_file(path, BANKS)

    assert isinstance(found, Problem)
    assert "is not right as a session" in found.fact
