"""The start: what is said first, what is imported for it, and streams that are gone."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from ehe_check import resources
from ehe_check.cli import entry
from ehe_check.cli.entry import URGENT_FIRST
from tests.program import COMMAND, call, clean_environment

STEPS = """
import io, json, sys
from ehe_check.cli.entry import main

def imported(name):
    return any(module == name or module.startswith(name + ".") for module in sys.modules)

for arguments, typed, never in json.loads(sys.argv[1]):
    sys.stdin = io.StringIO(typed)
    try:
        main(arguments)
    except SystemExit:
        pass
    print("imported:", *arguments, *filter(imported, never), sep="|", file=sys.stderr)
"""

NO_STACK = ("typer", "pydantic", "rich", "questionary", "prompt_toolkit", "rtoml", "tomli_w")
NO_VALUES = ("pydantic", "rich", "questionary", "prompt_toolkit", "rtoml", "tomli_w")
NO_BANK = (
    *("questionary", "prompt_toolkit", "rich", "tomli_w", "fsrs"),
    *("ehe_check.bank.bank", "ehe_check.bank.load", "ehe_check.judge", "ehe_check.advice"),
    *("ehe_check.case.session", "ehe_check.over_time", "ehe_check.sheet", "ehe_check.supervision"),
    *("ehe_check.page.document", "ehe_check.render.lines", "ehe_check.settings.settings"),
)
NO_PAGE = (
    *("questionary", "prompt_toolkit", "rich", "fsrs"),
    *("ehe_check.sheet", "ehe_check.meeting", "ehe_check.supervision", "ehe_check.comparison"),
    *("ehe_check.over_time.drift", "ehe_check.over_time.history", "ehe_check.over_time.compare"),
    *("ehe_check.page.document", "ehe_check.render.lines"),
    *("ehe_check.advice.recommendation", "ehe_check.advice.upshot", "ehe_check.advice.clashes"),
    "ehe_check.bank.law",
    *("ehe_check.ask.case.decide", "ehe_check.ask.case.list_of_questions"),
    "ehe_check.ask.case.call_log",
)
NO_KEYS = ("questionary", "prompt_toolkit", "rich", "fsrs")
KNOWN = "--quick --role police --reference EHE-1"


@pytest.mark.thorough
def test_a_command_imports_no_more_than_it_needs() -> None:
    """Run one after the other, for what is not there at the end was not there before."""
    Path("done.toml").write_bytes(resources.DEMO.read_bytes())
    steps = (
        *((words, "", NO_STACK) for words in ("--version", "-V", "", "--help")),
        *((words, "", NO_VALUES) for words in ("case --help", "quiz --help", "bank show --help")),
        *((words, "", NO_BANK) for words in ("case --plain", "case new.toml --plain --quick")),
        (f"case walk.toml --plain {KNOWN}", "1\nleave\n", NO_PAGE),
        *((words, "", NO_KEYS) for words in ("sheet done.toml --as json", "demo --as json")),
        *((words, "", NO_KEYS) for words in ("bank list", "quiz --plain", "config show")),
        ("config", "", NO_KEYS),
    )

    assert [(words, set[str]()) for words, _, _ in steps] == list(imported(steps))
    assert Path("walk.toml").exists()


def test_what_is_never_to_be_imported_is_there_by_that_name() -> None:
    names = {*NO_STACK, *NO_VALUES, *NO_BANK, *NO_PAGE, *NO_KEYS}

    assert set() == {name for name in names if find_spec(name) is None}


def imported(steps: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[tuple[str, set[str]]]:
    """Yield what is imported, once each command is done, of what it should never have been."""
    given = json.dumps([(words.split(), typed, never) for words, typed, never in steps])
    done = subprocess.run(
        [sys.executable, "-c", STEPS, given],
        capture_output=True,
        text=True,
        env=clean_environment(EHE_CHECK_HOME="nothing set"),
        check=True,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("imported:")]
    for (words, _, _), line in zip(steps, lines, strict=True):
        yield words, set(line.split("|")[1 + len(words.split()) :])


def test_the_first_text_of_case_is_what_to_do_in_danger() -> None:
    for arguments in ("", "no.toml", "--plain", "--answers no.toml"):
        done = call("case", *arguments.split())

        assert (URGENT_FIRST, "") == (done.err.splitlines()[0], done.out)


@pytest.mark.thorough
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
    said = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    heavy = ("typer", "pydantic", "rich", "questionary", "dataclasses", "typing")

    assert [] == [name for name in heavy if f"| {name}\n" in before.replace("|   ", "| ")]
    assert "pydantic" in after
    assert (URGENT_FIRST, "") == (said[0], done.stdout)


# Streams that cannot be written to


def ended(command: Sequence[str], stdout: int = subprocess.PIPE) -> tuple[int, str]:
    """Run something; return its exit code and what it said on stderr."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(),
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.thorough
def test_a_reader_that_is_gone_is_no_fault() -> None:
    reader, gone = os.pipe()
    os.close(reader)

    assert [(0, "")] * 2 == [ended([*COMMAND, *words], gone) for words in ([], ["demo"])]
    os.close(gone)


def test_windows_says_of_a_reader_that_is_gone_that_an_argument_is_invalid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    invalid, of_a_file = OSError(errno.EINVAL, "Invalid"), OSError(errno.EINVAL, "Invalid", "a")
    full = OSError(errno.ENOSPC, "Full")
    for system, at_terminal, expected in (
        ("nt", False, [True, False, False, True]),
        ("nt", True, [False, False, False, True]),
        ("posix", False, [False, False, False, True]),
    ):
        monkeypatch.setattr(entry, "os", SimpleNamespace(name=system))
        monkeypatch.setattr(sys.stdout, "isatty", lambda at_terminal=at_terminal: at_terminal)
        errors = (invalid, of_a_file, full, BrokenPipeError())
        assert expected == [entry._has_no_reader(each) for each in errors], system  # noqa: SLF001 (elsewhere than on Windows)


@pytest.mark.thorough
def test_closed_and_full_streams_and_a_reader_that_goes_away_end_with_a_line_or_none() -> None:
    ours = f'"{sys.executable}" -m ehe_check'
    full = "ehe-check: the output: cannot be written: the disk is full."
    for command, expected, said in (
        (f"{ours} > /dev/full", 3, full),
        (f"{ours} demo > /dev/full", 3, full),
        (f"{ours} case 2> /dev/full", 3, ""),
        (f"{ours} sheet no.toml 2> /dev/full", 3, ""),
        (f"{ours} case <&- >&- 2>&-", 2, ""),
        (f'{ours} bank show | read -r; exit "${{PIPESTATUS[0]}}"', 0, ""),
    ):
        code, err = ended(["/bin/bash", "-c", command])

        assert (expected, bool(said)) == (code, len(err.splitlines()) == 1), command
        assert err.startswith(said), command
