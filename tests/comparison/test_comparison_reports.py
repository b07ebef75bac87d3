"""The words of a comparison: the shipped ones keep every rule, and one's own are checked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.comparison.report_file import load_comparison_report
from ehe_check.errors import UnusableFileError
from ehe_check.sheet.check import check_report
from tests.worked import shipped_bank, shipped_library

pytestmark = pytest.mark.usefixtures("empty_folder")

SHIPPED = resources.COMPARISON.read_text(encoding="utf-8")


def problems_of(folder: Path, before: str, after: str) -> list[str]:
    assert before in SHIPPED
    path = folder / "mine.toml"
    path.write_text(SHIPPED.replace(before, after), encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        load_comparison_report(path)
    return [str(problem).removeprefix(f"{path}") for problem in caught.value.problems]


def test_the_shipped_words_keep_every_rule() -> None:
    report = load_comparison_report()

    assert () == check_report(report, shipped_bank(), shipped_library())
    assert report == load_comparison_report(resources.COMPARISON)
    assert "comparison" == tomllib.loads(SHIPPED)["id"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "These answers stand as they did",
            "They are safe. These answers stand as they did",
            ", moved, answers, not-looked-at, intro: says 'are safe'",
        ),
        ('title = "Two readings', 'title = "The score of two readings', "title: says 'score'"),
        (
            "No month stands beside these, so ask again.",
            "No month stands beside these. Ask the parents.",
            "intro: sends its reader to the family ('Ask the parents')",
        ),
        ('id_only = ["H3"]', 'id_only = ["H33"]', ", statements, id_only: cites 'H33'"),
        ("cannot tell you a child is safe", "tells you much", "closing: must say that the page"),
        (
            'before = "Before: {answer}"',
            'before = "Before"',
            "moved, before: needs the blank {answer}",
        ),
        ("[moved.answers.aged]", "[moved.answers.old]", "is not one of the words used here"),
        ('note = "In fairness"\n', "", "prompt_groups: needs words for 'note'"),
        ("[moved.prompts.gone]", "[moved.gone]", "moved, prompts: needs words for 'gone'"),
        ("format = 1", "format = 99", "is of format 99"),
        ('kind = "comparison"', 'kind = "meeting"', "of the kind 'meeting', and 'comparison' is"),
        ('kind = "comparison"\n', "", "of no kind that it names, and 'comparison' is wanted"),
        ('draft = "A draft."', 'draught = "A draft."', "Did you mean 'draft'?"),
    ],
)
def test_what_a_page_must_never_say_or_lack_is_refused_with_its_place(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    problems = problems_of(tmp_path, before, after)

    assert [problem for problem in problems if said in problem], problems


def test_a_group_that_has_no_words_is_named(tmp_path: Path) -> None:
    part = '[moved.answers.not-read]\nheading = "Kept, but used in neither session"\n'

    assert [", moved, answers: needs words for 'not-read'."] == problems_of(tmp_path, part, "")


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    assert len(problems_of(tmp_path, "Not answered", "No risk, 5% scored, low risk")) >= 1
