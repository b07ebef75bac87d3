"""GIFT: read back by a reader of it, nothing is lost, changed, or told before it is asked."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ehe_check.bank.law_words import OUT_OF_DATE
from ehe_check.page.dates import day_words
from ehe_check.page.visible import visible
from ehe_check.quiz.export.gift import ARROW, FRACTIONS, render_gift
from ehe_check.quiz.item import QuizBank, QuizItem, QuizOption
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.learning_points import short_words
from ehe_check.quiz.load_quiz import load_quiz
from tests.banks import TODAY
from tests.browser import WEB, need
from tests.quiz.every_kind import dated, quiz_bank
from tests.quizzes import of_topic
from tests.worked import shipped_library

pytestmark = pytest.mark.thorough

LIBRARY = shipped_library()
BANK = load_quiz()
UNTIL = "Law as of August 2026 (E1). Do not use after 24 January 2027."
MOODLE = (
    0, 1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2,
    0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05,
)  # fmt: skip
"""The fractions that Moodle accepts on import, and their negatives."""


def gift(bank: QuizBank, today: date = TODAY) -> str:
    return render_gift(bank, bank.items, LIBRARY, today)


def read_gift(folder: Path, *texts: str) -> list[list[dict[str, Any]]]:
    """Return what a reader of GIFT understood of each text, but for its categories."""
    need("gift-pegjs")
    paths = [folder / f"{number}.gift" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    command: list[str | Path] = ["node", WEB / "gift_read.mjs", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    read: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return [[each for each in one if each["type"] != "Category"] for one in read]


def plain(text: str) -> str:
    return " ".join(visible(text).replace("->", ARROW).split())


def said(found: dict[str, Any]) -> str:
    return plain(found["text"].replace("\\n", "\n"))


def in_topics(bank: QuizBank) -> list[QuizItem]:
    return [item for topic in bank.topics for item in of_topic(bank, topic.id)]


def test_gift_names_no_topic_without_a_question_and_only_fractions_that_moodle_accepts() -> None:
    mine = [item for item in BANK.items if item.topic == BANK.topics[0].id]

    assert 1 == render_gift(BANK, mine, LIBRARY, TODAY).count("$CATEGORY")
    assert {round(float(worth) / 100, 7) for worth in FRACTIONS.values()} <= set(MOODLE)


def test_the_law_stands_beneath_the_reasons_and_says_when_it_may_be_out_of_date() -> None:
    bank, note = dated({"QZ-1": date(2030, 1, 24)}), LIBRARY.notes["E1"]
    for day, marks in ((note.review_by, False), (note.review_by + timedelta(days=1), True)):
        text = gift(bank, day).replace("\\:", ":")

        assert note.text in text
        assert (OUT_OF_DATE in text) is marks
        assert (f"Check it again after {day_words(note.review_by)}." in text) is not marks


@pytest.mark.untraced
def test_gift_is_read_back_with_every_text_fraction_and_reason(tmp_path: Path) -> None:
    starts = ("%50%", "%-33.33333%", "[html]", "[moodle]", "[plain]", "=", "~")
    every = [quiz_bank(), BANK, *(quiz_bank(f"{start} of them") for start in starts)]
    law = dated({"QZ-1": date(2027, 1, 24)})
    *found, of_law = read_gift(tmp_path, *map(gift, (*every, law)))

    for bank, read in zip(every, found, strict=True):
        for question, item in zip(read, in_topics(bank), strict=True):
            check_question(question, item)
            check_later_steps(question, item)
    assert [UNTIL in said(each["globalFeedback"]) for each in of_law] == [True] + [False] * 4
    assert ["valid-until-2027-01-24" in each["tags"] for each in of_law] == [True] + [False] * 4


def check_question(found: dict[str, Any], item: QuizItem) -> None:
    question = item.questions[0]
    feedback = said(found["globalFeedback"])

    assert (item.id, item.id) == (found["id"], found["title"])
    assert said(found["stem"]) == plain(question.text)
    for each in item.tests:
        assert plain(f"This is about {each}: {short_words(each, LIBRARY, TODAY)}") in feedback
    match item.kind:
        case ItemKind.TRUE_FALSE:
            assert found["isTrue"] is (question.right_ids == ("true",))
            wrong, right = sorted(question.options, key=lambda option: option.right)
            assert said(found["trueFeedback"]).startswith(plain(wrong.why)), "Moodle's is the first"
            assert said(found["falseFeedback"]).startswith(plain(right.why))
        case ItemKind.ORDER:
            pairs = [(said(each["subquestion"]), each["subanswer"]) for each in found["matchPairs"]]
            places = [str(question.options.index(each) + 1) for each in item.as_printed(question)]
            texts = [plain(each.text) for each in item.as_printed(question)]
            assert [*zip(texts, places, strict=True)] == pairs
            assert places != sorted(places)
            assert all(plain(each.why) in feedback for each in question.options)
        case _:
            check_choices(found["choices"], question.options)
            weights = [each["weight"] for each in found["choices"]]
            if item.kind is ItemKind.SEVERAL:
                assert {round(abs(each) / 100, 7) for each in weights} <= {*MOODLE}
                for sign in (1, -1):
                    shares = (max(each * sign, 0) for each in weights)
                    assert sum(shares) == pytest.approx(100, abs=0.001)
            else:
                assert {None} == {*weights}, "a text that begins as a weight does weighs nothing"


def check_choices(choices: list[dict[str, Any]], options: tuple[QuizOption, ...]) -> None:
    for choice, option in zip(choices, options, strict=True):
        assert said(choice["text"]) == plain(option.text)
        assert said(choice["feedback"]).startswith(plain(option.why))
        assert {"plain"} == {choice[each]["format"] for each in ("text", "feedback")}
        assert (choice["weight"] > 0 if choice["weight"] else choice["isCorrect"]) is option.right


def check_later_steps(found: dict[str, Any], item: QuizItem) -> None:
    """Nothing shown before a vignette is answered tells what comes after."""
    before = " ".join(
        map(said, [found["stem"], *(each["text"] for each in found.get("choices", []))])
    )
    after = said(found["globalFeedback"])

    assert after.count("which earns no mark here") == len(item.questions) - 1
    for number, step in enumerate(item.questions[1:], start=2):
        told = after.partition(f"Step {number},")[2]
        assert plain(step.text) in told
        assert plain(step.text) not in before
        for option in step.options:
            stands = "Right" if option.right else "Not so"
            assert f"- {plain(option.text)} {stands}: {plain(option.why)}" in told
            assert plain(option.text) not in before or option in item.questions[0].options
