"""A form: one record that is filled in question by question, in any number of sittings.

A form has a function that yields its fields, in order, by the record as it stands; it is called
again after every answer, so that what an answer opens or closes is right at once. Everything else
is done here: order, back, passing over, why, what is needed, saving before the next question, and
going on another day at what was not come to.

    BANK = form_bank("meeting-record")

    def fields(record: MeetingRecord) -> Iterator[FormField[MeetingRecord]]:
        yield FormField("chair", BANK["chair"], at=("meeting", "chair"))
        yield FormField("family", BANK["family"], at=("family", "told"), means=YES_OR_NO)
        if record.family is not None and not record.family.told:
            yield FormField("family why", BANK["family-why"], at=("family", "why"))

    Form(asker, today, record, save, fields).fill()

What a question says, and how it is answered, stands in `question_banks/talks/NAME.toml`: see
`FieldWords` in `form_field.py`; blanks are filled by `BANK["day"].filled(child="eldest")`. Where an
answer stands, and what else hangs on it, is said by a `FormField` (`form_field.py`). Every id is
written out where it is used, so that a test can hold the file and the code against each other.
Where there is no record yet, `ask_field` puts one field alone. No rule that holds between fields
may stop a draft from being read: it is checked where the record is finished.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeAlias

from pydantic import BaseModel

from ehe_check.ask.form_field import FormField, Place, Pressed, Record, Row, ask_field, is_said
from ehe_check.ask.put import Asker, Tone
from ehe_check.ask.reply import Move

Fields: TypeAlias = Sequence[FormField[Record]]


@dataclass
class Form(Generic[Record]):
    """One record that is being filled in.

    `save` writes it before the next question is put, and returns it as it is written. `fields`
    gives what arises by it, in order, each with a name of its own. `opened` shows what comes before
    them all, with the field that is gone on with, None where nothing is answered yet. Where it
    `leads_back`, back from the first field leaves the form. At `passed` the record keeps the names
    of fields that were come to, and of which nothing stands: they are not asked another day. Of a
    record without that place it is taken from what is answered after them.
    """

    asker: Asker
    today: date
    record: Record
    save: Callable[[Record], Record]
    fields: Callable[[Record], Iterable[FormField[Record]]]
    opened: Callable[[FormField[Record] | None], None] = lambda _: None
    leads_back: bool = False
    passed: Place = ()
    _came_to: set[str] = field(default_factory=set)
    _passed: dict[str, None] = field(default_factory=dict)

    def fill(self, *, from_last: bool = False) -> bool:
        """Ask what is not answered yet, in order, until nothing is left; False on leaving it back.

        On coming back to it `from_last`, it begins with the last field.

        Raises:
            PersonLeftError: somebody leaves; everything answered is saved.
        """
        fields, place = self._open()
        place = len(fields) - 1 if from_last and fields else place
        while place < len(fields):
            said = self.ask(fields[place])
            gone, fields = [each.name for each in fields[: place + 1]], self._fields()
            place = self._goes(said, fields, gone)
            if place < 0 and self.leads_back:
                return False
            if place < 0:
                fields, place = self._open()
        return True

    def ask(self, asked: FormField[Record]) -> object:
        """Put one field until it is answered and saved, or somebody goes back or presses a key."""
        self._came_to.add(asked.name)
        if asked.first:
            self.asker.say(asked.first, Tone.URGENT)
        said = ask_field(self.asker, self.today, asked, self._stands(self.record, asked))
        if isinstance(said, Pressed):
            if said.ticked:
                self.keep(self._with(asked, said.ticked))
            asked.keys[said.key]()
        elif said is not Move.BACK:
            self.keep(self._with(asked, said))
            if words := asked.then(self.record):
                self.asker.say(*words)
        return said

    def keep(self, record: Record) -> None:
        """Save the record, where it has changed."""
        if record != self.record:
            self.record = self.save(record)

    def _stands(self, record: Record, asked: FormField[Record]) -> object:
        if asked.stands is not None:
            return asked.stands(record)
        return stands_at(record, asked.at) if asked.at else None

    def _with(self, asked: FormField[Record], said: object) -> Record:
        """Return the record with an answer, and with the name of what nothing stands of then."""
        record = self.record
        if not is_said(said) or said != self._stands(record, asked):
            record = asked.takes(record, said) if asked.takes else _put(record, asked, said)
        self._passed.pop(asked.name, None)
        if not asked.again and not is_said(self._stands(record, asked)):
            self._passed[asked.name] = None
        return put_at(record, self.passed, tuple(self._passed)) if self.passed else record

    def _fields(self) -> list[FormField[Record]]:
        return list(self.fields(self.record))

    def _open(self) -> tuple[Fields[Record], int]:
        """Show what comes before the fields; return them, and the place of the first left."""
        fields = self._fields()
        self._passed = dict.fromkeys(self._passed_before(fields))
        came_to = self._came_to
        left = next((f for f in fields if f.name in came_to or not self._is_settled(f)), None)
        is_begun = bool(self._passed) or any(map(self._is_answered, fields))
        self.opened(left if is_begun else None)
        fields = self._fields()
        return fields, self._left(fields, 0)

    def _passed_before(self, fields: Fields[Record]) -> Iterable[str]:
        """Return the names of what was passed over before this sitting."""
        if self.passed:
            return tuple(stands_at(self.record, self.passed))
        answered = [self._is_answered(each) for each in fields]
        may_pass = (each.words.may_skip or not each.words.needed for each in fields)
        return [fields[n].name for n, may in enumerate(may_pass) if may and any(answered[n:])]

    def _goes(self, said: object, fields: Fields[Record], gone: Sequence[str]) -> int:
        """Return the place to go to from the last of those gone through, as they arise now.

        Where that one does not any more, it is what is left after the last that does.
        """
        names = [each.name for each in fields]
        now = max((names.index(each) for each in gone if each in names), default=-1)
        if gone[-1] not in names:
            return self._left(fields, now + 1)
        now = names.index(gone[-1])
        if isinstance(said, Pressed):
            return now
        return now - 1 if said is Move.BACK else self._left(fields, now + 1)

    def _left(self, fields: Fields[Record], start: int) -> int:
        """Return the first place from one on that was come to in this sitting or is not settled."""
        for place, each in enumerate(fields[start:], start):
            if each.again or each.name in self._came_to or not self._is_settled(each):
                return place
        return len(fields)

    def _is_settled(self, asked: FormField[Record]) -> bool:
        return self._is_answered(asked) or asked.name in self._passed

    def _is_answered(self, asked: FormField[Record]) -> bool:
        return is_said(self._stands(self.record, asked))


def _put(record: Record, asked: FormField[Record], said: object) -> Record:
    """Return the record with an answer at the place of its field."""
    if not asked.at:
        return record
    anew = put_at(record, asked.at[:-1], None) if asked.anew else record
    return put_at(anew, asked.at, said)


def stands_at(value: Any, place: Place) -> Any:  # noqa: ANN401 (whatever stands there)
    """Return what stands at a place of a record, None where the record does not reach so far."""
    for step in place:
        if value is None:
            return None
        value = getattr(value, step) if isinstance(step, str) else _row(value, *step)
    return value


def put_at(record: Record, place: Place, said: object) -> Record:
    """Return a record with something put at a place; None takes away what stands there."""
    whole = record.model_dump(by_alias=True)
    there, (*within, last) = whole, place
    for step in within:
        there = _within(there, step)
    there |= {str(last): said}
    if said is None:
        del there[str(last)]
    return type(record).model_validate(whole)


def _within(there: dict[str, Any], step: str | Row) -> dict[str, Any]:
    """Return what stands in a field, or in a row of a table, made anew where nothing does."""
    if isinstance(step, str):
        inner: dict[str, Any] = there[step] or {}
        there[step] = inner
        return inner
    table, key = step
    found = (row for row in there[table] if key.items() <= row.items())
    row = next(found, None) or dict(key)
    if row not in there[table]:
        there[table] = (*there[table], row)
    return row


def with_row(record: Record, table: str, row: BaseModel, by: str) -> Record:
    """Return a record with a row added to a table, or changed in its place by one of its fields."""
    rows = {getattr(each, by): each for each in getattr(record, table)} | {getattr(row, by): row}
    return changed(record, **{table: tuple(rows.values())})


def without_rows(record: Record, table: str, **key: object) -> Record:
    """Return a record without the rows of a table that say something of themselves."""
    rows = getattr(record, table)
    return changed(record, **{table: tuple(each for each in rows if not _is(each, key))})


def changed(record: Record, **fields: object) -> Record:
    """Return a record with fields changed, each checked and made what the file keeps."""
    return type(record).model_validate({**dict(record), **fields})


def _row(record: BaseModel, table: str, key: Mapping[str, object]) -> Any:  # noqa: ANN401 (a row)
    return next((each for each in getattr(record, table) if _is(each, key)), None)


def _is(row: BaseModel, key: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == said for name, said in key.items())
