"""The page about an ordinary family: what may be offered, our own records, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.page.document import Item, Paragraph
from ehe_check.page.words import fill
from ehe_check.sheet.material import Blocks, Material, bulleted, framed, grouped
from ehe_check.sheet.parts.to_do import merged
from ehe_check.sheet.sections import NotKnownSection, OwnRecordsSection, PlainSection

MOST_OFFERS = 2
MOST_NAMED = 8


def offers(section: PlainSection, material: Material) -> Blocks:
    """List a few things that an ordinary family may be offered or told."""
    if not material.is_brief:
        return ()
    shown = (
        prompt
        for prompt in material.sheet.prompts
        if prompt.kind is PromptKind.ACTION and material.leads_to_the_family(prompt)
    )
    items = (
        Item(f"{prompt.short}. {prompt.text}", lead=whoms)
        for prompt, whoms in merged(material, shown)
    )
    return framed(section, bulleted(islice(items, MOST_OFFERS)))


def own_records(section: OwnRecordsSection, material: Material) -> Blocks:
    """Name in one line what our own records may tell, and nobody else is asked for it."""
    if not material.is_brief:
        return ()
    abouts = grouped((prompt.short, prompt.about) for prompt in material.sheet.find_out)
    named = _some((_asked(material, *each) for each in abouts.items()), section.others)
    return framed(section, (Paragraph(fill(section.look, topics=named)),) if named else ())


def not_known(section: NotKnownSection, material: Material) -> Blocks:
    """Say in one line what is not known, and no mark against anyone."""
    named = _some(_topics(material), section.others)
    if not named or material.lines is None:
        return ()
    return framed(section, (Paragraph(material.lines.not_known.replace("{topics}", named)),))


def _topics(material: Material) -> Iterator[str]:
    """Yield the short names of what is not known: where a page is short, the unanswered too."""
    questions = material.bank.by_id
    said = {questions[prompt.question].short for prompt in material.sheet.find_out}
    left_open = material.sheet.unanswered if material.is_brief else ()
    every = (*material.sheet.not_tasks, *(questions[each.question].short for each in left_open))
    yield from (short for short in dict.fromkeys(every) if short not in said)


def _some(several: Iterable[str], others: str) -> str:
    """Return the first of several, and that there are others."""
    every = tuple(several)
    named = "; ".join(every[:MOST_NAMED])
    return fill(others, topics=named) if len(every) > MOST_NAMED else named


def _asked(material: Material, short: str, abouts: list[str | None]) -> str:
    """Return what to look for, and about whom unless it is about all of their kind."""
    first = abouts[0]
    everybody = material.listed(first.rsplit("-", 1)[0]) if first else ()
    whoms = "" if set(abouts) == set(everybody) else material.whoms(abouts)
    return f"{short} ({whoms})" if whoms else short
