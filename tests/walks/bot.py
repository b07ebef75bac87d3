"""A person at the installed program: answers by what stands on the screen, from a story."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final, NoReturn

from tests.walks.counting import SECONDS_A_ROW, Wait
from tests.walks.known import BLANK, Known, found_in
from tests.walks.story import Story
from tests.walks.waiting import Waiting

INSTALLED: Final = Path(sys.executable).parent / "ehe-check"
KEYS: Final = {
    "Enter": "\r",
    "Tab": "\t",
    "Esc": "\x1b",
    "Down": "\x1b[B",
    "Up": "\x1b[A",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "PageDown": "\x1b[6~",
    "Ctrl-G": "\x07",
    "Ctrl-K": "\x0b",
    "Ctrl-T": "\x14",
    "Ctrl-B": "\x02",
}
TYPED: Final = "type "
MONTH: Final = "m:"
_OFTEN: Final = 3
"""How often the same screen may come after its answer."""
_OPTION: Final = re.compile(r"^ *(?:> )? *(\w{1,2})  +(?:\[.\] +)?(\S.*)$")
_KEEP: Final = re.compile(r"(?:^|  )(y|Ctrl-T) +keep", re.MULTILINE)
_PART: Final = re.compile(r"\(part (\d+) of (\d+)")


class LostError(AssertionError):
    """A screen that the story has no answer for, or that nothing is known of; and how it came."""

    def __init__(self, why: str, waits: Sequence[Wait]) -> None:
        super().__init__(why)
        self.waits = waits


@dataclass
class Person:
    """Walks through a story at a terminal, and keeps each wait."""

    story: Story
    term: Waiting
    waits: list[Wait] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    stood: set[str] = field(default_factory=set)

    def walk(self) -> list[Wait]:
        """Answer until the program has ended."""
        lines, screens = self.term.until_it_waits(), [""] * _OFTEN
        while not self.term.ended:
            screens = [*screens[1:], self.term.text()]
            if len(set(screens)) == 1:
                self._fail("does not take its answer")
            lines = self._answer(lines)
        self.waits.append(Wait("the end", lines))
        return self.waits

    def _answer(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        known, place = self._what_stands(), self._place()
        for number, keys in enumerate(chain(self._parts(), self._keys_of(known))):
            if (here := self._place()) and here != place:
                self._fail(f'came before "{known.id}" was answered')
            lines = self._press(known, keys, lines, is_new=not number)
        return lines

    def _press(
        self, known: Known, keys: str, lines: tuple[str, ...], *, is_new: bool
    ) -> tuple[str, ...]:
        is_typed = len(keys) > 1 and keys not in KEYS.values()
        thought = self._thought(known) if is_new else 0
        self.waits.append(Wait(known.id, lines, keys, is_typed, thought, is_new))
        self.stood = set(self.term.lines())
        self.term.send(keys)
        return self.term.until_it_waits()

    def _thought(self, known: Known) -> float:
        answer = self.story.answer(known)
        many = len(answer) if isinstance(answer, dict) else 1
        return max(known.thought, SECONDS_A_ROW * many) if known.rows else known.thought * many

    def _place(self) -> str:
        """Return where the question stands in the walk, if that is in sight."""
        return next((line for line in reversed(self.term.lines()) if " | " in line), "")

    def _block(self) -> str:
        """Return what stands beneath the last answer."""
        lines = self.term.lines()
        answered = [place for place, line in enumerate(lines) if re.match(r"> \S", line)]
        below = lines[answered[-1] + 1 :] if answered else lines
        while below and below[0].startswith("  ") and answered:
            below = below[1:]
        return "\n".join(below)

    def _what_stands(self) -> Known:
        block = self._block().split("\n")
        fresh = (line for line in block if line not in self.stood)
        found = found_in("\n".join(fresh)) or found_in("\n".join(block))
        if found is None:
            self._fail("is none that is known")
        return found

    def _parts(self) -> list[str]:
        """Return the keys by which all parts of a screen are read."""
        part = _PART.search(self.term.text())
        return [KEYS["PageDown"]] * (int(part[2]) - int(part[1])) if part else []

    def _keys_of(self, known: Known) -> Iterator[str]:
        keep = _KEEP.search(self._block())
        if self.story.keeps and keep and self._kept != self._place():
            self._kept = self._place()
            yield KEYS.get(keep[1], keep[1])
            return
        answer = self._next_answer(known)
        if isinstance(answer, dict):
            yield from self._of_several(known, answer)
        elif answer.startswith(TYPED):
            yield from (answer.removeprefix(TYPED), KEYS["Enter"])
        else:
            yield from self._of_one(known, answer)
            if answer.split()[-1:] not in ([each] for each in KEYS):
                yield KEYS["Enter"]

    _kept = ""

    def _next_answer(self, known: Known) -> str | dict[str, str]:
        answer = self.story.answer(known)
        if answer is None:
            self._fail(f'is "{known.id}", for which the story has no answer')
        if not isinstance(answer, list):
            return answer
        turn = self.used.get(known.id, 0)
        self.used[known.id] = turn + 1
        if turn == len(answer):
            self._fail(f'is "{known.id}" once more than the story answers it')
        return answer[turn]

    def _of_several(self, known: Known, answer: dict[str, str]) -> Iterator[str]:
        """Fill a grid row by row, or say something of each child."""
        if not known.rows:
            for each in answer.values():
                yield KEYS["Tab"]
                yield from self._of_one(known, each)
            yield KEYS["Enter"]
            return
        for row in sorted(answer, key=known.rows.index):
            cells = answer[row].split(", ")
            for cell in cells:
                yield from self._of_one(known, cell)
                yield KEYS["Enter"]

    def _of_one(self, known: Known, answer: str) -> Iterator[str]:
        for token in answer.split():
            if token in KEYS:
                yield KEYS[token]
            elif token in known.choices:
                yield from self._number(known, token)
            elif token.startswith(MONTH):
                yield from ("m", token.removeprefix(MONTH), KEYS["Enter"])
            elif len(token) == 1:
                yield token
            else:
                self._fail(f'is "{known.id}", which has no answer "{token}"')

    def _number(self, known: Known, choice: str) -> Iterator[str]:
        """Return what is pressed for a choice, as the screen numbers it."""
        text = " ".join(known.choices[choice].split())
        numbers = {found[1]: found[2] for found in map(_OPTION.match, self.term.lines()) if found}
        for number, words in numbers.items():
            if _begins(text, " ".join(words.split())):
                yield from number
                if any(other != number and other.startswith(number) for other in numbers):
                    yield KEYS["Enter"]
                return
        self._fail(f'is "{known.id}", and does not show "{text}"')

    def _fail(self, why: str) -> NoReturn:
        message = f"{self.story.name}: the screen {why}:\n{self.term.text()}"
        raise LostError(message, self.waits)


def _begins(text: str, shown: str) -> bool:
    said = BLANK.split(text)[0].strip()
    return said.startswith(shown) or shown.startswith(said)


def _remember(role: str, own_data: Path) -> None:
    """Leave the role where an earlier start would have left it."""
    own_data.mkdir(parents=True, exist_ok=True)
    (own_data / "role.toml").write_text(f'role = "{role}"\n', encoding="utf-8")


def walked(story: Story, folder: Path) -> list[Wait]:
    """Walk a story in a folder, after the story that comes before it; return each wait."""
    if story.before:
        walked(Story.read(story.before), folder)
    there = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder)]
    around = {"EHE_CHECK_HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "data")}
    _remember(story.role, folder / "data" / "ehe-check")
    with Waiting([*there, str(INSTALLED), *story.command], env=around) as term:
        return Person(story, term).walk()
