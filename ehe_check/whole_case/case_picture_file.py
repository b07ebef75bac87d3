"""The picture of a case over time, of all that its folder holds."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.order import that_count
from ehe_check.settings.places import read_settings
from ehe_check.sheet.picture import Picture, picture_of
from ehe_check.whole_case.case_folder_file import CaseFolder


def picture_in(case: CaseFolder, ledger: Ledger | None = None) -> Picture | None:
    """Return the picture of a case with its ledger as it is given, or else as it stands today.

    None where no session of it counts.
    """
    picture = picture_of(
        that_count(case.sessions),
        case.bank,
        ledger or case.ledger,
        weeks_apart=read_settings().limits.weeks_apart,
        missing=case.missing,
    )
    if picture is None:
        return None
    days = (each.day for each in case.supervisions)
    return replace(
        picture,
        supervisions=tuple(day for day in days if day <= case.today),
        meetings=tuple(each.day for each in case.meetings.held_by(case.today)),
    )
