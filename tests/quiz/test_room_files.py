"""Rooms in files: read back as written, and odd keys kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.room import Room
from ehe_check.quiz.room_file import read_room
from tests.quiz_groups import asked, counted_rooms, gathered
from tests.session_files import write_room

pytestmark = pytest.mark.usefixtures("empty_folder")


@given(counted_rooms())
def test_a_room_reads_back_as_it_was_written(tmp_path: Path, room: Room) -> None:
    path = tmp_path / "one.quiz-room.toml"
    write_room(path, room)

    assert room == read_room(path).value


def test_a_key_that_is_not_known_is_kept_and_named(tmp_path: Path) -> None:
    path = tmp_path / "one.quiz-room.toml"
    write_room(path, gathered([asked("QZ-1", (1, 2, 3))]))
    path.write_text(path.read_text().replace('item = "QZ-1"', 'item = "QZ-1"\nmine = false'))
    kept = read_room(path)
    write_room(path, kept.value)

    assert "mine = false" in path.read_text()
    assert ["mine"] == [
        word for each in kept.unknown_keys for word in ["mine"] if word in str(each)
    ]


def test_a_file_that_is_no_room_says_what_is_wrong(tmp_path: Path) -> None:
    for text, fact in [
        ("format = 1", "is no quiz in a room: it has no room"),
        ("format = 9\n[room]\n", "newer"),
        ('format = 1\n[room]\nid = "1"\n', "'started' is missing"),
        ("format = ", "is not TOML"),
    ]:
        path = tmp_path / "odd.quiz-room.toml"
        path.write_text(text)
        with pytest.raises(UnusableFileError, match=fact):
            read_room(path)
