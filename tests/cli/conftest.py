"""Every run of the program here starts in an empty folder, with nothing of anybody's own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _in_an_empty_folder(empty_folder: None) -> None:
    del empty_folder
