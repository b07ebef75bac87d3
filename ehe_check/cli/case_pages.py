"""The pages of a session under way, as its case stands: printed, saved, and said on the phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ehe_check.case.session import Session
from ehe_check.case.session_file import under_hold_in
from ehe_check.cli.case_run import CaseRun
from ehe_check.cli.messages import named
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import unused
from ehe_check.render.formats import Format

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet

_ENDINGS = {Format.PDF: ".pdf", Format.DOCX: ".docx"}


def sheet_anew(run: CaseRun, session: Session) -> PromptSheet:
    """Return the sheet of a session, the folder of its case read again."""
    run.look_again()
    return run.in_case(session).sheet()


def finish(run: CaseRun, session: Session, at: datetime | None = None) -> Session:
    """Return a session as it is finished now, or was at a moment, with what its sheet says.

    What its sheet says is read as of that day: of an amended session too, and what it said in
    words when it was first finished stays as it was said.
    """
    from ehe_check.sheet.outcome import session_finished

    run.look_again()
    case = run.in_case(session)
    then = case if at is None else replace(case, today=at.date())
    return session_finished(session, then.sheet(), run.options.clock.now(), at)


def print_pages(run: CaseRun, session: Session, wanted: Printout | None = None) -> None:
    """Print a session's sheet as the options want it, or as it is wanted now."""
    from ehe_check.cli.sheet import print_sheet

    print_sheet(run.in_case(session).sheet(), run.bank, wanted or run.options.page)


def save_page(run: CaseRun, session: Session, form: Format | None = None) -> str:
    """Save the pages of a session beside its file, over no other, and return where they are."""
    form = form or (Format.PDF if can_draw_pdf() else Format.DOCX)
    place = unused((run.opened or run).path.with_suffix(_ENDINGS[form]))
    wanted = replace(run.options.page, as_=form, out=place, full=False, force=False)
    run.look_again()
    try:
        print_pages(run, under_hold_in(run.path, session), wanted)
    except UnusableFileError as error:
        return f"Not saved: {error}"
    return f"Saved in\n  {named(place)}\nIt is not the case record, and may have to be disclosed."


def what_to_say(run: CaseRun, session: Session) -> str:
    """Return what to say on the telephone today, or why it cannot be said."""
    from ehe_check.cli.sheet import as_wanted, call_text

    sheet = sheet_anew(run, under_hold_in(run.path, session))
    try:
        return call_text(as_wanted(sheet, run.bank, run.options.page), run.bank)
    except UnusableFileError as error:
        return str(error)
