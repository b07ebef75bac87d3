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
from ehe_check.page.words import Blocks, Say

_PEOPLE, _SAID, _DIFFER, _DECIDED, _ADULTS = 7, 8, 2, 5, 6
ROWS = 3
"""How many rows there are at least."""
MOST_NAMED, MOST_OF_MANY, MANY_CHILDREN = 4, 2, 5
"""How many of what was agreed are named; fewer where many children have rows of their own."""
_WHAT, _WHO = 105, 24
"""How many characters stand in two lines, as high as a row to write in."""
_BLANK, _FILLED = (40, 25, 35), (46, 24, 30)


def record(say: Say, pack: Pack) -> Blocks:
    """Yield the record; the last page stands by itself, and no other one names it."""
    first = (_begin, _here, still_open, _voice, _well)
    for part in (*first, _said, _differ, _decided, _after, _health):
        yield from part(say, pack)


def _begin(say: Say, pack: Pack) -> Blocks:
    if pack.is_guarded:
        yield _box(say, pack)
    yield Terms(tuple(Term(label, None) for label in say.each("record.heads")))
    yield Paragraph(say("record.absent", reason=reason_words(say, pack.reason)), Tone.STRONG)
    yield Heading(LEVEL, say("record.read_out.heading"))
    yield Paragraph(say("record.read_out.text"))
    yield Checklist(tuple(map(Item, say.each("record.read_out.ticks"))))


def _box(say: Say, pack: Pack) -> Block:
    held = say("record.box.held", person=pack.person)
    ask = say("record.box.ask", person=pack.person)
    said = Paragraph(held if pack.advice.hold else ask)
    if pack.advice.box is None or not pack.advice.is_guarded:
        return Paragraph(ask, Tone.STRONG)
    return Callout(CalloutTone.HOLD, pack.advice.box.title, (said,))


def _here(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.here.heading"), note=say("record.here.note"))
    invited = tuple(professionals(pack))
    heads = (*invited, *[""] * max(2, _PEOPLE - len(invited)))
    rows = (Row(head, (Cell(say("record.here.ring")), Cell(None))) for head in heads)
    yield Table("", say.each("record.here.columns"), tuple(rows), widths=(42, 18, 40))


def _said(say: Say, _: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.said.heading"), note=say("record.said.note"))
    ring = Cell(say("record.said.ring"))
    rows = (Row(number, (Cell(None), ring, Cell(None))) for number in _numbers(_SAID))
    yield Table("", say.each("record.said.columns"), tuple(rows), widths=(6, 52, 14, 28))


def _voice(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.voice.heading"))
    called = [child.called for child in pack.first.children] or [""]
    yield _form(say.each("record.voice.columns"), called, (18, 50, 32))


def _well(say: Say, _: Pack) -> Blocks:
    yield WritingBox(say("record.well.heading"), say("record.well.note"), lines=1)


def _differ(say: Say, _: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.differ.heading"))
    yield _form(say.each("record.differ.columns"), _numbers(_DIFFER), (6, 52, 42))


def _decided(say: Say, _: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.decided.heading"))
    yield _form(say.each("record.decided.columns"), _numbers(_DECIDED), (6, 42, 18, 13, 21))


def _after(say: Say, pack: Pack) -> Blocks:
    refer, family = say("record.refer.heading"), say("record.family.heading")
    yield WritingBox(refer, ticks=say.each("record.refer.ticks"), lines=0)
    if pack.is_guarded:
        note = say("record.family.held", person=pack.person)
        asked = say("record.family.asked", person=pack.person)
        yield WritingBox(family, note, (asked, say("record.family.answer")), lines=0)
    else:
        ticks = (*say.each("record.family.ticks"), say("record.family.meeting_open"))
        yield WritingBox(family, ticks=ticks, lines=0)
    yield Terms(tuple(Term(label, None) for label in say.each("record.last.fields")))
    yield Paragraph(say("record.last.note"), Tone.QUIET)


def _health(say: Say, pack: Pack) -> Blocks:
    yield Heading(LEVEL, say("record.health.heading"), starts_page=True)
    free = say("record.health.text")
    guarded = say("record.health.text_guarded", person=pack.person)
    yield Paragraph(guarded if pack.is_guarded else free)
    yield _form(say.each("record.health.columns"), [""] * _ADULTS, (20, 40, 18, 22))
    yield Terms(tuple(Term(label, None) for label in say.each("record.health.fields")))


def _form(columns: tuple[str, ...], heads: Iterable[str], widths: tuple[float, ...]) -> Table:
    blanks = (Cell(None),) * (len(columns) - 1)
    return Table("", columns, tuple(Row(head, blanks) for head in heads), widths=widths)


def _numbers(last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, last + 1))


def still_open(say: Say, pack: Pack) -> Blocks:
    """List what was agreed before and is still open, with blank rows after it."""
    told = sorted(_open(pack), key=lambda each: (each.by or date.max, each.on))
    most = MOST_OF_MANY if len(pack.first.children) >= MANY_CHILDREN else MOST_NAMED
    named, more = told[:most], len(told) - most
    is_private = any(each.at is AgreedAt.SUPERVISION for each in named)
    note = say("record.before.note") if is_private else ""
    yield Heading(LEVEL, say("record.before.heading"), note=note)
    if pack.is_guarded and any(each.in_own_words for each in named):
        yield Paragraph(say("record.before.held", person=pack.person), Tone.STRONG)
    rows = [_row(say, pack, each) for each in named]
    blank = Row("", (Cell(None), Cell(None)))
    rows += [blank] * max(ROWS - len(rows), 1)
    columns = say.each("record.before.columns")
    yield Table("", columns, tuple(rows), widths=_FILLED if named else _BLANK)
    if more > 0:
        yield Paragraph(say("record.before.more", number=str(more)), Tone.QUIET)


def _open(pack: Pack) -> Iterator[Agreed]:
    """Yield what is still open with its number in the ledger, as it may be read on a paper.

    What is of a topic that no paper tells of is left out, also where the bank has it no more.
    """
    every = lives(pack.agreed)
    for life, number in zip(every, numbers(every), strict=True):
        now = worded(life.now, pack.bank, pack.guard)
        if life.is_open and now.text and now.key.partition("-")[0] not in KEPT_APART:
            yield replace(now, number=number)


def _row(say: Say, pack: Pack, agreed: Agreed) -> Row:
    called = dict(pack.sheet.entries).get(agreed.about or "", say("record.before.unlisted"))
    number = f"D{agreed.number}"
    room = _WHAT - len(number) - 1 - (len(called) + 2 if agreed.about else 0)
    text = _cut(agreed.text, max(room, _WHAT // 2))
    text = Own(text) if agreed.in_own_words else text
    what = joined(": ", (called, text)) if agreed.about else text
    beside = Cell(joined(", ", _who_by_when(say, pack, agreed)))
    return Row(joined(" ", (number, what)), (beside, Cell(None)))


def _who_by_when(say: Say, pack: Pack, agreed: Agreed) -> Iterator[str]:
    if agreed.who:
        yield Own(_cut(agreed.who, _WHO))
    if agreed.by is not None:
        is_past = agreed.by < pack.first.printed_on
        day = day_words(agreed.by)
        yield say("record.before.past", day=day) if is_past else say("record.before.by", day=day)


def _cut(text: str, room: int) -> str:
    """Return as much of a text as there is room for, with its whole words."""
    return shorten(text, room, placeholder=" ...")
