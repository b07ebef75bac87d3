"""The picture of a case over time, of all that a folder holds of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.cli.messages import say as say_problem
from ehe_check.cli.printing import Printout, print_page
from ehe_check.errors import Problem, WrongUseError
from ehe_check.over_time.case_files import is_counted
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.side import of_the_case
from ehe_check.settings.places import read_settings
from ehe_check.sheet.picture import Picture, picture_of, shared
from ehe_check.sheet.picture_page import picture_page
from ehe_check.supervision.case_meant_file import supervised_case
from ehe_check.supervision.session_in_case_file import SessionInCase
from ehe_check.supervision.supervised_file import SupervisedCase


def print_picture(path: Path, reference: str | None, clock_day: date, wanted: Printout) -> None:
    """Print the picture of the case in a folder, or of a session and what lies beside it.

    Raises:
        EheCheckError: there is no such case, or none of its sessions is finished.
    """
    case = supervised_case(path, reference, clock_day)
    for problem in (*case.remarks, *case.beside.warnings):
        say_problem(problem)
    picture = picture_in(case)
    if picture is None:
        fact = "has no finished session yet"
        raise WrongUseError(Problem(case.side.place, fact, "Finish one, and try again."))
    print_page(picture_page(shared(picture, case.bank) if wanted.share else picture), wanted)


def picture_in(case: SupervisedCase, ledger: Ledger | None = None) -> Picture | None:
    """Return the picture of a case with its ledger as it is given, or else as it stands today.

    None where no session of it counts.
    """
    sides = of_the_case(case.side, case.beside.sides) or (case.side,)
    picture = picture_of(
        [side for side in sides if is_counted(side)],
        case.bank,
        ledger or SessionInCase(case.side, case.bank, case.today, case.beside).ledger,
        weeks_apart=read_settings().limits.weeks_apart,
        missing=case.beside.missing,
    )
    if picture is None:
        return None
    agreements = case.beside.agreements
    days = (each.day for each in agreements.supervisions)
    return replace(
        picture,
        supervisions=tuple(day for day in days if day <= case.today),
        meetings=tuple(each.day for each in agreements.meetings.held_by(case.today)),
    )
