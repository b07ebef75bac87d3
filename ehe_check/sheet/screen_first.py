"""Page 1 on a terminal: what to do now and why, in the 22 lines above the line that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import Miss
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.call_row import CallRow
from ehe_check.sheet.first_page import FirstPage, with_more
from ehe_check.sheet.merged_points import Point, about, meeting_words
from ehe_check.sheet.screen_calls import call_lines
from ehe_check.sheet.screen_clashes import clashes_first
from ehe_check.sheet.screen_edges import Decided, decided_lines, head_lines
from ehe_check.sheet.screen_line import Line, Lines, Mark, Screen, as_shown
from ehe_check.sheet.screen_room import Room, fitting, most_lines
from ehe_check.sheet.screen_seen import seen_lines
from ehe_check.sheet.screen_why import find_lines, known_letters, legend_lines, why_lines


@dataclass(frozen=True)
class AroundPage:
    """What page 1 says besides its own values: how a question is called, and what was decided.

    `lead` is how the safeguarding lead is reached, empty where that is not set, and `calls` are
    those of today in the words of calls.
    """

    called: Callable[[Ref], str]
    decided: Decided | None = None
    lead: str = ""
    calls: tuple[CallRow, ...] = ()


_MARKS = {True: Mark.URGENT, False: Mark.ADVICE}


def first_screen(page: FirstPage, screen: Screen, beside: AroundPage) -> tuple[Line, ...]:
    """Return page 1 in lines; what stands on it is what there is room for at 79 columns."""
    shown = as_shown(page, screen.encoding)
    return tuple(_lines(shown, screen, room_for(shown, beside), beside))


def room_for(page: FirstPage, beside: AroundPage) -> Room:
    """Return how much of each list fits into the lines that a page may have."""

    def fits(room: Room) -> bool:
        return sum(1 for _ in _lines(page, Screen(), room, beside)) <= most

    most = most_lines(page)
    return fitting(fits)


def _lines(page: FirstPage, screen: Screen, room: Room, beside: AroundPage) -> Lines:
    """Yield each part in order."""
    yield from head_lines(page, screen, 1)
    yield from _advice(page, screen, beside.lead)
    yield from missing_lines(page, screen)
    yield from clashes_first(page, screen, beside.called, room.clashes)
    yield from call_lines(page, beside.calls, screen, room.kept)
    yield from box_lines(page, screen)
    yield from _beneath(page, screen)
    if page.is_ordinary:
        yield from _ordinary(page, screen, room)
    else:
        yield from why_lines(page, screen, room.reasons, room.ours)
        yield from seen_lines(page.grid, screen, room.children, is_whole=room.has_grid)
        yield from find_lines(page, screen, room.finds)
        if room.has_legend:
            yield from legend_lines(page, screen)
    yield from decided_lines(page, beside.decided, screen)
    yield from screen.wrap(text("This sheet cannot tell you a child is safe."), Mark.STRONG)


def _advice(page: FirstPage, screen: Screen, lead: str) -> Lines:
    """Yield the headline and what is said under it; a lead who is no call has the number there."""
    advice, number = page.advice, as_shown(lead, screen.encoding)
    is_no_call = not (page.is_ordinary or advice.is_urgent)
    under = (
        text("{under} Your lead: {number}.", under=advice.under, number=number)
        if number and is_no_call
        else advice.under
    )
    yield from screen.wrap(advice.line, _MARKS[advice.is_urgent], hang=" ")
    yield from screen.wrap(under, first=" ", hang=" ")
    if not advice.is_urgent:
        yield from meeting_lines(page, screen)


def missing_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield that something of the case is missing, where it is."""
    if page.missing:
        yield from screen.wrap(_missing(page, screen), Mark.HOLD, hang=" ")


def _missing(page: FirstPage, screen: Screen) -> str:
    """Return what of the case is missing, and that a HOLD may be with it."""
    file = as_shown(str(page.missing[0].file), screen.encoding) or text("a file")
    said = text("MISSING: {what}.", what=_missed(page, file))
    if {each.how for each in page.missing} == {Miss.AGREED_NOT_READ}:
        return said
    return (
        f"{said} {text('Until you know, do not raise this worry with the family: ask your lead.')}"
    )


def _missed(page: FirstPage, file: str) -> str:
    if len(page.missing) > 1:
        return text(
            "{file} and other files of this case are not as they were left, and may hold a HOLD",
            file=file,
        )
    match page.missing[0].how:
        case Miss.NOT_READ:
            return text(
                "{file} could not be read, and may hold an earlier session, and a HOLD", file=file
            )
        case Miss.NOT_FOUND:
            return text("the session before {file} was not found, and may hold a HOLD", file=file)
        case Miss.CHANGED:
            return text(
                "{file} was changed after it was finished, or after the next began; a HOLD "
                "may be lost",
                file=file,
            )
        case Miss.AGREED_NOT_READ:
            return text(
                "{file} is not there as it was left; what was agreed may be missing or wrong",
                file=file,
            )
        case _:
            assert_never(page.missing[0].how)


def box_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield HOLD or ASK FIRST, or what was agreed: a copy to share says only that it was."""
    box = page.advice.box
    said = (
        (box.short or (text("left out of this copy") if page.is_shared else ""))
        if box is not None
        else ""
    )
    if box is not None and said:
        yield from screen.wrap(f"{_titled(page, box.title)}: {said}", Mark.HOLD, hang=" ")


def _titled(page: FirstPage, title: str) -> str:
    """Return the title of a box, and the file of the session from which its HOLD comes."""
    held = page.held_elsewhere
    if held is None:
        return title
    if not held.file:
        return text("{title} (from another session)", title=title)
    return text("{title} (from {file})", title=title, file=held.file)


def meeting_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield on which day the last meeting was held, where one is advised."""
    if (held := page.meeting_held) is not None:
        said = meeting_words(held, short_day(held.on))
        yield from screen.wrap(said, Mark.STRONG, first=" ", hang=" ")


def _beneath(page: FirstPage, screen: Screen) -> Lines:
    """Yield the meeting beneath an urgent step; its first word is in capitals, as a frame is."""
    first, _, rest = page.advice.beneath.partition(" ")
    if first:
        yield from screen.wrap(f"{first.upper()} {rest}", Mark.ADVICE, hang=" ")
        yield from meeting_lines(page, screen)


def _ordinary(page: FirstPage, screen: Screen, room: Room) -> Lines:
    well = page.going_well[: room.going_well]
    if not page.is_enough:
        return
    to_do, has_more = with_more(page.to_do, room.to_do)
    yield from _tasks(text("To do"), to_do, screen)
    if has_more:
        yield from screen.wrap(
            text("and more: see the annex (sheet --full)"), first=" ", hang="   "
        )
    yield from _tasks(
        text("Worth offering, if the family would like it"), page.offers[: room.offers], screen
    )
    if well:
        yield from screen.wrap(text("Going well"), Mark.STRONG)
        for point in well:
            known = known_letters(point)
            said = about(point.whom, point.text) + (f" ({known})" if known else "")
            yield from screen.wrap(said, first=" ", hang="   ")
    number = page.open_questions
    if number == 1:
        yield from screen.wrap(
            text("One question has no answer. No mark against the family; nobody need ask for it.")
        )
    elif number:
        yield from screen.wrap(
            text(
                "{number} questions have no answer. No mark against the family; nobody need "
                "ask for it.",
                number=str(number),
            )
        )


def _tasks(heading: str, points: tuple[Point, ...], screen: Screen) -> Lines:
    if points:
        yield from screen.wrap(heading, Mark.STRONG)
    for point in points:
        yield from screen.wrap(about(point.whom, point.text), first=" ", hang="   ")
