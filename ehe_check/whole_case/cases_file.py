"""Which case is meant by a file or a folder, and pages of cases: their ledgers, their picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.case.labels import numbered
from ehe_check.case.session_file import is_supervision, read_session
from ehe_check.errors import Problem, WrongUseError, nearest, quoted
from ehe_check.files.folders import NotRead, check_folders
from ehe_check.over_time.agreed_file import read_supervision
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.side import Side, by_case, is_counted, start, starts_after, that_count
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.without_own import without_own
from ehe_check.settings.places import read_settings
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage
from ehe_check.sheet.picture import Picture, picture_of
from ehe_check.whole_case.case_files import (
    CaseFiles,
    bank_used,
    name_of,
    read_once,
    session_called,
    side_of,
)
from ehe_check.whole_case.case_folder_file import CaseFolder


def case_meant(
    path: Path, reference: str | None, today: date
) -> tuple[CaseFolder, tuple[Problem, ...]]:
    """Return the case of a session's file, of a supervision's file, or of a folder.

    With it comes what to say of later sessions that are passed over.

    Raises:
        WrongUseError: a folder holds no case, or several of which none is named; or a supervision's
            session is not beside it.
        UnusableFileError: a file cannot be used.
    """
    if path.is_dir():
        check_folders([path])
        read = read_once(path)
        several = _of_one_case(path, reference, read())
        begun = tuple(each for each in several if not any(starts_after(each, today))) or several
        side = latest_counted(begun)
        later = several[several.index(side) + 1 :]
        passed_over = tuple(why for each in later for why in _why_not(each, side, today))
    else:
        read, passed_over = read_once(path.parent), ()
        side = _session_at(path, read)
        side.session.case.refuse_another(reference, str(path))
    return CaseFolder(side, side.bank or bank_used(), today, read), passed_over


def latest_counted(several: Sequence[Side]) -> Side:
    """Return the latest of some sessions that counts, the latest of all where none does."""
    return next(filter(is_counted, reversed(several)), several[-1])


def cases_in(folder: Path, reference: str | None, found: CaseFiles) -> dict[str, tuple[Side, ...]]:
    """Return the cases in a folder by their references, that one alone which is named, if one is.

    Raises:
        WrongUseError: the one that is named is not there.
    """
    cases = by_case(found.sides)
    if reference is None:
        return cases
    name = reference.strip()
    if name not in cases:
        fact, remedy = f"holds no session about {quoted(reference)}", nearest(reference, cases)
        raise not_there(found, Problem(str(folder), fact, remedy))
    return {name: cases[name]}


def _of_one_case(folder: Path, reference: str | None, found: CaseFiles) -> tuple[Side, ...]:
    """Return the sessions of the one case in a folder that is meant."""
    cases = cases_in(folder, reference, found)
    if len(cases) == 1:
        return next(iter(cases.values()))
    fact, remedy = "holds no session with a case reference", "Give a session's file."
    if cases:
        fact = "holds sessions about more than one case"
        remedy = f"Add --reference with one of: {', '.join(cases)}."
    raise not_there(found, Problem(str(folder), fact, remedy))


def _why_not(side: Side, chosen: Side, today: date) -> Iterator[Problem]:
    """Yield why the session before is discussed in place of one."""
    instead = f"so {chosen.place} is discussed"
    for ahead in starts_after(side, today):
        yield replace(ahead, fact=f"{ahead.fact}, {instead}")
    if not is_counted(side):
        yield Problem(side.place, f"is not finished, {instead}", "To discuss it, give its file.")


def _session_at(path: Path, read: Callable[[], CaseFiles]) -> Side:
    """Return the session in a file, or that which a supervision discusses, from its folder."""
    if not is_supervision(path):
        return side_of(read_session(path).value, path)
    beside = read()
    there = {each.path.resolve(): each.supervision for each in beside.supervisions}
    discussed = there.get(path.resolve()) or read_supervision(path).value
    found = session_called(beside.sides, discussed.session.id)
    if found is None:
        fact = "is about a session that is not in this folder"
        problem = Problem(str(path), fact, "Put the session's file beside it again.")
        raise not_there(beside, problem)
    return found


def not_there(found: CaseFiles, problem: Problem) -> WrongUseError:
    """Return what is wrong, after what could not be read and may have been what was looked for."""
    return WrongUseError((*(each.problem for each in found.not_read), problem))


def ledgers_at(
    path: Path, reference: str | None, today: date, *, is_all: bool = False
) -> tuple[LedgerPage, tuple[Problem, ...]]:
    """Return the ledger of the case of a session or a supervision, or of each case in a folder.

    With it comes what to say of the files that it was made from.

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
    named = [*(name_of(each.path) for each in unread), *(each.missing.file for each in missing)]
    page = LedgerPage(
        today,
        tuple(map(_ledger, cases)),
        is_all=is_all,
        is_lacking=bool(named),
        not_read=tuple(dict.fromkeys(filter(None, named))),
    )
    said = [*(each.problem for each in unread), *(each.problem for each in missing)]
    said += [problem for case in cases for problem in _remarks(case)]
    return page, tuple(dict.fromkeys(said))


def shared_page(page: LedgerPage) -> LedgerPage:
    """Return a page to share: numbers, days and states, and nothing that people wrote."""
    return replace(without_own(page, numbered(bank_used())), is_shared=True)


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


def picture_in(case: CaseFolder, ledger: Ledger | None = None) -> Picture | None:
    """Return the picture of a case with its ledger as it is given, or else as it stands today.

    None where no session of it counts.
    """
    picture = picture_of(
        that_count(case.sessions),
        case.bank,
        ledger or case.ledger,
        weeks_apart=read_settings().limits.weeks_apart,
        missing=case.missing,
    )
    if picture is None:
        return None
    days = (each.day for each in case.supervisions)
    return replace(
        picture,
        supervisions=tuple(day for day in days if day <= case.today),
        meetings=tuple(each.day for each in case.meetings.held_by(case.today)),
    )
