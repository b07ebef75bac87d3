"""The supervision record: each child's day, what was thought through, and what comes next."""

from __future__ import annotations

from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Heading, Item, Paragraph, Term, Terms
from ehe_check.page.words import Blocks, Say
from ehe_check.supervision.parts import LEVEL, Record, whom


def days(say: Say, record: Record) -> Blocks:
    """Print what an ordinary day is like for each child, or that nobody has seen it."""
    told = [each for each in record.supervision.days if each.text or each.nobody]
    rows = tuple(
        Term(
            whom(say, record, each.about),
            say("days.nobody") if each.nobody else each.text,
        )
        for each in told
    )
    if rows:
        yield Heading(
            LEVEL, say("days.one") if len(record.paper.first.children) == 1 else say("days.heading")
        )
        yield Terms(rows)


def reflections(say: Say, record: Record) -> Blocks:
    """Print what was said to each question."""
    said = record.supervision.reflections
    rows = tuple(Term(one.asked, one.text) for one in said if one.text)
    if rows:
        yield Heading(LEVEL, say("reflections.heading"))
        yield Terms(rows)


def ways(say: Say, record: Record) -> Blocks:
    """List the ways to understand it, each with what fits, what does not and what would show it."""
    items = tuple(
        Item(
            each.text,
            lead=say("ways.ordinary") if each.ordinary else "",
            details=tuple(filter(None, (each.weighed,))),
        )
        for each in record.supervision.ways
        if each.text
    )
    if items:
        yield Heading(LEVEL, say("ways.heading"))
        yield Bullets(items)


def think_again(say: Say, record: Record) -> Blocks:
    """Print what would make both think again, in either direction.

    Where nothing is raised it was asked without a direction.
    """
    again = record.supervision.again
    if again is None or not (again.more or again.less):
        return
    yield Heading(LEVEL, say("again.heading"))
    if record.paper.first.is_ordinary and not again.less:
        yield Paragraph(again.more)
        return
    rows = (Term(say("again.more"), again.more), Term(say("again.less"), again.less))
    yield Terms(tuple(row for row in rows if row.text))


def views(say: Say, record: Record) -> Blocks:
    """Print both views where they differ, or in one line that they see it alike."""
    seen = record.supervision.views
    if seen is None:
        return
    if not seen.differ:
        yield Paragraph(say("views.same"))
        return
    yield Heading(LEVEL, say("views.heading"))
    yield Paragraph(say("views.intro"))
    left_out = record.sheet_say("words.left_out") if record.paper.sheet.is_shared else None
    yield Terms(
        (
            Term(say("views.supervisor"), seen.supervisor or left_out),
            Term(say("views.practitioner"), seen.practitioner or left_out),
        )
    )


def coming_next(say: Say, record: Record) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    day = record.supervision.supervision.next
    yield Heading(LEVEL, say("next.heading"))
    yield Terms((Term(say("next.next"), day_words(day) if day else None),))
    if record.talked_over.is_changed_since:
        yield Paragraph(say("next.changed_since"))
