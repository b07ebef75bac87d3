"""The parts of a meeting pack: HOLD or not, why parents are not there, whom to invite, agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.advice_keys import BeneathKey, HeadlineKey
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.case.absence import Absence
from ehe_check.meeting.sections import (
    AbsenceSection,
    AgendaItem,
    AgendaSection,
    Answered,
    AnswersSection,
    BlankTable,
    Brings,
    FormSection,
    InviteSection,
    NoHoldSection,
    Point,
    PointsSection,
)
from ehe_check.page.document import (
    Block,
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
    Tone,
)
from ehe_check.page.words import fill
from ehe_check.sheet.material import GROUP_LEVEL, Blocks, Material, bulleted, framed, labelled
from ehe_check.sheet.parts.to_do import merged

_LED_BY_HEALTH = frozenset({HeadlineKey.CONSIDER_HEALTH, HeadlineKey.STRONG_HEALTH})
_NO_TOPIC_OF_A_MEETING = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY})


@dataclass(frozen=True)
class PackMaterial(Material):
    """A sheet, with the reason for which parents are not there, None where it is not chosen."""

    absence: Absence | None = None


def no_hold(section: NoHoldSection, material: Material) -> Blocks:
    """Say that no answer calls for a HOLD, where neither that nor ASK FIRST stands."""
    if material.advice.is_guarded:
        return ()
    return (Callout(CalloutTone.PLAIN, section.title, (Paragraph(section.text),)),)


def absence(section: AbsenceSection, material: PackMaterial) -> Blocks:
    """Give the chosen reason for which parents are not there, or the reasons to choose from."""
    if material.absence is not None:
        chosen = fill(section.chosen, reason=section.reasons[material.absence])
        doubts = tuple(Paragraph(text, Tone.STRONG) for text in _doubts(section, material))
        return framed(section, (Paragraph(chosen, Tone.STRONG), *doubts, Paragraph(section.help)))
    reasons = Checklist(tuple(Item(text) for text in section.reasons.values()))
    return framed(section, (Paragraph(section.not_chosen), reasons, Paragraph(section.help)))


def answers(section: AnswersSection, material: Material) -> Blocks:
    """List what was answered to some questions, whomever it is about."""
    said = (each for question in section.questions for each in material.said_to(question))
    return framed(section, bulleted(map(Item, said)))


def points(section: PointsSection, material: Material) -> Blocks:
    """Say fixed points; those that wait for an answer only where it was given."""
    if section.only_if and not _was_answered(section.only_if, material):
        return ()
    if section.where_health_leads and not _health_leads(material):
        return ()
    if section.stands_out:
        said = tuple(
            Paragraph(_worded(each, material), cites=each.cites) for each in section.points
        )
        return (Callout(CalloutTone.PLAIN, section.heading, said),)
    return framed(section, (Bullets(tuple(_point(each, material) for each in section.points)),))


def invite(section: InviteSection, material: Material) -> Blocks:
    """List whom to invite: those ticked, then as a question for the lead whom else."""
    known = tuple(_ticked(section, material))
    listed = Checklist(known) if known else Paragraph(section.none_listed)
    is_guarded = material.advice.is_guarded
    others = section.others_when_guarded if is_guarded else section.about_others
    return framed(
        section,
        (
            Heading(GROUP_LEVEL, section.listed),
            listed,
            Heading(GROUP_LEVEL, section.for_the_lead),
            Paragraph(others),
        ),
    )


def form(section: FormSection, _: Material) -> Blocks:
    """Leave room to write: beside labels, in tables, and beside the last labels."""
    return framed(
        section,
        (*_labels(section.blanks), *map(_blank_table, section.tables), *_labels(section.last)),
    )


def agenda(section: AgendaSection, material: Material) -> Blocks:
    """Print the agenda, item by item."""
    blocks: list[Block] = []
    for number, item in enumerate(section.items, start=1):
        blocks += _item(section, material, number, item)
    return framed(section, tuple(blocks))


def _doubts(section: AbsenceSection, material: PackMaterial) -> Iterator[str]:
    """Yield what is said where the answers do not bear out the reason that was chosen."""
    for doubt in section.doubts:
        if doubt.reason is material.absence and not _was_answered(doubt.unless, material):
            yield doubt.text


def _was_answered(several: Iterable[Answered], material: Material) -> bool:
    return any(
        not set(wanted.is_).isdisjoint(why.values)
        for wanted in several
        for why in material.every_answer(wanted.question)
    )


def _health_leads(material: Material) -> bool:
    advice, beneath = material.advice, material.bank.beneath.get(BeneathKey.HEALTH)
    return advice.headline in _LED_BY_HEALTH or bool(beneath and advice.beneath == beneath)


def _worded(said: Point | AgendaItem, material: Material) -> str:
    """Return a text of the pack as it may be read now."""
    return (material.advice.is_guarded and said.when_guarded) or said.text


def _point(point: Point, material: Material) -> Item:
    return Item(_worded(point, material), lead=point.lead, cites=point.cites)


def _ticked(section: InviteSection, material: Material) -> Iterator[Item]:
    options = material.bank.by_id[section.question].options
    for why in material.every_answer(section.question):
        yield from (Item(option.text) for option in options if option.id in why.values)


def _labels(labels: tuple[str, ...]) -> Blocks:
    return labelled(Term(label, None) for label in labels)


def _blank_table(table: BlankTable) -> Table:
    cells = (Cell(None),) * (len(table.columns) - 1)
    rows = tuple(Row(str(number), cells) for number in range(1, table.rows + 1))
    return Table(table.caption, table.columns, rows)


def _item(
    section: AgendaSection, material: Material, number: int, item: AgendaItem
) -> Iterator[Block]:
    title = fill(section.item, number=str(number), title=item.title)
    yield Heading(GROUP_LEVEL, title)
    yield Paragraph(_worded(item, material), cites=item.cites)
    yield from bulleted(_brought(material, item))


def _brought(material: Material, item: AgendaItem) -> Iterator[Item]:
    for question in item.questions:
        yield from map(Item, material.said_to(question))
    yield from _raised(material, item.topics)
    for brings in item.brings:
        yield from _of_the_case(material, brings)


def _raised(material: Material, topics: tuple[str, ...]) -> Iterator[Item]:
    """Return what was raised in some topics, without what has to be done before any meeting."""
    raised = [
        prompt
        for prompt in material.sheet.prompts
        if prompt.topic in topics and prompt.kind not in _NO_TOPIC_OF_A_MEETING
    ]
    return _lines(material, raised)


def _of_the_case(material: Material, brings: Brings) -> Iterator[Item]:
    match brings:
        case Brings.STRENGTHS:
            yield from _lines(material, material.sheet.strengths)
        case Brings.FIND_OUT:
            yield from _lines(material, material.sheet.find_out)
        case Brings.EVIDENCE:
            for known, reasons in material.sheet.evidence:
                topics = dict.fromkeys(material.topic_of(why.question) for why in reasons)
                yield Item("; ".join(topics), lead=material.known_from(known))
        case _:
            assert_never(brings)


def _lines(material: Material, several: Iterable[Prompt]) -> Iterator[Item]:
    """Yield prompts with whom they are about, those that say the same as one."""
    for prompt, whoms in merged(material, several):
        yield Item(prompt.text, lead=whoms, cites=prompt.statements)
