"""`case --plain`: typed lines on any stdin, from the first question to the finished sheet."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ehe_check.files.open_files import open_file, seen_in
from tests import systems
from tests.cli.from_files import NO, read, saved, written
from tests.program import (
    COMMAND,
    DAY,
    Done,
    call,
    clean_environment,
    converse,
    converse_at_terminal,
    last_command,
    typing,
)

KNOWN = ["--plain", "--quick", "--role", "police", "--today", DAY]
START = [*KNOWN, "--reference", "EHE-0042"]
USUAL = {
    "y: the list stands": "y",
    "y: all do": "y",
    "Who are the children": "the child ?",
    "g. go on to the advice": "g",
    "How is it known?": "r",
    "Enter to go on": "",
}
"""What is replied wherever some words stand."""
NOT_THE_RECORD = "This file is not the case record."


def walk(*lines: str, file: str = "s.toml") -> Done:
    """Type some lines, then end the input."""
    return call("case", file, *START, typed="".join(line + "\n" for line in lines))


def answers(file: str = "s.toml") -> dict[str, dict[str, Any]]:
    return {answer["question"]: answer for answer in read(file).get("answers", [])}


def usual(asked: str) -> str:
    """Reply as somebody does who chooses what comes first, writes nothing and lists nobody."""
    line = usual_in_a_line(asked.removesuffix("\n> ").rpartition("\n")[2])
    if line is not None:
        return line
    for words, reply in USUAL.items():
        if words in asked:
            return reply
    if "\n  - (dash). " in asked:
        return "-"
    return ":skip" if asked.endswith("Your words: ") else "1"


def usual_in_a_line(line: str) -> str | None:
    """Reply as somebody does who adds nothing to an ordinary page, and decides as another says.

    None where nothing is asked in a line.
    """
    if line.startswith("Anything to add?"):
        return "no"
    if line.endswith("done"):
        return ""
    if line.startswith(("What is to be done", "Who will do it", "By when")):
        return ":skip"
    return "1" if line.startswith("Decide:") else None


# A whole walk


def test_a_whole_quick_walk_finishes_with_its_decision_and_its_outcome() -> None:
    done = converse("case", "s.toml", *START, reply=usual)
    kept = read("s.toml")

    assert (0, True) == (done.code, done.out.startswith("EHE-0042"))
    assert ("none", True) == (kept["decision"]["urgency"], kept["decision"]["agrees"])
    assert "none" == kept["outcome"]["urgency"]
    assert ("not the case record" in done.out, False) == (True, NOT_THE_RECORD in done.err)
    again = call("case", "s.toml", "--plain", "--today", DAY)
    assert (0, done.out) == (again.code, again.out)


def test_a_plain_walk_on_a_terminal_writes_no_escape_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    done = converse_at_terminal("case", "s.toml", *START, reply=usual)

    assert "It cannot tell you a child is safe." in done.out
    assert "4 done" not in done.out
    assert "\x1b" not in done.out + done.err
    assert 0 == done.code


# Leaving and going on


def test_the_end_of_the_input_saves_and_says_where_and_that_it_is_not_the_record() -> None:
    early = call("case", "s.toml", "--plain")
    left = [*Path().iterdir()]
    done = walk("1")

    assert (0, "Nothing was saved.", []) == (early.code, early.err.splitlines()[-1], left)
    assert (0, "") == (done.code, done.out)
    assert f"  {Path('s.toml').absolute()}\n{NOT_THE_RECORD}\nTo go on:\n" in done.err
    assert "ehe-check case s.toml --plain" == last_command(done.err, "To go on")
    assert {"NOW-1": "no"} == {key: answer["value"] for key, answer in answers().items()}
    assert ["s.toml"] == [path.name for path in Path().iterdir()]


def test_going_on_asks_the_first_question_without_an_answer() -> None:
    walk("1", "-", "skip")
    done = walk()

    assert ["NOW-1", "NOW-2", "NOW-3"] == list(answers())
    assert "What is the worry, if any?" in done.err
    assert "Has children's social care been asked" not in done.err


def test_answers_from_a_file_are_not_asked_again() -> None:
    done = call("case", "s.toml", *START, "--answers", written("from.toml", NO))

    assert "Has anything seen, heard or read" in done.err
    assert "Is anyone in danger at this moment" not in done.err


def until_asked(talking: subprocess.Popen[bytes]) -> None:
    """Read what a walk says, up to its next prompt."""
    assert talking.stderr is not None
    heard = b""
    while not heard.endswith(b"> "):
        piece = talking.stderr.read(1)
        assert piece, heard.decode()
        heard += piece


@pytest.mark.thorough
@systems.kills
@pytest.mark.parametrize("given", ["SIGINT", "SIGKILL"])
def test_ctrl_c_and_a_killed_window_lose_nothing_and_go_on_where_it_was(given: str) -> None:
    pipe = subprocess.PIPE
    command = [*COMMAND, "case", "s.toml", *START]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, env=clean_environment()
    ) as talking:
        until_asked(talking)
        assert talking.stdin is not None
        talking.stdin.write(b"1\n")
        talking.stdin.flush()
        until_asked(talking)
        talking.send_signal(signal.Signals[given])
        said = talking.communicate()[1].decode()

    if given == "SIGINT":
        assert (0, True) == (talking.returncode, NOT_THE_RECORD in said)
    assert "Traceback" not in said
    assert ["NOW-1"] == list(answers())
    assert "Has anything seen, heard or read" in walk().err


@pytest.mark.parametrize("name", ["s.toml", pytest.param("link.toml", marks=systems.links)])
def test_a_second_window_on_the_same_file_is_told_that_it_is_open(name: str) -> None:
    walk("1")
    held, path = Path("s.toml").read_bytes(), Path("s.toml")
    if name != path.name:
        Path(name).symlink_to(path)
    with open_file(path, seen_in(path)):
        second = walk("1", file=name)

    assert (3, held) == (second.code, path.read_bytes())
    assert second.err.splitlines()[-1].startswith(f"ehe-check: {name}: is open in another window.")


def test_two_windows_that_both_begin_a_file_never_lose_the_first_ones_answers() -> None:
    slow = converse("case", "s.toml", *KNOWN, reply=typing(lambda: walk("1"), "EHE-0042"))

    assert 3 == slow.code
    assert "was saved by another window in the meantime" in slow.err
    assert ["NOW-1"] == list(answers())


HALF_GIVEN = {"question": "RGT-2", "value": "safety-health-development"}


def test_what_was_left_without_enter_is_still_in_the_file_when_it_is_opened_and_left_again() -> (
    None
):
    path = saved()
    half = "".join(f'{key} = "{value}"\n' for key, value in HALF_GIVEN.items())
    written(path.name, f"{path.read_text('utf-8')}\n[[half_given]]\n{half}")

    done = call("case", path, "--plain", "--today", DAY, typed="x\n")

    assert NOT_THE_RECORD in done.err
    assert [HALF_GIVEN] == read(path)["half_given"]
