"""A session under way: its bank, its case, the interview with a person, and its pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import AtHand, Beside, Interview, Telephone
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending, PersonLeftError
from ehe_check.ask.save import Saving
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import law_notes, load_library
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.session import BankMark, Session
from ehe_check.case.session_file import content_after, under_hold_in
from ehe_check.cli.messages import command, named
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.person import dialogue, raise_if_unsaved, saving_in, say_saved, wants_plain
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import unused
from ehe_check.files.open_files import Seen, open_file
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side, instant
from ehe_check.render.formats import Format
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.call import Calling
    from ehe_check.sheet.calls_of_today import CallDue
    from ehe_check.sheet.sheet import PromptSheet
    from ehe_check.whole_case.case_folder_file import CaseFolder

_ENDINGS = {Format.PDF: ".pdf", Format.DOCX: ".docx"}


@dataclass
class CaseRun:
    """A session under way.

    `file` is where it is kept, None while nobody has said; `lineage` is the session that it goes on
    from. `folder` gives the case as its folder was read last, None where it goes on from nothing
    and is kept nowhere yet.
    """

    options: CaseOptions
    bank: QuestionBank
    file: Path | None = None
    lineage: Side | None = None
    folder: Callable[[], CaseFolder] | None = None

    @property
    def path(self) -> Path:
        """Where the session is kept, which is known once somebody is asked."""
        assert self.file is not None  # noqa: S101 (the set-up always gives a path)
        return self.file

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.options.clock.today

    @property
    def is_plain(self) -> bool:
        """Whether lines are typed and read."""
        return wants_plain(plain=self.options.plain)

    def new_session(self, set_up: SetUp) -> Session:
        """Return a new session that goes on from what lies before it."""
        sitting = {
            "id": os.urandom(8).hex(),
            "started": self.options.clock.now(),
            "role": set_up.role,
            "set": set_up.walk_set or WalkSet.FULL,
        }
        case, bank = {"reference": set_up.reference}, BankMark.of(self.bank)
        fresh = Session.model_validate({"case": case, "session": sitting, "bank": bank})
        if self.lineage is None:
            return fresh
        from ehe_check.whole_case.follow_up_file import begun_from

        return begun_from(self.lineage, fresh)

    def keep_in(self, path: Path | None, session: Session) -> None:
        """Have a new session kept in a file from now on."""
        before, self.file = replace(self), path
        side = self._side(session)
        self.folder = cache(lambda: before.in_case(session).answered_in(side))

    def made_ready(self, session: Session, taken: Answers) -> Session:
        """Return a session with these options, this bank, and the answers taken in."""
        known, sitting = self.options.known, session.session
        walk_set = known.walk_set or sitting.walk_set
        sitting = sitting.model_copy(
            update={"role": known.role or sitting.role, "walk_set": walk_set}
        )
        mark = BankMark.of(self.bank)
        held = session.model_copy(update={"session": sitting, "bank": mark}).holding(taken)
        return held if self.lineage is None else self.in_case(held).session

    # The case, and the pages of it.

    def in_case(self, session: Session) -> CaseFolder:
        """Return a session as its case stands.

        Its folder is read when it is first needed, and once more for each page and outcome.
        """
        if self.folder is not None:
            return replace(self.folder(), own=self._side(session), today=self.today)
        from ehe_check.whole_case.case_folder_file import CaseFolder

        return CaseFolder(self._side(session), self.bank, self.today)

    def _side(self, session: Session) -> Side:
        return Side(session, self.bank, name=str(self.file or ""))

    def look_again(self) -> None:
        """Read the folder again: another window may have put a HOLD on record there."""
        if self.folder is not None:
            case = self.folder().anew()
            self.folder = lambda: case

    def sheet(self, session: Session) -> PromptSheet:
        """Return the sheet of a session as its case stands, with what the earlier ones show."""
        return self.in_case(session).sheet()

    def sheet_anew(self, session: Session) -> PromptSheet:
        """Return the sheet of a session, its folder read again."""
        self.look_again()
        return self.sheet(session)

    def finished(self, session: Session, at: datetime | None = None) -> Session:
        """Return a session as it is finished now, or was at a moment, with what its sheet says.

        What its sheet says is read as of that day: of an amended session too, and what it said in
        words when it was first finished stays as it was said.
        """
        from ehe_check.sheet.outcome import session_finished

        self.look_again()
        case = self.in_case(session)
        then = case if at is None else replace(case, today=at.date())
        return session_finished(session, then.sheet(), self.options.clock.now(), at)

    def print(self, session: Session, wanted: Printout | None = None) -> None:
        """Print a session's sheet as the options want it, or as it is wanted now."""
        from ehe_check.cli.sheet import print_sheet

        print_sheet(self.sheet(session), self.bank, wanted or self.options.page)

    def save_page(self, session: Session, form: Format | None = None) -> str:
        """Save the pages of a session beside its file, over no other, and return where they are."""
        form = form or (Format.PDF if can_draw_pdf() else Format.DOCX)
        place = unused(self.path.with_suffix(_ENDINGS[form]))
        wanted = replace(self.options.page, as_=form, out=place, full=False, force=False)
        self.look_again()
        try:
            self.print(under_hold_in(self.path, session), wanted)
        except UnusableFileError as error:
            return f"Not saved: {error}"
        return (
            f"Saved in\n  {named(place)}\nIt is not the case record, and may have to be disclosed."
        )

    def what_to_say(self, session: Session) -> str:
        """Return what to say on the telephone today, or why it cannot be said."""
        from ehe_check.cli.sheet import as_wanted, call_text

        sheet = self.sheet_anew(under_hold_in(self.path, session))
        try:
            return call_text(as_wanted(sheet, self.bank, self.options.page), self.bank)
        except UnusableFileError as error:
            return str(error)

    # The interview with a person.

    def interview(
        self, person: Asker, session: Session, save: Callable[[Session], None]
    ) -> Interview:
        """Return a session as it is walked through with a person."""
        saved = session.session.saved
        return Interview(
            bank=self.bank,
            session=session,
            asker=person,
            save=save,
            today=self.today,
            now=self.options.clock.now,
            last_saved=instant(saved).astimezone() if saved else None,
            beside=self._beside(session),
            at_hand=AtHand(
                elsewhere=lambda now: self.in_case(now).elsewhere,
                ledger=lambda now: self.in_case(now).ledger,
                what_to_say=self.what_to_say,
                telephone=Telephone(self._calls, self._calling),
                save_page=self.save_page,
            ),
        )

    def _beside(self, session: Session) -> Beside:
        if self.lineage is None:
            return Beside(notes=law_notes)
        from ehe_check.ask.case.follow_up import beside_follow_up

        return beside_follow_up(self.in_case(session), self.lineage)

    def _calls(self, session: Session) -> tuple[CallDue, ...]:
        from ehe_check.sheet.calls_of_today import calls_of
        from ehe_check.sheet.first_page import points_of

        sheet = self.sheet(session)
        return calls_of(sheet, points_of(sheet, self.bank, load_library()), read_settings())

    def _calling(self, session: Session) -> Calling:
        from ehe_check.sheet.call import what_to_say

        return what_to_say(self.sheet(session), self.bank, read_settings())

    def say_where(self, saving: Saving[Session], done: str, further: str, by: str) -> None:
        """Say where it is, each path and command on a line of its own, to be copied whole."""
        if not say_saved(saving, done):
            return
        path = saving.place.path
        bank = ("--bank", self.options.bank) if self.options.bank else ()
        plainly = ("--plain",) if self.options.plain else ()
        more = (*self._followed_from(path), *bank, *plainly) if by == "case" else bank
        print(f"This file is not the case record.\n{further}:", file=dialogue())
        print(f"  {command(by, path, *more)}", file=dialogue())

    def _followed_from(self, path: Path) -> tuple[str | Path, ...]:
        """Return the option that names the session gone on from, where it is in another folder."""
        before = Path(self.lineage.name) if self.lineage is not None else path
        is_beside = before.parent.resolve() == path.parent.resolve()
        return () if is_beside else ("--follow", before)


# A walk with a person, every answer saved.


@dataclass(frozen=True)
class Walked:
    """A session that was walked to its end, with whom, and how it was saved."""

    run: CaseRun
    person: Asker
    finished: Session
    saving: Saving[Session]


def walk_new(run: CaseRun, person: Asker, set_up: SetUp, taken: Answers) -> Walked | None:
    """Walk a new session, having said where it comes from."""
    session = run.new_session(set_up)
    if run.lineage is not None and run.folder is not None:
        from ehe_check.ask.case.follow_up import say_where_it_comes_from

        say_where_it_comes_from(person, run.folder(), run.lineage)
    run.keep_in(set_up.path, session)
    return walk(run, person, run.made_ready(session, taken), None)


def walk(run: CaseRun, person: Asker, session: Session, seen: Seen | None) -> Walked | None:
    """Walk a session with a person, saving every answer; None, having said where, if they leave.

    Raises:
        UnusableFileError: the person left, and what was given last could not be saved.
    """
    path = run.path
    with open_file(path, seen) as file:
        saving = saving_in(file, person, content_after(path))
        talk = run.interview(person, session, saving)
        if run.lineage is not None:
            from ehe_check.ask.case.follow_up import say_what_is_still_agreed

            say_what_is_still_agreed(talk, run.in_case(talk.session))
        finished = _to_the_end(run, talk)
    run.file = saving.place.path
    if finished is not None:
        return Walked(run, person, under_hold_in(path, finished), saving)
    run.say_where(saving, "Saved in", "To go on", "case")
    raise_if_unsaved(saving)
    return None


def _to_the_end(run: CaseRun, talk: Interview) -> Session | None:
    """Walk to the end, and return the session as it is finished; None where the person left."""
    show = _Showing(run)
    with suppress(PersonLeftError, KeyboardInterrupt):
        talk.keep_session(talk.session)
        if walk_through(talk, lambda: run.sheet_anew(talk.session), show) is Ending.FINISHED:
            finished = run.finished(talk.session)
            talk.save(finished)
            show.if_held_since(run.sheet(finished))
            return finished
    return None


@dataclass
class _Showing:
    """Shows the pages that are decided on; the same advice again is page 1 alone, and read once."""

    run: CaseRun
    _shown: Recommendation | None = None

    def if_held_since(self, sheet: PromptSheet) -> None:
        """Show the pages again where HOLD came after they were shown."""
        was = self._shown
        if sheet.recommendation.hold and (was is None or not was.hold):
            self(sheet)

    def __call__(self, sheet: PromptSheet) -> None:
        """Show what to do and page 1, or what of it is out of sight."""
        from ehe_check.cli.sheet import show_screen

        plain, is_again = self.run.is_plain, sheet.recommendation == self._shown
        self._shown = sheet.recommendation
        if not (is_again and plain):
            show_screen(sheet, self.run.bank, dialogue(), plain=plain, is_first_alone=is_again)
