"""How each wait is measured: a whole run, or the time until a text stands on a terminal."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import TypeAlias

from tests.pty.terminal import DOWN, ENTER, Term, pexpect

Measure: TypeAlias = Callable[[], float]
"""Takes one wait, and returns how many seconds it was."""


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


def running(*command: str) -> Measure:
    """Return a measure of one run from start to end."""

    def measure() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start

    return measure


def until(text: str, *command: str, folder: Path | None = None) -> Measure:
    """Return a measure from the start to a text on a terminal, in a folder or else an empty one."""

    def measure() -> float:
        with tempfile.TemporaryDirectory() as empty, chdir(folder or empty):
            start = time.perf_counter()
            with Watched(command, rows=40) as term:
                read_until(term, text)
                return time.perf_counter() - start

    return measure


def next_question(first: str, second: str, *command: str) -> Measure:
    """Return a measure from Enter at the first question to the menu of the second."""

    def measure() -> float:
        with (
            tempfile.TemporaryDirectory() as folder,
            chdir(folder),
            Watched(command, rows=40) as term,
        ):
            read_until(term, first)
            _read_until_quiet(term)
            term.send(DOWN)
            _read_until_quiet(term)
            return _from(term, ENTER, second)

    return measure


def next_typed_question(prompt: str, *command: str) -> Measure:
    """Return a measure from Enter to the prompt of the next question in plain mode."""

    def measure() -> float:
        with (
            tempfile.TemporaryDirectory() as folder,
            chdir(folder),
            Watched(command, rows=40) as term,
        ):
            read_until(term, prompt)
            return _from(term, "1\r", prompt)

    return measure


def one_save() -> float:
    """Measure one write of a small file in the way sessions are written."""
    from ehe_check.files.whole_files import write_bytes

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_bytes(Path(folder) / "walk.toml", b"format = 1\n" * 100)
        return time.perf_counter() - start


def read_until(term: Term, text: str, read: int = 0) -> None:
    """Read until a text has come, after so many bytes that were read before."""
    wanted = text.encode()
    term.wait_until(lambda: wanted in term.raw[read:], text)


def _from(term: Term, keys: str, text: str) -> float:
    """Measure from these keys to a text."""
    read = len(term.raw)
    start = time.perf_counter()
    term.send(keys)
    read_until(term, text, read)
    return time.perf_counter() - start


def _read_until_quiet(term: Term) -> None:
    """Read until nothing more comes for a moment: the menu is up and waits."""
    size = -1
    while size != len(term.raw):
        size = len(term.raw)
        end = time.monotonic() + 0.1
        while time.monotonic() < end:
            term.read_what_is_there()
