"""A text with blanks, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Callable

_BLANK = re.compile(r"\{([a-z_]*)\}")


def fill(text: str, /, **words: str) -> str:
    """Return a text with its blanks filled; what is filled in is never looked at again."""
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def with_blanks(*blanks: str) -> Callable[[str], str]:
    """Return a check that a text has these blanks; one in square brackets may be left out."""
    may = {blank.strip("[]") for blank in blanks}
    must = {blank for blank in blanks if not blank.startswith("[")}

    def check(text: str) -> str:
        for name in sorted(must - set(_BLANK.findall(text))):
            message = f"needs the blank {{{name}}}"
            raise ValueError(message)
        for name in _BLANK.findall(text):
            if name not in may:
                message = f"has no use for the blank {{{name}}}"
                raise ValueError(message)
        return text

    return check
