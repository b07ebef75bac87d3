"""What stands on a screen, in lines: fitted to the window, and what stays once it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum
from textwrap import shorten
from typing import Final, TypeAlias, assert_never

from ehe_check.ask.marks import Marks, row_lines, words_of_given
from ehe_check.ask.plain_text import as_one_line, set_lines, shortened, shown
from ehe_check.ask.put import Put, PutKind, Tone, texts
from ehe_check.ask.reply import (
    ALONG_KEY,
    ALWAYS,
    ARROW_KEYS,
    EMPTY_KEYS,
    GRID_KEYS,
    WAY_OF,
    WAYS,
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
    Way,
    Wrote,
    by_f_key,
)
from ehe_check.page.columns import cells

Line: TypeAlias = tuple[str, str]
"""A style and one line of text that fits the terminal."""

STRONG: Final = "class:loud"
POINTED: Final = "class:loud class:pointed"
"""The style of the line that the cursor is on: at its pointer, or within its brackets."""
NEW_LINE: Final = "c-j"
"""The key of a new line where words are written: every terminal sends it as another than Enter."""
MOST_PARTS: Final = 5
"""In more parts than these, words are not turned beside the answers, but read in their place."""
MORE: Final = "(More than fits: arrow keys reach it.)"
NO_WHY: Final = "No more is said about this one."
_ALL_OF_IT: Final = "  w all of it"
_BLANK: Final = ("", "")
_GAP: Final = "  "
_LEAST: Final = 3
_WIDEST: Final = 79
_THIRD: Final = 3
"""The words above a list that is followed anyway have at least one part in so many of the room."""
_TAIL_AT: Final = 38
"""Where what stands beside an answer begins, so that it can be read down."""


class Room(IntEnum):
    """How a screen is set: with lines between its parts, without them, or as short as can be.

    A tick list, of which all has to be in sight, then says where it stands beside the keys, and
    what is said of it takes the place of both.
    """

    ROOMY = 0
    TIGHT = 1
    SHORT = 2


@dataclass(frozen=True)
class Parts:
    """The parts of a screen from top to bottom.

    `words` decide the answer. `whom` says for whom a press is. `is_list` says that all of the body
    has to be in sight.
    """

    head: list[Line] = field(default_factory=list)
    question: list[Line] = field(default_factory=list)
    words: list[Line] = field(default_factory=list)
    whom: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    message: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    is_list: bool = False

    def above(self, room: Room) -> list[Line]:
        """Return what stays when the question is answered."""
        return [*_apart(self.head, room), *_apart([*self.question, *self.words], room)]

    def lines(self, room: Room) -> list[Line]:
        """Return all of them beneath each other."""
        chosen = _apart(self.body, room) if self.below else self.body
        is_bare = self.is_list and room is Room.SHORT
        keys = [*(self.message or [_BLANK]), *self.foot]
        beneath = [*self.below, *((self.message or self.foot) if is_bare else keys)]
        return [*self.above(room), *_apart(self.whom, room), *chosen, *beneath]


@dataclass(frozen=True)
class Drawn:
    """A screen as it is drawn: its lines, and the pages of its words.

    Of the lines, so many as are `above` stay when the question is answered: without the words that
    decide it, unless it `is_whole`.
    """

    lines: list[Line]
    above: int
    is_whole: bool
    pages: int


def fitted(make: Callable[[Room], Parts], width: int, rows: int, page: int) -> Drawn:
    """Return a screen of at most so many rows: what cannot fit is turned, never left out.

    The question and the keys stay; first the room between gives way, then the words that decide
    the answer are turned in pages, then the answers follow the pointer.
    """
    for room in Room:
        parts = make(room)
        lines = parts.lines(room)
        spare = rows - len(lines) + len(parts.words) + len(parts.body)
        if len(lines) <= rows:
            return Drawn(lines, len(parts.above(room)), is_whole=True, pages=1)
        if room is Room.TIGHT and not parts.is_list and spare > min(len(parts.body), _LEAST + 1):
            break
    parts = replace(parts, is_list=False)
    spare = max(spare, _LEAST)
    words, pages = _turned(parts, _room_for_words(parts, spare), width, page)
    body = _following(parts.body, max(spare - len(words), 1))
    more = plain(set_lines(MORE, width)) if len(body) < len(parts.body) else []
    lines = replace(parts, words=words, body=body, message=parts.message or more).lines(room)
    fixed = len(parts.head) + len(parts.question)
    keys = parts.foot[:rows]
    lines = [*lines[: len(lines) - len(parts.foot)][: rows - len(keys)], *keys]
    return Drawn(lines, fixed, is_whole=False, pages=pages)


def _apart(lines: list[Line], room: Room) -> list[Line]:
    """Return lines with a blank one after them, where there are any and there is room."""
    return [*lines, _BLANK] if lines and room is Room.ROOMY else lines


def _room_for_words(parts: Parts, spare: int) -> int:
    """Return the lines that the words have: what the answers leave, and never none."""
    least = min(_LEAST - 1, len(parts.words))
    if len(parts.body) + least > spare:
        least = min(max(spare // _THIRD, least), len(parts.words))
    return max(spare - len(parts.body), least)


def _turned(parts: Parts, room: int, width: int, page: int) -> tuple[list[Line], int]:
    """Return one page of the words with a line that says which and how to turn it, and how many.

    Of very many, beside answers, it is the first.
    """
    words = parts.words
    if len(words) <= room:
        return words, 1
    many = max(room - 1, 1)
    pages = -(-len(words) // many)
    is_first = bool(parts.body) and pages > MOST_PARTS
    here = 0 if is_first else page % pages
    turns = "the next" if here + 1 < pages else "the first"
    told = (
        "(Page Down reads all of it)"
        if is_first
        else f"(part {here + 1} of {pages}; Page Down: {turns})"
    )
    lines = plain(set_lines(told, width, _GAP)[:1])
    return [*words[here * many : here * many + many], *lines][:room], pages


def _following(body: list[Line], room: int) -> list[Line]:
    """Return the part of the body with the cursor in it."""
    at = next((place for place, (style, _) in enumerate(body) if style == POINTED), 0)
    first = min(max(min(max(at - room + 2, 0), len(body) - room), 0), at)
    return body[first : first + room]


# Lines: each within the width, words broken between them.


def measure(columns: int) -> int:
    """Return how wide text is set: within the terminal, and never too wide to read with ease."""
    return max(min(columns - 1, _WIDEST), 1)


def plain(lines: Iterable[str]) -> list[Line]:
    """Return lines in the plain style."""
    return [("", line) for line in lines]


def strong(lines: Iterable[str]) -> list[Line]:
    """Return lines that stand out."""
    return [(STRONG, line) for line in lines]


def paragraphs(text: str, width: int) -> list[str]:
    """Return the lines of a text, each paragraph set in; none of an empty one."""
    return [line for each in text.split("\n") if each for line in set_lines(each, width, _GAP)]


def with_tail(lines: list[str], tail: str, width: int, *, at_end: bool) -> list[str]:
    """Return the lines of an answer with what stands beside it, on a line of its own if need be."""
    if not tail:
        return lines
    first, gap = lines[-1], width - cells(lines[-1]) - cells(tail)
    if gap < len(_GAP):
        return [*lines, *set_lines(tail, width, " " * 6)]
    gap = gap if at_end else min(max(_TAIL_AT - cells(first), len(_GAP)), gap)
    return [*lines[:-1], first + " " * gap + tail]


def side_by_side(
    named: Iterable[str], width: int, left: str = "", *, may_be_apart: bool = True
) -> list[Line]:
    """Return things side by side, none parted from its words, and what is `left` at their end.

    Where that has no room it stands on a line of its own, if it `may_be_apart`.
    """
    lines = [""]
    for item in named:
        longer = lines[-1] + _GAP + item if lines[-1] else item
        whole = [item] if cells(item) <= width else set_lines(item, width)
        lines[-1:] = [longer] if cells(longer) <= width else [lines[-1], *whole]
    gap = width - cells(lines[-1]) - cells(left)
    if gap >= len(_GAP):
        lines[-1] += (" " * gap + left) * bool(left)
    elif left and may_be_apart:
        lines.append(left.rjust(width))
    return plain(filter(None, lines))


# What stands on every screen: where it is, the question, what decides it, and the keys.


def around(put: Put, named: list[str], width: int, room: Room, told: str) -> Parts:
    """Return the parts that every screen has; `named` are its own keys, Enter last."""
    *rows, last = filter(None, foot_words(put, named))
    foot = [line for row in rows for line in side_by_side(row, width)]
    foot += side_by_side(last, width, put.left, may_be_apart=room is Room.ROOMY)
    is_bare = room is Room.SHORT and put.is_list
    if room is Room.SHORT:
        why = ["w why, and last time" if put.last_time else "w why"] * is_bare
        where = put.place.number if put.place and is_bare else ""
        keys = [named[-1], *why, "h keys", "x save and leave"]
        foot = side_by_side(keys, width, where, may_be_apart=False)
    is_apart = bool(put.last_time) and Move.KEEP not in put.moves and room is not Room.ROOMY
    has_last = is_apart and not is_bare
    message = told or (_in_a_line(put.last_time.split("\n")[0], width) if has_last else "")
    return Parts(
        head=[] if is_bare else head_of(put, width, room)[: 1 if room is Room.SHORT else None],
        question=question_of(put, width),
        words=words_of(put, width, room, has_last=not is_apart),
        message=plain(set_lines(message, width)) if message else [],
        foot=foot,
        is_list=put.is_list,
    )


def head_of(put: Put, width: int, room: Room = Room.ROOMY) -> list[Line]:
    """Return the line that says where this stands, and a rule beneath it where there is room."""
    title, place = put.heading, put.place
    if place is not None:
        title = " | ".join(filter(None, (shortened(place.case, most=20), place.number, place.own)))
    if not title:
        return []
    lines = plain(set_lines(title, width))
    return [*lines, *plain(["-" * width])] if room is Room.ROOMY else lines


def question_of(put: Put, width: int) -> list[Line]:
    """Return the words of the question."""
    return strong(set_lines(put.text, width)) if put.text else []


def words_of(put: Put, width: int, room: Room = Room.ROOMY, *, has_last: bool = True) -> list[Line]:
    """Return what decides the answer, what was said last time and before, and the note.

    Where there may be no room for all of it at once, that of last time comes first.
    """
    what = "all that may be kept" if put.grid.rows else "it"
    way = WAY_OF[Move.KEEP]
    is_by_letter = put.kind is not PutKind.TEXT or put.letters_move
    key = way.letter if is_by_letter else name_of(way.twin)
    keeps = f"  {key} keeps {what}" if Move.KEEP in put.moves else ""
    last = paragraphs(put.last_time, width) if has_last else []
    if last and keeps:
        beside = last[-1] + keeps
        last[-1:] = [beside] if cells(beside) <= width else [last[-1], keeps]
    before = f"So far: {put.shown_before}" if put.shown_before else ""
    note = f"Your note: {put.note}" if put.note else ""
    decides = paragraphs(put.help, width)
    first = [*decides, *last] if room is Room.ROOMY else [*last, *decides]
    return plain([*first, *paragraphs(before, width), *paragraphs(note, width)])


def _in_a_line(text: str, width: int) -> str:
    """Return a text cut to one line, with the key that shows all of it."""
    room = max(width - cells(_ALL_OF_IT), 1)
    return shorten(shown(text), room, placeholder=" ...") + _ALL_OF_IT


def source_lines(marks: Marks, width: int, room: Room) -> list[Line]:
    """Return the ways of knowing with their letters, the one that stands in brackets."""
    sources = marks.put.known.sources
    if not sources:
        return []
    here = {marks.of(cell).source for cell in marks.cells}
    ways = [
        f"[{each.code}] {each.short}" if here == {each.id} else f"{each.code} {each.short}"
        for each in sources
    ]
    is_roomy = room is Room.ROOMY and marks.put.kind is PutKind.CHOICE
    asks = plain(set_lines("How do you know?", width)) if is_roomy else []
    return [*asks, *side_by_side(ways, width)]


# The keys, each with its word.


def foot_words(put: Put, named: list[str]) -> tuple[list[str], list[str]]:
    """Return two rows of keys, each with its word: those that answer, then the other moves.

    So the moves, which are nearly always the same, always begin a line.
    """
    shortcuts = [f"{each.code} {each.text}" for each in put.shortcuts]
    left_out = {Move.NOT_KNOWN, Move.LISTS, Move.TOPICS, Move.FIND}
    first = {*ALWAYS, Move.ROWS, Move.WORDS}
    always, moves = (
        [f"{way.letter} {way.foot or way.word}" for way in WAYS if way.move in those]
        for those in (put.possible & first, put.possible - left_out - first)
    )
    return [*named, *shortcuts, *always], moves


def all_keys(put: Put) -> list[str]:
    """Return a line for each key that works at a question."""
    next_child = [("Tab", "the next child, and after the last all again")]
    along = [ALONG_KEY] if len(put.subjects) > 1 else []
    of_grid = GRID_KEYS if put.has_sightings else (EMPTY_KEYS, *along, ARROW_KEYS)
    rows = [
        (numbers_of(put), "tick or untick" if put.kind is PutKind.SEVERAL else "pick"),
        *((each.code, each.text) for each in put.known.sources),
        *([("m", "the month, if you know it")] if put.known.read_month is not None else []),
        *(of_grid if put.grid.rows else next_child if len(put.subjects) > 1 else []),
        *((each.code, each.text) for each in put.shortcuts),
        *((_keys_of(way), does(way, put)) for way in WAYS if way.move in put.possible),
        ("Enter", "next cell, then go on" if put.grid.rows else "go on"),
    ]
    inset = max(cells(key) for key, _ in rows) + 2
    return [f"{key.ljust(inset)}\t{words}" for key, words in rows]


def numbers_of(put: Put) -> str:
    """Return the numbers that pick a choice."""
    many = len([lead for lead in put.leads if lead.isdecimal()])
    return f"1-{many}" if many > 1 else "1"


def _keys_of(way: Way) -> str:
    return " or ".join(filter(None, (way.letter, name_of(way.key), name_of(way.twin))))


def does(way: Way, put: Put) -> str:
    """Return what a move does at a question, in words."""
    if way.move is Move.NOT_KNOWN:
        return shown(put.not_known_label)
    return "Change your note" if way.move is Move.NOTE and put.note else way.does


def name_of(key: str) -> str:
    """Return the name of a key as people say it."""
    if key.startswith("c-"):
        return f"Ctrl-{key[2:].upper()}"
    return "Space" if key == " " else key if len(key) == 1 else key.capitalize()


# The words around a screen: above a line to type on, what stays once answered, and what is said.


def takes_lines(put: Put) -> bool:
    """Say whether words of several lines may be written, each but the first after NEW_LINE."""
    return put.kind is PutKind.TEXT and not (put.is_line or put.wants_no_words)


def words_above(put: Put, width: int, rows: int) -> list[Line]:
    """Return what stands above a line to type on: place, question, what is known, keys.

    Where that would push the question out of a window of so many rows, it stands there again.
    """
    if put.is_line:
        return strong(as_one_line(put.line, width))
    skip = f"press {name_of(WAY_OF[Move.SKIP].twin)} to skip {put.skip_when}"
    hint = "; ".join(filter(None, (put.placeholder, skip if put.skip_when else "")))
    change = "Change the words below" + ("." if put.refused else ", or press Enter to keep them.")
    stands = put.kind is PutKind.TEXT and ("".join(put.start) or put.refused)
    beside = "\n".join([f"({hint})" if hint else "", change if stands else ""])
    aside = [*words_of(put, width), *plain(paragraphs(beside, width))]
    named = [f"{name_of(NEW_LINE)} new line"] if takes_lines(put) else []
    ways = by_f_key(put.moves | {Move.LEAVE})
    keys = ["Enter go on", *named, *(f"{name_of(way.twin)} {way.foot or way.word}" for way in ways)]
    text = question_of(put, width)
    again = text if len(aside) > rows // 2 else []
    blocks = (head_of(put, width), [*text, *aside], again, side_by_side(keys, width))
    if put.letters_move:
        answers, moves = foot_words(replace(put, shortcuts=()), ["Enter go on"])
        foot = [*side_by_side(answers, width), *side_by_side(moves, width, put.left)]
        blocks = (*blocks[:3], foot)
    return [_BLANK, *(line for block in blocks for line in _apart(block, Room.ROOMY))]


def words_of_reply(put: Put, reply: Reply, width: int) -> list[Line]:
    """Return the lines that stay once a question is answered; none for other moves."""
    match reply:
        case Given(said) if put.grid.rows:
            rows = enumerate(row_lines(put, said))
            lines = (set_lines(line, width, "  " if at else "> ") for at, line in rows)
            return plain(part for line in lines for part in line)
        case Chosen(ids):
            named = texts(put.choices)
            words = "; ".join(named[each] for each in ids if each in named)
        case Wrote(text):
            words = text or "(left empty)"
        case Given(said):
            words = words_of_given(put, said)
        case Moved(Move.KEEP | Move.NOT_KNOWN | Move.SKIP as move):
            words = does(WAY_OF[move], put)
        case Moved():
            words = ""
        case _:
            assert_never(reply)
    return plain(set_lines(words, width, "> ")) if words else []


def spoken(text: str, tone: Tone, width: int) -> list[Line]:
    """Return the lines that say `text` in its tone, each told apart by signs and not by colour."""
    match tone:
        case Tone.HEADING:
            lines = set_lines(text, width)
            return [_BLANK, *strong(lines), ("", "-" * max(map(cells, lines)))]
        case Tone.URGENT:
            return [_BLANK, *strong(set_lines(text, width, "!! ", "!! "))]
        case Tone.PLAIN | Tone.READ_BACK:
            return [] if tone is Tone.READ_BACK else plain(set_lines(text, width))
        case _:
            assert_never(tone)
