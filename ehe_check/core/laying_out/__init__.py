"""Laying out: from a prompt sheet to a document, part by part, as a report orders them."""

from __future__ import annotations

from typing import assert_never

from ehe_check.core.laying_out import advising, keeping, prompting
from ehe_check.core.laying_out.material import Blocks, Material, day_words
from ehe_check.model.bank import QuestionBank
from ehe_check.model.document import Document, Paragraph, Tone, cited
from ehe_check.model.law import Library
from ehe_check.model.report import (
    AdviceSection,
    ClosingSection,
    DataSection,
    DecisionSection,
    EvidenceSection,
    FairnessSection,
    FindOutSection,
    GapsSection,
    HingesSection,
    HoldSection,
    NotAnsweredSection,
    NotEnoughSection,
    NotesSection,
    OwnWordsSection,
    ParkedSection,
    PromptsSection,
    ProvenanceSection,
    Report,
    Section,
    StatementsSection,
    StrengthsSection,
    UrgentSection,
)
from ehe_check.model.sheet import PromptSheet


def lay_out(sheet: PromptSheet, report: Report, bank: QuestionBank, library: Library) -> Document:
    """Return the document that a report makes of a sheet.

    The statements section explains what all the other sections cite, wherever it stands itself.
    """
    material = Material(sheet, bank, library, report.words)
    laid = [_section(section, material, ()) for section in report.sections]
    cites = cited(block for blocks in laid for block in blocks)
    for place, section in enumerate(report.sections):
        if isinstance(section, StatementsSection):
            laid[place] = _section(section, material, cites)
    draft: Blocks = (Paragraph(report.draft, Tone.STRONG),) if sheet.is_draft else ()
    return Document(
        title=report.title,
        made_on=sheet.provenance.made_on,
        subtitle=f"{sheet.reference}, {day_words(sheet.provenance.made_on)}",
        blocks=(*draft, *(block for blocks in laid for block in blocks)),
    )


def _section(section: Section, material: Material, cites: tuple[str, ...]) -> Blocks:  # noqa: C901, PLR0911, PLR0912 (a line a part)
    match section:
        case NotEnoughSection():
            return advising.not_enough(section, material)
        case UrgentSection():
            return advising.urgent(section, material)
        case HoldSection():
            return advising.hold(section, material)
        case AdviceSection():
            return advising.advice(section, material)
        case HingesSection():
            return advising.hinges(section, material)
        case FairnessSection():
            return advising.fairness(section, material)
        case PromptsSection():
            return prompting.prompts(section, material)
        case GapsSection():
            return prompting.gaps(section, material)
        case FindOutSection():
            return prompting.find_out(section, material)
        case StrengthsSection():
            return prompting.strengths(section, material)
        case NotesSection():
            return prompting.notes(section, material)
        case OwnWordsSection():
            return keeping.own_words(section, material)
        case DecisionSection():
            return keeping.decision(section, material)
        case EvidenceSection():
            return keeping.evidence(section, material)
        case NotAnsweredSection():
            return keeping.not_answered(section, material)
        case ParkedSection():
            return keeping.parked(section, material)
        case StatementsSection():
            return keeping.statements(section, material, cites)
        case ProvenanceSection():
            return keeping.provenance(section, material)
        case DataSection():
            return keeping.data(section)
        case ClosingSection():
            return keeping.closing(section)
        case _:
            assert_never(section)
