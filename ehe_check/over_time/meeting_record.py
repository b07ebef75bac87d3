"""A meeting's record: what a professionals-only meeting decided, who does it and by when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import chain, count, repeat
from typing import Any

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.session import FORMAT, CaseReference, as_saved
from ehe_check.files.canonical import digest
from ehe_check.files.exact import Day, Digest, Format, Keeping, Mark, Moment, Slug
from ehe_check.files.kept import kept_table
from ehe_check.over_time.ledger import MEETING_HELD, Agreed, AgreedAt, agreed_in
from ehe_check.page.own import Own

OF_A_MEETING = "meeting-"

_MARKS = ("started", "saved", "finished", "said_sha256", "passed")


class MeetingHeld(Keeping):
    """Which session the meeting was about, when it was held, and when all is looked at again.

    `said_sha256` is the digest of all that the record said when it was finished, and `passed` names
    the questions that were passed over in a draft.
    """

    session: Slug
    held: Day
    chair: Own | None = None
    again: Day | None = None
    started: Moment | None = None
    saved: Moment | None = None
    finished: Moment | None = None
    said_sha256: Digest | None = None
    passed: tuple[str, ...] = ()


class ReferralToday(Keeping):
    """Whether a referral is made on the day of the meeting: by whom, or why not."""

    today: Mark
    by: Own | None = None
    why: Own | None = None

    @property
    def lacks_a_reason(self) -> bool:
        """Whether it says no, and not why."""
        return not (self.today or self.why)


class FamilyTold(Keeping):
    """Whether the family has been told: by whom and when, or why not yet."""

    told: Mark
    by: Own | None = None
    on: Day | None = None
    why: Own | None = None

    @property
    def lacks_a_reason(self) -> bool:
        """Whether it says not yet, and not why."""
        return not (self.told or self.why)


class MeetingRecord(Keeping):
    """The record of one meeting about one session: a draft until it is finished."""

    format: Format = FORMAT
    case: CaseReference
    meeting: MeetingHeld
    referral: ReferralToday | None = None
    family: FamilyTold | None = None
    decided: tuple[DecidedRow, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether somebody has said that it is whole."""
        return self.meeting.finished is not None

    @property
    def says_all(self) -> bool:
        """Whether it says of a referral, and of the family, what a record has to say."""
        return all(each and not each.lacks_a_reason for each in (self.referral, self.family))

    @property
    def is_as_finished(self) -> bool:
        """Whether it still says what it said when it was finished."""
        return self.meeting.said_sha256 == said_digest(self)

    @property
    def day(self) -> date:
        """The day on which the meeting was held."""
        return self.meeting.held

    def agreed(self) -> tuple[Agreed, ...]:
        """Return its decisions as later sessions and supervisions look back on them."""
        session = self.meeting.session
        rows = (agreed_in(row, self.day, AgreedAt.MEETING, session) for row in self.decided)
        return tuple(chain.from_iterable(rows))

    def was_held(self) -> Agreed:
        """Return that the meeting was held, which does what was decided before: to call one."""
        row = DecidedRow(key=MEETING_HELD, status=AgreedStatus.DONE, done_on=self.day)
        session, moment = self.meeting.session, self.meeting.finished
        return Agreed(row, self.day, AgreedAt.MEETING, session=session, moment=moment)

    def decision(self, key: str) -> DecidedRow | None:
        """Return the decision of a key, or None."""
        return next((row for row in self.decided if row.key == key), None)

    @property
    def days_to_come(self) -> tuple[date, ...]:
        """The days by which something is to be done or looked at, none of them before it."""
        days = (*(row.by for row in self.decided), self.meeting.again)
        return tuple(day for day in days if day is not None)

    def next_key(self) -> str:
        """Return a key that no decision here has."""
        numbers = (int(own) for row in self.decided if (own := number_of(row.key)).isdecimal())
        return f"{_begins(self.day)}{max(numbers, default=0) + 1}"

    def with_meeting(self, **marks: object) -> MeetingRecord:
        """Return this record with something else said of the meeting itself."""
        return self.model_copy(update={"meeting": self.meeting.model_copy(update=marks)})


def said_digest(record: MeetingRecord) -> str:
    """Return the SHA-256 of what a record says, however it is written and whenever it was saved.

    By which numbers the ledger has its decisions is none of it.
    """
    table = kept_table(record)
    said = {key: each for key, each in table.items() if key != "format"}
    said["meeting"] = _without(table["meeting"], _MARKS)
    if record.decided:
        said["decided"] = [_without(each, ("number",)) for each in table["decided"]]
    return digest(as_saved(said), of_halves="surrogatepass")


def finished_at(record: MeetingRecord, moment: datetime, first: int | None = None) -> MeetingRecord:
    """Return a record as somebody has said at a moment that it is whole.

    Each decision has the key that the day of the meeting gives it now. `first` is the next number
    of the case's ledger, from which those without one are numbered.
    """
    free = repeat(None) if first is None else count(first)
    decided = (
        row.model_copy(
            update={
                "key": f"{_begins(record.day)}{number_of(row.key)}",
                "number": row.number or next(free),
            }
        )
        for row in record.decided
    )
    whole = record.model_copy(update={"decided": tuple(decided)})
    said = said_digest(whole)
    return whole.with_meeting(saved=moment, finished=moment, said_sha256=said, passed=())


def _without(table: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: each for key, each in table.items() if key not in keys}


def is_of_a_meeting(key: str, day: date) -> bool:
    """Say whether what was agreed is a decision of the meeting of a day."""
    return key.startswith(_begins(day))


def number_of(key: str) -> str:
    """Return the number by which the record of a meeting has a decision."""
    return key.rpartition("-")[2]


def _begins(day: date) -> str:
    return f"{OF_A_MEETING}{day.isoformat()}-"


def to_look_at_again(
    meetings: Iterable[MeetingRecord], looked_on: Iterable[date], today: date
) -> MeetingRecord | None:
    """Return the latest meeting where its day to look again has passed and nobody has looked since.

    `looked_on` are the days of the sessions and supervisions of its case. A later meeting is a look
    as well.
    """
    latest = max(meetings, key=lambda each: each.day, default=None)
    if latest is None or latest.meeting.again is None or latest.meeting.again >= today:
        return None
    again = latest.meeting.again
    return None if any(day >= again for day in looked_on) else latest
