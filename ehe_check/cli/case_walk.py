"""A session walked through with a person, every answer saved, and its sheet once it is finished."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ehe_check.advice.guard import most_careful
from ehe_check.ask.case.interview import interview
from ehe_check.ask.case.last_time import say_what_follows
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.talk import CaseTalk
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
    """Say what a new session goes on from: what can be kept, and what was agreed meanwhile."""
    if run.lineage is not None and run.folder is not None:
        from ehe_check.ask.case.agreed_before import say_what_to_look_at_again
        from ehe_check.over_time.follow import earlier_answers

        before, bank = run.lineage.session, run.bank
        earlier = earlier_answers(bank, before, run.today)
        say_what_follows(person, bank, before.all_answers(), earlier)
        say_what_to_look_at_again(person, run.folder().to_look_at_again)


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


def _say_what_is_agreed(run: CaseRun, talk: CaseTalk) -> None:
    """Say what was agreed and is still to be done: all that stands beside no question asked."""
    if run.lineage is None:
        return
    from ehe_check.ask.case.agreed_beside import agreed_lines, say_what_is_agreed
    from ehe_check.whole_case.beside_questions_file import agreed_beside

    here = agreed_beside(run.in_case(talk.session))
    asked = {step.question.id for step in talk.steps}
    beside = sum(len(here(run.bank.by_id[each], talk.session).several) for each in asked)
    apart = (each for each in (None, *run.bank.questions) if each is None or each.id not in asked)
    found = [here(each, talk.session) for each in apart]
    several = [each for one in found for each in one.several]
    guard = most_careful(one.guard for one in found)
    say_what_is_agreed(talk.asker, beside, agreed_lines(several, talk.answers, talk.today, guard))


def _close(run: CaseRun, person: Asker, finished: Session, saving: Saving[Session]) -> None:
    """Print the sheet unless page 1 is before the person, and offer what can be done with it."""
    is_here = is_read_here(run.options.page)
    if not is_here:
        run.print(finished)
    say_where(run, saving, "Finished, and saved in", "To print it again", "sheet")
    if is_here and not saving.failed:
        with suppress(PersonLeftError):
            Offers(run, person, finished).make()


def _walked(run: CaseRun, talk: CaseTalk) -> Session | None:
    """Walk to the end, and return the session as it is finished; None where the person left."""
    with suppress(PersonLeftError, KeyboardInterrupt):
        talk.keep_session(talk.session)
        if interview(talk, lambda: run.sheet(talk.session), Showing(run)) is Ending.FINISHED:
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
    before = run.lineage
    if before is None or before.path.parent.resolve() == path.parent.resolve():
        return ()
    return ("--follow", before.path)
