"""Decisions for tests, as a file keeps one and as the ledger takes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.over_time.ledger import Agreed, AgreedAt

NEW = AgreedStatus.NEW


def to_do(
    text: str | None = "",
    key: str = "decision-0000",
    *,
    about: str | tuple[str, ...] | None = (),
    **given: Any,  # noqa: ANN401 (any other field)
) -> DecidedRow:
    """What is to be done by a decision, in own words where there are any."""
    whom = (about,) if isinstance(about, str) else about or ()
    return DecidedRow(key=key, about=whom, **{"status": NEW, "text": text or None, **given})


def event(  # noqa: PLR0913 (where and when it was said)
    status: AgreedStatus,
    on: date,
    key: str = "letter",
    *,
    about: str | None = None,
    at: AgreedAt = AgreedAt.SUPERVISION,
    session: str = "",
    moment: datetime | None = None,
    **given: Any,  # noqa: ANN401 (any field of a row)
) -> Agreed:
    """Something said of a decision on a day."""
    row = DecidedRow(key=key, status=status, about=(about,) if about else (), **given)
    return Agreed(row, on, at, about=about, session=session, moment=moment)
