"""Quiz exports from the command line: each form where it should go, or one line of help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.program import DAY, call

pytestmark = pytest.mark.thorough

LETTERED = re.compile(r"^- \[ \] \*\*([A-Z]):\*\* (.+)$", re.MULTILINE)
"""An option of a paper: its letter and its words."""
KEYED = re.compile(
    r"^- \*\*([A-Z])\. (?:Right|Not so|place \d+):\*\* (.+?)(?: \[[^\]]+\])?\\?$", re.MULTILINE
)
"""An option of a key: its letter and its words, with how it stands between and its source after."""


@pytest.mark.parametrize(
    ("ending", "holds"),
    [
        ("gift", b"$CATEGORY: "),
        ("html", b"<!DOCTYPE html>"),
        ("md", b"# Learning from"),
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
    ],
)
def test_the_ending_says_the_form(ending: str, holds: bytes) -> None:
    out = Path(f"quiz.{ending}")

    done = call("quiz", "export", "--out", out, "--topic", "visits", "--today", DAY)

    assert (0, "") == (done.code, done.out)
    assert holds in out.read_bytes()


def test_text_goes_to_the_screen_or_a_pipe() -> None:
    done = call("quiz", "export", "--as", "gift", "--paper", "A", "--today", DAY)

    assert done.code == 0
    assert done.out.startswith("// Learning from")
    assert 20 == sum(line.startswith("::QZ-") for line in done.out.splitlines())


def test_without_a_form_all_forms_are_named() -> None:
    done = call("quiz", "export", "--out", "quiz.txt")

    assert done.code == 2
    assert done.problems == [
        (
            "--out quiz.txt: does not say which form is wanted. "
            "Add --as with one of: gift, html, pdf, docx, markdown."
        )
    ]


def test_nothing_is_written_over_unless_it_is_said() -> None:
    Path("quiz.gift").write_text("mine", encoding="utf-8")

    refused = call("quiz", "export", "--out", "quiz.gift")
    forced = call("quiz", "export", "--out", "quiz.gift", "--force", "--today", DAY)

    assert (2, 0) == (refused.code, forced.code)
    assert "is there already" in refused.problems[0]
    assert Path("quiz.gift").read_text(encoding="utf-8") != "mine"


def test_a_topic_that_is_none_is_answered_with_the_nearest() -> None:
    done = call("quiz", "export", "--as", "gift", "--topic", "visit")

    assert done.problems == ["--topic: 'visit' is no topic of this quiz. Did you mean 'visits'?"]


def test_a_key_belongs_to_paper_alone() -> None:
    assert "--key: is for a paper" in call("quiz", "export", "--as", "gift", "--key").problems[0]


def markdown(*options: str) -> str:
    return call("quiz", "export", "--as", "markdown", "--today", DAY, *options).out


def test_the_key_has_every_reason_and_the_paper_has_none() -> None:
    with_key, without = markdown("--key", "--topic", "visits"), markdown("--topic", "visits")

    assert with_key.count(". Right:**") > 5
    assert with_key.count("\\\n  ") >= len(KEYED.findall(with_key)) > 20
    assert not KEYED.search(without)
    assert "Right:**" not in without
    assert "There is no pass mark." in without


def test_the_letters_of_the_key_are_those_of_the_paper_which_says_which_it_is() -> None:
    with_key, without = markdown("--key", "--paper", "A"), markdown("--paper", "A")
    lettered = LETTERED.findall(without)

    assert len(lettered) > 60
    assert lettered == KEYED.findall(with_key)
    assert "Paper A. With the key and every reason" in with_key
    assert "Paper A\n" in without


def test_what_is_past_its_date_is_named_and_left_out() -> None:
    done = call("quiz", "export", "--as", "gift", "--topic", "law", "--today", "2031-01-01")

    assert "left out, as their date is past: QZ-1" in done.err
