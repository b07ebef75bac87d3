"""The meetings of a case, from the records beside its sessions: which count, and what is odd."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from ehe_check.errors import Problem, quoted
from ehe_check.judge.reading import unlisted
from ehe_check.over_time.agreed_file import KeptRecord, usual_place
from ehe_check.over_time.ledger import Agreed
from ehe_check.over_time.meeting_record import MeetingRecord, said_digest
from ehe_check.over_time.side import Side, instant
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.whole_case.case_files import MissingFile, odd_file

_LOOK = "Look at it with those who were there."


@dataclass(frozen=True)
class Meetings:
    """The finished records of a case's meetings by their days, and what is odd among its files.

    `sessions` are the ids of the case's sessions that are there. `remarks` name the drafts.
    """

    kept: tuple[KeptRecord, ...] = ()
    sessions: frozenset[str] = frozenset()
    missing_files: tuple[MissingFile, ...] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """Everything that was decided at them.

        Where the session of one is not there, nobody can tell whom a number stood for.
        """
        return tuple(
            agreed if each.record.meeting.session in self.sessions else _about_nobody(agreed)
            for each in self.kept
            for agreed in each.record.agreed()
        )

    def held_by(self, day: date) -> tuple[MeetingRecord, ...]:
        """Return the records of those that were held by a day, of which the others are to come."""
        return tuple(each.record for each in self.kept if each.record.day <= day)

    def until(self, moment: datetime) -> Meetings:
        """Return those of which the record was finished by a moment."""
        return replace(self, kept=tuple(x for x in self.kept if ended(x.record) <= moment))


def meetings_among(read: Collection[KeptRecord], sides: Collection[Side]) -> Meetings:
    """Return those of some records of meetings that are about the case of some sessions."""
    references = {side.id: side.reference for side in sides}
    mine = [each for each in read if _is_of(each.record, references)]
    finished = [each for each in mine if each.record.is_finished]
    one_each, others = _one_a_meeting(finished)
    foreign = _foreign([each for each in read if each not in mine], sides)
    odd = [*_odd(one_each, references), *others, *foreign]
    drafts = (each for each in mine if not each.record.is_finished)
    return Meetings(
        kept=one_each,
        sessions=frozenset(references),
        missing_files=tuple(odd),
        remarks=tuple(map(_not_finished, drafts)),
    )


def ended(record: MeetingRecord) -> datetime:
    """Return when a finished record was finished."""
    return instant(record.meeting.finished or datetime.max)  # noqa: DTZ901 (a draft has not ended)


def _is_of(record: MeetingRecord, references: dict[str, Own | None]) -> bool:
    given = record.case.given
    return record.meeting.session in references or (
        given is not None and given in references.values()
    )


def _one_a_meeting(
    finished: Iterable[KeptRecord],
) -> tuple[tuple[KeptRecord, ...], list[MissingFile]]:
    """Return one record for each day, the one finished last, and those that say something else."""
    by_day: dict[date, KeptRecord] = {}
    others: list[KeptRecord] = []
    for each in sorted(finished, key=lambda one: ended(one.record)):
        before = by_day.get(each.record.day)
        by_day[each.record.day] = each
        if before is not None and said_digest(before.record) != said_digest(each.record):
            others.append(before)
    fact = "says something else of a meeting than a later record of it, and is not counted"
    odd = [odd_file(each.path, fact, "Keep the right one of the two.") for each in others]
    return tuple(by_day[day] for day in sorted(by_day)), odd


def _odd(kept: Iterable[KeptRecord], references: dict[str, Own | None]) -> Iterator[MissingFile]:
    """Yield what is not right with the records that are counted."""
    for each in kept:
        record, session = each.record, each.record.meeting.session
        if not record.is_as_finished:
            remedy = f"{_LOOK} If it is right, give it again with meeting FILE --record."
            yield odd_file(each.path, "was changed since it was finished", remedy)
        if session not in references:
            remedy = "Put the session's file beside it again."
            yield odd_file(each.path, "is about a session that was not found", remedy)
        elif record.case.given != references[session]:
            fact = f"says that it is about {quoted(record.case.reference)}, not about this case"
            yield odd_file(each.path, fact, _LOOK)


def _foreign(others: Iterable[KeptRecord], sides: Iterable[Side]) -> Iterator[MissingFile]:
    """Yield each record of another case that has the place and name of one of ours."""
    usual = {usual_place(Path(side.name)) for side in sides if side.name}
    for each in others:
        if each.path in usual:
            yield odd_file(each.path, "is of another case than the session beside it", _LOOK)


def _not_finished(draft: KeptRecord) -> Problem:
    day = day_words(draft.record.day)
    fact = f"is a record of the meeting of {day} that is not finished, so it is not counted"
    return Problem(str(draft.path), fact, "Finish it with meeting FILE --record.")


def _about_nobody(agreed: Agreed) -> Agreed:
    if agreed.about is None:
        return agreed
    return replace(agreed, about=unlisted(agreed.about.rpartition("-")[0]))
