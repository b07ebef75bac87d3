"""How long a person waits: a report, never a test. Run `python -m tests.bench [RUNS]`.

Each wait is measured beside its floor, in turns within the same run, so that a busy machine slows
both. Floors: Python itself; a script that imports the fixed stack and asks one question; two bare
questionary selects in a row.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pexpect

from tests.pty.terminal import DOWN, ENTER, Term

RUNS = 15
FLOORS = Path(__file__).with_name("floors")
BARE = (sys.executable, "-c", "pass")
PROGRAM = (str(Path(sys.executable).with_name("ehe-check")),)
OURS = (sys.executable, "-c", "from ehe_check.cli.entry import main; main()")
ASKED = ("case", "walk.toml", "--quick", "--role", "police", "--reference", "EHE-1")


@dataclass(frozen=True)
class Wait:
    """One wait of ours beside its floor, and what the ratio of the two should be under."""

    name: str
    ours: Callable[[], float]
    floor: Callable[[], float]
    floor_name: str
    target: float


class Watched(Term):
    """A terminal that keeps no screen, as keeping one would take longer than what is measured."""

    def read_what_is_there(self) -> None:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.ended = True
            return
        self.raw += data
        for _ in range(data.count(b"\x1b[6n")):
            self.send("\x1b[1;1R")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"Medians of {runs} runs, in milliseconds; Python {sys.version.split()[0]}")
    for wait in WAITS:
        pairs = [(wait.floor(), wait.ours()) for _ in range(runs + 1)][1:]  # the first one warms up
        floor, ours = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        ratio = ours / floor
        met = "met" if ratio < wait.target else "missed"
        print(
            f"{wait.name:36} {ours:7.1f}  {wait.floor_name:28} {floor:7.1f}"
            f"  ratio {ratio:5.2f}, under {wait.target}: {met}"
        )
    plain = statistics.median(to_the_next_plain_question() for _ in range(runs)) * 1000
    print(f"{'next question in plain mode':36} {plain:7.1f}  under 10 ms: {_met(plain < 10)}")
    save = statistics.median(one_save() for _ in range(runs)) * 1000
    print(f"{'... of which writing the file':36} {save:7.1f}  (write, flush, sync, put in place)")


def _met(is_met: bool) -> str:  # noqa: FBT001 (a word for yes and no)
    return "met" if is_met else "missed"


def running(*command: str) -> Callable[[], float]:
    """Return a measure of one run from start to end."""

    def measure() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start

    return measure


def until(text: str, *command: str) -> Callable[[], float]:
    """Return a measure from the start to a text on a terminal."""

    def measure() -> float:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            start = time.perf_counter()
            with Watched(command, rows=40) as term:
                _read_until(term, text)
                return time.perf_counter() - start

    return measure


def next_question(first: str, second: str, *command: str) -> Callable[[], float]:
    """Return a measure from Enter at the first question to the menu of the second."""

    def measure() -> float:
        with (
            tempfile.TemporaryDirectory() as folder,
            chdir(folder),
            Watched(command, rows=40) as term,
        ):
            _read_until(term, first)
            _read_until_quiet(term)
            term.send(DOWN)
            _read_until_quiet(term)
            read = len(term.raw)
            start = time.perf_counter()
            term.send(ENTER)
            _read_until(term, second, read)
            return time.perf_counter() - start

    return measure


def to_the_next_plain_question() -> float:
    """Measure from Enter to the prompt of the next question in plain mode, the save in it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        chdir(folder),
        Watched((*PROGRAM, *ASKED, "--plain"), rows=40) as term,
    ):
        _read_until(term, "Number: ")
        read = len(term.raw)
        start = time.perf_counter()
        term.send("1\r")
        _read_until(term, "Number: ", read)
        return time.perf_counter() - start


def one_save() -> float:
    """Measure one write of a small file in the way sessions are written."""
    from ehe_check.files.whole_files import write_bytes

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_bytes(Path(folder) / "walk.toml", b"format = 1\n" * 100)
        return time.perf_counter() - start


def _read_until(term: Term, text: str, read: int = 0) -> None:
    wanted = text.encode()
    term.wait_until(lambda: wanted in term.raw[read:], text)


def _read_until_quiet(term: Term) -> None:
    """Read until nothing more comes for a moment: the menu is up and waits."""
    size = -1
    while size != len(term.raw):
        size = len(term.raw)
        end = time.monotonic() + 0.1
        while time.monotonic() < end:
            term.read_what_is_there()


WAITS = (
    Wait("--version", running(*OURS, "--version"), running(*BARE), "python -c pass", 1.5),
    Wait(
        "--version by pip's script",
        running(*PROGRAM, "--version"),
        running(sys.executable, "-c", "import re, sys"),
        "what that script imports",
        1.5,
    ),
    Wait(
        "first text",
        until("call 999", *PROGRAM, *ASKED),
        until("bare", sys.executable, "-c", "print('bare')"),
        "python -c print()",
        2.5,
    ),
    Wait(
        "first question",
        until("(choose with", *PROGRAM, *ASKED),
        until("First answer", sys.executable, str(FLOORS / "one_question.py")),
        "stack and one select",
        1.1,
    ),
    Wait(
        "next question, with the save",
        next_question("(choose with", "(choose with", *PROGRAM, *ASKED),
        next_question(
            "First answer", "Third answer", sys.executable, str(FLOORS / "two_selects.py")
        ),
        "two bare selects",
        1.25,
    ),
)

if __name__ == "__main__":
    main()
