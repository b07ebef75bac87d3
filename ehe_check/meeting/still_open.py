"""What is still open from before, in the record: what was agreed, by whom and when, and room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from textwrap import shorten

from ehe_check.meeting.pack import KEPT_APART, LEVEL, Pack
from ehe_check.over_time.decisions import worded
from ehe_check.over_time.history import Agreed, AgreedAt
from ehe_check.over_time.ledger_of import numbers
from ehe_check.over_time.lives import lives
from ehe_check.page.dates import day_words
from ehe_check.page.document import Cell, Heading, Paragraph, Row, Table, Tone
from ehe_check.page.own import Own, joined
from ehe_check.page.words import Blocks, Say

ROWS = 3
"""How many rows there are at least."""
MOST_NAMED, MOST_OF_MANY, MANY_CHILDREN = 4, 2, 5
"""How many of what was agreed are named; fewer where many children have rows of their own."""
_WHAT, _WHO = 105, 24
"""How many characters stand in two lines, as high as a row to write in."""
_BLANK, _FILLED = (40, 25, 35), (46, 24, 30)


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
