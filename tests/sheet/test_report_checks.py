"""A report of somebody's own is checked as a bank is: its words, its citations, its closing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.sheet.check import check_report
from ehe_check.sheet.report import Kind
from ehe_check.sheet.report_file import SHIPPED, load_report, report_for
from tests.worked import shipped_bank, shipped_library

SHEET = resources.PROMPT_SHEET.read_text(encoding="utf-8")
MEETING = resources.MEETING.read_text(encoding="utf-8")


def problems_of(folder: Path, text: str, before: str, after: str, kind: Kind) -> list[str]:
    assert before in text
    path = folder / "mine.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        report_for(kind, path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


@pytest.mark.parametrize("kind", list(Kind))
def test_the_shipped_reports_keep_every_rule(kind: Kind) -> None:
    assert check_report(load_report(SHIPPED[kind]), shipped_bank(), shipped_library()) == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_the_shipped_reports_are_plain_toml_and_can_be_given_as_ones_own(kind: Kind) -> None:
    assert tomllib.loads(SHIPPED[kind].read_text(encoding="utf-8"))["id"] == kind
    assert report_for(kind, SHIPPED[kind]) == report_for(kind)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "As it stands in the answers. This takes",
            "They are safe. This takes",
            "(strengths), beside_a_worry: says 'are safe'",
        ),
        (
            'heading = "Not answered"',
            'heading = "Not answered, and no risk"',
            "(not-answered), heading: says 'no risk'",
        ),
        ('title = "Prompt sheet"', 'title = "Risk score"', "title: says 'score'"),
        (
            "put a date beside each.",
            "ask the parents this week.",
            "(find-out), intro: sends its reader to the family ('ask the parents')",
        ),
        ('cites = ["C3", "E1"]', 'cites = ["C3", "E99"]', "(fairness), cites: cites 'E99'"),
        ('id_only = ["H3"]', 'id_only = ["H33"]', "(statements), id_only: cites 'H33'"),
        (
            "This sheet cannot tell you a child is safe.",
            "This sheet cannot tell you a child is safe. Ask the parents.",
            "(closing), line: sends its reader to the family",
        ),
    ],
)
def test_what_a_page_must_never_say_is_refused_with_its_place(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    problems = problems_of(tmp_path, SHEET, before, after, Kind.PROMPT_SHEET)

    assert len(problems) == 1
    assert said in problems[0]


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    text = SHEET.replace('title = "Prompt sheet"', 'title = "Score sheet"')

    assert len(problems_of(tmp_path, text, "C3", "C33", Kind.PROMPT_SHEET)) == 2


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('part = "no-hold"', 'part = "hold"', "hold"),
        ('staff-safety = "the safety of staff"\n', "", "needs words for 'staff-safety'"),
        ('"DRI-2", "DRI-4", "ADU-3"', '"DRI-2", "DRY-4", "ADU-3"', "'DRY-4'"),
        ("the safety of staff", "hostile mother", "says 'hostile mother'"),
        ('item = "{number}. {title}"', 'item = "{number}."', "needs the blank {title}"),
        ("rows = 8", "rows = 0", "must be at least 1"),
        ("rows = 8", "rows = 99", "at most 20"),
    ],
)
def test_a_meeting_pack_of_ones_own_keeps_its_rules(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    problems = problems_of(tmp_path, MEETING, before, after, Kind.MEETING)

    assert [problem for problem in problems if said in problem]


@pytest.mark.parametrize(
    ("kind", "other"), [(kind, other) for kind in Kind for other in Kind if kind is not other]
)
def test_a_report_of_another_kind_is_refused(kind: Kind, other: Kind) -> None:
    with pytest.raises(UnusableFileError, match=f"of the kind '{other}', and '{kind}' is wanted"):
        report_for(kind, SHIPPED[other])
