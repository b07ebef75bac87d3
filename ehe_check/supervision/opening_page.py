"""The opening of a supervision as a page: how the case stands, on one screen before all else.

What it says besides decisions and advice is kept with the supervision, and stands in its record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ehe_check.over_time.ledger import Decided, State
from ehe_check.over_time.supervision import SaidThen, Supervision, ThinkAgain
from ehe_check.page.columns import cells, cut
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Document,
    Heading,
    Item,
    PageFoot,
    PageHead,
    Paragraph,
    bulleted,
)
from ehe_check.page.fitting import Order, fitting
from ehe_check.page.own import Own
from ehe_check.page.phrases import capital
from ehe_check.page.short_dates import distance_words, near_day, short_day
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.guard_box import guard_box, missing_box
from ehe_check.sheet.ledger_page import stands
from ehe_check.sheet.merged_points import about, meeting_words
from ehe_check.sheet.share import left_out
from ehe_check.supervision.opening import Opening

MOST_LINES = 20
"""How many lines it has at most, above where it goes on, what is asked, and the keys."""
_LONGEST, _LONGEST_FACT, _LONGEST_EACH, _LONGEST_NAME = 58, 48, 38, 24
"""How long a text is at most where it is cut, in columns; half of that where room is least."""
_CUT = " ..."


@dataclass(frozen=True, slots=True)
class _Room:
    """How many of each there is room for; where it is not `whole`, a long text is cut."""

    decisions: int = 3
    unknown: int = 3
    new: int = 4
    words: int = 3
    whole: bool = True

    def cut(self, said: str, most: int = _LONGEST) -> str:
        """Return a text as long as there is room for, with dots where it was cut."""
        width = most if self.words else most // 2
        if self.whole or cells(said) <= width:
            return said
        return cut(said, width - cells(_CUT) + 1).removesuffix(".").rstrip() + _CUT


_WHOLE = _Room()
_GIVES_WAY: Order = (
    ("new", (3, 2)),
    ("words", (2,)),
    ("whole", (False,)),
    ("unknown", (2,)),
    ("decisions", (2,)),
    ("words", (1,)),
    ("unknown", (1,)),
    ("new", (1,)),
    ("decisions", (1,)),
    ("words", (0,)),
    ("unknown", (0,)),
    ("new", (0,)),
)


class Told(NamedTuple):
    """A heading, and what stands under it, a line each."""

    heading: str
    lines: tuple[str, ...]


def lay_out_opening(
    opening: Opening, height: Callable[[Document], int], *, is_narrow: bool = False
) -> Document:
    """Return how a case stands, in as many lines as there is room for; `height` counts them.

    In a narrow window, where lines go on in others anyway, nothing is cut.
    """

    def fits(room: _Room) -> bool:
        return height(_page(opening, room)) <= MOST_LINES

    room = fitting(_WHOLE, _GIVES_WAY, fits)
    return _page(opening, replace(room, whole=room.whole or is_narrow))


def _page(opening: Opening, room: _Room) -> Document:
    day, last = short_day(opening.today), opening.before.day if opening.before else None
    title = text(
        "{reference} in supervision, {day}" if opening.reference else "In supervision, {day}",
        reference=opening.reference,
        day=day,
    )
    before = (
        text("last time {day}, {ago}", day=short_day(last), ago=distance_words(last, opening.today))
        if last is not None
        else text("no earlier supervision is kept here")
    )
    return Document(
        title=title,
        blocks=tuple(_blocks(opening, room)),
        is_brief=True,
        head=PageHead(title, "", (before,)),
        foot=PageFoot("", text("This record cannot tell you a child is safe.")),
    )


def _blocks(opening: Opening, room: _Room) -> Blocks:
    """Yield each part in order; what cannot wait, the box and the advice never give way."""
    paper, advice = opening.paper, opening.paper.advice
    if advice.is_urgent:
        yield Callout(CalloutTone.URGENT, advice.line, tuple(_told_last_time(opening.before)))
    yield from guard_box(paper.sheet, is_short=True)
    yield from missing_box(paper.sheet, is_short=True)
    yield from _decided(opening, room)
    for told, is_all in _facts(opening, room):
        heading = told.heading
        yield Heading(2, heading if is_all else text("{heading}, and more", heading=heading))
        yield bulleted(told.lines)
    if said := _said_last_time(opening.before, room):
        yield Paragraph(said)
    if opening.unseen and paper.sheet.is_ordinary:  # elsewhere page 1 and the record say it
        yield Paragraph(_unseen_words(opening))
    held = paper.first.meeting_held
    beneath = (Paragraph(meeting_words(held, short_day(held.on))),) if held is not None else ()
    if said := advice_words(opening):
        yield Callout(CalloutTone.ADVICE, said, beneath)
    else:
        yield from beneath


def _told_last_time(before: Supervision | None) -> Iterator[Paragraph]:
    """Yield whether the step of the day on which it was last talked over was passed on."""
    if before is not None and before.urgent is not None:
        said = text(
            "On {day} you said that the step of that day had been passed on."
            if before.urgent.told
            else "On {day} you said that the step of that day was not passed on yet.",
            day=short_day(before.day),
        )
        yield Paragraph(said)


def _decided(opening: Opening, room: _Room) -> Blocks:
    """Yield what was decided, each with who, by when, and how it stands."""
    every = opening.decisions
    if not every:
        return
    heading, left_out = _decided_heading(opening), every[room.decisions :]
    if left_out:
        more = _how_many(left_out, opening.today)
        heading = text("{heading}, and {more}: l", heading=heading, more=more)
    yield Heading(2, heading)
    yield Bullets(tuple(decision(opening, each, room) for each in every[: room.decisions]))


def _how_many(left_out: Iterable[Decided], today: date) -> str:
    """Return how many decisions are open of those that are left out, how many late, and done."""
    every = tuple(left_out)
    open_ = [each for each in every if each.state.is_open]
    late, done = sum(bool(each.days_past(today)) for each in open_), len(every) - len(open_)
    said = (
        text("{number} more open", number=str(len(open_))) if open_ else "",
        text("{number} late", number=str(late)) if late else "",
        text("{number} done", number=str(done)) if done else "",
    )
    return ", ".join(filter(None, said))


def _decided_heading(opening: Opening) -> str:
    """Return the heading of what was decided, with its caution where a guard stands."""
    if not opening.checks_own_words:
        return text("Decided before")
    return text(
        "Decided before (HOLD: check own words first)"
        if opening.paper.advice.hold
        else "Decided before (ASK FIRST: check own words first)"
    )


def decision(
    opening: Opening, one: Decided, room: _Room = _WHOLE, check: Iterable[str] = ()
) -> Item:
    """Return what was decided, who does it by when and how it stands.

    A caution stands beneath it, where there is one.
    """
    what = one.what or _no_words(opening, one)
    what = text("{whom}: {text}", whom=one.whom, text=what) if one.whom else what
    said = (room.cut(what.removesuffix("."), _LONGEST_FACT), room.cut(one.who, _LONGEST_NAME))
    stood = "; ".join(filter(None, (*said, *_stands(opening, one))))
    return Item(stood, one.id, tuple(check))


def _no_words(opening: Opening, each: Decided) -> str:
    """Return what stands for a decision without words: what its page said, or that they are out."""
    if opening.paper.sheet.is_shared:
        return left_out()
    day = near_day(each.on, opening.today)
    return text(
        "as the page of {day} said" if each.is_as_its_page else "words left out",
        day=day,
    )


def _stands(opening: Opening, each: Decided) -> Iterator[str]:
    """Yield by when a decision is to be done, and how it stands."""
    today = opening.today
    if each.by is not None:
        yield text("due {day}", day=near_day(each.by, today))
    elif each.state.is_open:
        yield text("no day set")
    is_going_on = each.state is State.CARRIED and not each.days_past(today)
    how = stands(each, today, lambda day: near_day(day, today))
    yield text("carried on") if is_going_on else how


def facts_told(opening: Opening) -> Iterator[Told]:
    """Yield whom nobody saw, what was not known longest or is new, and what the children said."""
    if opening.unseen:
        yield Told(text("Seen by a professional"), (_unseen_words(opening),))
    yield from (told for told, _ in _facts(opening, _Room(words=len(opening.words) + 1)))


def _facts(opening: Opening, room: _Room) -> Iterator[tuple[Told, bool]]:
    """Yield what has not been known longest, what is new and what the children said.

    Each has whether that is all of it; of what is not known nobody asks for all.
    """
    told = (
        (Told(text("Not known longest"), tuple(_unknown(opening, room))), True),
        (
            Told(text("New since last time"), tuple(_new(opening, room))),
            len(opening.new) <= room.new,
        ),
        _spoken(opening, room),
    )
    yield from (each for each in told if each[0].lines)


def _unknown(opening: Opening, room: _Room) -> Iterator[str]:
    for each in opening.unknown[: room.unknown]:
        said = about(each.whom, capital(room.cut(each.short, _LONGEST_FACT)))
        sessions = text(
            "in 1 session" if each.times == 1 else "in {number} sessions", number=str(each.times)
        )
        days = _days_words(each.days)
        yield text("{days}: {text} ({sessions})", days=days, text=said, sessions=sessions)


def _days_words(days: int) -> str:
    """Return for how many days something has not been known."""
    if days < 1:
        return text("since today")
    return text("1 day" if days == 1 else "{days} days", days=str(days))


def _new(opening: Opening, room: _Room) -> Iterator[str]:
    for said, statement in opening.new[: room.new]:
        short = room.cut(said)
        yield (
            text("{text} ({statement})", text=short, statement=statement) if statement else short
        )


def _spoken(opening: Opening, room: _Room) -> tuple[Told, bool]:
    """Return what the children said, with who heard it, and of whom nothing is written down."""
    is_one, unheard = len(opening.paper.first.children) == 1, opening.unheard
    shown = opening.words[: max(room.words - bool(unheard), 0)]
    lines = [*shown]
    if unheard and room.words:
        lines.append(text("{children}: nothing written down yet", children=unheard))
    heading = text("The child's own words" if is_one else "The children's own words")
    return Told(heading, tuple(map(room.cut, lines))), len(shown) == len(opening.words)


def _unseen_words(opening: Opening) -> str:
    """Return whom no professional is known to have seen within a year."""
    return text(
        "Gaps on our side: no professional is known to have seen {children} in a year.",
        children=opening.unseen,
    )


def _said_last_time(before: Supervision | None, room: _Room) -> str:
    """Return what was said last time that would make them think again: worry more, and less."""
    again = (before.again if before is not None else None) or ThinkAgain()
    if again.more and again.less:
        more, less = (room.cut(each, _LONGEST_EACH) for each in (again.more, again.less))
        more = more.removesuffix(".")
        return text("Would worry you more, you said: {more}; less: {less}", more=more, less=less)
    if again.more:
        return text("Would make you think again, you said: {said}", said=room.cut(again.more))
    if again.less:
        return text("Would worry you less, you said: {said}", said=room.cut(again.less))
    return ""


def advice_words(opening: Opening) -> str:
    """Return today's advice, or the meeting that stands beneath an urgent step."""
    advice = opening.paper.advice
    said = advice.beneath if advice.is_urgent else advice.line
    return text("Today's advice: {advice}", advice=said) if said else ""


def said_then(opening: Opening) -> SaidThen:
    """Return what the opening said, to be kept word for word: its advice, and its facts.

    What was decided is not among it: prompts are worded anew, as they may be read on the day. Each
    line holds a heading and what stood under it.
    """
    told = facts_told(opening)
    return SaidThen(
        advice=opening.paper.advice.line,
        lines=tuple(Own("\n".join((each.heading, *each.lines))) for each in told),
    )


def told_then(said: SaidThen) -> Iterator[Told]:
    """Yield what was kept of an opening, as it was said."""
    for line in said.lines:
        heading, *lines = line.split("\n")
        yield Told(heading, tuple(lines))
