"""One Chromium for all the tests of a process: it opens pages as they ask for it."""

from __future__ import annotations

import atexit
import json
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

WEB = Path(__file__).parent / "web"


def look(chromium: str, how: str, **asked: object) -> dict[str, Any]:
    """Return what was seen in a page or pages, looked at as a module of `tests/web` says."""
    node = started(chromium)
    assert node.stdin
    assert node.stdout
    node.stdin.write(json.dumps({"look": how, **asked}, default=str) + "\n")
    node.stdin.flush()
    line = node.stdout.readline()
    assert line, "Chromium could not be started, or what asks it has ended"
    seen: dict[str, Any] = json.loads(line)
    assert "error" not in seen, seen["error"]
    return seen


@cache
def started(chromium: str) -> Popen[str]:
    """Start Chromium once; it ends with this process."""
    command: list[str | Path] = ["node", WEB / "browser.mjs", chromium]
    node = Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf-8")
    atexit.register(stop, node)
    return node


def stop(node: Popen[str]) -> None:
    """Ask no more, which ends Chromium."""
    node.communicate()
