"""The words of a comparison: the shipped ones keep every rule, and one's own are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.page.words import Say
from ehe_check.sheet.checked_words_file import COMPARISON, checked_words

pytestmark = pytest.mark.usefixtures("empty_folder")

SHIPPED = (resources.REPORTS / "comparison.toml").read_text(encoding="utf-8")


def loaded(own: Path | None = None) -> Say:
    return checked_words(COMPARISON, own)


def problems_of(folder: Path, before: str, after: str) -> list[str]:
    assert before in SHIPPED
    path = folder / "mine.toml"
    path.write_text(SHIPPED.replace(before, after), encoding="utf-8")
    with pytest.raises(UnusableFileError) as caught:
        loaded(path)
    return [str(problem).removeprefix(f"{path}") for problem in caught.value.problems]


def test_the_shipped_words_keep_every_rule() -> None:
    assert loaded() == loaded(resources.REPORTS / "comparison.toml")


def test_what_a_page_must_never_say_or_lack_is_refused_with_its_place(tmp_path: Path) -> None:
    for before, after, said in [
        (
            "These answers stand as they did",
            "They are safe. These answers stand as they did",
            ", moved, answers, not_looked_at, intro: says 'are safe'",
        ),
        ('title = "Where two', 'title = "The score of two', "title: says 'score'"),
        (
            "No month stands beside these, so ask again.",
            "No month stands beside these. Ask the parents.",
            "intro: sends its reader to the family ('Ask the parents')",
        ),
        ("cannot tell you a child is safe", "tells you much", "closing: must say that the page"),
        ("[moved.answers.aged]", "[moved.answers.old]", "the key 'old' is not known here"),
        ('kind = "comparison"', 'kind = "meeting"', "of the kind 'meeting', and 'comparison' is"),
    ]:
        problems = problems_of(tmp_path, before, after)

        assert [problem for problem in problems if said in problem], problems


def test_what_ones_own_words_leave_out_is_said_in_the_shipped_ones(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('kind = "comparison"\n[moved]\ntitle = "Since we met"\n', encoding="utf-8")
    own = loaded(mine)

    assert "Since we met" == own("moved.title")
    assert loaded() == Say({**own.texts, "moved.title": (loaded()("moved.title"),)})
