"""Every run of the program here starts in an empty folder, with nothing of anybody's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import keep_data_in


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "settings"))
    keep_data_in(tmp_path / "data", monkeypatch)
    monkeypatch.delenv("ACCESSIBLE", raising=False)
