"""The middle of the page: what to do, what goes well, what is not known, what to find out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.page.document import Block, Bullets, Checklist, Heading, Item, Paragraph
from ehe_check.page.words import fill
from ehe_check.sheet.material import GROUP_LEVEL, Blocks, Material, bulleted, framed, grouped
from ehe_check.sheet.sections import (
    FindOutSection,
    PlainSection,
    PromptsSection,
    StrengthsSection,
)

MOST_ON_A_BRIEF_PAGE = 3

_TO_DO = frozenset({PromptKind.SIGN, PromptKind.SUPERVISION, PromptKind.ACTION})


def prompts(section: PromptsSection, material: Material) -> Blocks:
    """List what to do or think about: today, then each child and other person, then by topic."""
    today = of_kind(material, PromptKind.ACT_TODAY)
    first = (Heading(GROUP_LEVEL, section.today), checklist(material, today)) if today else ()
    shown = [prompt for prompt in material.sheet.prompts if prompt.kind in _TO_DO]
    return framed(section, (*first, *_by_entry(material, shown), *_by_topic(material, shown)))


def gaps(section: PlainSection, material: Material) -> Blocks:
    """List what professionals do not know or have not done, apart from anything of the family.

    What stands among the things to find out in the same words is left to them.
    """
    said = {prompt.text for prompt in material.sheet.find_out}
    shown = tuple(each for each in of_kind(material, PromptKind.GAP) if each.text not in said)
    return framed(section, (checklist(material, shown),) if shown else ())


def find_out(section: FindOutSection, material: Material) -> Blocks:
    """List what to find out, who could know and by when, and what only the family has told."""
    items = tuple(
        Item(
            prompt.text,
            lead=whoms,
            details=(*_who(section, material, prompt), *material.law_beneath(prompt)),
            blanks=(section.by_when,),
            cites=prompt.statements,
        )
        for prompt, whoms in merged(material, material.sheet.find_out)
    )
    listed = (Checklist(items),) if items else ()
    return framed(section, (*listed, *_only_the_family(material)))


def strengths(section: StrengthsSection, material: Material) -> Blocks:
    """List what is going well, in words, set against nothing."""
    items = _not_too_many(material, material.sheet.strengths)
    more = (Paragraph(section.beside_a_worry),) if section.beside_a_worry else ()
    after = () if material.is_brief else more
    return framed(section, (Bullets(items), *after) if items else ())


def notes(section: PlainSection, material: Material) -> Blocks:
    """List points of fairness and proportion, though not while somebody is in danger.

    A brief page has the first few.
    """
    if material.advice.urgency is Urgency.EMERGENCY:
        return ()
    items = _not_too_many(material, material.sheet.notes)
    return framed(section, bulleted(items))


def checklist(material: Material, several: Iterable[Prompt]) -> Checklist:
    """Return prompts as boxes to tick, those in the same words about several entries as one."""
    return Checklist(tuple(_items(material, several)))


def of_kind(material: Material, kind: PromptKind) -> tuple[Prompt, ...]:
    """Return the prompts of one kind."""
    return tuple(prompt for prompt in material.sheet.prompts if prompt.kind is kind)


def merged(material: Material, several: Iterable[Prompt]) -> Iterator[tuple[Prompt, str]]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    for same in _alike(several):
        yield same[0], material.whoms(prompt.about for prompt in same)


def _alike(several: Iterable[Prompt]) -> Iterable[list[Prompt]]:
    return grouped(((each.text, each.statements, each.who), each) for each in several).values()


def _who(section: FindOutSection, material: Material, prompt: Prompt) -> tuple[str, ...]:
    return (fill(section.who, who=material.who_could_know(prompt.who)),) if prompt.who else ()


def _only_the_family(material: Material) -> Iterator[Paragraph]:
    """Yield, in one line, the answers that only a parent or carer has given so far."""
    abouts = grouped((why.question, why.about) for why in material.sheet.only_the_family)
    if abouts and material.lines is not None:
        named = "; ".join(material.named(each, *about) for each, about in abouts.items())
        yield Paragraph(material.lines.only_the_family.replace("{answers}", named))


def _by_entry(material: Material, shown: list[Prompt]) -> Iterator[Block]:
    """Yield what is about each entry, and what is about several of them only once."""
    order = {entry: place for place, entry in enumerate(_entries_in_order(material))}
    groups = grouped(
        (tuple(sorted({each.about for each in same if each.about}, key=order.__getitem__)), same[0])
        for same in _alike(prompt for prompt in shown if prompt.about in order)
    )
    for entries in sorted(groups, key=lambda several: [order[about] for about in several]):
        yield Heading(GROUP_LEVEL, fill(material.words.about, whom=material.whoms(entries)))
        yield Checklist(tuple(_item(material, prompt) for prompt in groups[entries]))


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


def _not_too_many(material: Material, several: Iterable[Prompt]) -> tuple[Item, ...]:
    items = tuple(_items(material, several))
    return items[:MOST_ON_A_BRIEF_PAGE] if material.is_brief else items


def _item(material: Material, prompt: Prompt, lead: str = "") -> Item:
    law = material.law_beneath(prompt)
    return Item(prompt.text, lead=lead, details=law, cites=prompt.statements)
