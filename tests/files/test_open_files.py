"""Open files: no save writes over what somebody else has put there, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import ChangedFileError, UnusableFileError
from ehe_check.files import whole_files
from ehe_check.files.open_files import OpenFile, open_file, seen_in
from ehe_check.files.os_problems import os_problem
from ehe_check.files.whole_files import write_bytes

pytestmark = pytest.mark.usefixtures("empty_folder")

FILE = Path("s.toml")
OURS = whole_files._whose("s.toml")  # noqa: SLF001 (what the copies of this file are told by)
flocks = pytest.mark.skipif(os.name != "posix", reason="Windows locks otherwise")
COLLEAGUE = b"what a colleague wrote\n"


@contextmanager
def opened(path: Path = FILE) -> Iterator[OpenFile]:
    with open_file(path, seen_in(path)) as file:
        yield file


def names() -> list[str]:
    return sorted(each.name for each in Path().iterdir())


# What changes underneath


def replaced() -> None:
    Path("copy").write_bytes(COLLEAGUE)
    Path("copy").replace(FILE)


def edited_in_place() -> None:
    FILE.write_bytes(COLLEAGUE)


def created_meanwhile() -> None:
    FILE.unlink()
    FILE.write_bytes(COLLEAGUE)


@pytest.mark.parametrize("change", [replaced, edited_in_place, created_meanwhile])
def test_what_somebody_else_wrote_meanwhile_stays(change: Callable[[], None]) -> None:
    with opened() as file:
        file.write(b"one\n")
        change()
        with pytest.raises(ChangedFileError, match="was changed by another window or program"):
            file.write(b"two\n")

        assert COLLEAGUE == FILE.read_bytes()


def test_a_file_that_comes_to_be_while_a_new_one_is_begun_stays() -> None:
    with opened() as file:
        FILE.write_bytes(COLLEAGUE)
        with pytest.raises(ChangedFileError):
            file.write(b"one\n")

    assert COLLEAGUE == FILE.read_bytes()


def test_a_change_of_the_same_length_and_at_the_same_moment_is_noticed() -> None:
    FILE.write_bytes(b"one\n")
    before = FILE.stat()
    with opened() as file:
        FILE.write_bytes(b"six\n")
        os.utime(FILE, ns=(before.st_atime_ns, before.st_mtime_ns))
        with pytest.raises(ChangedFileError):
            file.write(b"two\n")

    assert b"six\n" == FILE.read_bytes()


def test_a_change_at_the_last_moment_of_a_save_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    written = whole_files._written_beside  # noqa: SLF001 (the last step before the file is replaced)

    def slowly(target: Path, content: bytes) -> Path:
        beside = written(target, content)
        FILE.write_bytes(COLLEAGUE)
        return beside

    FILE.write_bytes(b"one\n")
    with opened() as file:
        monkeypatch.setattr(whole_files, "_written_beside", slowly)
        with pytest.raises(ChangedFileError):
            file.write(b"two\n")

    assert COLLEAGUE == FILE.read_bytes()
    assert [FILE.name] == names()


def test_a_file_that_was_taken_away_is_written_again() -> None:
    with opened() as file:
        file.write(b"one\n")
        FILE.unlink()
        file.write(b"two\n")

    assert b"two\n" == FILE.read_bytes()


@pytest.mark.parametrize("there", [True, False])
def test_a_link_that_was_not_there_is_not_followed(*, there: bool) -> None:
    other = Path("other.toml")
    with opened() as file:
        file.write(b"one\n")
        if there:
            other.write_bytes(b"one\n")
        FILE.unlink()
        FILE.symlink_to(other.name)
        with pytest.raises(ChangedFileError):
            file.write(b"two\n")

    assert there is other.exists()
    assert not there or other.read_bytes() == b"one\n"


def test_a_link_that_was_there_is_followed_to_where_it_led() -> None:
    Path("real.toml").write_bytes(b"one\n")
    FILE.symlink_to("real.toml")
    with opened() as file:
        file.write(b"two\n")

        assert b"two\n" == Path("real.toml").read_bytes()
        FILE.unlink()
        FILE.symlink_to("elsewhere.toml")
        with pytest.raises(ChangedFileError):
            file.write(b"three\n")

    assert FILE.is_symlink()
    assert ["real.toml", "s.toml"] == names()


def test_a_save_that_seemed_to_fail_is_known_as_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Path) -> None:
        raise OSError(errno.EIO, "the answer was lost on the way")

    with opened() as file:
        file.write(b"one\n")
        with monkeypatch.context() as broken:
            broken.setattr(whole_files, "flush_folder", fails)
            with pytest.raises(UnusableFileError):
                file.write(b"two\n")
        file.write(b"two\n")

        assert b"two\n" == FILE.read_bytes()


Doing = tuple[str, bytes]
DOINGS = st.lists(
    st.tuples(st.sampled_from(["one", "other", "colleague"]), st.binary(min_size=1, max_size=3))
)


@flocks
@given(doings=DOINGS)
def test_without_locks_no_window_ever_writes_over_what_it_has_not_seen(
    doings: list[Doing], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("shared") / "s.toml"
    there: bytes | None = None
    seen: dict[str, bytes | None] = {"one": None, "other": None}
    with mock.patch("fcntl.flock"), ExitStack() as windows:
        files = {name: windows.enter_context(opened(path)) for name in seen}
        for who, content in doings:
            if who == "colleague":
                path.write_bytes(content)
                there = content
                continue
            with suppress(ChangedFileError):
                files[who].write(content)

                assert there in (None, seen[who], content)
                there = seen[who] = content

            assert there == (path.read_bytes() if path.exists() else None)


@flocks
def test_a_save_waits_for_another_one_that_is_between_its_check_and_its_place() -> None:
    """As where a place keeps no locks: the second one sees what the first one wrote."""
    FILE.write_bytes(b"before\n")
    is_between, replace = threading.Event(), os.replace
    outcome: list[Exception | None] = []

    def slowly(source: Path, target: Path) -> None:
        if not is_between.is_set():
            is_between.set()
            second.join(0.5)
        replace(source, target)

    def save_too() -> None:
        is_between.wait(5)
        try:
            other.write(b"other\n")
            outcome.append(None)
        except ChangedFileError as error:
            outcome.append(error)

    second = threading.Thread(target=save_too)
    at_the_last_step = mock.patch("os.replace", slowly)
    with mock.patch("fcntl.flock"), opened() as one, opened() as other, at_the_last_step:
        second.start()
        one.write(b"one\n")
        second.join(5)

    assert [ChangedFileError] == [type(each) for each in outcome]
    assert b"one\n" == FILE.read_bytes()
    assert [FILE.name] == names()


def test_a_save_that_was_ended_at_its_last_step_holds_no_later_one_up_for_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    with opened() as file:
        Path(f".ehe-check.{OURS}.claiming.tmp").touch()
        file.write(b"one\n")
        file.write(b"two\n")

    assert 1 < sum(slept) < 4
    assert b"two\n" == FILE.read_bytes()
    assert [FILE.name] == names()


def test_where_nothing_but_the_file_itself_can_be_made_it_is_saved_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opens = os.open

    def full(path: str | Path, *flags: int) -> int:
        if "claiming" in str(path):
            raise OSError(errno.ENOSPC, "No space left")
        return opens(path, *flags)

    with opened() as file:
        monkeypatch.setattr(os, "open", full)
        file.write(b"one\n")

    assert b"one\n" == FILE.read_bytes()


# Places without locks


@flocks
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.EIO])
def test_a_place_that_keeps_no_locks_can_be_used(number: int) -> None:
    with mock.patch("fcntl.flock", side_effect=OSError(number, "no locks")), opened() as file:
        file.write(b"one\n")

        assert not file.is_locked
    assert b"one\n" == FILE.read_bytes()
    assert [FILE.name] == names()


@flocks
@pytest.mark.parametrize("number", [errno.EWOULDBLOCK, errno.EACCES])
def test_a_lock_that_another_window_holds_refuses(number: int) -> None:
    taken = mock.patch("fcntl.flock", side_effect=OSError(number, "taken"))
    with taken, pytest.raises(UnusableFileError, match="is open in another window"), opened():
        pytest.fail("it was opened")


def test_a_window_is_refused_while_another_has_the_file_and_not_afterwards() -> None:
    with opened() as file:
        file.write(b"one\n")
        with pytest.raises(UnusableFileError, match="is open in another window"), opened():
            pytest.fail("it was opened twice")
        file.write(b"two\n")
    with opened() as file:
        assert file.is_locked


def test_a_lock_whose_file_is_let_go_meanwhile_is_taken_anew() -> None:
    real = pytest.importorskip("fcntl", reason="Windows locks otherwise").flock
    calls: list[int] = []

    def let_go(descriptor: int, how: int) -> None:
        if not calls:
            Path(".s.toml.lock").unlink()
        calls.append(how)
        real(descriptor, how)

    with mock.patch("fcntl.flock", let_go), opened() as file:
        assert file.is_locked
        assert Path(".s.toml.lock").exists()


def test_where_files_have_no_steady_numbers_the_file_can_be_used() -> None:
    with mock.patch("os.path.samestat", return_value=False), opened() as file:
        file.write(b"one\n")

        assert not file.is_locked
    assert b"one\n" == FILE.read_bytes()


# Going on in another file


def test_going_on_elsewhere_leaves_the_old_file_and_locks_the_new_one() -> None:
    other = Path("other.toml")
    with opened() as file:
        file.write(b"one\n")
        file.move(other)
        file.write(b"two\n")

        assert (b"one\n", b"two\n") == (FILE.read_bytes(), other.read_bytes())
        with pytest.raises(UnusableFileError, match="is open in another window"), opened(other):
            pytest.fail("it was opened twice")
        with opened() as again:
            assert again.is_locked
    assert ["other.toml", "s.toml"] == names()


def test_a_file_that_is_there_is_not_gone_on_in() -> None:
    Path("other.toml").write_bytes(COLLEAGUE)
    with opened() as file:
        file.write(b"one\n")
        with pytest.raises(UnusableFileError):
            file.move(Path("other.toml"))
        file.write(b"two\n")

    assert COLLEAGUE == Path("other.toml").read_bytes()
    assert b"two\n" == FILE.read_bytes()


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


@pytest.mark.parametrize(("age", "goes"), [(0, False), (30, False), (61, True), (9e6, True)])
def test_a_copy_of_another_file_goes_once_nobody_can_be_writing_it(
    age: float, *, goes: bool
) -> None:
    copy = leftover(".ehe-check.0123abcd.a1b2c3d4.tmp", age=age)
    with opened():
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
    Path(f".ehe-check.{OURS}.aaaaaaaa.tmp").symlink_to("kept")
    with opened() as file:
        file.write(b"one\n")

    assert 4 == len(names())


def test_a_page_that_is_written_removes_old_copies_too() -> None:
    leftover(".ehe-check.01234567.a1b2c3d4.tmp", age=90)
    write_bytes(Path("sheet.pdf"), b"page")

    assert ["sheet.pdf"] == names()


def test_a_copy_that_is_swept_while_it_is_saved_is_written_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = whole_files._written_beside  # noqa: SLF001 (as above)
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


def test_a_new_file_is_for_its_owner_only_whatever_the_umask() -> None:
    before = os.umask(0)
    try:
        with opened() as file:
            file.write(b"one\n")
    finally:
        os.umask(before)

    assert 0o600 == stat.S_IMODE(FILE.stat().st_mode)


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


# Pages


def test_a_page_is_not_written_over_what_came_there_meanwhile() -> None:
    Path("sheet.html").write_bytes(COLLEAGUE)
    with pytest.raises(UnusableFileError, match="is there already"):
        write_bytes(Path("sheet.html"), b"page", over=False)

    assert COLLEAGUE == Path("sheet.html").read_bytes()


def test_a_page_is_not_written_through_a_link_to_nothing() -> None:
    Path("sheet.html").symlink_to("elsewhere")
    with pytest.raises(UnusableFileError, match="is there already"):
        write_bytes(Path("sheet.html"), b"page", over=False)

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


# What is said


@pytest.mark.parametrize("number", [32, 33])
def test_on_windows_a_file_that_another_program_has_open_is_no_lack_of_permission(
    number: int,
) -> None:
    error = PermissionError(errno.EACCES, "the process cannot access the file")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # Windows only
    said = str(os_problem("s.toml", error, doing="written"))

    assert "another program has it open" in said
    assert "permission" not in said


def test_on_windows_a_plain_refusal_names_both_causes() -> None:
    error = PermissionError(errno.EACCES, "access is denied")
    error.winerror = 5  # type: ignore[attr-defined,unused-ignore]  # Windows only

    assert "another program may have it open, or you do not have permission" in str(
        os_problem("s.toml", error, doing="written")
    )


def test_no_words_about_a_failed_save_say_that_nothing_was_lost() -> None:
    for number in sorted(errno.errorcode):
        said = str(os_problem("s.toml", OSError(number, os.strerror(number)), doing="written"))

        assert "nothing was lost" not in said.casefold(), number
        assert "{doing}" not in said, number


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    path = folder / "s.toml"
    with opened(path) as file:
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()
        with pytest.raises(UnusableFileError, match="is not a folder any more"):
            file.write(b"one\n")
        folder.mkdir()
        file.write(b"two\n")

    assert b"two\n" == path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no folder that is worked in")
def test_a_working_folder_that_was_deleted_and_made_again_is_saved_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with opened() as file:
        shutil.rmtree(folder)
        with pytest.raises(UnusableFileError, match="is not a folder any more"):
            file.write(b"one\n")
        folder.mkdir()
        file.write(b"two\n")

        assert b"two\n" == FILE.read_bytes() == (folder / FILE).read_bytes()
