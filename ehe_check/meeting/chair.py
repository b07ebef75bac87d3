"""The chair's sheet: what is known, from whom, and what is not; then how to run it, and decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.urgency import Urgency
from ehe_check.meeting.pack import LEVEL, Pack, reason_kept_apart, reason_words
from ehe_check.meeting.parts import (
    asked_first,
    decided,
    document,
    head_of,
    items_in,
    notes,
    rows,
    ticks,
)
from ehe_check.page.document import (
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Cell,
    Columns,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Tone,
    WritingBox,
    blank_terms,
)
from ehe_check.page.own import joined
from ehe_check.page.phrases import grouped, listed, noted
from ehe_check.page.text import Blocks, md, openly, text
from ehe_check.sheet.calls_of_today import CallDue, Why
from ehe_check.sheet.guard_box import guard_box, missing_box
from ehe_check.sheet.merged_points import Point
from ehe_check.sheet.page_one import as_call
from ehe_check.sheet.seen_grid import MOST_COLUMNS, seen_table
from ehe_check.sheet.sheet_paper import known_from, spoken

MOST_REASONS, MANY_CHILDREN = 5, 7
"""How many reasons there is room for, and from how many children the grid needs some of it."""
OF_THE_REVIEW = {
    "L4.1": "What help has done (L4.1)",
    "L4.2": "Drift (L4.2)",
    "L4.3": "How adults met us (L4.3)",
    "L4.4": "Help or visits (L4.4)",
    "L4.5": "What was agreed (L4.5)",
}
"""What the reasons for which the review would call such a meeting are about."""
_PEOPLE = 3


@dataclass(frozen=True)
class Room:
    """How many lines each part of the page has; where there are many children, the grid has more.

    What is left out stands on the prompt sheet.
    """

    reasons: int = MOST_REASONS
    columns: int = MOST_COLUMNS
    told: int = 4
    unknown: int = 3
    well: int = 3


CROWDED = Room(reasons=3, columns=4, told=1, unknown=2, well=1)


def room_of(pack: Pack) -> Room:
    """Return the room on the page of a pack."""
    return CROWDED if len(pack.first.children) >= MANY_CHILDREN else Room()


def chair(pack: Pack) -> Document:
    """Return the chair's two pages."""
    head = head_of(pack, text("Chair's sheet"), is_draft=pack.sheet.is_draft)
    foot = text("One person's answers; not the case record. Take copies back.")
    return document(head, foot, _blocks(pack))


def _blocks(pack: Pack) -> Blocks:
    yield from _first_today(pack)
    yield from missing_box(pack.sheet)
    yield from _guarded_or_not(pack)
    yield from notes(pack)
    yield from _why_we_are_here(pack)
    yield from _seen(pack)
    yield Columns(
        (*_voice(pack), *_only_a_parent(pack)),
        (*_unknown(pack), *_well(pack)),
    )
    yield from _run_it()
    yield from _decide_it(pack)


def _first_today(pack: Pack) -> Blocks:
    """Say whom to call before any meeting, where something has to be done today."""
    if not pack.advice.is_urgent:
        return
    danger = [Paragraph(_whys(pack.first.danger))] if pack.first.danger else []
    calls = Calls(tuple(map(_call, pack.first.calls)))
    waits = Paragraph(text("If any box is empty, do it now; this meeting waits."), Tone.STRONG)
    label = text("FIRST, TODAY")
    yield Callout(CalloutTone.URGENT, pack.advice.title, (*danger, calls, waits), label=label)


def _call(call: CallDue) -> Call:
    if call.is_told:
        return as_call(call, text("tell them; do not wait for them"), (), call.after())
    return as_call(call, _whys(call.whys), (text("By whom, and when"),), call.after())


def _whys(several: Iterable[Why]) -> str:
    return joined("; ", (_after(why.whom, why.text) for why in several))


def _after(whom: str, said: str) -> str:
    """Return what is said after whom it is about, where that is named."""
    return joined(": ", filter(None, (whom, said)))


def _guarded_or_not(pack: Pack) -> Blocks:
    """Yield the box with who decides what the family hears, and why parents are not there."""
    absent = text(
        "Parents are not here because: {reason}. That is not a finding about anyone.",
        reason=reason_words(pack.reason),
    )
    said = (_who_decides(pack), absent)
    if pack.advice.is_guarded:
        yield from guard_box(pack.sheet, *said)
    else:
        yield from guard_box(pack.sheet)
        yield from (Paragraph(each, Tone.STRONG) for each in said if each)


def _who_decides(pack: Pack) -> str:
    """Say who decides what the family hears, nothing where nothing keeps it from them."""
    if not pack.is_guarded:
        return ""
    return text(
        "Who decides what the family hears: {person}."
        if pack.advice.hold
        else "What the family hears is agreed first with: {person}.",
        person=pack.person,
    )


def _why_we_are_here(pack: Pack) -> Blocks:
    """List the reasons, the review's own first, with the answers and whose accounts they are."""
    yield from md("## Why we are here")
    if pack.advice.meeting is Urgency.NONE:
        yield from md("""
            The answers name no reason for a meeting. Say yours, and have it written down.
            """)
    if pack.advice.is_for_the_enquiry:
        yield from md("""
            **A plan, strategy discussion or enquiry is open. Bring this to it, through the
            allocated worker or their manager; do not meet round it.**
            """)
    points = sorted(pack.first.reasons, key=_place)
    reasons, most = tuple(dict.fromkeys(_reason(pack, x) for x in points)), room_of(pack).reasons
    if reasons:
        columns = (text("Reason"), text("What was answered"), text("How it is known"))
        yield Table("", columns, reasons[:most], widths=(24, 57, 19), is_list=True)
    if len(reasons) > most:
        yield from md("*More stands on the sheet.*")


def _place(point: Point) -> int:
    """Return where a reason stands: the review's own first, for the box has what is urgent."""
    return 0 if point.statement in OF_THE_REVIEW else 1 if point.kind in URGENT else 2


def _reason(pack: Pack, point: Point) -> Row:
    if pack.is_kept_apart(point.prompts[0].question):
        return Row(text("Also"), (Cell(reason_kept_apart()), Cell("")))
    accounts = listed(known_from()[each] for each in point.known)
    return Row(_named(point), (Cell(_after(point.whom, point.text)), Cell(accounts)))


def _named(point: Point) -> str:
    """Return which reason of the review it is, or what else."""
    if point.statement in OF_THE_REVIEW:
        return text(OF_THE_REVIEW[point.statement])
    if point.kind in URGENT:
        return text("For today")
    return text("Also" if point.statement else "The law")


def _seen(pack: Pack) -> Blocks:
    """Draw who has seen whom, a column for each person to correct."""
    grid = pack.sheet.seen
    yield from md("## Who has seen whom")
    if not grid.rows:
        yield from md("No child is listed, or nobody has said who last saw them.")
        return
    yield from seen_table(grid, room_of(pack).columns, child=text("Child"), in_full=True)
    yield from md("""
        *A gap is ours, not a mark against the family. Ask each person here to correct their own
        column.*
        """)


def _voice(pack: Pack) -> Blocks:
    """Quote each child, where it is written down; those of whom nothing is stand as one."""
    if pack.sheet.is_shared:
        return
    yield from md("## The children's own words")
    said = {why.about: spoken(why) for why in pack.first.words}
    items = [Item(words, pack.called.get(about or "", "")) for about, words in said.items()]
    silent = [child.called for child in pack.first.children if child.id not in said]
    if None not in said and (silent or not said):
        items.append(Item(text("nothing written down yet"), joined(", ", silent)))
    yield Bullets(tuple(items))


def _only_a_parent(pack: Pack) -> Blocks:
    told, most = tuple(_told_by_a_parent(pack)), room_of(pack).told
    yield from md(
        """
        ## So far from a parent only
        - {each}
        """,
        each=told[:most],
    )
    if not told:
        yield from md("No answer rests on a parent alone.")
    if len(told) > most:
        yield from md("*and {number} more on the sheet*", number=str(len(told) - most))


def _told_by_a_parent(pack: Pack) -> Iterator[str]:
    """Yield what only a parent has said, the same about several as one."""
    alike = grouped(
        ((why.question, why.answer), pack.called.get(why.about or "", ""))
        for why in pack.sheet.only_the_family
        if not pack.is_kept_apart(why.question)
    )
    for (question, answer), several in alike.items():
        whom = joined(", ", filter(None, several))
        yield _after(noted(pack.bank.by_id[question].short, whom), answer)


def _unknown(pack: Pack) -> Blocks:
    finds = [each for each in pack.first.find_first if not pack.is_kept_apart(each.question)]
    yield from md(
        """
        ## We do not know (ask who could)
        - {each}
        """,
        each=[
            joined(" \N{EN DASH} ", filter(None, (noted(each.text, each.whom), each.who)))
            for each in finds[: room_of(pack).unknown]
        ],
    )
    if not finds:
        yield from md("Ask each person here what they do not know.")


def _well(pack: Pack) -> Blocks:
    points = [x for x in pack.first.going_well if not pack.is_kept_apart(x.prompts[0].question)]
    yield from md(
        """
        ## Going well
        - {each}
        """,
        each=[_after(point.whom, point.text) for point in points[: room_of(pack).well]],
    )
    if not points:
        yield from md("Ask each person here what goes well for each child.")


def _run_it() -> Blocks:
    """Yield the head of the second page, and what to ask in which minutes, as on the agenda."""
    yield Heading(LEVEL, text("Run it, decide it"), starts_page=True, note=text("45 minutes"))
    yield Columns((blank_terms(text("Chair")),), (blank_terms(text("Notes taken by")),))
    steps = items_in(
        md("""
        - Open, 0 to 5 :: “Is anyone in danger now? Who speaks for each child? What we write may be
          read by the family or a court.” Say why parents are not here.
        - Danger: stop. 999, or children's social care.

        - Round table, 5 to 15 :: “When did you last see each child, where, and with no parent
          there? What were you asked to do before, and what came of it?” Correct the grid.
        - “She seemed fine.” Then: “What did you see?” “Somebody visits.” Then: “Who, and when?”

        - The day, 15 to 22 :: “What is breakfast, a lesson, bedtime like for each child? Who told
          us? What has the child said?”
        - “The parents say so.” Write it as theirs; it may well be true. “They home educate.” Then:
          “That is lawful. What did we see?”

        - Each adult, 22 to 30 :: “What does each adult do in the child's day? Who has met them?
          What helped? What would they say, if they were here?” What was done, with dates; no
          labels.
        - “They are difficult.” Then: “What happened, and when?”

        - Harm, 30 to 35 :: “Does anyone here suspect significant harm?” Ask each person. There is
          no vote.
        - One yes: that person or the lead refers today, whatever others think. Write down who
          differs, and escalate.

        - Decide, 35 to 45 :: “What changes for which child, who does it, by when? What would show
          that we are wrong, either way?”
        - “We monitor.” Then: “Who looks at what, and when?”
        """)
    )
    yield Table(
        "",
        (text("Step, minutes"), text("Ask"), text("If you hear this")),
        tuple(
            Row(_unbroken(asked.lead), (Cell(asked.text), Cell(heard.text)))
            for asked, heard in zip(steps[::2], steps[1::2], strict=True)
        ),
        widths=(13, 49, 38),
    )


def _unbroken(step: str) -> str:
    """Return a step with its minutes in one line."""
    title, between, minutes = step.rpartition(", ")
    return title + between + minutes.replace(" ", "\N{NO-BREAK SPACE}")


def _decide_it(pack: Pack) -> Blocks:
    """Yield what is filled in while they meet."""
    note = text("F all of it, P a part, R a report sent, A apologies")
    yield Heading(LEVEL, text("Here"), note=note)
    yield rows(
        md("""
        - Role and agency
        - F P R A
        - Role and agency
        - F P R A
        """),
        [""] * _PEOPLE,
        (40, 10, 40, 10),
    )
    yield from decided((5, 42, 20, 13, 20))
    yield WritingBox(text("Where views differ, and how that will be settled"))
    yield Columns(
        (
            ticks(
                text("Referral today?"),
                md("""
        - [ ] Yes, by __________ at ______
        - [ ] No, because ____________________
        """),
            ),
        ),
        (_family(pack),),
    )
    yield Columns((blank_terms(text("Who leads")),), (blank_terms(text("Looked at again on")),))
    yield blank_terms(text("The minutes may not go to"))


def _family(pack: Pack) -> WritingBox:
    title = text("The family")
    if pack.is_guarded:
        return asked_first(pack, title, text("Answer: ________________________"))
    told = openly(
        pack,
        """
        - [ ] Told by __________ on ______
        - [ ] Each parent apart from the other
        - [ ] Not yet, because ________________
        - [ ] Meeting with them on ______
        """,
    )
    return ticks(title, told)
