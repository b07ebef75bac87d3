"""`ehe-check due`: what was decided and is due, of one case or of every case in a folder."""

from __future__ import annotations

from ehe_check.cli.messages import say
from ehe_check.cli.options import DueOptions
from ehe_check.cli.printing import print_document
from ehe_check.cli.printout import write_or_print
from ehe_check.render.formats import Format
from ehe_check.sheet.ledger_json import ledger_json
from ehe_check.sheet.ledger_page import lay_out_ledger
from ehe_check.whole_case.cases_file import ledgers_at, shared_page


def list_due(options: DueOptions) -> None:
    """Print what is due of each case, and say on stderr what of them is odd."""
    path, wanted = options.path, options.page
    wanted.check(path if path.is_file() else None)
    page, warnings = ledgers_at(path, options.reference, options.clock.today, is_all=options.is_all)
    say(*warnings)
    page = shared_page(page) if wanted.share else page
    if Format(wanted.form) is Format.JSON:
        write_or_print(ledger_json(page).encode(), wanted)
    else:
        print_document(lay_out_ledger(page), wanted)
