"""The record of a meeting that was held: read back or typed in, and kept beside its session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ehe_check.advice.guard import Guard
from ehe_check.ask.meeting.record_form import RecordInterview, ask_held
from ehe_check.ask.meeting.say_record import say_record
from ehe_check.ask.moves import BACK_OR_LEAVE
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.save import Saving
from ehe_check.ask.who_asks import Asker, Ending, PersonLeftError
from ehe_check.bank.prompt_rule import State
from ehe_check.case.session import Session
from ehe_check.cli.clock import Clock
from ehe_check.cli.messages import command, known_in, named, say
from ehe_check.cli.options import MeetingOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    raise_if_unsaved,
    refuse_without_terminal,
    saving_in,
    say_saved,
    somebody_is_there,
)
from ehe_check.cli.printout import refuse_missing_folder
from ehe_check.cli.saved_session import bank_for, case_met, open_session
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.meeting.record_file import (
    begun_record,
    keep_record,
    record_of,
    refuse_unfinished,
)
from ehe_check.over_time.meeting_record import MeetingRecord, finished_at
from ehe_check.over_time.meeting_record_file import meeting_record_bytes

_LISTED = ("child", "adult")


@dataclass(frozen=True)
class Recorded:
    """The session that a meeting was about, what it lists, and what may not be said yet.

    `next_number` is the next one of the case's ledger.
    """

    file: Path
    session: Session
    guard: Guard
    clock: Clock
    plain: bool | None
    next_number: int

    @property
    def labels(self) -> dict[str, str]:
        """The children and adults who are listed, by their ids."""
        listed = self.session.all_answers().listed
        return {each.id: each.label for roster in _LISTED for each in listed(roster)}

    @property
    def asks_first(self) -> bool:
        """Whether it is agreed first who says what to the family."""
        return self.guard.state is State.GUARDED

    def interview(
        self, record: MeetingRecord, person: Asker, save: Saving[MeetingRecord]
    ) -> RecordInterview:
        """Return the interview in which a record is typed in."""
        return RecordInterview(
            asker=person,
            today=self.clock.today,
            record=record,
            save=save,
            now=self.clock.now,
            labels=self.labels,
            is_held=self.guard.holds,
            asks_first=self.asks_first,
            next_number=self.next_number,
        )

    def read_back(self, record: MeetingRecord, person: Asker) -> None:
        """Say what a record holds."""
        holds, asks = self.guard.holds, self.asks_first
        everybody = {each.id: each.label for each in self.session.entries}
        say_record(person, record, everybody, is_held=holds, asks_first=asks)


def keep_meeting_record(options: MeetingOptions, path: Path) -> None:
    """Read a record back, or ask for what it does not say yet, and keep it beside its session.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    _refuse_a_printout(options)
    case = _case_of(options)
    seen = seen_in(path)
    if seen is None:
        refuse_missing_folder(path)
    record = None if seen is None else known_in(record_of(path, case.session, case.clock.today))
    if record is not None and record.is_finished:
        _read_back(case, path, record, seen)
    elif record is not None and record.meeting.started is None and record.is_whole:
        _kept(case, path, record, asker(plain=True))
    elif somebody_is_there(plain=case.plain):
        _typed(case, path, record, seen)
    elif record is not None:
        refuse_unfinished(path, record)
        refuse_without_terminal("meeting --record", "Run it in a terminal to finish the record.")
    else:
        remedy = "Run it in a terminal, add --plain, or give a record that is there."
        refuse_without_terminal("meeting --record", remedy)


def _refuse_a_printout(options: MeetingOptions) -> None:
    page = options.page
    if any((page.as_, page.out, page.share, page.force, options.reason, options.part)):
        fact = "reads a record back, and prints no papers"
        raise WrongUseError(Problem("--record", fact, "Leave the other options out."))


def _case_of(options: MeetingOptions) -> Recorded:
    """Return the session of a meeting, under a HOLD that another one of its case has on record."""
    file, clock = options.file, options.clock
    session = open_session(file)
    case = case_met(file, session, bank_for(session, file, options.bank), clock.today)
    number = case.ledger.next_number()
    return Recorded(file, case.session, case.guard, clock, options.plain, number)


def _read_back(case: Recorded, path: Path, record: MeetingRecord, seen: Seen | None) -> None:
    """Read back a finished record; one that was changed since is kept only if it is right."""
    if record.is_as_finished:
        _kept(case, path, record, asker(plain=True))
        return
    say(Problem(str(path), "was changed since it was finished"))
    if not somebody_is_there(plain=case.plain):
        refuse_without_terminal(
            "meeting --record", "Run it in a terminal.", "to ask if it is right"
        )
    person = asker(plain=case.plain)
    case.read_back(record, person)
    if not _is_right(person):
        print("Nothing was changed.", file=dialogue())
        return
    again = finished_at(record, case.clock.now(), case.next_number)
    with open_file(path, seen) as opened:
        opened.write(meeting_record_bytes(path, again))
    _kept(case, path, again, None)


def _is_right(person: Asker) -> bool:
    choices = {"yes": "Yes, keep it so", "no": "No, leave it and ask those who were there"}
    text = "Is it right as it stands now?"
    return person.put(ask_choice("changed", text, choices, moves=BACK_OR_LEAVE)) == Chosen(("yes",))


def _typed(case: Recorded, path: Path, record: MeetingRecord | None, seen: Seen | None) -> None:
    """Ask for what a record does not say yet, saving every answer, and keep it once it is whole."""
    person = asker(plain=case.plain)
    try:
        begun = record or _begun(case, person)
    except (PersonLeftError, KeyboardInterrupt):
        begun = None
    if begun is None:
        print("Nothing was saved.", file=dialogue())
        return
    with open_file(path, seen) as opened:
        saving = saving_in(opened, person, meeting_record_bytes)
        interview = case.interview(begun, person, saving)
        try:
            if record is None:
                interview.keep(begun)
            ending = interview.fill()
        except (PersonLeftError, KeyboardInterrupt):
            ending = Ending.LEFT
    if ending is Ending.FINISHED and saving.failed is None:
        _kept(case, saving.place.path, interview.record, person)
    else:
        _say_left(case, saving)
    raise_if_unsaved(saving)


def _begun(case: Recorded, person: Asker) -> MeetingRecord | None:
    held = ask_held(person, case.clock.today)
    return None if held is None else begun_record(case.session, held, case.clock.now())


def _kept(case: Recorded, path: Path, record: MeetingRecord, person: Asker | None) -> None:
    """Keep a whole record, read it back where somebody is to hear it, and say what it is for."""
    kept = keep_record(path, record, case.file, case.clock.now(), case.next_number)
    if person is not None:
        case.read_back(record, person)
    out = dialogue()
    print(f"\nKept in\n  {named(kept)}\nThis file is not the case record.", file=out)
    if kept.resolve() != path.resolve():
        print(f"Not needed any more, as it says the same:\n  {named(path)}", file=out)
    print(f"To go on from its decisions: {command('supervise', case.file)}", file=out)


def _say_left(case: Recorded, saving: Saving[MeetingRecord]) -> None:
    if say_saved(saving, "Saved in"):
        plainly = ("--plain",) if case.plain else ()
        further = command("meeting", case.file, "--record", saving.place.path, *plainly)
        print("It is not finished, and counts for nothing yet.", file=dialogue())
        print(f"To go on: {further}", file=dialogue())
