"""The opening on a terminal: how the case stands, on one screen before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ehe_check.over_time.ledger import alike
from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.short_dates import distance_words, short_day
from ehe_check.page.text import text
from ehe_check.sheet.screen_first import box_lines, meeting_lines, missing_lines
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Mark, Screen, as_shown
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_words import (
    LedgerRow,
    about,
    advice_words,
    childrens_words,
    days_words,
    decided_heading,
    decided_row,
    new_words,
    saying_words,
    sessions_words,
    unseen_words,
    words_heading,
)

MOST_LINES = 20
"""How many lines the opening has at most, above where it goes on, what is asked, and the keys."""

_ID, _WHO, _DUE, _STATE = 4, 16, 11, 15
"""How wide the columns beside what was decided are at least, the space after each with them."""
_NARROW = 66
_CUT = " ..."


@dataclass(frozen=True, slots=True)
class _Room:
    """How many of each there is room for; `whole` is where a long line goes on in another."""

    decisions: int = 3
    unknown: int = 3
    new: int = 4
    words: int = 3
    whole: bool = True


_ROOMS = (
    _Room(),
    _Room(new=3),
    _Room(new=2),
    _Room(new=2, words=2),
    _Room(whole=False),
    _Room(new=3, whole=False),
    _Room(new=2, whole=False),
    _Room(new=2, words=2, whole=False),
    _Room(unknown=2, new=2, words=2, whole=False),
    _Room(decisions=2, unknown=2, new=2, words=1, whole=False),
    _Room(decisions=2, unknown=1, new=1, words=1, whole=False),
    _Room(decisions=1, unknown=1, new=1, words=0, whole=False),
    _Room(decisions=1, unknown=0, new=0, words=0, whole=False),
)


def opening_screen(opening: Opening, screen: Screen | None = None) -> tuple[Line, ...]:
    """Return how a case stands in lines, no more than 20 of them at 79 columns.

    `words` are those of the sheet, in which it says what cannot wait. Beneath it there is room on a
    window of 24 lines for where it goes on, what is asked and the keys.
    """
    screen = screen or Screen()
    shown = as_shown(opening, screen.encoding)
    wide = Screen(WIDTH, encoding=screen.encoding)
    room = next((x for x in _ROOMS if _height(shown, wide, x) <= MOST_LINES), _ROOMS[-1])
    return tuple(_lines(shown, screen, room))


def _height(opening: Opening, screen: Screen, room: _Room) -> int:
    return sum(1 for _ in _lines(opening, screen, room))


def _lines(opening: Opening, screen: Screen, room: _Room) -> Lines:
    """Yield each part in order; what cannot wait, the advice and the last line never give way."""
    page, advice = opening.page, opening.page.advice
    yield from _head(opening, screen)
    if advice.is_urgent:
        yield from screen.wrap(advice.line, Mark.URGENT, hang=" ")
    yield from missing_lines(page, screen)
    yield from box_lines(page, screen)
    yield from _decided(opening, screen, room)
    yield from _unknown(opening, screen, room)
    yield from _new(opening, screen, room)
    yield from _words(opening, screen, room)
    yield from _saying(opening, screen, room)
    if opening.unseen and page.is_ordinary:  # elsewhere page 1 and the record say it
        yield from screen.wrap(unseen_words(opening), hang=" ")
    if advice_words(opening):
        yield from screen.wrap(advice_words(opening), Mark.ADVICE, hang=" ")
    yield from meeting_lines(page, screen)
    yield from screen.wrap(text("This record cannot tell you a child is safe."), Mark.STRONG)


def _head(opening: Opening, screen: Screen) -> Lines:
    """Yield which case it is, and when it was last talked over."""
    day = short_day(opening.today)
    bare = text("In supervision, {day}", day=day)
    left = (
        text("{reference} in supervision, {day}", reference=opening.reference, day=day)
        if opening.reference
        else bare
    )
    right = _last_time(opening)
    if cells(left) + 2 + cells(right) <= screen.width:
        yield Line(padded(left, screen.width - cells(right)) + right, Mark.STRONG)
        return
    yield from screen.wrap(left, Mark.STRONG)
    yield from screen.wrap(right)


def _last_time(opening: Opening) -> str:
    last = opening.last_time
    if last is None:
        return text("no earlier supervision is kept here")
    ago = distance_words(last, opening.today)
    return text("last time {day}, {ago}", day=short_day(last), ago=ago)


def _decided(opening: Opening, screen: Screen, room: _Room) -> Lines:
    every = alike(opening.decisions)
    shown, more = every[: room.decisions], sum(map(len, every[room.decisions :]))
    if not every:
        return
    heading = decided_heading(opening)
    if more:
        heading = text("{heading}, and {number} more: l", heading=heading, number=str(more))
    yield from screen.wrap(heading, Mark.STRONG)
    is_sentence = screen.width < _NARROW or screen.reads
    rows = [decided_row(opening, several, is_short=not is_sentence) for several in shown]
    for row in rows:
        if is_sentence:
            yield from _sentence(row, screen)
        else:
            yield from _columns(row, _widths(rows), whole=room.whole)


def _sentence(row: LedgerRow, screen: Screen) -> Lines:
    beside = "; ".join(filter(None, (row.who, row.due, row.state)))
    said = text("{id} {what}; {beside}", id=row.id, what=row.what.rstrip("."), beside=beside)
    yield from screen.wrap(said, first=" ", hang="   ")


def _widths(rows: Iterable[LedgerRow]) -> tuple[int, int, int]:
    """Return how wide the columns of ids, days and states are: a day of another year is longer."""
    wide = ((cells(row.id) + 1, cells(row.due) + 1, cells(row.state)) for row in rows)
    ids, due, state = zip((_ID, _DUE, _STATE), *wide, strict=True)
    return max(ids), max(due), max(state)


def _columns(row: LedgerRow, beside: tuple[int, int, int], *, whole: bool) -> Lines:
    """Yield a decision in columns; what was decided goes on beneath where there is room.

    Where nobody is named, it has that column too.
    """
    ids, *others = beside
    named = _WHO if row.who else 0
    widths = (ids, WIDTH - 1 - sum(beside) - named, named, *others)
    what = wrapped(row.what, widths[1] - 1) if whole else [_short(row.what, widths[1] - 1)]
    who = wrapped(row.who, _WHO - 1) if whole else [_short(row.who, _WHO - 1)]
    for parts in zip_longest([row.id], what, who, [row.due], [row.state], fillvalue=""):
        columns = zip(parts, widths, strict=True)
        yield Line((" " + "".join(padded(said, width) for said, width in columns)).rstrip())


def _unknown(opening: Opening, screen: Screen, room: _Room) -> Lines:
    shown = opening.unknown[: room.unknown]
    if shown:
        yield Line(text("Not known longest"), Mark.STRONG)
    width = max((cells(days_words(each)) for each in shown), default=0)
    for each in shown:
        first = f" {padded(days_words(each), width)}  "
        yield from _beside(about(each.whom, each.short), sessions_words(each), first, screen, room)


def _new(opening: Opening, screen: Screen, room: _Room) -> Lines:
    shown, more = opening.new[: room.new], len(opening.new) - room.new
    if not opening.new or not room.new:
        return
    heading = text("New since last time")
    if more > 0:
        heading = text("{heading}, and more", heading=heading)
    yield Line(heading, Mark.STRONG)
    for each in shown:
        yield from _beside(new_words(each), each.statement, " ", screen, room)


def _words(opening: Opening, screen: Screen, room: _Room) -> Lines:
    rows = [*childrens_words(opening)]
    unheard = (
        text("{children}: nothing written down yet", children=opening.unheard)
        if opening.unheard
        else ""
    )
    shown = rows[: room.words - bool(unheard)] if room.words else []
    if not room.words or not (rows or unheard):
        return
    heading = words_heading(opening)
    if len(rows) > len(shown):
        heading = text("{heading}, and more", heading=heading)
    yield Line(heading, Mark.STRONG)
    for whom, said in shown:
        told = text("{child}: {said}", child=whom, said=said) if whom else said
        yield from _whole_or_cut(told, screen, room)
    if unheard:
        yield from _whole_or_cut(unheard, screen, room)


def _saying(opening: Opening, screen: Screen, room: _Room) -> Lines:
    """Yield what was said last time, on two lines at most, or one, where the window is wide."""
    said = saying_words(opening)
    if screen.width >= _NARROW:
        said = _short(said, (1 + bool(room.words)) * screen.width - len(_CUT) * 4)
    if said:
        yield from screen.wrap(said, hang=" ")


def _beside(said: str, right: str, first: str, screen: Screen, room: _Room) -> Lines:
    """Yield a text with a few words at the right edge where they fit, else after it."""
    space = screen.width - cells(first) - cells(right) - (2 if right else 0)
    if not room.whole and screen.width >= _NARROW:
        said = _short(said, space)
    if cells(said) <= space and screen.width >= _NARROW:
        line = first + said
        yield Line((padded(line, screen.width - cells(right)) + right).rstrip())
        return
    whole = f"{said} ({right})" if right else said
    yield from screen.wrap(whole, first=first, hang=" " * min(len(first), 3))


def _whole_or_cut(told: str, screen: Screen, room: _Room) -> Iterator[Line]:
    is_whole = room.whole or screen.width < _NARROW
    said = told if is_whole else _short(told, screen.width - 1)
    yield from screen.wrap(said, first=" ", hang="   ")


def _short(said: str, width: int) -> str:
    """Return a text that stands in so many columns, with dots where it was cut."""
    if cells(said) <= width:
        return said
    return cut(said, max(width - cells(_CUT) + 1, 2)).removesuffix(".").rstrip() + _CUT
