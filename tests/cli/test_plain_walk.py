"""`case --plain`: typed lines on any stdin, from the first question to the finished sheet."""

from __future__ import annotations

import re
import signal
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from tests.program import COMMAND, DAY, Done, call, clean_environment, converse

pytestmark = pytest.mark.thorough

START = ["--plain", "--quick", "--role", "police", "--reference", "EHE-0042", "--today", DAY]
PROMPTS = ("> ", "Your words: ")
USUAL = {
    "What shall we call this": ":back",
    "g. go on to the advice": "g",
    "How is it known?": "r",
    "Enter to go on": "",
}
"""What is replied wherever some words stand."""
NOT_THE_RECORD = "This file is not the case record."


def walk(*lines: str, file: str = "s.toml") -> Done:
    """Type some lines, then end the input."""
    return call("case", file, *START, typed="".join(line + "\n" for line in lines))


def session(file: str = "s.toml") -> dict[str, Any]:
    return tomllib.loads(Path(file).read_text(encoding="utf-8"))


def answers() -> dict[str, dict[str, Any]]:
    return {answer["question"]: answer for answer in session().get("answers", [])}


class Talk:
    """A plain walk in a process of its own, read and typed to line by line."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "case", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=clean_environment(),
        )
        self.said = ""

    def until_asked(self) -> str | None:
        """Read up to the next prompt; None where the program has ended."""
        heard = b""
        stream = _open(self.process.stderr)
        while not heard.endswith(tuple(prompt.encode() for prompt in PROMPTS)):
            piece = stream.read(1)
            if not piece:
                self.said += heard.decode()
                return None
            heard += piece
        self.said += heard.decode()
        return heard.decode()

    def type(self, line: str) -> None:
        stream = _open(self.process.stdin)
        stream.write(f"{line}\n".encode())
        stream.flush()

    def end(self) -> tuple[int, str]:
        """Close the input, and return the exit code and what is on stdout."""
        out, err = self.process.communicate(timeout=30)
        self.said += err.decode()
        return self.process.returncode, out.decode()


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


@contextmanager
def talk(*arguments: str) -> Iterator[Talk]:
    talking = Talk(*arguments)
    try:
        yield talking
    finally:
        if talking.process.poll() is None:
            talking.process.kill()
        talking.process.communicate()


def usual(asked: str) -> str:
    """Reply as somebody does who chooses what comes first, writes nothing and lists nobody."""
    line = usual_in_a_line(asked.removesuffix("\n> ").rpartition("\n")[2])
    if line is not None:
        return line
    for words, reply in USUAL.items():
        if words in asked:
            return reply
    choices = {text: number for number, text in re.findall(r"(?m)^ +(\d+)\. (.*)$", asked)}
    for text, number in choices.items():
        if text.startswith("Yes, that is every child"):
            return str(number)
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


# Leaving and going on


def test_the_end_of_the_input_saves_and_says_where_and_that_it_is_not_the_record() -> None:
    early = call("case", "s.toml", "--plain")
    left = [*Path().iterdir()]
    done = walk("1")

    assert (0, "Nothing was saved.", []) == (early.code, early.err.splitlines()[-1], left)
    assert (0, "") == (done.code, done.out)
    further = ["To go on:", "  ehe-check case s.toml --plain"]
    assert str(Path("s.toml").absolute()) in done.err.splitlines()[-4]
    assert [NOT_THE_RECORD, *further] == done.err.splitlines()[-3:]
    assert {"NOW-1": "no"} == {key: answer["value"] for key, answer in answers().items()}
    assert ["s.toml"] == [path.name for path in Path().iterdir()]


def test_going_on_asks_the_first_question_without_an_answer() -> None:
    walk("1", "1r", "skip")
    done = walk()

    assert ["NOW-1", "NOW-2", "NOW-3"] == list(answers())
    assert "What, if anything, is the worry?" in done.err
    assert "Has children's social care been asked" not in done.err


def test_answers_from_a_file_are_not_asked_again_and_wrong_ones_said_before_anything_is() -> None:
    right = '[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n'
    Path("from.toml").write_text(right.replace('"no"', '"nope"'))
    wrong = call("case", "s.toml", "--plain", "--answers", "from.toml", typed="1\n")
    Path("from.toml").write_text(right)
    done = call("case", "s.toml", *START, "--answers", "from.toml")

    assert (3, 1) == (wrong.code, len(wrong.problems))
    assert "Has a child spoken of harm" in done.err
    assert "Is anyone in danger at this moment" not in done.err


@pytest.mark.parametrize("given", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_and_a_killed_window_lose_nothing_and_go_on_where_it_was(given: int) -> None:
    with talk("s.toml", *START) as talking:
        talking.until_asked()
        talking.type("1")
        talking.until_asked()
        talking.process.send_signal(given)
        code, _ = talking.end()

    if given == signal.SIGINT:
        assert 0 == code
        assert NOT_THE_RECORD in talking.said
    assert "Traceback" not in talking.said
    assert ["NOW-1"] == list(answers())
    assert "Has a child spoken of harm" in walk().err


def test_a_second_window_on_the_same_file_is_told_that_it_is_open() -> None:
    walk("1")
    before = Path("s.toml").read_bytes()
    Path("other.toml").symlink_to("s.toml")
    with talk("s.toml", *START) as talking:
        talking.until_asked()
        held = Path("s.toml").read_bytes()
        second, by_link = walk("1"), walk("1", file="other.toml")

        assert (3, 3) == (second.code, by_link.code)
        assert second.err.splitlines()[-1].startswith(
            "ehe-check: s.toml: is open in another window."
        )
        assert held == Path("s.toml").read_bytes()
    assert before != b""


def test_two_windows_that_both_begin_a_file_never_lose_the_first_ones_answers() -> None:
    with talk("s.toml", "--plain", "--quick", "--role", "police") as slow:
        slow.until_asked()
        walk("1")
        saved = Path("s.toml").read_bytes()
        slow.type("EHE-0042")
        assert slow.until_asked() is None
        code, _ = slow.end()

    assert 3 == code
    assert "was saved by another window in the meantime" in slow.said
    assert saved == Path("s.toml").read_bytes()


# A whole walk


def test_a_whole_quick_walk_finishes_with_its_decision_and_its_outcome() -> None:
    done = converse("case", "s.toml", *START, reply=usual)
    kept = session()

    assert (0, True) == (done.code, done.out.startswith("EHE-0042"))
    assert "\x1b" not in done.out + done.err
    assert ("none", True) == (kept["decision"]["urgency"], kept["decision"]["agrees"])
    assert "none" == kept["outcome"]["urgency"]
    assert NOT_THE_RECORD in done.err
    again = call("case", "s.toml", "--today", DAY)
    assert (0, done.out) == (again.code, again.out)


def test_a_plain_walk_on_a_terminal_writes_no_escape_byte() -> None:
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "case", "s.toml", *START],
        env={**clean_environment(), "TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 80),
    )
    heard = ""
    for _ in range(200):
        if child.expect([*PROMPTS, pexpect.EOF]) == len(PROMPTS):
            heard += child.before
            break
        heard += child.before
        child.sendline(usual((child.before + child.after).replace("\r\n", "\n")))
    child.close()

    assert "It cannot tell you a child is safe." in heard
    assert "4 done" in heard
    assert "\x1b" not in heard
    assert 0 == child.exitstatus
