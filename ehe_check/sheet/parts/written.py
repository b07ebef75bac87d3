"""What was written down: own words, amendments, the decision, and what is open or not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Reason
from ehe_check.bank.urgency import Urgency
from ehe_check.case.leftovers import Parked, Unanswered
from ehe_check.case.session import Decision
from ehe_check.page.dates import day_words
from ehe_check.page.document import Item, Paragraph, Term, Terms
from ehe_check.page.words import fill
from ehe_check.sheet.material import Blocks, Material, bulleted, framed, grouped, labelled
from ehe_check.sheet.sections import (
    AmendmentsSection,
    DecisionSection,
    NotAnsweredSection,
    ParkedSection,
    PlainSection,
)
from ehe_check.sheet.sheet import Amended

_WHO_CALLS_IT = ("L4.0", "A3")


def own_words(section: PlainSection, material: Material) -> Blocks:
    """Print what the practitioner wrote, and the notes that stand nowhere above."""
    sheet = material.sheet
    written = {*sheet.own_words, *material.advice.because}
    said = [(why, why.answer) for why in sheet.own_words]
    said += [(why, material.sourced(why)) for why in sheet.noted if why not in written]
    return framed(section, labelled(_with_note(material, why, text) for why, text in said))


def amendments(section: AmendmentsSection, material: Material) -> Blocks:
    """List what was changed, each with what it was, when it was changed, and why."""
    items = (_amended(section, material, one) for one in material.sheet.amendments)
    return framed(section, bulleted(items))


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
    rows = (
        Term(material.known_from(known), "; ".join(_topics(material, reasons)))
        for known, reasons in material.sheet.evidence
    )
    return framed(section, labelled(rows))


def not_answered(section: NotAnsweredSection, material: Material) -> Blocks:
    """Name the questions that have no answer, by how that came about."""
    words = {
        "skipped": section.skipped,
        "note-only": section.note_only,
        "unanswered": section.unanswered,
    }
    by_state = grouped((each.state, each) for each in material.sheet.unanswered)
    rows = (
        Term(title, "; ".join(_named(material, by_state[state])))
        for state, title in words.items()
        if state in by_state
    )
    return framed(section, labelled(rows))


def parked(section: ParkedSection, material: Material) -> Blocks:
    """List the answers that are kept but read by nothing, each with why."""
    items = (_parked(section, material, kept) for kept in material.sheet.parked)
    return framed(section, bulleted(items))


def _amended(section: AmendmentsSection, material: Material, one: Amended) -> Item:
    was = fill(section.was, answer=_was(section, material, one))
    note = fill(material.words.note, note=one.was.note) if one.was and one.was.note else ""
    reason = one.reason or material.words.left_out
    why = fill(section.why, day=day_words(one.at), reason=reason)
    asked = material.named(one.question) + (f" ({one.whom})" if one.whom else "")
    return Item(asked, details=tuple(filter(None, (was, note, why))))


def _was(section: AmendmentsSection, material: Material, one: Amended) -> str:
    if one.was is None:
        return section.nothing
    if not one.was.answer:
        return material.words.left_out if material.sheet.is_shared else section.only_note
    return material.sourced(one.was)


def _with_note(material: Material, reason: Reason, text: str) -> Term:
    """Return what was said to a question, with the note beneath."""
    note = fill(material.words.note, note=reason.note) if reason.note else ""
    asked = material.named(reason.question, reason.about)
    return Term(asked, "\n".join(filter(None, [text, note])))


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


def _topics(material: Material, reasons: Iterable[Reason]) -> Iterator[str]:
    bank = material.bank
    abouts = grouped((bank.by_id[why.question].topic, why.about) for why in reasons)
    for topic, about in abouts.items():
        whoms = material.whoms(about)
        yield bank.topic_by_id[topic].title + (f" ({whoms})" if whoms else "")


def _named(material: Material, several: Iterable[Unanswered]) -> Iterator[str]:
    abouts = grouped((each.question, each.about) for each in several)
    return (material.named(question, *about) for question, about in abouts.items())


def _parked(section: ParkedSection, material: Material, kept: Parked) -> Item:
    answer, question = kept.answer, material.bank.by_id.get(kept.answer.question)
    asked = question.short if question else answer.asked or answer.question
    said = fill(
        section.answer,
        question=f"{asked} ({kept.whom})" if kept.whom else asked,
        answer=answer_words(question, answer) or material.words.left_out,
        reason=kept.reason,
    )
    note = (fill(material.words.note, note=answer.note),) if answer.note else ()
    return Item(said, details=note)
