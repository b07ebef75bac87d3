"""Blanks: the words of a paper copy of the questions, from their file to a value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehe_check.blank.page import BlankReport, BlankRoom
from ehe_check.errors import Problem
from ehe_check.files.checked import checked, dotted
from ehe_check.files.overlay import read_own
from ehe_check.files.page_words import refuse, report_table, words_in
from ehe_check.page.words import Say
from ehe_check.sheet.check import CANNOT_TELL, careless_in


def load_blank_report(own: Path | None = None) -> BlankReport:
    """Read the words of a blank and the room that it leaves, with own ones in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    table = report_table("blank", own, data="rows")
    say, room = words_in(table), {key: table[key] for key in BlankRoom.model_fields}
    refuse(_must_not_stand(say), "blank", own)
    place = read_own(own, "blank").place if own else dotted
    return BlankReport(say, checked(BlankRoom, room, place))


def _must_not_stand(say: Say) -> Iterator[Problem]:
    """Yield what a blank must not say, as it may lie where the family sees it, or leaves unsaid."""
    if "999" not in say("danger.title"):
        yield Problem("danger, title", "must say when to call 999")
    if not CANNOT_TELL.search(say("closing")):
        yield Problem("closing", "must say that the page cannot tell you a child is safe")
    for place, text in say.placed:
        if place != "closing":
            remedy = "Take it out: a blank asks, and advises nothing."
            yield from careless_in(place, text, "no HOLD is known on paper", remedy)
