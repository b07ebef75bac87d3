"""Files of quizzes held in a room."""

from __future__ import annotations

from pathlib import Path

from ehe_check.files.kept import KeptFile, lacks, read_kept
from ehe_check.quiz.room import Room

ROOM_ENDING = ".quiz-room.toml"


def is_room(path: Path) -> bool:
    """Say whether a file is named as a room is."""
    return path.name.endswith(ROOM_ENDING)


def read_room(path: Path) -> KeptFile[Room]:
    """Read a room; a key that is not known is kept, and named once.

    Raises:
        UnusableFileError: it cannot be read, or with every problem in it at once.
    """
    return read_kept(Room, path, is_another=lacks("room", "quiz in a room"))
