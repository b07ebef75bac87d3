"""The README: its transcripts are real, and its commands do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.transcript import ROOT, transcripts

README = (ROOT / "README.md").read_text(encoding="utf-8")
CUT = "[...]"


def block(mark: str) -> str:
    """The fenced block that follows a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"README.md has no block marked {mark!r}"
    return found[1]


def pieces(mark: str) -> list[str]:
    """What a transcript shows, between its cuts and without its command."""
    shown = block(mark).split("\n", 1)[1]
    return [piece.strip("\n") for piece in shown.split(CUT)]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    walk, sheet = transcripts(tmp_path_factory.mktemp("readme"))
    return {"a walk": walk, "its sheet": sheet}


@pytest.mark.parametrize("mark", ["a walk", "its sheet"])
def test_a_transcript_shows_what_the_program_really_says(mark: str, real: dict[str, str]) -> None:
    rest = real[mark]
    for piece in pieces(mark):
        assert piece in rest
        rest = rest.split(piece, 1)[1]


@pytest.mark.thorough
def test_the_commands_work_on_a_machine_with_only_python(tmp_path: Path) -> None:
    checkout = tmp_path / "ehe-check"
    ignored = shutil.ignore_patterns(".*", "node_modules", "mutants", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, checkout, ignore=ignored)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    start = block("the start command").strip().replace("python3 ", f"{sys.executable} ")
    done = subprocess.run(
        ["bash", "-euc", start.replace("ehe-check case", "ehe-check demo")],  # noqa: S607 (the README's shell)
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "This sheet cannot tell you a child is safe." in done.stdout
    elsewhere = subprocess.run(
        [checkout / ".venv" / "bin" / "ehe-check", "bank", "check"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert elsewhere.returncode == 0, elsewhere.stderr


@pytest.mark.thorough
def test_every_command_in_the_table_explains_itself() -> None:
    commands = {found.split()[0] for found in re.findall(r"`ehe-check (\w[\w ]*)", README)}
    for command in sorted(commands):
        arguments = [sys.executable, "-m", "ehe_check", command, "--help"]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)

        assert done.returncode == 0, f"{command}: {done.stderr}"
