"""The supervise command: a guided supervision of one case, and its record."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from ehe_check.ask.supervising import Ending, Supervising
from ehe_check.cli.askers import asker, by_typed_lines, dialogue, somebody_is_there
from ehe_check.cli.printing import Printout, as_wanted, draw, laid_out, print_document
from ehe_check.cli.sheets import day_given
from ehe_check.cli.supervised_cases import SupervisedCase, supervised_case
from ehe_check.core.supervising import answered_lines, open_points
from ehe_check.errors import Problem, WrongUseError
from ehe_check.model.document import Document
from ehe_check.model.report import Kind, Report
from ehe_check.model.session import CaseReference
from ehe_check.model.supervision import Discussed, Discussing, Supervision
from ehe_check.storage.locks import locked, stamp_of
from ehe_check.storage.sessions import answers_digest
from ehe_check.storage.supervisions import (
    ENDING,
    is_supervision,
    load_reflections,
    read_supervision,
    write_supervision,
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
        self.wanted.check(self.path, self.save)
        report = self.report
        case = supervised_case(self.path, self.reference, self.day)
        kept = read_supervision(self.path) if is_supervision(self.path) else None
        if kept is not None and kept.is_finished:
            self._print(case, kept, report)
        elif somebody_is_there(plain=self.plain):
            self._hold(case, report)
        else:
            fact = "needs a terminal to ask its questions, and this is not one"
            raise WrongUseError(Problem("supervise", fact, "Run it in a terminal, or add --plain."))

    @cached_property
    def day(self) -> date:
        """The day it is held, or read, on."""
        return day_given(self.today)

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
        seen = stamp_of(path)
        supervision = read_supervision(path) if seen is not None else _fresh(case)
        with locked(path, seen):
            opening = self._document(case, supervision, report.for_the_walk())
            draw(opening, dialogue(), plain=self.is_plain)
            held = self._supervising(case, supervision, path)
            ending = held.hold()
        out = dialogue()
        print(f"\nSaved in\n  {path.absolute()}\nThis file is not the case record.", file=out)
        if ending is Ending.LEFT:
            print(f"To go on: ehe-check supervise {path}", file=out)
        else:
            print(f"To print it again: ehe-check supervise {path}", file=out)
            self._print(case, held.supervision, report)

    def _file(self, case: SupervisedCase) -> Path:
        """Return where this supervision is kept: a draft goes on, a finished one is left alone."""
        if is_supervision(self.path):
            return self.path
        if self.save is not None:
            return _named(self.save)
        session = Path(case.side.name)
        stem = f"{session.name.removesuffix('.toml')}-{self.day}"
        number = 1
        while True:
            tail = "" if number == 1 else f"-{number}"
            path = session.with_name(f"{stem}{tail}{ENDING}")
            if not path.exists() or not read_supervision(path).is_finished:
                return path
            number += 1

    def _supervising(
        self, case: SupervisedCase, supervision: Supervision, path: Path
    ) -> Supervising:
        sheet = case.sheet
        return Supervising(
            supervision=supervision,
            asker=asker(plain=self.is_plain),
            save=lambda kept: write_supervision(path, kept),
            now=_now,
            points=open_points(sheet, case.agreed_before(supervision)),
            questions=load_reflections().questions,
            answers=answered_lines(sheet, case.bank),
            labels=dict(sheet.entries),
        )

    def _document(self, case: SupervisedCase, supervision: Supervision, report: Report) -> Document:
        sheet = as_wanted(case.sheet, case.bank, self.wanted)
        held = case.record(supervision)
        if self.wanted.share:
            from ehe_check.core.sharing import held_without_own_words

            held = held_without_own_words(held)
        return laid_out(sheet, case.bank, report, held=held)

    def _print(self, case: SupervisedCase, supervision: Supervision, report: Report) -> None:
        document = self._document(case, supervision, report)
        print_document(document, self.wanted, plain=self.is_plain)


def _named(path: Path) -> Path:
    """Return the place that was named for a supervision.

    Raises:
        WrongUseError: it is not named as a supervision is, or holds a finished one.
    """
    if not is_supervision(path):
        fact, remedy = f"does not end in {ENDING}", f"Call it {path.stem}{ENDING}."
        raise WrongUseError(Problem(f"--save {path}", fact, remedy))
    if path.exists() and read_supervision(path).is_finished:
        fact = "is a finished supervision already"
        raise WrongUseError(Problem(f"--save {path}", fact, "Choose another name."))
    return path


def _fresh(case: SupervisedCase) -> Supervision:
    session = case.side.session
    return Supervision(
        case=CaseReference(reference=session.case.reference),
        supervision=Discussing(id=os.urandom(8).hex(), started=_now()),
        session=Discussed(id=case.side.id, answers_sha256=answers_digest(session)),
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
