"""Lay out a prompt sheet as a document, part by part, as a report orders them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import Document, Paragraph, Tone, citations_in
from ehe_check.page.words import fill
from ehe_check.settings.settings import Settings
from ehe_check.sheet.last_look import finished
from ehe_check.sheet.material import Blocks, Material
from ehe_check.sheet.parts import (
    advice_box,
    picture,
    record,
    short_page,
    small_print,
    to_do,
    why,
    written,
)
from ehe_check.sheet.report import Report
from ehe_check.sheet.sections import Part
from ehe_check.sheet.sheet import PromptSheet

Parts = Mapping[str, Callable[[Any, Any], Blocks]]
"""What prints each part of a page: from its section, and the material of its page, to blocks."""

PARTS: Parts = {
    Part.URGENT: advice_box.urgent,
    Part.BOX: advice_box.box,
    Part.ADVICE: advice_box.advice,
    Part.CONTRADICTIONS: why.contradictions,
    Part.BECAUSE: why.because,
    Part.CLOSE_FIRST: why.close_first,
    Part.FAIRNESS: advice_box.fairness,
    Part.PROMPTS: to_do.prompts,
    Part.GAPS: to_do.gaps,
    Part.FIND_OUT: to_do.find_out,
    Part.OFFERS: short_page.offers,
    Part.OWN_RECORDS: short_page.own_records,
    Part.NOT_KNOWN: short_page.not_known,
    Part.STRENGTHS: to_do.strengths,
    Part.NOTES: to_do.notes,
    Part.OWN_WORDS: written.own_words,
    Part.AMENDMENTS: written.amendments,
    Part.DECISION: written.decision,
    Part.EVIDENCE: written.evidence,
    Part.NOT_ANSWERED: written.not_answered,
    Part.PARKED: written.parked,
    Part.STATEMENTS: small_print.statements,
    Part.PROVENANCE: small_print.provenance,
    Part.DATA: small_print.data,
    Part.PICTURE: picture.picture,
    Part.RECORD: record.record,
    Part.CONTACTS: small_print.contacts,
    Part.CLOSING: small_print.closing,
}
"""The parts that any page about a case may have."""


def lay_out(
    sheet: PromptSheet,
    report: Report,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
) -> Document:
    """Return the document that a report makes of a sheet."""
    material = Material(sheet, bank, library, report.words, local or Settings())
    return page_of(material, report, PARTS)


def page_of(
    material: Material, report: Report, parts: Parts, *, talked_over: date | None = None
) -> Document:
    """Return the page that a report makes of its material, each part printed as `parts` says.

    The statements section explains what all the other sections cite, wherever it stands itself.
    Where nothing calls for a further step, a report may keep its page short.
    """
    sheet = material.sheet
    is_brief = sheet.urgency is Urgency.NONE and bool(report.when_ordinary)
    shown = report.for_an_ordinary_family() if is_brief else report
    material = replace(material, is_brief=is_brief)
    laid = [parts[section.part](section, material) for section in shown.sections]
    whole = replace(material, cites=citations_in(block for blocks in laid for block in blocks))
    for place, section in enumerate(shown.sections):
        if section.part == Part.STATEMENTS:
            laid[place] = parts[section.part](section, whole)
    said_first = [report.draft] if sheet.is_draft else []
    said_first += [report.shared] if sheet.is_shared else []
    return Document(
        title=report.title,
        made_on=sheet.provenance.made_on,
        is_brief=is_brief,
        subtitle=", ".join(filter(None, (sheet.reference, *_days(sheet, report, talked_over)))),
        blocks=(
            *(Paragraph(text, Tone.STRONG) for text in said_first),
            *finished(tuple(block for blocks in laid for block in blocks), material),
        ),
    )


def _days(sheet: PromptSheet, report: Report, talked_over: date | None) -> Iterator[str]:
    """Yield the day of the page, told apart from those of what it is about where they differ."""
    made, words = sheet.provenance, report.days
    own: Iterable[tuple[str, date]] = [(words.answered, made.answered_on)]
    if talked_over is not None:
        own = [*own, (words.talked_over, talked_over)]
    days = [day for _, day in own]
    if set(days) == {made.made_on}:
        yield day_words(made.made_on)
        return
    printed = [(words.printed, made.made_on)] if days[-1] != made.made_on else []
    yield from (fill(text, day=day_words(day)) for text, day in (*own, *printed))
