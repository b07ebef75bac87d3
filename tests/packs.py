"""The papers of a meeting, laid out from a sheet."""

from __future__ import annotations

from functools import cache

from ehe_check.case.absence import Absence
from ehe_check.meeting.pack import Pack, PackPaper, pack_of
from ehe_check.meeting.page import meeting_paper
from ehe_check.meeting.report_file import load_meeting_words
from ehe_check.page.document import Document
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.pages import shipped_words as words_of_a_sheet
from tests.worked import shipped_bank, shipped_library


@cache
def shipped_words() -> Say:
    """The words of a pack as they are shipped."""
    return load_meeting_words()


def packed(
    sheet: PromptSheet, absence: Absence = Absence.DISAGREEMENT, local: Settings | None = None
) -> Pack:
    """Return what the papers of a sheet are made from."""
    bank, library, words = shipped_bank(), shipped_library(), words_of_a_sheet()
    return pack_of(sheet, bank, library, local or Settings(), absence, words)


def paper(
    which: PackPaper,
    sheet: PromptSheet,
    absence: Absence = Absence.DISAGREEMENT,
    local: Settings | None = None,
) -> Document:
    """Return one paper of a sheet."""
    return meeting_paper(which, shipped_words(), packed(sheet, absence, local))


def papers(
    sheet: PromptSheet, absence: Absence = Absence.DISAGREEMENT, local: Settings | None = None
) -> dict[PackPaper, Document]:
    """Return the four papers of a sheet."""
    pack = packed(sheet, absence, local)
    return {each: meeting_paper(each, shipped_words(), pack) for each in PackPaper}
