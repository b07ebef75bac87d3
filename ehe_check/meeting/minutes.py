"""The record, to be written in: what was said, decided and is still open, and health apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from textwrap import shorten

from ehe_check.case.decided import DecidedRow
from ehe_check.meeting.pack import KEPT_APART, LEVEL, Pack, reason_words
from ehe_check.meeting.parts import (
    asked_first,
    decided,
    document,
    head_of,
    numbers,
    rows,
    ticks,
)
from ehe_check.over_time.ledger import Agreed, AgreedAt, worded
from ehe_check.over_time.ledger_of import numbered_lives
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Callout,
    CalloutTone,
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Tone,
    WritingBox,
    blank_terms,
)
from ehe_check.page.own import Own, joined
from ehe_check.page.phrases import grouped
from ehe_check.page.text import Blocks, md, openly, text

_PEOPLE, _SAID, _DIFFER, _ADULTS = 7, 8, 2, 6
ROWS = 3
"""How many rows of what is still open there are at least."""
MOST_NAMED, MOST_OF_MANY, MANY_CHILDREN = 4, 2, 5
"""How many of what was agreed are named; fewer where many children have rows of their own."""
_WHAT, _WHO = 105, 24
"""How many characters stand in two lines, as high as a row to write in."""
_BLANK, _FILLED = (40, 25, 35), (46, 24, 30)


def record(pack: Pack) -> Document:
    """Return the record; its last page stands by itself, and no other one names it."""
    # What is unfinished is the session; a record so marked would be read as draft minutes.
    head = head_of(pack, text("Record of the meeting"), is_draft=False)
    foot = text("Roles, never names. The family or a court may read this.")
    return document(head, foot, _blocks(pack))


def _blocks(pack: Pack) -> Blocks:
    yield from _begin(pack)
    yield from _here(pack)
    yield from still_open(pack)
    yield from _what_was_said(pack)
    yield from _what_was_decided(pack)
    yield from _health(pack)


def _begin(pack: Pack) -> Blocks:
    if pack.is_guarded:
        yield _box(pack)
    yield blank_terms(text("Day, time and place"), text("Chair"), text("Notes taken by"))
    yield from md(
        """
        **Parents were not there because: {reason}. That is not a finding about anyone.**

        ## Read out at the start
        What is said here is for those who need it for the children. It may have to be disclosed to
        the family or to a court. Say what you saw, what you were told, what you think and what you
        do not know, and keep the four apart. Nothing about an adult's health goes into this record.

        - [ ] Read out
        - [ ] Everybody here agrees to it
        """,
        reason=reason_words(pack.reason),
    )


def _box(pack: Pack) -> Callout | Paragraph:
    said = text(
        "Nothing here goes where the family may read it, and nobody speaks of it to them, before "
        "{person} has said who says what, and when."
        if pack.advice.hold
        else "Nobody speaks of this to the family before it is agreed with {person} who says what.",
        person=pack.person,
    )
    box = pack.advice.box if pack.advice.is_guarded else None
    if box is None:
        return Paragraph(said, Tone.STRONG)
    return Callout(CalloutTone.HOLD, box.title, (Paragraph(said),))


def _here(pack: Pack) -> Blocks:
    note = text("Mark one: F all of it, P a part, R a report sent, A apologies")
    yield Heading(LEVEL, text("Who was there"), note=note)
    invited = tuple(pack.professionals())
    yield rows(
        md("""
        - Role and agency
        - F  P  R  A
        - Works with whom in this family
        """),
        (*invited, *[""] * max(2, _PEOPLE - len(invited))),
        (42, 18, 40),
        printed=(text("F   P   R   A"), None),
    )


def still_open(pack: Pack) -> Blocks:
    """List what was agreed before and is still open, with blank rows after it."""
    told = sorted(_open(pack).items(), key=lambda each: (each[0].row.by or date.max, each[0].on))
    most = MOST_OF_MANY if len(pack.first.children) >= MANY_CHILDREN else MOST_NAMED
    named, more = told[:most], len(told) - most
    is_private = any(each.at is AgreedAt.SUPERVISION for each, _ in named)
    note = text("Some of it comes from supervision: first take out what is not for this meeting.")
    yield Heading(LEVEL, text("Still open from before"), note=note if is_private else "")
    if pack.is_guarded and any(each.row.in_own_words for each, _ in named):
        yield from md(
            """
            **Before anyone does any of this, check it with {person}: it could let the family
            know.**
            """,
            person=pack.person,
        )
    columns = (
        text("What was agreed"),
        text("Who, by when"),
        text("Done, or what stood in the way"),
    )
    blank = [Row("", (Cell(None), Cell(None)))] * max(ROWS - len(named), 1)
    filled = (_row(pack, each, abouts) for each, abouts in named)
    yield Table("", columns, (*filled, *blank), widths=_FILLED if named else _BLANK)
    if more > 0:
        yield from md(
            "*And {number} more: see the earlier records of this case.*", number=str(more)
        )


def _open(pack: Pack) -> dict[Agreed, list[str | None]]:
    """Return what is still open with its number in the ledger, as it may be read, and about whom.

    What is of a topic that no paper tells of is left out, also where the bank has it no more.
    """
    told = (
        worded(life.now, pack.bank, pack.guard).with_row(number=number)
        for life, number in numbered_lives(pack.agreed)
        if life.is_open and life.first.key.partition("-")[0] not in KEPT_APART
    )
    return grouped((replace(now, about=None), now.about) for now in told if now.row.words)


def _row(pack: Pack, agreed: Agreed, abouts: Iterable[str | None]) -> Row:
    not_listed = text("somebody not listed now")
    called = joined(", ", (pack.called.get(each, not_listed) for each in abouts if each))
    number = f"D{agreed.row.number}"
    room = _WHAT - len(number) - 1 - (len(called) + 2 if called else 0)
    said = _cut(agreed.row.words, max(room, _WHAT // 2))
    said = Own(said) if agreed.row.in_own_words else said
    what = joined(": ", (called, said)) if called else said
    beside = Cell(joined(", ", _who_by_when(pack, agreed.row)))
    return Row(joined(" ", (number, what)), (beside, Cell(None)))


def _who_by_when(pack: Pack, row: DecidedRow) -> Iterator[str]:
    if row.who:
        yield Own(_cut(row.who, _WHO))
    if row.by is not None:
        is_past = row.by < pack.sheet.provenance.made_on
        yield text("by {day}, passed" if is_past else "by {day}", day=day_words(row.by))


def _cut(said: str, room: int) -> str:
    """Return as much of a text as there is room for, with its whole words."""
    return shorten(said, room, placeholder=" ...")


def _what_was_said(pack: Pack) -> Blocks:
    yield from md("## What each child has said or shown")
    yield rows(
        md("""
        - Child
        - The child's own words or ways
        - To whom, when, and who else was there
        """),
        [child.called for child in pack.first.children] or [""],
        (18, 50, 32),
    )
    well = text("What goes well, and how the family sees it")
    yield WritingBox(well, text("as far as it is known"), lines=1)
    note = text("Mark one: F fact, T told by somebody, O opinion, ? not known")
    yield Heading(LEVEL, text("What was said"), note=note)
    yield rows(
        md("""
        - No.
        - What, and about which child
        - F  T  O  ?
        - Who said it, and how they know
        """),
        numbers(_SAID),
        (6, 52, 14, 28),
        printed=(None, text("F   T   O   ?"), None),
    )


def _what_was_decided(pack: Pack) -> Blocks:
    yield from md("## Where views differ")
    yield rows(
        md("""
        - No.
        - Whose view, and what it rests on
        - How it will be settled, or escalated
        """),
        numbers(_DIFFER),
        (6, 52, 42),
    )
    yield from decided((6, 42, 18, 13, 21))
    yield ticks(
        text("Referral today?"),
        md("""
        - [ ] Yes, by __________ at ______, to __________
        - [ ] No, because ______________________________
        """),
    )
    yield _family(pack)
    yield blank_terms(
        text("Who leads"),
        text("Looked at again on"),
        text("Copies go to"),
        text("They may not go to"),
        text("Who answers requests"),
    )
    yield from md("""
        *Think of a shared inbox, an online health record, the other parent, and an address where
        somebody who is feared could see it.*
        """)


def _family(pack: Pack) -> WritingBox:
    title = text("What the family is told")
    if pack.is_guarded:
        return asked_first(pack, title, text("Answer: ______________________________"))
    told = openly(
        pack,
        """
        - [ ] Told by __________ on ______: ____________________
        - [ ] Each parent apart from the other
        - [ ] The child, by __________ on ______
        - [ ] Not yet, because ________________________
        - [ ] Meeting with them on ______
        """,
    )
    return ticks(title, told)


def _health(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Adults' health: a sheet of its own"), starts_page=True)
    yield from (
        md(
            """
            Take this page out, into a file of its own, before the record is copied or sent; it is
            kept apart, for those who need it. Write how it bears on a child's day, and no more.
            Note the ground for sharing it: a duty in law, or a reason of public interest, written
            down. Nobody approaches the adult for agreement before {person} says so.
            """,
            person=pack.person,
        )
        if pack.is_guarded
        else openly(
            pack,
            """
            Take this page out, into a file of its own, before the record is copied or sent; it is
            kept apart, for those who need it. Write how it bears on a child's day, and no more.
            Note the ground for sharing it: the adult's agreement, a duty in law, or a reason of
            public interest, written down.
            """,
        )
    )
    yield rows(
        md("""
        - Which adult (role)
        - What, and how it bears on which child
        - Who said it
        - On what ground it is shared
        """),
        [""] * _ADULTS,
        (20, 40, 18, 22),
    )
    yield blank_terms(text("Who keeps this sheet"), text("Who may see it"))
