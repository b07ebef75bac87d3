"""Checks of a blank's words: it may lie where the family sees it, and sends nobody to them."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.check.approach import approach_in
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.page.words import Say
from ehe_check.sheet.sections import CANNOT_TELL


def check_blank_words(say: Say) -> tuple[Problem, ...]:
    """Return everything that a blank says and must not, or must say and does not."""
    return tuple(_problems(say))


def _problems(say: Say) -> Iterator[Problem]:
    if "999" not in say("danger.title"):
        yield Problem("danger, title", "must say when to call 999")
    if not CANNOT_TELL.search(say("closing")):
        yield Problem("closing", "must say that the page cannot tell you a child is safe")
    for place, text in say.placed:
        if place != "closing":
            yield from _in_words(place, text)


def _in_words(place: str, text: str) -> Iterator[Problem]:
    yield from forbidden_in(place, text)
    approach = approach_in(text)
    if approach is not None:
        fact = f"sends its reader to the family ({approach!r}), and no HOLD is known on paper"
        yield Problem(place, fact, "Take it out: a blank asks, and advises nothing.")
