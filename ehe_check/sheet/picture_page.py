"""The page of a case over time: its drawing, and beneath it all that is drawn, in words.

A format that draws nothing, and a terminal, has the words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ehe_check.over_time.ledger import Decided
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import (
    Cell,
    Document,
    GroupRow,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
)
from ehe_check.page.phrases import number_words, phrase, times_words
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.picture import (
    Picture,
    Unknown,
    brief,
    caution,
    how_long,
    named,
    spot_words,
    standing,
    title,
    what_of,
)
from ehe_check.sheet.picture_drawn import drawing_of


def picture_page(picture: Picture) -> Document:
    """Return the page of a picture."""
    number = len(picture.sessions) + picture.between
    several = text("1 session" if number == 1 else "{number} sessions", number=str(number))
    day = month_words(picture.today) if picture.is_shared else day_words(picture.today)
    return Document(
        title(picture),
        tuple(_blocks(picture)),
        subtitle=text("{sessions}, made {day}", sessions=several, day=day),
        made_on=None if picture.is_shared else picture.today,
    )


def _blocks(picture: Picture) -> Blocks:
    if picture.is_shared:
        yield from md("""
            **COPY TO SHARE. Left out of this copy: the case reference, what people are
            called in this case, days, and all that was written in own words. It is
            still about a real child: share it only with those who need it.**
        """)
    if picture.missing:
        files = dict.fromkeys(each.file for each in picture.missing if each.file)
        yield from md(
            """
            **MISSING: some of this case could not be read, was not found or was changed:
            {files}. What is shown may be wrong, and a HOLD may be lost.**
            """
            if files
            else """
            **MISSING: some of this case could not be read, was not found or was changed.
            What is shown may be wrong, and a HOLD may be lost.**
            """,
            files=", ".join(files),
        )
    yield drawing_of(picture)
    yield Paragraph(" ".join(_of_the_sessions(picture)))
    yield from md("## In words")
    yield from _children(picture)
    yield from _talked_over(picture)
    yield from md("### What else was not known in two sessions or more")
    yield from _unknown(picture)
    yield from md("""
        A gap is ours, and no mark against the family.

        ### What was agreed
    """)
    yield from _decided(picture)
    yield Rule()
    yield from md("**This sheet cannot tell you a child is safe.**")


def _of_the_sessions(picture: Picture) -> Iterator[str]:
    """Yield which sessions of the case are not shown, and what those that are show."""
    if picture.between:
        yield text(
            "The first session and the latest ones are shown. Left out between them: {number}.",
            number=str(picture.between),
        )
    if picture.near:
        yield text(
            "Sessions shortly before another are not counted: {number}.", number=str(picture.near)
        )
    yield text(
        'Each session shows what was known on its own day. "Not known" is also what '
        "was only assumed, or was not written down."
    )


def _table(columns: tuple[str, ...], rows: tuple[Row | GroupRow, ...], nothing: str) -> Blocks:
    yield Table("", columns, rows, is_list=True) if rows else Paragraph(nothing)


def _children(picture: Picture) -> Blocks:
    columns = text("Session"), text("Seen"), text("Heard alone"), text("The child's day is known")
    yield from _table(columns, tuple(_rows(picture)), text("No child is listed."))


def _rows(picture: Picture) -> Iterator[Row | GroupRow]:
    for child in picture.children:
        yield GroupRow(child.called)
        every = zip(picture.sessions, child.seen, child.heard, child.day, strict=True)
        for day, *known in every:
            yield Row(brief(day, picture), tuple(Cell(spot_words(spot)) for spot in known))


def _talked_over(picture: Picture) -> Blocks:
    held = (
        (text("Supervision"), picture.supervisions),
        (text("Meeting"), picture.meetings),
    )
    rows = [Term(name, _days(days, picture)) for name, days in held if days]
    if rows:
        yield from md("### Supervisions and meetings")
        yield Terms(tuple(rows))


def _days(days: tuple[date, ...], picture: Picture) -> str:
    return phrase(brief(day, picture) for day in sorted(days))


def _unknown(picture: Picture) -> Blocks:
    columns = (
        text("What"),
        text("Not known since"),
        text("Found out"),
        text("How long"),
        text("In how many sessions"),
    )
    rows = tuple(_unknown_row(each, picture) for each in picture.unknown)
    yield from _table(columns, rows, text("Nothing else that could have been found out."))
    if picture.more_unknown:
        number = str(picture.more_unknown)
        yield from md("Left out: {number} more, none of them unknown for longer.", number=number)


def _unknown_row(unknown: Unknown, picture: Picture) -> Row:
    until = text("still not known") if unknown.until is None else brief(unknown.until, picture)
    since, sessions = brief(unknown.since, picture), number_words(unknown.times)
    texts = (since, until, how_long(unknown, picture), sessions)
    return Row(named(unknown), tuple(map(Cell, texts)))


def _decided(picture: Picture) -> Blocks:
    columns = (
        text("What"),
        text("Who"),
        text("Agreed on"),
        text("To be done by"),
        text("How it stands"),
    )
    rows = tuple(_decided_row(each, picture) for each in picture.decisions)
    yield from _table(columns, rows, text("No decision is kept."))


def _decided_row(decision: Decided, picture: Picture) -> Row:
    by = brief(decision.by, picture) if decision.by is not None else ""
    how = "; ".join(_how_it_stands(decision, picture))
    texts = (decision.who, brief(decision.on, picture), by, how)
    return Row(what_of(decision), tuple(map(Cell, texts)))


def _how_it_stands(decision: Decided, picture: Picture) -> Iterator[str]:
    """Yield how a decision stands, how often it was carried on, and what changed for the child."""
    care = caution(decision, picture)
    yield ". ".join(filter(None, (standing(decision, picture), care)))
    if decision.carried:
        yield text("carried on {times}", times=times_words(len(decision.carried)))
    if decision.for_child:
        yield text("for the child: {words}", words=decision.for_child)
