"""Pages with every block of a sheet on them: invented, as full as a page may be."""

from __future__ import annotations

from ehe_check.page.document import (
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Checklist,
    Columns,
    Details,
    Document,
    GroupRow,
    Heading,
    Item,
    Legend,
    PageBreak,
    PageFoot,
    PageHead,
    Paragraph,
    Row,
    Spring,
    Table,
    Term,
    Tone,
    WritingBox,
)
from ehe_check.page.drawing import Shape
from tests.banks import TODAY

CLOSING = "This sheet cannot tell you a child is safe."
LEGEND = Legend(
    (
        (Shape.RECENT, "last 3 months"),
        (Shape.WITHIN_YEAR, "3 to 12 months"),
        (Shape.LONG_AGO, "over a year"),
        (Shape.NEVER, "never"),
        (Shape.UNKNOWN, "not known"),
        (Shape.NOT_THEIRS, "not theirs to see"),
    )
)
ACT_TODAY = Callout(
    CalloutTone.URGENT,
    "Speak to children's social care. Do not wait for a meeting.",
    (
        Calls(
            (
                Call(
                    "Children's social care",
                    ("01632 960001", "out of hours 01632 960002"),
                    "elder: going without food; still not seen",
                    ("Spoke to", "at"),
                ),
                Call(
                    "Your safeguarding lead",
                    ("01632 960003",),
                    "tell them as well; do not wait for them",
                    ("Spoke to", "at"),
                ),
            )
        ),
    ),
    label="ACT TODAY",
)
SAY = Callout(
    CalloutTone.SAY,
    "What to say (have the names, address and dates of birth ready: they are not in this file)",
    (
        Paragraph(
            "I am a school nurse, ringing about two children. A professional told me that the elder"
            " spoke of going without food, and it has not been passed on; the record says that"
            " sight of the elder was refused once the worry was named, and that the elder has still"
            " not been seen. I shall say nothing of this to the family until you tell me who will"
            " say what: please tell me now who will see both children, and by when."
        ),
    ),
)
HOLD = Callout(
    CalloutTone.HOLD,
    "HOLD",
    (
        Paragraph(
            "Say nothing of this worry to the family yet, and write it nowhere that they may read"
            " it. Ask children's social care today who will say what, and when. Ordinary care and"
            " contact go on."
        ),
    ),
)
MEETING = Callout(
    CalloutTone.ADVICE,
    "Then consider a professionals-only meeting: the case for one is strong.",
    (Paragraph("After that step, not instead of it. If anyone is in danger now, 999."),),
)
WHY = Table(
    "",
    ("Reason", "How it is known", "Review"),
    (
        Row(
            "elder spoke of going without food; not yet passed on",
            (Cell("P: a professional"), Cell("law")),
        ),
        Row(
            "elder: sight was refused after the worry was named; still not seen",
            (Cell("R: record"), Cell("L4.4")),
        ),
        Row(
            "Adults were threatening when a child's health was raised",
            (Cell("P: a professional"), Cell("L4.3")),
        ),
        Row(
            "The worry is not settled; no plan with a lead and a review date",
            (Cell("R: record"), Cell("L4.2")),
        ),
        Row(
            "elder: several health appointments missed, not all made up",
            (Cell("R: record"), Cell("T3")),
        ),
    ),
    widths=(73, 18, 9),
    is_list=True,
)
NONE = Cell("", Shape.NOT_THEIRS)
NEVER = Cell("", Shape.NEVER)
UNKNOWN = Cell("", Shape.UNKNOWN)
GRID = Table(
    "",
    (
        "Child",
        "GP practice",
        "Health visitor",
        "School nurse",
        "EHE officer",
        "Family support",
        "Heard with no parent there",
    ),
    (
        Row(
            "elder",
            (
                Cell("Jun 25", Shape.LONG_AGO),
                NONE,
                NEVER,
                NEVER,
                Cell("Jan 26", Shape.WITHIN_YEAR),
                Cell("Jan 26", Shape.WITHIN_YEAR),
            ),
        ),
        Row(
            "younger",
            (
                UNKNOWN,
                Cell("Feb 26", Shape.WITHIN_YEAR),
                NONE,
                NONE,
                NEVER,
                Cell("Oct 26", Shape.RECENT),
            ),
        ),
    ),
)
FIND_OUT = Bullets(
    (
        Item("Where elder is today, and who has seen elder since January (GP practice, EHE team)"),
        Item("Whether younger has been weighed since February (health visitor)"),
        Item("What part the father has in the children's day (own records, social care)"),
    ),
    is_numbered=True,
)
DECISION = WritingBox(
    "What I decide",
    "it may differ from this sheet, either way, with a reason",
    ("as above", "differently"),
    "What, and why:",
    lines=2,
    fields=tuple(
        Term(label, None)
        for label in ("Who", "By when", "Looked at again on", "Role", "Signed", "Day and time")
    ),
)
DONE = Cell("", tick=True)
BY = Cell(None)
ACTIONS = Table(
    "",
    ("#", "What", "Who (agree it)", "By when", "Done"),
    (
        GroupRow("Today"),
        Row(
            "1",
            (
                Cell(
                    "Tell social care what elder said, and that elder has still not been seen."
                    " Ask who will see both children, and by when."
                ),
                Cell("you"),
                Cell("today"),
                DONE,
            ),
        ),
        Row(
            "2",
            (
                Cell("Tell your safeguarding lead. Agree who checks tonight that it was acted on."),
                Cell("you"),
                Cell("today"),
                DONE,
            ),
        ),
        GroupRow("elder"),
        Row(
            "3",
            (
                Cell(
                    "Ask social care how elder can be weighed, measured and looked at by a"
                    " clinician while HOLD stands."
                ),
                Cell("you, with social care"),
                BY,
                DONE,
            ),
        ),
        GroupRow("Both children"),
        Row(
            "4",
            (
                Cell("Ask social care who will hear each child with no parent there."),
                Cell("social worker"),
                BY,
                DONE,
            ),
        ),
    ),
    widths=(5, 54, 22, 12, 7),
    is_list=True,
)
HEAD = PageHead(
    "Prompt sheet",
    "EHE-0107 · 2 children: elder (school age), younger (under school age) · by a school nurse",
    ("Answered 24 November 2026", "Printed 24 November 2026"),
)
FOOT = PageFoot("One person's answers, not the case record. It may have to be disclosed.", CLOSING)


def sheet() -> Document:
    """Return a sheet of two pages and an annex: every block once."""
    first = (
        ACT_TODAY,
        SAY,
        HOLD,
        MEETING,
        Heading(2, "Why"),
        WHY,
        Heading(2, "Who last saw each child"),
        LEGEND,
        GRID,
        Columns(
            (Heading(2, "Find out first"), FIND_OUT),
            (
                Heading(2, "In a child's own words"),
                Paragraph(
                    "“I get my tea when the pages are done.” To family support, January.",
                    lead="elder",
                ),
                Paragraph("nothing written down yet.", lead="younger"),
            ),
        ),
        Spring(),
        DECISION,
    )
    second = (
        PageBreak(),
        Heading(2, "Actions", note="HOLD stands: nothing here is raised with the family yet"),
        ACTIONS,
        Heading(2, "Going well"),
        Paragraph("younger: growth was steady on the chart in February (R)."),
        PageBreak(),
        Heading(2, "Annex"),
        Details(
            "What could change the advice",
            (
                Paragraph("Nothing that is still unknown could raise it.", Tone.QUIET),
                Checklist((Item("Ask."),)),
                Heading(4, "Gaps"),
                Bullets((Item("One."),)),
            ),
            level=3,
        ),
    )
    return Document("Prompt sheet EHE-0107", (*first, *second), made_on=TODAY, head=HEAD, foot=FOOT)


CHAIR_TODAY = Callout(
    CalloutTone.URGENT,
    "If any box is empty, do it now; this meeting waits.",
    (
        Checklist(
            (
                Item("Social care told that the eldest is still not seen"),
                Item("Same-day clinician for the middle child's weight"),
                Item("Escalated.", blanks=("By whom", "at")),
            )
        ),
    ),
    label="FIRST, TODAY",
)
RECORD = Table(
    "",
    ("#", "What changes for which child", "Who (role)", "By when", "How we shall know"),
    tuple(Row(str(number), (BY,) * 4) for number in range(1, 6)),
    widths=(4, 43, 20, 13, 20),
)
HERE = Table(
    "",
    ("Role and agency", "F P R A", "Role and agency", "F P R A"),
    (Row("", (BY,) * 3),) * 3,
    widths=(46, 8, 38, 8),
)


def chair() -> Document:
    """Return a chair's page: a form to be written in."""
    blocks = (
        CHAIR_TODAY,
        Heading(2, "Here", note="F = full, P = part, R = report sent, A = apologies"),
        HERE,
        Heading(2, "Decided"),
        RECORD,
        WritingBox("Differences, and how they will be settled", lines=1),
        Columns(
            (
                Heading(2, "Referral today?"),
                Checklist((Item("Yes", blanks=("by", "at")), Item("No", blanks=("because",)))),
            ),
            (
                Heading(2, "The family"),
                Checklist(
                    (Item("Told", blanks=("by", "on")), Item("Not yet", blanks=("because",)))
                ),
            ),
        ),
    )
    head = PageHead(
        "Chair's sheet",
        "REFZQ-77",
        ("Chair ____________ Notes ____________", "Run it, decide it (45 min)"),
    )
    foot = PageFoot("Actions copied to all on the day.", CLOSING)
    return Document("Chair's sheet", blocks, made_on=TODAY, head=head, foot=foot)
