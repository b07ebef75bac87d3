"""The command line as it is: the help of every command, and what is said of a wrong use of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.program import call

COMMANDS = (
    *("case", "sheet", "meeting", "demo", "supervise", "due", "compare", "themes"),
    *("bank", "bank list", "bank show", "bank check", "bank blank"),
    *("config", "config show", "config words"),
    *("quiz", "quiz again", "quiz export", "quiz room", "quiz enter", "quiz change", "quiz stats"),
)
"""Each command, and each group of them by its own name."""

NEED_SOMETHING = ("sheet", "meeting", "supervise", "due", "compare", "themes")
WRONG = (
    "nothing",
    "--nothing",
    "shee",
    *NEED_SOMETHING,
    *("bank", "bank nothing", "config nothing", "quiz nothing"),
    *("quiz enter", "quiz change", "quiz stats"),
    *(f"{each} --nothing" for each in COMMANDS),
    *("sheet a.toml b.toml", "demo a.toml", "config show a.toml", "compare a b c"),
    *("demo --as", "demo --as word", "sheet a.toml --as word", "themes . --as json2"),
    *("quiz export --as pdff", "quiz --length 0", "quiz --length many", "quiz --paper C"),
    *("quiz enter a.toml --when later", "case --quick=yes", "case --role", "bank check --strict=1"),
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


def helps() -> Iterator[str]:
    for words in ("", "--help", *(f"{each} --help" for each in COMMANDS)):
        yield said(words)


def test_the_help_of_every_command_is_as_it_was(golden: Callable[[str, bytes], None]) -> None:
    golden("help-80.txt", "\n".join(helps()).encode())


def test_what_is_said_of_a_wrong_use_is_as_it_was(golden: Callable[[str, bytes], None]) -> None:
    golden("wrong-use-80.txt", "\n".join(map(said, WRONG)).encode())
