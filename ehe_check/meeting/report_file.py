"""The words of a meeting pack, from their file: the shipped ones, with own ones in their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.errors import Problem
from ehe_check.files.page_words import page_words
from ehe_check.page.words import Say
from ehe_check.sheet.check import CANNOT_TELL, careless_in

KIND = "meeting"
_FREE = "open"
"""How the last part of a key ends whose text is said only where no HOLD and no ASK FIRST stands."""
_STEPS = ("run.minutes", "run.titles", "run.ask", "run.hear", "agenda.points.texts")


def load_meeting_words(own: Path | None = None) -> Say:
    """Read the words of a meeting pack.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return page_words(KIND, own, _must_not_stand)


def _must_not_stand(say: Say) -> Iterator[Problem]:
    """Yield what a pack must not say, and what of it does not fit together."""
    if not CANNOT_TELL.search(say("closing")):
        yield Problem("closing", "must say that the page cannot tell you a child is safe")
    if "999" not in say("agenda.danger.text"):
        yield Problem("agenda, danger, text", "must say when to call 999")
    steps = {len(say.texts[key]) for key in _STEPS}
    if len(steps) > 1:
        places = ", ".join(_STEPS)
        yield Problem("run, minutes", f"needs as many texts as each other list of {places}")
    for place, text in say.placed:
        if place.endswith(_FREE):
            yield from forbidden_in(place, text)
        elif place != "closing":
            yield from careless_in(place, text, "is said under HOLD too")
