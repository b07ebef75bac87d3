"""Sessions that people have edited: one line a problem, with its place."""

from __future__ import annotations

import time
import tomllib

import pytest

from ehe_check.judge.answers import MOST_ON_A_LIST
from tests.files.bad_sessions import ANSWERS, EDITS, GOOD, JARGON, refused, written
from tests.program import call

pytestmark = pytest.mark.usefixtures("empty_folder")


MORE = '[[answers]]\nquestion = "NOW-2"\nvalue = "no"\n'


# Sessions that people have edited


def test_a_wrong_edit_is_one_line_with_its_place() -> None:
    assert 0 == call("sheet", written(GOOD.replace("EHE-0042", ""))).code
    for edit in EDITS["session"]:
        assert edit["stands"] in GOOD
        (problem,) = call(
            "sheet", written(GOOD.replace(edit["stands"], edit["written"], 1))
        ).problems

        assert problem.startswith("bad.toml")
        assert edit["said"] in problem
        assert [] == [word for word in JARGON if word in problem.replace("invalid", "")]


def listing(children: int, *, removed: int = 0) -> str:
    """A session in which so many children are listed, and so many more were taken off."""
    rows = [f'[[entries]]\nid = "child-{n}"\nlabel = "x"' for n in range(2, children + 1)]
    rows += [
        f'[[entries]]\nid = "child-{children + 1 + n}"\nlabel = "x"\nremoved = 2026-11-01'
        for n in range(removed)
    ]
    return GOOD + "\n".join(rows)


def test_a_list_of_more_than_anybody_could_wait_for_is_refused_at_the_door() -> None:
    started = time.monotonic()
    problems = refused(written(listing(200)))

    assert 100 == len(problems)
    assert problems[0].startswith(
        "bad.toml, line 327, entries 101 (child-101): is one more than the"
    )
    assert problems[0].endswith("Put the rest in a second session, so that nobody is left out.")
    assert time.monotonic() - started < SOON


def test_answers_that_list_thousands_are_refused_at_once() -> None:
    rows = "".join(f'[[entries]]\nid = "child-{n}"\nlabel = "x"\n' for n in range(1, 10_000))
    started = time.monotonic()
    done = call("case", "never.toml", "--answers", written(rows + ANSWERS))

    assert (3, 9_999 - MOST_ON_A_LIST) == (done.code, len(done.problems))
    assert time.monotonic() - started < SOON


def test_a_list_may_hold_many_who_were_taken_off_it() -> None:
    assert 0 == call("case", written(listing(3, removed=40)), "--answers", written(MORE, "m")).code


SOON = 20


def test_every_problem_of_a_session_is_said_at_once() -> None:
    text = GOOD.replace('"quick"', '"quik"').replace('"no"', "3").replace('"record"', "[]")
    problems = refused(written(text))

    assert ["bad.toml, line 9", "bad.toml, line 21", "bad.toml, line 25"] == [
        ", ".join(problem.split(":")[0].split(", ")[:2]) for problem in problems
    ]


def test_unknown_keys_of_a_session_are_named_once_and_kept() -> None:
    text = GOOD.replace("[case]\n", "[extra]\nword = 'x'\n\n[case]\nreferense = 'y'\n")
    text = text.replace('question = "', 'colour = []\nquestion = "').replace("age = ", "agee = ")
    path = written(text)
    done = call("case", path, "--answers", written(MORE, "more.toml"))
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = text.split("\n")
    line, case = lines.index("[[answers]]") + 1, lines.index("[case]") + 1

    assert 0 == done.code
    assert [
        "bad.toml: the key 'extra' is not known here. It is kept.",
        (
            f"bad.toml, line {case}, case: the key 'referense' is not known here. "
            "Did you mean 'reference'? It is kept."
        ),
        (
            f"bad.toml, line {line}, answers 1 (NOW-1): the key 'colour' is not known here. "
            "Use one of: about, "
            "answered, asked, confirmed, evidence, heard, not_known, note, on, question, "
            "skipped, value. It is kept."
        ),
        "bad.toml, child-1: the key 'agee' is not known here. Did you mean 'age'? It is kept.",
    ] == done.problems
    assert "school-age" == kept["entries"][0]["agee"]
    assert ({"word": "x"}, "y") == (kept["extra"], kept["case"]["referense"])
    assert [[], [], None] == [answer.get("colour") for answer in kept["answers"]]


def test_unknown_questions_and_options_of_a_session_are_kept_and_set_aside() -> None:
    path = written(GOOD.replace("NOW-1", "NOW-99").replace('"never"', '"nevr"'))
    done = call("sheet", path)

    assert 0 == done.code
    assert [
        (
            "bad.toml: holds answers that do not fit the questions (NOW-99, VIS-1 (child-1)). "
            "They are kept, and set aside."
        )
    ] == done.problems
