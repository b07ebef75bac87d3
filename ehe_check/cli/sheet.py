"""`ehe-check sheet` and `demo`: print the sheet of a saved session, or of an invented case."""

from __future__ import annotations

from dataclasses import replace

from ehe_check import resources
from ehe_check.bank.load import load_bank
from ehe_check.case.session_file import read_session
from ehe_check.cli.options import DemoOptions, SheetOptions
from ehe_check.cli.print_sheet import print_call, print_sheet
from ehe_check.cli.saved_session import open_case
from ehe_check.render.formats import SheetFormat
from ehe_check.sheet.sheet_file import sheet_of


def print_saved_sheet(options: SheetOptions) -> None:
    """Print the sheet of a saved session as its case stands, or what to say on the telephone."""
    file, form = options.file, options.as_
    wanted = replace(options.page, as_=form and form.page)
    wanted.check(file)
    case = open_case(file, options.bank, options.clock.today)
    does = print_call if form is SheetFormat.CALL else print_sheet
    does(case.sheet(), case.bank, wanted)


def print_demo(options: DemoOptions) -> None:
    """Print the sheet of an invented case, as of the day on which it was begun."""
    options.page.check()
    session, bank = read_session(resources.DEMO).value, load_bank()
    day = options.clock.named or session.session.started.date()
    print_sheet(sheet_of(session, bank, day), bank, options.page)
