"""Tests of what only Windows does: elsewhere they are not collected."""

from __future__ import annotations

import os


def pytest_ignore_collect() -> bool | None:
    return os.name != "nt" or None
