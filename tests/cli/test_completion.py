"""Completion: what the program answers to the scripts that shells are given, and what it reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ehe_check.bank.role import Role
from ehe_check.case.session import Absence
from ehe_check.cli.app import PROGRAM, Group
from ehe_check.meeting.pack import PackPaper
from ehe_check.quiz.kinds import ItemKind
from ehe_check.render.formats import Format, SheetFormat
from tests.cli.test_command_line import EVERY
from tests.program import call, clean_environment, run

SHELLS = ("bash", "zsh", "fish", "powershell")
ASKS = "_EHE_CHECK_COMPLETE"


def offered(line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what bash is offered at the end of a line."""
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", "\n".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    monkeypatch.setenv(ASKS, "complete_bash")
    done = call()
    monkeypatch.delenv(ASKS)
    assert (0, "") == (done.code, done.err), line
    return done.out.split()


def test_each_command_is_offered_also_beneath_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {*PROGRAM.commands} == {*offered("ehe-check ", monkeypatch)}
    assert ["quiz"] == offered("ehe-check qu", monkeypatch)
    for name, called in EVERY.items():
        *before, last = name.split()
        assert last in offered(" ".join(["ehe-check", *before, last[:2]]), monkeypatch)
        if isinstance(called, Group):
            assert {*called.commands} <= {*offered(f"ehe-check {name} ", monkeypatch)}


def test_each_option_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EVERY:
        helped = {word for word in call(*name.split(), "--help").out.split() if word[:2] == "--"}
        given = {each for word in helped for each in word.strip(".,").split("/")}
        options = {*offered(f"ehe-check {name} --", monkeypatch)}
        assert "--help" in options
        assert options <= given | {"--full"}, name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("case --role ", [*Role]),
        ("sheet --as ", [*SheetFormat]),
        ("due x --as ", [*Format]),
        ("meeting x --reason ", [*Absence]),
        ("meeting x --part ", [*PackPaper]),
        ("quiz --kind ", [*ItemKind]),
        ("quiz list --paper ", ["A", "B"]),
        ("completion ", [*SHELLS]),
        ("case --role so", ["social-worker"]),
    ],
)
def test_words_that_an_option_takes_are_offered(
    line: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sorted(map(str, expected)) == sorted(offered(f"ehe-check {line}", monkeypatch))


def test_names_of_files_are_left_to_the_shell_and_a_wrong_word_before_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for line in ("sheet ", "sheet x", "tidy ", "case --bank ", "demo --today 1 ", "no --thing "):
        assert [] == [
            *filter(lambda x: x not in PROGRAM.commands, offered(f"ehe-check {line}", monkeypatch))
        ]
    assert "--as" in offered("ehe-check demo --today soon --a", monkeypatch)


def test_what_each_script_sends_is_answered_in_its_own_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PowerShell is had by few tests' machines, so what its script sends is sent here."""
    answers = {
        "zsh": ({"_TYPER_COMPLETE_ARGS": "ehe-check sheet --an"}, "--annex"),
        "fish": (
            {
                "_TYPER_COMPLETE_ARGS": "ehe-check bank bl",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            "blank\tPrint a form",
        ),
        "powershell": (
            {
                "_TYPER_COMPLETE_ARGS": "ehe-check qui",
                "_TYPER_COMPLETE_WORD_TO_COMPLETE": "qui",
            },
            "quiz:::Answer questions",
        ),
    }
    for shell, (sent, answer) in answers.items():
        for key, value in sent.items():
            monkeypatch.setenv(key, value)
        monkeypatch.setenv(ASKS, f"complete_{shell}")
        done = call()
        assert (0, "") == (done.code, done.err)
        assert answer.split()[0] in done.out, shell


def test_each_script_calls_the_program_by_its_name_and_asks_as_it_is_answered() -> None:
    for shell in SHELLS:
        done = call("completion", shell)
        assert (0, "") == (done.code, done.err)
        assert f"{ASKS}" in done.out
        assert f"complete_{shell}" in done.out
        assert "ehe-check" in done.out


@pytest.mark.thorough
def test_no_file_where_one_works_is_opened_for_it() -> None:
    for name in ("case.toml", "x.supervision.toml"):
        Path(name).write_text("[case]\n")
    code = """
import json, os, sys
here, opened = os.getcwd(), []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from ehe_check.cli.entry import main
try:
    main([])
except SystemExit:
    pass
ours = [each for each in opened if os.path.abspath(each).startswith(here)]
print(json.dumps(ours), file=sys.stderr)
"""
    for line in (
        "sheet case.toml --",
        "case case.toml --role ",
        "tidy . ",
        "due x.supervision.toml -",
    ):
        asked = {
            "COMP_WORDS": "\n".join(f"ehe-check {line}".split(" ")),
            "COMP_CWORD": str(len(line.split(" "))),
            ASKS: "complete_bash",
        }
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env=clean_environment(EHE_CHECK_HOME=os.devnull, **asked),
            check=True,
        )
        assert [] == json.loads(done.stderr.splitlines()[-1]), line


@pytest.mark.thorough
def test_a_shell_that_asks_nothing_gets_what_everybody_gets() -> None:
    assert run("--version", **{ASKS: ""}).out == run("--version").out
