"""A form: one record that is filled in question by question, in any number of sittings.

A form has a function that yields its fields, in order, by the record as it stands; it is called
again after every answer, so that what an answer opens or closes is right at once. Everything else
is done here: order, back, passing over, why, what is needed, saving before the next question, and
going on another day at what was not come to.

    BANK = form_bank("meeting-record")

    def fields(record: MeetingRecord) -> Iterator[FormField[MeetingRecord]]:
        yield FormField("chair", BANK["chair"], part="chair", at=("meeting", "chair"))
        yield FormField(
            "family", BANK["family"], part="family", at=("family", "told"), means=YES_OR_NO
        )
        if record.family is not None and not record.family.told:
            yield FormField("family why", BANK["family-why"], part="family", at=("family", "why"))

    Form(asker, today, record, save, fields).fill()

What a question says, and how it is answered, stands in `question_banks/talks/NAME.toml`: see
`FieldWords` in `form_bank.py`; blanks are filled by `BANK["day"].filled(child="eldest")`. Where an
answer stands, and what else hangs on it, is said by a `FormField` (`form_field.py`). Every id is
written out where it is used, so that a test can hold the file and the code against each other.
Where there is no record yet, `ask_field` puts one field alone. No rule that holds between fields
may stop a draft from being read: it is checked where the record is finished.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, Generic, TypeAlias

from ehe_check.ask.form_field import FormField, Pressed, ask_field, is_said
from ehe_check.ask.form_place import Record, put_at, stands_at
from ehe_check.ask.put import Asker, Tone
from ehe_check.ask.reply import Move


class Went(Enum):
    """Where a person goes from a field."""

    ON = auto()
    BACK = auto()
    SAME = auto()


Fields: TypeAlias = Sequence[FormField[Record]]


@dataclass
class Form(Generic[Record]):
    """One record that is being filled in.

    `save` writes it before the next question is put, and returns it as it is written. `fields`
    gives what arises by it, in order. `opened` shows what comes before them all, with the field
    that is gone on with, None where nothing is answered yet. Where it `leads_back`, back from the
    first field leaves the form.
    """

    asker: Asker
    today: date
    record: Record
    save: Callable[[Record], Record]
    fields: Callable[[Record], Iterable[FormField[Record]]]
    opened: Callable[[FormField[Record] | None], None] = lambda _: None
    leads_back: bool = False
    _came_to: set[tuple[str, int]] = field(default_factory=set)

    def fill(self, *, from_last: bool = False) -> bool:
        """Ask what is not answered yet, in order, until nothing is left; False on leaving it back.

        On coming back to it `from_last`, it begins with the last part.

        Raises:
            PersonLeftError: somebody leaves; everything answered is saved.
        """
        fields, place = self._open()
        place = _head(fields) if from_last and fields else place
        while place < len(fields):
            went = self.ask(fields[place])
            gone, fields = [each.key for each in fields[: place + 1]], self._fields()
            place = self._goes(went, fields, gone)
            if place < 0 and self.leads_back:
                return False
            if place < 0:
                fields, place = self._open()
        return True

    def ask(self, asked: FormField[Record]) -> Went:
        """Put one field until it is answered and saved, or somebody goes back."""
        self._came_to.add(asked.key)
        if asked.first:
            self.asker.say(asked.first, Tone.URGENT)
        said = ask_field(self.asker, self.today, asked, self.stands(asked))
        if said is Move.BACK:
            return Went.BACK
        if isinstance(said, Pressed):
            asked.keys[said.key]()
            return Went.SAME
        if not is_said(said) or said != self.stands(asked):
            self.keep(asked.takes(self.record, said) if asked.takes else self._put(asked, said))
        if words := asked.then(self.record):
            self.asker.say(*words)
        return Went.ON

    def keep(self, record: Record) -> None:
        """Save the record, where it has changed."""
        if record != self.record:
            self.record = self.save(record)

    def stands(self, asked: FormField[Record]) -> object:
        """Return what stands of a field in the record."""
        if asked.stands is not None:
            return asked.stands(self.record)
        return stands_at(self.record, asked.at) if asked.at else None

    def _put(self, asked: FormField[Record], said: object) -> Record:
        if not asked.at:
            return self.record
        anew = put_at(self.record, asked.at[:-1], None) if asked.anew else self.record
        return put_at(anew, asked.at, said)

    def _fields(self) -> list[FormField[Record]]:
        return list(self.fields(self.record))

    def _open(self) -> tuple[Fields[Record], int]:
        """Show what comes before the fields; return them, and the place of the first left."""
        fields = self._fields()
        left = self._left(fields, 0)
        is_begun = left < len(fields) and any(map(self._is_answered, fields))
        self.opened(fields[left] if is_begun else None)
        fields = self._fields()
        return fields, self._left(fields, 0)

    def _goes(self, went: Went, fields: Fields[Record], gone: Sequence[tuple[str, int]]) -> int:
        """Return the place to go to from the last of those gone through, as they arise now.

        Where that one does not any more, it is what is left after the last that does.
        """
        keys = [each.key for each in fields]
        if gone[-1] not in keys:
            last = max((keys.index(key) for key in gone if key in keys), default=-1)
            return self._left(fields, last + 1)
        now = keys.index(gone[-1])
        match went:
            case Went.ON:
                return self._next(fields, now)
            case Went.SAME:
                return now
            case Went.BACK:
                return _before(fields, now)

    def _next(self, fields: Fields[Record], place: int) -> int:
        """Return the place of the next in the part, else of the first that is left after it."""
        after = place + 1
        is_in_part = after < len(fields) and fields[after].part == fields[place].part
        return after if is_in_part else self._left(fields, after)

    def _left(self, fields: Fields[Record], start: int) -> int:
        """Return the first place from one on that was come to in this sitting, or is not settled.

        One that may be passed over is settled too where anything after it is answered.
        """
        answered = [self._is_answered(each) for each in fields]
        came_to = [
            is_so and not each.elsewhere for is_so, each in zip(answered, fields, strict=True)
        ]
        for place, each in enumerate(fields[start:], start):
            is_settled = answered[place] or (each.may_pass and any(came_to[place:]))
            if each.again or each.key in self._came_to or not is_settled:
                return place
        return len(fields)

    def _is_answered(self, asked: FormField[Record]) -> bool:
        """Say whether anything stands of a field, or it was passed over in a row that it opens."""
        stands = self.stands(asked)
        return is_said(stands) or (asked.opens and stands is not None)


def _before(fields: Sequence[FormField[Any]], place: int) -> int:
    """Return the place to go back to: before it in its part, else where the part before begins."""
    if place == 0 or fields[place - 1].part == fields[place].part:
        return place - 1
    return _head(fields[:place])


def _head(fields: Sequence[FormField[Any]]) -> int:
    """Return the place at which the last part begins."""
    return next(n for n, each in enumerate(fields) if each.part == fields[-1].part)
