"""One session as it is answered here: with its options, its bank, and what lies before it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import AtHand, Beside, Interview, Telephone
from ehe_check.ask.case.set_up import SetUp
from ehe_check.ask.put import Asker
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import law_notes, load_library
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.session import BankMark, Session
from ehe_check.case.session_file import under_hold_in
from ehe_check.cli.messages import named
from ehe_check.cli.options import CaseOptions
from ehe_check.cli.printout import Printout, can_draw_pdf
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import unused
from ehe_check.judge.answers import Answers
from ehe_check.over_time.side import Side, instant
from ehe_check.render.formats import Format
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.case.answers_file import AnswersFile
    from ehe_check.sheet.call import Calling
    from ehe_check.sheet.calls_of_today import CallDue
    from ehe_check.sheet.sheet import PromptSheet
    from ehe_check.whole_case.case_folder_file import CaseFolder


_ENDINGS = {Format.PDF: ".pdf", Format.DOCX: ".docx"}


@dataclass
class CaseNow:
    """A case as its folder was read last; it is come to when it is first needed."""

    found: Callable[[], CaseFolder]

    def look_again(self) -> None:
        """Read its folder again: another window may have put a HOLD on record there."""
        case = self.found().anew()
        self.found = lambda: case


@dataclass(frozen=True)
class CaseRun:
    """A session under way: the options, and the bank that it is read with.

    `given` is what an answers file brings, and `lineage` the session that it goes on from. `folder`
    has the case as its folder holds it, None for a new one that goes on from nothing and is kept
    nowhere yet.
    """

    options: CaseOptions
    bank: QuestionBank
    given: AnswersFile | None = None
    lineage: Side | None = None
    folder: CaseNow | None = None

    @property
    def path(self) -> Path:
        """Where the session is kept, which is known once somebody is asked."""
        assert self.options.file is not None  # noqa: S101 (the set-up always gives a path)
        return self.options.file

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.options.clock.today

    def in_case(self, session: Session) -> CaseFolder:
        """Return a session as its case stands.

        Its folder is read when it is first needed, and once more for each page and outcome.
        """
        own, today = _side(self, session, self.options.file), self.today
        if self.folder is not None:
            return replace(self.folder.found(), own=own, today=today)
        from ehe_check.whole_case.case_folder_file import CaseFolder

        return CaseFolder(own, self.bank, today)

    def sheet(self, session: Session) -> PromptSheet:
        """Return the sheet of a session as its case stands, with what the earlier ones show."""
        return self.in_case(session).sheet()

    def print(self, session: Session, wanted: Printout | None = None) -> None:
        """Print a session's sheet as the options want it, or as it is wanted now."""
        from ehe_check.cli.print_sheet import print_sheet

        print_sheet(self.sheet(session), self.bank, wanted or self.options.page)


def anew(run: CaseRun) -> CaseRun:
    """Return the same run, which sees what has come into the folder of its case by now."""
    if run.folder is not None:
        run.folder.look_again()
    return run


def kept_in(run: CaseRun, path: Path | None) -> CaseRun:
    """Return the same session, which is kept in a file."""
    return replace(run, options=run.options._replace(file=path))


def new_session(run: CaseRun, set_up: SetUp) -> Session:
    """Return a new session that goes on from what lies before it."""
    sitting = {
        "id": os.urandom(8).hex(),
        "started": run.options.clock.now(),
        "role": set_up.role,
        "set": set_up.walk_set or WalkSet.FULL,
    }
    case, bank = {"reference": set_up.reference}, BankMark.of(run.bank)
    fresh = Session.model_validate({"case": case, "session": sitting, "bank": bank})
    if run.lineage is None:
        return fresh
    from ehe_check.whole_case.follow_up_file import begun_from

    return begun_from(run.lineage, fresh)


def talk_of(
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
            what_to_say=partial(said_on_the_telephone, run),
            telephone=_telephone(run),
            save_page=partial(saved_page, run),
        ),
    )


def finished_session(run: CaseRun, session: Session, at: datetime | None = None) -> Session:
    """Return a session as it is finished now, or was at a moment, with what its sheet says.

    What its sheet says is read as of that day: of an amended session too, and what it said in
    words when it was first finished stays as it was said.
    """
    from ehe_check.sheet.outcome import session_finished

    case = anew(run).in_case(session)
    then = case if at is None else replace(case, today=at.date())
    return session_finished(session, then.sheet(), run.options.clock.now(), at)


def saved_page(run: CaseRun, session: Session, form: Format | None = None) -> str:
    """Save the pages of a session beside its file, over no other, and return where they are."""
    form = form or (Format.PDF if can_draw_pdf() else Format.DOCX)
    place = unused(run.path.with_suffix(_ENDINGS[form]))
    wanted = replace(run.options.page, as_=form, out=place, full=False, force=False)
    try:
        anew(run).print(under_hold_in(run.path, session), wanted)
    except UnusableFileError as error:
        return f"Not saved: {error}"
    return f"Saved in\n  {named(place)}\nIt is not the case record, and may have to be disclosed."


def _beside(run: CaseRun, session: Session) -> Beside:
    if run.lineage is None:
        return Beside(notes=law_notes)
    from ehe_check.ask.case.follow_up import beside_follow_up

    return beside_follow_up(run.in_case(session), run.lineage)


def opened(run: CaseRun, session: Session, path: Path | None) -> CaseRun:
    """Return a run with a new session, which is kept in a file from now on."""
    case = cache(lambda: run.in_case(session).answered_in(_side(run, session, path)))
    return replace(kept_in(run, path), folder=CaseNow(case))


def _side(run: CaseRun, session: Session, path: Path | None) -> Side:
    return Side(session, run.bank, name=str(path or ""))


def said_on_the_telephone(run: CaseRun, session: Session) -> str:
    """Return what to say on the telephone today, or why it cannot be said."""
    from ehe_check.cli.print_sheet import as_wanted, call_text

    wanted, sheet = run.options.page, anew(run).sheet(under_hold_in(run.path, session))
    try:
        return call_text(as_wanted(sheet, run.bank, wanted), run.bank)
    except UnusableFileError as error:
        return str(error)


def _telephone(run: CaseRun) -> Telephone:
    """Return the calls of a session, each thing worked out when somebody asks."""

    def rows(session: Session) -> tuple[CallDue, ...]:
        from ehe_check.sheet.calls_of_today import calls_of
        from ehe_check.sheet.first_page import points_of

        sheet = run.sheet(session)
        return calls_of(sheet, points_of(sheet, run.bank, load_library()), read_settings())

    def calling(session: Session) -> Calling:
        from ehe_check.sheet.call import what_to_say

        return what_to_say(run.sheet(session), run.bank, read_settings())

    return Telephone(rows, calling)


def answers_taken_in(run: CaseRun, session: Session | None) -> Answers:
    """Return the session's answers with those of an answers file, where one is given."""
    listed = run.lineage.session.entries if run.lineage is not None else ()
    into = session.all_answers() if session is not None else Answers(entries=listed)
    if run.given is None:
        return into
    from ehe_check.case.answers_file import taken_in

    return taken_in(run.bank, into, run.given, run.today, run.options.file)


def known_of(run: CaseRun) -> SetUp:
    """Return what is known of a new session: from the options, a file, or the session before."""
    known, given = run.options.known, run.given
    before = run.lineage.session if run.lineage is not None else None
    return SetUp(
        reference=known.reference
        or (given.reference if given else "")
        or (before.case.reference if before else ""),
        walk_set=known.walk_set
        or (given.walk_set if given else None)
        or (before.session.walk_set if before else None),
        role=known.role or (given.role if given else None),
        path=run.options.file,
        role_before=before.session.role if before else None,
    )


def made_ready(run: CaseRun, session: Session, taken: Answers) -> Session:
    """Return a session with this run's options, its bank, and the answers taken in."""
    known, sitting = run.options.known, session.session
    changes = {"role": known.role or sitting.role, "walk_set": known.walk_set or sitting.walk_set}
    sitting = sitting.model_copy(update=changes)
    session = session.model_copy(update={"session": sitting, "bank": BankMark.of(run.bank)})
    held = session.holding(taken)
    return held if run.lineage is None else run.in_case(held).session
