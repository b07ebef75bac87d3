"""A session walked through with a person, every answer saved, and its sheet once it is finished."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.save import Saving
from ehe_check.ask.who_asks import Asker, Ending, PersonLeftError
from ehe_check.case.hold_file import content_after, under_hold_in
from ehe_check.case.session import Session
from ehe_check.check.load_given import given_bank
from ehe_check.cli.case_pages import Offers, Showing, is_read_here
from ehe_check.cli.case_run import (
    CaseRun,
    finished_session,
    kept_in,
    made_ready,
    new_session,
    opened,
    talk_of,
)
from ehe_check.cli.messages import command
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.person import dialogue, raise_if_unsaved, saving_in, say_saved
from ehe_check.files.open_files import Seen, open_file
from ehe_check.judge.answers import Answers


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

        say_where_it_comes_from(person, run.folder(), run.lineage)


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
    is_here = is_read_here(run.options.page)
    if not is_here:
        run.print(finished)
    say_where(run, saving, "Finished, and saved in", "To print it again", "sheet")
    if is_here and not saving.failed:
        with suppress(PersonLeftError):
            Offers(run, person, finished).make()


def _walked(run: CaseRun, talk: Interview) -> Session | None:
    """Walk to the end, and return the session as it is finished; None where the person left."""
    with suppress(PersonLeftError, KeyboardInterrupt):
        talk.keep_session(talk.session)
        if walk_through(talk, lambda: run.sheet(talk.session), Showing(run)) is Ending.FINISHED:
            finished = finished_session(run, talk.session)
            talk.save(finished)
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
