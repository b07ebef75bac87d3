"""A meeting's record: what a professionals-only meeting decided, who does it and by when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import count
from typing import Annotated, Any

from pydantic import Field

from ehe_check.case.answers_digest import as_saved
from ehe_check.case.session import CaseReference
from ehe_check.files.canonical import digest
from ehe_check.files.exact import Day, Digest, Format, Keeping, Mark, Moment, Slug
from ehe_check.files.kept import kept_table
from ehe_check.judge.answers import EntryId
from ehe_check.over_time.history import Agreed, AgreedAt, AgreedStatus
from ehe_check.over_time.lives import MEETING_HELD
from ehe_check.page.own import NOTHING, Own

FORMAT = 2
OF_A_MEETING = "meeting-"

_MARKS = ("started", "saved", "finished", "said_sha256")


class MeetingHeld(Keeping):
    """Which session the meeting was about, when it was held, and when all is looked at again.

    `said_sha256` is the digest of all that the record said when it was finished.
    """

    session: Slug
    held: Day
    chair: Own | None = None
    again: Day | None = None
    started: Moment | None = None
    saved: Moment | None = None
    finished: Moment | None = None
    said_sha256: Digest | None = None


class MeetingDecision(Keeping):
    """One thing that was decided: what changes, for whom, who does it, and how it will be known.

    Its number is its own for good: what supervision says of it later is found by it. `in_ledger` is
    its place among all decisions of the case, given when the record is finished.
    """

    number: Annotated[int, Field(strict=True, ge=1)]
    what: Own
    about: EntryId | None = None
    who: Own | None = None
    by: Day | None = None
    known_by: Own | None = None
    in_ledger: Annotated[int, Field(strict=True, ge=1)] | None = None


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
    decisions: tuple[MeetingDecision, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether somebody has said that it is whole."""
        return self.meeting.finished is not None

    @property
    def is_whole(self) -> bool:
        """Whether it says all that a record has to say."""
        return not self.lacking

    @property
    def lacking(self) -> tuple[str, ...]:
        """The tables and keys that it has to have and does not, as its file names them."""
        said = (("referral", self.referral), ("family", self.family))
        tables = (f"[{name}]" for name, each in said if each is None)
        reasons = (f"why in [{name}]" for name, each in said if each and each.lacks_a_reason)
        return (*tables, *reasons)

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
        return tuple(self._agreed(each) for each in self.decisions)

    def was_held(self) -> Agreed:
        """Return that the meeting was held, which does what was decided before: to call one."""
        return Agreed(
            MEETING_HELD,
            AgreedStatus.DONE,
            self.day,
            session=self.meeting.session,
            at=AgreedAt.MEETING,
            moment=self.meeting.finished,
            done_on=self.day,
        )

    def decision(self, number: int) -> MeetingDecision | None:
        """Return the decision of a number, or None."""
        return next((each for each in self.decisions if each.number == number), None)

    @property
    def days_to_come(self) -> tuple[date, ...]:
        """The days by which something is to be done or looked at, none of them before it."""
        days = (*(each.by for each in self.decisions), self.meeting.again)
        return tuple(day for day in days if day is not None)

    def next_number(self) -> int:
        """Return a number that no decision here has had."""
        return max((each.number for each in self.decisions), default=0) + 1

    def with_meeting(self, **marks: object) -> MeetingRecord:
        """Return this record with something else said of the meeting itself."""
        return self.model_copy(update={"meeting": self.meeting.model_copy(update=marks)})

    def _agreed(self, decision: MeetingDecision) -> Agreed:
        return Agreed(
            key=f"{OF_A_MEETING}{self.day.isoformat()}-{decision.number}",
            status=AgreedStatus.NEW,
            on=self.day,
            about=decision.about,
            by=decision.by,
            who=decision.who or NOTHING,
            text=decision.what,
            in_own_words=True,
            session=self.meeting.session,
            at=AgreedAt.MEETING,
            known_by=decision.known_by or NOTHING,
            number=decision.in_ledger,
        )


def said_digest(record: MeetingRecord) -> str:
    """Return the SHA-256 of what a record says, however it is written and whenever it was saved.

    By which numbers the ledger has its decisions is none of it.
    """
    table = kept_table(record)
    said = {key: each for key, each in table.items() if key != "format"}
    said["meeting"] = _without(table["meeting"], _MARKS)
    if record.decisions:
        said["decisions"] = [_without(each, ("in_ledger",)) for each in table["decisions"]]
    return digest(as_saved(said), of_halves="surrogatepass")


def says_the_same(one: MeetingRecord, other: MeetingRecord) -> bool:
    """Say whether two records say the same of one meeting."""
    return said_digest(one) == said_digest(other)


def finished_at(record: MeetingRecord, moment: datetime, first: int | None = None) -> MeetingRecord:
    """Return a record as somebody has said at a moment that it is whole.

    `first` is the next number of the case's ledger, from which its decisions are numbered there.
    """
    if first is not None:
        record = _numbered(record, first)
    marks = {"saved": moment, "finished": moment, "said_sha256": said_digest(record)}
    return record.with_meeting(**marks)


def _numbered(record: MeetingRecord, first: int) -> MeetingRecord:
    """Return a record with a number of the ledger for each decision that has none."""
    free = count(first)
    decisions = (
        each if each.in_ledger is not None else each.model_copy(update={"in_ledger": next(free)})
        for each in record.decisions
    )
    return record.model_copy(update={"decisions": tuple(decisions)})


def _without(table: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: each for key, each in table.items() if key not in keys}


def is_of_a_meeting(key: str, day: date) -> bool:
    """Say whether what was agreed is a decision of the meeting of a day."""
    return key.startswith(f"{OF_A_MEETING}{day.isoformat()}-")


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
