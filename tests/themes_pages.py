"""Pages of themes as a user has them printed, of invented sessions in folders."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ehe_check.case.session import Session
from tests.program import DAY, call
from tests.themes_cases import finished, random_answers, write_all

ON = ("--today", DAY)


def sessions(number: int, start: int = 0, *, with_outcome: bool = True) -> list[Session]:
    """Finished sessions of as many cases."""
    return [invented(place, with_outcome) for place in range(start, start + number)]


@cache
def invented(place: int, with_outcome: bool) -> Session:  # noqa: FBT001 (a key of the cache)
    name = f"{place}"
    return finished(random_answers(place), f"EHE-{name}", name, with_outcome=with_outcome)


def page(*paths: str | Path, as_: str = "json") -> Any:  # noqa: ANN401 (whatever JSON holds)
    done = call("themes", *paths, "--as", as_, *ON)

    assert 0 == done.code, done.err
    return json.loads(done.out) if as_ == "json" else done.out


def counted(shown: dict[str, Any]) -> dict[str, Any]:
    return {row["id"]: row["cases"] for rows in shown["tables"].values() for row in rows}


def merge_file(folder: Path, name: str) -> Path:
    done = call("themes", folder, "--for-merge", name, *ON)

    assert (0, "") == (done.code, done.out), done.err
    return Path(name)


def three_teams(size: int = 10) -> tuple[list[Path], list[Path]]:
    """The folders of three teams, and the files of their exact counts."""
    folders = [write_all(Path(f"team{n}"), *sessions(size, 50 * n)) for n in range(3)]
    return folders, [merge_file(folder, f"{n}.json") for n, folder in enumerate(folders)]
