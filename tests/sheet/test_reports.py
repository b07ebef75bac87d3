"""Report files: unknown keys, missing blanks and a wrong order are said with their places."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.sheet.report import PromptSheetReport
from ehe_check.sheet.report_file import report_for

pytestmark = pytest.mark.usefixtures("empty_folder")

CLOSING = """\
[[sections]]
part = "closing"
line = "This sheet cannot tell you a child is safe."
"""
SHIPPED = resources.PROMPT_SHEET.read_text(encoding="utf-8")


def problems_of(folder: Path, *changes: tuple[str, str]) -> str:
    text = SHIPPED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        report_for(PromptSheetReport, path)
    return str(caught.value)


def test_the_shipped_report_is_read_and_is_plain_toml() -> None:
    assert report_for(PromptSheetReport).id == tomllib.loads(SHIPPED)["id"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("then = ", "than = ", "'than' is not known here"),
        ('part = "strengths"', 'part = "strenghts"', "strenghts"),
        (
            'recorded = "HOLD stands. On {day}',
            'recorded = "HOLD stands. Then',
            "needs the blank {day}",
        ),
        ('recorded = "HOLD', 'recorded = "{why} HOLD', "has no use for the blank {why}"),
        (
            "cannot tell you a child is safe",
            "says that all is well",
            "must say that the page cannot",
        ),
        ('not-found = "', 'not-there = "', "not-there"),
        ("not-found = ", "# ", "needs words for 'not-found'"),
        ('part = "urgent"\nthen = "Then, today:"\n\n[[sections]]\n', "", "must begin with"),
        ('part = "data"', 'part = "fairness"', "a part stands twice"),
        (
            CLOSING,
            "",
            "the last section must be closing",
        ),
        ("format = 1", "format = 9", "format 9"),
    ],
)
def test_what_is_wrong_in_a_report_is_said(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert said in problems_of(tmp_path, (before, after))


def test_every_problem_is_said_at_once_with_its_place(tmp_path: Path) -> None:
    said = problems_of(
        tmp_path, ("then = ", "than = "), ('recorded = "HOLD stands. On {day}', 'recorded = "HOLD')
    )

    assert "sections 1" in said
    assert "sections 2" in said
