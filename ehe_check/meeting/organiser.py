"""The organiser's page: what the meeting is for, without whom, with whom, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.law_words import notes_among, standing
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import Absence
from ehe_check.meeting.calls_first import called
from ehe_check.meeting.pack import (
    LEVEL,
    Pack,
    box,
    reason_words,
    said_where_free,
    texts,
)
from ehe_check.meeting.paper_head import not_as_it_was, notes
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Checklist,
    Columns,
    Heading,
    Item,
    Paragraph,
    Tone,
)
from ehe_check.page.own import joined
from ehe_check.page.phrases import listed
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.parts.top import held_elsewhere_words

KNOW_THE_FAMILY = "VIS-1.who"
DISAGREE = ("DRI-6", "level-of-help", "referral-declined", "not-referred")
REPORTED_AND_SEEN = ("HEA-4", "differ", "differ-and-danger", "danger-now")
LAW = ("P2", "W5", "W7", "R7")


def organiser(say: Say, pack: Pack) -> Blocks:
    """Yield the organiser's page."""
    yield from _first(say, pack)
    yield from not_as_it_was(say, pack)
    yield from box(pack, held_elsewhere_words(pack.sheet_words, pack.sheet), _because(say, pack))
    yield from _advised(pack)
    yield from notes(say, pack)
    left = (_purpose, _absence, _family, _instead, _leads)
    right = (_invite, _invitation)
    yield Columns(
        tuple(block for part in left for block in part(say, pack)),
        tuple(block for part in right for block in part(say, pack)),
    )
    yield from _sharing(say, pack)


def _first(say: Say, pack: Pack) -> Blocks:
    """Say that today's calls come first; the prompt sheet has why, and what to say."""
    if pack.advice.is_urgent:
        calls = joined("; ", (called(say, pack, call) for call in pack.first.calls))
        text = Paragraph(say("organiser.first", calls=calls))
        yield Callout(CalloutTone.URGENT, pack.advice.title, (text,), label=say("first.label"))


def _because(say: Say, pack: Pack) -> str:
    """Say where a HOLD comes from that no answer brings."""
    kept = pack.sheet.recorded_hold
    if kept is None:
        return ""
    return say("box.because", day=day_words(kept.on), reason=reason_words(say, kept.reason))


def _advised(pack: Pack) -> Blocks:
    """Say what the sheet advises of a meeting; beneath an urgent step, that it comes after it."""
    advice = pack.advice
    if advice.meeting is Urgency.NONE:
        return
    title = pack.bank.tiers.get(advice.meeting, "") if advice.is_urgent else advice.title
    text = advice.beneath if advice.is_urgent else advice.text
    is_said = advice.is_guarded or not pack.is_guarded
    yield Callout(CalloutTone.ADVICE, title, (Paragraph(text),) if is_said else ())


def _purpose(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.purpose.heading"))
    yield Paragraph(say("organiser.purpose.text"))
    if pack.advice.meeting is Urgency.NONE:
        yield Paragraph(say("organiser.purpose.no_reason"), Tone.STRONG)


def _absence(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.absence.heading"))
    chosen = say("organiser.absence.chosen", reason=reason_words(say, pack.reason))
    yield Paragraph(chosen, Tone.STRONG)
    if pack.reason is Absence.DISAGREEMENT and not pack.was_answered(*DISAGREE):
        yield Paragraph(say("organiser.absence.no_disagreement"), Tone.STRONG)
    yield Paragraph(say("organiser.absence.cost"))


def _instead(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.instead.heading"))
    free = say("organiser.instead.open")
    yield from texts((said_where_free(pack, free, ""), say("organiser.instead.never")))


def _leads(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.leads.heading"))
    if pack.was_answered(*REPORTED_AND_SEEN):
        yield Paragraph(say("organiser.leads.doctor"), Tone.STRONG)
    elif pack.advice.is_led_by_health:
        words = say("organiser.leads.health_open"), say("organiser.leads.health")
        yield Paragraph(said_where_free(pack, *words), Tone.STRONG)
    yield Paragraph(say("organiser.leads.local"))
    guidance = pack.local.contacts.meeting_guidance
    if guidance:
        yield Paragraph(say("organiser.leads.guidance", guidance=guidance))


def _invite(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.invite.heading"))
    yield Paragraph(say("organiser.invite.intro"))
    known = tuple(map(Item, professionals(pack)))
    yield Checklist(known) if known else Paragraph(say("organiser.invite.nobody"))
    others = listed(say.each("organiser.invite.others"), "or")
    free = say("organiser.invite.lead", others=others)
    guarded = say("organiser.invite.lead_guarded", others=others, person=pack.person)
    yield Paragraph(said_where_free(pack, free, guarded))


def professionals(pack: Pack) -> Iterator[str]:
    """Yield those who are said to know the family, in the order of the bank."""
    question = pack.bank.by_id.get(KNOW_THE_FAMILY)
    for option in question.options if question else ():
        if not option.by_itself and pack.was_answered(KNOW_THE_FAMILY, option.id):
            yield option.text


def _invitation(say: Say, _: Pack) -> Blocks:
    """Yield an invitation that says nothing of anybody, whatever the case is."""
    said = Paragraph(say("organiser.invitation.text"))
    note = Paragraph(say("organiser.invitation.note"), Tone.QUIET)
    yield Callout(CalloutTone.SAY, say("organiser.invitation.heading"), (said, note))


def _sharing(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.sharing.heading"))
    free = (
        say("organiser.sharing.above_open"),
        say("organiser.sharing.below_open"),
        say("organiser.sharing.health_open"),
    )
    guarded = (
        say("organiser.sharing.above"),
        say("organiser.sharing.below", person=pack.person),
        say("organiser.sharing.health"),
    )
    worded = guarded if pack.is_guarded else free
    yield from texts((*worded, say("organiser.sharing.unsure")))
    yield _law(say, pack)


def _law(say: Say, pack: Pack) -> Block:
    """Return which notes of law that rests on, as of when, and whether one is past its day."""
    behind = notes_among(LAW, pack.library)
    named = "; ".join(f"{note.title.partition(' (')[0]}, {standing(note)}" for note in behind)
    is_past = any(note.is_past(pack.first.printed_on) for note in behind)
    past = [say("organiser.sharing.past")] if is_past else []
    return Paragraph(" ".join([say("organiser.sharing.law", notes=named), *past]), Tone.QUIET)


def _family(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("organiser.family.heading"))
    if pack.advice.hold:
        yield Paragraph(say("organiser.family.hold", person=pack.person))
    elif pack.is_guarded:
        yield Paragraph(say("organiser.family.ask", person=pack.person))
    else:
        yield Paragraph(say("organiser.family.open"))
