"""What plain mode reads aloud: each stretch until it waits, and what is typed then."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

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
        """What is said, line by line, without the prompt."""
        return [line for line in self.said.split("\n") if line.strip(" >")]


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
    inside = re.compile(rf"{re.escape(folder)}(\S*)")
    there = inside.sub(lambda path: FOLDER + path[1].replace(os.sep, "/"), said)
    return _GOES_THERE.sub(rf"\2 {FOLDER}/", _SAVED_AT.sub("09:00", there))


NOT_FOR_THE_EAR: Final = {
    "only signs": re.compile(r"^\W+$"),
    "drawn": re.compile(r"__|---|===|[\u2190-\u21ff\u2500-\u25ff]|\[[ x]?\]|\[\.\]"),
    "in columns": re.compile(r"\S {2,}\S"),
    "by its place or colour": re.compile(
        r"\b(?:(?:one|line|list|choice|question|answer|page)s? (?:above|below|beneath)|see above"
        r"|as (?:above|below)|(?:on|at|to) the (?:left|right)(?! time)"
        r"|in (?:bold|red|green|colour))\b"
    ),
    "a sign without its name": re.compile(r"(?:^|\s)\w?\?(?=\s)(?! \(question mark\))|^ *-\. "),
    "its number after its words": re.compile(r"\w \(1 [a-z]"),
    "short for something": re.compile(r"\b[nN]/[aAkK]\b|\bN\.?K\.?\b|\be\.g\.|\bi\.e\."),
    "a date in figures": re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d\d?/\d\d?\b"),
}
"""What a voice leaves out or garbles, or what only eyes can tell, by what it is."""
_STANDS_FOR: Final = {"as above": "as the page says"}
"""A choice that is known by its place, and what is heard: its page was just read."""
_SAYS_WHAT_TO_TYPE: Final = re.compile(
    r"^  (?:\d+|[a-z])\. |[;:?] (?:1|Enter)|\b(?:[Tt]ype|Enter) |One letter|h reads it again"
    r"|[?:](?: [A-Z][^?]*\.)?$|^Why this is asked: ",
    re.MULTILINE,
)
_ROWS, _QUESTION = "Rows, one at a time", re.compile(r"^Question \d+ of", re.MULTILINE)


def faults(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line that cannot be taken in by ear alone, after what is wrong with it."""
    for line in lines:
        heard = line
        for words, meant in _STANDS_FOR.items():
            heard = heard.replace(words, meant)
        yield from (f"{why}: {line}" for why, bad in NOT_FOR_THE_EAR.items() if bad.search(heard))


def silent_prompts(turns: Iterable[Turn]) -> Iterator[str]:
    """Yield what is said before a prompt, where nothing in it says what may be typed.

    The rows of a grid have it said before the first of them.
    """
    is_row = False
    for turn in turns:
        is_row = _ROWS in turn.said or (is_row and not _QUESTION.search(turn.said))
        said = "\n".join(turn.lines)
        if turn.typed is not None and not is_row and "Your words:" not in said:
            yield from () if _SAYS_WHAT_TO_TYPE.search(said) else (said,)


def unheard_answers(turns: list[Turn]) -> Iterator[str]:
    """Yield what is typed and is followed by the next question, without a word of it.

    Who is on a list is read out in the question beneath it.
    """
    for turn, after in pairwise(turns):
        typed = turn.typed or ""
        is_words = turn.said.endswith("Your words: ")
        is_move = typed in {"b", "t", "x", "y", ""}
        is_next = _QUESTION.match(after.said.lstrip("\n"))
        if is_next and not is_words and not is_move and f" {typed.split()[0]} " not in after.said:
            yield f"{typed} at: {turn.said}"
