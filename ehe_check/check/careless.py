"""What no text of a page may say: a phrase that never stands, or a way to the family."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem

_UNDER_HOLD = "Say it so that it can stand there under HOLD as well."


def careless_in(place: str, text: str, why: str) -> Iterator[Problem]:
    """Yield what a text must not say that no guard rewords; `why` it may send nobody home."""
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        yield Problem(
            place, f"sends its reader to the family ({approach!r}), and {why}", _UNDER_HOLD
        )
