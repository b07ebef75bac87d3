"""`ehe-check compare`: where two sessions differ, or a case over time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ehe_check.case.session_file import bank_is_missing
from ehe_check.check.load_given import given_bank
from ehe_check.cli.messages import say
from ehe_check.cli.options import CompareOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.saved_session import open_session, say_odd_and_held
from ehe_check.comparison.page_file import moved_page, not_as_they_were
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.side import Side
from ehe_check.sheet.picture import shared
from ehe_check.sheet.picture_page import picture_page
from ehe_check.whole_case.case_files import side_of
from ehe_check.whole_case.case_folder_file import case_of_two
from ehe_check.whole_case.cases_file import case_meant, picture_in


def compare(options: CompareOptions) -> None:
    """Print the page of two sessions, or the picture of the case in a folder.

    Raises:
        WrongUseError: what is asked for has one of them missing, or has what only the other has.
    """
    options.page.check(options.earlier, options.later)
    if options.later is not None and not options.picture:
        _print_two(options, (options.earlier, options.later))
    elif options.picture and options.later is None and options.bank is None:
        _print_picture(options)
    else:
        fact = "needs two sessions, or one folder with --picture"
        raise WrongUseError(Problem("compare", fact, "Give EARLIER and LATER, or add --picture."))


def _print_picture(options: CompareOptions) -> None:
    case, passed_over = case_meant(options.earlier, options.reference, options.clock.today)
    say(*passed_over, *case.warnings)
    picture = picture_in(case)
    if picture is None:
        fact = "has no finished session yet"
        raise WrongUseError(Problem(case.own.place, fact, "Finish one, and try again."))
    wanted = options.page
    print_document(picture_page(shared(picture, case.bank) if wanted.share else picture), wanted)


def _print_two(options: CompareOptions, files: tuple[Path, Path]) -> None:
    """Print the page of two files, having said on stderr what of them or their case is odd."""
    day, wanted, sides = options.clock.today, options.page, _opened(files, options.bank)
    case = case_of_two(*sides, day)
    if case is not None:
        say_odd_and_held(case)
    told = {problem.fact for problem in case.warnings} if case is not None else set()
    say(*(problem for problem in not_as_they_were(sides) if problem.fact not in told))
    now = case.sheet() if case is not None else None
    page = moved_page(sides, day, now=now, share=wanted.share, is_full=wanted.full)
    print_document(page, wanted)


def _opened(files: tuple[Path, Path], bank: Path | None) -> tuple[Side, Side]:
    """Return both sessions with their banks, having said on stderr whose bank is missing.

    Raises:
        WrongUseError: they are one session, or the bank that is given is the bank of neither.
    """
    one, other = (side_of(open_session(path), path) for path in files)
    if one.id == other.id:
        fact = f"is the same session as {one.place}"
        raise WrongUseError(Problem(other.place, fact, "Give two sessions."))
    if bank is not None:
        given = given_bank(bank)
        own = [side for side in (one, other) if side.session.bank.digest == given.digest]
        if not own:
            fact = "holds the questions of neither session"
            remedy = "Give the folder of the version that one of them was answered with."
            raise WrongUseError(Problem(f"--bank {bank}", fact, remedy))
        one, other = (replace(x, bank=given) if x in own else x for x in (one, other))
    for side in (one, other):
        if side.bank is None:
            say(bank_is_missing(side.session, side.place))
    return one, other
