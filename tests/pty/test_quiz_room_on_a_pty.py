"""A room on a real terminal: one thing at a time fills the window, and nothing counted is lost."""

from __future__ import annotations

from pathlib import Path

from ehe_check.quiz.room_file import read_room
from tests.program import DAY, TYPED
from tests.pty.terminal import CTRL_C, ENTER, PROGRAM, Term

COMMAND = (*PROGRAM, "quiz", "room", "--today", DAY)
COLS, ROWS = 160, 50
ROOM = Path(f"room-{DAY}.quiz-room.toml")


def looked_at(term: Term, wanted: str, keys: str) -> list[str]:
    """Wait for a screen with its line to type on, keep it as it is, then type."""
    term.wait_until(lambda: wanted in term.text() and is_asked(term), wanted)
    screen = term.lines()
    term.send(keys)
    return screen


def is_asked(term: Term) -> bool:
    """Say whether the cursor stands behind the prompt at the foot, which is written last."""
    at, foot = term.screen.cursor, term.screen.lines - 1
    prompt = term.lines()[foot]
    return at.y == foot and at.x == len(prompt) + 1 and prompt.endswith((":", ">"))


def options_on(term: Term) -> int:
    """Return how many options the question on the screen has."""
    term.wait("Hands for A")
    asked = next(line for line in term.lines() if "Hands for A" in line)
    return asked.count(",") + 1


def held() -> list[list[str]]:
    """Hold a room of whose questions the first alone is put, and return each screen."""
    with Term((*COMMAND, "--paper", "A"), cols=COLS, rows=ROWS, reads_lines=True) as term:
        screens = [looked_at(term, "How many people", "20" + ENTER)]
        screens.append(looked_at(term, "People: 20", ENTER))
        screens.append(looked_at(term, "Hands for A", "h" + ENTER))
        screens.append(looked_at(term, "show it again", ENTER))
        size = options_on(term)
        term.send(" ".join("9731"[at % 4] for at in range(size)) + ENTER)
        screens.append(looked_at(term, ": where the hands went", "t" + ENTER))
        screens.append(looked_at(term, "Find somebody", " ".join(["5"] * size) + ENTER))
        screens.append(looked_at(term, "(before: ", "r" + ENTER))
        screens.append(looked_at(term, "RIGHT", "e" + ENTER))
        screens.append(looked_at(term, "The end of the quiz", "f" + ENTER))
        assert 0 == term.wait_for_end()
        assert "People there" not in term.everything()
        assert "To print the report: " in term.everything()
    return screens


def test_each_screen_fills_its_window_with_one_thing_on_it() -> None:
    screens = held()
    question, hidden, spread, talked, both = screens[2:7]

    for screen in screens:
        words = [line for line in screen if line]
        left = min(len(line) - len(line.lstrip()) for line in words)
        assert COLS // 12 == left
        assert COLS - left >= max(map(len, words))
        assert sum("Question 1 of" in line for line in words) <= 1
    assert max(len(line) for line in question) > COLS // 2
    assert not any("hands" in line for line in question)
    assert ["Press Enter to show it again:"] == [line.strip() for line in hidden if line]
    assert any("\u2588" in line and "9 of" in line for line in spread)
    assert any("talk, then hands again" in line for line in talked)
    assert any("(before: 9 of" in line for line in both)
    assert not any("RIGHT" in line for screen in screens[:7] for line in screen)
    assert any("RIGHT" in line for line in screens[7])
    assert read_room(ROOM).value.is_finished


def test_leaving_by_ctrl_c_keeps_what_was_counted_and_a_simple_terminal_is_never_cleared() -> None:
    command = (*COMMAND, "--item", "101,102")
    with Term(command, env={"TERM": "dumb"}, reads_lines=True) as term:
        term.wait("leave it out:")
        term.send(ENTER)
        term.send(" ".join(["4"] * options_on(term)) + ENTER)
        term.wait("where the hands went")
        term.send(CTRL_C)
        assert 0 == term.wait_for_end()

    assert {4} == set(read_room(ROOM).value.questions[0].before)
    assert f"To go on: {TYPED} quiz room" in term.everything().replace("\n", "")
    assert "Traceback" not in term.everything()
    assert b"\x1b[2J" not in term.raw
