"""What every test may use: golden files, the option that renews them, and marks of what is slow."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage

from tests import counts
from tests.nobody import as_nobody
from tests.program import keep_data_in
from tests.systems import IS_POSIX

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
OWN_ROOMS = (
    *("advice", "bank", "blank", "case", "check", "comparison", "judge", "meeting", "over_time"),
    *("page", "quiz", "settings", "sheet", "supervision", "themes", "whole_case", "test_errors.py"),
)
"""Whose tests are traced: each line of the program's own rooms is reached from here, undrawn."""
TRACED = "not no_cover"
"""The marks of what `poe cover` runs; pytest-cov traces no test with the mark `no_cover`."""

sys.dont_write_bytecode = False  # else every process that a test starts is compiled anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
counts.register()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="write the golden files anew; then read the difference",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return a process for each core, and one more where tests wait for terminals and browsers."""
    waits = not config.option.markexpr
    return (os.cpu_count() or 1) + waits


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no file in which nothing is traced, where only what is traced is run."""
    if config.option.markexpr != TRACED or TESTS not in collection_path.parents:
        return None
    return collection_path.relative_to(TESTS).parts[0] not in OWN_ROOMS or None


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """Let one trace go on: beneath that of a process of xdist pytest-cov leaves one it has begun.

    It would go on whenever `no_cover` stops the one above it.
    """
    begun = []
    while trace := Coverage.current():
        trace.stop()
        begun.append(trace)
    if begun:
        begun[0].start()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what takes long and what is not traced; first comes what is traced, then what is long.

    Each process takes its tests in this order, so that whatever it keeps for later tests (a bank
    that was read, a case's sheet) was worked out under the trace.
    """
    for item in items:
        mark(item)
    yield
    items.sort(key=lambda item: (is_untraced(item), is_short(item)))


def mark(item: pytest.Item) -> None:
    """Mark a test by where it stands and what it needs."""
    room = item.path.relative_to(TESTS).parts[0]
    is_drawn = hasattr(getattr(item, "obj", None), "hypothesis")
    if room == "pty":
        item.add_marker("pty")
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")
    if {"golden", "written"} & {*getattr(item, "fixturenames", ())}:
        item.add_marker("golden")
    if is_drawn:
        item.add_marker("thorough")
    is_left_out = any(item.get_closest_marker(each) for each in ("browser", "untraced"))
    if room not in OWN_ROOMS or is_drawn or is_left_out:
        item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test fail that would be skipped where everything must be checked."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and isinstance(report.longrepr, tuple):
        report.outcome, report.longrepr = "failed", report.longrepr[-1]
    return report


def is_untraced(item: pytest.Item) -> bool:
    return item.get_closest_marker("no_cover") is not None


def is_short(item: pytest.Item) -> bool:
    """Say whether a test can be among the last without keeping everybody waiting."""
    return not any(item.get_closest_marker(mark) for mark in ("browser", "pty", "thorough"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Return a check that some output is what a golden file holds."""

    def check(name: str, actual: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(actual)

        assert path.read_bytes().decode() == actual.decode()

    return check


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, with nothing of anybody's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "settings"))
    keep_data_in(tmp_path / "data", monkeypatch)
    monkeypatch.delenv("ACCESSIBLE", raising=False)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody can reach, or a skipped test."""
    if not IS_POSIX:
        pytest.skip("Windows gives rights otherwise")
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if not nobody_can_read_this():
            pytest.skip("this checkout cannot be read by the user nobody")
        yield folder


@cache
def nobody_can_read_this() -> bool:
    """Say whether a user without rights can run the program from this checkout."""
    return as_nobody("demo").code == 0


@pytest.fixture
def chromium() -> str:
    """Return where Chromium is, or nothing, and then whoever looks at a page skips."""
    return shutil.which("chromium") or shutil.which("google-chrome") or ""
