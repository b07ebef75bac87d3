"""Worked cases say only what differs from a base, and what is wrong with one is said with help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError
from tests import cases_of
from tests.case_tables import BASES, CaseTables, case_tables
from tests.worked import shipped_bank, worked_case

BASE = """
[well]
what = "Two children, well."
set = "quick"
role = "police"
today = 2026-11-24
complete_rosters = ["child"]
children = [{ label = "elder", age = "school-age" }, { label = "baby", age = "under-one" }]

[well.answers]
HEA-6 = { value = "no", evidence = "record" }
NOW-1 = "no"
NOW-3 = "nothing"

[words_of]
danger = ["Call 999 now"]
"""
CASE = """
[a-case]
title = "A case"
story = "A story."
base = "well"
without = ["NOW-1"]

[a-case.answers]
"HEA-6 (child-2)" = "not-known"
NOW-3 = "skipped"

[a-case.expected]
headline = "C"
urgency = "consider-meeting"
no_word_of = ["danger"]
why = "A reason."
"""


def tables(folder: Path, base: str = BASE, case: str = CASE) -> CaseTables:
    """Return what is read of a folder of a base and a case."""
    (folder / BASES).write_text(base, encoding="utf-8")
    (folder / "cases.toml").write_text(case, encoding="utf-8")
    return case_tables(folder)


def said_of(found: CaseTables) -> dict[str, str]:
    """Return the answers of the one case, each in a word."""
    answers = found.answers("a-case", shipped_bank())
    return {
        str(each.ref): str(each.value or ("skipped" if each.skipped else "not known"))
        for each in answers
    }


def test_a_case_answers_what_its_base_answers_by_name_and_nothing_else(tmp_path: Path) -> None:
    assert {
        "NOW-3": "skipped",
        "HEA-6 (child-1)": "no",
        "HEA-6 (child-2)": "not known",
        "SIB-1": "complete",
    } == said_of(tables(tmp_path))


def test_answers_stand_in_the_order_in_which_they_are_asked(tmp_path: Path) -> None:
    found = tables(tmp_path, case=CASE.replace('without = ["NOW-1"]', ""))

    assert ["NOW-1", "NOW-3", "HEA-6 (child-1)", "HEA-6 (child-2)", "SIB-1"] == [*said_of(found)]


def test_an_answer_for_each_child_gives_way_to_one_for_a_child(tmp_path: Path) -> None:
    case = CASE.replace("NOW-3 = ", 'HEA-6 = "serious"\nNOW-3 = ')

    assert ["serious", "not known"] == [
        value for ref, value in said_of(tables(tmp_path, case=case)).items() if "HEA-6" in ref
    ]


def test_a_case_lists_whom_it_likes(tmp_path: Path) -> None:
    case = CASE.replace(
        'base = "well"',
        'base = "well"\nchildren = [{ label = "a" }, { label = "b" }, { label = "c" }]',
    )

    assert "HEA-6 (child-3)" in said_of(tables(tmp_path, case=case))


def test_what_is_expected_says_what_goes_without_saying(tmp_path: Path) -> None:
    assert {
        "headline": "C",
        "urgency": "consider-meeting",
        "meeting": "consider-meeting",
        "box": "none",
        "routes": [],
        "not_printed": ["Call 999 now"],
        "why": "A reason.",
    } == tables(tmp_path).expected("a-case")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"well"', '"wel"', "line 5, a-case, base: there is no base 'wel'. Did you mean 'well'?"),
        (
            "title",
            "titel",
            "line 2, a-case: the key 'titel' is not known here. Did you mean 'title'?",
        ),
        ('["NOW-1"]', '["NOW-2"]', "line 6, a-case, without: its base does not answer 'NOW-2'."),
        (
            "NOW-3",
            "NOW-33",
            "answers, NOW-33: there is no question 'NOW-33'. Did you mean 'NOW-3'?",
        ),
        ("skipped", "nothin", "line 10, a-case, answers, NOW-3: NOW-3 has no option 'nothin'."),
        ("child-2", "child-3", "there is no entry 'child-3'. Did you mean"),
        ('"skipped"', '{ valeu = "nothing" }', "a-case, answers, NOW-3: needs a value"),
        ('"skipped"', '{ value = "nothing", evidenc = 1 }', "Did you mean 'evidence'?"),
        ('"skipped"', '{ value = "nothing", evidence = "recrod" }', "Did you mean 'record'?"),
        (
            '["danger"]',
            '["dangers"]',
            "there is no list of words 'dangers'. Did you mean 'danger'?",
        ),
        ("consider-meeting", "consider", "Did you mean 'consider-meeting'?"),
        ('"C"', '"N11"', "headline: there is no headline 'N11'. Did you mean 'N1'?"),
        ('"C"', '"C"\nbox = "H-soo"', "box: there is no box 'H-soo'. Did you mean 'H-soon'?"),
        ("headline", "headlin", "a-case, expected: the key 'headlin' is not known here."),
    ],
)
def test_what_is_wrong_with_a_case_is_said_with_help(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    found = tables(tmp_path, case=CASE.replace(right, wrong, 1))

    with pytest.raises(UnusableFileError) as caught:
        (found.answers("a-case", shipped_bank()), found.expected("a-case"))

    assert said in str(caught.value)
    assert f"{tmp_path / 'cases.toml'}, line " in str(caught.value)


def test_what_is_wrong_with_a_base_is_said_where_it_stands(tmp_path: Path) -> None:
    base = BASE.replace('"no"', '"nein"', 1)
    place = f"{tmp_path / BASES}, line 11, well, answers, HEA-6: "

    with pytest.raises(UnusableFileError, match="HEA-6 has no option 'nein'") as caught:
        said_of(tables(tmp_path, base=base))

    assert str(caught.value).startswith(place)


def test_a_case_stands_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "again.toml").write_text(CASE, encoding="utf-8")

    with pytest.raises(UnusableFileError, match=r"again\.toml has a case of this name, too"):
        tables(tmp_path)


def test_a_case_whose_advice_is_otherwise_is_named_under_its_base(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "cold-burglary-and-a-blank"
    case = worked_case(name)
    other = replace(case, expected=case.expected | {"headline": "S", "routes": ["lead", "police"]})
    monkeypatch.setattr(
        cases_of, "worked_case", lambda each: other if each == name else worked_case(each)
    )
    told, *cases = cases_of.main(["met-once"]).splitlines()

    assert "base met-once: the advice on 1 of its 10 cases is otherwise" == told
    assert ["headline NE, not S; routes none, not lead and police"] == [
        line.partition(f"{name}: ")[2] for line in cases
    ]


def test_a_case_that_cannot_be_read_is_never_passed_as_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = tables(tmp_path, case=CASE.replace('"well"', '"wel"', 1))
    monkeypatch.setattr(cases_of, "worked_case", found.began)
    monkeypatch.setattr(cases_of, "case_names", lambda: ["a-case"])

    assert "there is no base 'wel'. Did you mean 'well'?" in cases_of.main([])


def test_a_base_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert "There is no base 'met-one'. Did you mean 'met-once'?" == cases_of.main(["met-one"])
