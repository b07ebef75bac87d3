"""A whole supervision by keys on a real terminal: looked at, left, gone on with, finished."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ehe_check.over_time.agreed_file import read_supervision
from tests.pty.terminal import CTRL_C, ENTER, F5, PROGRAM, Term
from tests.session_files import write_worked

SUPERVISE = (*PROGRAM, "supervise", "--today", "2026-11-24")
NAME = "s-2026-11-24.supervision.toml"
MOST_PROMPTS, HALF = 25, 9
TURNS = (
    ("Enter begins", ENTER),
    ("day like for elder", "Up at ten; the librarian saw it." + ENTER),
    ("day like for younger", "0" + ENTER),
    ("Who do you each think sees the child", "Each other." + ENTER),
    ("Would you see it the same way in a family of another faith", F5),
    ("What do you hope is true here", F5),
    ("What do you need to do this work well", F5),
    ("that is ordinary, or ours", "Our waiting list." + ENTER),
    ("The way: Our waiting list.", "Some of it." + ENTER),
    ("What is another way to understand it?", "The father's work." + ENTER),
    ("The way: The father's work.", "Nobody knows." + ENTER),
    ("What is decided now?", "12" + ENTER),
    ("Who will do it, by role, and by when?", "school nurse, 2 weeks" + ENTER),
    ("Who will do it, by role, and by when?", "you" + ENTER),
    ("By when?", F5),
    ("think again and worry more?", "A refusal at the door." + ENTER),
    ("think again and worry less?", "A visit that works." + ENTER),
    ("see this case differently?", "1" + ENTER),
    ("When will you talk this case over next?", "5/1/2027" + ENTER),
    ("Finish now?", "1" + ENTER),
)
"""Every prompt of an ordinary supervision of two children, and what is pressed at it."""


class Following(Term):
    """A terminal of which it is kept how far what it wrote has been answered."""

    seen = 0


def talk(term: Following, turns: tuple[tuple[str, str], ...]) -> None:
    """Press at each prompt what is to be said, once it has come after what was said before."""
    for asked, keys in turns:
        seen = term.seen
        term.wait_until(lambda: asked.encode() in term.raw[seen:], asked)  # noqa: B023 (at once)
        term.seen = term.raw.rindex(asked.encode()) + len(asked)
        term.send(keys)


def test_a_whole_supervision_at_80_by_24_is_left_half_way_and_taken_up_again() -> None:
    write_worked("supervision-two-children-one-not-well", "s.toml", date(2024, 3, 1))
    before = Path("s.toml").read_bytes()
    with Following([*SUPERVISE, "s.toml"]) as term:
        assert "in supervision" in term.wait("x leave").splitlines()[0]
        term.send("l" + ENTER)
        term.wait("Enter goes back to the opening")
        term.seen = len(term.raw)
        term.send("b" + ENTER)
        talk(term, TURNS[:HALF])
        term.wait("What is another way")
        term.send(CTRL_C)
        term.wait_for_end()
    with Following([*SUPERVISE, NAME]) as term:
        term.wait("You are at step 3 of 5.")
        talk(term, (("Enter goes on", ENTER), *TURNS[HALF:]))
        assert 0 == term.wait_for_end()
        assert "This record cannot tell you a child is safe." in term.everything()

    kept = read_supervision(Path(NAME)).value
    assert kept.is_finished
    assert ["school nurse", "you"] == [each.who for each in kept.decided]
    assert before == Path("s.toml").read_bytes()
    assert len(TURNS) <= MOST_PROMPTS
