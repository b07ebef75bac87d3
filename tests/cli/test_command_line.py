"""The command line: what each command takes, its help, and what is said of a wrong use."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from ehe_check.bank.role import Role
from ehe_check.case.session import Absence
from ehe_check.cli import app
from ehe_check.cli.app import PROGRAM, Command, Group
from ehe_check.cli.entry import COMMANDS, HELP
from ehe_check.meeting.pack import PackPaper
from tests.program import ROOT, call

SOURCES = sorted((ROOT / "ehe_check" / "cli").glob("*.py"))
MOST_MEMBERS = 10


def every_command(
    group: Group = PROGRAM, before: str = ""
) -> Iterator[tuple[str, Command | Group]]:
    """Yield each command, and each group of them, with its name as it is typed."""
    for name, called in group.commands.items():
        yield before + name, called
        if isinstance(called, Group):
            yield from every_command(called, f"{before}{name} ")


EVERY = dict(every_command())
NEED_SOMETHING = ("sheet", "meeting", "supervise", "due", "compare", "themes")
WRONG = (
    "nothing",
    "--nothing",
    "shee",
    *NEED_SOMETHING,
    *("bank", "bank nothing", "config nothing", "quiz nothing"),
    *(f"{each} --nothing" for each in EVERY),
    *("sheet a.toml b.toml", "demo a.toml", "config show a.toml", "compare a b c"),
    *("demo --as", "demo --as word", "sheet a.toml --as word", "themes . --as json2"),
    *("quiz export --as pdff", "quiz --length 0", "quiz --length many", "quiz --paper C"),
    *("quiz marks --paper C", "case --quick=yes", "case --role", "bank check --strict=1"),
    *("--version=1", "demo --version"),
)
"""What no command takes."""


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def said(words: str) -> str:
    """Return what the program says and how it ends, under what was typed."""
    done = call(*words.split())
    return f"$ ehe-check {words}\n{done.out}{done.err}(exit code {done.code})\n"


def test_the_help_of_every_command_is_as_it_was(golden: Callable[[str, bytes], None]) -> None:
    words = ("", "--help", *(f"{each} --help" for each in EVERY))
    golden("help-80.txt", "\n".join(map(said, words)).encode())


def test_what_is_said_of_a_wrong_use_is_as_it_was(golden: Callable[[str, bytes], None]) -> None:
    golden("wrong-use-80.txt", "\n".join(map(said, WRONG)).encode())


def test_the_function_of_each_command_is_there_and_is_given_what_the_command_takes() -> None:
    alone = [each.alone if isinstance(each, Group) else each for each in (PROGRAM, *EVERY.values())]
    for each in filter(None, alone):
        module, _, name = each.at.partition(":")
        function: Any = getattr(import_module(module), name)
        takes = [hint for key, hint in get_type_hints(function).items() if key != "return"]

        assert takes in ([each.takes], [object]), each.at


# What help says


def test_the_help_that_is_said_at_once_is_what_typer_says_and_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        app.call(["--help"])
    assert f"{HELP}\n" == capsys.readouterr().out

    for columns in (60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert max(map(len, call("--help").out.splitlines())) <= min(columns, 80)


def test_each_word_that_an_option_takes_stands_in_its_help() -> None:
    for name, choices in {"case": (*Role,), "meeting": (*Absence, *PackPaper)}.items():
        told = " ".join(call(name, "--help").out.split())

        assert [] == [each for each in choices if each not in told], name


def test_every_command_is_named_as_typed_and_each_option_stands_on_a_page_for_its_users() -> None:
    pages = [ROOT / "README.md", ROOT / "ehe_check" / "USING.md"]
    told = "".join(page.read_text(encoding="utf-8") for page in pages)
    helps = {name: call(*name.split(), "--help").out for name in EVERY}

    for name, text in helps.items():
        options = {*re.findall(r"--[a-z-]+", text)} - {"--help"}
        assert set() == {option for option in options if option not in told}, name
        assert text.startswith(f"Usage: ehe-check {name} ")
    assert len(helps) > 15


def test_each_command_stands_among_those_said_without_one_and_in_the_readme() -> None:
    told, lines = re.findall(r"^  (\w+) ", COMMANDS, re.MULTILINE), COMMANDS.splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert sorted(PROGRAM.commands) == sorted(told)
    assert [] == [name for name in PROGRAM.commands if f"| `ehe-check {name}" not in readme]
    assert (True, True) == (len(lines) <= 23, max(map(len, lines)) <= 79)


# The shape of the commands: options written once, and no big class.


def all_of_it() -> Iterator[tuple[Path, ast.AST]]:
    """Yield each piece of the commands' code."""
    for path in SOURCES:
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, each


def words_of_options() -> Iterator[str]:
    """Yield each name and each help that is written where an option or argument is made."""
    for _, made in all_of_it():
        if isinstance(made, ast.Call) and ast.unparse(made.func).lower().endswith(
            ("option", "argument", "partial")
        ):
            helps = [each.value for each in made.keywords if each.arg == "help"]
            for word in (*made.args, *helps):
                if isinstance(word, ast.Constant):
                    yield str(word.value)


def test_the_name_and_the_help_of_an_option_are_written_once() -> None:
    several = Counter(words_of_options())

    assert several
    assert [] == [word for word, times in several.items() if times > 1]


def test_no_class_of_the_commands_has_many_members() -> None:
    kinds = ast.FunctionDef | ast.AnnAssign | ast.Assign
    for path, made in all_of_it():
        if isinstance(made, ast.ClassDef):
            members = [each for each in made.body if isinstance(each, kinds)]
            assert len(members) <= MOST_MEMBERS, f"{path.name}, {made.name}"
