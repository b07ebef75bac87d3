"""What is said beside a page: problems, and names and commands that can be copied as they are."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ehe_check.ask.plain_text import shown
from ehe_check.errors import Problem

if TYPE_CHECKING:
    from ehe_check.files.kept import Kept, KeptFile

_NAME = "ehe-check"
_AS_MODULE = ("ehe_check", "__main__.py")
_INSET = "  "
_GOES_INTO = "pushd" if os.name == "nt" else "cd"
"""What goes into a folder: in cmd and PowerShell alike, be it on another drive."""
NO_COPY = "FILE (type its name in yourself: it holds characters that cannot be copied safely)"

_BARE_IN_WINDOWS = re.compile(r"[\w.:\\/-]+")
# What cmd or PowerShell looks at even inside double quotes, the typographic ones included.
_LIVE_IN_WINDOWS = re.compile('[%$`!"\u201c\u201d\u201e]|\\\\$')


def say(*problems: Problem) -> None:
    """Print each problem as one line on stderr, whatever is in the words of a file it names."""
    for problem in problems:
        tell(f"ehe-check: {one_line(str(problem))}")


def tell(text: str) -> None:
    """Print a message on stderr, no word of it broken at the edge of a terminal."""
    from shutil import get_terminal_size
    from textwrap import TextWrapper

    if sys.stderr.isatty():
        width = get_terminal_size().columns  # and no path is broken at a hyphen
        whole_words = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        text = "\n".join("\n".join(whole_words.wrap(line)) for line in text.split("\n"))
    print(text, file=sys.stderr)


def known_in(file: KeptFile[Kept]) -> Kept:
    """Return what a file holds, and name on stderr each key in it that this program lacks."""
    say(*(problem.kept() for problem in file.unknown_keys))
    return file.value


def command(*words: str | Path, from_anywhere: bool = False) -> str:
    """Return a command of this program as it can be typed here: its paths quoted, words as given.

    A path that no shell could be trusted with is not given, and the person is told to type it.
    """
    return " ".join([program(from_anywhere=from_anywhere), *(_word(word) for word in words)])


def say_command(lead: str, by: str, file: Path, *more: str | Path, to: TextIO) -> None:
    """Print how to go on with a file on any day, from any folder, in lines that are copied whole.

    Each path is given in full. What is wider than the window goes into the folder of the file
    first, so that no name is broken in two.
    """
    from shutil import get_terminal_size

    path, *further = map(_in_full, (file, *more))
    lines, folder = [command(by, path, *further, from_anywhere=True)], Path(path).parent
    quoted = quoted_for(str(folder), windows=os.name == "nt")
    if quoted is not None and len(_INSET + lines[0]) > get_terminal_size().columns:
        there = [word if isinstance(word, str) else _seen_from(folder, word) for word in further]
        from_there = command(by, Path(file.name), *there, from_anywhere=True)
        lines = [f"{_GOES_INTO} {quoted}", from_there]
    print("\n".join([f"{lead}:", *(_INSET + line for line in lines)]), file=to, flush=True)


def _in_full(word: str | Path) -> str | Path:
    """Return a path from the top of the disk, as far as that is known, and other words as given."""
    if isinstance(word, Path):
        with suppress(OSError):
            return word.absolute()
    return word


def _seen_from(folder: Path, path: Path) -> Path:
    return Path(path.name) if path.parent == folder else path


def named(path: Path) -> str:
    """Return a path in full, on one line and with nothing in it that steers a terminal.

    Where the working folder has gone, it is as it was given.
    """
    return one_line(str(_in_full(path)))


def one_line(text: str) -> str:
    """Return text on one line, with nothing in it that steers a terminal."""
    return shown(text).replace("\n", "\\n")


def program(
    given: Sequence[str] | None = None,
    whole: Sequence[str] | None = None,
    *,
    from_anywhere: bool = False,
) -> str:
    """Return how this program was started: by its name where the shell finds it, or as typed.

    `given` are its arguments, and `whole` those of the interpreter, with their own program first.
    What was typed as a path seen from this folder is given in full for another one.
    """
    given, whole = given or sys.argv, whole or sys.orig_argv
    started = Path(given[0])
    if started.stem == _NAME:
        return _NAME if _is_found(started) else _word(_placed(started, from_anywhere=from_anywhere))
    if started.parts[-2:] == _AS_MODULE:
        before = whole[: len(whole) - len(given) + 1]
        return " ".join([_word(_placed(Path(before[0]), from_anywhere=from_anywhere)), *before[1:]])
    return _NAME


def _placed(started: Path, *, from_anywhere: bool) -> str | Path:
    """Return a program as it was typed, or in full where that was a path and another folder is."""
    return _in_full(started) if from_anywhere and started.parent != Path() else started


def quoted_for(text: str, *, windows: bool) -> str | None:
    """Return a path as one word of a shell, or None where that cannot be done safely."""
    return _for_windows(text) if windows else _for_posix(text)


def _is_found(started: Path) -> bool:
    import shutil

    found = shutil.which(_NAME)
    if found is None:
        return False
    try:
        return Path(found).samefile(started)
    except OSError:  # the launcher of Windows leaves out its own ending
        return Path(found).with_suffix("") == started.absolute()


def _word(word: str | Path) -> str:
    if isinstance(word, str):
        return word
    return quoted_for(str(word), windows=os.name == "nt") or NO_COPY


def _for_posix(text: str) -> str | None:
    import shlex

    safe = f"./{text}" if text.startswith("-") else text
    return shlex.quote(safe) if one_line(safe) == safe else None


def _for_windows(text: str) -> str | None:
    safe = f".\\{text}" if text.startswith("-") else text
    if one_line(safe) != safe or _LIVE_IN_WINDOWS.search(safe):
        return None
    return safe if _BARE_IN_WINDOWS.fullmatch(safe) else f'"{safe}"'
