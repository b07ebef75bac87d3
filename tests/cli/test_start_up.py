"""The start: what is said first, and what is imported for it."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.role import Role
from ehe_check.case.session import Absence
from ehe_check.cli import app
from ehe_check.cli.app import PROGRAM, Group
from ehe_check.cli.entry import COMMANDS, HELP, URGENT_FIRST
from ehe_check.meeting.pack import PackPaper
from tests.program import COMMAND, call, clean_environment

ROOT = Path(__file__).parent.parent.parent

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
    *("ehe_check.page.document", "ehe_check.render.terminal", "ehe_check.settings.settings"),
)
NO_PAGE = (
    *("questionary", "prompt_toolkit", "rich", "fsrs"),
    *("ehe_check.sheet", "ehe_check.meeting", "ehe_check.supervision", "ehe_check.comparison"),
    *("ehe_check.over_time.drift", "ehe_check.over_time.history", "ehe_check.over_time.compare"),
    *("ehe_check.page.document", "ehe_check.render.terminal"),
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


@pytest.mark.thorough
@pytest.mark.parametrize("arguments", ["", "demo"])
def test_a_reader_that_is_gone_or_a_full_device_is_no_fault(arguments: str) -> None:
    reader, gone = os.pipe()
    os.close(reader)
    full = os.open("/dev/full", os.O_WRONLY)
    on_gone, on_full = (
        subprocess.run(
            [*COMMAND, *arguments.split()],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            env=clean_environment(),
            check=False,
        )
        for stream in (gone, full)
    )
    os.close(gone)
    os.close(full)

    assert (0, "") == (on_gone.returncode, on_gone.stderr)
    assert on_full.returncode == 3
    assert on_full.stderr.startswith("ehe-check: the output: cannot be written: the disk is full.")
    assert 1 == len(on_full.stderr.splitlines())


@pytest.mark.thorough
def test_closed_and_full_streams_and_a_reader_that_goes_away_are_no_fault() -> None:
    ours = f'"{sys.executable}" -m ehe_check'
    gone = f'{ours} bank show | read -r; echo "${{PIPESTATUS[0]}}"'
    commands = {
        f"{ours} case 2> /dev/full": 3,
        f"{ours} sheet no.toml 2> /dev/full": 3,
        f"{ours} case <&- >&- 2>&-": 2,
        gone: 0,
    }
    done = {each: in_a_shell(each) for each in commands}

    assert commands == {each: shell.returncode for each, shell in done.items()}
    assert ("0", "") == (done[gone].stdout.splitlines()[-1], done[gone].stderr)


def in_a_shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/bash", "-c", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )


# Help: what `--help` says, whether it is known beforehand or worked out by Typer.


def every_command(group: Group = PROGRAM, before: str = "ehe-check") -> Iterator[str]:
    for name, called in group.commands.items():
        yield f"{before} {name}"
        if isinstance(called, Group):
            yield from every_command(called, f"{before} {name}")


def test_the_help_that_is_said_at_once_is_what_typer_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        app.call(["--help"])

    assert f"{HELP}\n" == capsys.readouterr().out


def test_help_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = call("--help").out.splitlines()

        assert "Usage: ehe-check [OPTIONS] COMMAND [ARGS]..." == lines[0]
        assert max(map(len, lines)) <= min(columns, 80)


def test_each_word_that_an_option_takes_stands_in_its_help() -> None:
    taken = {("case",): (*Role,), ("meeting",): (*Absence, *PackPaper)}
    for words, choices in taken.items():
        said = " ".join(call(*words, "--help").out.split())

        assert [] == [each for each in choices if each not in said], words


def test_every_command_is_named_as_typed_and_each_option_stands_on_a_page_for_its_users() -> None:
    pages = [ROOT / "README.md", ROOT / "ehe_check" / "USING.md"]
    said = "".join(page.read_text(encoding="utf-8") for page in pages)
    helps = {name: call(*name.split()[1:], "--help").out for name in every_command()}
    wanting = {
        f"{name} {option}"
        for name, text in helps.items()
        for option in re.findall(r"--[a-z-]+", text)
        if option != "--help" and option not in said
    }

    assert set() == wanting
    assert [] == [name for name, text in helps.items() if not text.startswith(f"Usage: {name} ")]
    assert len(helps) > 15


def test_each_command_stands_among_those_said_without_one_and_in_the_readme() -> None:
    said = re.findall(r"^  (\w+) ", COMMANDS, re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert sorted(PROGRAM.commands) == sorted(said)
    assert [] == [name for name in PROGRAM.commands if f"| `ehe-check {name}" not in readme]


def test_what_is_said_without_a_command_fits_a_small_screen() -> None:
    lines = COMMANDS.splitlines()

    assert len(lines) <= 23
    assert max(map(len, lines)) <= 79


# The shape of the commands: options written once, and no big class.


PACKAGE = Path(__file__).parents[2] / "ehe_check"
SOURCES = sorted((PACKAGE / "cli").glob("*.py"))
MOST_MEMBERS = 10


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of the commands, read as code."""
    for path in SOURCES:
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def words_of_options() -> Iterator[str]:
    """Yield each name and each help that is written where an option or argument is made."""
    for _, tree in trees():
        for made in ast.walk(tree):
            if not isinstance(made, ast.Call):
                continue
            made_by = ast.unparse(made)
            if not made_by.split("(")[0].lower().endswith(("option", "argument", "partial")):
                continue
            helps = [each.value for each in made.keywords if each.arg == "help"]
            for word in (*made.args, *helps):
                if isinstance(word, ast.Constant):
                    yield str(word.value)


def test_the_name_and_the_help_of_an_option_are_written_once() -> None:
    several = Counter(words_of_options())

    assert several
    assert [] == [word for word, times in several.items() if times > 1]


def test_no_class_of_the_commands_has_many_members() -> None:
    members = {
        f"{name}, {each.name}": sum(
            isinstance(part, ast.FunctionDef | ast.AnnAssign | ast.Assign) for part in each.body
        )
        for name, tree in trees()
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef)
    }

    assert {} == {name: count for name, count in members.items() if count > MOST_MEMBERS}
