"""Banks on the disk: read once, and released versions found by the names in the archive alone."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.bank.load import archived_bank, load_bank, merged
from ehe_check.errors import UnusableFileError
from ehe_check.files.canonical import canonical, digest
from tests import systems
from tests.archive_bank import archive

pytestmark = pytest.mark.usefixtures("empty_folder")

looked_at: list[Path] | None = None


def _look(event: str, given: tuple[object, ...]) -> None:
    """Note each file that is opened and each folder that is listed, whoever does it."""
    if looked_at is not None and event in ("open", "os.listdir", "os.scandir"):
        looked_at.append(Path(os.path.realpath(str(given[0]))))


sys.addaudithook(_look)


@contextmanager
def looking() -> Iterator[list[Path]]:
    """Give the files and folders that are looked at meanwhile."""
    global looked_at  # noqa: PLW0603 (a hook of the interpreter cannot be taken out again)
    looked_at = []
    try:
        yield looked_at
    finally:
        looked_at = None


def an_archive(content: str | bytes, name: str = "case-2025.1.1.json") -> Path:
    folder = Path("archive")
    folder.mkdir(exist_ok=True)
    written = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(written)
    return folder


def test_a_released_version_is_found_by_its_digest() -> None:
    raw, _, _ = merged(resources.CASE_BANK)
    old = {**raw, "version": "2025.1.1"}
    found = archived_bank("case", digest(old), an_archive(canonical(old)))

    assert found is not None
    assert ("case", "2025.1.1", digest(old)) == (found.id, found.version, found.digest)


def test_a_digest_that_belongs_to_another_bank_finds_nothing() -> None:
    raw, _, _ = merged(resources.CASE_BANK)
    mine = {**raw, "id": "mine", "version": "2025.1.1"}

    assert archived_bank("case", digest(mine), an_archive(canonical(mine))) is None


def test_the_command_that_keeps_a_version_keeps_one_that_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw, _, _ = merged(resources.CASE_BANK)
    monkeypatch.setattr(resources, "ARCHIVE", Path("archive"))
    archive()
    kept = archived_bank(raw["id"], digest(raw))

    assert kept is not None
    name = f"{raw['id']}-{raw['version']}.json"
    assert [name] == [each.name for each in Path("archive").iterdir()]
    assert digest(raw) == kept.digest


def test_without_an_archive_no_version_is_found() -> None:
    assert archived_bank("case", "0" * 64, Path("nowhere")) is None


odd_parts = st.sampled_from(
    ["..", ".", "/", "\\", "*", "**", "?", "[a-z]", "~", "\x00", "case", "evil", "-", "C:", ""]
)
ids = st.text() | st.lists(odd_parts | st.just("/"), max_size=30).map("".join)


@given(ids)
def test_no_id_whatever_makes_a_file_outside_the_archive_be_looked_at(bank_id: str) -> None:
    folder = Path("archive")
    folder.mkdir(exist_ok=True)
    (folder / "case-2025.1.1.json").write_text("{}", encoding="utf-8")
    Path("evil-1.json").write_text("{}", encoding="utf-8")
    inside = Path(os.path.realpath(folder))
    with looking() as seen:
        for named in (bank_id, f"../{bank_id}", f"{Path.cwd()}/{bank_id}"):
            archived_bank(named, "0" * 64, folder)

    assert [] == [path for path in seen if inside not in (path, *path.parents)]


def test_a_damaged_archive_is_named() -> None:
    for content in [
        b"",
        b"{",
        b"[]",
        b"7",
        b'"\xff"',
        b"[" * 100_000,
        b'{"a": ' * 100_000,
        b'{"a": "\\ud800"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"\x00",
    ]:
        with pytest.raises(UnusableFileError) as error:
            archived_bank("case", "0" * 64, an_archive(content))

        assert "case-2025.1.1.json" in str(error.value), content


def test_a_bank_is_read_once_and_again_when_a_file_of_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(resources.CASE_BANK, folder)
    first = load_bank(folder)

    assert load_bank(folder) is first
    path = folder / "120-drift.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("recorded again", "noted again"))
    assert load_bank(folder).digest != first.digest


@systems.links
def test_what_is_wrong_with_a_bank_is_said_each_time(tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text("format = 2\n", encoding="utf-8")
    (tmp_path / "10-gone.toml").symlink_to(tmp_path / "nowhere.toml")
    for _ in range(2):
        with pytest.raises(UnusableFileError, match=r"10-gone\.toml"):
            load_bank(tmp_path)
