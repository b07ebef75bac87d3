"""Every run of the program here starts in an empty folder, with no settings of anybody's."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("ACCESSIBLE", raising=False)
