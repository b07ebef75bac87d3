"""Clock times: a time of day as people type it, read by the clock of 24 hours."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?P<half>[ap])\.?m\.?"
    r"|(?P<h24>\d{1,2})[:.](?P<m24>\d{2})(?:\s*h(?:rs)?)?"
    r"|(?P<h4>\d{2})(?P<m4>\d{2})(?:\s*h(?:rs)?)?",
    re.ASCII | re.IGNORECASE,
)
_HALF, _DAY, _HOUR = 12, 24, 60
_WORDS = {"noon": "12:00", "midday": "12:00"}


def read_times(text: str) -> tuple[str, ...]:
    """Return the times that a text may mean, such as 14:20: none, one, or two.

    Reads 14:20, 14.20, 1420, 2:20pm, 2.20 pm, 9am and noon, with at before it. An hour of one digit
    may be of the morning or of the afternoon.
    """
    typed = re.sub(r"^at\s+", "", " ".join(text.casefold().split()))
    if typed in _WORDS:
        return (_WORDS[typed],)
    match = _TIME.fullmatch(typed)
    if match is None:
        return ()
    if match["half"]:
        return _in_half(int(match["h"]), int(match["m"] or 0), match["half"])
    hour, minute = match["h24"] or match["h4"], int(match["m24"] or match["m4"])
    is_open = len(hour) == 1 and int(hour) > 0
    hours = (int(hour), int(hour) + _HALF) if is_open else (int(hour),)
    return tuple(_time(each, minute) for each in hours if each < _DAY and minute < _HOUR)


def _in_half(hour: int, minute: int, half: str) -> tuple[str, ...]:
    if not 1 <= hour <= _HALF or minute >= _HOUR:
        return ()
    return (_time(hour % _HALF + (_HALF if half == "p" else 0), minute),)


def _time(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"
