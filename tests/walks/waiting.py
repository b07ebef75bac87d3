"""A terminal on which it is known when the program waits for a key."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from tests.pty.terminal import Term

_QUIET: Final = 3
"""How many moments nothing may come from a program that sleeps, until it is taken to wait."""
_QUIET_UNSEEN: Final = 40
"""The same before anything came of a key, and where it cannot be seen whether it sleeps."""
_MOST_SECONDS: Final = 60


class Waiting(Term):
    """A terminal that tells what was drawn since the last wait for a key."""

    moment = 0.012
    told = sent = 0

    def until_it_waits(self) -> tuple[str, ...]:
        """Read until the program waits, and return the lines that came, and those that stand."""
        quiet, enough, end = 0, _QUIET_UNSEEN, time.monotonic() + _MOST_SECONDS
        while not self.ended and quiet < enough:
            before = len(self.raw)
            self.read_what_is_there()
            came = len(self.raw) > before
            enough = _QUIET if came and self._state() else enough
            quiet = 0 if came or self._state() not in ("S", "") else quiet + 1
            quiet = 0 if self.reads_lines and not self._prompts() else quiet
            assert time.monotonic() < end, f"the program is never done drawing:\n{self.text()}"
        gone = self.everything().split("\n")[self.told :]
        self.told = len(self.screen.gone)
        return tuple(line.rstrip() for line in gone)

    def send(self, keys: str) -> None:
        """Type `keys`, once they are read."""
        super().send(keys)
        self.sent = len(self.raw)

    def _prompts(self) -> bool:
        """Say whether a prompt to type at has come since a line was typed."""
        return self.raw[self.sent :].endswith((b"> ", b": "))

    def _state(self) -> str:
        """Return the state of the process, as Linux tells it; nothing elsewhere."""
        try:
            stat = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return ""
        return stat.rpartition(")")[2].split()[0]
