"""Files of quizzes held in a room and of sheets keyed in, and folders of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.folders import check_folders, toml_files
from ehe_check.files.kept import KeptFile, lacks, read_kept
from ehe_check.quiz.papers.quiz_sheets import QuizSheets
from ehe_check.quiz.room import Room

ROOM_ENDING = ".quiz-room.toml"
SHEETS_ENDING = ".quiz-sheets.toml"


def is_room(path: Path) -> bool:
    """Say whether a file is named as a room is."""
    return path.name.endswith(ROOM_ENDING)


def read_room(path: Path) -> KeptFile[Room]:
    """Read a room; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(Room, path, is_another=lacks("room", "quiz in a room"))


def is_sheets(path: Path) -> bool:
    """Say whether a file is named as one of sheets is."""
    return path.name.endswith(SHEETS_ENDING)


def read_sheets(path: Path) -> KeptFile[QuizSheets]:
    """Read a file of sheets; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(QuizSheets, path, is_another=lacks("paper", "file of quiz sheets"))


def sheets_files(paths: Iterable[Path]) -> Iterator[Path | Problem]:
    """Yield each file of sheets that is named, or in a folder that is named, once.

    A problem stands for what is passed over on the way.

    Raises:
        UnusableFileError: a folder that is named may not be looked into.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _sheets_in(path) if path.is_dir() else [path]:
            if isinstance(found, Problem):
                yield found
            elif (name := os.path.realpath(found)) not in seen:
                seen.add(name)
                yield found


def _sheets_in(folder: Path) -> Iterator[Path | Problem]:
    check_folders([folder])
    for found in toml_files([folder]):
        if isinstance(found, Problem) or is_sheets(found):
            yield found


def read_all_sheets(paths: Iterable[Path]) -> dict[Path, KeptFile[QuizSheets]]:
    """Read several files of sheets; a copy of one that was read already is wrong.

    Raises:
        UnusableFileError: with what is wrong with every file at once.
    """
    files: dict[Path, KeptFile[QuizSheets]] = {}
    whose: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            file = read_sheets(path)
        except UnusableFileError as error:
            problems += error.problems
            continue
        if file.value.id in whose:
            fact = f"is a copy of {whose[file.value.id]}"
            problems.append(Problem(str(path), fact, "Give each file of sheets once."))
        whose.setdefault(file.value.id, path)
        files[path] = file
    if problems:
        raise UnusableFileError(problems)
    return files
