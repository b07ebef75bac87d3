"""A session of a worked history says only what differs from the one that it is like."""

from __future__ import annotations

import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ehe_check.errors import UnusableFileError
from tests.history_files import history_files

HISTORY = """
title = "A history"
story = "A story."
reference = "EHE-0001"

[[sessions]]
file = "1-may.toml"
like = "worry"
id = "a1"
day = 2026-05-04

[sessions.answers]
ISO-4 = "believed"

[[sessions]]
file = "2-june.toml"
like = "1-may.toml"
follows = "1-may.toml"
id = "a2"
day = 2026-06-01
without = ["RGT-2"]
confirmed = ["NOW-1"]
not_looked_at = ["NOW-2"]
undated = ["ISO-4"]

[sessions.answers]
NOW-3 = "not-known"
"""
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def files(folder: Path, text: str = HISTORY) -> dict[str, str]:
    """Return the files of one history."""
    (folder / "one.toml").write_text(text, encoding="utf-8")
    return dict(history_files("one", folder))


def test_a_session_follows_the_one_before_as_its_file_is(tmp_path: Path) -> None:
    first, second = files(tmp_path).values()
    said = tomllib.loads(second)["session"]["follows"]

    assert {"id": "a1", "sha256": sha256(first.encode()).hexdigest()} == said


def test_an_answer_is_given_again_unless_it_was_confirmed_or_passed_over(tmp_path: Path) -> None:
    *_, second = files(tmp_path).values()
    answers: list[dict[str, Any]] = tomllib.loads(second)["answers"]

    assert [
        {"question": "NOW-1", "value": "no", "answered": MAY, "confirmed": JUNE},
        {"question": "NOW-2", "value": ["nothing"], "answered": MAY},
        {"question": "NOW-3", "not_known": True, "answered": JUNE},
        {"question": "ISO-4", "about": "child-1", "value": "believed"},
    ] == answers


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"worry"', '"wory"', "line 8, sessions 1, like: there is no base or session 'wory'."),
        ('follows = "1-may', 'follows = "1-mai', "Did you mean '1-may.toml'?"),
        ("undated", "undatd", "sessions 2: the key 'undatd' is not known here. Did you mean"),
        ('["RGT-2"]', '["RGT-5"]', "line 21, sessions 2, without: its base does not answer"),
        ("NOW-3", "NOW-9", "line 27, sessions 2, answers, NOW-9: there is no question 'NOW-9'."),
    ],
)
def test_what_is_wrong_with_a_history_is_said_with_help(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    with pytest.raises(UnusableFileError) as caught:
        files(tmp_path, HISTORY.replace(right, wrong))

    assert said in str(caught.value)
