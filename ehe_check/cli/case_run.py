"""A session under way, with its case, and its pages: printed, saved, and said on the telephone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.case.session_file import under_hold_in
from ehe_check.cli.messages import named
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import unused
from ehe_check.over_time.side import Side
from ehe_check.render.formats import Format

if TYPE_CHECKING:
    from ehe_check.files.open_files import OpenFile
    from ehe_check.sheet.sheet import PromptSheet
    from ehe_check.whole_case.case_folder_file import CaseFolder

_ENDINGS = {Format.PDF: ".pdf", Format.DOCX: ".docx"}


@dataclass
class CaseRun:
    """A session under way.

    `file` is where it is kept, None while nobody has said; `opened` is what it is written in, which
    may be another one since. `lineage` is the session that it goes on from. `folder` gives the case
    as its folder was read last, None where it goes on from nothing and is kept nowhere yet.
    """

    options: CaseOptions
    bank: QuestionBank
    file: Path | None = None
    lineage: Side | None = None
    folder: Callable[[], CaseFolder] | None = None
    opened: OpenFile | None = None

    @property
    def path(self) -> Path:
        """Where the session is kept, which is known once somebody is asked."""
        assert self.file is not None  # noqa: S101 (the set-up always gives a path)
        return self.file

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.options.clock.today

    def in_case(self, session: Session) -> CaseFolder:
        """Return a session as its case stands.

        Its folder is read when it is first needed, and once more for each page and outcome.
        """
        if self.folder is not None:
            return replace(self.folder(), own=_side(self, session), today=self.today)
        from ehe_check.whole_case.case_folder_file import CaseFolder

        return CaseFolder(_side(self, session), self.bank, self.today)

    def look_again(self) -> None:
        """Read the folder again: another window may have put a HOLD on record there."""
        if self.folder is not None:
            case = self.folder().anew()
            self.folder = lambda: case


def _side(run: CaseRun, session: Session) -> Side:
    return Side(session, run.bank, name=str(run.file or ""))


def keep_in(run: CaseRun, path: Path | None, session: Session) -> None:
    """Have a new session kept in a file from now on."""
    before, run.file = replace(run), path
    side = _side(run, session)
    run.folder = cache(lambda: before.in_case(session).answered_in(side))


# Its pages, as its case stands.


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
    from ehe_check.cli.printing import screen_for
    from ehe_check.cli.sheet import as_wanted, call_text

    wanted = replace(run.options.page, out=None)
    sheet = sheet_anew(run, under_hold_in(run.path, session))
    try:
        return call_text(as_wanted(sheet, run.bank, wanted), run.bank, screen_for(wanted))
    except UnusableFileError as error:
        return str(error)
