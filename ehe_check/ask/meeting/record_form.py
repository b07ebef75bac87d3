"""The record of a meeting as a form: what is asked, in order, and what each answer changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto
from functools import partial
from typing import TypeAlias

from ehe_check.ask.day import WhoAndDay
from ehe_check.ask.decision_lines import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.decisions import (
    ABOUT,
    KNOWN_BY,
    WHAT,
    WHO_AND_DAY,
    Parts,
    about_field,
    fields_of,
)
from ehe_check.ask.form import Form
from ehe_check.ask.form_bank import FieldKind, form_bank
from ehe_check.ask.form_field import YES_OR_NO, FormField, Remark, ask_field
from ehe_check.ask.form_place import without_rows
from ehe_check.ask.put import Asker, Choice, Ending, PersonLeftError, Tone
from ehe_check.ask.reply import Move
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.meeting_record import (
    MeetingRecord,
    finished_at,
    number_of,
)
from ehe_check.page.dates import day_words

TOLD_UNDER_HOLD = (
    "HOLD stands in this session, and the family has been told. Tell your safeguarding lead today."
)
BANK = form_bank("meeting-record")
Field: TypeAlias = FormField[MeetingRecord]


class _State(Enum):
    """How one decision is come to: it is new, was picked from the list, is changed, or left."""

    NEW = auto()
    PICKED = auto()
    CHANGED = auto()
    LEFT = auto()


@dataclass
class _Turn:
    """One decision that is come to in this sitting, by its key."""

    key: str
    state: _State


@dataclass
class RecordInterview:
    """One record under way.

    `save` writes it to its file before the next question is drawn, and `now` is the clock, given
    from outside. `labels` are the children and adults of the session by their ids. `is_held` says
    that a worry must not be raised with the family yet, `asks_first` that it is agreed first who
    does so. `next_number` gives the next one of the case's ledger.
    """

    asker: Asker
    today: date
    record: MeetingRecord
    save: Callable[[MeetingRecord], None]
    now: Callable[[], datetime]
    labels: Mapping[str, str] = field(default_factory=dict)
    is_held: bool = False
    asks_first: bool = False
    next_number: Callable[[], int | None] = lambda: None
    _turns: list[_Turn] = field(default_factory=list)

    def fill(self) -> Ending:
        """Ask for everything that is not recorded yet, until it is said to be whole or left."""
        if self.record.decided and self.record.referral is None:
            self._turns = [_Turn(self.record.decided[-1].key, _State.NEW)]
        try:
            form = Form(self.asker, self.today, self.record, self.keep, self._fields, self._opened)
            form.fill()
            self._save(finished_at(self.record, self.now(), self.next_number()))
        except PersonLeftError:
            return Ending.LEFT
        return Ending.FINISHED

    def keep(self, record: MeetingRecord) -> MeetingRecord:
        """Save a record as it now is, and return it as it is saved."""
        return self._save(record.with_meeting(saved=self.now()))

    def _save(self, record: MeetingRecord) -> MeetingRecord:
        self.save(record)
        self.record = record
        return record

    def _opened(self, first: Field | None) -> None:
        """Say what may not be planned where it is gone on with in the middle of a decision."""
        is_in_one = first is not None and first.part == "decisions" and first.name != "decisions"
        if is_in_one and self._guard:
            self.asker.say(self._guard, Tone.URGENT)

    def _fields(self, record: MeetingRecord) -> Iterator[Field]:
        held, chair, again = ("meeting", "held"), ("meeting", "chair"), ("meeting", "again")
        late, soon = partial(_too_late, record), partial(_too_soon, record)
        yield Field("held", BANK["held"], part="held", at=held, fault=late)
        yield Field("chair", BANK["chair"], part="chair", at=chair)
        for place, turn in enumerate(self._turns):
            yield self._another(record, place)
            yield from self._decision(record, turn, place)
        yield self._another(record, len(self._turns))
        yield from _referral(record)
        yield from self._family(record)
        yield Field("again", BANK["again"], part="again", at=again, fault=soon)
        yield Field("finish", BANK["finish"], part="finish")

    def _another(self, record: MeetingRecord, place: int) -> Field:
        """Return the question whether there is a decision to add, or to change."""
        words = BANK["more-decisions"] if record.decided else BANK["decisions"]
        mine = (Choice(number_of(each.key), f"Change: {each.words}") for each in record.decided)
        return Field(
            "decisions",
            words,
            part="decisions",
            turn=place,
            first="" if place else self._guard,
            choices=(*words.listed, *mine),
            takes=partial(self._turns_to, place),
        )

    def _turns_to(self, place: int, record: MeetingRecord, picked: str) -> MeetingRecord:
        """Come to a new decision, or to one that was picked, at a place among those come to."""
        match picked:
            case "yes":
                self._turns[place:] = [_Turn(record.next_key(), _State.NEW)]
            case "no":
                self._turns[place:] = []
            case number:
                mine = (each.key for each in record.decided if number_of(each.key) == number)
                self._turns[place:] = [_Turn(key, _State.PICKED) for key in mine]
        return record

    def _decision(self, record: MeetingRecord, turn: _Turn, place: int) -> Iterator[Field]:
        """Yield what is asked of one decision: whether it is changed, then each part of it."""
        decision = record.decision(turn.key)
        if decision is not None and turn.state in {_State.PICKED, _State.CHANGED}:
            words = BANK["decision"].filled(number=number_of(turn.key), what=decision.words)
            takes = partial(self._does_with, turn)
            yield Field("decision", words, part="decisions", turn=place, takes=takes)
        if turn.state in {_State.NEW, _State.CHANGED}:
            yield from self._parts(record, turn.key, place)

    def _does_with(self, turn: _Turn, record: MeetingRecord, picked: str) -> MeetingRecord:
        """Change a decision that was picked, take it away, or leave it as it is."""
        turn.state = _State.CHANGED if picked == "change" else _State.LEFT
        if picked != "remove":
            return record
        for each in self._turns:
            each.state = _State.LEFT if each.key == turn.key else each.state
        return without_rows(record, "decided", key=turn.key)

    def _parts(self, record: MeetingRecord, key: str, place: int) -> Iterator[Field]:
        """Yield what is asked of one decision, in order."""
        row = record.decision(key) or DecidedRow(key=key, status=AgreedStatus.NEW)
        asked = (*WHAT, *ABOUT, *WHO_AND_DAY, *KNOWN_BY)
        for each in _by_key(row, asked):
            field = replace(each, part="decisions", turn=place)
            if each.words.kind is FieldKind.SEVERAL:
                field = about_field(field, self.labels)
            elif each.words.kind is FieldKind.DAY:
                field = replace(field, fault=partial(_too_soon, record))
            elif each.at[-1] == "who":
                field = replace(field, fault=partial(_day_too_soon, record))
            yield field

    def _family(self, record: MeetingRecord) -> Iterator[Field]:
        yield Field(
            "family",
            BANK["family"],
            part="family",
            at=("family", "told"),
            means=YES_OR_NO,
            anew=True,
            first=self._guard,
            then=self._told_under_hold,
        )
        if record.family is None:
            return
        if not record.family.told:
            yield Field("family why", BANK["family-why"], part="family", at=("family", "why"))
            return
        yield Field("family by", BANK["family-by"], part="family", at=("family", "by"))
        yield Field("family on", BANK["family-on"], part="family", at=("family", "on"))

    @property
    def _guard(self) -> str:
        """What is said before anything is planned while a guard stands."""
        return UNDER_HOLD if self.is_held else UNDER_ASK if self.asks_first else ""

    def _told_under_hold(self, record: MeetingRecord) -> Remark | None:
        is_told = record.family is not None and record.family.told
        return (TOLD_UNDER_HOLD, Tone.URGENT) if self.is_held and is_told else None


def _by_key(row: DecidedRow, asked: Parts) -> Iterator[Field]:
    """Yield what is asked of a decision, which is found by its key whomever it is about."""
    key = {"key": row.key, "status": row.status}
    yield from fields_of(row, f"decision {number_of(row.key)}", asked, key)


def _referral(record: MeetingRecord) -> Iterator[Field]:
    at, said = ("referral", "today"), record.referral
    yield Field("referral", BANK["referral"], part="referral", at=at, means=YES_OR_NO, anew=True)
    if said is not None and said.today:
        yield Field("referral by", BANK["referral-by"], part="referral", at=("referral", "by"))
    elif said is not None:
        yield Field("referral why", BANK["referral-why"], part="referral", at=("referral", "why"))


def _too_late(record: MeetingRecord, held: date) -> str:
    """Return why the meeting cannot have been on a day, by what is to be done after it."""
    sooner = [each for each in record.days_to_come if each < held]
    day = day_words(min(sooner)) if sooner else ""
    return f"Something here is to be done by {day}, before that." if day else ""


def _too_soon(record: MeetingRecord, day: date) -> str:
    """Return why nothing decided at the meeting can be due on a day, if it cannot."""
    held = day_words(record.day)
    return f"That is before the meeting of {held}." if day < record.day else ""


def _day_too_soon(record: MeetingRecord, said: WhoAndDay) -> str:
    return _too_soon(record, said.by) if said.by is not None else ""


def ask_held(asker: Asker, today: date) -> date | None:
    """Ask on which day the meeting was held, before there is a record; None on going back.

    Raises:
        PersonLeftError: somebody chose to leave.
    """
    day = ask_field(asker, today, FormField("held", BANK["held"]))
    return None if day is Move.BACK else day
