"""Pages of themes as a user has them printed, of invented sessions in folders."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ehe_check.case.session import Session
from tests.program import DAY, call
from tests.themes_cases import finished, random_answers

ON = ("--today", DAY)


def sessions(number: int, start: int = 0) -> list[Session]:
    """Finished sessions of as many cases."""
    return [invented(place) for place in range(start, start + number)]


@cache
def invented(place: int) -> Session:
    return finished(random_answers(place), f"EHE-{place}", f"{place}")


def page(*paths: str | Path, as_: str = "json") -> Any:  # noqa: ANN401 (whatever JSON holds)
    done = call("themes", *paths, "--as", as_, *ON)

    assert 0 == done.code, done.err
    return json.loads(done.out) if as_ == "json" else done.out


def counted(shown: dict[str, Any]) -> dict[str, Any]:
    return {row["id"]: row["cases"] for rows in shown["tables"].values() for row in rows}
