"""One case as its folder holds it, looked at from one of its sessions on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Self

from ehe_check.advice.guard import Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import RecordedHold, Session
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem
from ehe_check.over_time.agreed_file import KeptSupervision, ended, in_order
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import History, Missing
from ehe_check.over_time.ledger import Agreed, AgreedAt, Ledger, decided_in, recalled
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.meeting_record import MeetingRecord, to_look_at_again
from ehe_check.over_time.side import (
    HeldElsewhere,
    Side,
    earlier_than,
    is_counted,
    of_the_case,
    session_day,
    start,
    that_count,
)
from ehe_check.over_time.supervision import Supervision
from ehe_check.settings.places import read_settings
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from ehe_check.sheet.sheet_file import sheet_of
from ehe_check.whole_case.case_files import (
    CaseFiles,
    MissingFile,
    ReadOnce,
    bank_used,
    changed,
    lost_meetings,
    missing_of,
    read_once,
    session_called,
)
from ehe_check.whole_case.hold_of_case import (
    as_held_elsewhere,
    held_elsewhere,
    kept_holds,
    under_hold_of,
)
from ehe_check.whole_case.meetings_file import Meetings, meetings_among


@dataclass(frozen=True)
class CaseInFolder:
    """The case of one session as its folder holds it: what is there on a day, and what is missing.

    `own` is the session with its bank and its file, and `bank` what it is read with here. `read`
    gives what the folder holds, and is None where none is looked into. `followed` is the session
    that is gone on from. What was begun or finished after `until` is not looked at, but for a HOLD
    and for what is missing.
    """

    own: Side
    bank: QuestionBank
    today: date
    read: ReadOnce | None = None
    followed: Side | None = None
    until: Supervision | None = None

    def of(self, own: Side) -> Self:
        """Return the same folder as it is looked at from a session."""
        return replace(self, own=own)

    def answered_in(self, own: Side) -> Self:
        """Return the case of a session that is answered here, in the folder of its file as well."""
        folder = Path(own.name).resolve().parent
        there = Path(self.followed.name).resolve().parent if self.followed is not None else None
        if there == folder or own.reference is None or not own.name:
            return self.of(own)
        here = read_once(Path(own.name).parent, but=there)
        return replace(self, own=own, read=replace(here, before=self.read))

    def anew(self) -> Self:
        """Return the case as its folder is by now: another window may have put a HOLD there."""
        return replace(self, read=self.read and self.read.anew())

    def discussed_in(self, supervision: Supervision) -> Self | None:
        """Return the case of the session that a supervision discusses, None where it is gone."""
        found = session_called(self.files.sides, supervision.session.id)
        if found is None:
            return None
        return replace(self, own=found, bank=found.bank or bank_used())

    def before(self, supervision: Supervision) -> Self:
        """Return the case as a supervision found it: as it stands where that is not finished."""
        return replace(self, until=supervision) if supervision.is_finished else self

    @cached_property
    def files(self) -> CaseFiles:
        """What the folder holds, of every case."""
        return CaseFiles() if self.read is None else self.read()

    @property
    def others(self) -> tuple[Side, ...]:
        """The other sessions of the case, in the order of their starts."""
        mine = of_the_case(self.own, self.files.sides)
        others = (each for each in mine if each.id != self.own.id and self._is_past(start(each)))
        return tuple(sorted(others, key=start))

    @property
    def sessions(self) -> tuple[Side, ...]:
        """All sessions of the case, in the order of their starts."""
        return tuple(sorted((*self.others, self.own), key=start))

    @property
    def same_case(self) -> tuple[Side, ...]:
        """The session and whatever there is of its case, with copies of itself."""
        return (self.own, *of_the_case(self.own, self.files.sides))

    @property
    def session_before(self) -> Side | None:
        """The latest finished session of the case begun before this one, None if there is none."""
        earlier = [each for each in that_count(self.others) if start(each) < start(self.own)]
        return earlier[-1] if earlier else None

    @cached_property
    def supervisions(self) -> tuple[Supervision, ...]:
        """The finished supervisions of the case, in the order in which they were finished."""
        found = (each.supervision for each in self.files.supervisions)
        mine = (each for each in found if each.is_finished and self._is_about(each))
        but = self.until.supervision.id if self.until is not None else ""
        return in_order(
            each for each in mine if self._is_past(ended(each)) and each.supervision.id != but
        )

    @property
    def last_supervision(self) -> Supervision | None:
        """The supervision of the case that was last finished, None where none was."""
        return self.supervisions[-1] if self.supervisions else None

    @property
    def drafts(self) -> tuple[KeptSupervision, ...]:
        """The unfinished supervisions of the case with their files, that saved last first."""
        sessions = {each.id for each in self.sessions}
        drafts = (each for each in self.files.supervisions if not each.supervision.is_finished)
        mine = (each for each in drafts if each.supervision.session.id in sessions)
        return tuple(sorted(mine, key=lambda each: ended(each.supervision), reverse=True))

    @cached_property
    def meetings(self) -> Meetings:
        """The meetings of the case of which a finished record is there, and what is odd of them."""
        every = meetings_among(self.files.records, self.same_case)
        return every if self.until is None else every.until(ended(self.until))

    @cached_property
    def missing_files(self) -> tuple[MissingFile, ...]:
        """What of the case is not there, or is not as it was left."""
        if self.read is None:
            return tuple(changed(self.own))
        whole = replace(self, until=None)
        lost = lost_meetings(whole.supervisions, [each.record.day for each in whole.meetings.kept])
        return (*missing_of(self.own, self.files), *whole.meetings.missing_files, *lost)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could not be looked at, as the page says it."""
        return tuple(each.missing for each in self.missing_files)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to say before the advice is read: what is missing, and what is not finished."""
        return (*(each.warning for each in self.missing_files), *self.meetings.remarks)

    def _is_past(self, moment: datetime) -> bool:
        return self.until is None or moment <= ended(self.until)

    def _is_about(self, supervision: Supervision) -> bool:
        sides = self.same_case
        given = supervision.case.given
        is_ours = given is not None and given == self.own.reference
        return is_ours or supervision.session.id in {each.id for each in sides}


@dataclass(frozen=True)
class CaseFolder(CaseInFolder):
    """The same case as every page about it asks of it: its HOLD, its decisions, its sheet."""

    @cached_property
    def elsewhere(self) -> HeldElsewhere | None:
        """The HOLD of another session of the case, None where this one brings it or none does."""
        if self._guard_alone.holds:
            return None
        held = self._held_by(self._sides_for_hold)
        return None if held is None else as_held_elsewhere(held, self.bank, self.today)

    @property
    def session(self) -> Session:
        """The session under a HOLD that another one of its case has on record, if one has."""
        return under_hold_of(self.own.session, self._sides_for_hold)

    @property
    def kept_holds(self) -> tuple[RecordedHold, ...]:
        """The HOLDs that stand on record in any session of the case, by their days."""
        return kept_holds(self.same_case)

    @property
    def guard(self) -> Guard:
        """Whether a line may lead to the family."""
        if self.elsewhere is None:
            return self._guard_alone
        return self.elsewhere.guard_over(self.bank, self.own.session.all_answers(), self.today)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """All that was said of decisions of the case, about whom it is in this session."""
        return self._recalled(self._said_of_decisions())

    @property
    def ledger(self) -> Ledger:
        """Every decision of the case as it stands today, in words that may be read now."""
        return self.ledger_with(self.guard)

    def ledger_with(self, guard: Guard, *more: Supervision) -> Ledger:
        """Return the ledger in words for a guard, with what is agreed in more supervisions."""
        return ledger_of(
            self._recalled(self._said_of_decisions(*more)),
            self.bank,
            guard,
            self.today,
            reference=self.own.reference,
            labels={each.id: each.called for each in self.own.session.entries},
        )

    @property
    def history(self) -> History | None:
        """What the sessions show together; None where there is nothing earlier.

        What came of a later session is not counted, and what sessions themselves say of decisions
        is read from those that count.
        """
        own = Side(self.session, self.bank, read_on=self.today, name=self.own.name)
        before = earlier_than(own, self.others)
        later = {side.id for side in self.files.sides} - {side.id for side in (*before, own)}
        elsewhere = (x for x in self._said_of_decisions() if x.at is not AgreedAt.SESSION)
        decided = [each for each in elsewhere if each.session not in later]
        if own.reference is None or not (before or decided):
            return None
        counted = that_count(before)
        history = history_of(
            [*counted, own],
            self.bank,
            self.today,
            agreed=recalled(decided, [side.session for side in before], own.session),
            guard=guard_on(self.bank, own.session.all_answers(), self.today),
            left_out={side.id for side in before} - {side.id for side in counted},
            weeks_apart=read_settings().limits.weeks_apart,
        )
        drafts = (
            Problem(each.place, "is not finished, so it is not counted")
            for each in before
            if not is_counted(each)
        )
        return replace(history, cautions=(*history.cautions, *drafts))

    def sheet(self, *, printed_on: date | None = None, looks_back: bool = True) -> PromptSheet:
        """Return the session's sheet, with what the sessions show where they are looked at."""
        sheet = sheet_of(
            self.session,
            self.bank,
            self.today,
            printed_on=printed_on,
            elsewhere=self.elsewhere,
            history=self.history if looks_back else None,
            missing=self.missing,
        )
        return replace(sheet, meeting_held=self.meeting_held)

    @property
    def meeting_held(self) -> HeldMeeting | None:
        """The last meeting of the case that was held by this day, None where none is known of."""
        records = self.meetings.held_by(self.today)
        day = max((each.day for each in records), default=None)
        if day is None:
            return None
        at_it = (AgreedAt.MEETING, day)
        decisions = tuple(each for each in self.ledger.open if (each.at, each.on) == at_it)
        own = self.own.session
        answered = max((session_day(own), *(each.at.date() for each in own.amendments)))
        return HeldMeeting(day, answered <= day, decisions)

    @property
    def to_look_at_again(self) -> MeetingRecord | None:
        """The meeting of the case that was to be looked at again by now, and was not."""
        looked_on = [session_day(each.session) for each in self.same_case if is_counted(each)]
        looked_on += [each.day for each in self.supervisions]
        return to_look_at_again(self.meetings.held_by(self.today), looked_on, self.today)

    @property
    def _guard_alone(self) -> Guard:
        return guard_on(self.bank, self.own.session.all_answers(), self.today)

    @cached_property
    def _sides_for_hold(self) -> tuple[Side, ...]:
        """The sessions that may bring HOLD: where none did by then, one that came later does."""
        if self.until is None:
            return self.files.sides
        then = (*self.others, *(each for each in self.same_case if each.id == self.own.id))
        is_held_then = self._guard_alone.holds or self._held_by(then) is not None
        return then if is_held_then else self.files.sides

    def _held_by(self, sides: Iterable[Side]) -> Side | None:
        return held_elsewhere(self.own, sides, self.bank, self.today)

    def _recalled(self, agreed: Iterable[Agreed]) -> tuple[Agreed, ...]:
        return recalled(agreed, [each.session for each in self.files.sides], self.own.session)

    def _said_of_decisions(self, *more: Supervision) -> tuple[Agreed, ...]:
        """Return all that was said of decisions: in sessions, at meetings, in supervisions.

        No meeting that is still to come has done anything.
        """
        if self.read is None:
            return ()
        copies = (each for each in self.same_case if each.id == self.own.id)
        decided = decided_in(each.session for each in (*self.others, *copies))
        held = (each.was_held() for each in self.meetings.held_by(self.today))
        at_supervisions = (each.agreed() for each in (*self.supervisions, *more))
        return (*decided, *self.meetings.agreed, *held, *chain(*at_supervisions))


def case_of(own: Side, bank: QuestionBank, today: date, *more: Path) -> CaseFolder:
    """Return the case of a session in its folder, and in more folders.

    A session without a reference is of no case, and no folder is looked into for it.
    """
    is_alone = own.reference is None
    read = None if is_alone else read_once(*more, Path(own.name).parent)
    return CaseFolder(own, bank, today, read)


def case_of_two(earlier: Side, later: Side, today: date) -> CaseFolder | None:
    """Return the later session as its case stands in the folders of both; None without a bank."""
    bank = later.bank or earlier.bank
    return None if bank is None else case_of(later, bank, today, Path(earlier.name).parent)
