"""How many prompts, keys and words a walk takes: counted on the walk itself, as it is put.

A prompt is a screen that waits; a grid counts one, and one more for each row after the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from ehe_check.ask.case.interview import interview
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Chosen, Reply, Wrote
from ehe_check.ask.terminal.choice_screen import ChoiceScreen
from ehe_check.ask.terminal.grid_screen import GridScreen
from ehe_check.ask.terminal.prompt_lines import words_above
from ehe_check.ask.who_asks import Ending, Tone
from ehe_check.judge.answers import Answers
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.ask.scripts import Script, as_keys
from tests.worked import session_of, shipped_bank, shipped_library

TODAY: Final = date(2026, 11, 24)
CHILDREN: Final = ("elder", "younger", "baby", "twin", "cousin", "lodger's girl")
SEEN_BY: Final = ("gp-practice",)
_WIDTH, _ROWS, _FEW_KEYS = 79, 500, 3
_LONG_KEYS: Final = ("\x1b[A", "\x1b[B", "\x1b[C", "\x1bO", "\x1b[1", "\x1b[2")


@dataclass(frozen=True)
class Counted:
    """What one walk came to."""

    prompts: int
    keys: int
    words: int
    longest: tuple[str, ...] = ()
    after: int = 0

    @property
    def keys_a_prompt(self) -> float:
        """How many keys one prompt takes, without the words that are written."""
        return self.keys / self.prompts


class Counting:
    """An asker that follows a script and keeps each prompt with its keys."""

    def __init__(self, replies: Mapping[str, Sequence[Reply]]) -> None:
        """Follow a script, and the usual replies of an ordinary family after it."""
        self.script = Script(replies)
        self.turns: list[tuple[Put, Reply]] = []

    def put(self, question: Put) -> Reply:
        """Reply as the script says, and keep it."""
        reply = self.script.reply_to(question)
        self.turns.append((question, reply))
        return reply

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Hear nothing."""

    def counted(self) -> Counted:
        """Return what was counted, to the last question before the answers are looked over."""
        turns = before_looking_over(self.turns)
        lines = {line for put, _ in turns for line in drawn(put)}
        return Counted(
            prompts=sum(len(put.rows) or 1 for put, _ in turns),
            keys=sum(presses(put, reply) for put, reply in turns),
            words=sum(len(line.split()) for line in lines),
            longest=tuple(put.name for put, reply in turns if presses(put, reply) > _FEW_KEYS),
            after=len(self.turns) - len(turns),
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
    asker = Counting(ordinary_replies(children))
    walk = CaseTalk(
        bank=shipped_bank(),
        session=session_of(Answers(), walk_set),
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
        notes=shipped_library().notes,
    )

    def sheet() -> PromptSheet:
        law = shipped_library().law
        return compose(walk.session, shipped_bank(), law, today=TODAY, software="count")

    assert interview(walk, sheet, lambda _: None) is Ending.FINISHED
    return asker


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
    """Return the lines that a prompt draws, without where it stands and its keys."""
    bare = put.kind not in (PutKind.TEXT, PutKind.FIND)
    if not bare:
        return [line for _, line in words_above(put, _WIDTH, _ROWS)]
    screen = GridScreen(put) if put.rows else ChoiceScreen(put)
    return [line for _, line in screen.drawn(_WIDTH, _ROWS).lines if line != put.heading]


if __name__ == "__main__":
    for walk_set in ("quick", "full"):
        for children in (1, 2, 3):
            print(walk_set, children, count(children, walk_set))  # noqa: T201 (a report)
