"""The words of a call, from their file to a value, and what they must say or never say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ehe_check.errors import Problem
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.check import careless_in

KIND = "call"
_UNDER_HOLD = ("request, held", "request, held_by_another", "request, held_with_a_doctor")
_SAYS_NOTHING = re.compile(r"\bnothing\b.*\bfamily\b", re.IGNORECASE)


def load_call_words(own: Path | None = None) -> Say:
    """Read what is said in a call, with one's own words in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words(KIND, own, _problems)


def _problems(say: Say) -> Iterator[Problem]:
    for place, text in say.placed:
        yield from careless_in(place, text, "is said under HOLD too")
        if place in _UNDER_HOLD and not _SAYS_NOTHING.search(text):
            yield Problem(place, "must say that nothing is said to the family until it is agreed")
        if place == "emergency" and "999" not in text:
            yield Problem(place, "must say to call 999")
