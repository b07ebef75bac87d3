"""The pack of a session for a meeting, and the one question that it may need to ask first."""

from __future__ import annotations

import sys
from pathlib import Path

from ehe_check.ask.put import Chosen, Move, PersonLeftError, ask_choice
from ehe_check.bank.load import load_library
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.hold_file import with_hold_kept
from ehe_check.case.session import RecordedHold
from ehe_check.cli.clock import day_given
from ehe_check.cli.messages import named, say
from ehe_check.cli.person import asker, somebody_is_there
from ehe_check.cli.printing import Printout, as_wanted, print_document
from ehe_check.cli.saved_session import bank_for, open_session
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.open_files import seen_in
from ehe_check.meeting.page import lay_out_pack
from ehe_check.meeting.report import MeetingReport
from ehe_check.meeting.sections import AbsenceSection
from ehe_check.over_time.history import Missing
from ehe_check.over_time.missing_files import changed
from ehe_check.over_time.side import Side
from ehe_check.page.dates import day_words
from ehe_check.settings.places import read_settings
from ehe_check.sheet.sheet_file import sheet_of


def print_meeting_pack(
    path: Path, bank_folder: Path | None, today: str | None, reason: str | None, wanted: Printout
) -> None:
    """Print the meeting pack of a saved session; ask why parents are not there if it is not given.

    A reason that brings a HOLD is kept in the session's file before anything is printed, so that no
    other page of the session can say otherwise.

    Raises:
        EheCheckError: with every problem at once; nothing was printed.
    """
    day = day_given(today)
    wanted.check(path)
    report, absence = wanted.report_for(MeetingReport), _given(reason)
    seen, session = seen_in(path), open_session(path)
    bank = bank_for(session, path, bank_folder)
    try:
        absence = absence or _asked(report, wanted)
    except PersonLeftError:
        print("Nothing was printed.", file=sys.stderr)
        return
    missing = _said_missing(Side(session, bank, name=str(path)))
    was = session.hold
    if absence in HOLDING:
        session = with_hold_kept(path, session, seen, RecordedHold(reason=absence, on=day))
    try:
        sheet = as_wanted(sheet_of(session, bank, day, missing=missing), bank, wanted)
        local, library = read_settings(), load_library()
        print_document(
            lay_out_pack(sheet, report, bank, library, absence=absence, local=local), wanted
        )
    finally:
        if session.hold is not None:
            print(_hold_words(path, session.hold, is_new=was is None), file=sys.stderr)


def _given(reason: str | None) -> Absence | None:
    if reason is None:
        return None
    try:
        return Absence(reason)
    except ValueError:
        fact = f"{quoted(reason)} is no reason here"
        raise WrongUseError(Problem("--reason", fact, nearest(reason, list(Absence)))) from None


def _asked(report: MeetingReport, wanted: Printout) -> Absence | None:
    """Ask for the reason; None where the report has no place for one.

    Raises:
        PersonLeftError: the person leaves instead.
        WrongUseError: nobody is there to ask.
    """
    parts = (each for each in report.sections if isinstance(each, AbsenceSection))
    section = next(parts, None)
    if section is None:
        return None
    if not somebody_is_there(plain=wanted.plain):
        fact = "needs the reason for which parents are not there, and cannot ask for it here"
        remedy = f"Add --reason with one of: {', '.join(Absence)}."
        raise WrongUseError(Problem("meeting", fact, remedy))
    leaving = frozenset({Move.LEAVE})
    question = ask_choice("reason", section.ask, section.reasons, help=section.help, moves=leaving)
    reply = asker(plain=wanted.plain).put(question)
    if not isinstance(reply, Chosen):
        raise PersonLeftError
    return Absence(reply.ids[0])


def _said_missing(side: Side) -> tuple[Missing, ...]:
    """Return how a session is not as it was, having said so."""
    findings = tuple(changed(side))
    for finding in findings:
        say(finding.warning)
    return tuple(each.missing for each in findings)


def _hold_words(path: Path, hold: RecordedHold, *, is_new: bool) -> str:
    """Return what a person is told of a HOLD in a session's file, for stderr."""
    if not is_new:
        return (
            f"HOLD stands in {named(path)}, because of a reason given on {day_words(hold.on)}, "
            "when a meeting was being considered. The whole pack is worded for it."
        )
    return (
        f"\nHOLD is kept in\n  {named(path)}\n"
        "Every page of this session now stands under HOLD, and so does every session of this case "
        "that is read together with it.\n"
        "Take back from colleagues every sheet that was printed without it. If the family may have "
        "one, do not ask them for it: tell your safeguarding lead today.\n"
        "HOLD ends only when its cause has ended, and your safeguarding lead and everyone that the "
        "HOLD names agree. Then take the [hold] lines out of this file, and out of each later "
        "session's file."
    )
