"""What a walk asks of a person, counted on the lines of a terminal each time that it waits.

How it is counted, so that no walk looks shorter than it is:

- A *screen* is each question, grid or page that waits for a key. Drawn anew for the next key of
  the same one it is the same screen; a further part of it, by Page Down, is one more.
- *Words* are those of every line that came since the last wait, also one that has scrolled away,
  but for a line that stood there at the last wait, or since the same screen came up. In a line that
  was drawn anew on its screen only the words count that were not in it. An answer as it stands
  beneath its question after Enter (of a grid: its rows), and what the person types, are no words
  to read.
- Page 2 is no part of it where page 1 follows and it has scrolled away: it is read on paper.
- The *frame* (where a question stands, the letters of what is known, the keys at the foot) counts
  once a walk, each of its items, whatever figures stand in it.
- *Keys* are all that are pressed, typed words letter by letter, without the command in the shell.
- Thought: eight seconds for each screen with a question of the bank that is chosen from, and for
  each answer there that is not of all children; for the decision. Four for the list of children,
  sixteen for the grid of sightings; of another grid three for each row, and no fewer than eight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

WORDS_A_MINUTE: Final = 230
SECONDS_A_KEY: Final = 1.5
SECONDS_A_JUDGEMENT: Final = 8
SECONDS_A_ROW: Final = 3
SECONDS_OF_SIGHTINGS: Final = 16
SECONDS_OF_A_LIST: Final = 4

_KEY: Final = r"(?:\[?[^\s\w]\]?|\[?\w\]?|\d+-\d+|Enter|Esc|Tab|arrows|Ctrl-\S+|F\d+|Page \w+)"
_LEFT: Final = r"about (?:\d+|a|one) minutes? left"
_ITEM: Final = re.compile(rf"{_KEY} \S.*|{_LEFT}|How do you know\?")
_ALONE: Final = re.compile(rf" *(?:{_LEFT}|How do you know\?)$| ?[a-z*=]  \S|Ctrl-\S ")
"""What is of the frame though it stands alone on its line."""
_LETTER_APART: Final = re.compile(r"(?:(?<=\s)|^)([a-z*=])\s{2}(?=\S)")
_FIGURES: Final = re.compile(r"\d+")
_POINTER: Final = re.compile(r"^ *(?:> )? *")
_ROW_ECHOED: Final = re.compile(r"\w[^:|]*: \S|  \S")
_ECHO: Final = re.compile(r"^(?:> |Your words: )\S")


@dataclass(frozen=True)
class Wait:
    """One wait for a key: what the bot takes it for, what came and stands, and what it presses."""

    name: str
    lines: tuple[str, ...]
    pressed: str = ""
    is_typed: bool = False
    thought: float = 0
    is_new: bool = True
    """Whether the question comes now, and not for a further key of its answer."""
    is_grid: bool = False

    @property
    def keys(self) -> int:
        """How many keys are pressed: a key that sends several characters is one."""
        return len(self.pressed) if self.is_typed else bool(self.pressed)


@dataclass(frozen=True)
class Spent:
    """What one question, or all of them, comes to."""

    screens: int = 0
    words: int = 0
    frame: int = 0
    keys: int = 0
    thought: float = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            self.screens + other.screens,
            self.words + other.words,
            self.frame + other.frame,
            self.keys + other.keys,
            self.thought + other.thought,
        )

    @property
    def read(self) -> int:
        """All words that are read."""
        return self.words + self.frame

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.read / WORDS_A_MINUTE * 60 + self.keys * SECONDS_A_KEY + self.thought

    @property
    def minutes(self) -> float:
        """How long it takes, in minutes."""
        return self.seconds / 60


def per_question(waits: Iterable[Wait]) -> dict[str, Spent]:
    """Return what each question comes to, in the order in which they first came."""
    found: dict[str, Spent] = {}
    counting = _Counting()
    for wait in waits:
        found[wait.name] = found.get(wait.name, Spent()) + counting.at(wait)
    return found


@dataclass
class _Counting:
    """What has been seen so far: of the frame, at the last wait, and since this question came."""

    frame: set[str] = field(default_factory=set)
    stood: list[str] = field(default_factory=list)
    on_screen: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    typed: str = ""
    after_grid: bool = False

    def at(self, wait: Wait) -> Spent:
        """Count one wait; at the end, where nothing is pressed, there is none."""
        if wait.is_new:
            self.on_screen, self.parts = set(), set()
        new = self._new_lines(wait.lines)
        items = [item for line in new for item in _items_of_frame(line)]
        read = [_bare(line) for line in new if not _items_of_frame(line)]
        words = sum(_words(line) - (not wait.is_new) * self._had(line) for line in read)
        frame = _words(" ".join({item: 1 for item in items if item not in self.frame}))
        part = _part(wait.lines)
        screens = int(bool(wait.pressed) and part not in self.parts)
        self.frame.update(items)
        self.parts.add(part)
        self.stood = [_bare(line) for line in wait.lines]
        self.on_screen.update(self.stood)
        self.typed = wait.pressed if wait.is_typed else ""
        self.after_grid = wait.is_grid
        return Spent(screens, words, frame, wait.keys, wait.thought)

    def _new_lines(self, lines: Sequence[str]) -> list[str]:
        aside = _echoes(lines) | _page_two(lines)
        known = {"", self.typed, *self.stood, *self.on_screen}
        new = {at: line for at, line in enumerate(lines) if _bare(line) not in known}
        if self.after_grid and new:
            aside |= _rows_echoed(lines, min(new))
        return [line for at, line in new.items() if at not in aside]

    def _had(self, text: str) -> int:
        """Return how many words of a line, drawn anew on the same screen, were in it before."""
        begin = text.split(maxsplit=1)[:1]
        was = (line for line in self.stood if line.split(maxsplit=1)[:1] == begin)
        return max((_shared(line, text) for line in was), default=0)


def _shared(one: str, other: str) -> int:
    both = Counter(filter(_is_word, one.split())) & Counter(filter(_is_word, other.split()))
    return both.total()


def _bare(line: str) -> str:
    """Return a line without the pointer, and without the marks of what is chosen in it."""
    return re.sub(r"\[(\S*(?: \S+)?)\]", r"\1", _POINTER.sub("", line)).strip()


def _echoes(lines: Sequence[str]) -> set[int]:
    """Return where an answer stands beneath its question, to the end of its block."""
    found, is_echo = set[int](), False
    for place, line in enumerate(lines):
        is_echo = bool(_ECHO.match(line)) or (is_echo and line.startswith("  "))
        if is_echo:
            found.add(place)
    return found


def _rows_echoed(lines: Sequence[str], first: int) -> set[int]:
    """Return where the rows of a grid stand as they were answered: the first block that is new."""
    block = takewhile(lambda at: bool(lines[at]), range(first, len(lines)))
    return {at for at in block if _ROW_ECHOED.match(lines[at])}


def _page_two(lines: Sequence[str]) -> set[int]:
    """Return where page 2 stands, where page 1 is drawn beneath it."""
    heads = {
        number: [at for at, line in enumerate(lines) if line.endswith(f"page {number}")]
        for number in (1, 2)
    }
    if not heads[1] or not heads[2]:
        return set()
    return set(range(heads[2][0], heads[1][0]))


def _items_of_frame(line: str) -> tuple[str, ...]:
    """Return the items of a line of the frame, without figures; none for a line to be read."""
    if " | " in line:
        items = [part for each in line.split(" | ") for part in each.split(", ")]
    else:
        items = [
            each for each in re.split(r"\s{2,}", _LETTER_APART.sub(r"\1 ", line.strip())) if each
        ]
        is_alone = len(items) == 1 and not _ALONE.match(line)
        if is_alone or not all(map(_ITEM.fullmatch, items)):
            return ()
    return tuple(_FIGURES.sub("#", each.strip()) for each in items)


def _part(lines: Sequence[str]) -> str:
    return next(
        (found[0] for line in lines if (found := re.search(r"\(part \d+ of \d+", line))), ""
    )


def _words(text: str) -> int:
    return sum(map(_is_word, text.split()))


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def all_of(spent: Iterable[Spent]) -> Spent:
    """Return the sum."""
    return sum(spent, Spent())


def in_lines(found: dict[str, Spent]) -> Iterator[str]:
    """Yield a table: a line a question, and one for all of them."""
    whole = all_of(found.values())
    yield f"{'':22} screens words frame  keys thought seconds"
    yield from (f"{name:22} {_row(spent)}" for name, spent in (*found.items(), ("all", whole)))
    yield f"words and frame {whole.read}, minutes {whole.minutes:.1f}"


def _row(spent: Spent) -> str:
    counted = f"{spent.screens:7} {spent.words:5} {spent.frame:5} {spent.keys:5}"
    return f"{counted} {spent.thought:7.0f} {spent.seconds:7.1f}"
