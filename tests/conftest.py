"""What every test may use: golden files, and the option that renews them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.nobody import as_nobody
from tests.program import keep_data_in

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="write the golden files anew; then read the difference",
    )


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
    if os.name != "posix":
        pytest.skip("rights are another matter on Windows")
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if as_nobody("demo").code != 0:
            pytest.skip("this checkout cannot be read by the user nobody")
        yield folder
