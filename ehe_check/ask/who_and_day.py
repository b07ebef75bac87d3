"""Who does something, and by when, typed on one line: `school nurse, 1/12/2026`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.ask.day import as_typed, coming_day
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved, Reply, chosen
from ehe_check.ask.typed_text import as_kept, nudge
from ehe_check.ask.who_asks import Asker
from ehe_check.page.dates import read_coming

_BEFORE_A_DAY = re.compile(r"^|\s*[,;]\s*|\s+(?=\d|(?:by|on|in) )", re.IGNORECASE)
"""Where a day may begin on a line: at its start, after a comma, or at a number, by, on or in."""


@dataclass(frozen=True)
class WhoAndDay:
    """Who does something, by role, and by when, as far as each was said."""

    who: str | None = None
    by: date | None = None

    def __str__(self) -> str:
        """Return both as they may be typed, and changed."""
        return ", ".join(filter(None, (self.who, as_typed(self.by) if self.by else "")))


def who_and_day(who: str | None, by: date | None) -> WhoAndDay | None:
    """Return what stands of both, None where nothing does."""
    return WhoAndDay(who or None, by) if who or by else None


def ask_who_and_day(
    put: Callable[[Put], Reply], asker: Asker, asked: Put, today: date
) -> WhoAndDay | Move | None:
    """Put a question until who and by when can be read; None where it is passed over.

    A day that was typed is said back. Where none was typed, that is no mistake: it is not set.
    """
    while True:
        match put(asked):
            case Moved(Move.BACK):
                return Move.BACK
            case Moved():
                return None
            case reply:
                typed = as_kept(chosen(reply))
        who, day = _split(typed, today)
        by = coming_day(asker, day, today) if day else None
        if by is not None or not day:
            nudge(asker, who)
            return who_and_day(who, by)
        asked = replace(asked, refused=typed)


def _split(typed: str, today: date) -> tuple[str, str]:
    """Return who was typed, and the day after that; empty where none can be read."""
    for gap in _BEFORE_A_DAY.finditer(typed):
        day = typed[gap.end() :]
        if day and read_coming(day, today) is not None:
            return typed[: gap.start()], day
    return typed, ""
