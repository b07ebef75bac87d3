"""What plain mode reads aloud: each stretch until it waits, and what is typed then."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.program import DAY, converse_at_terminal

FOLDER = "/home/you/cases"
_SAVED_AT = re.compile(r"\d\d:\d\d(?=, role: )")
_GOES_THERE = re.compile(r"  (?:cd|pushd) (\S+)\n(  ehe-check \w+) (?=walk)")


@dataclass(frozen=True)
class Turn:
    """What is said until the program waits, and the line that is typed then; the last has none."""

    said: str
    typed: str | None

    @property
    def lines(self) -> list[str]:
        """What is said, line by line, the prompt last."""
        return [line for line in self.said.split("\n") if line.strip()]


def sitting(command: str, *typed: str) -> list[Turn]:
    """Return what a sitting at a terminal says, where all of some lines are typed, in order."""
    turns, left = list[Turn](), iter(typed)

    def reply(said: str) -> str | None:
        turns.append(Turn(_anywhere(said), next(left, None)))
        assert turns[-1].typed is not None, said
        return turns[-1].typed

    done = converse_at_terminal(*shlex.split(command), "--today", DAY, reply=reply)
    heard = "".join(turn.said for turn in turns)
    turns.append(Turn(_anywhere(done.out).removeprefix(heard), None))

    assert (0, "", []) == (done.code, done.err, [*left]), transcript(turns)
    return turns


def transcript(turns: Iterable[Turn]) -> str:
    """Return turns as they stand on the terminal, what is typed after each prompt."""
    return "".join(f"{each.said}{each.typed}\n" for each in turns).removesuffix("None\n")


def _anywhere(said: str) -> str:
    """Return words without the folder and the minute of this run, and how far the folder is in."""
    folder = str(Path().absolute())
    there = _SAVED_AT.sub("09:00", said.replace(folder + os.sep, f"{FOLDER}/"))
    return _GOES_THERE.sub(rf"\2 {FOLDER}/", there.replace(folder, FOLDER))
