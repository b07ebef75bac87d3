"""What `poe fast` runs: all tests near a change, and the first of each file of tests above it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
ORACLE = frozenset(
    {"tests/advice/test_worked_cases.py", "tests/over_time/test_worked_histories.py"}
)
"""Run after every change: whole cases, and the advice that their authors expected."""
BANKS = "question_banks/case/"
BANK = "ehe_check/bank/load.py"
"""What reads the question bank, which is no Python."""
QUICK = "not thorough and not pty and not browser"
IMPORT = re.compile(r"^ *(?:from ([\w.]+) )?import (\([^)]*\)|.*)", re.MULTILINE)
COMMAND = re.compile(r'"(ehe_check\.[\w.]+):\w+"')
"""Where the function of a command is, which the table of the commands reads once it is called."""
PLAIN_TEST = re.compile(r"(?<=\n\n\n)def (test_\w+)")
"""A test without a decorator: one test, and no table of them."""


@dataclass(frozen=True)
class Choice:
    """The tests for a change, from the text of each file of Python and the paths that changed."""

    texts: Mapping[str, str]
    changed: frozenset[str]

    @cached_property
    def touched(self) -> frozenset[str]:
        """The files of Python that changed, and what names or reads a file of data that did."""
        data = {path for path in self.changed if not path.endswith(".py")}
        banks = {path for path in data if path.startswith(BANKS)}
        others = data - banks
        naming = {path for path, text in self.texts.items() for each in others if names(text, each)}
        return frozenset(self.changed - data | naming | ({BANK} if banks else set()))

    @cached_property
    def importers(self) -> Mapping[str, set[str]]:
        """Which files import each file themselves."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, text in self.texts.items():
            for used in self.texts.keys() & imported(text):
                found[used].add(path)
        return found

    @cached_property
    def above(self) -> frozenset[str]:
        """The files of tests that what is touched reaches, however far above it they stand."""
        found, new = set[str](), {*self.touched}
        while new:
            found |= new
            new = {path for each in new for path in self.importers.get(each, ())} - found
        return frozenset(filter(is_test, found & self.texts.keys()))

    @cached_property
    def whole(self) -> frozenset[str]:
        """The files of tests that are run whole.

        They are touched, import what is touched, stand in its room, or are called after it.
        """
        near = {path for each in self.touched for path in (each, *self.importers.get(each, ()))}
        touched = {room(path) for path in self.touched if path.startswith("ehe_check/")}
        own = {path for path in self.above if any(name in path for name in touched)}
        return ORACLE | (near & self.above) | own

    @cached_property
    def firsts(self) -> list[str]:
        """The first test of each other file above."""
        tests = {path: PLAIN_TEST.search(self.texts[path]) for path in self.above - self.whole}
        return sorted(f"{path}::{test[1]}" for path, test in tests.items() if test)

    def __str__(self) -> str:
        names = sorted(PurePosixPath(path).name for path in self.changed)
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        return (
            f"{', '.join(names[:5])}{more} changed, in {rooms(self.touched)}: "
            f"all quick tests of {len(self.whole)} files near it (in {rooms(self.whole)}), "
            f"and the first of {len(self.firsts)} above it (in {rooms(self.firsts)})"
        )


def rooms(paths: Iterable[str]) -> str:
    """The rooms, or folders of tests, that files stand in, in a line."""
    return ", ".join(sorted({room(path) for path in paths})) or "no room"


def room(path: str) -> str:
    """The room that a file of the package or its test stands in, or is."""
    name = PurePosixPath(path).parts[1].partition(".")[0]
    return "tests" if name.startswith("test_") else name


def is_test(path: str) -> bool:
    return PurePosixPath(path).name.startswith("test_")


def names(text: str, data: str) -> bool:
    """Say whether a file of Python names a file of data as one does that reads it."""
    path = PurePosixPath(data)
    is_report = "page_words" in text and path.parts[0] == "reports"
    is_golden = "golden(" in text and "golden" in path.parts
    of_it = (path.name, *path.parts[2:-1], *([path.stem] if is_report else ()))
    return is_golden or any(f'"{name}"' in text for name in of_it)


def imported(text: str) -> Iterator[str]:
    """Yield the path of each file that a file of Python may import."""
    for module in COMMAND.findall(text):
        yield f"{module.replace('.', '/')}.py"
    for package, names in IMPORT.findall(text):
        for name in ("", *re.findall(r"[\w.]+", names)):
            path = "/".join(filter(None, (package, name))).replace(".", "/")
            yield from (f"{path}.py", f"{path}/__init__.py")


def changed_files() -> Iterator[str]:
    """Yield what is otherwise than where main was left, committed or not."""
    left = git("merge-base", "HEAD", "main") or ["HEAD"]
    yield from git("diff", "--name-only", *left)
    yield from git("ls-files", "--others", "--exclude-standard")


def git(*arguments: str) -> list[str]:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def texts() -> Iterator[tuple[str, str]]:
    """Yield each file of Python, by its path, and what stands in it."""
    for path in (*ROOT.glob("ehe_check/**/*.py"), *ROOT.glob("tests/**/*.py")):
        if "node_modules" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def main() -> int:
    """Run what is chosen."""
    choice = Choice(dict(texts()), frozenset(changed_files()))
    if not choice.changed:
        sys.stdout.write("Nothing has changed since main was left: no test is run.\n")
        return 0
    sys.stdout.write(f"{choice}\n")
    return pytest.main(["-n", "auto", "-q", "-m", QUICK, *sorted(choice.whole), *choice.firsts])


if __name__ == "__main__":
    sys.exit(main())
