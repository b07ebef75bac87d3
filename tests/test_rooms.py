"""The rooms of the house: what names say, and that of files, clocks, chance and screens first."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ehe_check.cli.app import PROGRAM, Group

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ehe_check"
MAY_TOUCH_THE_WORLD = ("files", "ask", "render", "cli")
OF_THE_WORLD = {
    *("rtoml", "tomli_w", "pathlib", "time", "random", "os", "sys"),
    *("rich", "questionary", "prompt_toolkit", "typer"),
}
HEAVY = OF_THE_WORLD - {"pathlib", "time", "random", "os", "sys"}
"""What pydantic does not import itself, so that a fresh interpreter can tell who did."""
ROLES = {
    *("__init__", "check", "page", "parts", "sections", "share", "words", "report", "report_file"),
}
"""What a file may be called in every room that has one."""
GERUND = re.compile(r"[A-Z][a-z]+ing( [^ ,:;.]+)*:")
NOUNS = {"Learning points:", "Reading age:"}


def is_pure(path: Path) -> bool:
    """Say whether a file says by its place and name that it talks to nobody."""
    room, name = path.relative_to(PACKAGE).parts[0], path.stem
    touches = room in MAY_TOUCH_THE_WORLD or name in ("places", "__main__", "resources")
    return not (touches or "load" in name or name.endswith(("_file", "_files")))


PURE = [path for path in sorted(PACKAGE.rglob("*.py")) if is_pure(path)]


def module(path: Path) -> str:
    """Return the name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """Return the packages that a file imports itself, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    named = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = [name.name for node in plain for name in node.names]
    return {each.partition(".")[0] for each in (*modules, *(node.module or "" for node in named))}


def test_a_file_that_says_so_touches_no_file_clock_chance_or_screen() -> None:
    touching = {module(path): imported(path) & OF_THE_WORLD for path in PURE}

    assert {} == {name: packages for name, packages in touching.items() if packages}


def test_all_of_them_together_import_nothing_of_the_world() -> None:
    names = [module(path) for path in PURE]
    code = f"import sys\nfor name in {names}: __import__(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set() == {name.partition(".")[0] for name in done.stdout.split()} & HEAVY


def names_of_commands(group: Group, before: str = "") -> Iterator[str]:
    """Yield the name of each command, and of each group of them, as a file may have it."""
    for name, inner in group.commands.items():
        yield f"{before}{name}"
        if isinstance(inner, Group):
            yield from names_of_commands(inner, f"{name}_")


def first_line(path: Path) -> str:
    """Return the first line of what a file says of itself."""
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix('"""')


def is_command(path: Path, commands: frozenset[str]) -> bool:
    """Say whether a file is that of a command, which may be called as what it is about."""
    return path.parent.name == "cli" and path.stem in commands


def test_a_file_name_means_one_thing_unless_it_is_a_role_or_a_command() -> None:
    commands = frozenset(names_of_commands(PROGRAM))
    files = [path for path in PACKAGE.rglob("*.py") if not is_command(path, commands)]
    several = Counter(path.stem for path in files)

    assert set() == {name for name, times in several.items() if times > 1} - ROLES


def test_a_module_says_first_what_is_in_it_and_no_gerund() -> None:
    modules = [*PACKAGE.rglob("*.py"), *ROOT.glob("tests/*.py"), *ROOT.glob("tests/*/*.py")]
    openings = {module(path): GERUND.match(first_line(path)) for path in modules}

    assert [] == [name for name, opening in openings.items() if opening and opening[0] not in NOUNS]
