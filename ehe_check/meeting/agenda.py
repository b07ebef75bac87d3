"""The agenda, which is sent to everybody.

It is the same for every case, so that neither a HOLD nor a worry can be read from it by whoever
finds it; everybody is asked to do what a HOLD asks.
"""

from __future__ import annotations

from ehe_check.meeting.parts import document, items_in
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Cell,
    Columns,
    Document,
    PageHead,
    Paragraph,
    Row,
    Table,
)
from ehe_check.page.text import Blocks, md, text


def agenda() -> Document:
    """Return the agenda, which knows nothing of any case."""
    head = PageHead(
        text("Agenda"),
        text(
            "Day, time and place: ______________________________   Organiser's "
            "telephone: ______________"
        ),
        (),
    )
    return document(head, text("Actions are copied to all on the day."), _blocks())


def _blocks() -> Blocks:
    danger = text(
        "If anyone is in danger now, call 999. If you think that a child is being harmed, speak to "
        "your safeguarding lead or children's social care today."
    )
    title = text("Do not wait for this meeting")
    yield Callout(CalloutTone.PLAIN, title, (Paragraph(danger),))
    yield from md("""
        ## What this meeting is, and is not
        - Professionals who know one family put together what each has seen and what nobody knows,
          and decide what changes for each child.
        - It adds to open work and takes the place of none: no referral, strategy discussion,
          conference, core group, review, supervision or escalation.
        - What is said is for those who are there. What is written may be read by the family or by
          a court.
        - This paper is the same for every such meeting: it says nothing of anybody.

        ## Ask the organiser first
        - Before you speak of this meeting, or of what it is about, to anybody outside it:
          colleagues, families and children alike. Your own safeguarding lead you may ask at any
          time.
        - Before you write of it where anybody outside your service could read it: in an online
          record, a letter or a message. Send nothing about it by ordinary e-mail.
        - If anybody asks you about it, say that you will come back on it, and ring the organiser.
        - Your ordinary visits and appointments go on as before. Keep this paper with you.

        ## Agenda: 45 minutes
        """)
    yield _points()
    bring = md("""
        ## Please bring
        - When you last saw each child: the day, where, and whether a parent or carer was there.
        - When you last heard each child alone, and the child's own words as they were said.
        - What you know of each adult in the children's lives: what was seen or done, with days,
          and who checked it.
        - What you were asked to do before, and what came of it.
        - What goes well, and what you do not know.
        """)
    leave = md("""
        ## Please do not bring
        - Whole records, or copies for others.
        - Labels and guesses: say what was seen, said or done, and by whom.
        - An adult's health, before your own lead has said what may be shared.
        """)
    yield Columns(tuple(bring), tuple(leave))
    yield from md("""
        ## Before and after
        - If you cannot come, ring the organiser: somebody else, or a short report, may do.
        - Ring the organiser too if you think that you should not be there, or know somebody in
          this family outside your work. You need write down no reason.
        """)


def _points() -> Table:
    """Return the points with their minutes, which are those of the chair's sheet."""
    points = md("""
        - 0 to 5 :: Is anyone in danger now? Why we meet, who is not here, and why. Who may see what
          is said, who takes notes, who speaks for each child.
        - 5 to 15 :: Each in turn: when you last saw each child, where, and whether with no parent
          there. What was agreed before, and was it done?
        - 15 to 22 :: An ordinary day of each child, and the child's own words. Who told us?
        - 22 to 30 :: Each adult's part in the children's day, as what was done. What was tried,
          what helps, and how they see it themselves.
        - 30 to 35 :: Does anyone here suspect significant harm? Whoever does, or their lead, refers
          today.
        - 35 to 45 :: What changes for which child, who does it, by when, and how we shall know.
          What would show that we are wrong, either way? Who leads, who tells whom what, and when
          we look again.
        """)
    rows = tuple(Row(each.lead, (Cell(each.text),)) for each in items_in(points))
    columns = (text("Minutes"), text("What we do"))
    return Table("", columns, rows, widths=(1, 8), is_list=True)
