"""What a session raised where its file cannot tell: worked out as on the day it was finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ehe_check.advice.guard import guard_of
from ehe_check.advice.prompts import FIND_OUT, Raising, raisings
from ehe_check.bank.evidence import Evidence
from ehe_check.case.session import Session
from ehe_check.case.session_file import is_meeting_record, is_supervision, read_session
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.over_time.reread import read_on
from ehe_check.themes.case_marks import case_mark, is_given, mark, utc
from ehe_check.themes.count import OutcomeIds, counted_case
from ehe_check.themes.sightings_file import MEETINGS, Banks
from ehe_check.themes.themes import Sighting

if TYPE_CHECKING:
    from ehe_check.advice.advised import Advised
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.over_time.held_elsewhere import HeldElsewhere
    from ehe_check.over_time.history import Drift
    from ehe_check.over_time.side import Side


def worked_out_afresh(
    raw: Mapping[str, Any], path: Path, banks: Banks, *, decides_on_it: bool
) -> Sighting | Problem:
    """Return what a session comes to, by its own answers alone.

    Raises:
        UnusableFileError: it is not right as a session.
    """
    session = _session(raw, path)
    bank = banks.bank(session.bank.id, session.bank.digest)
    if bank is None:
        fact = "was finished with a bank, or a version of one, that is not held here"
        return Problem(str(path), fact, "Give that bank's folder with --bank.")
    outcome = outcome_ids(session, bank)
    return _sighting(session, outcome, bank, banks, decides_on_it=decides_on_it)


def with_earlier(latest: Sighting, paths: Sequence[Path], banks: Banks) -> Sighting:
    """Return the latest session of a case as it comes to with what the case's other files show.

    Raises:
        UnusableFileError: one of them cannot be read.
    """
    from ehe_check.over_time.held_elsewhere import as_held_elsewhere, held_elsewhere
    from ehe_check.over_time.side import session_day

    sides = _sides(paths, banks)
    own = next((each for each in sides if mark(each.id) == latest.session), None)
    if own is None or own.bank is None:
        return latest
    day = session_day(own.session)
    others = [each for each in sides if each is not own and session_day(each.session) <= day]
    held = held_elsewhere(own, others, own.bank, day)
    elsewhere = None if held is None else as_held_elsewhere(held, own.bank, day)
    drift = _drift(own, others, paths, day)
    outcome = outcome_ids(own.session, own.bank, drift, elsewhere)
    decides = latest.counted.decides_on_it
    return _sighting(own.session, outcome, own.bank, banks, decides_on_it=decides)


def outcome_ids(
    session: Session,
    bank: QuestionBank,
    drift: Drift | None = None,
    elsewhere: HeldElsewhere | None = None,
) -> OutcomeIds:
    """Return what the outcome of a session's sheet says of it, without the sheet being made."""
    from ehe_check.over_time.drift.drift import answers_behind

    every = session.all_answers()
    held = every.hold_is_recorded or elsewhere is not None
    every = replace(every, drift_behind=answers_behind(bank, drift), hold_is_recorded=held)
    reading = read_on(bank, every, _finished(session).date())
    guard = guard_of(reading) if elsewhere is None else elsewhere.over(guard_of(reading))
    raised = [each for each in raisings(reading) if guard.worded(each.wording)]
    not_known = (each for each in reading.answers if each.not_known and reading.arises(each.ref))
    return OutcomeIds(
        _once(each.id for each in raised if not each.id.endswith(FIND_OUT)),
        _once(each.question for each in not_known),
        _once(each.id for each in raised if _rests_on_parent_alone(reading, each)),
        reading.advice.meeting in MEETINGS,
    )


def _rests_on_parent_alone(reading: Advised, raising: Raising) -> bool:
    answers = (reading.answers.get(ref) for ref in raising.rests_on | {raising.source})
    sources = {each.evidence for each in answers if each is not None and each.evidence}
    return sources == {Evidence.PARENT_TOLD_ME}


def _drift(own: Side, others: Sequence[Side], paths: Iterable[Path], day: date) -> Drift | None:
    """Return what the files of a case show of work going round, as it was known on a day."""
    from ehe_check.over_time.case_files import history_with
    from ehe_check.over_time.drift.drift import shows_drift
    from ehe_check.settings.places import read_settings
    from ehe_check.themes.records_file import agreed_in_records

    records = [each for each in paths if is_supervision(each) or is_meeting_record(each)]
    agreed = [each for each in agreed_in_records(records) if each.on <= day]
    bank = own.bank
    if bank is None:
        return None
    history = history_with(own.session, bank, others, day, agreed)
    return None if history is None else shows_drift(history, read_settings().limits)


def _sides(paths: Iterable[Path], banks: Banks) -> list[Side]:
    from ehe_check.over_time.side import Side

    sessions = [
        (path, _whole(path))
        for path in paths
        if not is_supervision(path) and not is_meeting_record(path)
    ]
    return [
        Side(each, banks.bank(each.bank.id, each.bank.digest), name=str(path))
        for path, each in sessions
    ]


def _sighting(
    session: Session, outcome: OutcomeIds, bank: QuestionBank, banks: Banks, *, decides_on_it: bool
) -> Sighting:
    reference, name = session.case.reference, session.session.id
    counted = counted_case(
        outcome,
        banks.citations(bank),
        is_worked_out_afresh=True,
        has_reference=is_given(reference),
        decides_on_it=decides_on_it,
    )
    return Sighting(case_mark(reference, name), utc(_finished(session)), mark(name), counted)


def _finished(session: Session) -> datetime:
    return session.session.finished or session.session.started


def _session(raw: Mapping[str, Any], path: Path) -> Session:
    """Return a session from its tables; where anything is wrong the file is read to say what."""
    try:
        session = Session.model_validate(raw)
    except ValidationError:
        return _whole(path)
    every = session.all_answers()
    rows = (session.answers, session.entries, session.sightings)
    once = (every.by_ref, {each.id for each in every.entries}, every.sightings)
    is_right = [*map(len, rows)] == [*map(len, once)] and not every.too_many
    return session if is_right else _whole(path)


def _whole(path: Path) -> Session:
    """Read a whole session.

    Raises:
        UnusableFileError: it is not right; without what stands in it.
    """
    try:
        return read_session(path).value
    except UnusableFileError as error:
        fact = f"is not right as a session ({len(error.problems)} places)"
        remedy = "Print its sheet, and every one of them is named."
        raise UnusableFileError(Problem(str(path), fact, remedy)) from None


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
