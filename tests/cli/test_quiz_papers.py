"""`quiz enter`, `change`, `stats` and `export`: keyed by code, printed, and spoken of honestly."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path

from ehe_check.quiz.draw import items_of_paper
from ehe_check.quiz.item import Paper
from ehe_check.quiz.kept_files import read_sheets
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.papers.key_in import PaperPlace, line_of, paper_places
from tests.program import DAY, Done, call

BANK = load_quiz()
A_BEFORE = Path("a-before.quiz-sheets.toml")


def places(paper: str) -> tuple[PaperPlace, ...]:
    return paper_places(items_of_paper(BANK, Paper(paper), date.fromisoformat(DAY)))


def right_line(paper: str = "A") -> str:
    chosen = [
        tuple(option.id for option in place.item.questions[place.step - 1].options)
        if place.item.kind is ItemKind.ORDER
        else place.item.questions[place.step - 1].right_ids
        for place in places(paper)
    ]
    return line_of(chosen, places(paper))


def empty_line(paper: str = "A") -> str:
    return "- " * len(places(paper))


def enter(*lines: str, path: Path = A_BEFORE, options: tuple[str, ...] = ()) -> Done:
    typed = "".join(f"{line}\n" for line in lines)
    chosen = options or ("--paper", "A", "--when", "before")
    return call("quiz", "enter", path, "--plain", "--today", DAY, *chosen, typed=typed)


def crossed() -> None:
    """Key in both papers, sat before and after by some people."""
    for paper, when in product("AB", ("before", "after")):
        line = empty_line(paper) if when == "before" else right_line(paper)
        options = ("--paper", paper, "--when", when)
        enter(*[line] * 4, "done", path=Path(f"{paper}-{when}.quiz-sheets.toml"), options=options)


def test_sheets_are_keyed_line_by_line_and_kept_at_once() -> None:
    done = enter(right_line(), empty_line())
    kept = read_sheets(A_BEFORE).value

    assert 0 == done.code
    assert [1, 2] == [sheet.number for sheet in kept.sheets]
    assert right_line() == line_of(kept.sheets[0].chosen, places("A"))
    assert ("A", "before") == (kept.paper, kept.when)
    assert "Sheet 2 is kept: 0 of 20 answered." in done.err
    assert str(A_BEFORE.absolute()) in done.err
    assert "\x1b" not in done.out + done.err


AFTER = "2027-02-01"


def test_a_paper_is_keyed_in_as_it_was_printed_whether_its_law_was_past_its_date_or_not() -> None:
    options = ("--paper", "A", "--when", "after", "--today", AFTER)
    done = call("quiz", "enter", A_BEFORE, "--plain", *options, typed=f"1\n{right_line()}\ndone\n")
    past = [item.id for item in BANK.in_paper(Paper.A) if item.is_past(date.fromisoformat(AFTER))]
    kept = read_sheets(A_BEFORE).value.items
    A_BEFORE.unlink()
    later = call("quiz", "enter", A_BEFORE, "--plain", *options, typed="2\ndone\n")

    assert 0 == done.code
    assert "Sheet 1 is kept: 20 of 20 answered." in done.err
    assert [item.id for item in BANK.in_paper(Paper.A)] == [*kept]
    assert f"are past their date now: {', '.join(past)}." in " ".join(done.err.split())
    assert "Which questions are on the printed paper?" in later.err
    assert f"a letter for each of {20 - len(past)} questions" in later.err


def test_a_printed_paper_has_the_questions_that_are_keyed_in() -> None:
    for paper, day in product("AB", (DAY, AFTER)):
        page = call("quiz", "export", "--as", "markdown", "--paper", paper, "--today", day).out
        keyed = [item.id for item in items_of_paper(BANK, Paper(paper), date.fromisoformat(day))]

        assert keyed == re.findall(r"^## \d+\\?\. (QZ-\d+)", page, re.MULTILINE)


def test_a_wrong_line_says_where_and_back_goes_to_the_sheet_before_and_shows_its_line() -> None:
    done = enter("zz", right_line(), empty_line(), "back", right_line(), "done")

    assert "Sheet 1 is not kept yet: question 1 (" in done.err
    assert "Answer so far: -" in done.err
    assert [right_line()] * 2 == [
        line_of(each.chosen, places("A")) for each in read_sheets(A_BEFORE).value.sheets
    ]
    assert enter("back", "back", "back", ":back", ":leave").code == 0


def test_keying_goes_on_after_the_last_sheet() -> None:
    enter(right_line(), "done")
    enter(right_line(), "done", options=("--when", "before"))

    assert [1, 2] == [each.number for each in read_sheets(A_BEFORE).value.sheets]


def test_wrong_use_is_said_before_anything_is_asked() -> None:
    assert "Nothing was typed" in enter().err
    assert not A_BEFORE.exists()
    assert 2 == call("quiz", "enter", A_BEFORE).code
    enter(right_line(), "done")
    for path, options, said in (
        ("x.toml", ("--paper", "A"), "does not end in .quiz-sheets.toml"),
        ("x.quiz-sheets.toml", ("--paper", "A"), "--when: is needed for a new file"),
        ("x.quiz-sheets.toml", ("--when", "after"), "--paper: is needed for a new file"),
        (str(A_BEFORE), ("--paper", "B"), "--paper: is A in this file"),
        (str(A_BEFORE), ("--when", "after"), "--when: is before in this file"),
    ):
        done = enter(path=Path(path), options=options)

        assert 2 == done.code, said
        assert said in done.err


def test_a_change_is_printed_with_its_span() -> None:
    crossed()
    done = call("quiz", "change", ".", "--today", DAY)

    assert (0, "") == (done.code, done.err)
    assert "between about" in done.out
    assert "in 10 more" in done.out
    assert "It does not show why anything changed" in " ".join(done.out.split())


def test_what_cannot_be_used_is_said_with_what_to_do() -> None:
    none = call("quiz", "change", ".")

    assert 3 == none.code
    assert "Key papers in first" in none.err

    enter(right_line(), "done")
    text = A_BEFORE.read_text()
    A_BEFORE.write_text(text.replace('"QZ-', '"QX-'))
    other = call("quiz", "stats", ".")

    assert 3 == other.code
    assert "has items that this quiz does not have" in other.err
    assert 3 == enter().code


# Quiz exports from the command line: each form where it should go, or one line of help.


def test_the_ending_says_the_form() -> None:
    for ending, holds in {
        "gift": b"$CATEGORY: ",
        "html": b"<!DOCTYPE html>",
        "md": b"# Learning from",
        "pdf": b"%PDF",
        "docx": b"PK",
    }.items():
        out = Path(f"quiz.{ending}")
        done = call("quiz", "export", "--out", out, "--topic", "visits", "--today", DAY)

        assert (0, "") == (done.code, done.out)
        assert holds in out.read_bytes(), ending


def test_text_goes_to_the_screen_or_a_pipe_with_what_is_past_its_date_named_and_left_out() -> None:
    done = call("quiz", "export", "--as", "gift", "--paper", "A", "--today", DAY)
    late = call("quiz", "export", "--as", "gift", "--topic", "law", "--today", "2031-01-01")

    assert done.code == 0
    assert done.out.startswith("// Learning from")
    assert 20 == sum(line.startswith("::QZ-") for line in done.out.splitlines())
    assert "left out, as their date is past: QZ-1" in late.err
    paper = ("quiz", "export", "--as", "markdown", "--paper", "A", "--today", DAY)
    assert "Right:**" in call(*paper, "--key").out
    assert "Right:**" not in call(*paper).out


def test_what_cannot_be_printed_is_refused_and_nothing_is_written_over_unless_it_is_said() -> None:
    Path("quiz.gift").write_text("mine", encoding="utf-8")
    for options, said in {
        ("--out", "quiz.gift"): "--out quiz.gift: is there already",
        ("--out", "quiz.txt"): (
            "--out quiz.txt: does not say which form is wanted. "
            "Add --as with one of: gift, html, pdf, docx, markdown."
        ),
        ("--as", "gift", "--topic", "visit"): (
            "--topic: 'visit' is no topic of this quiz. Did you mean 'visits'?"
        ),
        ("--as", "gift", "--key"): "--key: is for a paper",
    }.items():
        done = call("quiz", "export", *options)
        (problem,) = done.problems

        assert (2, "", True) == (done.code, done.out, problem.startswith(said)), problem
    assert Path("quiz.gift").read_text(encoding="utf-8") == "mine"
    assert 0 == call("quiz", "export", "--out", "quiz.gift", "--force", "--today", DAY).code
    assert Path("quiz.gift").read_text(encoding="utf-8") != "mine"
