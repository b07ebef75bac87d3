"""Sheets: from a session to its printed sheet, with the bank it was answered with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check import __version__, resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import archived_bank, load_bank, load_law
from ehe_check.case.labels import called_alike
from ehe_check.case.replies import entry_faults
from ehe_check.case.session import Session
from ehe_check.case.session_file import answers_digest, read_session
from ehe_check.case.walk import set_aside
from ehe_check.check.load_given import given_bank
from ehe_check.cli.printing import Printout, print_sheet, wants_plain
from ehe_check.cli.saying import say
from ehe_check.errors import Problem, UnusableFileError, WrongUseError, quoted
from ehe_check.files.folders import check_folders
from ehe_check.over_time.side import Side
from ehe_check.settings.places import read_settings
from ehe_check.sheet.report import Kind

if TYPE_CHECKING:
    from ehe_check.over_time.history import History, Missing
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class _Looked:
    """A session as those beside it let it stand, what they show together, and what is missing."""

    session: Session
    history: History | None
    missing: tuple[Missing, ...] = ()


def print_session_file(
    path: Path,
    bank_folder: Path | None,
    today: str | None,
    wanted: Printout,
    earlier: Iterable[Path] = (),
) -> None:
    """Print the sheet of a saved session, looked at together with those among `earlier`."""
    day = day_given(today)
    wanted.check(path)
    report = wanted.report_for(Kind.PROMPT_SHEET)
    session = open_session(path)
    bank = bank_for(session, path, bank_folder)
    looked = _looked_back(Side(session, bank, name=str(path)), bank, tuple(earlier), day)
    sheet = sheet_of(looked.session, bank, day, history=looked.history, missing=looked.missing)
    print_sheet(sheet, bank, report, wanted, plain=wants_plain())


def _looked_back(own: Side, bank: QuestionBank, paths: tuple[Path, ...], day: date) -> _Looked:
    """Look at the sessions among some paths together with a session, and say what is missing."""
    from ehe_check.cli.missing import changed, missing_of, say_what_is_missing
    from ehe_check.over_time.case_files import gathered, history_with, under_hold_of
    from ehe_check.supervision.agreed_files import agreements_of, folders_of

    if not paths:
        return _Looked(own.session, None, say_what_is_missing(changed(own)))
    check_folders(path for path in paths if path.is_dir())
    found = gathered(paths)
    mine = [own, *(side for side in found.sides if side.reference == own.reference)]
    agreements = agreements_of(folders_of(paths), mine)
    missing = say_what_is_missing(missing_of(own, found, agreements.not_read))
    session = under_hold_of(own.session, found.sides)
    history = history_with(session, bank, found.sides, day, agreements.agreed)
    if history is None and (own.reference is None or not missing):
        raise _nothing_earlier(own)
    return _Looked(session, history, missing)


def _nothing_earlier(own: Side) -> WrongUseError:
    fact = f"no earlier session about {quoted(own.session.case.reference)} is there"
    return WrongUseError(Problem("--earlier", fact, "Give the folder or files of that case."))


def print_demo(today: str | None, wanted: Printout) -> None:
    """Print the sheet of the invented case that comes with the program."""
    day = day_given(today) if today is not None else None
    wanted.check()
    report = wanted.report_for(Kind.PROMPT_SHEET)
    session = read_session(resources.DEMO).session
    bank = load_bank()
    sheet = sheet_of(session, bank, day or session.session.started.date())
    print_sheet(sheet, bank, report, wanted, plain=wants_plain())


def open_session(path: Path) -> Session:
    """Read a session, and name on stderr what in it this program does not know or tell apart."""
    file = read_session(path)
    for problem in file.unknown_keys:
        say(problem.kept())
    for earlier, later in called_alike(file.session.all_answers()):
        fact = f"calls both {earlier.id} and {later.id} {quoted(later.label)}"
        say(Problem(str(path), fact, "A page cannot tell them apart. Give one another label."))
    return file.session


def sheet_of(  # noqa: PLR0913 (what it is of, and how it is read)
    session: Session,
    bank: QuestionBank,
    today: date,
    *,
    printed_on: date | None = None,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
) -> PromptSheet:
    """Return the sheet of a session as of a day, which may be printed on a later one.

    `history` is what the sessions of its case show together, None if they were not looked at;
    `missing` is what of them could not be.
    """
    from ehe_check.sheet.advice_then import outcome_that_fits
    from ehe_check.sheet.compose import compose

    software = f"ehe-check {__version__}"
    return compose(
        session,
        bank,
        load_law(),
        today=today,
        software=software,
        printed_on=printed_on,
        outcome=outcome_that_fits(session, answers_digest(session)) if session.outcome else None,
        history=history,
        missing=missing,
        limits=read_settings().limits,
    )


def bank_for(session: Session, path: Path, folder: Path | None) -> QuestionBank:
    """Return the bank of a session: a finished one has its own, a draft the current one.

    Raises:
        UnusableFileError: a finished session's bank is neither given, nor current, nor archived.
    """
    bank = given_bank(folder)
    if session.is_finished and bank.digest != session.bank.digest:
        bank = _own_bank(session, path)
    elif bank.id != session.bank.id:
        fact = f"was begun with another bank, {quoted(session.bank.id)}"
        raise UnusableFileError(Problem(str(path), fact, "Give that bank's folder with --bank."))
    _say_what_does_not_fit(session, path, bank)
    return bank


def _own_bank(session: Session, path: Path) -> QuestionBank:
    own = archived_bank(session.bank.id, session.bank.digest)
    if own is None:
        version = f"version {quoted(session.bank.version)} of the bank {quoted(session.bank.id)}"
        fact = f"was finished with {version}, which is not here"
        raise UnusableFileError(Problem(str(path), fact, "Give that bank's folder with --bank."))
    return own


def _say_what_does_not_fit(session: Session, path: Path, bank: QuestionBank) -> None:
    """Name on stderr what a session holds that its bank does not know; it is kept."""
    answers = session.all_answers()
    for entry in session.entries:
        for fault in entry_faults(bank, entry):
            say(Problem(f"{path}, {entry.id}", fault.fact, fault.remedy).kept())
    names = ", ".join(str(answer.ref) for answer in set_aside(bank, answers))
    if names:
        fact = f"holds answers that do not fit the questions ({names})"
        say(Problem(str(path), fact, "They are kept, and set aside."))


def day_given(text: str | None, option: str = "--today") -> date:
    """Return the day that was given with an option, or today.

    Raises:
        WrongUseError: it is not a date.
    """
    if text is None:
        return date.today()  # noqa: DTZ011 (the person's own day, by their own clock)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(
            Problem(option, f"{quoted(text)} is not a date", "Write it as 2026-11-24.")
        ) from None
