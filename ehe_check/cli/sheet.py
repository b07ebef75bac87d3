"""`ehe-check sheet`: print the sheet of a saved session again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ehe_check.cli.options import (
    AsSheetOption,
    BankOption,
    ForceOption,
    FullOption,
    OutOption,
    ReportOption,
    SessionArgument,
    ShareOption,
    TodayOption,
    path_option,
    printout,
)

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.over_time.side import Side
    from ehe_check.sheet.sheet import PromptSheet


def sheet(  # noqa: PLR0913 (one parameter an option)
    file: SessionArgument,
    *,
    earlier: Annotated[
        list[Path] | None,
        path_option(
            "--earlier",
            help="Look at it together with the earlier sessions in this file or folder.",
        ),
    ] = None,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsSheetOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    report: ReportOption = None,
    share: ShareOption = False,
    full: FullOption = False,
) -> None:
    """Print the sheet of a saved session again."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.print_call import print_call
    from ehe_check.cli.print_sheet import own_sheet_words, print_sheet
    from ehe_check.cli.saved_session import bank_for, open_session
    from ehe_check.over_time.side import Side
    from ehe_check.render.formats import SheetFormat

    day = day_given(today)
    wanted = printout(as_ and as_.page, out, force=force, report=report, share=share, full=full)
    wanted.check(file)
    is_call = as_ is SheetFormat.CALL
    words = None if is_call else own_sheet_words(wanted.report)
    session = open_session(file)
    own_bank = bank_for(session, file, bank)
    own = Side(session, own_bank, name=str(file))
    page = looked_back(own, own_bank, tuple(earlier or ()), day)
    if words is None:
        print_call(page, own_bank, wanted)
    else:
        print_sheet(page, own_bank, words, wanted)


def looked_back(own: Side, bank: QuestionBank, paths: tuple[Path, ...], day: date) -> PromptSheet:
    """Return the sheet of a session as its case stands, looked at with those among some paths.

    What the sessions show together is told only of those paths; a HOLD comes from its folder too.

    Raises:
        WrongUseError: none of the sessions among the paths is about its case.
    """
    from ehe_check.cli.meeting_case import say_odd_and_held
    from ehe_check.errors import Problem, WrongUseError, quoted
    from ehe_check.files.folders import check_folders
    from ehe_check.over_time.case_files import history_with
    from ehe_check.supervision.session_in_case_file import session_in_case
    from ehe_check.supervision.whole_case_files import whole_case

    check_folders(path for path in paths if path.is_dir())
    earlier, case = whole_case(own, paths), session_in_case(own, bank, day, paths)
    say_odd_and_held(case)
    agreed = earlier.agreements.agreed_by(day)
    history = history_with(case.session, bank, earlier.sides, day, agreed, name=own.name)
    if paths and history is None and (own.reference is None or not earlier.missing_files):
        fact = f"no earlier session about {quoted(own.session.case.reference)} is there"
        remedy = "Give the folder or files of that case."
        raise WrongUseError(Problem("--earlier", fact, remedy))
    return case.sheet(history)
