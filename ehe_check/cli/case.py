"""The case command: start, go on with or finish a session, with somebody there or from a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.ask.case.interview import Ending, interview
from ehe_check.ask.case.last_time import AFTERWARDS, BLIND, say_what_follows
from ehe_check.ask.case.set_up import SetUp, ask_set_up, file_name_for
from ehe_check.ask.case.talk import Walk
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.save import Saving
from ehe_check.bank.bank import QuestionBank, WalkSet
from ehe_check.bank.load import load_library
from ehe_check.bank.role import Role
from ehe_check.case.session import BankMark, CaseReference, Session, Sitting
from ehe_check.case.session_file import answers_digest, session_bytes
from ehe_check.check.load_given import given_bank
from ehe_check.cli.askers import asker, by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.hints import command, named
from ehe_check.cli.lineages import (
    Lineage,
    check_lineage,
    check_reference,
    lineage_given,
    lineage_of,
)
from ehe_check.cli.looking_back import LookBack
from ehe_check.cli.moments import now
from ehe_check.cli.printing import (
    Printout,
    draw,
    laid_out,
    print_sheet,
    refuse_missing_folder,
)
from ehe_check.cli.recorded_holds import content_after, under_hold_in
from ehe_check.cli.saving import raise_if_unsaved, saved_words, saving_in
from ehe_check.cli.sheets import bank_for, day_given, open_session
from ehe_check.cli.taking_in import answers_in, role_given, taken_in
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.files.open_files import Seen, open_file, seen_in
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.order import instant
from ehe_check.over_time.side import Side
from ehe_check.sheet.report import Kind, Report

if TYPE_CHECKING:
    from ehe_check.case.answers_file import AnswersFile
    from ehe_check.sheet.sheet import PromptSheet


@dataclass
class CaseCommand:
    """One run of `ehe-check case`."""

    file: Path | None
    answers: Path | None
    quick: bool | None
    role: str | None
    reference: str | None
    follow: Path | None
    blind_of: Path | None
    plain: bool | None
    bank: Path | None
    today: str | None
    wanted: Printout
    day: date = field(init=False)
    report: Report = field(init=False)
    lineage: Lineage | None = None
    _seen: Seen | None = None
    _kept: Side | None = None

    def run(self) -> None:
        """Do what the options and the file call for.

        Raises:
            EheCheckError: with every problem at once; nothing was written.
        """
        self.day = day_given(self.today)
        self.wanted.check(self.file, self.answers, self.follow, self.blind_of)
        self.report = self.wanted.report_for(Kind.PROMPT_SHEET)
        role = role_given(self.role)
        given = answers_in(self.answers) if self.answers else None
        self.lineage = lineage_given(self.follow, self.blind_of)
        check_reference(self.reference or (given.reference if given else ""), self.lineage)
        session = self._read_file()
        if session is not None and session.is_finished:
            self._reprint(session, given)
        elif given is not None or somebody_is_there(plain=self.plain):
            self._answer(session, given, role)
        else:
            fact = "needs a terminal to ask its questions, and this is not one"
            remedy = (
                "Run it in a terminal, add --plain to type lines, or give answers with --answers."
            )
            raise WrongUseError(Problem("case", fact, remedy))

    def _read_file(self) -> Session | None:
        if self.file is None:
            return None
        self._seen = seen_in(self.file)
        if self._seen is not None or self.file.is_symlink():
            return open_session(self.file)
        refuse_missing_folder(self.file)
        return None

    def _reprint(self, session: Session, given: AnswersFile | None) -> None:
        """Print a finished session's sheet, and offer what can come next to whoever is there."""
        file = self.file or Path()
        if given is not None:
            fact = "is finished, and takes no more answers"
            raise WrongUseError(Problem(str(file), fact, "Start a new session in another file."))
        bank = bank_for(session, file, self.bank)
        self._look_back(session)
        self._print(session, bank)
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or self.wanted.out is not None:
            return
        person = asker(plain=by_typed_lines(plain=self.plain))
        with suppress(PersonLeftError):
            self._offer(person, session, bank, file)

    def _offer(self, person: Asker, session: Session, bank: QuestionBank, file: Path) -> None:
        walk = self._walk(person, session, bank, _keep_nothing)
        choices = {
            "no": "Nothing more",
            "follow": "Go on from it in a new session, which shows each answer of last time",
            "amend": "Change an answer in this one, and say why",
        }
        match walk.choose("finished", "This session is finished.", choices, moves=frozenset()):
            case "follow":
                self._follow(person, session, file)
            case "amend":
                self._amend(walk, bank, file)
            case _:
                return

    def _follow(self, person: Asker, session: Session, file: Path) -> None:
        """Go on from a finished session in a new one, under the questions as they are now."""
        path = file_name_for(session.case.reference, self.day, file.parent)
        self.lineage, self.file = lineage_given(file, None), path
        self._seen = self._kept = None
        self.__dict__.pop("_back", None)
        bank = given_bank(self.bank)
        known = SetUp(session.case.reference, session.session.walk_set, session.session.role, path)
        fresh = self._fresh(known, bank)
        self._say_where_it_comes_from(person, bank)
        self._interview(person, fresh, bank, path)

    def _amend(self, walk: Walk, bank: QuestionBank, file: Path) -> None:
        """Let answers be changed with a reason, each saved with the outcome as it is then."""
        from ehe_check.ask.case.amend import amend

        before = walk.session
        finished_at = before.session.finished

        def content(path: Path, kept: Session) -> bytes:
            return session_bytes(path, self._finished(kept, bank, finished_at))

        with open_file(file, self._seen) as opened:
            saving = saving_in(opened, walk.asker, content)
            walk.save = saving
            with suppress(PersonLeftError, KeyboardInterrupt):
                amend(walk)
        if walk.session is not before:
            self._print(walk.session, bank)
            self._say_where(saving, "Changed, and saved in", "To print it again", "sheet")
        raise_if_unsaved(saving)

    def _answer(
        self, session: Session | None, given: AnswersFile | None, role: Role | None
    ) -> None:
        """Take in what a file gives, and ask the rest where somebody is there."""
        bank = self._bank_of(session)
        self._look_back(session)
        taken = self._taken(session, bank, given)
        known = SetUp(
            self.reference or (given.reference if given else "") or self._reference_before(),
            self._set_given() or (given.walk_set if given else None) or self._set_before(),
            role or (given.role if given else None),
            self.file,
        )
        if somebody_is_there(plain=self.plain):
            self._with_somebody(session, bank, taken, known)
        else:
            session = session or self._fresh(
                replace(known, reference=known.reference or "not given"), bank
            )
            self._from_files_alone(self._ready(session, bank, taken, role), bank)

    def _look_back(self, session: Session | None) -> None:
        """Find the session that this one goes on from, and hold a draft to its own."""
        file = self.file or Path()
        if session is not None:
            self._kept = Side(session, None, name=str(file))
            if self.lineage is not None:
                check_lineage(session, file, self.lineage)
            else:
                self.lineage = lineage_of(session, file)
        self._back.say_what_is_missing()

    @cached_property
    def _back(self) -> LookBack:
        return LookBack(self.lineage, self.day, self._kept)

    def _now(self) -> datetime:
        return now(self.day if self.today else None)

    @property
    def _listed(self) -> tuple[Entry, ...]:
        return self.lineage.entries if self.lineage else ()

    def _set_before(self) -> WalkSet | None:
        return self.lineage.session.session.walk_set if self.lineage else None

    def _reference_before(self) -> str:
        return self.lineage.session.case.reference if self.lineage else ""

    def _with_somebody(
        self, session: Session | None, bank: QuestionBank, taken: Answers, known: SetUp
    ) -> None:
        person = asker(plain=by_typed_lines(plain=self.plain))
        if session is None:
            try:
                known = ask_set_up(person, bank, known, self.day)
            except PersonLeftError:
                self._stderr("Nothing was saved.")
                return
            session = self._fresh(known, bank)
            self._say_where_it_comes_from(person, bank)
        if known.path is None:
            message = "set-up always gives a path"
            raise AssertionError(message)
        role = known.role if self.role else None
        self._interview(person, self._ready(session, bank, taken, role), bank, known.path)

    def _say_where_it_comes_from(self, person: Asker, bank: QuestionBank) -> None:
        if self.lineage is not None and self.lineage.is_blind:
            person.say(f"{BLIND} {command(*AFTERWARDS)}")
        elif self.lineage is not None:
            listed = self.lineage.session.all_answers()
            say_what_follows(person, bank, listed, self._back.earlier(bank))
            self._back.say_what_was_agreed(person, bank)

    def _interview(self, person: Asker, session: Session, bank: QuestionBank, path: Path) -> None:
        seen = self._seen if path == self.file else None
        with open_file(path, seen) as file:
            saving = saving_in(file, person, content_after(path))
            walk = self._walk(person, session, bank, saving)
            finished = self._walked(walk, bank)
        if finished is not None:
            self._print(under_hold_in(path, finished), bank)
            self._say_where(saving, "Finished, and saved in", "To print it again", "sheet")
        else:
            self._say_where(saving, "Saved in", "To go on", "case")
        raise_if_unsaved(saving)

    def _walked(self, walk: Walk, bank: QuestionBank) -> Session | None:
        """Walk to the end, and return the session as it is finished; None where the person left."""
        with suppress(PersonLeftError, KeyboardInterrupt):
            walk.keep_session(walk.session)
            ending = interview(walk, lambda: self._back.sheet(walk.session, bank), self._show(bank))
            if ending is Ending.FINISHED:
                finished = self._finished(walk.session, bank)
                walk.save(finished)
                return finished
        return None

    def _from_files_alone(self, session: Session, bank: QuestionBank) -> None:
        """Ask nothing: save FILE if there is one, and print the sheet."""
        if self.file is not None:
            with open_file(self.file, self._seen) as file:
                file.write(session_bytes(self.file, session.saved_at(self._now())))
        self._print(session, bank)

    def _print(self, session: Session, bank: QuestionBank) -> None:
        sheet = self._back.sheet(session, bank)
        print_sheet(sheet, bank, self.report, self.wanted, plain=by_typed_lines(plain=self.plain))

    def _bank_of(self, session: Session | None) -> QuestionBank:
        if session is None:
            return given_bank(self.bank)
        if self.reference and self.reference != session.case.reference:
            fact = f"is about {quoted(session.case.reference)}, not {quoted(self.reference)}"
            raise WrongUseError(Problem(str(self.file), fact, "Leave --reference out."))
        return bank_for(session, self.file or Path(), self.bank)

    def _set_given(self) -> WalkSet | None:
        if self.quick is None:
            return None
        return WalkSet.QUICK if self.quick else WalkSet.FULL

    def _fresh(self, set_up: SetUp, bank: QuestionBank) -> Session:
        fresh = Session(
            case=CaseReference(reference=set_up.reference),
            session=Sitting.model_validate(
                {
                    "id": os.urandom(8).hex(),
                    "started": self._now(),
                    "role": set_up.role,
                    "set": set_up.walk_set or WalkSet.FULL,
                },
            ),
            bank=BankMark.of(bank),
        )
        return self.lineage.marked(fresh) if self.lineage else fresh

    def _ready(
        self, session: Session, bank: QuestionBank, taken: Answers, role: Role | None
    ) -> Session:
        """Return a session with this run's options, its bank, and the answers taken in."""
        changes: dict[str, object] = {}
        if role is not None:
            changes["role"] = role
        if self.quick is not None:
            changes["walk_set"] = self._set_given()
        sitting = session.session.model_copy(update=changes)
        session = session.model_copy(update={"session": sitting, "bank": BankMark.of(bank)})
        return self._back.under_hold(session.holding(taken))

    def _taken(
        self, session: Session | None, bank: QuestionBank, given: AnswersFile | None
    ) -> Answers:
        into = session.all_answers() if session is not None else Answers(entries=self._listed)
        return into if given is None else taken_in(bank, into, given, self.day, self.file)

    def _finished(
        self, session: Session, bank: QuestionBank, at: datetime | None = None
    ) -> Session:
        from ehe_check.sheet.outcome import outcome_of

        sheet = self._back.sheet(session, bank)
        moment = self._now()
        marks = {"finished": at or moment, "saved": moment}
        sitting = session.session.model_copy(update=marks)
        return session.model_copy(
            update={"session": sitting, "outcome": outcome_of(sheet, answers_digest(session))},
        )

    def _walk(
        self, person: Asker, session: Session, bank: QuestionBank, save: Callable[[Session], None]
    ) -> Walk:
        saved = session.session.saved
        return Walk(
            bank=bank,
            session=session,
            asker=person,
            save=save,
            today=self.day,
            now=self._now,
            earlier=self._back.earlier(bank),
            beside=self._back.beside(session, bank, self.report),
            last_saved=instant(saved).astimezone() if saved else None,
            notes=load_library().notes,
        )

    def _show(self, bank: QuestionBank) -> Callable[[PromptSheet], None]:
        def show(sheet: PromptSheet) -> None:
            report = self.report.for_the_walk()
            draw(laid_out(sheet, bank, report), dialogue(), plain=by_typed_lines(plain=self.plain))

        return show

    def _say_where(self, saving: Saving[Session], done: str, further: str, by: str) -> None:
        """Say where a session is, each path on a line of its own so that it can be copied."""
        path, bank = saving.place.path, ("--bank", self.bank) if self.bank else ()
        if saving.failed and not saving.kept:
            self._stderr("\nNothing was saved.")
            return
        self._stderr(f"\n{saved_words(saving, done)}\n  {named(path)}")
        plainly = ("--plain",) if self.plain else ()
        more = (*self._followed_from(path), *bank, *plainly) if by == "case" else bank
        self._stderr(f"This file is not the case record.\n{further}: {command(by, path, *more)}")

    def _followed_from(self, path: Path) -> tuple[str | Path, ...]:
        """Return the option that names the session gone on from, where it is in another folder."""
        before = self.lineage
        if before is None or before.path.parent.resolve() == path.parent.resolve():
            return ()
        return ("--blind-of" if before.is_blind else "--follow", before.path)

    def _stderr(self, text: str) -> None:
        print(text, file=dialogue())


def _keep_nothing(session: Session) -> None:
    """Save nothing: no answer can be given yet."""
    del session
