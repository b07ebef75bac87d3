"""What only a browser or a reader from npm can prove, and one Chromium for all such tests."""

from __future__ import annotations

import atexit
import json
import shutil
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

WEB = Path(__file__).parent / "web"
LACKING = (
    "only a browser or a reader from npm can prove it: apt-get install chromium nodejs npm, "
    "then npm install --no-package-lock --prefix tests/web"
)


def need(module: str, *programs: str | None) -> None:
    """Skip without these programs, and without Node and a module of its."""
    if not all((*programs, shutil.which("node"), (WEB / "node_modules" / module).is_dir())):
        pytest.skip(LACKING)


def look(chromium: str, how: str, **asked: object) -> dict[str, Any]:
    """Return what was seen in a page or pages, looked at as a module of `tests/web` says."""
    need("axe-core", chromium)
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
