"""The last look at a page: a caution above the first line to the family, and nothing said twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ehe_check.bank.prompt_rule import State
from ehe_check.page.document import Block, Bullets, Callout, Checklist, Inner, Item, Paragraph, Tone
from ehe_check.sheet.material import Blocks, Material


def finished(blocks: Blocks, material: Material) -> Blocks:
    """Return blocks as they are printed.

    The dated sentence of a law note stands once, where it first comes. Where nothing calls for a
    further step no law and no statement is named.
    """
    changed = _bare(material) if material.is_brief else _each_law_once(material)
    shown = (_with_items(block, changed) for block in blocks)
    return tuple(_cautioned(map(_uncited, shown) if material.is_brief else shown, material))


def _laws(material: Material) -> frozenset[str]:
    raised = material.sheet.raised
    return frozenset(law for prompt in raised for law in material.law_beneath(prompt))


def _each_law_once(material: Material) -> Callable[[Item], Item]:
    laws, said = _laws(material), set[str]()

    def once(item: Item) -> Item:
        kept = tuple(line for line in item.details if line not in said)
        said.update(line for line in kept if line in laws)
        return replace(item, details=kept)

    return once


def _bare(material: Material) -> Callable[[Item], Item]:
    laws = _laws(material)

    def bare(item: Item) -> Item:
        kept = tuple(line for line in item.details if line not in laws)
        return replace(item, details=kept, cites=())

    return bare


def _uncited(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, cites=())
        case Callout():
            inner = (
                replace(each, cites=()) if isinstance(each, Paragraph) else each
                for each in block.blocks
            )
            return replace(block, blocks=tuple(inner))
        case _:
            return block


def _with_items(block: Block, changed: Callable[[Item], Item]) -> Block:
    match block:
        case Bullets() | Checklist():
            return replace(block, items=tuple(map(changed, block.items)))
        case Callout():
            inner = tuple(_inner(each, changed) for each in block.blocks)
            return replace(block, blocks=inner)
        case _:
            return block


def _inner(block: Inner, changed: Callable[[Item], Item]) -> Inner:
    match block:
        case Bullets() | Checklist():
            return replace(block, items=tuple(map(changed, block.items)))
        case _:
            return block


def _cautioned(blocks: Iterable[Block], material: Material) -> Iterator[Block]:
    """Yield blocks, with the caution above the first line that leads to the family over a worry."""
    lines = material.lines
    if lines is None or material.advice.state is not State.WORRY:
        yield from blocks
        return
    caution, leading = Paragraph(lines.ask_lead_first, Tone.STRONG), _leading(material)
    is_said = False
    for block in blocks:
        if is_said or not _holds(block, leading):
            yield block
            continue
        is_said = True
        if isinstance(block, Callout):
            yield replace(block, blocks=tuple(_within(block.blocks, leading, caution)))
        else:
            yield from (caution, block)


def _within(
    blocks: Iterable[Inner], leading: frozenset[str], caution: Paragraph
) -> Iterator[Inner]:
    is_said = False
    for block in blocks:
        if not is_said and _holds(block, leading):
            is_said = True
            yield caution
        yield block


def _leading(material: Material) -> frozenset[str]:
    raised, lines = material.sheet.raised, material.lines
    texts = {prompt.text for prompt in raised if material.leads_to_the_family(prompt)}
    openly = {lines.openly} if lines else set()
    return frozenset(texts | openly | set(_leading_headline(material)))


def _leading_headline(material: Material) -> Iterator[str]:
    """Yield the text of an urgent headline that says what to tell the parents."""
    advice = material.advice
    headline = material.bank.headlines.get(advice.headline)
    if advice.is_urgent and headline is not None and "[" in headline.text:
        yield advice.text


def _holds(block: Block, texts: frozenset[str]) -> bool:
    match block:
        case Paragraph():
            return block.text in texts
        case Bullets() | Checklist():
            return any(item.text in texts for item in block.items)
        case Callout():
            return any(_holds(inner, texts) for inner in block.blocks)
        case _:
            return False
