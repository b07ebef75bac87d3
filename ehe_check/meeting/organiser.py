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
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.parts.top import held_elsewhere_words

KNOW_THE_FAMILY = "VIS-1.who"
DISAGREE = ("DRI-6", "level-of-help", "referral-declined", "not-referred")
REPORTED_AND_SEEN = ("HEA-4", "differ", "differ-and-danger", "danger-now")
LAW = ("P2", "W5", "W7", "R7")


def organiser(pack: Pack) -> Blocks:
    """Yield the organiser's page."""
    yield from _first(pack)
    yield from not_as_it_was(pack)
    yield from box(pack, held_elsewhere_words(pack.sheet), _because(pack))
    yield from _advised(pack)
    yield from notes(pack)
    left = (_purpose, _absence, _family, _instead, _leads)
    right = (_invite, _invitation)
    yield Columns(
        tuple(block for part in left for block in part(pack)),
        tuple(block for part in right for block in part(pack)),
    )
    yield from _sharing(pack)


def _first(pack: Pack) -> Blocks:
    """Say that today's calls come first; the prompt sheet has why, and what to say."""
    if pack.advice.is_urgent:
        calls = joined("; ", (called(pack, call) for call in pack.first.calls))
        said = Paragraph(
            text(
                "{calls}. The prompt sheet says why, and what to say. If any of it is not "
                "done, do it now; this meeting waits.",
                calls=calls,
            )
        )
        yield Callout(CalloutTone.URGENT, pack.advice.title, (said,), label=text("FIRST, TODAY"))


def _because(pack: Pack) -> str:
    """Say where a HOLD comes from that no answer brings."""
    kept = pack.sheet.recorded_hold
    if kept is None:
        return ""
    return text(
        "Recorded on {day}: {reason}. A reason to take care, and not a finding about anyone.",
        day=day_words(kept.on),
        reason=reason_words(kept.reason),
    )


def _advised(pack: Pack) -> Blocks:
    """Say what the sheet advises of a meeting; beneath an urgent step, that it comes after it."""
    advice = pack.advice
    if advice.meeting is Urgency.NONE:
        return
    title = pack.bank.tiers.get(advice.meeting, "") if advice.is_urgent else advice.title
    said = advice.beneath if advice.is_urgent else advice.text
    is_said = advice.is_guarded or not pack.is_guarded
    yield Callout(CalloutTone.ADVICE, title, (Paragraph(said),) if is_said else ())


def _purpose(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("What the meeting is for"))
    yield Paragraph(
        text(
            "To put together what each of us has seen and what nobody knows, and to "
            "decide what changes for each child, who does it, and by when."
        )
    )
    if pack.advice.meeting is Urgency.NONE:
        yield Paragraph(
            text(
                "The answers themselves name no reason for a meeting. If you have one, write "
                "it down."
            ),
            Tone.STRONG,
        )


def _absence(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Why parents are not there"))
    chosen = text("The reason chosen: {reason}.", reason=reason_words(pack.reason))
    yield Paragraph(chosen, Tone.STRONG)
    if pack.reason is Absence.DISAGREEMENT and not pack.was_answered(*DISAGREE):
        yield Paragraph(
            text(
                "The answers name no disagreement among professionals. Check that this is "
                "the reason, or choose another (--reason)."
            ),
            Tone.STRONG,
        )
    yield Paragraph(
        text(
            "Leaving parents out has a cost: they help to keep the child in mind and to "
            "check facts. That they are difficult, or that it is quicker, is no reason."
        )
    )


def _instead(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("First, or instead"))
    free = text(
        "First ask what a meeting that the family is part of would miss. Has anyone "
        "told them plainly what the worry is? That conversation comes before any "
        "meeting about them."
    )
    yield from texts(
        (
            said_where_free(pack, free, ""),
            text(
                "It holds up nothing: no 999 call, referral, strategy discussion or section "
                "47 enquiry. It takes the place of no conference, core group, review, "
                "supervision, designated officer (LADO) or escalation. A complaint or a "
                "tribunal is no reason for it."
            ),
        )
    )


def _leads(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Who calls it and leads it"))
    if pack.was_answered(*REPORTED_AND_SEEN):
        yield Paragraph(
            text(
                "What is reported and what is seen do not match for a child. The named or "
                "designated doctor leads this meeting, and not you. It makes no diagnosis. "
                "Keep the history where nobody can come upon it by accident, online records "
                "included."
            ),
            Tone.STRONG,
        )
    elif pack.advice.is_led_by_health:
        words = (
            text(
                "The reason is that a treatment has had time and does not work. The GP "
                "practice or the clinic calls this review and leads it, with the family "
                "there if it can be."
            ),
            text(
                "The reason is that a treatment has had time and does not work. The GP "
                "practice or the clinic calls this review and leads it."
            ),
        )
        yield Paragraph(said_where_free(pack, *words), Tone.STRONG)
    yield Paragraph(
        text(
            "Your partnership's procedure decides. Better that the chair is not the "
            "person whose work is in question, and that somebody else takes the notes."
        )
    )
    guidance = pack.local.contacts.meeting_guidance
    if guidance:
        yield Paragraph(text("Local guidance: {guidance}", guidance=guidance))


def _invite(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Whom to invite"))
    yield Paragraph(
        text(
            "Only those who work with somebody in this family and are needed for a "
            "child. Some may come for a part, or send a report."
        )
    )
    known = tuple(map(Item, professionals(pack)))
    yield Checklist(known) if known else Paragraph(text("No professional is named in the answers."))
    others = listed(
        (
            text("social worker"),
            text("EHE officer"),
            text("school nurse or 0-19 team"),
            text("GP"),
            text("paediatrician"),
            text("mental health team"),
            text("the last school"),
            text("police"),
            text("housing"),
            text("voluntary sector"),
            text("a tutor"),
        ),
        "or",
    )
    free = text(
        "For your safeguarding lead: who else, and with whose agreement? An "
        "invitation can itself tell a service something about a parent. It may be: "
        "{others}.",
        others=others,
    )
    guarded = text(
        "Who else is a question for {person}. An invitation can itself tell a "
        "service, and so the family, something. It may be: {others}.",
        others=others,
        person=pack.person,
    )
    yield Paragraph(said_where_free(pack, free, guarded))


def professionals(pack: Pack) -> Iterator[str]:
    """Yield those who are said to know the family, in the order of the bank."""
    question = pack.bank.by_id.get(KNOW_THE_FAMILY)
    for option in question.options if question else ():
        if not option.by_itself and pack.was_answered(KNOW_THE_FAMILY, option.id):
            yield option.text


def _invitation(_: Pack) -> Blocks:
    """Yield an invitation that says nothing of anybody, whatever the case is."""
    said = Paragraph(
        text(
            "Please come to a meeting about a family known to you: on ____________ at "
            "______, in ____________________, for 45 minutes. Ring me on ____________ "
            "and I shall tell you more. Please write nothing about it, and speak of it "
            "to nobody before we have spoken."
        )
    )
    note = Paragraph(
        text("Add nothing to it in writing. Send the agenda with it, and no other paper."),
        Tone.QUIET,
    )
    yield Callout(CalloutTone.SAY, text("Invitation, to copy"), (said, note))


def _sharing(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("What may be shared"))
    free = (
        text(
            "Where you have reason to believe that a child is, or may be, at risk of "
            "significant harm: share what is needed with those who need it. Nobody's "
            "agreement is needed. Record what was shared, with whom and why, and let the "
            "family know."
        ),
        text(
            "Below that: tell the family and seek their agreement wherever you can. It "
            "is reported that listed agencies must still share what matters to a child's "
            "safety or welfare, unless that would harm the child more. A meeting that "
            "the family does not know of needs a stated reason, advice from your lead, "
            "the least information that will do, and a record."
        ),
        text(
            "Details of an adult's health need that adult's agreement, a duty in law, or "
            "a recorded reason of public interest. Young people of 16 and 17, and "
            "younger ones who can decide, have a confidentiality and an agreement of "
            "their own."
        ),
    )
    guarded = (
        text(
            "Where you have reason to believe that a child is, or may be, at risk of "
            "significant harm: share what is needed with those who need it. Nobody's "
            "agreement is needed. Record what was shared, with whom and why."
        ),
        text(
            "Below that: {person} and your information-governance lead say what may be "
            "shared, with whom, on what ground. It is reported that listed agencies must "
            "share what matters to a child's safety or welfare, unless that would harm "
            "the child more. The meeting needs a stated reason, the least information "
            "that will do, and a record.",
            person=pack.person,
        ),
        text(
            "Details of an adult's health need a duty in law or a recorded reason of "
            "public interest; nobody approaches the adult for agreement meanwhile. Young "
            "people of 16 and 17, and younger ones who can decide, have a "
            "confidentiality of their own."
        ),
    )
    worded = guarded if pack.is_guarded else free
    yield from texts(
        (
            *worded,
            text(
                "Not sure which? Your lead says, before the meeting. Hold up nothing urgent for it."
            ),
        )
    )
    yield _law(pack)


def _law(pack: Pack) -> Block:
    """Return which notes of law that rests on, as of when, and whether one is past its day."""
    behind = notes_among(LAW, pack.library)
    named = "; ".join(f"{note.title.partition(' (')[0]}, {standing(note)}" for note in behind)
    is_past = any(note.is_past(pack.first.printed_on) for note in behind)
    past = [text("Some of this may be out of date: check it.")] if is_past else []
    return Paragraph(
        " ".join([text("The law and guidance behind this: {notes}.", notes=named), *past]),
        Tone.QUIET,
    )


def _family(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("What the family is told"))
    if pack.advice.hold:
        yield Paragraph(
            text(
                "Nothing of this worry, nor of this meeting, by anybody, until {person} has "
                "said who says what, and when.",
                person=pack.person,
            )
        )
    elif pack.is_guarded:
        yield Paragraph(
            text(
                "Nothing of this worry, nor of this meeting, until it is agreed with "
                "{person} who says what.",
                person=pack.person,
            )
        )
    else:
        yield Paragraph(
            text(
                "If telling them could put anyone at risk, ask your lead first. Otherwise "
                "tell them that you are meeting and why they are not there, and afterwards "
                "what came of it. If you do not, write down why. Name who tells the child."
            )
        )
