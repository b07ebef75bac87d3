"""A session under way: its options, its bank, and the case that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.cli.options import CaseOptions
from ehe_check.over_time.side import Side

if TYPE_CHECKING:
    from ehe_check.files.open_files import OpenFile
    from ehe_check.whole_case.case_folder_file import CaseFolder


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
