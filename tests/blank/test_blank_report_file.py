"""The words of a blank: what is wrong in them is said at once, with its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.blank.report_file import load_blank_report
from ehe_check.errors import UnusableFileError

pytestmark = pytest.mark.usefixtures("empty_folder")

SHIPPED = (resources.REPORTS / "blank.toml").read_text(encoding="utf-8")


def problems_of(folder: Path, *changes: tuple[str, str]) -> list[str]:
    text = SHIPPED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        load_blank_report(path)
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_blank_is_read_and_is_plain_toml() -> None:
    assert load_blank_report().say("title") == tomllib.loads(SHIPPED)["title"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("lines = 3", "lines = 3\nlinse = 4", "'linse' is not known here"),
        ("immediate danger, call 999", "danger, get help", "must say when to call 999"),
        ("{condition}", "so", "needs the blank {condition}"),
        ("{set}", "full", "needs the blank {set}"),
        (
            '["Case reference, never a name", "Your role", "Day"]',
            '"Day"',
            "heads: needs a list, and has text",
        ),
        (
            "{title}, version",
            "{titel}{title}, version",
            "has no use for the blank {titel}. Did you",
        ),
        ("cannot tell you a child is safe", "is the end", "must say that the page cannot"),
        ("other_rows = 4", "other_rows = 0", "other_rows"),
        ("format = 1", "format = 9", "format 9"),
        ("Put this paper down", "All clear: put this paper down", "says 'All clear'"),
        (
            "Leave them until then.",
            "Ask the parents first.",
            "after_advice, intro: sends its reader to the family",
        ),
        ("No names on this paper", "No names, low risk", ", intro 1: says 'low risk'"),
    ],
)
def test_what_is_wrong_in_a_blank_is_said(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (problem,) = problems_of(tmp_path, (before, after))

    assert said in problem


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    changes = ("{condition}", "so"), ('heading = "How you know"', 'haeding = "How you know"')

    assert len(problems_of(tmp_path, *changes)) == 2


def test_an_own_report_says_only_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('lines = 5\n[making]\nheading = "From"\n[rows]\ncousin = 2\n', encoding="utf-8")
    shipped, own = load_blank_report(), load_blank_report(path)

    assert {**shipped.say.texts, "making.heading": ("From",)} == own.say.texts
    assert (5, 2, 4) == (own.room.lines, own.room.rows["cousin"], own.room.rows["child"])


def test_what_an_own_report_must_not_say_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("lines = 5\nother_rows = 0\n", encoding="utf-8")
    with pytest.raises(UnusableFileError, match="line 2, other_rows: is 0, and must be"):
        load_blank_report(path)
    path.write_text('lines = 5\n[making]\nheading = "All clear"\n', encoding="utf-8")

    with pytest.raises(UnusableFileError, match="line 3, making, heading: says 'All clear'"):
        load_blank_report(path)


def test_a_whole_copy_of_the_shipped_report_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SHIPPED, encoding="utf-8")

    assert load_blank_report() == load_blank_report(path)
