"""A bank that is asked for again is not read again, unless a file of it was changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.load import load_bank
from ehe_check.errors import UnusableFileError


def test_a_bank_is_read_once_and_again_when_a_file_of_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(resources.CASE_BANK, folder)
    first = load_bank(folder)

    assert load_bank(folder) is first
    path = folder / "120-drift.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("recorded again", "noted again"))
    assert load_bank(folder).digest != first.digest


def test_what_is_wrong_with_a_bank_is_said_each_time(tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text("format = 2\n", encoding="utf-8")
    (tmp_path / "10-gone.toml").symlink_to(tmp_path / "nowhere.toml")
    for _ in range(2):
        with pytest.raises(UnusableFileError, match=r"10-gone\.toml"):
            load_bank(tmp_path)
