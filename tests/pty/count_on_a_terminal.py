"""A walk on a real terminal, its prompts, keys and words counted as they come and go there."""

from __future__ import annotations

from pathlib import Path

from tests.ask.scripts import as_keys
from tests.pty.pty_walks import CASE, Person, Turn
from tests.pty.terminal import CTRL_C, Term
from tests.walk_count import Counted, before_looking_over, presses, turns_of


def count_on_a_terminal(children: int, folder: Path) -> Counted:
    """Walk the quick set for an ordinary family, to the map of answers, and count what was met.

    A prompt is a screen that waits, a grid one for each of its rows; words are counted once a line.
    """
    turns = before_looking_over(turns_of(children).turns)
    more = ["--quick", "--role", "social-worker", "--reference", "EHE-0042"]
    prompts = keys = 0
    lines: set[str] = set()
    with Term([*CASE, *more, str(folder / "walk.toml")]) as term:
        person = Person(term)
        for put, reply in turns:
            person.wait_for(put)
            lines |= {line.strip() for line in term.lines()}
            person.reply(Turn(put, reply, None))
            prompts += len(put.rows) or 1
            keys += presses(put, reply) if as_keys(put, reply) else 0
        term.wait("Check your answers")
        term.send(CTRL_C)
        term.wait_for_end()
    return Counted(prompts, keys, sum(len(line.split()) for line in lines))
