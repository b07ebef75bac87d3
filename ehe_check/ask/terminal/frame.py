"""The frame of a screen: where it stands, the question, what may be chosen, and the keys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Final, TypeAlias

from ehe_check.ask.narrow import shown, wrapped
from ehe_check.ask.put import Put, PutKind
from ehe_check.page.columns import cells

Line: TypeAlias = tuple[str, str]
"""A style and one line of text that fits the terminal."""

STRONG: Final = "class:loud"
MORE: Final = "(More than fits: arrow keys reach it.)"
_ALL_OF_IT: Final = "  w all of it"
_BLANK: Final = ("", "")
_LEAST: Final = 3
_THIRD: Final = 3
"""The words above a list that is followed anyway have at least one part in so many of the room."""
_TAIL_AT: Final = 38
"""Where what stands beside an answer begins, so that it can be read down."""


@dataclass(frozen=True)
class Parts:
    """The parts of a screen from top to bottom; `at` is the line of the body with the cursor.

    `whom` says for whom a press is. `last` is what was said last time, where it is asked again: it
    decides nothing, and where there is no room for it `short_last` stands in place of a message.
    The short ones take their place where there is little room.
    """

    head: list[Line]
    question: list[Line]
    help: list[Line]
    body: list[Line]
    below: list[Line]
    foot: list[Line]
    message: str = ""
    at: tuple[int, int] | None = None
    whom: list[Line] = field(default_factory=list)
    short_whom: list[Line] = field(default_factory=list)
    short_below: list[Line] | None = None
    bare_foot: list[Line] | None = None
    short_foot: list[Line] | None = None
    last: list[Line] = field(default_factory=list)
    short_last: str = ""


@dataclass(frozen=True)
class Drawn:
    """A screen as it is drawn: its lines, where the cursor stands, and the parts of its words."""

    lines: list[Line]
    cursor: tuple[int, int] | None = None
    pages: int = 1


@dataclass(frozen=True)
class Looking:
    """How far the words above the answers have been turned, in pages."""

    pages: int = 0


def plain(lines: list[str]) -> list[Line]:
    """Return lines in the plain style."""
    return [("", line) for line in lines]


def set_lines(text: str, width: int, inset: str = "") -> list[str]:
    """Return a text as lines within the width, each set in."""
    lines = wrapped(shown(text), max(width - cells(inset), 1)).split("\n")
    return [inset + line for line in lines]


def set_after(first: str, text: str, width: int) -> list[str]:
    """Return the lines of a text after its first words, further lines set in by as much."""
    room = max(width - cells(first), 1)
    start, *rest = wrapped(shown(text), room).split("\n")
    return [first + start, *(" " * cells(first) + line for line in rest)]


def with_tail(lines: list[str], tail: str, width: int, *, at_end: bool) -> list[str]:
    """Return the lines of an answer with what stands beside it, on a line of its own if need be."""
    if not tail:
        return lines
    first = lines[-1]
    beside = first.ljust(_TAIL_AT) if cells(first) < _TAIL_AT - 1 else first + "  "
    if cells(beside) + cells(tail) <= width:
        gap = width - cells(first) - cells(tail) if at_end else cells(beside) - cells(first)
        return [*lines[:-1], first + " " * gap + tail]
    return [*lines, *set_after("      ", tail, width)]


def head_of(put: Put, width: int) -> list[Line]:
    """Return the line that says where this stands, and a rule beneath it."""
    if not put.heading:
        return []
    return plain([*set_lines(put.heading, width), "-" * width])


def question_of(put: Put, width: int) -> list[Line]:
    """Return the words of the question."""
    return [(STRONG, line) for line in set_lines(put.text, width)] if put.text else []


def last_of(put: Put, width: int, keep: str = "") -> list[Line]:
    """Return what was said last time, and which key keeps it."""
    lines = _set_in_all([put.last_time], width)
    beside = f"{lines[-1]}  {keep}" if lines else ""
    if lines and keep:
        lines[-1:] = [beside] if cells(beside) <= width else [lines[-1], f"  {keep}"]
    return plain(lines)


def help_of(put: Put, width: int, keep: str, *, has_last: bool = True) -> list[Line]:
    """Return what decides the answer, what was said before, and the note.

    What was said last time is among it, unless it stands apart.
    """
    so_far = _so_far(put)
    said = [f"So far: {so_far}" if so_far else "", f"Your note: {put.note}" if put.note else ""]
    last = last_of(put, width, keep) if has_last else []
    return [*plain(_set_in_all([put.help], width)), *last, *plain(_set_in_all(said, width))]


def _so_far(put: Put) -> str:
    """Return what was answered before, where it does not stand on the screen anyway."""
    if put.shown_before or put.preselect:
        return put.shown_before
    if put.kind is PutKind.TEXT:
        return "".join(put.previous)
    return "; ".join(choice.text for choice in put.choices if choice.id in put.previous)


def _set_in_all(several: list[str], width: int) -> list[str]:
    """Return the lines of some texts, each paragraph set in; none of an empty one."""
    paragraphs = (each for part in several for each in part.split("\n") if each)
    return [line for each in paragraphs for line in _set_in(each, width)]


def _set_in(paragraph: str, width: int) -> list[str]:
    lead = "  - " if paragraph.startswith("- ") else "  "
    return set_after(lead, paragraph.removeprefix("- "), width)


def fitted(parts: Parts, width: int, rows: int, looking: Looking) -> Drawn:
    """Return a screen of at most so many rows: what cannot fit is turned, never left out.

    The place, the question and the keys stay; first the room between gives way, then the words
    that decide the answer are turned in pages, then the answers follow the pointer.
    """
    whole = replace(parts, help=[*parts.help, *parts.last], last=[])
    loose = _stacked(whole, [_BLANK], width)
    if len(loose) <= rows:
        return _with_cursor(whole, loose)
    if parts.last and not _has_room(whole, width, rows):
        short = parts.message or _in_a_line(parts.short_last, width)
        return fitted(replace(parts, last=[], message=short), width, rows, looking)
    parts = whole if _has_room(whole, width, rows) else replace(whole, head=whole.head[:-1])
    tight = _tightened(parts, rows)
    room = max(rows - len(_stacked(replace(tight, help=[], body=[]), [], width)), _LEAST)
    words, body, pages = tight.help, tight.body, 1
    if len(words) + len(body) > room:
        least = _room_for_words(len(words), len(body), room)
        pages = _pages(words, least)
        words = _turned(words, least, width, looking)
        body = _following(parts, max(room - len(words), 1))
    message = parts.message or (MORE if len(body) < len(parts.body) else "")
    tight = replace(tight, help=words, body=body, message=message)
    lines = _stacked(tight, [], width)
    above = max(rows - len(tight.foot), 0)
    lines = [*lines[: len(lines) - len(tight.foot)][:above], *tight.foot][:rows]
    return replace(_with_cursor(parts, lines), pages=pages)


def _in_a_line(text: str, width: int) -> str:
    """Return a text cut to one line, with the key that shows all of it."""
    room = max(width - cells(_ALL_OF_IT), 1)
    return shorten(shown(text), room, placeholder=" ...") + _ALL_OF_IT


def _has_room(parts: Parts, width: int, rows: int) -> bool:
    """Say whether everything fits once what may be short is short."""
    return len(_stacked(_tightened(parts, rows), [], width)) <= rows


def _room_for_words(words: int, body: int, room: int) -> int:
    """Return the lines that the words above the answers have: what those leave, and never none."""
    least = min(_LEAST - 1, words)
    if body + least > room:
        least = min(max(room // _THIRD, least), words)
    return max(room - body, least)


def _tightened(parts: Parts, rows: int) -> Parts:
    """Return the parts as a low window has them: sources short, then keys and place short too."""
    short = replace(
        parts,
        below=parts.below if parts.short_below is None else parts.short_below,
        foot=min(parts.foot, parts.bare_foot or parts.foot, key=len),
    )
    if _room(short, rows) >= len(parts.body) + min(len(parts.help), _LEAST):
        return short
    short = replace(short, whom=parts.short_whom)
    if _room(short, rows) > min(len(parts.body), _LEAST + 1):
        return short
    return replace(short, head=parts.head[:1], foot=parts.short_foot or parts.foot)


def _room(parts: Parts, rows: int) -> int:
    around = (parts.head, parts.question, parts.whom, parts.below, parts.foot)
    return rows - 1 - sum(map(len, around))


def _stacked(parts: Parts, blank: list[Line], width: int) -> list[Line]:
    """Return the parts beneath each other, with a blank line between them where there is room."""
    message = plain(set_lines(parts.message, width)) if parts.message else [_BLANK]
    return [
        *parts.head,
        *(blank if parts.head else []),
        *parts.question,
        *parts.help,
        *(blank if parts.question or parts.help else []),
        *parts.whom,
        *(blank if parts.whom else []),
        *parts.body,
        *(blank if parts.below else []),
        *parts.below,
        *message,
        *parts.foot,
    ]


def _turned(words: list[Line], room: int, width: int, looking: Looking) -> list[Line]:
    """Return one page of the words, with a line that says which and how to turn it."""
    if len(words) <= room:
        return words
    page, pages = max(room - 1, 1), _pages(words, room)
    here = looking.pages % pages
    part = words[here * page : here * page + page]
    does = "shows the next" if here + 1 < pages else "begins again"
    told = f"(part {here + 1} of {pages}: Page Down {does})"
    return [*part, *plain(set_lines(told, width, "  ")[:1])][:room]


def _pages(words: list[Line], room: int) -> int:
    """Return in how many parts words are turned, in so many lines."""
    return 1 if len(words) <= room else -(-len(words) // max(room - 1, 1))


def _following(parts: Parts, room: int) -> list[Line]:
    """Return the part of the body with the cursor in it."""
    at = parts.at[0] if parts.at else 0
    first = max(min(max(at - room + 2, 0), len(parts.body) - room), 0)
    first = min(first, at)
    return parts.body[first : first + room]


def _with_cursor(parts: Parts, lines: list[Line]) -> Drawn:
    if parts.at is None or not parts.body:
        return Drawn(lines)
    line = parts.body[parts.at[0]]
    place = next((row for row, each in enumerate(lines) if each is line), None)
    return Drawn(lines, None if place is None else (place, parts.at[1]))
