"""A program on a real pseudo-terminal, its screen kept by pyte, for tests that look at it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Final, Self

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

pexpect = pytest.importorskip("pexpect", reason="Windows has no pseudo-terminals, and no pexpect")

PROGRAM: Final = (sys.executable, "-m", "ehe_check")
F3, F5 = "\x1bOR", "\x1b[15~"
DOWN, ENTER, CTRL_C, CTRL_J = "\x1b[B", "\r", "\x03", "\n"

_SURROUNDINGS: Final = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
_NOT_FROM_HERE: Final = ("NO_COLOR", "ACCESSIBLE", "COLUMNS", "LINES", "PROMPT_TOOLKIT_COLOR_DEPTH")


class _AnsweringScreen(pyte.Screen):
    """Keeps the lines that scroll off its top, which takes pyte's own HistoryScreen much longer."""

    def __init__(self, cols: int, rows: int, answer: Callable[[str], None]) -> None:
        self.gone: list[Mapping[int, pyte.screens.Char]] = []
        self._answer = answer
        super().__init__(cols, rows)

    def index(self) -> None:
        """Move down by a line, where a line may go off the top."""
        if self.margins is None and self.cursor.y == self.lines - 1:
            self.gone.append(self.buffer[0])
        super().index()

    def write_process_input(self, data: str) -> None:
        """Answer where the cursor is, as a terminal does when it is asked."""
        self._answer(data)


class Term:
    """A child on a terminal of `cols` by `rows`; it answers cursor-position requests as one does.

    Use it in a `with`: the child that it started is ended on the way out.
    """

    moment = 0.05
    """How many seconds it waits for more to read."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        reads_lines: bool = False,
    ) -> None:
        """Start `argv`, with `env` added to a plain environment."""
        self.reads_lines = reads_lines or "--plain" in argv
        self.raw = b""
        self.ended = False
        self.screen = _AnsweringScreen(cols, rows, self._answer)
        self._stream = pyte.ByteStream(self.screen)
        around = {key: value for key, value in os.environ.items() if key not in _NOT_FROM_HERE}
        self.child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(rows, cols),
            env={**around, **_SURROUNDINGS, **(env or {})},
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        """Give this terminal."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child that was started here, if it still runs."""
        if not self.child.closed:
            self.child.close(force=True)

    def send(self, keys: str) -> None:
        """Type `keys`; where single keys are read, once they are.

        A moment earlier, when the question is there and its prompt is not, the terminal would echo
        them, and Ctrl-C would be a signal.
        """
        if not self.reads_lines:
            self.wait_until(self._reads_keys, "a prompt that reads keys")
        self._answer(keys)

    def _answer(self, keys: str) -> None:
        self.child.send(keys)

    def _reads_keys(self) -> bool:
        import termios  # Windows has none

        return not termios.tcgetattr(self.child.child_fd)[3] & termios.ISIG

    def wait(self, wanted: str, timeout: float = 15) -> str:
        """Read until `wanted` is on the screen, and return the screen as text."""
        self.wait_until(lambda: wanted in self.text(), wanted, timeout)
        return self.text()

    def wait_until(self, is_there: Callable[[], bool], wanted: str, timeout: float = 15) -> None:
        """Read until something is there, which a failure names."""
        end = time.monotonic() + timeout
        while not is_there():
            if self.ended or time.monotonic() > end:
                message = f"{wanted!r} never appeared; the screen is:\n{self.text()}"
                raise AssertionError(message)
            self.read_what_is_there()

    def wait_for_end(self, timeout: float = 15) -> int | None:
        """Read until the child has ended, and return its exit code; None if a signal ended it."""
        end = time.monotonic() + timeout
        while not self.ended:
            if time.monotonic() > end:
                message = f"the program goes on; the screen is:\n{self.text()}"
                raise AssertionError(message)
            self.read_what_is_there()
        self.child.wait()
        code: int | None = self.child.exitstatus
        return code

    def close_window(self) -> int | None:
        """Take the terminal away from the child, and return its exit code once it has ended."""
        process = self.child.ptyproc
        process.fileobj.close()
        process.closed = self.child.closed = True
        process.wait()
        code: int | None = process.exitstatus
        return code

    def lines(self) -> list[str]:
        """Return the lines of the screen, from the top, without spaces at their ends."""
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        """Return what is on the screen now."""
        return "\n".join(self.lines()).rstrip()

    def everything(self) -> str:
        """Return what has scrolled off the top, and then the screen."""
        columns = range(self.screen.columns)
        gone = ["".join(line[at].data for at in columns).rstrip() for line in self.screen.gone]
        return "\n".join([*gone, self.text()])

    def cursor_line(self) -> str:
        """Return the line that the terminal's own cursor is on, from the cursor to its end."""
        return self.lines()[self.screen.cursor.y][self.screen.cursor.x :]

    def read_what_is_there(self) -> None:
        """Read what the child has written, waiting a moment for it."""
        try:
            data = self.child.read_nonblocking(65536, timeout=self.moment)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.ended = True
            return
        self.raw += data
        self._stream.feed(data)
