"""A walk of a session with a person, every answer saved, to its last page."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import AtHand, Beside, Interview, Telephone
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending, PersonLeftError, Tone
from ehe_check.ask.save import Saving
from ehe_check.bank.load import law_notes
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.session import BankMark, Session
from ehe_check.case.session_file import content_after, under_hold_in
from ehe_check.cli.case_run import (
    CaseRun,
    finish,
    keep_in,
    save_page,
    sheet_anew,
    what_to_say,
)
from ehe_check.cli.messages import say_command
from ehe_check.cli.person import (
    dialogue,
    plainly,
    raise_if_unsaved,
    saving_in,
    say_saved,
    wants_plain,
)
from ehe_check.files.open_files import Seen, open_file
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import instant
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.advice.recommendation import Recommendation
    from ehe_check.sheet.call import Calling
    from ehe_check.sheet.calls_of_today import CallDue
    from ehe_check.sheet.sheet import PromptSheet


_HOLD_GOES = (
    "The HOLD above came from the answers of an earlier session. This one goes on from it, its own "
    "answers do not bring HOLD, and it is finished now: so that HOLD stands no more, and page 1 is "
    "printed again without it. If you are not sure that its reason has ended, speak to your "
    "safeguarding lead before anyone speaks to the family."
)


def new_session(run: CaseRun, set_up: SetUp) -> Session:
    """Return a new session that goes on from what lies before it."""
    sitting = {
        "id": os.urandom(8).hex(),
        "started": run.options.clock.now(),
        "role": set_up.role,
        "set": set_up.walk_set or WalkSet.QUICK,
    }
    case, bank = {"reference": set_up.reference}, BankMark.of(run.bank)
    fresh = Session.model_validate({"case": case, "session": sitting, "bank": bank})
    if run.lineage is None:
        return fresh
    from ehe_check.whole_case.follow_up_file import begun_from

    return begun_from(run.lineage, fresh)


def made_ready(run: CaseRun, session: Session, taken: Answers) -> Session:
    """Return a session with its options, its bank, and the answers taken in."""
    known, sitting = run.options.known, session.session
    walk_set = known.walk_set or sitting.walk_set
    sitting = sitting.model_copy(update={"role": known.role or sitting.role, "walk_set": walk_set})
    mark = BankMark.of(run.bank)
    held = session.model_copy(update={"session": sitting, "bank": mark}).holding(taken)
    return held if run.lineage is None else run.in_case(held).session


def interview_of(
    run: CaseRun, person: Asker, session: Session, save: Callable[[Session], None]
) -> Interview:
    """Return a session as it is walked through with a person."""
    saved = session.session.saved
    return Interview(
        bank=run.bank,
        session=session,
        asker=person,
        save=save,
        today=run.today,
        now=run.options.clock.now,
        last_saved=instant(saved).astimezone() if saved else None,
        beside=_beside(run, session),
        at_hand=AtHand(
            elsewhere=lambda now: run.in_case(now).elsewhere,
            ledger=lambda now: run.in_case(now).ledger,
            what_to_say=partial(what_to_say, run),
            telephone=Telephone(partial(_calls, run), partial(_calling, run)),
            save_page=partial(save_page, run),
        ),
    )


def _beside(run: CaseRun, session: Session) -> Beside:
    if run.lineage is None:
        return Beside(notes=law_notes)
    from ehe_check.ask.case.follow_up import beside_follow_up

    return beside_follow_up(run.in_case(session), run.lineage)


def _calls(run: CaseRun, session: Session) -> tuple[CallDue, ...]:
    from ehe_check.sheet.calls_of_today import calls_of
    from ehe_check.sheet.merged_points import Points

    sheet = run.in_case(session).sheet()
    return calls_of(Points(sheet, run.bank), read_settings())


def _calling(run: CaseRun, session: Session) -> Calling:
    from ehe_check.sheet.call import what_to_say as words_of_call

    return words_of_call(run.in_case(session).sheet(), run.bank, read_settings())


def say_where(run: CaseRun, saving: Saving[Session], done: str, further: str, by: str) -> None:
    """Say where it is, and how to go on with it or print it."""
    if not say_saved(saving, done):
        return
    path = saving.place.path
    bank = ("--bank", run.options.bank) if run.options.bank else ()
    before = _followed_from(run, path) if by == "case" else ()
    if by == "case":  # page 1 has said it at the end
        print("This file is not the case record.", file=dialogue())
    plain = plainly(plain=run.options.plain)
    say_command(further, by, path, *before, *bank, *plain, to=dialogue())


def _followed_from(run: CaseRun, path: Path) -> tuple[str | Path, ...]:
    """Return the option that names the session gone on from, where it is in another folder."""
    before = Path(run.lineage.name) if run.lineage is not None else path
    is_beside = before.parent.resolve() == path.parent.resolve()
    return () if is_beside else ("--follow", before)


@dataclass(frozen=True)
class Walked:
    """A session that was walked to its end, with whom, and how it was saved."""

    run: CaseRun
    person: Asker
    finished: Session
    saving: Saving[Session]


def walk_new(run: CaseRun, person: Asker, set_up: SetUp, taken: Answers) -> Walked | None:
    """Walk a new session, having said where it comes from."""
    session = new_session(run, set_up)
    if run.lineage is not None and run.folder is not None:
        from ehe_check.ask.case.follow_up import say_where_it_comes_from

        say_where_it_comes_from(person, run.folder(), run.lineage)
    keep_in(run, set_up.path, session)
    return walk(run, person, made_ready(run, session, taken), None)


def walk(run: CaseRun, person: Asker, session: Session, seen: Seen | None) -> Walked | None:
    """Walk a session with a person, saving every answer; None, having said where, if they leave.

    Raises:
        UnusableFileError: the person left, and what was given last could not be saved.
    """
    path = run.path
    with open_file(path, seen) as file:
        run.opened = file
        saving = saving_in(file, person, content_after(path))
        talk = interview_of(run, person, session, saving)
        if run.lineage is not None:
            from ehe_check.ask.case.follow_up import say_what_is_still_agreed

            say_what_is_still_agreed(talk, run.in_case(talk.session))
        finished = _to_the_end(run, talk)
    run.file = saving.place.path
    if finished is not None:
        return Walked(run, person, under_hold_in(path, finished), saving)
    say_where(run, saving, "Saved in", "To go on", "case")
    raise_if_unsaved(saving)
    return None


def _to_the_end(run: CaseRun, talk: Interview) -> Session | None:
    """Walk to the end, and return the session as it is finished; None where the person left."""
    show = _Showing(run)
    with suppress(PersonLeftError, KeyboardInterrupt):
        if walk_through(talk, lambda: sheet_anew(run, talk.session), show) is Ending.FINISHED:
            finished = finish(run, talk.session)
            talk.save(finished)
            show.if_hold_moved(run.in_case(finished).sheet(), talk.asker)
            return finished
    return None


@dataclass
class _Showing:
    """Shows the pages that are decided on; the same advice again is page 1 alone, and read once."""

    run: CaseRun
    _shown: Recommendation | None = None

    def if_hold_moved(self, sheet: PromptSheet, person: Asker) -> None:
        """Show the pages again where HOLD came after they were shown, or goes with finishing.

        HOLD from the answers of the session before goes once this one is finished without it.
        """
        was_held = self._shown is not None and self._shown.hold
        if was_held == sheet.recommendation.hold:
            return
        if was_held:
            person.say(_HOLD_GOES, Tone.URGENT)
        self(sheet)

    def __call__(self, sheet: PromptSheet) -> None:
        """Show what to do and page 1, or what of it is out of sight."""
        from ehe_check.cli.sheet import show_screen

        is_again = sheet.recommendation == self._shown
        self._shown = sheet.recommendation
        plain = wants_plain(plain=self.run.options.plain)
        if not (is_again and plain):
            show_screen(sheet, self.run.bank, dialogue(), plain=plain, is_first_alone=is_again)
