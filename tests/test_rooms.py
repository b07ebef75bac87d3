"""The rooms of the house: which of them touch files, clocks, chance and screens, by name."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ehe_check"
MAY_TOUCH_THE_WORLD = ("files", "ask", "render", "cli")
OF_THE_WORLD = {
    *("rtoml", "tomli_w", "pathlib", "time", "random", "os", "sys"),
    *("rich", "questionary", "prompt_toolkit", "typer"),
}
HEAVY = OF_THE_WORLD - {"pathlib", "time", "random", "os", "sys"}
"""What pydantic does not import itself, so that a fresh interpreter can tell who did."""


def is_pure(path: Path) -> bool:
    """Say whether a file says by its place and name that it talks to nobody."""
    room, name = path.relative_to(PACKAGE).parts[0], path.stem
    touches = room in MAY_TOUCH_THE_WORLD or name in (
        "places",
        "__main__",
        "resources",
        "raw_digests",
    )
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
