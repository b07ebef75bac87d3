"""The top of the page: the urgent step, HOLD, the advice with its reasons, and how firm it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.core.laying_out.material import (
    SECTION_LEVEL,
    Blocks,
    Material,
    framed,
    lines,
    number_words,
    phrase,
    quoted,
)
from ehe_check.core.laying_out.prompting import checklist
from ehe_check.core.months import day_words
from ehe_check.model.document import (
    Bullets,
    Callout,
    CalloutTone,
    Heading,
    Inner,
    Item,
    Paragraph,
    Term,
    Terms,
    Tone,
)
from ehe_check.model.prompt_rule import BEARS_ON_URGENCY, PromptKind, Support
from ehe_check.model.sections import (
    AdviceSection,
    FairnessSection,
    HingesSection,
    HoldSection,
    NotEnoughSection,
    UrgentSection,
)
from ehe_check.model.sheet import Hinge, Needed, Prompt, Reason
from ehe_check.model.urgency import Urgency
from ehe_check.model.wording import fill

MOST_HINGES = 5

_CONSIDER = ("L4.0",)


def not_enough(section: NotEnoughSection, material: Material) -> Blocks:
    """Say that opening questions are open, and which."""
    asked = material.sheet.opening_unanswered
    if not asked:
        return ()
    questions = Bullets(tuple(Item(material.asked(question)) for question in asked))
    return (Callout(CalloutTone.PLAIN, section.title, (Paragraph(section.text), questions)),)


def urgent(section: UrgentSection, material: Material) -> Blocks:
    """Say what to do now or today, and whom to speak to."""
    advice = material.advice
    if not advice.is_urgent:
        return ()
    now = _of_kind(material, PromptKind.EMERGENCY)
    today = _of_kind(material, PromptKind.ACT_TODAY)
    inner: list[Inner] = [Paragraph(advice.text)]
    if now:
        inner.append(checklist(material, now))
    if now and today:
        inner.append(Paragraph(section.then, Tone.STRONG))
    inner += _routes(material, today)
    if today:
        inner.append(checklist(material, today))
    return (Callout(CalloutTone.URGENT, material.title_of(advice.urgency), tuple(inner)),)


def hold(section: HoldSection, material: Material) -> Blocks:
    """Say that the worry must not be raised with the family yet, and whom to ask."""
    words = material.bank.hold
    if not material.advice.hold or words is None:
        return ()
    asks = Bullets(tuple(Item(fill(section.ask, whom=whom)) for whom in material.sheet.hold_routes))
    said = [Paragraph(words.text), *_recorded(section, material)]
    return (Callout(CalloutTone.HOLD, words.title, (*said, asks)),)


def advice(section: AdviceSection, material: Material) -> Blocks:
    """Give the advice, beneath the urgent step where there is one, and the answers behind it."""
    return (
        *_missing(section, material),
        *_advised(section, material),
        *_advised_then(section, material),
        *_because(section, material),
    )


def hinges(section: HingesSection, material: Material) -> Blocks:
    """Say that the advice holds, or what could change it: at most five answers, in words."""
    if not material.gives_advice:
        return ()
    return (Heading(SECTION_LEVEL, section.heading), *_firmness(section, material))


def fairness(section: FairnessSection, material: Material) -> Blocks:
    """Say what fairness asks, though not while somebody is in danger."""
    if material.advice.urgency is Urgency.EMERGENCY:
        return ()
    return framed(section, lines(section, section.lines))


def _recorded(section: HoldSection, material: Material) -> tuple[Paragraph, ...]:
    """Say where a HOLD comes from that no answer brings."""
    kept = material.sheet.recorded_hold
    if kept is None:
        return ()
    reason = section.reasons[kept.reason]
    return (Paragraph(fill(section.recorded, day=day_words(kept.on), reason=reason)),)


def _of_kind(material: Material, kind: PromptKind) -> tuple[Prompt, ...]:
    return tuple(prompt for prompt in material.sheet.prompts if prompt.kind is kind)


def _routes(material: Material, today: tuple[Prompt, ...]) -> list[Inner]:
    """Name whom to speak to, without what a prompt beneath says in the same words."""
    rows = []
    for route in material.advice.routes:
        words = material.bank.routes.get(route)
        if words is None:
            continue
        text = (material.advice.social_care_open and words.when_open) or words.text
        local = [f"{each.label}: {each.text}" for each in material.local.contacts.for_route(route)]
        if local or not any(text in prompt.text for prompt in today):
            rows.append(Term(words.title, "\n".join((text, *local))))
    return [Terms(tuple(rows))] if rows else []


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
    advice = material.advice
    if advice.is_urgent:
        return _beneath(section, material)
    if not material.gives_advice:
        return _otherwise(section, material)
    words = material.bank.advice.get(advice.urgency)
    is_for_enquiry = advice.meeting is not Urgency.NONE and advice.enquiry_open
    also = () if words is None or is_for_enquiry else words.lines_under(hold=advice.hold)
    cites = _CONSIDER if advice.meeting is not Urgency.NONE else ()
    inner: tuple[Inner, ...] = (Paragraph(advice.text, cites=cites), *map(Paragraph, also))
    callout = Callout(CalloutTone.ADVICE, material.title_of(advice.urgency), inner)
    return (callout, *_otherwise(section, material))


def _advised_then(section: AdviceSection, material: Material) -> Blocks:
    """Say what was advised when the session was finished, where that is not what is advised now."""
    kept, sheet = material.sheet.kept, material.sheet
    if kept is None or kept.urgency is sheet.urgency or kept.day > sheet.provenance.read_on:
        return ()
    if kept.urgency is Urgency.NONE and sheet.opening_unanswered:
        return ()
    title = material.title_of(kept.urgency)
    return (Paragraph(fill(section.then, day=day_words(kept.day), advice=title)),)


def _beneath(section: AdviceSection, material: Material) -> Blocks:
    advice, bank = material.advice, material.bank
    if advice.meeting is Urgency.NONE:
        return _otherwise(section, material)
    is_for_enquiry = bank.enquiry is not None and advice.enquiry_open
    text = bank.enquiry.beneath if bank.enquiry and is_for_enquiry else bank.beneath[advice.meeting]
    return (Callout(CalloutTone.ADVICE, section.after, (Paragraph(text, cites=_CONSIDER),)),)


def _otherwise(section: AdviceSection, material: Material) -> Blocks:
    """Say what a page about a meeting says where the answers themselves name none."""
    words = section.otherwise
    if words is None or material.advice.meeting is not Urgency.NONE:
        return ()
    said = [words.beneath] if material.advice.is_urgent else []
    said.append(words.text)
    said += [] if material.advice.hold or material.advice.is_urgent else [words.unless_held]
    return (Callout(CalloutTone.PLAIN, words.title, tuple(map(Paragraph, said))),)


def _because(section: AdviceSection, material: Material) -> Blocks:
    """List the answers behind the advice, what professionals do not know apart from the rest."""
    every = material.advice.because
    if not every:
        return ()
    apart = {reason: _kept_apart(section, material, reason) for reason in every}
    reasons = [reason for reason in every if apart[reason] is None]
    behind = {reason: _behind(material, reason) for reason in reasons}
    gaps = [reason for reason in reasons if _is_gap_alone(behind[reason])]
    others = [reason for reason in reasons if reason not in gaps]
    said = {reason: _reason_item(material, reason, behind[reason]) for reason in reasons}
    blocks: list[Bullets | Paragraph] = []
    if others:
        blocks.append(Bullets(tuple(said[reason] for reason in others)))
    if gaps:
        blocks += [Paragraph(section.gaps), Bullets(tuple(said[reason] for reason in gaps))]
    blocks += [Paragraph(text) for text in dict.fromkeys(filter(None, apart.values()))]
    return (Heading(SECTION_LEVEL, section.because), *blocks)


def _kept_apart(section: AdviceSection, material: Material, reason: Reason) -> str | None:
    """Return what is said in place of a reason that is not told to everybody, or None."""
    topic = material.bank.by_id[reason.question].topic
    return next((each.text for each in section.kept_apart if topic in each.topics), None)


def _behind(material: Material, reason: Reason) -> tuple[Prompt, ...]:
    return tuple(
        prompt
        for prompt in material.sheet.prompts
        if prompt.kind in BEARS_ON_URGENCY and reason in prompt.because
    )


def _is_gap_alone(behind: tuple[Prompt, ...]) -> bool:
    return bool(behind) and all(prompt.support is Support.GAP for prompt in behind)


def _reason_item(material: Material, reason: Reason, behind: tuple[Prompt, ...]) -> Item:
    triggers = [prompt.text for prompt in behind if prompt.kind is PromptKind.MEETING_TRIGGER]
    note = [fill(material.words.note, note=reason.note)] if reason.note else []
    return Item(
        material.said(reason),
        details=(*triggers, *note),
        cites=tuple(dict.fromkeys(cite for prompt in behind for cite in prompt.statements)),
    )


def _firmness(section: HingesSection, material: Material) -> Blocks:
    advice = material.advice
    if advice.holds:
        return (Paragraph(section.holds_as_read if material.sheet.missing else section.holds),)
    if not advice.hinges_on:
        could_rise = advice.highest is not advice.urgency
        up_to = fill(section.up_to, advice=material.title_of(advice.highest))
        return (Paragraph(up_to if could_rise else section.rests),)
    items = tuple(_hinge_items(section, material, advice.hinges_on))
    more = (Paragraph(section.more),) if len(items) > MOST_HINGES else ()
    return (Paragraph(section.might), Bullets(items[:MOST_HINGES]), *more)


def _hinge_items(
    section: HingesSection,
    material: Material,
    found: tuple[Hinge, ...],
) -> Iterator[Item]:
    """Yield one item a question, whatever the entries it is about and the levels it leads to."""
    singles = _singles(found)
    abouts: dict[tuple[str, tuple[Hinge, ...]], list[str | None]] = {}
    for (question, about), several in singles.items():
        abouts.setdefault((question, _without_about(several)), []).append(about)
    done = set()
    for hinge in found:
        if not _is_single(hinge):
            yield _joint_item(section, material, hinge)
            continue
        need = hinge.of[0]
        key = (need.question, _without_about(singles[need.question, need.about]))
        if key not in done:
            done.add(key)
            yield _single_item(section, material, key, abouts[key])


def _singles(found: tuple[Hinge, ...]) -> dict[tuple[str, str | None], list[Hinge]]:
    singles: dict[tuple[str, str | None], list[Hinge]] = {}
    for hinge in filter(_is_single, found):
        singles.setdefault((hinge.of[0].question, hinge.of[0].about), []).append(hinge)
    return singles


def _is_single(hinge: Hinge) -> bool:
    return len(hinge.of) == 1


def _without_about(several: Iterable[Hinge]) -> tuple[Hinge, ...]:
    def bare(need: Needed) -> Needed:
        return Needed(need.question, None, need.options)

    return tuple(Hinge(hinge.urgency, hinge.needs, tuple(map(bare, hinge.of))) for hinge in several)


def _single_item(
    section: HingesSection,
    material: Material,
    key: tuple[str, tuple[Hinge, ...]],
    abouts: list[str | None],
) -> Item:
    question, several = key
    return Item(
        material.asked(question, *abouts, last="or"),
        details=tuple(
            fill(
                section.one,
                answer=material.option_words(question, hinge.of[0].options),
                advice=material.title_of(hinge.urgency),
            )
            for hinge in several
        ),
    )


def _joint_item(section: HingesSection, material: Material, hinge: Hinge) -> Item:
    needed = [_needed(section, material, need) for need in hinge.of]
    title = material.title_of(hinge.urgency)
    if hinge.needs == len(hinge.of):
        return Item(fill(section.together, answers=phrase(needed), advice=title))
    text = fill(section.any_of, number=number_words(hinge.needs), advice=title)
    return Item(text, details=tuple(needed))


def _needed(section: HingesSection, material: Material, need: Needed) -> str:
    return fill(
        section.answer,
        question=quoted(material.asked(need.question, need.about)),
        answer=material.option_words(need.question, need.options),
    )
