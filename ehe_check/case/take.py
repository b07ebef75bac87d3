"""Take answers from a file into a session: checked as typed ones are, nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answer_faults import MAKE_ROOM, NO_ROOM, Fault, Place, Row, row_faults
from ehe_check.case.answers_on_a_day import with_last_seen
from ehe_check.case.changed_answers import with_list_state, without_void_agreement
from ehe_check.case.labels import called_alike, number_of
from ehe_check.case.walk import read_on
from ehe_check.errors import nearest, quoted
from ehe_check.judge.answers import Answer, Answers, Entry, Ref, Sighting

Kind = TypeVar("Kind", Answer, Entry, Sighting)
_KEEP = "Nothing was written. Keep one of the two."


@dataclass(frozen=True)
class Brought:
    """What a file brings: its rows by their places, entries first, then answers and sightings.

    `complete` are the rosters that it calls complete.
    """

    rows: Mapping[Place, Row] = field(default_factory=dict)
    complete: tuple[str, ...] = ()

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Yield its rows of a kind: entries, answers, or cells of the grid."""
        return (each for each in self.rows.values() if isinstance(each, kind))

    @cached_property
    def named_at(self) -> Mapping[str | None, Place]:
        """Where it lists each entry, or where it first names it."""
        found: dict[str | None, Place] = {}
        for place, row in self.rows.items():
            found.setdefault(row.id if isinstance(row, Entry) else row.about, place)
        return found


@dataclass(frozen=True)
class Taken:
    """What came of taking answers: the answers together, or what stood in the way."""

    answers: Answers
    faults: tuple[tuple[Place, Fault], ...] = ()


def take(
    bank: QuestionBank, into: Answers, brought: Brought, today: date, session: str = "the session"
) -> Taken:
    """Return the answers of a session with those of a file: all of them, or none and why not."""
    listed = _with_entries(bank, into, brought)
    found = (
        *_faults(bank, listed, brought, today),
        *_no_room(listed, brought),
        *_of_complete(bank, listed, brought.complete),
        *_namesakes(into, listed, brought),
        *(
            (place, Fault(f"{fact} in {session}", _KEEP))
            for place, row in brought.rows.items()
            if (fact := _differing(into, row))
        ),
    )
    if found:
        return Taken(into, found)
    together = replace(listed, complete=listed.complete | frozenset(brought.complete))
    for answer in brought.of(Answer):
        joined = _joined(into.get(answer.ref), _dated(bank, answer, today))
        together = with_list_state(bank, together, joined)
    for sighting in brought.of(Sighting):
        dated = sighting.model_copy(update={"answered": sighting.answered or today})
        together = together.with_sighting(into.sightings.get(sighting.cell, dated))
    closed = _with_closed_lists(bank, with_last_seen(bank, together), today)
    before, now = (read_on(bank, each, today) for each in (into, closed))
    return Taken(without_void_agreement(before, now, closed))


def _dated(bank: QuestionBank, answer: Answer, today: date) -> Answer:
    """Return an answer with what was asked and when, where its file does not say."""
    asked = answer.asked or bank.by_id[answer.question].text
    return answer.model_copy(update={"asked": asked, "answered": answer.answered or today})


def _joined(mine: Answer | None, theirs: Answer) -> Answer:
    """Return one answer of two that do not differ, with the notes of both."""
    if mine is None:
        return theirs
    notes = [note for note in (mine.note, theirs.note) if note is not None]
    if mine.note is not None and theirs.note is not None and theirs.note in mine.note:
        notes = [mine.note]
    kept = mine if mine.settles else theirs
    return kept.model_copy(update={"note": "\n".join(notes) if notes else None})


def _with_closed_lists(bank: QuestionBank, answers: Answers, today: date) -> Answers:
    """Return the answers with each complete roster's own question answered as complete."""
    for roster in bank.rosters:
        if roster.id in answers.complete and answers.get(Ref(roster.question)) is None:
            closed = Answer(question=roster.question, value="complete")
            answers = answers.with_answer(_dated(bank, closed, today))
    return answers


def _with_entries(bank: QuestionBank, into: Answers, brought: Brought) -> Answers:
    """Return the answers with the file's entries, and with those that its answers only name.

    One that is listed already gets those attributes that it has not set itself.
    """
    known = into
    for entry in brought.of(Entry):
        mine = known.entry(entry.id)
        said = _attributes(entry) | (_attributes(mine) if mine is not None else {})
        known = known.with_entry((mine or entry).model_copy(update=said))
    for about in brought.named_at:
        if about is None or known.entry(about) is not None:
            continue
        if about.rpartition("-")[0] in bank.roster_by_id:
            known = known.with_entry(Entry(id=about, label=number_of(about, bank)))
    return known


def _attributes(entry: Entry) -> dict[str, object]:
    return dict(entry.model_extra or {})


def _faults(
    bank: QuestionBank, listed: Answers, brought: Brought, today: date
) -> Iterator[tuple[Place, Fault]]:
    for place, row in brought.rows.items():
        yield from ((place, fault) for fault in row_faults(bank, listed, row, today))
        question = bank.by_id.get(row.question) if isinstance(row, Answer) else None
        is_closed = isinstance(row, Answer) and row.value == "complete"
        if is_closed and question and question.lists and not listed.listed(question.lists):
            yield place, _nobody_listed(question.id, question.lists)


def _no_room(listed: Answers, brought: Brought) -> Iterator[tuple[Place, Fault]]:
    """Yield a fault for each entry too many, where it is listed or first named."""
    beyond = listed.too_many
    for about, place in brought.named_at.items():
        if about in beyond:
            yield place, Fault(NO_ROOM, MAKE_ROOM)


def _of_complete(
    bank: QuestionBank, listed: Answers, complete: tuple[str, ...]
) -> Iterator[tuple[Place, Fault]]:
    for number, roster in enumerate(complete):
        if roster not in bank.roster_by_id:
            fault = Fault(f"there is no list {quoted(roster)}", nearest(roster, bank.roster_by_id))
            yield ("complete_rosters", number), fault
        elif not listed.listed(roster):
            yield ("complete_rosters", number), _nobody_listed(roster, roster)


def _namesakes(into: Answers, listed: Answers, brought: Brought) -> Iterator[tuple[Place, Fault]]:
    """Yield each entry that a file brings, or only names, and that is called as another is."""
    for earlier, later in called_alike(listed):
        new = next((one for one in (later, earlier) if into.entry(one.id) is None), None)
        if new is None:
            continue
        other = earlier if new is later else later
        fact = f"{new.id} is called {quoted(new.label)}, as {other.id} is"
        remedy = f'Give [[entries]] with id = "{new.id}" a label of its own.'
        yield brought.named_at[new.id], Fault(fact, remedy)


def _nobody_listed(what: str, roster: str) -> Fault:
    remedy = f'Add [[entries]] with id = "{roster}-1" and a label, or use not_known.'
    return Fault(f"{what} calls a list complete on which nobody stands", remedy)


def _differing(into: Answers, row: Row) -> str:
    """Return what a row says otherwise than the session does; empty where nothing."""
    match row:
        case Entry() if (mine := into.entry(row.id)) and not _is_same(mine, row):
            return f"{row.id} is described differently"
        case Answer() if (already := into.get(row.ref)) and already.settles and row.settles:
            return "" if already.same_as(row) else f"{row.ref} is answered differently"
        case Sighting() if (there := into.sightings.get(row.cell)) and not there.same_as(row):
            return f"what is said of {row.by} and {row.about} is different"
        case _:
            return ""


def _is_same(mine: Entry, theirs: Entry) -> bool:
    ours, others = _attributes(mine), _attributes(theirs)
    shared = ours.keys() & others.keys()
    return mine.label == theirs.label and all(ours[key] == others[key] for key in shared)
