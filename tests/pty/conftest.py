"""Every program on a terminal here starts in a folder of its own, with nothing of anybody's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import ROOT, keep_data_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, and others for settings and for what is kept of a quiz."""
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    keep_data_in(tmp_path / "data", monkeypatch)
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path / "cases")
    return tmp_path / "cases"
