"""The supervise command: a guided supervision of one case, and its record."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import count
from pathlib import Path

from ehe_check.ask.put import Asker
from ehe_check.ask.save import Saving
from ehe_check.ask.supervision.discuss import Discussion
from ehe_check.ask.supervision.supervise import Ending, supervise
from ehe_check.case.session import CaseReference
from ehe_check.case.session_file import answers_digest
from ehe_check.cli.askers import asker, by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.comparing import what_moved
from ehe_check.cli.hints import command, named
from ehe_check.cli.moments import now
from ehe_check.cli.printing import Printout, as_wanted, draw, laid_out, print_document
from ehe_check.cli.saving import raise_if_unsaved, saved_words, saving_in
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import day_given
from ehe_check.cli.supervised_cases import SupervisedCase, supervised_case
from ehe_check.errors import EheCheckError, Problem, WrongUseError
from ehe_check.files.folders import toml_files
from ehe_check.files.open_files import open_file, seen_in
from ehe_check.over_time.case_files import ENDING, is_supervision
from ehe_check.page.document import Document
from ehe_check.sheet.report import Kind, Report
from ehe_check.supervision.agreed_files import folders_of
from ehe_check.supervision.points import answered_lines, open_points
from ehe_check.supervision.supervision import Discussed, Discussing, Supervision
from ehe_check.supervision.supervision_file import (
    load_reflections,
    read_supervision,
    supervision_bytes,
)


@dataclass
class SuperviseCommand:
    """One run of `ehe-check supervise`."""

    path: Path
    reference: str | None
    save: Path | None
    plain: bool | None
    today: str | None
    wanted: Printout

    def run(self) -> None:
        """Print a finished supervision's record, or hold one and print it then.

        Raises:
            EheCheckError: with every problem at once; nothing was written.
        """
        self._check()
        report = self.report
        case = supervised_case(self.path, self.reference, self.day)
        case.say_what_is_missing()
        kept = self._kept()
        if kept is not None and kept.is_finished:
            as_of_then = replace(case, today=kept.day, printed_on=self.day)
            self._print(as_of_then, kept, report)
        elif somebody_is_there(plain=self.plain):
            self._hold(case, report)
        else:
            fact = "needs a terminal to ask its questions, and this is not one"
            raise WrongUseError(Problem("supervise", fact, "Run it in a terminal, or add --plain."))

    def _check(self) -> None:
        """Refuse what cannot work; the page may not be written over any file of the case."""
        beside = [each for each in toml_files(folders_of([self.path])) if isinstance(each, Path)]
        self.wanted.check(self.path, self.save, *beside)
        if self.save is not None and is_supervision(self.path):
            fact = "is for a new supervision, and this one has its file"
            raise WrongUseError(Problem("--save", fact, "Leave it out."))

    def _kept(self) -> Supervision | None:
        """Return the supervision that was named, what is not known in it named on stderr."""
        if self.path.is_dir() or not is_supervision(self.path):
            return None
        return _opened(self.path)

    @cached_property
    def day(self) -> date:
        """The day it is held, or read, on."""
        return day_given(self.today)

    def _now(self) -> datetime:
        return now(self.day if self.today else None)

    @cached_property
    def report(self) -> Report:
        """How the record is laid out."""
        return self.wanted.report_for(Kind.SUPERVISION)

    @property
    def is_plain(self) -> bool:
        """Whether to ask and draw in plain lines."""
        return by_typed_lines(plain=self.plain)

    def _hold(self, case: SupervisedCase, report: Report) -> None:
        path = self._file(case)
        seen = seen_in(path)
        supervision = _fresh(case, self._now()) if seen is None else _gone_on_with(path, case)
        with open_file(path, seen) as file:
            self._open(case, supervision, report)
            person = asker(plain=self.is_plain)
            saving = saving_in(file, person, supervision_bytes)
            talk = self._discussion(case, supervision, person, saving)
            try:
                ending = supervise(talk)
            except KeyboardInterrupt:
                ending = Ending.LEFT
        self._say_where(saving, ending, Path(case.side.name))
        if ending is Ending.FINISHED:
            self._print(case, talk.supervision, report)
        raise_if_unsaved(saving)

    def _say_where(self, saving: Saving[Supervision], ending: Ending, session: Path) -> None:
        out, path = dialogue(), saving.place.path
        if saving.failed and not saving.kept:
            print("\nNothing was saved.", file=out)
            return
        done = saved_words(saving, "Saved in")
        further = "To go on" if ending is Ending.LEFT else "To print it again"
        print(f"\n{done}\n  {named(path)}\nThis file is not the case record.", file=out)
        if path.parent.resolve() != session.parent.resolve():
            print(f"First move it beside the session, to\n  {named(session.parent)}", file=out)
            path = session.with_name(path.name)
        print(f"{further}: {command('supervise', path)}", file=out)

    def _open(self, case: SupervisedCase, supervision: Supervision, report: Report) -> None:
        """Show what moved since the session before, and how the case has gone."""
        earlier = case.session_before()
        if earlier is not None:
            with suppress(EheCheckError):  # what cannot be compared is said in the timeline
                draw(what_moved(earlier, case.side, self.day), dialogue(), plain=self.is_plain)
        opening = self._document(case, supervision, report.for_the_walk())
        draw(opening, dialogue(), plain=self.is_plain)

    def _file(self, case: SupervisedCase) -> Path:
        """Return where this supervision is kept: a draft goes on, a finished one is left alone."""
        session = Path(case.side.name)
        if is_supervision(self.path):
            return self.path
        if self.save is not None:
            return _named(self.save, session)
        stem = f"{session.name.removesuffix('.toml')}-{self.day}"
        for number in count(1):
            tail = "" if number == 1 else f"-{number}"
            path = session.with_name(f"{stem}{tail}{ENDING}")
            if not path.exists() or _may_go_on(path, case):
                return path
        message = "there is always another number"
        raise AssertionError(message)

    def _discussion(
        self,
        case: SupervisedCase,
        supervision: Supervision,
        person: Asker,
        save: Callable[[Supervision], None],
    ) -> Discussion:
        sheet = case.sheet(supervision)
        return Discussion(
            supervision=supervision,
            asker=person,
            save=save,
            today=self.day,
            now=self._now,
            points=open_points(sheet, case.agreed_before(supervision), case.bank),
            questions=load_reflections().questions,
            answers=answered_lines(sheet, case.bank),
            labels={entry.id: entry.label for entry in case.side.session.entries},
            is_held=sheet.recommendation.hold,
            asks_first=sheet.recommendation.is_guarded,
        )

    def _document(self, case: SupervisedCase, supervision: Supervision, report: Report) -> Document:
        sheet = as_wanted(case.sheet(supervision), case.bank, self.wanted)
        held = case.record(supervision)
        if self.wanted.share:
            from ehe_check.supervision.share import held_without_own_words

            held = held_without_own_words(held)
        return laid_out(sheet, case.bank, report, held=held)

    def _print(self, case: SupervisedCase, supervision: Supervision, report: Report) -> None:
        document = self._document(case, supervision, report)
        print_document(document, self.wanted, plain=self.is_plain)


def _named(path: Path, session: Path) -> Path:
    """Return the place that was named for a supervision.

    Raises:
        WrongUseError: it is not named as a supervision is, or not beside the session, where the
            next one would look for it, or holds a finished one.
    """
    if not is_supervision(path):
        fact, remedy = f"does not end in {ENDING}", f"Call it {path.stem}{ENDING}."
        raise WrongUseError(Problem(f"--save {path}", fact, remedy))
    if path.absolute().parent.resolve() != session.absolute().parent.resolve():
        fact = "is not beside the session, where the next supervision would look for it"
        remedy = f"Save it as {session.with_name(path.name)}."
        raise WrongUseError(Problem(f"--save {path}", fact, remedy))
    if path.exists() and read_supervision(path).supervision.is_finished:
        fact = "is a finished supervision already"
        raise WrongUseError(Problem(f"--save {path}", fact, "Choose another name."))
    return path


def _opened(path: Path) -> Supervision:
    """Read a supervision, and name on stderr each key in it that this program does not know."""
    file = read_supervision(path)
    for problem in file.unknown_keys:
        say(problem.kept())
    return file.supervision


def _may_go_on(path: Path, case: SupervisedCase) -> bool:
    supervision = read_supervision(path).supervision
    return not supervision.is_finished and supervision.session.id == case.side.id


def _gone_on_with(path: Path, case: SupervisedCase) -> Supervision:
    """Return a draft as it goes on, about the answers as they are now.

    Raises:
        WrongUseError: it is about another session.
    """
    draft = read_supervision(path).supervision
    if draft.session.id != case.side.id:
        fact = "is a supervision of another session"
        raise WrongUseError(Problem(str(path), fact, "Choose another name with --save."))
    digest = answers_digest(case.side.session)
    if draft.session.answers_sha256 != digest:
        fact = "was begun before the session's answers were changed"
        say(Problem(str(path), fact, "What was agreed so far is kept. Look at it again."))
    discussed = draft.session.model_copy(update={"answers_sha256": digest})
    return draft.model_copy(update={"session": discussed})


def _fresh(case: SupervisedCase, moment: datetime) -> Supervision:
    session = case.side.session
    return Supervision(
        case=CaseReference(reference=session.case.reference),
        supervision=Discussing(id=os.urandom(8).hex(), started=moment),
        session=Discussed(id=case.side.id, answers_sha256=answers_digest(session)),
    )
