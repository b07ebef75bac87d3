"""The four papers of a meeting pack, each a document; the agenda is the same for every case."""

from __future__ import annotations

from typing import assert_never

from ehe_check.meeting.chair_knows import what_we_know
from ehe_check.meeting.minutes import record
from ehe_check.meeting.organiser import organiser
from ehe_check.meeting.pack import LEVEL, Pack, PackPaper
from ehe_check.meeting.paper_head import head_of
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Cell,
    Columns,
    Document,
    Heading,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    WritingBox,
    bulleted,
)
from ehe_check.page.text import Blocks, text


def meeting_paper(paper: PackPaper, pack: Pack) -> Document:
    """Return one paper of a pack."""
    match paper:
        case PackPaper.ORGANISER:
            blocks = tuple(organiser(pack))
            head = head_of(pack, text("Organiser's page"), is_draft=pack.sheet.is_draft)
            return _document(head, text("For the organiser alone. Not the case record."), blocks)
        case PackPaper.CHAIR:
            blocks = (*what_we_know(pack), *run_and_decide(pack))
            head = head_of(pack, text("Chair's sheet"), is_draft=pack.sheet.is_draft)
            return _document(
                head, text("One person's answers; not the case record. Take copies back."), blocks
            )
        case PackPaper.RECORD:
            blocks = tuple(record(pack))
            # What is unfinished is the session; a record so marked would be read as draft minutes.
            head = head_of(pack, text("Record of the meeting"), is_draft=False)
            return _document(
                head, text("Roles, never names. The family or a court may read this."), blocks
            )
        case PackPaper.AGENDA:
            return lay_out_agenda()
        case _:
            assert_never(paper)


def lay_out_agenda() -> Document:
    """Return the agenda, which knows nothing of any case."""
    head = PageHead(
        text("Agenda"),
        text(
            "Day, time and place: ______________________________   Organiser's "
            "telephone: ______________"
        ),
        (),
    )
    return _document(head, text("Actions are copied to all on the day."), tuple(agenda()))


def _document(head: PageHead, foot: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=head.title,
        subtitle=head.line,
        blocks=blocks,
        head=head,
        foot=PageFoot(foot, text("This sheet cannot tell you a child is safe.")),
    )


def agenda() -> Blocks:
    """Yield the agenda: what the meeting is, its points, and what to bring."""
    danger = (
        Paragraph(
            text(
                "If anyone is in danger now, call 999. If you think that a child is being "
                "harmed, speak to your safeguarding lead or children's social care today."
            )
        ),
    )
    yield Callout(CalloutTone.PLAIN, text("Do not wait for this meeting"), danger)
    yield Heading(LEVEL, text("What this meeting is, and is not"))
    yield bulleted(
        (
            text(
                "Professionals who know one family put together what each has seen and what "
                "nobody knows, and decide what changes for each child."
            ),
            text(
                "It adds to open work and takes the place of none: no referral, strategy "
                "discussion, conference, core group, review, supervision or escalation."
            ),
            text(
                "What is said is for those who are there. What is written may be read by the "
                "family or by a court."
            ),
        )
    )
    yield Heading(LEVEL, text("Agenda: 45 minutes"))
    yield _points()
    bring = (
        Heading(LEVEL, text("Please bring")),
        bulleted(
            (
                text(
                    "When you last saw each child: the day, where, and whether a parent or carer "
                    "was there."
                ),
                text(
                    "When you last heard each child alone, and the child's own words as they "
                    "were said."
                ),
                text(
                    "What you know of each adult in the children's lives: what was seen or done, "
                    "with days, and who checked it."
                ),
                text("What you were asked to do before, and what came of it."),
                text("What goes well, and what you do not know."),
            )
        ),
    )
    leave = (
        Heading(LEVEL, text("Please do not bring")),
        bulleted(
            (
                text("Whole records, or copies for others."),
                text("Labels and guesses: say what was seen, said or done, and by whom."),
                text("An adult's health, before your own lead has said what may be shared."),
            )
        ),
    )
    yield Columns(bring, leave)
    yield Heading(LEVEL, text("Before and after"))
    yield bulleted(
        (
            text(
                "If you cannot come, ring the organiser: somebody else, or a short report, may do."
            ),
            text(
                "Speak of this meeting to nobody but your own safeguarding lead, before the "
                "organiser has said who tells whom."
            ),
            text(
                "Send nothing about it by ordinary e-mail, and write nothing of it in a "
                "record that the family can read online."
            ),
            text(
                "Ring the organiser too if you think that you should not be there, or know "
                "somebody in this family outside your work. You need write down no reason."
            ),
        )
    )


def _points() -> Table:
    """Return the points with their minutes, which are those of the chair's sheet."""
    points = zip(
        (
            text("0 to 5"),
            text("5 to 15"),
            text("15 to 22"),
            text("22 to 30"),
            text("30 to 35"),
            text("35 to 45"),
        ),
        (
            text(
                "Is anyone in danger now? Why we meet, and why without the parents. Who may "
                "see what is said, who takes notes, who speaks for each child."
            ),
            text(
                "Each in turn: when you last saw each child, where, and whether with no "
                "parent there. What was agreed before, and was it done?"
            ),
            text("An ordinary day of each child, and the child's own words. Who told us?"),
            text(
                "Each adult's part in the children's day, as what was done. What was tried, "
                "what helps, and what they would say if they were here."
            ),
            text(
                "Does anyone here suspect significant harm? Whoever does, or their lead, "
                "refers today."
            ),
            text(
                "What changes for which child, who does it, by when, and how we shall know. "
                "What would show that we are wrong, either way? Who leads, who says what the "
                "family hears, and when we look again."
            ),
        ),
        strict=True,
    )
    rows = tuple(Row(minutes, (Cell(said),)) for minutes, said in points)
    columns = (text("Minutes"), text("What we do"))
    return Table("", columns, rows, widths=(1, 8), is_list=True)


_PEOPLE, _DECISIONS, _LINES = 3, 5, 2


def run_and_decide(pack: Pack) -> Blocks:
    """Yield the second page."""
    yield Heading(LEVEL, text("Run it, decide it"), starts_page=True, note=text("45 minutes"))
    yield _beside(*(text("Chair"), text("Notes taken by")))
    yield _running()
    yield Heading(
        LEVEL, text("Here"), note=text("F all of it, P a part, R a report sent, A apologies")
    )
    here = (text("Role and agency"), text("F P R A"), text("Role and agency"), text("F P R A"))
    yield Table("", here, (_blank(here),) * _PEOPLE, widths=(40, 10, 40, 10))
    yield Heading(LEVEL, text("Decided"))
    decided = (
        text("No."),
        text("What changes for which child"),
        text("Who (role)"),
        text("By when"),
        text("How we shall know"),
    )
    rows = tuple(_blank(decided, str(number)) for number in range(1, _DECISIONS + 1))
    yield Table("", decided, rows, widths=(5, 42, 20, 13, 20))
    yield WritingBox(text("Where views differ, and how that will be settled"), lines=_LINES)
    refer = WritingBox(
        text("Referral today?"),
        ticks=(text("Yes, by __________ at ______"), text("No, because ____________________")),
        lines=0,
    )
    yield Columns((refer,), (_family(pack),))
    lead, again, *rest = (
        text("Who leads"),
        text("Looked at again on"),
        text("The minutes may not go to"),
    )
    yield _beside(lead, again)
    yield _to_fill_in(*rest)


def _beside(left: str, right: str) -> Columns:
    return Columns((_to_fill_in(left),), (_to_fill_in(right),))


def _to_fill_in(*labels: str) -> Terms:
    return Terms(tuple(Term(label, None) for label in labels))


def _running() -> Table:
    texts = (
        (
            text("0 to 5"),
            text("5 to 15"),
            text("15 to 22"),
            text("22 to 30"),
            text("30 to 35"),
            text("35 to 45"),
        ),
        (
            text("Open"),
            text("Round table"),
            text("The day"),
            text("Each adult"),
            text("Harm"),
            text("Decide"),
        ),
        (
            text(
                "“Is anyone in danger now? Who speaks for each child? What we write may be "
                "read by the family or a court.” Say why parents are not here."
            ),
            text(
                "“When did you last see each child, where, and with no parent there? What "
                "were you asked to do before, and what came of it?” Correct the grid."
            ),
            text(
                "“What is breakfast, a lesson, bedtime like for each child? Who told us? "
                "What has the child said?”"
            ),
            text(
                "“What does each adult do in the child's day? Who has met them? What helped? "
                "What would they say, if they were here?” What was done, with dates; no "
                "labels."
            ),
            text("“Does anyone here suspect significant harm?” Ask each person. There is no vote."),
            text(
                "“What changes for which child, who does it, by when? What would show that "
                "we are wrong, either way?”"
            ),
        ),
    )
    steps = zip(
        *texts,
        (
            text("Danger: stop. 999, or children's social care."),
            text(
                "“She seemed fine.” Then: “What did you see?” “Somebody visits.” Then: “Who, "
                "and when?”"
            ),
            text(
                "“The parents say so.” Write it as theirs; it may well be true. “They home "
                "educate.” Then: “That is lawful. What did we see?”"
            ),
            text("“They are difficult.” Then: “What happened, and when?”"),
            text(
                "One yes: that person or the lead refers today, whatever others think. Write "
                "down who differs, and escalate."
            ),
            text("“We monitor.” Then: “Who looks at what, and when?”"),
        ),
        strict=True,
    )
    rows = tuple(
        Row(f"{title}, {_unbroken(minutes)}", (Cell(ask), Cell(hear)))
        for minutes, title, ask, hear in steps
    )
    return Table(
        "",
        (text("Step, minutes"), text("Ask"), text("If you hear this")),
        rows,
        widths=(13, 49, 38),
    )


def _unbroken(said: str) -> str:
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _blank(columns: tuple[str, ...], head: str = "") -> Row:
    return Row(head, (Cell(None),) * (len(columns) - 1))


def _family(pack: Pack) -> WritingBox:
    heading = text("The family")
    if not pack.is_guarded:
        ticks = (
            *(
                text("Told by __________ on ______"),
                text("Each parent apart from the other"),
                text("Not yet, because ________________"),
            ),
            text("Meeting with them on ______"),
        )
        return WritingBox(heading, ticks=ticks, lines=0)
    note = text("only once {person} has said who says what, and when", person=pack.person)
    asked = text("Asked {person} on ______, by __________", person=pack.person)
    return WritingBox(heading, note, (asked, text("Answer: ________________________")), lines=0)
