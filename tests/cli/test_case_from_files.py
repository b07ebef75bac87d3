"""A case from files: what is taken in, what is saved, and what is printed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from ehe_check.cli.entry import URGENT_FIRST
from tests.cli.from_files import OPENING, SOME, TRIGGER, finished, saved, written
from tests.program import DAY, call

# What is saved and printed


def test_answers_with_a_file_are_saved_and_the_sheet_is_printed() -> None:
    done = call("case", "s.toml", "--answers", written("from.toml", SOME), "--today", DAY)
    session = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))

    assert (0, URGENT_FIRST + "\n") == (done.code, done.err)
    assert "NOT ENOUGH is answered to advise yet." in done.out
    assert ["NOW-1", "VIS-5"] == [answer["question"] for answer in session["answers"]]
    assert ["from.toml", "s.toml"] == sorted(path.name for path in Path().iterdir())


def test_answers_without_a_file_are_only_printed() -> None:
    done = call("case", "--answers", written("from.toml", TRIGGER))

    assert done.code == 0
    assert "CONSIDER a professionals-only meeting" in done.out
    assert ["from.toml"] == [path.name for path in Path().iterdir()]


@pytest.mark.parametrize("file", [(), ("new.toml",)])
def test_with_nothing_given_one_line_says_what_to_do(file: tuple[str, ...]) -> None:
    done = call("case", *file)

    assert (2, "") == (done.code, done.out)
    assert ["case: needs a terminal"] == [line[:22] for line in done.problems]
    assert [] == list(Path().iterdir())


def test_a_draft_without_answers_and_without_a_terminal_is_left_alone() -> None:
    draft = saved()
    before = draft.read_bytes()

    assert 2 == call("case", draft).code
    assert before == draft.read_bytes()


def test_a_finished_file_prints_its_sheet() -> None:
    file = finished()
    before = file.read_bytes()
    done = call("case", file)

    assert (0, []) == (done.code, done.problems)
    assert "DRAFT" not in done.out
    assert done.out.rstrip().endswith("cannot tell you a child is safe.")
    assert before == file.read_bytes()


def test_a_finished_file_takes_no_more_answers() -> None:
    file = finished()
    before = file.read_bytes()
    done = call("case", file, "--answers", written("from.toml", SOME))

    assert (2, 1) == (done.code, len(done.problems))
    assert before == file.read_bytes()


def test_the_answers_of_a_whole_session_are_taken_with_its_reference_set_and_role() -> None:
    done = call("case", "s.toml", "--answers", finished())
    session = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))

    assert 0 == done.code
    assert "EHE-DEMO" == session["case"]["reference"]
    assert ("quick", "school-nurse") == (session["session"]["set"], session["session"]["role"])
    assert "finished" not in session["session"]


def test_a_session_with_two_that_are_called_alike_is_kept_and_this_is_said() -> None:
    path = finished()
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r'(?m)^label = (".*")$', text)
    path.write_text(text.replace(labels[1], labels[0]), encoding="utf-8")
    done = call("sheet", path, "--today", DAY)

    assert 0 == done.code
    assert "A page cannot tell them apart. Give one another label." in done.err


def test_what_does_not_arise_is_kept_and_parked() -> None:
    text = OPENING + (
        '[[answers]]\nquestion = "PMH-1"\nvalue = "no"\n'
        '[[answers]]\nquestion = "PMH-2"\nabout = "child-1"\nvalue = "little"\n'
    )
    done = call("case", "s.toml", "--answers", written("from.toml", text), "--as", "json")
    kept = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))["answers"]

    assert "little" in [answer["value"] for answer in kept]
    assert [("PMH-2", "child-1")] == [
        (item["question"], item["about"]) for item in json.loads(done.out)["parked"]
    ]


def test_where_the_file_answers_differently_nothing_is_written_and_each_is_listed() -> None:
    draft = saved()
    before = draft.read_bytes()
    other = SOME.replace('"no"', '"yes"').replace('evidence = "record"', 'evidence = "assumed"')
    done = call("case", draft, "--answers", written("from.toml", other), "--today", DAY)

    assert (3, "") == (done.code, done.out)
    assert [
        (
            "from.toml, line 1, answers 1 (NOW-1): NOW-1 is answered differently in s.toml. "
            "Nothing was written. Keep one of the two."
        ),
        (
            "from.toml, line 5, answers 2 (VIS-5 child-2): VIS-5 (child-2) is answered differently "
            "in s.toml. Nothing was written. Keep one of the two."
        ),
    ] == done.problems
    assert before == draft.read_bytes()
