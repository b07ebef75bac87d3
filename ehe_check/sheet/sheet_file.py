"""The sheet of a session, with the law, the settings and the outcome that are kept in files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehe_check import __version__
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_law
from ehe_check.case.session import Session, outcome_that_fits
from ehe_check.settings.places import read_settings

if TYPE_CHECKING:
    from ehe_check.over_time.history import History, Missing
    from ehe_check.over_time.side import HeldElsewhere
    from ehe_check.sheet.sheet import PromptSheet

SOFTWARE = f"ehe-check {__version__}"
"""What a page says that it was made with."""


def sheet_of(  # noqa: PLR0913 (what it is of, and how it is read)
    session: Session,
    bank: QuestionBank,
    today: date,
    *,
    printed_on: date | None = None,
    elsewhere: HeldElsewhere | None = None,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
) -> PromptSheet:
    """Return the sheet of a session as of a day, which may be printed on a later one.

    `elsewhere` is the HOLD of another session of its case, where one brings it. `history` is what
    its sessions show together, None if they were not looked at; `missing` is what of them could not
    be.
    """
    from ehe_check.sheet.compose import compose

    return compose(
        session,
        bank,
        load_law(),
        today=today,
        software=SOFTWARE,
        printed_on=printed_on,
        outcome=outcome_that_fits(session),
        elsewhere=elsewhere,
        history=history,
        missing=missing,
        limits=read_settings().limits,
    )
