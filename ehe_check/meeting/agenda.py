"""The agenda of a meeting: each item with what this case brings to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.meeting.parts import worded
from ehe_check.meeting.sections import AgendaItem, AgendaSection, Brings
from ehe_check.page.document import Block, Bullets, Heading, Item, Paragraph
from ehe_check.page.words import fill
from ehe_check.sheet.material import GROUP_LEVEL, Blocks, Material, framed
from ehe_check.sheet.parts.to_do import merged

_NO_TOPIC_OF_A_MEETING = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY})


def agenda(section: AgendaSection, material: Material) -> Blocks:
    """Print the agenda, item by item."""
    blocks: list[Block] = []
    for number, item in enumerate(section.items, start=1):
        blocks += _item(section, material, number, item)
    return framed(section, tuple(blocks))


def _item(
    section: AgendaSection, material: Material, number: int, item: AgendaItem
) -> Iterator[Block]:
    title = fill(section.item, number=str(number), title=item.title)
    yield Heading(GROUP_LEVEL, title)
    yield Paragraph(worded(item, material), cites=item.cites)
    brought = tuple(_brought(material, item))
    if brought:
        yield Bullets(brought)


def _brought(material: Material, item: AgendaItem) -> Iterator[Item]:
    for question in item.questions:
        yield from map(Item, material.said_to(question))
    yield from _raised(material, item.topics)
    for brings in item.brings:
        yield from _of_the_case(material, brings)


def _raised(material: Material, topics: tuple[str, ...]) -> Iterator[Item]:
    """Yield what was raised in some topics, without what has to be done before any meeting."""
    raised = [
        prompt
        for prompt in material.sheet.prompts
        if prompt.topic in topics and prompt.kind not in _NO_TOPIC_OF_A_MEETING
    ]
    for prompt, whoms in merged(material, raised):
        yield Item(prompt.text, lead=whoms, cites=prompt.statements)


def _of_the_case(material: Material, brings: Brings) -> Iterator[Item]:
    match brings:
        case Brings.STRENGTHS:
            for prompt, whoms in merged(material, material.sheet.strengths):
                yield Item(prompt.text, lead=whoms, cites=prompt.statements)
        case Brings.FIND_OUT:
            for prompt, whoms in merged(material, material.sheet.find_out):
                yield Item(prompt.text, lead=whoms, cites=prompt.statements)
        case Brings.EVIDENCE:
            for known, reasons in material.sheet.evidence:
                topics = dict.fromkeys(material.topic_of(why.question) for why in reasons)
                yield Item("; ".join(topics), lead=material.known_from(known))
        case _:
            assert_never(brings)
