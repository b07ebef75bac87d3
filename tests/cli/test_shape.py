"""The shape of the commands: options written once, and no big class."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "ehe_check"
COMMANDS = sorted((PACKAGE / "cli").glob("*.py"))
MOST_MEMBERS = 10


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield each file of the commands, read as code."""
    for path in COMMANDS:
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def words_of_options() -> Iterator[str]:
    """Yield each name and each help that is written where an option or argument is made."""
    for _, tree in trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            made_by = ast.unparse(call)
            if not made_by.split("(")[0].lower().endswith(("option", "argument", "partial")):
                continue
            helps = [each.value for each in call.keywords if each.arg == "help"]
            for word in (*call.args, *helps):
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
