"""Rooms and sheets in files: read back as written, and odd keys kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.quiz.kept_files import read_all_sheets, read_room, read_sheets, sheets_files
from ehe_check.quiz.papers.key_in import Choices
from ehe_check.quiz.room import Room
from tests.quiz_groups import RIGHT, asked, counted_rooms, gathered, one_sheet, sheets
from tests.session_files import write_room, write_sheets

pytestmark = pytest.mark.usefixtures("empty_folder")


@given(counted_rooms())
def test_a_room_reads_back_as_it_was_written(tmp_path: Path, room: Room) -> None:
    path = tmp_path / "one.quiz-room.toml"
    write_room(path, room)

    assert room == read_room(path).value


@given(st.lists(one_sheet, max_size=5))
def test_sheets_read_back_as_they_were_written(
    tmp_path: Path, chosen: list[tuple[Choices, ...]]
) -> None:
    path, several = tmp_path / "one.quiz-sheets.toml", sheets("B", "after", chosen)
    write_sheets(path, several)

    assert several == read_sheets(path).value


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


def test_a_folder_gives_its_sheets_once_and_a_link_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.quiz-sheets.toml", "a.quiz-sheets.toml", "c.toml"):
        write_sheets(tmp_path / name, sheets("A", "before", [RIGHT]))
    (tmp_path / "d.quiz-sheets.toml").symlink_to(tmp_path / "c.toml")
    found = list(sheets_files([tmp_path, tmp_path / "a.quiz-sheets.toml", tmp_path / "x.toml"]))

    assert [tmp_path / "a.quiz-sheets.toml", tmp_path / "b.quiz-sheets.toml"] == found[:2]
    assert isinstance(found[2], Problem)
    assert [tmp_path / "x.toml"] == found[3:]


def test_a_copy_is_not_counted_twice_and_every_problem_is_named(tmp_path: Path) -> None:
    one, copy = tmp_path / "1.toml", tmp_path / "2.toml"
    for path in (one, copy):
        write_sheets(path, sheets("A", "before", [RIGHT]))
    with pytest.raises(UnusableFileError) as caught:
        read_all_sheets([one, copy, tmp_path / "3.toml"])

    assert [f"{copy}: is a copy of {one}", f"{tmp_path / '3.toml'}: is not there"] == [
        str(each).partition(".  ")[0].partition(". ")[0] for each in caught.value.problems
    ]
