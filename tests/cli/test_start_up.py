"""Starting up: what is said first, and what is imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.cli.entry import URGENT_FIRST
from tests.program import clean_environment, run

IMPORTS = """
import sys
from ehe_check.cli.entry import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("imported:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported(*arguments: str, typed: str = "") -> set[str]:
    """The packages that are imported once a command is done."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=True,
    )
    return set(done.stderr.rpartition("imported:")[2].split())


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--version"], {"typer", "pydantic", "rich", "questionary", "prompt_toolkit", "rtoml"}),
        (["-V"], {"typer", "pydantic", "rich", "questionary", "prompt_toolkit", "rtoml"}),
        ([], {"typer", "pydantic", "rich", "questionary", "prompt_toolkit", "rtoml"}),
        (["--help"], {"questionary", "prompt_toolkit", "rich", "rtoml", "tomli_w"}),
        (["case", "--help"], {"questionary", "prompt_toolkit", "rich", "rtoml", "tomli_w"}),
        (["sheet", "done.toml", "--as", "json"], {"rich", "questionary", "prompt_toolkit"}),
        (["demo", "--as", "json"], {"rich", "questionary", "prompt_toolkit"}),
        (["bank", "list"], {"rich", "questionary", "prompt_toolkit"}),
        (["case", "s.toml", "--plain"], {"rich", "questionary", "prompt_toolkit"}),
        (["quiz", "--help"], {"questionary", "prompt_toolkit", "rich", "rtoml", "fsrs"}),
        (["quiz", "--plain"], {"rich", "questionary", "prompt_toolkit", "fsrs"}),
        (["config", "show"], {"rich", "questionary", "prompt_toolkit"}),
        (["config", "--plain"], {"rich", "questionary", "prompt_toolkit"}),
    ],
)
def test_a_command_imports_no_more_than_it_needs(arguments: list[str], never: set[str]) -> None:
    Path("done.toml").write_bytes(resources.DEMO.read_bytes())

    assert set() == imported(*arguments) & never


def test_a_plain_walk_that_asks_questions_imports_no_arrow_keys() -> None:
    options = ["--plain", "--quick", "--role", "police", "--reference", "EHE-1"]
    packages = imported("case", "s.toml", *options, typed="1\nleave\n")

    assert set() == packages & {"questionary", "prompt_toolkit", "rich"}
    assert Path("s.toml").exists()


@pytest.mark.parametrize("arguments", [[], ["no.toml"], ["--plain"], ["--answers", "no.toml"]])
def test_the_first_text_of_case_is_what_to_do_in_danger(arguments: list[str]) -> None:
    done = run("case", *arguments)

    assert URGENT_FIRST == done.err.splitlines()[0]
    assert "" == done.out


def test_the_first_text_comes_before_anything_heavy_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ehe_check", "case"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )
    before, _, after = done.stderr.partition(URGENT_FIRST)
    heavy = ("typer", "pydantic", "rich", "questionary", "dataclasses", "typing")

    assert [] == [name for name in heavy if f"| {name}\n" in before.replace("|   ", "| ")]
    assert "pydantic" in after


@pytest.mark.parametrize("arguments", ["", "--version", "-V", "--help", "bank list"])
def test_a_reader_that_is_gone_or_a_full_device_is_no_fault(arguments: str) -> None:
    command = f'"{sys.executable}" -m ehe_check {arguments}'
    gone, full = (
        subprocess.run(
            ["/bin/bash", "-c", f'sleep 5 | {command} {where}; echo "$?"'],
            capture_output=True,
            text=True,
            env=clean_environment(),
            check=False,
        )
        for where in ('| true; echo "${PIPESTATUS[1]}"', "> /dev/full")
    )

    assert ("0", "") == (gone.stdout.splitlines()[0], gone.stderr)
    assert full.stdout == "3\n"
    assert full.stderr.startswith("ehe-check: the output: cannot be written: the disk is full.")
    assert 1 == len(full.stderr.splitlines())


@pytest.mark.parametrize("arguments", ["case", "sheet no.toml", "case --nonsense"])
def test_words_that_cannot_be_said_are_no_fault(arguments: str) -> None:
    command = f'"{sys.executable}" -m ehe_check {arguments} 2> /dev/full'
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=clean_environment(),
        check=False,
    )

    assert done.returncode in (2, 3)


def test_closed_streams_are_no_fault() -> None:
    command = f'"{sys.executable}" -m ehe_check case <&- >&- 2>&-'
    done = subprocess.run(["/bin/sh", "-c", command], env=clean_environment(), check=False)

    assert 2 == done.returncode


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f'"{sys.executable}" -m ehe_check bank show | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["/bin/bash", "-c", command],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )

    assert ("0", "") == (done.stdout.splitlines()[-1], done.stderr)
