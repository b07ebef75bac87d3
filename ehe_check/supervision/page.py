"""The supervision record: a sheet laid out with what was talked over and agreed."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.page.document import Document
from ehe_check.settings.settings import Settings
from ehe_check.sheet.lay_out import PARTS, Parts, page_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision import parts
from ehe_check.supervision.report import SupervisionReport
from ehe_check.supervision.sections import SupervisionPart
from ehe_check.supervision.supervision import TalkedOver

PARTS_OF_A_RECORD: Parts = {
    **PARTS,
    SupervisionPart.TIMELINE: parts.timeline,
    SupervisionPart.AGREED: parts.agreed,
    SupervisionPart.REFLECTIONS: parts.reflections,
    SupervisionPart.VIEWS: parts.views,
    SupervisionPart.NEXT: parts.coming_next,
}


def lay_out_record(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    talked_over: TalkedOver,
    report: SupervisionReport,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
) -> Document:
    """Return the record of a supervision of a sheet."""
    material = parts.RecordMaterial(
        sheet, bank, library, report.words, local or Settings(), talked_over=talked_over
    )
    day = sheet.provenance.read_on
    return page_of(material, report, PARTS_OF_A_RECORD, talked_over=day)
