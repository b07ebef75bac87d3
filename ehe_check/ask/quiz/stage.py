"""The stage: one large, uncluttered screen at a time, for a room that looks at a wall."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol, TextIO, TypeAlias

from ehe_check.ask.plain_text import set_lines, shown
from ehe_check.page.columns import cells

Page: TypeAlias = tuple[str, ...]
"""The lines of one page, none of them broken again."""

_ROOMY: Final = 60
_WIDER: Final = 72
_WAYS: Final = ((_ROOMY, 1), (_ROOMY, 0), (_WIDER, 1), (_WIDER, 0))
"""How wide a page is set, and how many lines stand between its parts: the roomiest first."""
_BELOW: Final = 4  # a line to breathe, a remark, the hint and the line that is typed
_LEAST_MARGIN: Final = 2
_BAR: Final = 30


@dataclass(frozen=True)
class HandsBar:
    """How many hands, of how many that make a full bar; the words say it on their own."""

    words: str
    hands: int
    full: int
    label: str = ""


@dataclass(frozen=True)
class Part:
    """One thing on a screen: its text, what stands before it, and bars beneath it."""

    text: str
    first: str = ""
    bars: tuple[HandsBar, ...] = ()


@dataclass(frozen=True)
class Screen:
    """What is shown at one time; `text` goes before the parts, on a page of its own if it must.

    What is only read, and not chosen from, `may_turn`: it takes more pages rather than less room.
    """

    heading: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()
    may_turn: bool = False


class Stage(Protocol):
    """A way of showing screens and reading what the facilitator types."""

    def pages(self, screen: Screen) -> Sequence[Page]:
        """Return a screen as one page, or as several where it does not fit on one."""

    def show(self, page: Page, *, hint: Sequence[str] = (), remark: str = "") -> None:
        """Show a page, with what can be typed and what is to be said about it."""

    def read(self, prompt: str) -> str | None:
        """Read what is typed; None where the input ends or is broken off."""


@dataclass
class PlainStage:
    """Prints lines, none of them cleared or drawn, for screen readers and pipes."""

    input: TextIO
    output: TextIO
    width: int = 79
    _shown: Page | None = None

    def pages(self, screen: Screen) -> Sequence[Page]:
        """Return a screen as one page."""
        lines = [shown(screen.heading)] if screen.heading else []
        if screen.text:
            lines += set_lines(screen.text, self.width)
        for part in screen.parts:
            lines += _set(part, self.width, stroke="")
        return [tuple(lines)]

    def show(self, page: Page, *, hint: Sequence[str] = (), remark: str = "") -> None:
        """Print a page, or only the remark where the page was the last to be printed."""
        is_new, self._shown = page != self._shown, page
        if is_new:
            self._print("", *page)
        ways = f"You can type: {', '.join(hint)}." if hint and is_new else ""
        for words in filter(None, (remark, ways)):
            self._print(*set_lines(words, self.width))

    def read(self, prompt: str) -> str | None:
        """Read a typed line."""
        return _typed(prompt, self.input, self.output)

    def _print(self, *lines: str) -> None:
        with suppress(OSError):  # a window that has gone needs no words
            self.output.writelines(f"{line}\n" for line in lines)
            self.output.flush()


@dataclass
class WallStage:
    """Clears a capable terminal for every page, and sets it in the middle, wide and quiet."""

    input: TextIO
    output: TextIO
    _margin: str = ""

    def pages(self, screen: Screen) -> Sequence[Page]:
        """Return a screen as one page, roomy if it fits; else closer, and only then as several."""
        width, height = self._size()
        stroke = _stroke(self.output)
        for wide, gap in _WAYS[:1] if screen.may_turn else _WAYS:
            measure = min(wide, width - 2 * _LEAST_MARGIN)
            lines = _whole(screen, measure, gap, stroke)
            if len(lines) <= height - _BELOW:
                return [tuple(lines)]
        measure = min(_ROOMY, width - 2 * _LEAST_MARGIN)
        return list(_several(screen, measure, height - _BELOW, stroke))

    def show(self, page: Page, *, hint: Sequence[str] = (), remark: str = "") -> None:
        """Clear the terminal and show a page in its middle, what can be typed at its foot."""
        width, height = self._size()
        widest = max(map(cells, page), default=0)
        measure = max(widest, min(_ROOMY, width - 2 * _LEAST_MARGIN))
        margin = self._margin = " " * max((width - measure) // 2, 0)
        above = max((height - _BELOW - len(page)) // 3, 0)
        below = max(height - _BELOW - len(page) - above, 0)
        lines = [*[""] * above, *page, *[""] * below, "", shown(remark), "  ".join(hint)]
        with suppress(OSError):
            _clear(self.output)
            self.output.writelines(f"{margin}{line}".rstrip() + "\n" for line in lines)
            self.output.flush()

    def read(self, prompt: str) -> str | None:
        """Read a typed line at the foot of the screen."""
        return _typed(self._margin + prompt, self.input, self.output)

    def _size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self.output.fileno())
        except (OSError, ValueError):
            return 80, 24
        return (size.columns, size.lines) if size.columns > 1 else (80, 24)


def _typed(prompt: str, source: TextIO, output: TextIO) -> str | None:
    try:
        output.write(prompt)
        output.flush()
        line = source.readline()
    except (KeyboardInterrupt, OSError):
        return None
    return line.strip() if line else None


def _clear(output: TextIO) -> None:
    from prompt_toolkit.output import create_output

    screen = create_output(stdout=output)
    screen.erase_screen()
    screen.cursor_goto(0, 0)
    screen.flush()


def _stroke(output: TextIO) -> str:
    try:
        "\u2588".encode(output.encoding or sys.getdefaultencoding())
    except (UnicodeEncodeError, LookupError):
        return "#"
    return "\u2588"


def _whole(screen: Screen, width: int, gap: int, stroke: str) -> list[str]:
    """Return a screen as the lines of one page; only its parts stand closer without a gap."""
    lines = [shown(screen.heading), ""] if screen.heading else []
    if screen.text:
        lines += [*set_lines(screen.text, width), ""]
    for number, part in enumerate(screen.parts):
        lines += [""] * (gap if number else 0) + _set(part, width, stroke)
    return lines


def _several(screen: Screen, width: int, height: int, stroke: str) -> Iterator[Page]:
    """Yield the pages of a screen that does not fit on one: its words first, then its parts."""
    head = [shown(screen.heading), ""] if screen.heading else []
    room = max(height - len(head), 1)
    text = set_lines(screen.text, width) if screen.text else []
    for start in range(0, len(text), room):
        yield (*head, *text[start : start + room])
    page: list[str] = []
    for part in screen.parts:
        lines = _set(part, width, stroke)
        if page and len(page) + 1 + len(lines) > room:
            yield (*head, *page)
            page = []
        page += [""] * bool(page) + lines
    if page:
        yield (*head, *page)


def _set(part: Part, width: int, stroke: str) -> list[str]:
    lines = set_lines(part.text, width, part.first) if part.text or part.first else []
    inset = " " * cells(part.first)
    labels = max((cells(bar.label) for bar in part.bars), default=0)
    for bar in part.bars:
        label = f"{bar.label:{labels}} " if labels else ""
        length = round(_BAR * bar.hands / bar.full) if stroke and bar.full else 0
        drawn = f"{stroke * length} " if length else ""
        lines.append(f"{inset}{label}{drawn}{bar.words}")
    return lines
