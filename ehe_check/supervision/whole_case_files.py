"""All that files hold of the case of one session: sessions, what was agreed, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ehe_check.errors import Problem
from ehe_check.files.folders import NotRead
from ehe_check.over_time.agreed_in import agreed_at
from ehe_check.over_time.case_files import Gathered, gathered, is_counted
from ehe_check.over_time.decided_in import decided_in
from ehe_check.over_time.history import Agreed, Missing
from ehe_check.over_time.meeting_record import (
    OF_A_MEETING,
    MeetingRecord,
    is_of_a_meeting,
    to_look_at_again,
)
from ehe_check.over_time.meeting_record_file import KeptRecord, records_in
from ehe_check.over_time.meetings_file import Meetings, meetings_among, odd_file
from ehe_check.over_time.missing_files import MissingFile, changed, missing_of
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.over_time.supervision import Supervision
from ehe_check.over_time.supervision_file import in_order, supervisions_in
from ehe_check.page.dates import day_words


@dataclass(frozen=True)
class Agreements:
    """The meetings and finished supervisions of a case, in order, and the files not read.

    `decided` is what its finished sessions say of decisions.
    """

    supervisions: tuple[Supervision, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    meetings: Meetings = field(default_factory=Meetings)
    decided: tuple[Agreed, ...] = ()

    def agreed_by(self, today: date) -> tuple[Agreed, ...]:
        """Return all that was said of decisions: in sessions, at meetings, in supervisions.

        No meeting that is still to come has done anything.
        """
        held = (each.was_held() for each in self.meetings.held_by(today))
        return (*self.decided, *self.meetings.agreed, *held, *agreed_at(self.supervisions))

    @property
    def missing_files(self) -> tuple[MissingFile, ...]:
        """What of the records of meetings is not as it was left, or is not there."""
        lost = (each for each in self.supervisions if self._is_of_a_lost_meeting(each))
        return (*self.meetings.missing_files, *map(_lost, lost))

    def _is_of_a_lost_meeting(self, supervision: Supervision) -> bool:
        days = [each.record.day for each in self.meetings.kept]
        decisions = [each.key for each in supervision.points if each.key.startswith(OF_A_MEETING)]
        return not all(any(is_of_a_meeting(key, day) for day in days) for key in decisions)


@dataclass(frozen=True)
class AgreedFiles:
    """The supervisions and the records of meetings among some files, and those not read."""

    supervisions: tuple[Supervision | NotRead, ...]
    records: tuple[KeptRecord | NotRead, ...]

    @property
    def not_read(self) -> tuple[NotRead, ...]:
        """Those that could not be read."""
        return tuple(x for x in (*self.supervisions, *self.records) if isinstance(x, NotRead))


@dataclass(frozen=True)
class WholeCase:
    """The sessions among some files, what was agreed about the case, and what of it is missing.

    `sides` are those of every case that was met with, the session itself among them if it is there.
    """

    sides: tuple[Side, ...] = ()
    agreements: Agreements = field(default_factory=Agreements)
    missing_files: tuple[MissingFile, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could not be looked at, as the page says it."""
        return tuple(each.missing for each in self.missing_files)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to say before the advice is read: what is missing, and what is not finished."""
        missing = (each.warning for each in self.missing_files)
        return (*missing, *self.agreements.meetings.remarks)

    def to_look_at_again(self, own: Side, today: date) -> MeetingRecord | None:
        """Return the meeting of a case that was to be looked at again by now, and was not."""
        mine = of_the_case(own, self.sides)
        looked_on = [session_day(each.session) for each in (own, *mine) if is_counted(each)]
        looked_on += [each.day for each in self.agreements.supervisions if each.is_finished]
        return to_look_at_again(self.agreements.meetings.held_by(today), looked_on, today)


def whole_case(own: Side, paths: Iterable[Path]) -> WholeCase:
    """Return what files and folders hold of the case that a session is about.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    paths = tuple(paths)
    if not paths:
        return WholeCase(missing_files=tuple(changed(own)))
    return case_among(own, gathered(paths), agreed_files(folders_of(paths)))


def case_among(own: Side, found: Gathered, agreed: AgreedFiles) -> WholeCase:
    """Return what files that were read already hold of the case that a session is about."""
    agreements = agreements_among(agreed, [own, *of_the_case(own, found.sides)])
    missing = (*missing_of(own, found, agreements.not_read), *agreements.missing_files)
    return WholeCase(found.sides, agreements, missing)


def agreed_files(folders: Iterable[Path]) -> AgreedFiles:
    """Return the finished supervisions and the records of meetings in folders, of every case."""
    folders = tuple(folders)
    return AgreedFiles(tuple(supervisions_in(folders)), tuple(records_in(folders)))


def agreements_among(files: AgreedFiles, sides: Collection[Side]) -> Agreements:
    """Return what was agreed about the case that some sessions are about, and in them."""
    sessions = {side.id for side in sides}
    references = {side.reference for side in sides} - {None}
    read = [each for each in files.supervisions if isinstance(each, Supervision)]
    mine = [one for one in read if one.session.id in sessions or one.case.given in references]
    meetings = meetings_among(files.records, sides)
    not_read = (one for one in files.supervisions if isinstance(one, NotRead))
    decided = decided_in(side.session for side in sides)
    return Agreements(in_order(mine), (*not_read, *meetings.not_read), meetings, decided)


def _lost(supervision: Supervision) -> MissingFile:
    fact = "goes on with decisions of a meeting whose record was not found"
    place = Path(f"supervision of {day_words(supervision.day)}")
    return odd_file(place, fact, "Put the record of the meeting beside the session again.")


def folders_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders among some paths, and those in which the files among them are."""
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))
