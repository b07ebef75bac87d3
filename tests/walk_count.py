"""How many prompts, keys and words a walk takes: counted on the walk itself, as it is put.

A prompt is a screen that waits; a grid counts one, and one more for each row after the first.
Words are counted once a line: what is asked (questions, what counts, answers, sources) apart from
the frame (where it stands, and the keys). A number or a letter that is a key is no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.put import Ending, Put, PutKind
from ehe_check.ask.reply import Chosen, Reply, Wrote
from ehe_check.ask.screen_lines import Room, head_of, words_above
from ehe_check.case.how_long import SECONDS_A_KEY, WORDS_A_MINUTE
from ehe_check.judge.answers import Answers
from tests.ask.scripts import Script, Scripted, as_keys
from tests.ask.walks import sheet_of, talk_of
from tests.worked import session_of, shipped_library

CHILDREN: Final = ("elder", "younger", "baby", "twin", "cousin", "lodger's girl")
SEEN_BY: Final = ("gp-practice",)
_WIDTH, _ROWS = 79, 500
_KEY: Final = re.compile(r"\[?([^\s\w]|\w|\d+-\d+)\]?")
_ITEMS: Final = re.compile(r"\s{2,}")
_LONG_KEYS: Final = ("\x1b[H", "\x1b[A", "\x1b[B", "\x1b[C", "\x1bO", "\x1b[1", "\x1b[2")


@dataclass(frozen=True)
class Counted:
    """What one walk came to; `words` are all that stand on a line, keys and places among them."""

    prompts: int
    keys: int
    words: int
    asked: int = 0
    frame: int = 0
    after: int = 0
    judgements: int = 0

    @property
    def keys_a_prompt(self) -> float:
        """How many keys one prompt takes, without the words that are written."""
        return self.keys / self.prompts

    @property
    def minutes(self) -> float:
        """How long it takes to read what is asked, and to press the keys."""
        return self.asked / WORDS_A_MINUTE + self.keys * SECONDS_A_KEY / 60


class Counting(Scripted):
    """An asker that follows a script, and counts each prompt with its keys."""

    @property
    def turns(self) -> list[tuple[Put, Reply]]:
        """Each prompt with the reply to it."""
        replies = (reply for _, reply in self.script.used)
        return list(zip(self.puts, replies, strict=True))

    def counted(self) -> Counted:
        """Return what was counted, to the last question before the answers are looked over."""
        turns = before_looking_over(self.turns)
        lines = {line for put, _ in turns for line in drawn(put)}
        return Counted(
            prompts=sum(len(put.grid.rows) or 1 for put, _ in turns),
            keys=sum(presses(put, reply) for put, reply in turns),
            words=sum(len(line.split()) for line in lines),
            asked=words_in(line for put, _ in turns for line in parted(put).asked),
            frame=words_in(line for put, _ in turns for line in parted(put).frame),
            after=len(self.turns) - len(turns),
            judgements=sum(bool(put.id and put.choices) for put, _ in turns),
        )


def before_looking_over(turns: list[tuple[Put, Reply]]) -> list[tuple[Put, Reply]]:
    """Return the turns up to the map on which the answers are looked over."""
    names = [put.name for put, _ in turns]
    return turns[: names.index("check")]


def ordinary_replies(children: int) -> dict[str, list[Reply]]:
    """What a person replies for an ordinary family, where it is not the first answer."""
    return {
        "child list": [*[Chosen(("add",))] * (children - 1), Chosen(("complete",))],
        "child label": [Wrote(label) for label in CHILDREN[:children]],
        **{f"child-{number} age": [Chosen(("school-age",))] for number in range(1, children + 1)},
        "VIS-1.who": [Chosen(SEEN_BY)],
    }


def turns_of(children: int, walk_set: str = "quick") -> Counting:
    """Walk through an ordinary family of so many children, to the end."""
    asker = Counting(Script(ordinary_replies(children)))
    walk = talk_of(session_of(Answers(), walk_set), asker, notes=lambda: shipped_library().notes)

    assert walk_through(walk, lambda: sheet_of(walk.session), lambda _: None) is Ending.FINISHED
    return asker


@cache
def count(children: int, walk_set: str = "quick") -> Counted:
    """Return the prompts, keys and words for an ordinary family of so many children."""
    return turns_of(children, walk_set).counted()


def presses(put: Put, reply: Reply) -> int:
    """Return how many keys a reply takes, a word that is written counted letter by letter."""
    keys = as_keys(put, reply)
    for long in _LONG_KEYS:
        keys = keys.replace(long, "*")
    return len(keys)


def drawn(put: Put) -> list[str]:
    """Return the lines that a prompt draws; without where it stands, but for one of words."""
    return [line for line in whole(put) if _is_words(put) or line not in _head(put)]


def _head(put: Put) -> list[str]:
    """Return the line that says where a prompt stands."""
    return [line for _, line in head_of(put, _WIDTH, Room.TIGHT)]


def whole(put: Put) -> list[str]:
    """Return every line that a prompt draws, where there is room for all of them."""
    if _is_words(put):
        return [line for _, line in words_above(put, _WIDTH, _ROWS)]
    return [line for _, line in screen_of(put).drawn(_WIDTH, _ROWS).lines]


@dataclass(frozen=True)
class Parted:
    """The lines of a prompt: what is asked, and the frame around it."""

    asked: list[str]
    frame: list[str]


def parted(put: Put) -> Parted:
    """Return the lines of a prompt in its two parts: the place comes first, the keys last."""
    blocks = re.split(r"\n\s*\n", "\n".join(whole(put)).strip("\n"))
    first = 1 if put.heading or put.place else 0
    asked, frame = blocks[first:-1], [*blocks[:first], blocks[-1]]
    return Parted(*("\n".join(each).split("\n") for each in (asked, frame)))


def words_in(lines: Iterable[str]) -> int:
    """Return how many words stand on lines, each line once, without the keys among them."""
    return sum(map(_words_on, dict.fromkeys(lines)))


def _words_on(line: str) -> int:
    """Return the words of a line; of several things on it, each has its key before it."""
    items = _ITEMS.split(line.strip())
    if len(items) == 1:
        return _count_words(items[0])
    return sum(
        _count_words(item if before and _KEY.fullmatch(before) else _without_key(item))
        for before, item in zip(("", *items), items, strict=False)
    )


def _without_key(item: str) -> str:
    first, _, rest = item.partition(" ")
    return rest if _KEY.fullmatch(first) else item


def _count_words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _is_words(put: Put) -> bool:
    return put.kind in (PutKind.TEXT, PutKind.LIST)


if __name__ == "__main__":
    for walk_set in ("quick", "full"):
        for children in (1, 2, 3):
            print(walk_set, children, count(children, walk_set))  # noqa: T201 (a report)
