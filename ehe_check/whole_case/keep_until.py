"""Until which day each case is kept: the latest day that any of its files gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ehe_check.case.session import CaseReference, Sitting
from ehe_check.files.folders import NotRead, as_in_names
from ehe_check.over_time.meeting_record import MeetingHeld
from ehe_check.over_time.side import instant
from ehe_check.over_time.supervision import Discussing
from ehe_check.page.dates import months_on
from ehe_check.page.phrases import grouped
from ehe_check.whole_case.case_files import CaseFiles

NO_DAY = date.max  # nothing is ever past it
_Times = Sitting | Discussing | MeetingHeld


@dataclass(frozen=True)
class KeptCase:
    """All files of one case, each as it was seen: they are kept, or deleted, together.

    `until` is the last day on which it is kept, the latest of its files'. One that `is_torn` has a
    file that cannot be read and may be its latest, so that nobody knows that day. A session without
    a `reference` is a case of its own.
    """

    reference: str
    files: Mapping[str, str | None]
    until: date
    is_torn: bool


def kept_cases(
    found: CaseFiles, seen: Mapping[str, str | None], months: int
) -> tuple[KeptCase, ...]:
    """Return each case that was found: kept as its files say, or else for so many months.

    `seen` is what stands for the content of each file; for one that lies elsewhere it has nothing.
    """
    given = {side.id: side.reference for side in found.sides}
    cases = grouped(
        (_name(case.given or given.get(session), session), (place, _day(case, times, months)))
        for place, case, session, times in _files(found)
    )
    unread = (*found.not_read, *found.agreed_not_read)
    torn = {name for name, _ in cases if any(_may_be_of(name, each) for each in unread)}
    return tuple(
        KeptCase(
            name,
            {place: seen.get(place) for place, _ in files},
            NO_DAY if name in torn else max(day for _, day in files),
            name in torn,
        )
        for (name, _), files in sorted(cases.items())
    )


def _may_be_of(name: str, unread: NotRead) -> bool:
    """Say whether what cannot be read says that it is of a case, or is named for it."""
    said = as_in_names(name)
    is_named = not unread.reference and bool(said) and said in unread.path.name
    return is_named or (bool(name) and unread.reference == name)


def _name(reference: str | None, session: str) -> tuple[str, str]:
    """Return what a case is known by: its reference, or its session where it has none."""
    return (reference, "") if reference else ("", session)


def _day(case: CaseReference, times: _Times, months: int) -> date:
    """Return the day until which a file is to be kept."""
    if case.keep_until is not None or not months:
        return case.keep_until or NO_DAY
    moments = filter(None, (times.started, times.saved, times.finished))
    held: date = getattr(times, "held", date.min)
    return months_on(max([held, *(instant(each).date() for each in moments)]), months) or NO_DAY


def _files(found: CaseFiles) -> Iterator[tuple[str, CaseReference, str, _Times]]:
    """Yield each file: where it is, of which case and session, and when it was saved."""
    for side in found.sides:
        yield side.name, side.session.case, side.id, side.session.session
    for path, talk in ((each.path, each.supervision) for each in found.supervisions):
        yield str(path), talk.case, talk.session.id, talk.supervision
    for path, record in ((each.path, each.record) for each in found.records):
        yield str(path), record.case, record.meeting.session, record.meeting
