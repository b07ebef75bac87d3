"""Literal dates: a text that says "as of", or names a month, where a note of law should date it."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_REVIEW = re.compile(r"\bas at 2018\b", re.IGNORECASE)
"""How the review's own statements say that they are of 2018; that is no date of the law today."""

_LITERAL = re.compile(
    rf"\bas (?:of|at) (?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH} )?\d{{4}}\b"
    rf"|\bas (?:of|at) {_MONTH}\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH},? \d{{4}}\b",
    re.IGNORECASE,
)


def literal_dates(text: str) -> tuple[str, ...]:
    """Return each date that a text says of itself: as of a day, month or year, or a month.

    "as at 2018", which dates the review's own statements, is none.
    """
    spaced = _REVIEW.sub("", re.sub(r"\s+", " ", text))
    return tuple(found.group() for found in _LITERAL.finditer(spaced))
