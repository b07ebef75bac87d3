"""Blanks: the words of a paper copy of the questions, from their file to a value."""

from __future__ import annotations

from pathlib import Path

from ehe_check.blank.check import check_blank_words
from ehe_check.blank.page import BlankReport, BlankRoom
from ehe_check.errors import UnusableFileError
from ehe_check.files.checked import checked, dotted
from ehe_check.files.overlay import read_own
from ehe_check.files.page_words import report_table, words_in


def load_blank_report(own: Path | None = None) -> BlankReport:
    """Read the words of a blank and the room that it leaves, with own ones in place of ours.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    table = report_table("blank", own, data="rows")
    say, room = words_in(table), {key: table[key] for key in BlankRoom.model_fields}
    problems, file = check_blank_words(say), read_own(own, "blank") if own else None
    if problems:
        raise UnusableFileError(map(file.placed, problems) if file else problems)
    return BlankReport(say, checked(BlankRoom, room, file.place if file else dotted))
