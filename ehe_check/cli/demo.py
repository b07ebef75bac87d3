"""`ehe-check demo`: print the sheet of an invented case."""

from __future__ import annotations

from ehe_check.cli.options import (
    AsOption,
    ForceOption,
    FullOption,
    OutOption,
    ShareOption,
    TodayOption,
    printout,
)


def demo(  # noqa: PLR0913 (one parameter an option)
    *,
    today: TodayOption = None,
    as_: AsOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    share: ShareOption = False,
    full: FullOption = False,
) -> None:
    """Print the sheet of an invented case, to see what this is."""
    from ehe_check import resources
    from ehe_check.bank.load import load_bank
    from ehe_check.case.session_file import read_session
    from ehe_check.cli.clock import clock_given
    from ehe_check.cli.print_sheet import print_sheet
    from ehe_check.sheet.sheet_file import sheet_of

    named = clock_given(today).named
    wanted = printout(as_, out, force=force, share=share, full=full)
    wanted.check()
    session, bank = read_session(resources.DEMO).value, load_bank()
    page = sheet_of(session, bank, named or session.session.started.date())
    print_sheet(page, bank, wanted)
