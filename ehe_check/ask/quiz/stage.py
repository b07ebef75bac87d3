"""The stage of a room: one quiet screen at a time on a wall, or plain lines, and what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final, TextIO, TypeAlias

from ehe_check.ask.plain_text import as_one_line, set_lines, shown
from ehe_check.ask.put import PersonLeftError

if TYPE_CHECKING:
    from rich.console import Console

Page: TypeAlias = tuple[str, ...]
"""The lines of one page, none of them broken again."""
MORE: Final = "Press Enter for more: "
_GAPS: Final = (3, 2, 1, 0)
"""How many lines may stand between the parts of a page, the roomiest first.

More than one where a third of the page is left empty.
"""


class Word(StrEnum):
    """What a facilitator can type besides numbers; its first letter is enough."""

    REVEAL = "reveal"
    TALK = "talk, count again"
    MEND = "mend"
    SKIP = "skip"
    BACK = "back"
    HIDE = "hide"
    END = "end"
    FINISH = "finish"
    LEAVE = "leave it for now"

    def is_typed(self, typed: str) -> bool:
        """Say whether it was typed, by its first letter or its first word."""
        return typed.casefold() in (self[0], self.split()[0].rstrip(","))


SHOWING = (Word.BACK, Word.HIDE, Word.END)
"""What can be typed where there is nothing to count."""


@dataclass(frozen=True)
class Part:
    """One thing on a screen: its text after its letter, and beneath it a bar with its words."""

    text: str
    letter: str = ""
    hands: str = ""
    share: float = 0


@dataclass(frozen=True)
class Screen:
    """What is shown at one time."""

    heading: str
    parts: tuple[Part, ...]


@dataclass
class PlainStage:
    """Prints lines, none of them cleared or drawn, for screen readers and pipes.

    A remark is said once, with the next page; what is `lasting` is said with each. What was printed
    cannot be hidden.
    """

    input: TextIO
    output: TextIO
    width: int = 79
    remark: str = ""
    lasting: str = ""
    can_hide: ClassVar[bool] = False
    _margin: str = ""
    _printed: Page = ()

    def read(self, screen: Screen, prompt: str, words: Sequence[Word] = ()) -> Word | str:
        """Show a screen, page by page, and read what is typed at it; a hidden one comes back.

        Raises:
            PersonLeftError: the input has ended.
        """
        at, remark = 0, " ".join(filter(None, (self.lasting, self.remark)))
        self.remark = ""
        words = [word for word in words if word is not Word.HIDE or self.can_hide]
        while True:
            said = set_lines(remark, self.measure) if remark else []
            pages = self.pages(screen, len(said) + len(self.hint(words)))
            at = min(at, len(pages) - 1)
            is_last = at == len(pages) - 1
            among = [word for word in words if is_last or word in SHOWING]
            self.show(pages[at], said, self.hint(among))
            typed = self._typed(prompt if is_last else MORE)
            word = next((word for word in among if word.is_typed(typed)), None)
            if word is Word.HIDE:
                self.show((), (), ())
                self._typed("Press Enter to show it again: ")
            elif word is Word.BACK and at:
                at -= 1
            elif word is not None or is_last or typed:
                return word or typed
            else:
                at += 1

    @property
    def measure(self) -> int:
        """How many columns a line may take."""
        return self.width

    def hint(self, words: Sequence[Word]) -> list[str]:
        """Return what can be typed, in lines."""
        return as_one_line("  ".join(f"{word[0]} {word}" for word in words), self.measure)

    def pages(self, screen: Screen, _: int) -> list[Page]:
        """Return a screen as one page, however many lines stand beneath it."""
        return [_page(screen.heading, _set(screen, self.measure), 0)]

    def show(self, page: Page, said: Sequence[str], hint: Sequence[str]) -> None:
        """Print a page and what is beneath it, but only what is said where it was the last."""
        lines = said if page == self._printed else ["", *page, *said, *hint]
        self._printed = page
        with suppress(OSError):  # a window that has gone needs no words
            self.output.writelines(f"{line}\n" for line in lines)

    def _typed(self, prompt: str) -> str:
        line = ""
        with suppress(KeyboardInterrupt, OSError):
            self.output.write(self._margin + prompt)
            self.output.flush()
            line = self.input.readline()
        if not line:
            raise PersonLeftError
        return line.strip()


@dataclass
class WallStage(PlainStage):
    """Clears a capable terminal for every page, and fills it as roomily as it can."""

    can_hide: ClassVar[bool] = True

    @cached_property
    def console(self) -> Console:
        """The terminal."""
        from rich.console import Console

        return Console(file=self.output, highlight=False)

    @property
    def measure(self) -> int:
        """How many columns a line may take, with a margin on either side."""
        return self.console.width - 2 * self._side

    @property
    def _side(self) -> int:
        return max(self.console.width // 12, 2)

    def pages(self, screen: Screen, below: int) -> list[Page]:
        """Return a screen as one page, as roomy as fits; else closer, and only then as several."""
        room = self.console.height - below - 2
        parts = _set(screen, self.measure, "\u2588" if "utf" in self.console.encoding else "#")
        for gap in _GAPS:
            page = _page(screen.heading, parts, gap)
            if len(page) <= (room * 2 // 3 if gap > 1 else room):
                return [page]
        return list(_turned(screen.heading, parts, room))

    def show(self, page: Page, said: Sequence[str], hint: Sequence[str]) -> None:
        """Clear the terminal and show a page, its heading bold, what can be typed at its foot."""
        free = self.console.height - len(page) - len(said) - len(hint) - 2
        above = max(free // 3, 0)
        below = [*[""] * max(free - above, 0), "", *said, *hint]
        self._margin = " " * self._side
        with suppress(OSError):
            self.console.clear()
            self.console.out("\n" * above, end="")
            for at, line in enumerate((*page, *below)):
                style = "bold" if not at and page else None
                self.console.out(f"{self._margin}{line}".rstrip(), style=style)


def _set(screen: Screen, width: int, stroke: str = "") -> list[list[str]]:
    """Return each part of a screen as its lines; a bar is drawn by a stroke, if there is one."""
    parts = []
    for part in screen.parts:
        lines = set_lines(part.text, width, part.letter)
        if part.hands:
            drawn = f"{stroke * round(part.share * width / 2)} ".lstrip()
            lines.append(f"{' ' * len(part.letter)}{drawn}{part.hands}")
        parts.append(lines)
    return parts


def _page(heading: str, parts: Iterable[Sequence[str]], gap: int) -> Page:
    lines = [shown(heading)]
    for number, part in enumerate(parts):
        lines += [""] * (gap if number else 1) + [*part]
    return tuple(lines)


def _turned(heading: str, parts: Iterable[Sequence[str]], room: int) -> Iterator[Page]:
    """Yield the pages of a screen that does not fit on one; a part is broken only if it must be."""
    most, page = max(room - 2, 1), list[str]()
    for part in parts:
        if page and len(page) + 1 + len(part) > most:
            yield _page(heading, [page], 1)
            page = []
        page += [""] * bool(page) + [*part]
        while len(page) > most:
            yield _page(heading, [page[:most]], 1)
            page = page[most:]
    yield _page(heading, [page], 1)
