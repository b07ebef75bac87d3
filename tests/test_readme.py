"""The README: its transcripts are real, and its commands do what it says."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ehe_check.bank.walk_set import SHIPPED_MINUTES, WalkSet
from ehe_check.render.formats import Format, by_ending
from tests.installed import brought, plain
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


@pytest.mark.thorough
def test_a_transcript_shows_what_the_program_really_says(tmp_path: Path) -> None:
    walk, sheet = transcripts(tmp_path)
    for mark, rest in (("a walk", walk), ("its sheet", sheet)):
        for piece in pieces(mark):
            _, found, rest = rest.partition(piece)  # noqa: PLW2901 (what is left of it)
            assert found, f"{mark}: {piece}"


def test_it_says_how_long_a_walk_takes_as_the_first_screen_does() -> None:
    quick, full = SHIPPED_MINUTES[WalkSet.QUICK], SHIPPED_MINUTES[WalkSet.FULL]
    one = f"about {quick.one} minutes for one child of an ordinary family and {quick.three}"

    assert f"{one} for three with a worry" in README
    assert f"all the questions about {full.one} and {full.three}." in README


def test_the_program_imports_nothing_that_installing_it_does_not_bring() -> None:
    trees = [ast.parse(path.read_bytes()) for path in (ROOT / "ehe_check").rglob("*.py")]
    names = {name.partition(".")[0] for tree in trees for name in imported(tree)}
    outside = names - sys.stdlib_module_names - {"ehe_check"}
    there, found = brought(), packages_distributions()

    assert set() == {name for name in outside if not there & {*map(plain, found.get(name, ()))}}


def test_it_names_an_ending_of_each_format_of_a_page() -> None:
    (sentence,) = [line for line in README.splitlines() if "chooses by its ending" in line]
    endings = re.findall(r"`(\.\w+)`", sentence)

    assert list(Format) == [by_ending(Format)[ending] for ending in endings]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.thorough
def test_the_commands_work_on_a_machine_with_only_python(tmp_path: Path) -> None:
    checkout = tmp_path / "ehe-check"
    ignored = shutil.ignore_patterns(".*", "node_modules", "mutants", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, checkout, ignore=ignored)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["PATH"] = str(tmp_path)  # where no program is
    start = block("the start command").strip().replace("python3 ", f"{sys.executable} ")
    done = subprocess.run(
        [str(shutil.which("bash")), "-euc", start.replace("ehe-check case", "ehe-check demo")],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "It cannot tell you a child is safe." in done.stdout
    for words in ("bank check", "demo --out sheet.pdf"):
        elsewhere = subprocess.run(
            [checkout / ".venv" / "bin" / "ehe-check", *words.split()],
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
