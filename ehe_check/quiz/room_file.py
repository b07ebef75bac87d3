"""Rooms: files of quizzes that were held in a room."""

from __future__ import annotations

from pathlib import Path

from ehe_check import resources
from ehe_check.files.checked import checked, dotted
from ehe_check.files.format_number import refuse_newer
from ehe_check.files.kept import KeptFile, read_kept
from ehe_check.files.toml import read_toml
from ehe_check.quiz.room import Room
from ehe_check.quiz.words import QuizWords

ENDING = ".quiz-room.toml"


def is_room(path: Path) -> bool:
    """Say whether a file is named as a room is."""
    return path.name.endswith(ENDING)


def read_room(path: Path) -> KeptFile[Room]:
    """Read a room; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(Room, path, sign="room", what="quiz in a room")


def load_quiz_words(path: Path = resources.QUIZ_ROOM) -> QuizWords:
    """Read the words of a quiz in a room and of its pages.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    raw = read_toml(path)
    refuse_newer(raw, path)
    return checked(QuizWords, raw, lambda loc: f"{path}, {dotted(loc)}".rstrip(", "))
