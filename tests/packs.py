"""The papers of a meeting, laid out from a sheet."""

from __future__ import annotations

from ehe_check.case.session import Absence
from ehe_check.meeting.pack import Pack, PackPaper, pack_of
from ehe_check.meeting.page import meeting_paper
from ehe_check.page.document import Document
from ehe_check.settings.settings import Settings
from ehe_check.sheet.sheet import PromptSheet
from tests.worked import shipped_bank, shipped_library


def packed(
    sheet: PromptSheet, absence: Absence = Absence.DISAGREEMENT, local: Settings | None = None
) -> Pack:
    """Return what the papers of a sheet are made from."""
    bank, library = shipped_bank(), shipped_library()
    return pack_of(sheet, bank, library, local or Settings(), absence)


def paper(
    which: PackPaper,
    sheet: PromptSheet,
    absence: Absence = Absence.DISAGREEMENT,
    local: Settings | None = None,
) -> Document:
    """Return one paper of a sheet."""
    return meeting_paper(which, packed(sheet, absence, local))


def papers(
    sheet: PromptSheet, absence: Absence = Absence.DISAGREEMENT, local: Settings | None = None
) -> dict[PackPaper, Document]:
    """Return the four papers of a sheet."""
    pack = packed(sheet, absence, local)
    return {each: meeting_paper(each, pack) for each in PackPaper}
