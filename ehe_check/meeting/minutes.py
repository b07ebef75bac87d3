"""The record, to be written in: what was said, decided and is still open, and health apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from textwrap import shorten

from ehe_check.meeting.organiser import professionals
from ehe_check.meeting.pack import KEPT_APART, LEVEL, Pack, reason_words
from ehe_check.over_time.decisions import worded
from ehe_check.over_time.history import Agreed, AgreedAt
from ehe_check.over_time.ledger_of import numbers
from ehe_check.over_time.lives import lives
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    Term,
    Terms,
    Tone,
    WritingBox,
)
from ehe_check.page.own import Own, joined
from ehe_check.page.text import Blocks, text

_PEOPLE, _SAID, _DIFFER, _DECIDED, _ADULTS = 7, 8, 2, 5, 6
ROWS = 3
"""How many rows there are at least."""
MOST_NAMED, MOST_OF_MANY, MANY_CHILDREN = 4, 2, 5
"""How many of what was agreed are named; fewer where many children have rows of their own."""
_WHAT, _WHO = 105, 24
"""How many characters stand in two lines, as high as a row to write in."""
_BLANK, _FILLED = (40, 25, 35), (46, 24, 30)


def record(pack: Pack) -> Blocks:
    """Yield the record; the last page stands by itself, and no other one names it."""
    first = (_begin, _here, still_open, _voice, _well)
    for part in (*first, _said, _differ, _decided, _after, _health):
        yield from part(pack)


def _begin(pack: Pack) -> Blocks:
    if pack.is_guarded:
        yield _box(pack)
    yield Terms(
        tuple(
            Term(label, None)
            for label in (text("Day, time and place"), text("Chair"), text("Notes taken by"))
        )
    )
    yield Paragraph(
        text(
            "Parents were not there because: {reason}. That is not a finding about anyone.",
            reason=reason_words(pack.reason),
        ),
        Tone.STRONG,
    )
    yield Heading(LEVEL, text("Read out at the start"))
    yield Paragraph(
        text(
            "What is said here is for those who need it for the children. It may have to "
            "be disclosed to the family or to a court. Say what you saw, what you were "
            "told, what you think and what you do not know, and keep the four apart. "
            "Nothing about an adult's health goes into this record."
        )
    )
    yield Checklist(tuple(map(Item, (text("Read out"), text("Everybody here agrees to it")))))


def _box(pack: Pack) -> Block:
    held = text(
        "Nothing here goes where the family may read it, and nobody speaks of it to "
        "them, before {person} has said who says what, and when.",
        person=pack.person,
    )
    ask = text(
        "Nobody speaks of this to the family before it is agreed with {person} who says what.",
        person=pack.person,
    )
    said = Paragraph(held if pack.advice.hold else ask)
    if pack.advice.box is None or not pack.advice.is_guarded:
        return Paragraph(ask, Tone.STRONG)
    return Callout(CalloutTone.HOLD, pack.advice.box.title, (said,))


def _here(pack: Pack) -> Blocks:
    yield Heading(
        LEVEL,
        text("Who was there"),
        note=text("Mark one: F all of it, P a part, R a report sent, A apologies"),
    )
    invited = tuple(professionals(pack))
    heads = (*invited, *[""] * max(2, _PEOPLE - len(invited)))
    rows = (Row(head, (Cell(text("F   P   R   A")), Cell(None))) for head in heads)
    yield Table(
        "",
        (text("Role and agency"), text("F  P  R  A"), text("Works with whom in this family")),
        tuple(rows),
        widths=(42, 18, 40),
    )


def _said(_: Pack) -> Blocks:
    yield Heading(
        LEVEL,
        text("What was said"),
        note=text("Mark one: F fact, T told by somebody, O opinion, ? not known"),
    )
    ring = Cell(text("F   T   O   ?"))
    rows = (Row(number, (Cell(None), ring, Cell(None))) for number in _numbers(_SAID))
    yield Table(
        "",
        (
            text("No."),
            text("What, and about which child"),
            text("F  T  O  ?"),
            text("Who said it, and how they know"),
        ),
        tuple(rows),
        widths=(6, 52, 14, 28),
    )


def _voice(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("What each child has said or shown"))
    called = [child.called for child in pack.first.children] or [""]
    yield _form(
        (
            text("Child"),
            text("The child's own words or ways"),
            text("To whom, when, and who else was there"),
        ),
        called,
        (18, 50, 32),
    )


def _well(_: Pack) -> Blocks:
    yield WritingBox(
        text("What goes well, and how the family sees it"), text("as far as it is known"), lines=1
    )


def _differ(_: Pack) -> Blocks:
    yield Heading(LEVEL, text("Where views differ"))
    yield _form(
        (
            text("No."),
            text("Whose view, and what it rests on"),
            text("How it will be settled, or escalated"),
        ),
        _numbers(_DIFFER),
        (6, 52, 42),
    )


def _decided(_: Pack) -> Blocks:
    yield Heading(LEVEL, text("Decided"))
    yield _form(
        (
            text("No."),
            text("What changes for which child"),
            text("Who (role)"),
            text("By when"),
            text("How we shall know"),
        ),
        _numbers(_DECIDED),
        (6, 42, 18, 13, 21),
    )


def _after(pack: Pack) -> Blocks:
    refer, family = text("Referral today?"), text("What the family is told")
    yield WritingBox(
        refer,
        ticks=(
            text("Yes, by __________ at ______, to __________"),
            text("No, because ______________________________"),
        ),
        lines=0,
    )
    if pack.is_guarded:
        note = text("only once {person} has said who says what, and when", person=pack.person)
        asked = text("Asked {person} on ______, by __________", person=pack.person)
        yield WritingBox(
            family, note, (asked, text("Answer: ______________________________")), lines=0
        )
    else:
        ticks = (
            *(
                text("Told by __________ on ______: ____________________"),
                text("Each parent apart from the other"),
                text("The child, by __________ on ______"),
                text("Not yet, because ________________________"),
            ),
            text("Meeting with them on ______"),
        )
        yield WritingBox(family, ticks=ticks, lines=0)
    yield Terms(
        tuple(
            Term(label, None)
            for label in (
                text("Who leads"),
                text("Looked at again on"),
                text("Copies go to"),
                text("They may not go to"),
                text("Who answers requests"),
            )
        )
    )
    yield Paragraph(
        text(
            "Think of a shared inbox, an online health record, the other parent, and an "
            "address where somebody who is feared could see it."
        ),
        Tone.QUIET,
    )


def _health(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Adults' health: a sheet of its own"), starts_page=True)
    free = text(
        "Take this page out, into a file of its own, before the record is copied or "
        "sent; it is kept apart, for those who need it. Write how it bears on a "
        "child's day, and no more. Note the ground for sharing it: the adult's "
        "agreement, a duty in law, or a reason of public interest, written down."
    )
    guarded = text(
        "Take this page out, into a file of its own, before the record is copied or "
        "sent; it is kept apart, for those who need it. Write how it bears on a "
        "child's day, and no more. Note the ground for sharing it: a duty in law, or "
        "a reason of public interest, written down. Nobody approaches the adult for "
        "agreement before {person} says so.",
        person=pack.person,
    )
    yield Paragraph(guarded if pack.is_guarded else free)
    yield _form(
        (
            text("Which adult (role)"),
            text("What, and how it bears on which child"),
            text("Who said it"),
            text("On what ground it is shared"),
        ),
        [""] * _ADULTS,
        (20, 40, 18, 22),
    )
    yield Terms(
        tuple(Term(label, None) for label in (text("Who keeps this sheet"), text("Who may see it")))
    )


def _form(columns: tuple[str, ...], heads: Iterable[str], widths: tuple[float, ...]) -> Table:
    blanks = (Cell(None),) * (len(columns) - 1)
    return Table("", columns, tuple(Row(head, blanks) for head in heads), widths=widths)


def _numbers(last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, last + 1))


def still_open(pack: Pack) -> Blocks:
    """List what was agreed before and is still open, with blank rows after it."""
    told = sorted(_open(pack), key=lambda each: (each.by or date.max, each.on))
    most = MOST_OF_MANY if len(pack.first.children) >= MANY_CHILDREN else MOST_NAMED
    named, more = told[:most], len(told) - most
    is_private = any(each.at is AgreedAt.SUPERVISION for each in named)
    note = (
        text("Some of it comes from supervision: first take out what is not for this meeting.")
        if is_private
        else ""
    )
    yield Heading(LEVEL, text("Still open from before"), note=note)
    if pack.is_guarded and any(each.in_own_words for each in named):
        yield Paragraph(
            text(
                "Before anyone does any of this, check it with {person}: it could let the "
                "family know.",
                person=pack.person,
            ),
            Tone.STRONG,
        )
    rows = [_row(pack, each) for each in named]
    blank = Row("", (Cell(None), Cell(None)))
    rows += [blank] * max(ROWS - len(rows), 1)
    columns = (
        text("What was agreed"),
        text("Who, by when"),
        text("Done, or what stood in the way"),
    )
    yield Table("", columns, tuple(rows), widths=_FILLED if named else _BLANK)
    if more > 0:
        yield Paragraph(
            text("And {number} more: see the earlier records of this case.", number=str(more)),
            Tone.QUIET,
        )


def _open(pack: Pack) -> Iterator[Agreed]:
    """Yield what is still open with its number in the ledger, as it may be read on a paper.

    What is of a topic that no paper tells of is left out, also where the bank has it no more.
    """
    every = lives(pack.agreed)
    for life, number in zip(every, numbers(every), strict=True):
        now = worded(life.now, pack.bank, pack.guard)
        if life.is_open and now.text and now.key.partition("-")[0] not in KEPT_APART:
            yield replace(now, number=number)


def _row(pack: Pack, agreed: Agreed) -> Row:
    called = dict(pack.sheet.entries).get(agreed.about or "", text("somebody not listed now"))
    number = f"D{agreed.number}"
    room = _WHAT - len(number) - 1 - (len(called) + 2 if agreed.about else 0)
    said = _cut(agreed.text, max(room, _WHAT // 2))
    said = Own(said) if agreed.in_own_words else said
    what = joined(": ", (called, said)) if agreed.about else said
    beside = Cell(joined(", ", _who_by_when(pack, agreed)))
    return Row(joined(" ", (number, what)), (beside, Cell(None)))


def _who_by_when(pack: Pack, agreed: Agreed) -> Iterator[str]:
    if agreed.who:
        yield Own(_cut(agreed.who, _WHO))
    if agreed.by is not None:
        is_past = agreed.by < pack.first.printed_on
        day = day_words(agreed.by)
        yield text("by {day}, passed", day=day) if is_past else text("by {day}", day=day)


def _cut(said: str, room: int) -> str:
    """Return as much of a text as there is room for, with its whole words."""
    return shorten(said, room, placeholder=" ...")
