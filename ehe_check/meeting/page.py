"""The meeting pack: a sheet laid out for those who are to meet."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.case.absence import Absence
from ehe_check.meeting import parts
from ehe_check.meeting.report import MeetingReport
from ehe_check.meeting.sections import MeetingPart
from ehe_check.page.document import Document
from ehe_check.settings.settings import Settings
from ehe_check.sheet.lay_out import PARTS, Parts, page_of
from ehe_check.sheet.sheet import PromptSheet

PARTS_OF_A_PACK: Parts = {
    **PARTS,
    MeetingPart.NO_HOLD: parts.no_hold,
    MeetingPart.ABSENCE: parts.absence,
    MeetingPart.ANSWERS: parts.answers,
    MeetingPart.POINTS: parts.points,
    MeetingPart.INVITE: parts.invite,
    MeetingPart.AGENDA: parts.agenda,
    MeetingPart.FORM: parts.form,
}


def lay_out_pack(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    report: MeetingReport,
    bank: QuestionBank,
    library: Library,
    *,
    absence: Absence | None = None,
    local: Settings | None = None,
) -> Document:
    """Return the pack of a sheet, with the reason why parents are not there if it is known."""
    material = parts.PackMaterial(
        sheet, bank, library, report.words, local or Settings(), absence=absence
    )
    return page_of(material, report, PARTS_OF_A_PACK)
