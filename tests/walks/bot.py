"""A person at the installed program: answers by what stands on the screen, from a story."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import dropwhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NoReturn

from tests.walks.counting import SECONDS_A_ROW, Wait
from tests.walks.known import BLANK, Known, found_in
from tests.walks.presses import KEYS, pressed, typed
from tests.walks.story import Story
from tests.walks.waiting import Waiting

INSTALLED: Final = Path(sys.executable).parent / "ehe-check"
_OFTEN: Final = 3
"""How often the same screen may come after its answer."""
_OPTION: Final = re.compile(r"^ *(?:> )? *(\w{1,2})(?:  +|\. )(?:\[.\] +)?(\S.*)$")
_ROW: Final = re.compile(r"\s{2}\[?\.(?:[\]( ]|$)")
"""A row of a grid, by a cell of it that is still empty."""
_ANSWERED: Final = re.compile(r"(?:> |Your words: )\S")
_KEEP: Final = re.compile(r"(?:^|  )(y|Ctrl-T) +keep\b|Type (y|:keep) to keep", re.MULTILINE)
_PLACE: Final = re.compile(r" \| |^Question \d+ of about")
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
    lines: tuple[str, ...] = ()
    answered: tuple[str, str] = ("", "")
    """Where the last question stood: of one of which a part was kept, the rest is no new screen."""

    def walk(self) -> list[Wait]:
        """Answer until the program has ended."""
        self.lines, screens = self.term.until_it_waits(), [""] * _OFTEN
        while not self.term.ended:
            screens = [*screens[1:], self.term.text()]
            if len(set(screens)) == 1:
                self._fail("does not take its answer")
            self._answer()
        self.waits.append(Wait("the end", self.lines))
        return self.waits

    def _answer(self) -> None:
        known, place = self._what_stands(), self._place()
        stood, self.answered = self.answered, (known.id, place)
        is_new = not place or stood != self.answered
        says = self._says(known)
        for number, keys in enumerate(says):
            if (here := self._place()) and here != place:
                if keys == KEYS["Enter"] and next(says, None) is None:
                    return  # the key before it answers at once
                self._fail(f'came before "{known.id}" was answered')
            is_typed = len(keys) > 1 and keys not in KEYS.values()
            is_first = is_new and not number
            thought = self._thought(known) if is_first else 0
            self.waits.append(
                Wait(known.id, self.lines, keys, is_typed, thought, is_first, bool(known.rows))
            )
            self.stood = set(self.term.lines())
            self.term.send(keys)
            self.lines = self.term.until_it_waits()

    def _thought(self, known: Known) -> float:
        answer = self.story.answer(known)
        many = len(answer) if isinstance(answer, dict) and not known.rows else 1
        rows = sum(map(bool, map(_ROW.search, self._block()))) if known.is_quick_grid else 0
        return max(known.thought * many, SECONDS_A_ROW * rows)

    def _place(self) -> str:
        """Return where the question stands in the walk, if that is in sight."""
        return next(filter(_PLACE.search, reversed(self.lines)), "")

    def _block(self) -> list[str]:
        """Return the lines beneath the last answer, and beneath what it was taken as."""
        answered = [at for at, line in enumerate(self.lines) if _ANSWERED.match(line)]
        below = self.lines[answered[-1] + 1 :] if answered else self.lines
        if answered and self.term.reads_lines and below:
            asked = re.split(r"[?:]", self.lines[answered[-1] - 1])[0]
            below = below[below[0].startswith(f"{asked}: ") :]  # read back with its question
        if self.term.reads_lines and "" in below:
            below = below[below.index("") :]
        return [*dropwhile(lambda line: line.startswith("  "), below)] if answered else [*below]

    def _what_stands(self) -> Known:
        block = self._block()
        fresh = (line for line in block if line not in self.stood)
        rest = "\n".join(self.lines).rpartition("\n\n")[2]  # of a grid, whose rows go on
        found = found_in("\n".join(fresh)) or found_in("\n".join(block)) or found_in(rest)
        if found is None:
            self._fail("is none that is known")
        return found

    def _parts(self) -> list[str]:
        """Return the keys by which all parts of a screen are read."""
        part = _PART.search(self.term.text())
        return [KEYS["PageDown"]] * (int(part[2]) - int(part[1])) if part else []

    def _says(self, known: Known) -> Iterator[str]:
        """Yield what is pressed or typed, one after the other."""
        keep = _KEEP.search("\n".join(self._block()))
        if self.story.keeps and keep and self._kept != self._place():
            self._kept = self._place()
            yield f"{keep[2]}\r" if keep[2] else KEYS.get(keep[1], keep[1])
            if known.is_typed and not keep[2]:
                yield KEYS["Enter"]
        elif self.term.reads_lines:
            answer = self._next_answer(known)
            lines = typed(known, answer, partial(self._number, known), self.story.children)
            yield from (f"{line}\r" for line in lines)
        else:
            yield from self._parts()
            yield from pressed(known, self._next_answer(known), partial(self._number, known))

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

    def _number(self, known: Known, choice: str) -> Sequence[str]:
        """Return what is pressed for a choice, as the screen numbers it."""
        if choice not in known.choices:
            self._fail(f'is "{known.id}", which has no answer "{choice}"')
        text = " ".join(known.choices[choice].split())
        found = filter(None, map(_OPTION.match, self.lines))
        numbers = {each[1]: " ".join(each[2].split()) for each in found}
        number = next((each for each, words in numbers.items() if _begins(text, words)), "")
        if not number:
            self._fail(f'is "{known.id}", and does not show "{text}"')
        goes_on = any(each != number and each.startswith(number) for each in numbers)
        return (*number, KEYS["Enter"]) if goes_on else tuple(number)

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


def walked(story: Story, *, plain: bool = False) -> list[Wait]:
    """Walk a story after the one that comes before it, and return each wait.

    The folder has a short name, as a person's has: where it is said, its words are read.
    """
    with TemporaryDirectory(prefix="") as folder:
        if story.before:
            _walked(Story.read(story.before), Path(folder))
        return _walked(story.plain() if plain else story, Path(folder))


def _walked(story: Story, folder: Path) -> list[Wait]:
    there = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder)]
    around = {"EHE_CHECK_HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "data")}
    _remember(story.role, folder / "data" / "ehe-check")
    with Waiting([*there, str(INSTALLED), *story.command], env=around) as term:
        return Person(story, term).walk()
