"""`quiz export`: which questions, in which form, and everything that is wrong at once."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path

from ehe_check.quiz.draw import items_of_paper
from ehe_check.quiz.item import Paper
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.sets_file import keep_set
from tests.program import DAY, Done, call
from tests.quizzes import FOLDER, of_topic, write_quiz

BANK = load_quiz()
LATER = "2027-02-01"


def export(*options: str | Path, day: str = DAY) -> Done:
    return call("quiz", "export", *options, "--today", day)


def on_paper(*options: str | Path, day: str = DAY) -> list[str]:
    """The ids of the questions on a page, in order."""
    page = export("--as", "markdown", *options, day=day).out
    return re.findall(r"^## \d+\\?\. (QZ-\d+)", page, re.MULTILINE)


def test_a_paper_has_its_questions_and_none_that_is_past_or_matches_one() -> None:
    for paper, day in product("AB", (DAY, LATER)):
        kept = items_of_paper(BANK, Paper(paper), date.fromisoformat(day))

        assert [item.id for item in kept] == on_paper("--paper", paper, day=day)


def test_questions_are_chosen_as_in_the_other_commands_of_the_quiz() -> None:
    keep_set("mine", [BANK.by_id["QZ-212"], BANK.by_id["QZ-101"]])

    assert ["QZ-212", "QZ-101"] == on_paper("--item", "212,101") == on_paper("--set", "mine")
    orders = [item.id for item in of_topic(BANK, "family") if item.rules.in_order]
    assert orders == on_paper("--topic", "family", "--kind", "order")


def test_a_key_fits_its_paper_where_questions_are_drawn() -> None:
    for option in (("--length", "7"), ("--minutes", "20")):
        drawn = on_paper(*option)

        assert drawn == on_paper(*option, "--key")
        assert 1 < len(drawn) < len(BANK.items)


def test_the_ending_says_the_form_and_a_file_is_written_over_only_where_it_is_forced() -> None:
    for ending, holds in {
        "gift": b"$CATEGORY: ",
        "html": b"<!DOCTYPE html>",
        "md": b"# Learning from",
        "pdf": b"%PDF",
        "docx": b"PK",
        "zip": b"PK",
    }.items():
        out = Path(f"quiz.{ending}")
        out.write_text("mine", encoding="utf-8")
        done = export("--out", out, "--topic", "visits", "--force")

        assert (0, "") == (done.code, done.out)
        assert holds in out.read_bytes(), ending


def test_text_goes_to_the_screen_with_what_is_past_its_date_named_and_left_out() -> None:
    done = export("--as", "gift", "--paper", "A")
    late = export("--as", "gift", "--topic", "visits", day=LATER)
    none = export("--as", "gift", "--item", "105", day="2031-01-01")

    assert (0, "") == (done.code, done.err)
    assert 20 == done.out.count("\n::QZ-")
    assert "Left out, as their date, or that of the question they match, is past: QZ-1" in late.err
    assert "::QZ-101::" in late.out
    assert 2 == none.code
    assert "the date of each that does is past" in none.err


def test_a_page_has_a_paper_its_key_or_a_briefing() -> None:
    paper, key, briefing = (
        export("--as", "markdown", "--paper", "A", *more).out
        for more in ((), ("--key",), ("--briefing",))
    )

    assert "Right:**" in key
    assert "Right:**" not in paper + briefing
    assert "## Why this matters" in briefing
    assert "Your code" in paper
    assert "Your code" not in key + briefing


def test_everything_that_is_wrong_is_said_at_once() -> None:
    Path("quiz.pdf").write_text("mine", encoding="utf-8")
    of_gift = export("--as", "gift", "--key", "--briefing", "--topic", "visit", "--length", "3")
    of_file = export("--out", "quiz.pdf", "--item", "101,QZ-1000")
    of_none = export("--topic", "visit")

    assert [2, 2, 2] == [done.code for done in (of_gift, of_file, of_none)]
    for done, told in (
        (of_gift, ["Leave --key out", "--key: is printed", "--briefing: is printed", "'visits'"]),
        (of_file, ["is there already", "QZ-1000: is no question"]),
        (of_none, ["Add --as with one of", "'visits'"]),
    ):
        assert all(each in line for each, line in zip(told, done.problems, strict=True))


def test_a_bank_that_cannot_be_put_or_marked_is_refused() -> None:
    unmarked = (FOLDER / "10-items.toml").read_text(encoding="utf-8").replace("right = true", "")
    bank = write_quiz(Path("own"), unmarked)

    assert 0 == export("--as", "gift", "--bank", FOLDER).code
    assert 3 == export("--as", "gift", "--bank", bank).code
