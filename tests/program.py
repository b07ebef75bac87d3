"""The program as a user runs it: in a process of its own, or quickly in this one."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from ehe_check.cli.entry import URGENT_FIRST, main

ROOT = Path(__file__).parent.parent
DAY = "2026-11-24"
COMMAND = [sys.executable, "-m", "ehe_check"]
TYPED = " ".join([shlex.quote(sys.executable), *COMMAND[1:]])
"""The program as hints name it where it runs in a process of its own."""


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


def call(*arguments: str | Path, typed: str = "") -> Done:
    """Run the program in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    code = 0
    stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
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
        input=typed if isinstance(typed, bytes) else typed.encode(),
        capture_output=True,
        env=clean_environment(**environ),
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of this process, with this checkout first and no terminal's wishes."""
    kept = {key: value for key, value in os.environ.items() if key not in ("ACCESSIBLE", "TERM")}
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
