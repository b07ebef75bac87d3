"""A telephone for talks: the calls of a session of the shipped bank, in the shipped words."""

from __future__ import annotations

from datetime import date

from ehe_check.ask.case.phone import Telephone
from ehe_check.case.session import Session
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call import call_lines
from tests.calls import LOCAL
from tests.pages import composed
from tests.worked import shipped_bank, shipped_library


class ShippedTelephone(Telephone):
    """The calls of a session as of a day."""

    def __init__(self, today: date, local: Settings = LOCAL) -> None:
        super().__init__(
            shipped_bank(),
            lambda session: composed(session, today),
            shipped_library,
            lambda: local,
        )

    def text(self, session: Session) -> str:
        """What to say, in lines."""
        return "\n".join(call_lines(self.calling(session)))
