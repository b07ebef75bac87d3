"""The small print: what the statements say, what the page was made from, and its last line."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.walk_set import WalkSet
from ehe_check.over_time.history import Miss
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Paragraph, Rule, Term, Terms, Tone
from ehe_check.page.phrases import phrase
from ehe_check.page.words import fill
from ehe_check.settings.settings import local_texts
from ehe_check.sheet.material import Blocks, Material, framed, labelled, paragraphs
from ehe_check.sheet.sections import (
    ClosingSection,
    DataSection,
    PlainSection,
    ProvenanceSection,
    StatementsSection,
)

DIGEST_SHOWN = 12

_NOT_LOOKED_AT = frozenset({Miss.NOT_READ, Miss.NOT_FOUND})


def statements(section: StatementsSection, material: Material) -> Blocks:
    """Say what the cited statements say, in the library's order."""
    known = (*material.library.statements, *material.library.notes)
    named = (cite for cite in known if cite in material.cites)
    rows = (Term(cite, _statement(section, material, cite)) for cite in named)
    return framed(section, labelled(rows))


def provenance(section: ProvenanceSection, material: Material) -> Blocks:
    """Say when and from what the sheet was made, what is past review, and what was not asked."""
    made = material.sheet.provenance
    bank = fill(
        section.bank_is,
        title=material.bank.title,
        version=made.bank_version,
        digest=made.bank_digest[:DIGEST_SHOWN],
    )
    rows = (
        Term(
            section.made, fill(section.made_by, day=day_words(made.made_on), software=made.software)
        ),
        Term(section.bank, _sentences([bank, *_bank_warning(section, material)])),
        Term(section.law, _sentences([*_law(section, material)])),
        Term(section.asked, _sentences([*_asked(section, material)])),
        Term(section.earlier, _earlier(section, material)),
    )
    if material.is_brief:
        return framed(section, (Paragraph(" ".join(map(_in_a_line, rows)), Tone.QUIET),))
    return framed(section, (Terms(rows),))


def data(section: DataSection, material: Material) -> Blocks:
    """Say what this file is, and what it is not."""
    if material.is_brief:
        return paragraphs(section, section.lines)
    return framed(section, paragraphs(section, section.lines))


def contacts(section: PlainSection, material: Material) -> Blocks:
    """Print the partnership's name and contacts, those that it has set."""
    local = material.local
    rows = (Term(place.label, text) for place in local_texts() if (text := local.text_at(place)))
    return framed(section, labelled(rows))


def closing(section: ClosingSection, _: Material) -> Blocks:
    """Say last what no sheet can say."""
    return (Rule(), Paragraph(section.line, Tone.STRONG))


def _statement(section: StatementsSection, material: Material, cite: str) -> str:
    if cite in section.id_only:
        return section.look_up
    note = material.library.notes.get(cite)
    if note is None:
        return material.library.text(cite)
    return fill(
        section.law,
        title=note.title,
        status=note.status.value.replace("-", " "),
        month=month_words(note.as_of),
        text=note.text,
    )


def _bank_warning(section: ProvenanceSection, material: Material) -> Iterator[str]:
    made = material.sheet.provenance
    if made.bank_past_review:
        yield fill(section.bank_past_review, day=day_words(made.bank_review_by))


def _law(section: ProvenanceSection, material: Material) -> Iterator[str]:
    made = material.sheet.provenance
    yield fill(section.law_is, day=day_words(made.law_reviewed_on))
    if made.law_past_review:
        yield fill(section.law_past_review, notes=", ".join(made.law_past_review))


def _asked(section: ProvenanceSection, material: Material) -> Iterator[str]:
    """Say which set was used, and by topic what was not asked, unless the page stays short."""
    made = material.sheet.provenance
    yield section.full if made.walk_set is WalkSet.FULL else section.quick
    if material.is_brief:
        return
    left_out = {topic.id: _left_out(material, topic.id) for topic in material.bank.topics}
    for sentence, is_all in ((section.not_asked, True), (section.asked_in_part, False)):
        titles = [topic.title for topic in material.bank.topics if left_out[topic.id] is is_all]
        if titles:
            yield fill(sentence, topics="; ".join(titles))


def _left_out(material: Material, topic: str) -> bool | None:
    """Say whether all of a topic was not asked (True), some of it (False), or nothing (None)."""
    mine = {question.id for question in material.bank.questions if question.topic == topic}
    missing = mine & set(material.sheet.provenance.not_asked)
    return (missing == mine) if missing else None


def _earlier(section: ProvenanceSection, material: Material) -> str:
    history = material.sheet.history
    lost = any(each.how in _NOT_LOOKED_AT for each in material.sheet.missing)
    not_all = [section.not_all_looked_at] if lost else []
    if history is None or len(history.sessions) < 2:  # noqa: PLR2004 (its own, and an earlier one)
        return "".join(not_all) or section.not_looked_at
    days = phrase(day_words(mark.day) for mark in history.sessions)
    return " ".join((fill(section.looked_at, days=days), *not_all))


def _in_a_line(row: Term) -> str:
    return f"{row.label}: {_sentences([row.text or ''])}"


def _sentences(several: list[str]) -> str:
    return " ".join(text if text.endswith(".") else f"{text}." for text in several)
