"""The middle of the page: what to do, what goes well, what is not known, what to find out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.core.laying_out.material import GROUP_LEVEL, Blocks, Material, framed
from ehe_check.model.document import Block, Bullets, Checklist, Heading, Item
from ehe_check.model.prompt_rule import PromptKind, Support
from ehe_check.model.sections import (
    FindOutSection,
    GapsSection,
    NotesSection,
    PromptsSection,
    StrengthsSection,
)
from ehe_check.model.sheet import Prompt
from ehe_check.model.urgency import Urgency
from ehe_check.model.wording import fill

_TO_DO = frozenset({PromptKind.SUPPORT, PromptKind.SUPERVISION, PromptKind.ACTION})


def prompts(section: PromptsSection, material: Material) -> Blocks:
    """List what to do or think about: each child and other person, then the whole case by topic."""
    shown = [prompt for prompt in material.sheet.prompts if _is_to_do(prompt)]
    return framed(section, (*_by_entry(material, shown), *_by_topic(material, shown)))


def gaps(section: GapsSection, material: Material) -> Blocks:
    """List what professionals do not know or have not done, apart from anything of the family."""
    shown = [prompt for prompt in material.sheet.prompts if prompt.support is Support.GAP]
    return framed(section, (checklist(material, shown),) if shown else ())


def find_out(section: FindOutSection, material: Material) -> Blocks:
    """List what to find out: what, who could know, and a blank for by when."""
    items = tuple(
        Item(
            prompt.text,
            lead=whoms,
            details=(fill(section.who, who=prompt.who),) if prompt.who else (),
            blanks=(section.by_when,),
            cites=prompt.statements,
        )
        for prompt, whoms in merged(material, material.sheet.find_out)
    )
    return framed(section, (Checklist(items),) if items else ())


def strengths(section: StrengthsSection, material: Material) -> Blocks:
    """List what is going well, in words, set against nothing."""
    items = tuple(_items(material, material.sheet.strengths))
    return framed(section, (Bullets(items),) if items else ())


def notes(section: NotesSection, material: Material) -> Blocks:
    """List points of fairness and proportion, though not while somebody is in danger."""
    if material.advice.urgency is Urgency.EMERGENCY:
        return ()
    said = merged(material, material.sheet.notes)
    items = tuple(Item(note.text, lead=whoms, cites=note.statements) for note, whoms in said)
    return framed(section, (Bullets(items),) if items else ())


def checklist(material: Material, several: Iterable[Prompt]) -> Checklist:
    """Return prompts as boxes to tick, those in the same words about several entries as one."""
    return Checklist(tuple(_items(material, several)))


def _is_to_do(prompt: Prompt) -> bool:
    return prompt.kind in _TO_DO and prompt.support is not Support.GAP


def _by_entry(material: Material, shown: list[Prompt]) -> Iterator[Block]:
    for entry in _entries_in_order(material):
        mine = [prompt for prompt in shown if prompt.about == entry]
        if mine:
            yield Heading(GROUP_LEVEL, fill(material.words.about, whom=material.whom(entry)))
            yield Checklist(tuple(_item(material, prompt) for prompt in mine))


def _by_topic(material: Material, shown: list[Prompt]) -> Iterator[Block]:
    for topic in material.bank.topics:
        mine = [prompt for prompt in shown if prompt.about is None and prompt.topic == topic.id]
        if mine:
            yield Heading(GROUP_LEVEL, topic.title)
            yield checklist(material, mine)


def _entries_in_order(material: Material) -> list[str]:
    """Return the entries roster by roster, so that the children come first."""
    order = {roster.id: place for place, roster in enumerate(material.bank.rosters)}
    ids = [entry for entry, _ in material.sheet.entries]
    return sorted(ids, key=lambda entry: order.get(entry.rsplit("-", 1)[0], len(order)))


def _items(material: Material, several: Iterable[Prompt]) -> Iterator[Item]:
    for prompt, whoms in merged(material, several):
        yield _item(material, prompt, lead=whoms)


def _item(material: Material, prompt: Prompt, lead: str = "") -> Item:
    alone = (material.words.only_source_is_parent,) if prompt.only_source_is_parent else ()
    return Item(prompt.text, lead=lead, details=alone, cites=prompt.statements)


def merged(material: Material, several: Iterable[Prompt]) -> Iterator[tuple[Prompt, str]]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike: dict[tuple[object, ...], list[Prompt]] = {}
    for prompt in several:
        key = (prompt.text, prompt.statements, prompt.who, prompt.only_source_is_parent)
        alike.setdefault(key, []).append(prompt)
    for same in alike.values():
        yield same[0], material.whoms(prompt.about for prompt in same)
