"""The README's transcripts: a typed walk and its sheet, as a person would see them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.program import TYPED

HERE = Path(__file__).parent / "readme"
ROOT = HERE.parent.parent
WALK = "ehe-check case walk.toml --plain --quick --role school-nurse --reference EHE-0042"
PROMPT = re.compile(r"^(?:.*  )?> |^Your words: ", re.MULTILINE)
DAY = ("--today", "2026-11-24")
FOLDER = "/home/you/cases"


def transcripts(folder: Path) -> tuple[str, str]:
    """Return the walk with what was typed, and the sheet printed afterwards."""
    typed = (HERE / "walk.txt").read_text(encoding="utf-8")
    walk = _run([*WALK.split()[1:], *DAY], typed, folder)
    sheet = _run(["sheet", "walk.toml", *DAY], "", folder)
    lines = iter(typed.splitlines())
    seen = PROMPT.sub(lambda prompt: f"{prompt[0]}{next(lines, '')}\n", walk.stderr)
    return seen.replace(str(folder), FOLDER).replace(TYPED, "ehe-check"), sheet.stdout


def _run(arguments: list[str], typed: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ehe_check", *arguments]
    return subprocess.run(
        command, input=typed, cwd=folder, capture_output=True, text=True, check=True
    )
