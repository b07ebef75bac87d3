"""`bank blank`: the questions on paper, in every form, of any bank that can be followed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from ehe_check import resources
from tests.program import call

CLOSING = "This page cannot tell you a child is safe."


def test_all_questions_are_printed_unless_the_quick_set_is_wanted() -> None:
    full, quick = call("bank", "blank"), call("bank", "blank", "--quick")

    assert (0, 0) == (full.code, quick.code)
    assert "FAM-4  " in full.out
    assert "FAM-4  " not in quick.out
    assert full.out.endswith(f"{CLOSING}\n")
    assert quick.out.endswith(f"{CLOSING}\n")


@pytest.mark.parametrize("ending", ["md", "docx", "json"])
def test_it_can_be_had_in_every_form(ending: str) -> None:
    path = Path(f"blank.{ending}")
    done = call("bank", "blank", "--quick", "--out", path)

    assert (0, "") == (done.code, done.out)
    assert path.stat().st_size > 5000


def test_a_file_that_is_there_is_kept_unless_forced() -> None:
    Path("blank.md").write_text("mine")
    kept = call("bank", "blank", "--out", "blank.md")

    assert (2, "mine") == (kept.code, Path("blank.md").read_text())
    assert 0 == call("bank", "blank", "--out", "blank.md", "--force").code
    assert "mine" != Path("blank.md").read_text()


def test_its_words_can_be_ones_own() -> None:
    Path("ours.toml").write_text('title = "Ours to fill in by hand"\n', encoding="utf-8")
    done = call("bank", "blank", "--report", "ours.toml")

    assert (0, "Ours to fill in by hand") == (done.code, done.out.splitlines()[0])


def test_another_bank_may_be_named() -> None:
    shutil.copytree(resources.CASE_BANK, "ours")
    main = Path("ours/bank.toml")
    words = main.read_text(encoding="utf-8").replace('title = "Learning', 'title = "Our learning')
    main.write_text(words, encoding="utf-8")

    assert "Our learning from" in call("bank", "blank", "ours").out


@pytest.mark.parametrize(("walk_set", "most"), [("--full", 20)])
def test_on_paper_it_is_no_book(walk_set: str, most: int) -> None:
    done = call("bank", "blank", walk_set, "--out", "blank.pdf")

    assert (0, "") == (done.code, done.out)
    assert Path("blank.pdf").stat().st_size > 5000
    with pikepdf.open("blank.pdf") as pages:
        assert len(pages.pages) <= most
