"""`ehe-check sheet`: print the sheet of a saved session again."""

from __future__ import annotations

from ehe_check.cli.options import (
    AsSheetOption,
    BankOption,
    ForceOption,
    FullOption,
    OutOption,
    SessionArgument,
    ShareOption,
    TodayOption,
    printout,
)


def sheet(  # noqa: PLR0913 (one parameter an option)
    file: SessionArgument,
    *,
    bank: BankOption = None,
    today: TodayOption = None,
    as_: AsSheetOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
    full: FullOption = False,
) -> None:
    """Print the sheet of a saved session again."""
    from ehe_check.cli.clock import day_given
    from ehe_check.cli.meeting_case import say_odd_and_held
    from ehe_check.cli.print_call import print_call
    from ehe_check.cli.print_sheet import print_sheet
    from ehe_check.cli.saved_session import bank_for, open_session
    from ehe_check.over_time.side import Side
    from ehe_check.render.formats import SheetFormat
    from ehe_check.supervision.session_in_case_file import session_in_case

    day = day_given(today)
    wanted = printout(as_ and as_.page, out, force=force, share=share, full=full)
    wanted.check(file)
    is_call = as_ is SheetFormat.CALL
    session = open_session(file)
    own_bank = bank_for(session, file, bank)
    case = session_in_case(Side(session, own_bank, name=str(file)), own_bank, day)
    say_odd_and_held(case)
    page = case.sheet(case.history())
    if is_call:
        print_call(page, own_bank, wanted)
    else:
        print_sheet(page, own_bank, wanted)
