"""What the tests of pages need that looks at them from outside."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

WEB = Path(__file__).parent.parent / "web"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; without it or the Node modules, skip, or fail in CI."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    lacking = [
        *([] if found else ["Chromium (apt-get install chromium)"]),
        *([] if shutil.which("node") else ["Node (apt-get install nodejs npm)"]),
        *(
            []
            if (WEB / "node_modules" / "axe-core").is_dir()
            else ["its modules (npm install --no-package-lock --prefix tests/web)"]
        ),
    ]
    if lacking:
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up(f"to check pages in a browser, install {', '.join(lacking)}")
    assert found is not None
    return found
