"""Behind the advice: what does not sit together, why it is given, and what to close first."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.recommendation import Clash, Prompt, Reason, ToClose
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.judge.answers import Ref
from ehe_check.page.document import Item, Paragraph
from ehe_check.page.words import fill
from ehe_check.sheet.material import DASH, Blocks, Material, bulleted, framed, grouped
from ehe_check.sheet.sections import BecauseSection, CloseFirstSection, ContradictionsSection


def contradictions(section: ContradictionsSection, material: Material) -> Blocks:
    """Ask about answers that do not sit together; nothing is changed because of them."""
    clashes = dict.fromkeys(_clash(section, material, one) for one in material.sheet.contradictions)
    return framed(section, bulleted(map(Item, clashes)))


def because(section: BecauseSection, material: Material) -> Blocks:
    """List the answers behind the advice, the same about several entries as one."""
    every = material.advice.because
    apart = {reason: _kept_apart(section, material, reason) for reason in every}
    told = bulleted(_items(material, [reason for reason in every if apart[reason] is None]))
    instead = tuple(Paragraph(text) for text in dict.fromkeys(filter(None, apart.values())))
    return framed(section, (*told, *instead))


def close_first(section: CloseFirstSection, material: Material) -> Blocks:
    """Name what to close first and who could know, and nothing of what it might turn out to be."""
    items = (_open(section, material, each) for each in material.advice.close_first)
    return framed(section, bulleted(items))


def _clash(section: ContradictionsSection, material: Material, clash: Clash) -> str:
    one = _told(material, clash.answer)
    other = ". ".join(_told(material, each) for each in clash.others)
    asked = fill(section.together, one=one, other=other) if other else fill(section.alone, one=one)
    return f"{asked} {section.set_aside}" if clash.is_set_aside else asked


def _told(material: Material, ref: Ref) -> str:
    """Return the short name of a question with its answer, where one was given."""
    named = material.named(ref.question, ref.about)
    reason = material.answered(ref.question, ref.about)
    return f"{named} {DASH} {material.sourced(reason)}" if reason else named


def _kept_apart(section: BecauseSection, material: Material, reason: Reason) -> str | None:
    """Return what is said in place of a reason that is not told to everybody, or None."""
    topic = material.bank.by_id[reason.question].topic
    return next((each.text for each in section.kept_apart if topic in each.topics), None)


def _items(material: Material, reasons: list[Reason]) -> Iterator[Item]:
    alike = grouped(((why.question, material.sourced(why), why.note), why) for why in reasons)
    for same in alike.values():
        first = same[0]
        asked = material.named(first.question, *(why.about for why in same))
        behind = [prompt for why in same for prompt in _behind(material, why)]
        triggers = [each.text for each in behind if _is_trigger_at(each, first)]
        note = [fill(material.words.note, note=first.note)] if first.note else []
        yield Item(
            f"{asked} {DASH} {material.sourced(first)}",
            details=tuple(dict.fromkeys((*triggers, *note))),
            cites=tuple(dict.fromkeys(cite for prompt in behind for cite in prompt.statements)),
        )


def _is_trigger_at(prompt: Prompt, reason: Reason) -> bool:
    return prompt.kind is PromptKind.MEETING_TRIGGER and prompt.question == reason.question


def _behind(material: Material, reason: Reason) -> tuple[Prompt, ...]:
    return tuple(
        prompt
        for prompt in material.sheet.prompts
        if prompt.is_behind_the_advice and reason in prompt.because
    )


def _open(section: CloseFirstSection, material: Material, each: ToClose) -> Item:
    asked = material.bank.by_id[each.question].find_out
    who = (fill(section.who, who=material.who_could_know(asked.who)),) if asked else ()
    return Item(material.named(each.question, *each.abouts), details=who)
