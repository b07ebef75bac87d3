"""The supervision record: each child's day, what was thought through, and what comes next."""

from __future__ import annotations

from ehe_check.page.dates import day_words
from ehe_check.page.document import Bullets, Heading, Item, Paragraph, Term, Terms
from ehe_check.page.text import Blocks, text
from ehe_check.supervision.parts import LEVEL, Record, whom


def days(record: Record) -> Blocks:
    """Print what an ordinary day is like for each child, or that nobody has seen it."""
    told = [each for each in record.supervision.days if each.text or each.nobody]
    rows = tuple(
        Term(
            whom(record, each.about),
            text("Nobody has seen it.") if each.nobody else each.text,
        )
        for each in told
    )
    if rows:
        yield Heading(
            LEVEL,
            text("An ordinary day for the child, and who has seen it")
            if len(record.paper.first.children) == 1
            else text("An ordinary day for each child, and who has seen it"),
        )
        yield Terms(rows)


def reflections(record: Record) -> Blocks:
    """Print what was said to each question."""
    said = record.supervision.reflections
    rows = tuple(Term(one.asked, one.text) for one in said if one.text)
    if rows:
        yield Heading(LEVEL, text("What was thought through"))
        yield Terms(rows)


def ways(record: Record) -> Blocks:
    """List the ways to understand it, each with what fits, what does not and what would show it."""
    items = tuple(
        Item(
            each.text,
            lead=text("ordinary, or ours") if each.ordinary else "",
            details=tuple(filter(None, (each.weighed,))),
        )
        for each in record.supervision.ways
        if each.text
    )
    if items:
        yield Heading(LEVEL, text("Ways to understand it"))
        yield Bullets(items)


def think_again(record: Record) -> Blocks:
    """Print what would make both think again, in either direction.

    Where nothing is raised it was asked without a direction.
    """
    again = record.supervision.again
    if again is None or not (again.more or again.less):
        return
    yield Heading(LEVEL, text("What would make us think again"))
    if record.paper.first.is_ordinary and not again.less:
        yield Paragraph(again.more)
        return
    rows = (
        Term(text("Would worry us more"), again.more),
        Term(text("Would worry us less"), again.less),
    )
    yield Terms(tuple(row for row in rows if row.text))


def views(record: Record) -> Blocks:
    """Print both views where they differ, or in one line that they see it alike."""
    seen = record.supervision.views
    if seen is None:
        return
    if not seen.differ:
        yield Paragraph(text("Supervisor and practitioner see it alike."))
        return
    yield Heading(LEVEL, text("Where supervisor and practitioner differ"))
    yield Paragraph(
        text(
            "If either suspects significant harm, that goes to children's social care "
            "today, whatever the other thinks."
        )
    )
    left_out = text("left out of this copy") if record.paper.sheet.is_shared else None
    yield Terms(
        (
            Term(text("The supervisor"), seen.supervisor or left_out),
            Term(text("The practitioner"), seen.practitioner or left_out),
        )
    )


def coming_next(record: Record) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    day = record.supervision.supervision.next
    yield Heading(LEVEL, text("Next time"))
    yield Terms((Term(text("To be talked over next on"), day_words(day) if day else None),))
    if record.talked_over.is_changed_since:
        yield Paragraph(
            text(
                "The session's answers were changed after this supervision. What was agreed "
                "still stands as it was agreed."
            )
        )
