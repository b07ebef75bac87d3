"""Open files: no save writes over what somebody else has put there, locks or none."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import ChangedFileError, UnusableFileError
from ehe_check.files import whole_files
from ehe_check.files.open_files import OpenFile
from ehe_check.files.whole_files import write_bytes
from tests import systems
from tests.files.opened import COLLEAGUE, FILE, OURS, names, no_locks, opened

pytestmark = pytest.mark.usefixtures("empty_folder")


# What changes underneath


def replaced() -> None:
    Path("copy").write_bytes(COLLEAGUE)
    Path("copy").replace(FILE)


def created_meanwhile() -> None:
    FILE.unlink()
    FILE.write_bytes(COLLEAGUE)


@pytest.mark.parametrize("change", [replaced, created_meanwhile])
def test_what_somebody_else_wrote_meanwhile_stays(change: Callable[[], None]) -> None:
    with opened() as file:
        file.write(b"one\n")
        change()
        with pytest.raises(ChangedFileError, match="was changed by another window or program"):
            file.write(b"two\n")

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


@systems.links
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


@systems.links
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


@given(doings=DOINGS)
def test_without_locks_no_window_ever_writes_over_what_it_has_not_seen(
    doings: list[Doing], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("shared") / "s.toml"
    there: bytes | None = None
    seen: dict[str, bytes | None] = {"one": None, "other": None}
    with no_locks(), ExitStack() as windows:
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


SAVING = Path(f".ehe-check.{OURS}.saving")


def at_the_last_step(do: Callable[[], object]) -> AbstractContextManager[object]:
    """Do something once between the check of a save and its place."""
    replace, done = os.replace, list[bool]()

    def placed(source: Path, target: Path) -> None:
        if not done:
            done.append(True)
            do()
        replace(source, target)

    return mock.patch("os.replace", placed)


def outcome(file: OpenFile, content: bytes) -> type[Exception] | None:
    try:
        file.write(content)
    except (ChangedFileError, UnusableFileError) as error:
        return type(error)
    return None


def test_of_saves_at_once_one_succeeds_and_the_others_have_written_nothing() -> None:
    FILE.write_bytes(b"before\n")
    outcomes: dict[bytes, type[Exception] | None] = {}
    replace, start = os.replace, threading.Barrier(4)

    def slowly(source: Path, target: Path) -> None:
        time.sleep(0.1)
        replace(source, target)

    def save(file: OpenFile, content: bytes) -> None:
        start.wait(5)
        outcomes[content] = outcome(file, content)

    with no_locks(), ExitStack() as windows, mock.patch("os.replace", slowly):
        files = [windows.enter_context(opened()) for _ in range(4)]
        threads = [
            threading.Thread(target=save, args=(file, f"{number}\n".encode()))
            for number, file in enumerate(files)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)

    assert [FILE.read_bytes()] == [what for what, refused in outcomes.items() if refused is None]
    assert [ChangedFileError] * 3 == [each for each in outcomes.values() if each is not None]
    assert [FILE.name] == names()


def test_what_else_is_opened_and_written_takes_nothing_from_a_save_that_goes_on() -> None:
    FILE.write_bytes(b"before\n")
    during: list[list[str]] = []

    def others() -> None:
        during.append(names())
        with opened():
            pass
        write_bytes(Path("sheet.html"), b"page")
        during.append(names())

    with no_locks(), opened() as file, at_the_last_step(others):
        file.write(b"one\n")

    before, after = ({*each} - {".s.toml.lock"} for each in during)
    assert SAVING.name in before
    assert before | {"sheet.html"} == after
    assert b"one\n" == FILE.read_bytes()
    assert [FILE.name, "sheet.html"] == names()


def test_what_writes_over_a_file_while_it_is_saved_leaves_the_save_its_moment() -> None:
    """It takes the copy, as none of a file that is only written, which is then written again."""
    FILE.write_bytes(b"before\n")
    there: list[bool] = []

    def written() -> None:
        write_bytes(FILE, b"before\n")
        there.append(SAVING.exists())

    with no_locks(), opened() as file, at_the_last_step(written):
        file.write(b"one\n")

    assert [True] == there
    assert b"one\n" == FILE.read_bytes()
    assert [FILE.name] == names()


def test_a_save_that_was_ended_at_its_last_step_holds_later_ones_up_for_a_minute_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    with no_locks(), opened() as file:
        SAVING.touch()
        with pytest.raises(UnusableFileError, match="is being saved by another window"):
            file.write(b"one\n")

        assert 1 < sum(slept) < 4
        assert SAVING.exists(), "it is not ours"
        assert not FILE.exists()
        os.utime(SAVING, (time.time() - 61,) * 2)
        slept.clear()
        file.write(b"two\n")

    assert [] == slept
    assert b"two\n" == FILE.read_bytes()
    assert [FILE.name] == names()


def test_under_a_lock_a_save_makes_nothing_that_could_hold_another_up() -> None:
    FILE.write_bytes(b"before\n")
    SAVING.touch()
    during: list[str] = []

    def look() -> None:
        SAVING.unlink()
        during.extend(names())

    with opened() as file, at_the_last_step(look):
        file.write(b"one\n")

    assert b"one\n" == FILE.read_bytes()
    assert FILE.name in during
    assert SAVING.name not in during


def test_a_save_that_took_so_long_that_another_has_the_moment_leaves_it_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    FILE.write_bytes(b"before\n")
    now = time.time()

    def a_minute_later() -> None:
        monkeypatch.setattr(time, "time", lambda: now + 61)

    with no_locks(), opened() as file, at_the_last_step(a_minute_later):
        file.write(b"one\n")

    assert SAVING.exists()


# Places without locks


@systems.flocks
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.EIO])
def test_a_place_that_keeps_no_locks_can_be_used(number: int) -> None:
    with mock.patch("fcntl.flock", side_effect=OSError(number, "no locks")), opened() as file:
        file.write(b"one\n")

        assert not file.is_locked
    assert b"one\n" == FILE.read_bytes()
    assert [FILE.name] == names()


@systems.flocks
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


# A folder that is gone


@systems.free_folders
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


@systems.free_folders
def test_from_a_working_folder_that_was_deleted_a_file_elsewhere_is_opened_and_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, path = tmp_path / "gone", tmp_path / "s.toml"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    with opened(path) as file:
        file.write(b"one\n")

    assert b"one\n" == path.read_bytes()
