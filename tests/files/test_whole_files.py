"""Whole files: nothing is left half way, several are written all or none, and nobody else reads."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path
from unittest import mock

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.files import whole_files
from ehe_check.files.whole_files import os_problem, write_all, write_bytes
from tests import systems
from tests.files.opened import COLLEAGUE, FILE, OURS, names, no_locks, opened

pytestmark = pytest.mark.usefixtures("empty_folder")


# Copies that were left half way


def leftover(name: str, *, age: float = 0) -> Path:
    path = Path(name)
    path.write_bytes(b"a whole case")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_opening_a_file_removes_the_copies_that_it_left() -> None:
    leftover(f".ehe-check.{OURS}.a1b2c3d4.tmp")
    with opened() as file:
        file.write(b"one\n")

    assert [FILE.name] == names()


OTHERS = (".ehe-check.0123abcd.a1b2c3d4.tmp", ".ehe-check.0123abcd.saving")


@pytest.mark.parametrize(("age", "goes"), [(0, False), (30, False), (61, True), (9e6, True)])
@pytest.mark.parametrize("name", [*OTHERS, f".ehe-check.{OURS}.saving"])
def test_what_others_may_be_saving_goes_once_nobody_can_be(
    name: str, age: float, *, goes: bool
) -> None:
    left = leftover(name, age=age)
    with opened():
        pass
    write_bytes(FILE, b"one\n")

    assert goes is not left.exists()


@pytest.mark.parametrize(("age", "goes"), [(0, False), (61, True)])
def test_where_no_lock_can_be_a_young_copy_may_be_another_windows(
    age: float, *, goes: bool
) -> None:
    copy = leftover(f".ehe-check.{OURS}.a1b2c3d4.tmp", age=age)
    with no_locks(), opened():
        pass

    assert goes is not copy.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".other.toml.a1b2c3d4.tmp",
        "s.toml.a1b2c3d4.tmp",
        ".s.toml.tmp",
        ".s.toml.a1b2c3d4e.tmp",
        ".s.toml.A1B2C3D4.tmp",
        ".xs.toml.a1b2c3d4.tmp",
        ".ehe-check.0123abcd.tmp",
        ".ehe-check.0123abcd.a1b2c3d4.toml",
        ".ehe-check.0123abcd.saving.tmp",
        ".ehe-check.saving",
        "case.toml",
        ".~lock.s.toml#",
    ],
)
def test_a_file_that_is_none_of_ours_stays(name: str) -> None:
    strange = leftover(name, age=9e6)
    with opened() as file:
        file.write(b"one\n")

    assert strange.exists()


def test_a_folder_or_link_that_is_named_like_a_copy_stays() -> None:
    Path(f".ehe-check.{OURS}.a1b2c3d4.tmp").mkdir()
    Path("kept").write_bytes(b"kept")
    if systems.HAS_LINKS:
        Path(f".ehe-check.{OURS}.aaaaaaaa.tmp").symlink_to("kept")
    before = names()
    with opened() as file:
        file.write(b"one\n")

    assert {*before, FILE.name} == {*names()}


def test_a_page_that_is_written_removes_old_copies_too() -> None:
    leftover(".ehe-check.01234567.a1b2c3d4.tmp", age=90)
    write_bytes(Path("sheet.pdf"), b"page")

    assert ["sheet.pdf"] == names()


def test_a_copy_that_is_swept_while_it_is_saved_is_written_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = whole_files._written_beside  # noqa: SLF001 (before it is put in its place)
    times: list[Path] = []

    def swept(target: Path, content: bytes) -> Path:
        beside = written(target, content)
        if not times:
            beside.unlink()
        times.append(beside)
        return beside

    monkeypatch.setattr(whole_files, "_written_beside", swept)
    with opened() as file:
        file.write(b"one\n")
        times.clear()
        file.write(b"two\n")

    assert (2, b"two\n") == (len(times), FILE.read_bytes())


# Who may read what is saved


@systems.modes
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (0o600, 0o600),
        (0o660, 0o660),
        (0o664, 0o660),
        (0o666, 0o660),
        (0o640, 0o640),
        (0o644, 0o600),
        (0o604, 0o600),
        (0o400, 0o600),
        (0o777, 0o660),
    ],
)
def test_a_file_stays_shared_with_its_group_and_with_nobody_else(before: int, after: int) -> None:
    FILE.write_bytes(b"one\n")
    FILE.chmod(before)
    with opened() as file:
        file.write(b"two\n")

    assert oct(after) == oct(stat.S_IMODE(FILE.stat().st_mode))


@systems.modes
def test_a_new_file_is_for_its_owner_only_whatever_the_umask() -> None:
    before = os.umask(0)
    try:
        with opened() as file:
            file.write(b"one\n")
    finally:
        os.umask(before)

    assert 0o600 == stat.S_IMODE(FILE.stat().st_mode)


@systems.groups
def test_the_group_of_a_shared_file_stays_and_where_it_cannot_nobody_else_reads_it() -> None:
    FILE.write_bytes(b"one\n")
    FILE.chmod(0o660)
    if os.geteuid() == 0:
        os.chown(FILE, -1, 4242)
        with opened() as file:
            file.write(b"two\n")

        assert (4242, 0o660) == (FILE.stat().st_gid, stat.S_IMODE(FILE.stat().st_mode))
    refused = mock.patch("os.fchown", side_effect=PermissionError(errno.EPERM, "no member"))
    with refused, opened() as file:
        file.write(b"three\n")

    assert 0o600 == stat.S_IMODE(FILE.stat().st_mode)


def test_a_page_is_not_written_over_what_came_there_meanwhile_nor_through_a_link() -> None:
    Path("sheet.html").write_bytes(COLLEAGUE)
    if systems.HAS_LINKS:
        Path("link.html").symlink_to("elsewhere")
    for name in names():
        with pytest.raises(UnusableFileError, match="is there already"):
            write_bytes(Path(name), b"page", over=False)

    assert COLLEAGUE == Path("sheet.html").read_bytes()
    assert not Path("elsewhere").exists()


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_where_files_cannot_have_two_names_a_new_one_is_still_written(number: int) -> None:
    with mock.patch("os.link", side_effect=OSError(number, "no links")):
        write_bytes(Path("new.html"), b"page", over=False)
        Path("there.html").write_bytes(COLLEAGUE)
        with pytest.raises(UnusableFileError, match="is there already"):
            write_bytes(Path("there.html"), b"page", over=False)

    assert (b"page", COLLEAGUE) == (Path("new.html").read_bytes(), Path("there.html").read_bytes())
    assert ["new.html", "there.html"] == names()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (32, "another program has it open"),
        (33, "another program has it open"),
        (5, "another program may have it open, or you do not have permission"),
    ],
)
def test_on_windows_a_file_that_is_open_elsewhere_is_told_from_a_lack_of_permission(
    number: int, words: str
) -> None:
    error = PermissionError(errno.EACCES, "the process cannot access the file")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # Windows only
    said = str(os_problem("s.toml", error, doing="written"))

    assert words in said
    assert (number == 5) is ("permission" in said)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, "another program has it open"),
        (32, "another program has it open"),
        (33, "another program has it open"),
        (5, "another program may have it open, or you do not have permission"),
    ],
)
def test_where_windows_says_no_access_of_both_it_is_asked_whether_the_file_may_be_written(
    number: int | None, words: str
) -> None:
    def refused(number: int) -> PermissionError:
        error = PermissionError(errno.EACCES, "access denied")
        error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # Windows only
        return error

    write_bytes(FILE, b"one\n")
    opens = mock.patch.object(Path, "open", side_effect=refused(number) if number else None)
    with (
        mock.patch("os.replace", side_effect=refused(5)),
        opens,
        pytest.raises(UnusableFileError, match=f"^{FILE}: cannot be written: {words}"),
    ):
        write_bytes(FILE, b"two\n")

    assert (b"one\n", [FILE.name]) == (FILE.read_bytes(), names())


def test_no_words_about_a_failed_save_say_that_nothing_was_lost() -> None:
    for number in sorted(errno.errorcode):
        said = str(os_problem("s.toml", OSError(number, os.strerror(number)), doing="written"))

        assert "nothing was lost" not in said.casefold(), number
        assert "{doing}" not in said, number


@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize("over", [True, False])
def test_where_a_later_one_cannot_be_written_all_is_as_it_was(
    tmp_path: Path, before: bytes | None, *, over: bool
) -> None:
    first, last = tmp_path / "a", tmp_path / "no" / "b"
    if before:
        first.write_bytes(before)

    with pytest.raises(UnusableFileError):
        write_all({first: b"new", last: b"new"}, over=over)

    assert ({first: before} if before else {}) == {
        path: path.read_bytes() for path in tmp_path.iterdir()
    }
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnusableFileError):
        write_all({first: b"new", tmp_path / "folder": b"new"}, over=over)
    assert before == (first.read_bytes() if first.exists() else None), "a folder is in the way"
