"""A clock that cannot be right is named by its file, of the session itself too."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.banks import not_known
from tests.program import DAY, call
from tests.session_files import write_session
from tests.sides import side
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

BANK = shipped_bank()
BEFORE_ITS_START = datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_the_file_of_a_session_whose_end_lies_before_its_start_is_named() -> None:
    unknown = [not_known("FAM-7")]
    write_session(Path("a.toml"), side(BANK, unknown, date(2026, 5, 1), session="aaaa").session)
    wrong = side(BANK, unknown, date(2026, 9, 2), session="bbbb", finished=BEFORE_ITS_START)
    write_session(Path("b.toml"), wrong.session)
    done = call("sheet", "b.toml", "--full", "--today", DAY)
    said = " ".join(f"{done.out} {done.err}".split())

    assert "b.toml: was finished before it was started" in said
    assert "session bbbb" not in said
