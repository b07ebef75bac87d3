"""Other programs that put a first question on a terminal, measured beside ours where they are.

They are looked for in the folder that EHE_CHECK_PEERS names, then on PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WHERE = "EHE_CHECK_PEERS"
ANSWER = "First answer"


@dataclass(frozen=True)
class Peer:
    """One of them: how it is called to ask something, in a folder that is made ready for it."""

    name: str
    program: str
    arguments: tuple[str, ...]
    asks: str
    ready: Callable[[Path], None]

    def command(self, folder: Path) -> tuple[str, ...] | None:
        """Return its command, having made a folder ready for it; None where it is not installed."""
        given = os.environ.get(WHERE, "")
        found = shutil.which(self.program, path=given or None) or shutil.which(self.program)
        if found is None:
            return None
        folder.mkdir()
        self.ready(folder)
        return (str(Path(found).absolute()), *self.arguments)


def _template(folder: Path) -> None:
    (folder / "template").mkdir()
    questions = f"which:\n  type: str\n  choices: [{ANSWER}, Second answer]\n"
    (folder / "template" / "copier.yml").write_text(questions, encoding="utf-8")


def _repository(folder: Path) -> None:
    (folder / "changed").write_text("changed\n", encoding="utf-8")
    for words in (("init", "--quiet"), ("add", "changed")):
        subprocess.run(["git", *words], cwd=folder, check=True)  # noqa: S607 (as the peer does)


def _quiz(folder: Path) -> None:
    quiz = f"# One\n\n<quiz>\nWhich?\n- [x] {ANSWER}\n- [ ] Second answer\n\nBecause.\n</quiz>\n"
    (folder / "one.md").write_text(quiz, encoding="utf-8")


PEERS = (
    Peer("copier", "copier", ("copy", "template", "made"), ANSWER, _template),
    Peer("commitizen", "cz", ("commit",), "fix:", _repository),
    Peer("mkdocs-quiz", "mkdocs-quiz", ("run", "one.md"), ANSWER, _quiz),
)
