"""The organiser's page: what the meeting is for, without whom, with whom, and what to do first."""

from __future__ import annotations

from ehe_check.bank.law_words import notes_among, standing
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Absence
from ehe_check.meeting.pack import Pack, reason_words
from ehe_check.meeting.parts import document, head_of, notes
from ehe_check.page.document import Callout, CalloutTone, Columns, Document, Paragraph, Tone
from ehe_check.page.own import joined
from ehe_check.page.text import Blocks, md, openly, text
from ehe_check.sheet.calls_of_today import CallDue
from ehe_check.sheet.guard_box import guard_box, missing_box

DISAGREE = ("DRI-6", "level-of-help", "referral-declined", "not-referred")
REPORTED_AND_SEEN = ("HEA-4", "differ", "differ-and-danger", "danger-now")
LAW = ("P2", "W5", "W7", "R7")


def organiser(pack: Pack) -> Document:
    """Return the organiser's page."""
    head = head_of(pack, text("Organiser's page"), is_draft=pack.sheet.is_draft)
    return document(head, text("For the organiser alone. Not the case record."), _blocks(pack))


def _blocks(pack: Pack) -> Blocks:
    yield from _first(pack)
    yield from missing_box(pack.sheet)
    yield from guard_box(pack.sheet)
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
        said = text(
            "{calls}. The prompt sheet says why, and what to say. If any of it is not done, do it "
            "now; this meeting waits.",
            calls=joined("; ", map(_called, pack.first.calls)),
        )
        label = text("FIRST, TODAY")
        yield Callout(CalloutTone.URGENT, pack.advice.title, (Paragraph(said),), label=label)


def _called(call: CallDue) -> str:
    """Return whom a call is to, with the numbers, and what was kept of it."""
    after = text("({kept})", kept=call.after()) if call.after() else ""
    return joined(" ", filter(None, (call.called, joined(", ", call.numbers), after)))


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
    yield from md("""
        ## What the meeting is for
        To put together what each of us has seen and what nobody knows, and to decide what changes
        for each child, who does it, and by when.
        """)
    if pack.advice.meeting is Urgency.NONE:
        yield from md("""
            **The answers themselves name no reason for a meeting. If you have one, write it down.**
            """)


def _absence(pack: Pack) -> Blocks:
    yield from md(
        """
        ## Why parents are not there
        **The reason chosen: {reason}.**
        """,
        reason=reason_words(pack.reason),
    )
    if pack.reason is Absence.DISAGREEMENT and not pack.was_answered(*DISAGREE):
        yield from md("""
            **The answers name no disagreement among professionals. Check that this is the reason,
            or choose another (--reason).**
            """)
    yield from md("""
        Leaving parents out has a cost: they help to keep the child in mind and to check facts. That
        they are difficult, or that it is quicker, is no reason.
        """)


def _family(pack: Pack) -> Blocks:
    yield from md("## What the family is told")
    yield from (
        md(
            """
            Nothing of this worry, nor of this meeting, by anybody, until {person} has said who says
            what, and when. The agenda tells everybody to ask you first, and does not say why.
            """
            if pack.advice.hold
            else """
            Nothing of this worry, nor of this meeting, until it is agreed with {person} who says
            what. The agenda tells everybody to ask you first, and does not say why.
            """,
            person=pack.person,
        )
        if pack.is_guarded
        else openly(
            pack,
            """
            If telling them could put anyone at risk, ask your lead first. Otherwise tell them that
            you are meeting and why they are not there, and afterwards what came of it. If you do
            not, write down why. Name who tells the child.
            """,
        )
    )


def _instead(pack: Pack) -> Blocks:
    yield from md("## First, or instead")
    yield from openly(
        pack,
        """
        First ask what a meeting that the family is part of would miss. Has anyone told them plainly
        what the worry is? That conversation comes before any meeting about them.
        """,
    )
    yield from md("""
        It holds up nothing: no 999 call, referral, strategy discussion or section 47 enquiry. It
        takes the place of no conference, core group, review, supervision, designated officer (LADO)
        or escalation. A complaint or a tribunal is no reason for it.
        """)


def _leads(pack: Pack) -> Blocks:
    yield from md("## Who calls it and leads it")
    if pack.was_answered(*REPORTED_AND_SEEN):
        yield from md("""
            **What is reported and what is seen do not match for a child. The named or designated
            doctor leads this meeting, and not you. It makes no diagnosis. Keep the history where
            nobody can come upon it by accident, online records included.**
            """)
    elif pack.advice.is_led_by_health:
        yield from (
            md("""
            **The reason is that a treatment has had time and does not work. The GP practice or the
            clinic calls this review and leads it.**
            """)
            if pack.is_guarded
            else openly(
                pack,
                """
            **The reason is that a treatment has had time and does not work. The GP practice or the
            clinic calls this review and leads it, with the family there if it can be.**
                """,
            )
        )
    yield from md("""
        Your partnership's procedure decides. Better that the chair is not the person whose work is
        in question, and that somebody else takes the notes.
        """)
    if guidance := pack.local.contacts.meeting_guidance:
        yield from md("Local guidance: {guidance}", guidance=guidance)


def _invite(pack: Pack) -> Blocks:
    yield from md("""
        ## Whom to invite
        Only those who work with somebody in this family and are needed for a child. Some may come
        for a part, or send a report.
        """)
    known = tuple(pack.professionals())
    yield from md("- [ ] {each}", each=known)
    if not known:
        yield from md("No professional is named in the answers.")
    others = text(
        "social worker, EHE officer, school nurse or 0-19 team, GP, paediatrician, mental health "
        "team, the last school, police, housing, voluntary sector or a tutor"
    )
    yield from md(
        """
        Who else is a question for {person}. An invitation can itself tell a service, and so the
        family, something. It may be: {others}.
        """
        if pack.is_guarded
        else """
        For your safeguarding lead: who else, and with whose agreement? An invitation can itself
        tell a service something about a parent. It may be: {others}.
        """,
        others=others,
        person=pack.person,
    )


def _invitation(_: Pack) -> Blocks:
    """Yield an invitation that says nothing of anybody, whatever the case is."""
    said = text(
        "Please come to a meeting about a family known to you: on ____________ at ______, in "
        "____________________, for 45 minutes. Ring me on ____________ and I shall tell you more. "
        "Please write nothing about it, and speak of it to nobody before we have spoken."
    )
    note = text("Add nothing to it in writing. Send the agenda with it, and no other paper.")
    title = text("Invitation, to copy")
    yield Callout(CalloutTone.SAY, title, (Paragraph(said), Paragraph(note, Tone.QUIET)))


def _sharing(pack: Pack) -> Blocks:
    yield from md("## What may be shared")
    yield from _shared_guardedly(pack) if pack.is_guarded else _shared_openly(pack)
    yield from md("""
        Not sure which? Your lead says, before the meeting. Hold up nothing urgent for it.
        """)
    yield from _law(pack)


def _shared_openly(pack: Pack) -> Blocks:
    return openly(
        pack,
        """
        Where you have reason to believe that a child is, or may be, at risk of significant harm:
        share what is needed with those who need it. Nobody's agreement is needed. Record what was
        shared, with whom and why, and let the family know.

        Below that: tell the family and seek their agreement wherever you can. It is reported that
        listed agencies must still share what matters to a child's safety or welfare, unless that
        would harm the child more. A meeting that the family does not know of needs a stated reason,
        advice from your lead, the least information that will do, and a record.

        Details of an adult's health need that adult's agreement, a duty in law, or a recorded
        reason of public interest. Young people of 16 and 17, and younger ones who can decide, have
        a confidentiality and an agreement of their own.
        """,
    )


def _shared_guardedly(pack: Pack) -> Blocks:
    return md(
        """
        Where you have reason to believe that a child is, or may be, at risk of significant harm:
        share what is needed with those who need it. Nobody's agreement is needed. Record what was
        shared, with whom and why.

        Below that: {person} and your information-governance lead say what may be shared, with whom,
        on what ground. It is reported that listed agencies must share what matters to a child's
        safety or welfare, unless that would harm the child more. The meeting needs a stated reason,
        the least information that will do, and a record.

        Details of an adult's health need a duty in law or a recorded reason of public interest;
        nobody approaches the adult for agreement meanwhile. Young people of 16 and 17, and younger
        ones who can decide, have a confidentiality of their own.
        """,
        person=pack.person,
    )


def _law(pack: Pack) -> Blocks:
    """Say which notes of law that rests on, as of when, and whether one is past its day."""
    behind = notes_among(LAW, pack.library)
    is_past = any(note.is_past(pack.sheet.provenance.made_on) for note in behind)
    return md(
        "*The law and guidance behind this: {notes}. Some of this may be out of date: check it.*"
        if is_past
        else "*The law and guidance behind this: {notes}.*",
        notes="; ".join(f"{note.title.partition(' (')[0]}, {standing(note)}" for note in behind),
    )
