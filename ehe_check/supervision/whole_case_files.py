"""All that files hold of the case of one session: sessions, what was agreed, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ehe_check.errors import Problem
from ehe_check.files.folders import NotRead
from ehe_check.over_time.case_files import gathered, is_counted
from ehe_check.over_time.history import Agreed, Missing
from ehe_check.over_time.look_again import to_look_at_again
from ehe_check.over_time.meeting_record import OF_A_MEETING, MeetingRecord, is_of_a_meeting
from ehe_check.over_time.meetings_file import Meetings, meetings_of, odd_file
from ehe_check.over_time.missing_files import MissingFile, changed, missing_of
from ehe_check.over_time.side import Side, of_the_case, session_day
from ehe_check.page.dates import day_words
from ehe_check.supervision.supervision import Supervision
from ehe_check.supervision.supervision_file import in_order, supervisions_in


@dataclass(frozen=True)
class Agreements:
    """The meetings and finished supervisions of a case, in order, and the files not read."""

    supervisions: tuple[Supervision, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    meetings: Meetings = field(default_factory=Meetings)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """Everything that was agreed at them."""
        return (*self.meetings.agreed, *agreed_at(self.supervisions))

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
        return to_look_at_again(self.agreements.meetings.until(None), looked_on, today)


def whole_case(own: Side, paths: Iterable[Path]) -> WholeCase:
    """Return what files and folders hold of the case that a session is about.

    Raises:
        UnusableFileError: a file that was named itself cannot be used.
    """
    paths = tuple(paths)
    if not paths:
        return WholeCase(missing_files=tuple(changed(own)))
    found = gathered(paths)
    agreements = agreements_of(folders_of(paths), [own, *of_the_case(own, found.sides)])
    missing = (*missing_of(own, found, agreements.not_read), *agreements.missing_files)
    return WholeCase(found.sides, agreements, missing)


def agreements_of(folders: Iterable[Path], sides: Collection[Side]) -> Agreements:
    """Return what was agreed about the case that some sessions are about."""
    sessions = {side.id for side in sides}
    references = {side.reference for side in sides} - {None}
    folders = tuple(folders)
    found = [*supervisions_in(folders)]
    read = [each for each in found if isinstance(each, Supervision)]
    mine = [one for one in read if one.session.id in sessions or one.case.given in references]
    meetings = meetings_of(folders, sides)
    not_read = (one for one in found if isinstance(one, NotRead))
    return Agreements(in_order(mine), (*not_read, *meetings.not_read), meetings)


def agreed_at(several: Iterable[Supervision]) -> tuple[Agreed, ...]:
    """Return everything that was agreed at some supervisions."""
    return tuple(agreed for supervision in several for agreed in supervision.agreed())


def _lost(supervision: Supervision) -> MissingFile:
    fact = "goes on with decisions of a meeting whose record was not found"
    place = Path(f"supervision of {day_words(supervision.day)}")
    return odd_file(place, fact, "Put the record of the meeting beside the session again.")


def folders_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders among some paths, and those in which the files among them are."""
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))
