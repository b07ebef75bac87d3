"""Checks of a report: what no page may say, and what every page says last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem

CANNOT_TELL = re.compile(r"cannot tell you (?:a|that any) child is safe")

_UNDER_HOLD = "Say it so that it can stand there under HOLD as well."


def careless_in(place: str, text: str, why: str, remedy: str = _UNDER_HOLD) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        yield Problem(place, f"sends its reader to the family ({approach!r}), and {why}", remedy)
