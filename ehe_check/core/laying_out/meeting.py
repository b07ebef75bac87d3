"""The meeting pack: HOLD or not, why parents are not there, what was tried, and whom to invite."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.core.laying_out.material import GROUP_LEVEL, Blocks, Material, framed
from ehe_check.model.document import (
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.model.meeting_sections import (
    AbsenceSection,
    AnswersSection,
    BlankTable,
    FormSection,
    InviteSection,
    NoHoldSection,
    Point,
    PointsSection,
)
from ehe_check.model.wording import fill


def no_hold(section: NoHoldSection, material: Material) -> Blocks:
    """Say that no HOLD stands, where none does."""
    if material.advice.hold:
        return ()
    return (Callout(CalloutTone.PLAIN, section.title, (Paragraph(section.text),)),)


def absence(section: AbsenceSection, material: Material) -> Blocks:
    """Give the chosen reason for which parents are not there, or the reasons to choose from."""
    if material.absence is not None:
        chosen = fill(section.chosen, reason=section.reasons[material.absence])
        return framed(section, (Paragraph(chosen, Tone.STRONG), Paragraph(section.help)))
    reasons = Checklist(tuple(Item(text) for text in section.reasons.values()))
    return framed(section, (Paragraph(section.not_chosen), reasons, Paragraph(section.help)))


def answers(section: AnswersSection, material: Material) -> Blocks:
    """List what was answered to some questions, whomever it is about."""
    items = tuple(
        Item(material.said(why))
        for question in section.questions
        for why in material.every_answer(question)
    )
    return framed(section, (Bullets(items),) if items else ())


def points(section: PointsSection, material: Material) -> Blocks:
    """Say fixed points; those that wait for an answer only where it was given."""
    if section.only_if and not _was_answered(section, material):
        return ()
    if section.stands_out:
        said = tuple(Paragraph(point.text, cites=point.cites) for point in section.points)
        return (Callout(CalloutTone.PLAIN, section.heading, said),)
    return framed(section, (Bullets(tuple(map(_point, section.points))),))


def invite(section: InviteSection, material: Material) -> Blocks:
    """List whom to invite: those listed, then as questions for the lead who else could help."""
    known = tuple(_listed(section, material))
    others = tuple(_others(section, material))
    listed = Checklist(known) if known else Paragraph(section.none_listed)
    lead = (Checklist(others),) if others else ()
    return framed(
        section,
        (
            Heading(GROUP_LEVEL, section.listed),
            listed,
            Heading(GROUP_LEVEL, section.for_the_lead),
            Paragraph(section.about_others),
            *lead,
        ),
    )


def form(section: FormSection) -> Blocks:
    """Leave room to write: beside labels, in tables, and beside the last labels."""
    return framed(
        section,
        (*_labels(section.blanks), *map(_blank_table, section.tables), *_labels(section.last)),
    )


def _was_answered(section: PointsSection, material: Material) -> bool:
    return any(
        why.value in wanted.is_
        for wanted in section.only_if
        for why in material.every_answer(wanted.question)
    )


def _point(point: Point) -> Item:
    return Item(point.text, lead=point.lead, cites=point.cites)


def _listed(section: InviteSection, material: Material) -> Iterator[Item]:
    for entry in material.listed(section.roster):
        known = (material.answered(question, entry) for question in section.questions)
        details = tuple(
            f"{material.asked(why.question)} {material.sourced(why)}" for why in known if why
        )
        yield Item(material.whom(entry), details=details)


def _others(section: InviteSection, material: Material) -> Iterator[Item]:
    """Yield who could answer what is to be found out, one for all that the same could answer."""
    open_ones: dict[str, dict[str, None]] = {}
    for prompt in material.sheet.find_out:
        if prompt.who:
            open_ones.setdefault(prompt.who, {})[prompt.text] = None
    for who, texts in open_ones.items():
        text = fill(section.could_help, who=who)
        yield Item(text, details=tuple(texts))


def _labels(labels: tuple[str, ...]) -> Blocks:
    return (Terms(tuple(Term(label, None) for label in labels)),) if labels else ()


def _blank_table(table: BlankTable) -> Table:
    cells = (Cell(None),) * (len(table.columns) - 1)
    rows = tuple(Row(str(number), cells) for number in range(1, table.rows + 1))
    return Table(table.caption, table.columns, rows)
