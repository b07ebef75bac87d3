"""A telephone for interviews: the calls of a session of the shipped bank, in the shipped words."""

from __future__ import annotations

from datetime import date

from ehe_check.ask.case.interview import Telephone
from ehe_check.case.session import Session
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call import Calling, call_lines, what_to_say
from ehe_check.sheet.calls_of_today import CallDue, calls_of
from ehe_check.sheet.merged_points import Points
from tests.calls import LOCAL
from tests.pages import composed
from tests.worked import shipped_bank


def shipped_telephone(today: date, local: Settings = LOCAL) -> Telephone:
    """The calls of a session as of a day."""

    def rows(session: Session) -> tuple[CallDue, ...]:
        sheet = composed(session, today)
        return calls_of(Points(sheet, shipped_bank()), local)

    def calling(session: Session) -> Calling:
        return what_to_say(composed(session, today), shipped_bank(), local)

    return Telephone(rows, calling)


def what_is_said(phone: Telephone, session: Session) -> str:
    """What to say in the calls of a session, in lines."""
    return "\n".join(call_lines(phone.calling(session)))
