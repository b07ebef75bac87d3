"""A report of somebody's own is checked as a bank is: its words, its citations, its closing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.meeting.report import MeetingReport
from ehe_check.sheet.check import check_report
from ehe_check.sheet.report import PromptSheetReport, Report
from ehe_check.sheet.report_file import kind_of, report_for, shipped
from ehe_check.supervision.report import SupervisionReport
from tests.worked import shipped_bank, shipped_library

SHEET = resources.PROMPT_SHEET.read_text(encoding="utf-8")
MEETING = (resources.REPORTS / "meeting.toml").read_text(encoding="utf-8")

MODELS: tuple[type[Report], ...] = (PromptSheetReport, MeetingReport, SupervisionReport)


def problems_of(folder: Path, text: str, before: str, after: str, model: type[Report]) -> list[str]:
    assert before in text
    path = folder / "mine.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        report_for(model, path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


def test_the_page_about_reports_names_every_part_and_no_other() -> None:
    page = (resources.REPORTS / "README.md").read_text(encoding="utf-8")
    tables = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    supervision = re.findall(r"`([a-z]+)`", page.partition("And a supervision record:")[2])[:5]
    parts = {name for model in MODELS for name in model.sections_by_part()}

    assert parts == tables - {"part"} | {*supervision}


@pytest.mark.parametrize("model", MODELS)
def test_the_shipped_reports_keep_every_rule(model: type[Report]) -> None:
    assert [] == [*check_report(report_for(model), shipped_bank(), shipped_library())]


@pytest.mark.parametrize("model", MODELS)
def test_the_shipped_reports_are_plain_toml_and_can_be_given_as_ones_own(
    model: type[Report],
) -> None:
    assert tomllib.loads(shipped(model).read_text(encoding="utf-8"))["id"] == kind_of(model)
    assert report_for(model, shipped(model)) == report_for(model)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "As it stands in the answers. This takes",
            "They are safe. This takes",
            "sections 10, beside_a_worry: says 'are safe'",
        ),
        (
            'heading = "Not answered"',
            'heading = "Not answered, and no risk"',
            "sections 23, heading: says 'no risk'",
        ),
        ('title = "Prompt sheet"', 'title = "Risk score"', "title: says 'score'"),
        (
            "put a date beside each.",
            "ask the parents this week.",
            "sections 13, intro: sends its reader to the family ('ask the parents')",
        ),
        ('cites = ["C3", "E1"]', 'cites = ["C3", "E99"]', "sections 7, cites: cites 'E99'"),
        ('id_only = ["H3"]', 'id_only = ["H33"]', "sections 25, id_only: cites 'H33'"),
        (
            "This sheet cannot tell you a child is safe.",
            "This sheet cannot tell you a child is safe. Ask the parents.",
            "sections 28, line: sends its reader to the family",
        ),
    ],
)
def test_what_a_page_must_never_say_is_refused_with_its_place(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    problems = problems_of(tmp_path, SHEET, before, after, PromptSheetReport)

    assert len(problems) == 1
    assert said in problems[0]


def test_a_part_that_there_is_not_is_said_with_the_nearest_one(tmp_path: Path) -> None:
    (odd,) = problems_of(tmp_path, SHEET, 'part = "notes"', 'part = "nots"', PromptSheetReport)
    (none,) = problems_of(tmp_path, SHEET, 'part = "notes"\n', "", PromptSheetReport)

    assert odd.endswith("'nots' is not one of the words used here. Did you mean 'notes'?")
    assert none.endswith("'part' is missing. Add part = ...")


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    text = SHEET.replace('title = "Prompt sheet"', 'title = "Score sheet"')

    assert len(problems_of(tmp_path, text, "C3", "C33", PromptSheetReport)) == 2


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
    problems = problems_of(tmp_path, MEETING, before, after, MeetingReport)

    assert [problem for problem in problems if said in problem]


@pytest.mark.parametrize(
    ("model", "other"), [(one, other) for one in MODELS for other in MODELS if one is not other]
)
def test_a_report_of_another_kind_is_refused(model: type[Report], other: type[Report]) -> None:
    said = f"of the kind '{kind_of(other)}', and '{kind_of(model)}' is wanted"
    with pytest.raises(UnusableFileError, match=said):
        report_for(model, shipped(other))
