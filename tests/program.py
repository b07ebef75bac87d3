"""The program as a user runs it: in a process of its own, or quickly in this one."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from unittest import mock

import pytest

from ehe_check.cli.entry import URGENT_FIRST, main

ROOT = Path(__file__).parent.parent
DAY = "2026-11-24"
COMMAND = [sys.executable, "-m", "ehe_check"]
TYPED = " ".join([shlex.quote(sys.executable), *COMMAND[1:]])
"""The program as hints name it where it runs in a process of its own."""
MOST_LINES = 400
NOT_HANDED_ON = ("ACCESSIBLE", "TERM", "PYTHONDONTWRITEBYTECODE")
"""A terminal's wishes, and what would have every process compile the program anew."""


@dataclass(frozen=True)
class Done:
    """How a run of the program ended: its exit code, and what it wrote on each stream."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines on stderr that say what is wrong; every line is one but the urgent first."""
        lines = [line for line in self.err.splitlines() if line != URGENT_FIRST]
        assert all(line.startswith("ehe-check: ") for line in lines), lines
        return [line.removeprefix("ehe-check: ") for line in lines]


def call(*arguments: str | Path, typed: bytes | str = "") -> Done:
    """Run the program in this process."""
    stdin = io.TextIOWrapper(io.BytesIO(_as_bytes(typed)), encoding="utf-8")
    return _run_here(arguments, stdin, _stream())


def converse(*arguments: str | Path, reply: Callable[[str], str | None]) -> Done:
    """Run the program in this process, and reply to what it has said since; None ends the input."""
    err = _stream()
    return _run_here(arguments, Replying(err, reply), err)


def converse_at_terminal(*arguments: str | Path, reply: Callable[[str], str | None]) -> Done:
    """Converse as `converse` does where a person reads what is printed: all is on one screen."""
    screen = AtTerminal(io.BytesIO(), encoding="utf-8", newline="")
    keys = Replying(screen, reply, is_terminal=True)
    return _run_here(arguments, keys, _stream(), screen)


def typing(*steps: str | Callable[[], object]) -> Callable[[str], str | None]:
    """Reply with one line after the other; what is no line is done before the next is typed."""
    left = iter(steps)

    def reply(_: str) -> str | None:
        for each in left:
            if isinstance(each, str):
                return each
            each()
        return None

    return reply


class Replying(io.StringIO):
    """A standard input that hears what is said on another stream, and types a line in reply."""

    def __init__(
        self,
        heard: io.TextIOWrapper,
        reply: Callable[[str], str | None],
        *,
        is_terminal: bool = False,
    ) -> None:
        super().__init__()
        self.heard, self.reply, self.is_terminal = heard, reply, is_terminal
        self.read_to = self.lines = 0

    def isatty(self) -> bool:
        return self.is_terminal

    def readline(self, *_: object) -> str:  # type: ignore[override]
        self.lines += 1
        whole = _written(self.heard)
        asked, self.read_to = whole[self.read_to :], len(whole)
        assert self.lines < MOST_LINES, asked
        line = self.reply(asked)
        return "" if line is None else f"{line}\n"


class AtTerminal(io.TextIOWrapper):
    """An output that a person reads as it comes."""

    def isatty(self) -> bool:
        return True


def last_command(said: str, lead: str) -> str:
    """Return the command printed beneath a lead, its paths as they are seen from here."""
    _, after = said.split(f"{lead}:\n")
    lines = [line for line in after.split("\n") if line.startswith("  ")]
    words = shlex.split(lines[-1])
    return " ".join(os.path.relpath(word) if Path(word).is_absolute() else word for word in words)


def _as_bytes(typed: bytes | str) -> bytes:
    return typed if isinstance(typed, bytes) else typed.encode()


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _run_here(
    arguments: Iterable[str | Path],
    stdin: IO[str],
    err: io.TextIOWrapper,
    screen: io.TextIOWrapper | None = None,
) -> Done:
    out, code = screen or _stream(), 0
    with redirect_stdout(out), redirect_stderr(err), mock.patch("sys.stdin", stdin):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0
    return Done(code, _written(out), _written(err))


def run(*arguments: str | Path, typed: bytes | str = b"", **environ: str) -> Done:
    """Run the program in a process of its own, in the current folder."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=_as_bytes(typed),
        capture_output=True,
        env=clean_environment(**environ),
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of this process, with this checkout first and without what is not wanted."""
    kept = {key: value for key, value in os.environ.items() if key not in NOT_HANDED_ON}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def keep_data_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test's user have a data folder of their own, on every platform."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(folder))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
