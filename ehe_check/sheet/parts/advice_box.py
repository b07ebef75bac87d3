"""The top of the page: the urgent step, HOLD or ASK FIRST, and the advice."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Callout, CalloutTone, Inner, Item, Paragraph, Tone
from ehe_check.page.words import fill
from ehe_check.sheet.material import Blocks, Material, framed, paragraphs
from ehe_check.sheet.parts.calls_today import calls
from ehe_check.sheet.parts.to_do import checklist, of_kind
from ehe_check.sheet.sections import AdviceSection, BoxSection, FairnessSection, UrgentSection

_CONSIDER = ("L4.0",)


def urgent(section: UrgentSection, material: Material) -> Blocks:
    """Say what to do now or today, and whom to speak to: each of them once."""
    advice = material.advice
    if not advice.is_urgent:
        return ()
    now = of_kind(material, PromptKind.EMERGENCY)
    today = tuple(calls(material))
    then = (Paragraph(section.then, Tone.STRONG),) if now and today else ()
    said = (checklist(material, now),) if now else ()
    inner: tuple[Inner, ...] = (Paragraph(advice.text), *said, *then, *today)
    return (Callout(CalloutTone.URGENT, advice.title, inner),)


def box(section: BoxSection, material: Material) -> Blocks:
    """Say what HOLD or ASK FIRST asks, or what was agreed."""
    words = material.advice.box
    if words is None:
        return ()
    is_agreed = words.key is BoxKey.AGREED
    text = words.text or (material.words.left_out if material.sheet.is_shared else "")
    said = tuple(Paragraph(each) for each in (text, *_recorded(section, material)) if each)
    if is_agreed and not said:
        return ()
    tone = CalloutTone.PLAIN if is_agreed else CalloutTone.HOLD
    return (Callout(tone, words.title, said),)


def advice(section: AdviceSection, material: Material) -> Blocks:
    """Give the advice, or what stands beneath an urgent step."""
    return (
        *_missing(section, material),
        *_advised(section, material),
        *_advised_then(section, material),
    )


def fairness(section: FairnessSection, material: Material) -> Blocks:
    """Say what fairness asks, though not while somebody is in danger."""
    if material.advice.urgency is Urgency.EMERGENCY:
        return ()
    if material.is_brief:
        return paragraphs(section, section.lines)
    return framed(section, paragraphs(section, (*section.lines, *section.beside_a_worry)))


def _recorded(section: BoxSection, material: Material) -> tuple[str, ...]:
    """Say where a HOLD comes from that no answer brings."""
    kept = material.sheet.recorded_hold
    if kept is None:
        return ()
    reason = section.reasons[kept.reason]
    return (fill(section.recorded, day=day_words(kept.on), reason=reason),)


def _missing(section: AdviceSection, material: Material) -> Blocks:
    """Say that some of the case is missing or was changed, so that the advice may be wrong."""
    inner: list[Inner] = []
    for how, words in section.missing.items():
        files = [each.file for each in material.sheet.missing if each.how is how]
        named = tuple(Item(file) for file in dict.fromkeys(files) if file)
        inner += [Paragraph(words)] if files else []
        inner += [Bullets(named)] if named else []
    return (Callout(CalloutTone.PLAIN, section.missing_title, tuple(inner)),) if inner else ()


def _advised(section: AdviceSection, material: Material) -> Blocks:
    advice, beneath = material.advice, (section.after, material.advice.beneath)
    title, text = beneath if advice.is_urgent else (advice.title, advice.text)
    if not text:
        return _otherwise(section, material)
    is_about_a_meeting = advice.meeting is not Urgency.NONE
    said = Paragraph(text, cites=_CONSIDER if is_about_a_meeting else ())
    callout = Callout(CalloutTone.ADVICE, title, (said, *_openly(material)))
    return (callout, *_otherwise(section, material))


def _openly(material: Material) -> Iterator[Paragraph]:
    """Yield whether the family was told, where a meeting is advised and nothing forbids it."""
    advice = material.advice
    if material.lines and advice.meeting is not Urgency.NONE and advice.state is State.WORRY:
        yield Paragraph(material.lines.openly)


def _advised_then(section: AdviceSection, material: Material) -> Blocks:
    """Say what was advised when the session was finished, where that is not what is advised now."""
    kept, sheet = material.sheet.kept, material.sheet
    if kept is None or kept.urgency is sheet.urgency or kept.day > sheet.provenance.read_on:
        return ()
    if kept.urgency is Urgency.NONE and sheet.opening_unanswered:
        return ()
    title = material.title_of(kept.urgency)
    return (Paragraph(fill(section.then, day=day_words(kept.day), advice=title)),)


def _otherwise(section: AdviceSection, material: Material) -> Blocks:
    """Say what a page about a meeting says where the answers themselves name none."""
    words, advice = section.otherwise, material.advice
    if words is None or advice.meeting is not Urgency.NONE:
        return ()
    said = [words.beneath] if advice.is_urgent else []
    said.append(words.text)
    said += [] if advice.is_guarded or advice.is_urgent else [words.unless_guarded]
    return (Callout(CalloutTone.PLAIN, words.title, tuple(map(Paragraph, said))),)
