"""How short the quick set is for an ordinary family: counted on a real terminal of 80 by 24."""

from __future__ import annotations

from pathlib import Path

from tests.ask.scripts import as_keys
from tests.pty.pty_walks import CASE, Person, Turn
from tests.pty.terminal import CTRL_C, Term
from tests.walk_count import before_looking_over, count, presses, turns_of


def counted_on_a_terminal(children: int, folder: Path) -> tuple[int, int]:
    """Walk the quick set to the map of answers; return how many prompts and keys were met.

    A prompt is a screen that waits, a grid one for each of its rows.
    """
    more = ["--quick", "--role", "social-worker", "--reference", "EHE-0042"]
    prompts = keys = 0
    with Term([*CASE, *more, str(folder / "walk.toml")]) as term:
        person = Person(term)
        for put, reply in before_looking_over(turns_of(children).turns):
            person.wait_for(put)
            person.reply(Turn(put, reply, None))
            prompts += len(put.grid.rows) or 1
            keys += presses(put, reply) if as_keys(put, reply) else 0
        term.wait("Check your answers")
        term.send(CTRL_C)
        term.wait_for_end()
    return prompts, keys


def test_the_quick_set_of_an_ordinary_family_is_this_short(folder: Path) -> None:
    one, three = count(1), count(3)

    assert (three.prompts, three.keys) == counted_on_a_terminal(3, folder)
    assert (True, True) == (one.prompts <= 36, three.prompts <= 50)
    assert max(one.keys_a_prompt, three.keys_a_prompt) <= 3.2
