"""A session walked through with a person, every answer saved, and its sheet once it is finished."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending, PersonLeftError
from ehe_check.ask.save import Saving
from ehe_check.case.session import Session
from ehe_check.case.session_file import content_after, under_hold_in
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_run import (
    CaseRun,
    anew,
    finished_session,
    kept_in,
    made_ready,
    new_session,
    opened,
    talk_of,
)
from ehe_check.cli.messages import command
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.person import (
    dialogue,
    raise_if_unsaved,
    saving_in,
    say_saved,
    wants_plain,
)
from ehe_check.cli.printout import Printout
from ehe_check.files.open_files import Seen, open_file
from ehe_check.judge.answers import Answers
from ehe_check.render.formats import Format

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.sheet import PromptSheet


def begin_walk(options: CaseOptions, person: Asker, set_up: SetUp) -> None:
    """Walk a new session of the shipped questions that a person has begun."""
    walk_new(CaseRun(options, given_bank(None)), person, set_up, Answers())


def walk_new(run: CaseRun, person: Asker, set_up: SetUp, taken: Answers) -> None:
    """Walk a new session, having said where it comes from."""
    session = new_session(run, set_up)
    _say_where_it_comes_from(run, person)
    run = opened(run, session, set_up.path)
    walk(run, person, made_ready(run, session, taken), None)


def _say_where_it_comes_from(run: CaseRun, person: Asker) -> None:
    if run.lineage is not None and run.folder is not None:
        from ehe_check.ask.case.follow_up import say_where_it_comes_from

        say_where_it_comes_from(person, run.folder.found(), run.lineage)


def walk(run: CaseRun, person: Asker, session: Session, seen: Seen | None) -> None:
    """Walk a session with a person, saving every answer, and print the sheet of a finished one."""
    path = run.path
    with open_file(path, seen) as file:
        saving = saving_in(file, person, content_after(path))
        talk = talk_of(run, person, session, saving)
        _say_what_is_agreed(run, talk)
        finished = _walked(run, talk)
    if finished is not None:
        _close(kept_in(run, saving.place.path), person, under_hold_in(path, finished), saving)
    else:
        say_where(run, saving, "Saved in", "To go on", "case")
    raise_if_unsaved(saving)


def _say_what_is_agreed(run: CaseRun, talk: Interview) -> None:
    if run.lineage is not None:
        from ehe_check.ask.case.follow_up import say_what_is_still_agreed

        say_what_is_still_agreed(talk, run.in_case(talk.session))


def _close(run: CaseRun, person: Asker, finished: Session, saving: Saving[Session]) -> None:
    """Print the sheet unless page 1 is before the person, and offer what can be done with it."""
    is_here = _is_read_here(run.options.page)
    if not is_here:
        run.print(finished)
    say_where(run, saving, "Finished, and saved in", "To print it again", "sheet")
    if is_here and not saving.failed:
        from ehe_check.cli.case_pages import Offers

        with suppress(PersonLeftError):
            Offers(run, person, finished).make()


def _is_read_here(wanted: Printout) -> bool:
    """Say whether a person at a terminal has the page before them."""
    is_lines = wanted.out is None and Format(wanted.form) is Format.TERMINAL
    return is_lines and sys.stdin.isatty() and sys.stdout.isatty()


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
        from ehe_check.cli.print_sheet import show_screen

        plain = wants_plain(plain=self.run.options.plain)
        is_again = sheet.recommendation == self._shown
        self._shown = sheet.recommendation
        if not (is_again and plain):
            show_screen(sheet, self.run.bank, dialogue(), plain=plain, is_first_alone=is_again)


def _walked(run: CaseRun, talk: Interview) -> Session | None:
    """Walk to the end, and return the session as it is finished; None where the person left."""
    show = _Showing(run)
    with suppress(PersonLeftError, KeyboardInterrupt):
        talk.keep_session(talk.session)
        if walk_through(talk, lambda: anew(run).sheet(talk.session), show) is Ending.FINISHED:
            finished = finished_session(run, talk.session)
            talk.save(finished)
            show.if_held_since(run.sheet(finished))
            return finished
    return None


def say_where(run: CaseRun, saving: Saving[Session], done: str, further: str, by: str) -> None:
    """Say where a session is, each path and command on a line of its own, to be copied whole."""
    if not say_saved(saving, done):
        return
    path = saving.place.path
    bank = ("--bank", run.options.bank) if run.options.bank else ()
    plainly = ("--plain",) if run.options.plain else ()
    more = (*_followed_from(run, path), *bank, *plainly) if by == "case" else bank
    print(f"This file is not the case record.\n{further}:", file=dialogue())
    print(f"  {command(by, path, *more)}", file=dialogue())


def _followed_from(run: CaseRun, path: Path) -> tuple[str | Path, ...]:
    """Return the option that names the session gone on from, where it is in another folder."""
    before = Path(run.lineage.name) if run.lineage is not None else path
    is_beside = before.parent.resolve() == path.parent.resolve()
    return () if is_beside else ("--follow", before)
