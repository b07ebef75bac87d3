"""The ledgers of the cases among some files: of one session's case, or of each in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehe_check.case.labels import numbered
from ehe_check.case.session_file import is_meeting_record
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.folders import NotRead, check_folders
from ehe_check.over_time.order import start, that_count
from ehe_check.over_time.side import Side
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.without_own import without_own
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage
from ehe_check.whole_case.case_files import CaseFiles, bank_used, read_once
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.case_meant_file import case_meant, cases_in, latest_counted, not_there


@dataclass(frozen=True)
class Ledgers:
    """A page of ledgers, and what to say on standard error of the files that it was made from."""

    page: LedgerPage
    warnings: tuple[Problem, ...] = ()


def ledgers_at(path: Path, reference: str | None, today: date, *, is_all: bool = False) -> Ledgers:
    """Return the ledger of the case of a session or a supervision, or of each case in a folder.

    Raises:
        WrongUseError: the folder holds no session, or none about the case that is named; or the
            file is of another kind or about another case.
        UnusableFileError: the file cannot be read, or the folder not be looked into.
    """
    if path.is_dir():
        check_folders([path])
        cases, unread = _in_folder(path, reference, today)
    else:
        cases, unread = (_of_file(path, reference, today),), ()
    missing = [each for case in cases for each in case.missing_files]
    named = [*map(_name, unread), *(each.missing.file for each in missing)]
    page = LedgerPage(
        today,
        tuple(map(_ledger, cases)),
        is_all=is_all,
        is_lacking=bool(named),
        not_read=tuple(dict.fromkeys(filter(None, named))),
    )
    said = [*(each.problem for each in unread), *(each.problem for each in missing)]
    said += [problem for case in cases for problem in _remarks(case)]
    return Ledgers(page, tuple(dict.fromkeys(said)))


def shared_page(page: LedgerPage) -> LedgerPage:
    """Return a page to share: numbers, days and states, and nothing that people wrote."""
    return replace(without_own(page, numbered(bank_used())), is_shared=True)


def _name(unread: NotRead) -> Own:
    """Return the name of a file; one that is no text is made one."""
    return Own(os.fsencode(unread.path.name).decode("utf-8", "replace"))


def _remarks(case: CaseFolder) -> Iterator[Problem]:
    """Yield what of a case is not finished, and which other session of it brings a HOLD."""
    yield from case.meetings.remarks
    if case.elsewhere is not None:
        yield Problem(str(case.elsewhere.path), "brings a HOLD, which stands over its whole case")


def _ledger(case: CaseFolder) -> CaseLedger:
    own = case.own
    name = NOTHING if own.reference is not None else Own(Path(own.name).name)
    return CaseLedger(case.ledger, name)


def _of_file(path: Path, reference: str | None, today: date) -> CaseFolder:
    if is_meeting_record(path):
        fact = "is the record of a meeting"
        raise WrongUseError(Problem(str(path), fact, "Give the session beside it, or the folder."))
    case, _ = case_meant(path, reference, today)
    return case if case.own.reference is not None else replace(case, read=None)


def _in_folder(
    folder: Path, reference: str | None, today: date
) -> tuple[tuple[CaseFolder, ...], tuple[NotRead, ...]]:
    """Return each case in a folder, and what could not be read and may be of any case.

    Where one case is meant, what it lacks says itself which of those may be its own.
    """
    read = read_once(folder)
    found = read()
    cases = tuple(
        CaseFolder(each, each.bank or bank_used(), today, read)
        for each in _wanted(folder, found, reference)
    )
    return cases, () if reference is not None else (*found.not_read, *found.agreed_not_read)


def _wanted(folder: Path, found: CaseFiles, reference: str | None) -> Iterator[Side]:
    """Yield the session by which each case is read that is meant: the latest that counts."""
    if not found.sides:
        raise not_there(found, Problem(str(folder), "holds no session", "Give a session's file."))
    yield from map(latest_counted, cases_in(folder, reference, found).values())
    if reference is None:
        alone = (side for side in that_count(found.sides) if side.reference is None)
        yield from sorted(alone, key=start)
