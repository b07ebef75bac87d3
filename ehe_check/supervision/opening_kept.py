"""What the opening says besides decisions and advice: as the record tells it, and as it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ehe_check.page.own import Own
from ehe_check.page.text import text
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_words import (
    about,
    childrens_words,
    days_words,
    new_words,
    sessions_words,
    unseen_words,
    words_heading,
)
from ehe_check.supervision.supervision import SaidThen

MOST_UNKNOWN = 3
MOST_NEW = 4


class Told(NamedTuple):
    """A heading, and what stands under it, a line each."""

    heading: str
    lines: tuple[str, ...]


def facts_told(opening: Opening) -> Iterator[Told]:
    """Yield what has not been known longest, what is new, and what the children said."""
    unknown = (
        text(
            "{days}: {text} ({sessions})",
            days=days_words(each),
            text=about(each.whom, each.short),
            sessions=sessions_words(each),
        )
        for each in opening.unknown[:MOST_UNKNOWN]
    )
    new = (
        text("{text} ({statement})", text=new_words(each), statement=each.statement)
        if each.statement
        else new_words(each)
        for each in opening.new[:MOST_NEW]
    )
    told = (
        Told(text("Seen by a professional"), tuple(filter(None, (unseen_words(opening),)))),
        Told(text("Not known longest"), tuple(unknown)),
        Told(text("New since last time"), tuple(new)),
        Told(words_heading(opening), tuple(_words(opening))),
    )
    yield from (each for each in told if each.lines)


def said_then(opening: Opening) -> SaidThen:
    """Return what the opening said, to be kept word for word: its advice, and its facts.

    What was decided is not among it: prompts are worded anew, as they may be read on the day. Each
    line holds a heading and what stood under it.
    """
    told = facts_told(opening)
    return SaidThen(
        advice=opening.page.advice.line,
        lines=tuple(Own("\n".join((each.heading, *each.lines))) for each in told),
    )


def told_then(said: SaidThen) -> Iterator[Told]:
    """Yield what was kept of an opening, as it was said."""
    for line in said.lines:
        heading, *lines = line.split("\n")
        yield Told(heading, tuple(lines))


def _words(opening: Opening) -> Iterator[str]:
    for whom, said in childrens_words(opening):
        yield text("{child}: {said}", child=whom, said=said) if whom else said
    if opening.unheard:
        yield text("{children}: nothing written down yet", children=opening.unheard)
