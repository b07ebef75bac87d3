"""The end of the page: the practitioner's words and decision, and what the sheet was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Reason
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.session import Decision
from ehe_check.judge.answers import Answer
from ehe_check.over_time.history import Miss
from ehe_check.page.document import Bullets, Item, Paragraph, Rule, Term, Terms, Tone
from ehe_check.page.months import day_words, month_words
from ehe_check.page.phrases import phrase
from ehe_check.page.words import fill
from ehe_check.settings.settings import local_texts
from ehe_check.sheet.material import Blocks, Material, framed, lines
from ehe_check.sheet.sections import (
    ClosingSection,
    DataSection,
    DecisionSection,
    NotAnsweredSection,
    ParkedSection,
    PlainSection,
    ProvenanceSection,
    StatementsSection,
)

DIGEST_SHOWN = 12

_WHO_CALLS_IT = ("L4.0", "A3")

_NOT_LOOKED_AT = frozenset({Miss.NOT_READ, Miss.NOT_FOUND})


def own_words(section: PlainSection, material: Material) -> Blocks:
    """Print what the practitioner wrote, and the notes that stand nowhere above."""
    sheet = material.sheet
    written = {*sheet.own_words, *material.advice.because}
    rows = (
        *(Term(_question(material, reason), _text(material, reason)) for reason in sheet.own_words),
        *(
            Term(_question(material, why), _noted(material, why))
            for why in sheet.noted
            if why not in written
        ),
    )
    return framed(section, (Terms(rows),) if rows else ())


def decision(section: DecisionSection, material: Material) -> Blocks:
    """Print the decision, beside the advice of its day where that differs from it or from now."""
    made = material.sheet.decision or Decision()
    left_out = material.words.left_out if material.sheet.is_shared else None
    rows = (
        *_both_sides(section, material, made),
        Term(section.text, _what_and_why(material, made) or left_out),
        Term(section.who, made.who or left_out),
        Term(section.by, day_words(made.by) if made.by else None),
    )
    return framed(section, (*_whose_it_is(section, material), Terms(rows)))


def evidence(section: PlainSection, material: Material) -> Blocks:
    """List whose accounts the picture rests on, by what they are about."""
    rows = tuple(
        Term(material.known_from(known), "; ".join(_topics(material, reasons)))
        for known, reasons in material.sheet.evidence
    )
    return framed(section, (Terms(rows),) if rows else ())


def not_answered(section: NotAnsweredSection, material: Material) -> Blocks:
    """Name the questions that have no answer, by how that came about."""
    words = {
        "skipped": section.skipped,
        "note-only": section.note_only,
        "unanswered": section.unanswered,
    }
    rows: list[Term] = []
    for state, title in words.items():
        abouts: dict[str, list[str | None]] = {}
        for open_one in material.sheet.unanswered:
            if open_one.state == state:
                abouts.setdefault(open_one.question, []).append(open_one.about)
        if abouts:
            named = (material.named(question, *about) for question, about in abouts.items())
            rows.append(Term(title, "; ".join(named)))
    return framed(section, (Terms(tuple(rows)),) if rows else ())


def parked(section: ParkedSection, material: Material) -> Blocks:
    """List the answers that are kept but read by nothing, each with why."""
    items = tuple(
        Item(
            fill(
                section.answer,
                question=_question_of(material, kept.answer)
                + (f" ({kept.whom})" if kept.whom else ""),
                answer=_answer_words(material, kept.answer),
                reason=kept.reason,
            ),
            details=(fill(material.words.note, note=kept.answer.note),) if kept.answer.note else (),
        )
        for kept in material.sheet.parked
    )
    return framed(section, (Bullets(items),) if items else ())


def statements(section: StatementsSection, material: Material) -> Blocks:
    """Say what the cited statements say, in the library's order."""
    known = (*material.library.statements, *material.library.notes)
    named = (cite for cite in known if cite in material.cites)
    rows = tuple(Term(cite, _statement(section, material, cite)) for cite in named)
    return framed(section, (Terms(rows),) if rows else ())


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
        return lines(section, section.lines)
    return framed(section, lines(section, section.lines))


def contacts(section: PlainSection, material: Material) -> Blocks:
    """Print the partnership's name and contacts, those that it has set."""
    local = material.local
    rows = tuple(
        Term(place.label, text) for place in local_texts() if (text := local.text_at(place))
    )
    return framed(section, (Terms(rows),) if rows else ())


def closing(section: ClosingSection, _: Material) -> Blocks:
    """Say last what no sheet can say."""
    return (Rule(), Paragraph(section.line, Tone.STRONG))


def _question(material: Material, reason: Reason) -> str:
    return material.named(reason.question, reason.about)


def _text(material: Material, reason: Reason) -> str:
    return "\n".join(filter(None, [reason.answer, _note(material, reason)]))


def _noted(material: Material, reason: Reason) -> str:
    return "\n".join(filter(None, [material.sourced(reason), _note(material, reason)]))


def _note(material: Material, reason: Reason) -> str:
    return fill(material.words.note, note=reason.note) if reason.note else ""


def _what_and_why(material: Material, made: Decision) -> str:
    return "\n".join((made.text, *material.checked_first(in_own_words=True))) if made.text else ""


def _whose_it_is(section: DecisionSection, material: Material) -> Iterator[Paragraph]:
    if section.about_a_meeting and material.advice.meeting is not Urgency.NONE:
        yield Paragraph(f"{section.either_way} {section.about_a_meeting}", cites=_WHO_CALLS_IT)
    elif not material.is_brief:
        yield Paragraph(section.either_way)


def _both_sides(section: DecisionSection, material: Material, made: Decision) -> Iterator[Term]:
    sheet, then = material.sheet, material.sheet.decided_upon
    has_moved = then is not None and then.urgency is not sheet.urgency
    if then is not None and has_moved:
        label = fill(section.advised_then, day=day_words(then.day))
        yield Term(label, material.title_of(then.urgency))
    elif made.urgency not in (None, sheet.urgency):
        yield Term(section.advised, material.advice.title)
    if made.urgency is not None:
        yield Term(section.decided, material.title_of(made.urgency))
    if sheet.agrees is not None:
        label = section.agreed_then if has_moved else section.agrees
        yield Term(label, section.agrees_yes if sheet.agrees else section.agrees_no)


def _earlier(section: ProvenanceSection, material: Material) -> str:
    history = material.sheet.history
    lost = any(each.how in _NOT_LOOKED_AT for each in material.sheet.missing)
    not_all = [section.not_all_looked_at] if lost else []
    if history is None or len(history.sessions) < 2:  # noqa: PLR2004 (its own, and an earlier one)
        return "".join(not_all) or section.not_looked_at
    days = phrase(day_words(mark.day) for mark in history.sessions)
    return " ".join((fill(section.looked_at, days=days), *not_all))


def _topics(material: Material, reasons: Iterable[Reason]) -> Iterator[str]:
    abouts: dict[str, list[str | None]] = {}
    for reason in reasons:
        topic = material.bank.by_id[reason.question].topic
        abouts.setdefault(topic, []).append(reason.about)
    for topic, about in abouts.items():
        whoms = material.whoms(about)
        yield material.bank.topic_by_id[topic].title + (f" ({whoms})" if whoms else "")


def _question_of(material: Material, answer: Answer) -> str:
    known = material.bank.by_id.get(answer.question)
    return known.short if known else answer.asked or answer.question


def _answer_words(material: Material, answer: Answer) -> str:
    question = material.bank.by_id.get(answer.question)
    return answer_words(question, answer) or material.words.left_out


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


def _in_a_line(row: Term) -> str:
    return f"{row.label}: {_sentences([row.text or ''])}"


def _sentences(several: list[str]) -> str:
    return " ".join(text if text.endswith(".") else f"{text}." for text in several)
