"""The meeting command: the pack for a professionals-only meeting that is being considered."""

from __future__ import annotations

import sys
from pathlib import Path

from ehe_check.ask.put import Choice, Chosen, Move, Put, PutKind
from ehe_check.case.absence import HOLDING, Absence
from ehe_check.case.session import RecordedHold
from ehe_check.cli.askers import asker, by_typed_lines, somebody_is_there
from ehe_check.cli.missing import changed, say_what_is_missing
from ehe_check.cli.printing import Printout, as_wanted, laid_out, print_document
from ehe_check.cli.recorded_holds import hold_words, with_hold_kept
from ehe_check.cli.sheets import bank_for, day_given, open_session, sheet_of
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.open_files import seen_in
from ehe_check.meeting.sections import AbsenceSection
from ehe_check.over_time.side import Side
from ehe_check.sheet.report import Kind, Report


def print_meeting_pack(  # noqa: PLR0913 (what the options say)
    path: Path,
    bank_folder: Path | None,
    today: str | None,
    reason: str | None,
    wanted: Printout,
    *,
    plain: bool | None,
) -> None:
    """Print the meeting pack of a saved session; ask why parents are not there if it is not given.

    A reason that brings a HOLD is kept in the session's file before anything is printed, so that no
    other page of the session can say otherwise.

    Raises:
        EheCheckError: with every problem at once; nothing was printed.
    """
    day = day_given(today)
    wanted.check(path)
    report = wanted.report_for(Kind.MEETING)
    absence = _given(reason)
    seen = seen_in(path)
    session = open_session(path)
    bank = bank_for(session, path, bank_folder)
    is_plain = by_typed_lines(plain=plain)
    if absence is None and (section := _section(report)) is not None:
        absence = _asked(section, plain=is_plain, is_there=somebody_is_there(plain=plain))
        if absence is None:
            print("Nothing was printed.", file=sys.stderr)
            return
    missing = say_what_is_missing(changed(Side(session, bank, name=str(path))))
    was = session.hold
    if absence in HOLDING:
        session = with_hold_kept(path, session, seen, RecordedHold(reason=absence, on=day))
    try:
        sheet = sheet_of(session, bank, day, missing=missing)
        pack = laid_out(as_wanted(sheet, bank, wanted), bank, report, absence)
        print_document(pack, wanted, plain=is_plain)
    finally:
        if session.hold is not None:
            print(hold_words(path, session.hold, is_new=was is None), file=sys.stderr)


def _given(reason: str | None) -> Absence | None:
    if reason is None:
        return None
    try:
        return Absence(reason)
    except ValueError:
        fact = f"{quoted(reason)} is no reason here"
        raise WrongUseError(Problem("--reason", fact, nearest(reason, list(Absence)))) from None


def _section(report: Report) -> AbsenceSection | None:
    return next((each for each in report.sections if isinstance(each, AbsenceSection)), None)


def _asked(section: AbsenceSection, *, plain: bool, is_there: bool) -> Absence | None:
    """Ask for the reason; None where the person leaves instead."""
    if not is_there:
        fact = "needs the reason for which parents are not there, and cannot ask for it here"
        remedy = f"Add --reason with one of: {', '.join(Absence)}."
        raise WrongUseError(Problem("meeting", fact, remedy))
    choices = tuple(Choice(absence, text) for absence, text in section.reasons.items())
    reply = asker(plain=plain).put(
        Put(
            PutKind.CHOICE,
            section.ask,
            choices,
            name="reason",
            help=section.help,
            moves=frozenset({Move.LEAVE}),
        )
    )
    return Absence(reply.ids[0]) if isinstance(reply, Chosen) else None
