"""Decisions in every interview: as lines, and as a form of what became of one and of a new one.

Every interview that asks of decisions asks them by these, in the words of one bank: the case, a
supervision, and the record of a meeting. What is said is put in the row of the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel

from ehe_check.ask.day import WhoAndDay, ask_who_and_day
from ehe_check.ask.form import changed, put_at, stands_at, with_row
from ehe_check.ask.form_field import FieldWords, FormField, form_bank
from ehe_check.ask.put import Choice, Put
from ehe_check.ask.reply import Move
from ehe_check.case.decided import CALL_MADE, AgreedStatus, DecidedRow
from ehe_check.case.session import Session
from ehe_check.over_time.ledger import NOT_LISTED, Decided
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import times_words

Keeper = TypeVar("Keeper", Session, Supervision, MeetingRecord)
"""What keeps decisions: one of three kinds of file."""
Parts: TypeAlias = tuple[tuple[str, FieldWords], ...]
"""What is asked of a decision, in order: where it stands in its row, and the words."""

BANK = form_bank("decision")
WHOLE_CASE = "whole"
THE_MEETING = "meeting"
WHAT: Parts = (("text", BANK["what"]),)
WHAT_ALONE: Parts = (("text", BANK["what-alone"]),)
WHAT_OR_MORE: Parts = (("text", BANK["what-or-more"]),)
WHO_AND_DAY: Parts = (("who", BANK["who-and-day"]), ("by", BANK["by"]))
ABOUT: Parts = (("about", BANK["about"]),)
KNOWN_BY: Parts = (("known_by", BANK["known-by"]),)
_BECAME: Mapping[AgreedStatus, Parts] = {
    AgreedStatus.DONE: (("done_on", BANK["done-on"]), ("for_child", BANK["for-child"])),
    AgreedStatus.CARRY_ON: (("by", BANK["new-day"]), ("why", BANK["why"])),
    AgreedStatus.DROPPED: (("why", BANK["why-dropped"]),),
    AgreedStatus.CHANGED: WHO_AND_DAY,
}


def may_pass(words: FieldWords) -> FieldWords:
    """Return a question that may be passed over."""
    return words.model_copy(update={"needed": False})


def row_of(record: Keeper, decided: Decided) -> DecidedRow | None:
    """Return what a record says of an earlier decision, or None."""
    ref = decided.key, decided.about
    return next((row for row in record.decided if row.ref == ref), None)


def fields_of(
    row: DecidedRow, name: str, parts: Parts, key: Mapping[str, object] | None = None
) -> Iterator[FormField[Any]]:
    """Yield what is asked of a decision, each put in its row; one that is not there is made.

    By when is asked where it was not typed beside who does it. The row is found by `key`, by all
    that tells it from others where that is not given.
    """
    key = key or {"key": row.key, "about": row.about, "status": row.status}
    names = [part for part, _ in parts]
    for part, words in parts:
        named = "what" if part == "text" else part.replace("_", " ")
        asked = FormField[Any](f"{name} {named}", words, at=(("decided", key), part))
        if part == "who":
            yield with_day(asked)
        elif part != "by" or "who" not in names or row.by is None:
            yield asked


def with_day(asked: FormField[Any]) -> FormField[Any]:
    """Return the question who does something as one that takes the day beside that, too.

    To pass it over takes no day away.
    """
    row, remark = asked.at[:-1], asked.words.needed
    who, by = (*row, "who"), (*row, "by")

    def says(record: BaseModel, said: WhoAndDay | None) -> BaseModel:
        record = put_at(record, who, said.who if said is not None else None)
        return put_at(record, by, said.by) if said is not None else record

    def stands(record: BaseModel) -> WhoAndDay | None:
        said = WhoAndDay(stands_at(record, who) or None, stands_at(record, by))
        return None if said == WhoAndDay() else said

    def fault(said: WhoAndDay) -> str:
        return remark if isinstance(remark, str) and said.who is None else ""

    return replace(asked, reads=ask_who_and_day, takes=says, stands=stands, fault=fault)


def about_field(asked: FormField[Keeper], labels: Mapping[str, str]) -> FormField[Keeper]:
    """Return the question whom a decision is about, with everybody who is listed."""

    def about(record: Keeper, picked: tuple[str, ...]) -> Keeper:
        return put_at(record, asked.at, tuple(each for each in picked if each != WHOLE_CASE))

    words: FieldWords = asked.words
    choices = (*words.listed, *(Choice(*each) for each in labels.items()))
    return replace(asked, takes=about, choices=choices, as_put=partial(by_itself, WHOLE_CASE))


def by_itself(choice: str, put: Put) -> Put:
    """Return a question of which one choice never stands beside another."""
    return replace(put, by_itself=frozenset({choice}))


@dataclass(frozen=True)
class Earlier:
    """An earlier decision, of which it is asked what became.

    `what` says which it is, and `on` is the day on which that is told, where it is not the day of
    the file. Where it is asked `in_passing`, all but why it is dropped may be left out. `meeting`
    is the key of what was said of a meeting, where this may be about the same one.
    """

    decided: Decided
    what: str
    on: date | None = None
    in_passing: bool = False
    meeting: str = ""

    def fields(
        self,
        record: Keeper,
        replaced: Callable[[Keeper, DecidedRow], Keeper] = lambda record, _: record,
    ) -> Iterator[FormField[Keeper]]:
        """Yield what became of it, and then what belongs to that.

        `replaced` puts what stands in its place beside a row that says so.
        """
        row = row_of(record, self.decided)
        name = " ".join(("due", self.decided.id, *self.decided.about))
        words = BANK["became"].filled(what=self.what)
        if self.meeting:
            words = BANK["became-or-meeting"].filled(what=self.what)
        yield FormField(
            name,
            words,
            takes=partial(self._becomes, replaced),
            stands=self._became,
            as_put=lambda put: replace(
                put,
                moves=(put.moves - {Move.SKIP}) | {Move.NOT_KNOWN},
                not_known_label="Not known yet: leave it open",
            ),
        )
        if row is None:
            return
        may_leave = self.in_passing and row.status is not AgreedStatus.DROPPED
        asked: Parts = _BECAME.get(row.status, ())
        if self.decided.carried and row.status is AgreedStatus.CARRY_ON:
            asked = (*asked[:1], ("why", BANK["why-again"]))
        parts = tuple((part, may_pass(words) if may_leave else words) for part, words in asked)
        is_changed = row.status is AgreedStatus.CHANGED
        offers = WhoAndDay(self.decided.who, self.decided.by) if is_changed else None
        for field in fields_of(row, name, parts):
            yield replace(field, offers=offers if field.at[-1] == "who" else None)

    def _became(self, record: Keeper) -> str | None:
        row = row_of(record, self.decided)
        if row is None:
            return None
        return THE_MEETING if self.meeting and row.replaced_by == self.meeting else row.status

    def _becomes(
        self,
        replaced: Callable[[Keeper, DecidedRow], Keeper],
        record: Keeper,
        picked: str | None,
    ) -> Keeper:
        """Return a record with what became of it; what was said of it otherwise goes."""
        record = self._without(record)
        if picked is None:
            return record
        if picked == THE_MEETING:
            row = self._row(AgreedStatus.REPLACED).model_copy(update={"replaced_by": self.meeting})
            return with_row(record, "decided", row, by="ref")
        row = self._row(AgreedStatus(picked))
        record = with_row(record, "decided", row, by="ref")
        return replaced(record, row) if picked == AgreedStatus.REPLACED else record

    def _without(self, record: Keeper) -> Keeper:
        """Return a record in which nothing is said of it, nor stands in its place."""
        before = row_of(record, self.decided)
        gone = {before.replaced_by} - {self.meeting} if before is not None else set()
        left = (row for row in record.decided if row is not before and row.key not in gone)
        return changed(record, decided=tuple(left))

    def _row(self, status: AgreedStatus) -> DecidedRow:
        """Return the row of what became of it: in its own words, or as the line that it is."""
        decided = self.decided
        keeps_who = status is AgreedStatus.CARRY_ON
        return DecidedRow(
            key=decided.key,
            about=decided.about,
            status=status,
            text=decided.what if decided.in_own_words else None,
            prompt=None if decided.in_own_words else decided.what or None,
            on=self.on,
            who=decided.who or None if keeps_who else None,
            number=decided.number,
        )


UNDER_HOLD = (
    "HOLD stands. Plan nothing that could let the family know of this worry until everyone that "
    "the HOLD names has agreed."
)
UNDER_ASK = (
    "ASK FIRST stands. Plan nothing by which the family would hear of this worry before it is "
    "agreed with whoever ASK FIRST names."
)
_MADE = {
    "session": "in the session",
    "supervision": "in the supervision",
    "meeting": "at the meeting",
}


def guard_words(*, hold: bool, asks_first: bool) -> str:
    """Return what is said before anything is planned; empty where no guard stands."""
    return UNDER_HOLD if hold else UNDER_ASK if asks_first else ""


def what_to_look_at_again(meeting: MeetingRecord | None) -> str:
    """Return who is asked to have looked again at what a meeting decided; empty where nobody is."""
    if meeting is None or meeting.meeting.again is None:
        return ""
    held, again = day_words(meeting.day), day_words(meeting.meeting.again)
    return (
        f"The meeting of {held} was to be looked at again on {again}. Nothing here shows that it "
        "was: who looked, and what has changed for each child?"
    )


def words_of(decided: Decided) -> str:
    """Return what was decided, or why no words of it stand here."""
    if decided.is_as_its_page:
        return f"as the page of {day_words(decided.on)} said"
    return decided.what or "a decision whose words are left out now"


def made_where(decided: Decided) -> str:
    """Return in what a decision was made, and when."""
    if decided.key.startswith(CALL_MADE):
        return f"Said in a call on {day_words(decided.on)}."
    return f"Decided {_MADE[decided.at]} of {day_words(decided.on)}."


def carried_words(decided: Decided) -> str:
    """Return how often a decision was carried on, and when last; empty where it never was."""
    if not decided.carried:
        return ""
    which = "" if len(decided.carried) == 1 else "last "
    times, last = times_words(len(decided.carried)), decided.carried[-1]
    return f"Carried on {times}, {which}on {day_words(last.on)}"


def decision_line(decided: Decided, today: date) -> str:
    """Return an open decision as a line: its number, whom, what, who and by when."""
    whom = f"{decided.whom or NOT_LISTED}: " if decided.about else ""
    day = f"by {day_words(decided.by)}{_past(decided, today)}" if decided.by else "no day"
    beside = (decided.who, day) if decided.who else (day,)
    return f"{decided.id} {whom}{words_of(decided)} ({'; '.join(beside)})"


def _past(decided: Decided, today: date) -> str:
    days = decided.days_past(today)
    if not days:
        return ", which is today" if decided.by == today else ""
    return f", {days} day{'' if days == 1 else 's'} ago"
