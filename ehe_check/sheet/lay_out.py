"""Laying out: from a prompt sheet to a document, part by part, as a report orders them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import Absence
from ehe_check.meeting import agenda
from ehe_check.meeting import parts as meeting
from ehe_check.meeting.sections import (
    AbsenceSection,
    AgendaSection,
    AnswersSection,
    FormSection,
    InviteSection,
    NoHoldSection,
    PointsSection,
)
from ehe_check.page.document import Document, Paragraph, Tone, cited
from ehe_check.page.months import day_words
from ehe_check.page.words import fill
from ehe_check.settings.settings import Settings
from ehe_check.sheet.last_look import finished
from ehe_check.sheet.material import Blocks, Material
from ehe_check.sheet.parts import advice_box as advising
from ehe_check.sheet.parts import amendments as amending
from ehe_check.sheet.parts import keep as keeping
from ehe_check.sheet.parts import picture as picturing
from ehe_check.sheet.parts import record as recording
from ehe_check.sheet.parts import short_page as staying_small
from ehe_check.sheet.parts import to_do as prompting
from ehe_check.sheet.parts import why as reasoning
from ehe_check.sheet.report import Report, Section
from ehe_check.sheet.sections import (
    AdviceSection,
    AmendmentsSection,
    BecauseSection,
    BoxSection,
    CloseFirstSection,
    ClosingSection,
    ContactsSection,
    ContradictionsSection,
    DataSection,
    DecisionSection,
    EvidenceSection,
    FairnessSection,
    FindOutSection,
    GapsSection,
    NotAnsweredSection,
    NotesSection,
    NotKnownSection,
    OffersSection,
    OwnRecordsSection,
    OwnWordsSection,
    ParkedSection,
    PictureSection,
    PromptsSection,
    ProvenanceSection,
    RecordSection,
    StatementsSection,
    StrengthsSection,
    UrgentSection,
)
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision import parts as supervision
from ehe_check.supervision.sections import (
    AgreedSection,
    NextSection,
    ReflectionsSection,
    TimelineSection,
    ViewsSection,
)
from ehe_check.supervision.supervision import Held


def lay_out(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    report: Report,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
    absence: Absence | None = None,
    held: Held | None = None,
) -> Document:
    """Return the document that a report makes of a sheet.

    The statements section explains what all the other sections cite, wherever it stands itself.
    Where nothing calls for a further step, a report may keep its page short.
    """
    is_brief = sheet.urgency is Urgency.NONE and bool(report.when_ordinary)
    shown = report.for_an_ordinary_family() if is_brief else report
    material = Material(
        sheet, bank, library, report.words, local or Settings(), absence, held, is_brief
    )
    laid = [_section(section, material, ()) for section in shown.sections]
    cites = cited(block for blocks in laid for block in blocks)
    for place, section in enumerate(shown.sections):
        if isinstance(section, StatementsSection):
            laid[place] = _section(section, material, cites)
    said_first = [report.draft] if sheet.is_draft else []
    said_first += [report.shared] if sheet.is_shared else []
    return Document(
        title=report.title,
        made_on=sheet.provenance.made_on,
        is_brief=is_brief,
        subtitle=", ".join(filter(None, (sheet.reference, *_days(sheet, report, held)))),
        blocks=(
            *(Paragraph(text, Tone.STRONG) for text in said_first),
            *finished(tuple(block for blocks in laid for block in blocks), material),
        ),
    )


def _days(sheet: PromptSheet, report: Report, held: Held | None) -> Iterator[str]:
    """Yield the day of the page, told apart from those of what it is about where they differ."""
    made, words = sheet.provenance, report.days
    talked_over = [(words.talked_over, made.read_on)] if held is not None else []
    own = [(words.answered, made.answered_on), *talked_over]
    if {day for _, day in own} == {made.made_on}:
        yield day_words(made.made_on)
        return
    printed = [(words.printed, made.made_on)] if own[-1][1] != made.made_on else []
    yield from (fill(text, day=day_words(day)) for text, day in (*own, *printed))


def _section(section: Section, material: Material, cites: tuple[str, ...]) -> Blocks:  # noqa: C901, PLR0911, PLR0912 (a line a part)
    match section:
        case UrgentSection():
            return advising.urgent(section, material)
        case BoxSection():
            return advising.box(section, material)
        case AdviceSection():
            return advising.advice(section, material)
        case ContradictionsSection():
            return reasoning.contradictions(section, material)
        case BecauseSection():
            return reasoning.because(section, material)
        case CloseFirstSection():
            return reasoning.close_first(section, material)
        case FairnessSection():
            return advising.fairness(section, material)
        case PromptsSection():
            return prompting.prompts(section, material)
        case GapsSection():
            return prompting.gaps(section, material)
        case FindOutSection():
            return prompting.find_out(section, material)
        case OffersSection():
            return staying_small.offers(section, material)
        case OwnRecordsSection():
            return staying_small.own_records(section, material)
        case NotKnownSection():
            return staying_small.not_known(section, material)
        case StrengthsSection():
            return prompting.strengths(section, material)
        case NotesSection():
            return prompting.notes(section, material)
        case OwnWordsSection():
            return keeping.own_words(section, material)
        case AmendmentsSection():
            return amending.amendments(section, material)
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
            return keeping.data(section, material)
        case PictureSection():
            return picturing.picture(section, material)
        case RecordSection():
            return recording.record(section, material)
        case ContactsSection():
            return keeping.contacts(section, material)
        case NoHoldSection():
            return meeting.no_hold(section, material)
        case AbsenceSection():
            return meeting.absence(section, material)
        case AnswersSection():
            return meeting.answers(section, material)
        case PointsSection():
            return meeting.points(section, material)
        case InviteSection():
            return meeting.invite(section, material)
        case AgendaSection():
            return agenda.agenda(section, material)
        case TimelineSection():
            return supervision.timeline(section, material)
        case AgreedSection():
            return supervision.agreed(section, material)
        case ReflectionsSection():
            return supervision.reflections(section, material)
        case ViewsSection():
            return supervision.views(section, material)
        case NextSection():
            return supervision.coming_next(section, material)
        case FormSection():
            return meeting.form(section)
        case ClosingSection():
            return keeping.closing(section)
        case _:
            assert_never(section)
