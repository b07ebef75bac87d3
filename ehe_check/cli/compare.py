"""`ehe-check compare`: what moved between two sessions, and where two readings differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehe_check.cli.options import (
    AsOption,
    BankOption,
    ForceOption,
    OutOption,
    PlainOption,
    ReportOption,
    ShareOption,
    TodayOption,
    path_argument,
    printout,
)

if TYPE_CHECKING:
    from ehe_check.over_time.side import Side


def compare(  # noqa: PLR0913 (one parameter an option)
    earlier: Annotated[Path, path_argument(metavar="EARLIER", help="The earlier session.")],
    later: Annotated[Path, path_argument(metavar="LATER", help="The later session.")],
    *,
    readings: Annotated[
        bool,
        typer.Option(
            "--readings",
            help="Take them as two readings of one case, and list only where they differ.",
        ),
    ] = False,
    plain: PlainOption = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
) -> None:
    """Say what moved between two sessions about one case, and what moved the advice."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.messages import say
    from ehe_check.cli.printing import own_sheet_words, print_document
    from ehe_check.comparison.page_file import (
        ComparisonWords,
        moved_page,
        not_as_they_were,
        readings_page,
    )
    from ehe_check.comparison.report import ComparisonReport
    from ehe_check.sheet.report_file import kind_of, report_for

    day = day_given(today)
    wanted = printout(as_, out, force=force, report=report, share=share, plain=plain)
    wanted.check(earlier, later)
    own = wanted.own_report(kind_of(ComparisonReport))
    words = ComparisonWords(report_for(ComparisonReport, own), own_sheet_words())
    sides = _opened(earlier, later, bank)
    for problem in not_as_they_were(sides, readings=readings):
        say(problem)
    page_of = readings_page if readings else moved_page
    page = page_of(sides, day, words, share=share)
    print_document(page, wanted)


def _opened(earlier: Path, later: Path, bank: Path | None) -> tuple[Side, Side]:
    """Return both sessions with their banks, having said on stderr whose bank is missing.

    Raises:
        WrongUseError: they are one session, or the bank that is given is the bank of neither.
    """
    from dataclasses import replace

    from ehe_check.case.session_bank_file import bank_is_missing
    from ehe_check.check.load_given import given_bank
    from ehe_check.cli.messages import say
    from ehe_check.cli.saved_session import open_session
    from ehe_check.errors import Problem, WrongUseError
    from ehe_check.over_time.case_files import side_of

    one, other = (side_of(open_session(path), path) for path in (earlier, later))
    if one.id == other.id:
        fact = f"is the same session as {one.place}"
        raise WrongUseError(Problem(other.place, fact, "Give two sessions."))
    given = given_bank(bank) if bank else None
    if given is not None:
        own = [side for side in (one, other) if side.session.bank.digest == given.digest]
        if not own:
            fact = "holds the questions of neither session"
            remedy = "Give the folder of the version that one of them was answered with."
            raise WrongUseError(Problem(f"--bank {bank}", fact, remedy))
        one, other = (replace(side, bank=given) if side in own else side for side in (one, other))
    for side in (one, other):
        if side.bank is None:
            say(bank_is_missing(side.session, side.place))
    return one, other
