"""SCORM 1.2: a package that a training platform takes, resumes and is told the answers of."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from ehe_check.quiz.export.scorm import render_scorm
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import mark_question
from tests.browser import need
from tests.quiz.every_kind import quiz_bank
from tests.quiz.quiz_answers import Chosen, any_answers, as_answered, seen_in_browser
from tests.worked import shipped_library

pytestmark = pytest.mark.thorough

LIBRARY = shipped_library()
CONTENT = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
TYPES = {ItemKind.ORDER: "sequencing", ItemKind.TRUE_FALSE: "true-false"}
MOST = 4096


def package(bank: QuizBank) -> ZipFile:
    return ZipFile(BytesIO(render_scorm(bank, bank.items, LIBRARY)))


def manifest(bank: QuizBank) -> ET.Element:
    return ET.fromstring(package(bank).read("imsmanifest.xml"))  # noqa: S314 (our own)


Visits = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def on_a_platform(chromium: str, tmp_path: Path) -> Visits:
    """Answer the page of a package, visit by visit, in a platform that keeps what it is told."""

    def visited(bank: QuizBank, *visits: list[Chosen], **asked: object) -> list[dict[str, Any]]:
        need("scorm-again")
        path = Path(package(bank).extract("index.html", tmp_path))
        seen = seen_in_browser(chromium, path, *visits, platform=True, **asked)
        for each in seen:
            assert [] == [call for call in each["calls"] if call[-1] != "0"]
            assert 1 == len(calls(each, "LMSInitialize")) == len(calls(each, "LMSFinish"))
            assert "LMSFinish" == each["calls"][-1][0]
        return seen

    return visited


def calls(seen: dict[str, Any], name: str) -> list[list[str]]:
    return [call for call in seen["calls"] if call[0] == name]


def told(seen: dict[str, Any], name: str) -> list[str]:
    return [call[2] for call in calls(seen, "LMSSetValue") if call[1] == f"cmi.{name}"]


def interactions(seen: dict[str, Any]) -> list[dict[str, str]]:
    """What a visit told of its answers, one by one and numbered in a row."""
    found: dict[int, dict[str, str]] = {}
    for call in calls(seen, "LMSSetValue"):
        if match := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", call[1]):
            found.setdefault(int(match[1]), {})[match[2]] = call[2]
    assert [*found] == [*range(min(found), min(found) + len(found))] if found else True
    return [*found.values()]


def expected(answer: Chosen) -> dict[str, str]:
    share = mark_question(answer.item, answer.number, answer.options).share
    question, kind = answer.item.questions[answer.number], answer.item.kind
    right = [
        letter
        for letter, option in zip("abcdefghij", question.options, strict=False)
        if option.right or kind is ItemKind.ORDER
    ]

    def spelt(letters: str) -> str:
        return {"a": "t", "b": "f"}[letters] if kind is ItemKind.TRUE_FALSE else ",".join(letters)

    return {
        "id": answer.id,
        "type": TYPES.get(kind, "choice"),
        "correct_responses.0.pattern": spelt("".join(right)),
        "student_response": spelt(answer.letters),
        "result": {Fraction(0): "wrong", Fraction(1): "correct"}.get(share, f"{float(share):.2f}"),
    }


def test_the_manifest_names_the_quiz_and_its_one_page_whatever_its_title_is() -> None:
    bank = quiz_bank().model_copy(update={"title": "Harm & <b>safety</b>]]> \x1b"})
    found = manifest(bank)
    title, page = found.find(f".//{CONTENT}item/{CONTENT}title"), found.find(f".//{CONTENT}file")

    assert "ehe-check-quiz-2026.11.1" == found.get("identifier")
    assert title is not None
    assert "Harm & <b>safety</b>]]> \\x1b" == title.text
    assert page is not None
    assert {"imsmanifest.xml", page.get("href")} == set(package(bank).namelist())
    assert "1.2" == found.findtext(f".//{CONTENT}schemaversion")


def test_a_package_is_the_same_to_the_byte() -> None:
    bank = quiz_bank()
    first, again = (render_scorm(bank, bank.items, LIBRARY) for _ in range(2))

    assert first == again
    assert {(1980, 1, 1, 0, 0, 0)} == {each.date_time for each in package(bank).infolist()}


def test_a_quiz_left_half_way_goes_on_where_it_was_and_ends_completed(
    on_a_platform: Visits,
) -> None:
    bank = quiz_bank("Fine.")
    answers = any_answers(bank, 3, passed=["QZ-2"])
    first, second, third = on_a_platform(bank, answers[:2], answers[2:5], answers[5:])

    assert "Before you start" == first["opened"]
    assert "Your training platform keeps your answers" in first["start"]
    assert ["incomplete"] == told(first, "core.lesson_status")
    assert ["suspend"] == told(first, "core.exit")
    assert "Question 3 of 5" == second["opened"]
    assert "Question 5 of 5, step 1 of 2" == third["opened"]
    assert "completed" == third["left"]["core"]["lesson_status"]
    assert "" == told(third, "core.exit")[-1]
    told_of = [each for seen in (first, second, third) for each in interactions(seen)]
    assert [expected(each) for each in answers if each.letters] == told_of
    assert [each["id"] for each in told_of] == [
        third["left"]["interactions"][str(number)]["id"] for number in range(len(told_of))
    ]
    assert score(answers) == third["left"]["core"]["score"]
    assert all(re.fullmatch(r"00\d\d:\d\d:\d\d", each) for each in told(third, "core.session_time"))


def score(answers: list[Chosen]) -> dict[str, str]:
    shares = [each.marking.share for each in as_answered(answers)]
    raw = int(100 * sum(shares, Fraction(0)) / len(shares) + Fraction(1, 2))
    return {"raw": str(raw), "min": "0", "max": "100"}


def test_all_of_the_shipped_quiz_is_kept_and_its_end_opens_again(on_a_platform: Visits) -> None:
    bank = load_quiz()
    answers = any_answers(bank, 7)
    first, ended, again = on_a_platform(bank, answers, [], [])

    assert len(first["left"]["suspend_data"]) <= MOST
    assert [expected(each) for each in answers] == interactions(first)
    assert ended["isAtEnd"]
    assert score(answers) == ended["left"]["core"]["score"]
    for what in ("isAtEnd", "summary", "toRead", "again", "slip"):
        assert ended[what] == again[what]
    assert [] == interactions(again)
    assert [] == told(again, "core.lesson_status")


def test_nothing_answered_is_completed_without_a_score(on_a_platform: Visits) -> None:
    bank = quiz_bank("Fine.")
    (seen,) = on_a_platform(bank, any_answers(bank, 1, passed=[each.id for each in bank.items]))

    assert ["incomplete", "completed"] == told(seen, "core.lesson_status")
    assert [] == told(seen, "core.score.raw")
    assert [] == interactions(seen)


def test_answers_to_another_version_of_the_quiz_are_not_taken_for_answers_to_this_one(
    on_a_platform: Visits,
) -> None:
    old = quiz_bank("Fine.")
    (kept,) = on_a_platform(old, any_answers(old, 1)[:1])
    new = old.model_copy(update={"digest": "1" * 64})
    (seen,) = on_a_platform(new, any_answers(new, 2)[:1], left=kept["left"])

    assert "Before you start" == seen["opened"]


def test_where_there_is_no_platform_the_page_is_as_any_other(chromium: str, tmp_path: Path) -> None:
    bank = quiz_bank("Fine.")
    path = Path(package(bank).extract("index.html", tmp_path))
    (seen,) = seen_in_browser(chromium, path, any_answers(bank, 1))

    assert "Nothing is stored or sent." in seen["start"]
    assert seen["isAtEnd"]
