"""The telephone of a session: the calls of today as pages have them, and what to say in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.bank.law import Library
    from ehe_check.case.session import Session
    from ehe_check.settings.settings import Settings
    from ehe_check.sheet.call import Calling
    from ehe_check.sheet.call_facts import Quotable
    from ehe_check.sheet.call_row import CallRow
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class Telephone:
    """Works out the calls of a session as it stands; each thing is read when somebody asks.

    `sheet_of` gives the sheet of a session, and `local` the numbers that are set.
    """

    bank: QuestionBank
    sheet_of: Callable[[Session], PromptSheet]
    library: Callable[[], Library]
    local: Callable[[], Settings]

    def rows(self, session: Session) -> tuple[CallRow, ...]:
        """Return the calls of today in order."""
        from ehe_check.sheet.call_row import call_row
        from ehe_check.sheet.calls_of_today import calls_of
        from ehe_check.sheet.first_page import points_of

        sheet = self.sheet_of(session)
        calls = calls_of(sheet, points_of(sheet, self.bank, self.library()), self.local())
        return tuple(call_row(sheet, each) for each in calls)

    def calling(self, session: Session) -> Calling:
        """Return what to say in them."""
        from ehe_check.sheet.call import what_to_say

        return what_to_say(self.sheet_of(session), self.bank, self.local())

    def quotable(self, session: Session) -> tuple[Quotable, ...]:
        """Return the children whose own words may be said in them."""
        from ehe_check.sheet.call_facts import quotable

        return quotable(self.sheet_of(session), self.bank)
