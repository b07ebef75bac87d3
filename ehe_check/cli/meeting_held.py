"""The record of a meeting that was held: read back or typed in, and kept beside its session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ehe_check.ask.meeting_record_form import RecordInterview, ask_held, say_record
from ehe_check.ask.put import Asker, PersonLeftError, ask_choice
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen
from ehe_check.ask.save import Saving
from ehe_check.bank.prompt_rule import State
from ehe_check.case.session_file import under_hold_in
from ehe_check.cli.messages import known_in, named, say, say_command, tell
from ehe_check.cli.options import MeetingOptions
from ehe_check.cli.person import (
    asker,
    dialogue,
    filled_in,
    plainly,
    raise_if_unsaved,
    refuse_without_terminal,
    say_saved,
    somebody_is_there,
)
from ehe_check.cli.printout import refuse_impossible_place
from ehe_check.cli.saved_session import open_case, say_held
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.kept import kept_bytes
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.over_time.agreed_file import (
    begun_record,
    keep_record,
    record_of,
)
from ehe_check.over_time.meeting_record import MeetingRecord, finished_at
from ehe_check.whole_case.case_folder_file import CaseFolder


@dataclass(frozen=True)
class Recorded:
    """The session that a meeting was about, as its case stands, and the options of the command."""

    options: MeetingOptions
    case: CaseFolder

    @cached_property
    def next_number(self) -> int:
        """The next number of the case's ledger."""
        return self.case.ledger.next_number()

    @property
    def asks_first(self) -> bool:
        """Whether it is agreed first who says what to the family."""
        return self.case.guard.state is State.GUARDED

    @cached_property
    def by_now(self) -> Recorded:
        """The same once it is recorded: HOLD may have come since, and numbers been given."""
        case = self.case.anew()
        session = under_hold_in(self.options.file, case.own.session)
        return Recorded(self.options, case.of(replace(case.own, session=session)))

    def say_if_held_since(self) -> None:
        """Say that HOLD stands where it came while the record was asked for."""
        case = self.by_now.case
        if case.guard.holds and not self.case.guard.holds:
            say_held(case)
            if case.elsewhere is None:
                tell(f"HOLD stands in {named(self.options.file)}.")

    def interview(
        self, record: MeetingRecord, person: Asker, save: Saving[MeetingRecord]
    ) -> RecordInterview:
        """Return the interview in which a record is typed in."""
        clock, listed = self.options.clock, self.case.session.all_answers().listed
        return RecordInterview(
            asker=person,
            today=clock.today,
            begun=record,
            save=save,
            now=clock.now,
            labels={
                each.id: each.label for roster in ("child", "adult") for each in listed(roster)
            },
            is_held=self.case.guard.holds,
            asks_first=self.asks_first,
            next_number=lambda: self.by_now.next_number,
        )

    def read_back(self, record: MeetingRecord, person: Asker) -> None:
        """Say what a record holds."""
        everybody = {each.id: each.label for each in self.case.session.entries}
        held = self.case.guard.holds
        say_record(person, record, everybody, is_held=held, asks_first=self.asks_first)


def keep_meeting_record(options: MeetingOptions, path: Path) -> None:
    """Read a record back, or ask for what it does not say yet, and keep it beside its session.

    Raises:
        EheCheckError: with every problem at once; nothing was written.
    """
    _refuse_a_printout(options)
    file, today = options.file, options.clock.today
    case = open_case(file, options.bank, today, but=path)
    meeting, seen = Recorded(options, case), seen_in(path)
    if seen is None:
        refuse_impossible_place(path)
    record = None if seen is None else known_in(record_of(path, case.session, today))
    if record is not None and record.is_finished:
        _read_back(meeting, path, record, seen)
    elif record is not None and record.meeting.started is None and record.says_all:
        _keep(meeting, path, record, asker(plain=True))
    elif somebody_is_there(plain=options.plain):
        _type_in(meeting, path, record, seen)
    else:
        given = "Run it in a terminal, add --plain, or give a record that is there."
        begun = "Run it in a terminal to finish the record."
        refuse_without_terminal("meeting --record", given if record is None else begun)


def _refuse_a_printout(options: MeetingOptions) -> None:
    page = options.page
    if any((page.as_, page.out, page.share, page.force, options.reason, options.part)):
        fact = "reads a record back, and prints no papers"
        raise WrongUseError(Problem("--record", fact, "Leave the other options out."))


def _read_back(meeting: Recorded, path: Path, record: MeetingRecord, seen: Seen | None) -> None:
    """Read back a finished record; one that was changed since is kept only if it is right."""
    if record.is_as_finished:
        _keep(meeting, path, record, asker(plain=True))
        return
    say(Problem(str(path), "was changed since it was finished"))
    plain = meeting.options.plain
    if not somebody_is_there(plain=plain):
        refuse_without_terminal(
            "meeting --record", "Run it in a terminal.", "to ask if it is right"
        )
    person = asker(plain=plain)
    meeting.read_back(record, person)
    choices = {"yes": "Yes, keep it so", "no": "No, leave it and ask those who were there"}
    right = ask_choice("changed", "Is it right as it stands now?", choices, moves=BACK_OR_LEAVE)
    if person.put(right) != Chosen(("yes",)):
        print("Nothing was changed.", file=dialogue())
        return
    meeting.say_if_held_since()
    meeting = meeting.by_now
    again = finished_at(record, meeting.options.clock.now(), meeting.next_number)
    with open_file(path, seen) as opened:
        opened.write(kept_bytes(path, again))
    _keep(meeting, path, again, None)


def _type_in(
    meeting: Recorded, path: Path, record: MeetingRecord | None, seen: Seen | None
) -> None:
    """Ask for what a record does not say yet, saving every answer, and keep it once it is whole."""
    person = asker(plain=meeting.options.plain)
    begun = record or _begun(meeting, person)
    if begun is None:
        print("Nothing was saved.", file=dialogue())
        return

    def ask(saving: Saving[MeetingRecord]) -> MeetingRecord:
        interview = meeting.interview(begun, person, saving)
        if record is None:
            interview.form.record = interview.keep(begun)
        return interview.fill()

    saving, whole = filled_in(path, seen, person, ask)
    if whole is not None:
        meeting.say_if_held_since()
        _keep(meeting.by_now, saving.place.path, whole, person)
    elif say_saved(saving, "Saved in"):
        plain = plainly(plain=meeting.options.plain)
        file, place = meeting.options.file, saving.place.path
        print("It is not finished, and counts for nothing yet.", file=dialogue())
        say_command("To go on", "meeting", file, "--record", place, *plain, to=dialogue())
    raise_if_unsaved(saving)


def _begun(meeting: Recorded, person: Asker) -> MeetingRecord | None:
    """Return the record of the day that is given first; None where the person leaves."""
    clock = meeting.options.clock
    try:
        held = ask_held(person, clock.today)
    except (PersonLeftError, KeyboardInterrupt):
        return None
    return None if held is None else begun_record(meeting.case.session, held, clock.now())


def _keep(meeting: Recorded, path: Path, record: MeetingRecord, person: Asker | None) -> None:
    """Keep a whole record, read it back where somebody is to hear it, and say what it is for."""
    file, moment = meeting.options.file, meeting.options.clock.now()
    kept = keep_record(path, record, file, moment, meeting.next_number)
    if person is not None:
        meeting.read_back(record, person)
    out = dialogue()
    print(f"\nKept in\n  {named(kept)}\nThis file is not the case record.", file=out)
    if kept.resolve() != path.resolve():
        print(f"Not needed any more, as it says the same:\n  {named(path)}", file=out)
    plain = plainly(plain=meeting.options.plain)
    say_command("To go on from its decisions", "supervise", file, *plain, to=out)
