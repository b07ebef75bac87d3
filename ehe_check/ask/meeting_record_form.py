"""The record of a meeting, typed in by somebody who was there: as a form, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import TypeAlias

from ehe_check.ask.decisions import (
    ABOUT,
    KNOWN_BY,
    WHAT_ALONE,
    WHO_AND_DAY,
    about_field,
    fields_of,
    guard_words,
)
from ehe_check.ask.form import Form, with_row, without_rows
from ehe_check.ask.form_field import (
    FieldKind,
    FormField,
    Remark,
    ask_field,
    form_bank,
)
from ehe_check.ask.put import Asker, Choice, Tone
from ehe_check.ask.reply import Move
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.ledger import NOT_LISTED
from ehe_check.over_time.meeting_record import (
    FamilyTold,
    MeetingRecord,
    ReferralToday,
    finished_at,
    number_of,
)
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first

TOLD_UNDER_HOLD = (
    "HOLD stands in this session, and the family has been told. Tell your safeguarding lead today."
)
THEY_LEAD = Own("Social care leads this already.")
BANK = form_bank("meeting-record")
Field: TypeAlias = FormField[MeetingRecord]
_REFERRALS: Mapping[str, object] = {
    "yes": ReferralToday(today=True),
    "no": ReferralToday(today=False),
    "they-lead": ReferralToday(today=False, why=THEY_LEAD),
}


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
    begun: MeetingRecord
    save: Callable[[MeetingRecord], None]
    now: Callable[[], datetime]
    labels: Mapping[str, str] = field(default_factory=dict)
    is_held: bool = False
    asks_first: bool = False
    next_number: Callable[[], int | None] = lambda: None
    form: Form[MeetingRecord] = field(init=False)

    def __post_init__(self) -> None:
        """Begin the form with the record as it stands."""
        self.form = self._form(self.begun, self._fields, opened=self._opened)

    def fill(self) -> MeetingRecord:
        """Ask for everything that is not recorded yet; return the record as it is said to be whole.

        Raises:
            PersonLeftError: somebody leaves; everything answered is saved.
        """
        self.form.fill()
        whole = finished_at(self.form.record, self.now(), self.next_number())
        self.save(whole)
        return whole

    def keep(self, record: MeetingRecord) -> MeetingRecord:
        """Save a record as it now is, and return it as it is saved."""
        kept = record.with_meeting(saved=self.now())
        self.save(kept)
        return kept

    def _form(
        self,
        record: MeetingRecord,
        fields: Callable[[MeetingRecord], Iterator[Field]],
        opened: Callable[[Field | None], None] = lambda _: None,
    ) -> Form[MeetingRecord]:
        """Return a form; of a record by hand it is not known what was passed over."""
        passed = ("meeting", "passed") if record.meeting.started is not None else ()
        asking = (self.asker, self.today, record, self.keep, fields)
        return Form(*asking, opened=opened, passed=passed)

    def _opened(self, first: Field | None) -> None:
        """Say what may not be planned where it is gone on with in the middle of a decision."""
        if first is not None and first.name.startswith("decision ") and self._guard:
            self.asker.say(self._guard, Tone.URGENT)

    def _fields(self, record: MeetingRecord) -> Iterator[Field]:
        held, chair, again = ("meeting", "held"), ("meeting", "chair"), ("meeting", "again")
        late, soon = partial(_too_late, record), partial(_too_soon, record)
        yield Field("held", BANK["held"], at=held, fault=late)
        yield Field("chair", BANK["chair"], at=chair)
        for row in record.decided:
            if not row.text:
                yield self._another(record)
            yield from self._of(row.key, record)
        if _without_words(record) is None:
            yield self._another(record)
        yield from _referral(record)
        yield from self._family(record)
        yield Field("again", BANK["again"], at=again, fault=soon)
        yield Field("finish", BANK["finish"], again=True)

    def _another(self, record: MeetingRecord) -> Field:
        """Return the question whether there is a decision to add, or to change."""
        said = [row for row in record.decided if row.text]
        words = BANK["more-decisions"] if said else BANK["decisions"]
        changes = [Choice(number_of(row.key), f"Change: {row.words}") for row in said]
        return Field(
            "decisions",
            words,
            first="" if said else self._guard,
            choices=(*words.listed, *changes),
            keys={number_of(row.key): partial(self._change, row) for row in said},
            takes=_with_another,
            stands=lambda record: None if _without_words(record) is None else "yes",
        )

    def _change(self, row: DecidedRow) -> None:
        """Go through one decision again, or take it away."""
        words = BANK["decision"].filled(number=number_of(row.key), what=row.words)
        match ask_field(self.asker, self.today, Field("decision", words)):
            case "change":
                form = self._form(self.form.record, partial(self._again, row.key))
                form.leads_back = True
                form.fill()
                self.form.record = form.record
            case "remove":
                self.form.keep(without_rows(self.form.record, "decided", key=row.key))
            case _:
                pass

    def _again(self, key: str, record: MeetingRecord) -> Iterator[Field]:
        yield from (replace(each, again=True) for each in self._of(key, record))

    def _of(self, key: str, record: MeetingRecord) -> Iterator[Field]:
        """Yield what is asked of one decision, found by its key whomever it is about."""
        by, name = {"key": key, "status": AgreedStatus.NEW}, f"decision {number_of(key)}"
        row = record.decision(key)
        parts = (*WHAT_ALONE, *ABOUT, *WHO_AND_DAY, *KNOWN_BY)
        fields = fields_of(row, name, parts, by) if row is not None else ()
        said = (row.text or "") if row is not None else ""
        for each in (replace(f, help="" if f.at[-1] == "text" else said) for f in fields):
            if each.words.kind is FieldKind.SEVERAL:
                yield about_field(each, self.labels)
            elif each.words.kind is FieldKind.DAY:
                yield replace(each, fault=partial(_too_soon, record))
            elif each.at[-1] == "who":
                yield replace(each, fault=lambda said: _too_soon(record, said.by))
            else:
                yield each

    def _family(self, record: MeetingRecord) -> Iterator[Field]:
        """Yield whether the family was told, and why not yet: HOLD and ASK FIRST are the reason."""
        said, why = record.family, self._why_not_yet
        yes, no = FamilyTold(told=True), FamilyTold(told=False, why=why)
        yield Field(
            "family",
            BANK["family"],
            at=("family",),
            means={"yes": yes, "no": no},
            stands=lambda _: said and (yes if said.told else no),
            first=self._guard,
            then=self._told_under_hold,
        )
        if said is None:
            return
        if not said.told:
            if why is None:
                yield Field("family why", BANK["family-why"], at=("family", "why"))
            return
        yield Field("family by", BANK["family-by"], at=("family", "by"))
        yield Field("family on", BANK["family-on"], at=("family", "on"))

    @property
    def _guard(self) -> str:
        """What is said before anything is planned while a guard stands."""
        return guard_words(hold=self.is_held, asks_first=self.asks_first)

    @property
    def _why_not_yet(self) -> Own | None:
        """Why a family has not been told that is not to be told yet; None where it is asked."""
        if self.is_held:
            return Own("HOLD stands.")
        return Own("ASK FIRST stands.") if self.asks_first else None

    def _told_under_hold(self, record: MeetingRecord) -> Remark | None:
        is_told = record.family is not None and record.family.told
        return (TOLD_UNDER_HOLD, Tone.URGENT) if self.is_held and is_told else None


def _without_words(record: MeetingRecord) -> DecidedRow | None:
    """Return the decision that was added and not worded yet, if one was."""
    return next((row for row in record.decided if not row.text), None)


def _with_another(record: MeetingRecord, said: str) -> MeetingRecord:
    """Return a record with a decision that is still to be worded, or without that."""
    row = _without_words(record)
    if said == "yes" and row is None:
        new = DecidedRow(key=record.next_key(), status=AgreedStatus.NEW)
        return with_row(record, "decided", new, by="key")
    return without_rows(record, "decided", key=row.key) if said == "no" and row else record


def _referral(record: MeetingRecord) -> Iterator[Field]:
    """Yield whether a referral was to be made, by whom, or why not where social care does not lead.

    That they do is a reason, and needs no other.
    """
    said = record.referral
    yield Field(
        "referral", BANK["referral"], at=("referral",), means=_REFERRALS, stands=_was_referred
    )
    if said is not None and said.today:
        yield Field("referral by", BANK["referral-by"], at=("referral", "by"))
    elif said is not None and said.why != THEY_LEAD:
        yield Field("referral why", BANK["referral-why"], at=("referral", "why"))


def _was_referred(record: MeetingRecord) -> ReferralToday | None:
    """Return what was answered of a referral, without what was asked of that answer."""
    said = record.referral
    if said is None:
        return None
    return ReferralToday(today=said.today, why=THEY_LEAD if said.why == THEY_LEAD else None)


def _too_late(record: MeetingRecord, held: date) -> str:
    """Return why the meeting cannot have been on a day, by what is to be done after it."""
    sooner = [each for each in record.days_to_come if each < held]
    day = day_words(min(sooner)) if sooner else ""
    return f"Something here is to be done by {day}, before that." if day else ""


def _too_soon(record: MeetingRecord, day: date | None) -> str:
    """Return why nothing decided at the meeting can be due on a day, if it cannot."""
    is_before = day is not None and day < record.day
    return f"That is before the meeting of {day_words(record.day)}." if is_before else ""


def ask_held(asker: Asker, today: date) -> date | None:
    """Ask on which day the meeting was held, before there is a record; None on going back.

    Raises:
        PersonLeftError: somebody chose to leave.
    """
    day = ask_field(asker, today, FormField("held", BANK["held"]))
    return None if day is Move.BACK else day


def say_record(
    asker: Asker,
    record: MeetingRecord,
    labels: Mapping[str, str],
    *,
    is_held: bool,
    asks_first: bool,
) -> None:
    """Say what a record holds; while a guard stands, with the caution under its decisions."""
    asker.say(f"Recorded of the meeting of {day_words(record.day)}", Tone.HEADING)
    for line in _lines(record, labels):
        asker.say(line)
    caution = check_first(hold=is_held, asks_first=asks_first)
    if record.decided and caution:
        asker.say(caution)


def _lines(record: MeetingRecord, labels: Mapping[str, str]) -> Iterator[str]:
    if record.meeting.chair:
        yield f"Chair: {record.meeting.chair}"
    yield from (_decision(each, labels) for each in record.decided)
    if not record.decided:
        yield "No decision is recorded."
    if (referral := record.referral) is not None:
        words = _answer_words(referral, "no", is_yes=referral.today)
        yield f"Referral to children's social care that day: {words}"
    if (family := record.family) is not None:
        words = _answer_words(family, "not yet", is_yes=family.told, on=family.on)
        yield f"The family told: {words}"
    if record.meeting.again is not None:
        yield f"Looked at again on {day_words(record.meeting.again)}."


def _decision(row: DecidedRow, labels: Mapping[str, str]) -> str:
    whom = ", ".join(labels.get(each, NOT_LISTED) for each in row.about)
    beside = [f"who: {row.who}"] if row.who else []
    beside += [f"by {day_words(row.by)}"] if row.by else []
    beside += [f"known by: {row.known_by}"] if row.known_by else []
    what = ": ".join(filter(None, (whom, row.words)))
    return f"{number_of(row.key)}. {what}" + (f" ({'; '.join(beside)})" if beside else "")


def _answer_words(
    said: ReferralToday | FamilyTold, no: str, *, is_yes: bool, on: date | None = None
) -> str:
    """Return whether something was done, by whom and on which day, or why not."""
    if not is_yes:
        return f"{no}. {said.why}"
    by, day = f"by {said.by}" if said.by else "", f"on {day_words(on)}" if on else ""
    return f"{', '.join(filter(None, ('yes', by, day)))}."
