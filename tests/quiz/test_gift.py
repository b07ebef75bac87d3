"""GIFT: read back by a reader of it, nothing is lost, changed, or told before it is asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
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
from ehe_check.quiz.load_quiz import load_quiz
from tests.banks import TODAY
from tests.browser import WEB, need
from tests.quiz.every_kind import quiz_bank
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


def about_law(valid_until: date) -> QuizBank:
    """Return a quiz whose first item is about law that holds until a day."""
    first, *rest = quiz_bank("Fine.").items
    law = first.model_copy(update={"cites": ("E1",), "valid_until": valid_until})
    return quiz_bank("Fine.").model_copy(update={"items": (law, *rest)})


def test_gift_names_no_topic_without_a_question_and_only_fractions_that_moodle_accepts() -> None:
    mine = [item for item in BANK.items if item.topic == BANK.topics[0].id]

    assert 1 == render_gift(BANK, mine, LIBRARY, TODAY).count("$CATEGORY")
    assert {round(float(worth) / 100, 7) for worth in FRACTIONS.values()} <= set(MOODLE)


def test_the_law_stands_beneath_the_reasons_and_says_when_it_may_be_out_of_date() -> None:
    bank, note = about_law(date(2030, 1, 24)), LIBRARY.notes["E1"]
    after = note.review_by + timedelta(days=1)
    for day, marks in ((note.review_by, False), (after, True)):
        text = gift(bank, day).replace("\\:", ":")

        assert note.text in text
        assert (OUT_OF_DATE in text) is marks
        assert (f"Check it again after {day_words(note.review_by)}." in text) is not marks


@pytest.mark.untraced
def test_gift_is_read_back_with_every_text_fraction_and_reason(tmp_path: Path) -> None:
    starts = ("%50%", "%-33.33333%", "[html]", "[moodle]", "[plain]", "=", "~")
    every = [quiz_bank(), BANK, *(quiz_bank(f"{start} of them") for start in starts)]
    texts = [gift(bank) for bank in (*every, about_law(date(2027, 1, 24)))]
    *found, of_law = read_gift(tmp_path, *texts)

    for bank, read in zip(every, found, strict=True):
        for question, item in zip(read, in_topics(bank), strict=True):
            check_question(question, item)
            check_begins_as_text(question, item)
    assert [UNTIL in said(each["globalFeedback"]) for each in of_law] == [True] + [False] * 4
    assert ["valid-until-2027-01-24" in each["tags"] for each in of_law] == [True] + [False] * 4


@pytest.mark.untraced
def test_nothing_shown_before_a_vignette_is_answered_tells_what_comes_after(tmp_path: Path) -> None:
    vignettes = [item for item in in_topics(BANK) if item.kind is ItemKind.VIGNETTE]
    (read,) = read_gift(tmp_path, render_gift(BANK, vignettes, LIBRARY, TODAY))

    assert len(vignettes) == len(read)
    for found, item in zip(read, vignettes, strict=True):
        before = " ".join([said(found["stem"]), *(said(each["text"]) for each in found["choices"])])
        after = said(found["globalFeedback"])

        for number, step in enumerate(item.questions[1:], start=2):
            assert f"Step {number}." in after
            assert plain(step.text) not in before
            asked, _, reasons = after.partition(plain(step.text))[2].partition("and why: ")
            for option in step.options:
                assert option.text not in before
                assert option.text in asked
                assert f"{'Right' if option.right else 'Not so'}: {plain(option.why)}" in reasons
        assert after.count("it earns no mark here") == len(item.questions) - 1


def check_question(found: dict[str, Any], item: QuizItem) -> None:
    question = item.questions[0]
    feedback = said(found["globalFeedback"])

    assert (item.id, item.id) == (found["id"], found["title"])
    assert said(found["stem"]) == plain(question.text)
    assert ", ".join(item.tests) in feedback
    match item.kind:
        case ItemKind.TRUE_FALSE:
            assert found["isTrue"] is (question.right_ids == ("true",))
            wrong, right = sorted(question.options, key=lambda option: option.right)
            assert said(found["trueFeedback"]).startswith(plain(wrong.why)), "Moodle's is the first"
            assert said(found["falseFeedback"]).startswith(plain(right.why))
        case ItemKind.ORDER:
            pairs = [(said(each["subquestion"]), each["subanswer"]) for each in found["matchPairs"]]
            assert pairs == [*in_places(item)]
            assert [place for _, place in pairs] != sorted(place for _, place in pairs)
            assert all(plain(each.why) in feedback for each in question.options)
        case _:
            check_choices(found, question.options, is_several=item.kind is ItemKind.SEVERAL)


def in_places(item: QuizItem) -> Iterator[tuple[str, str]]:
    for option in item.as_printed(item.questions[0]):
        yield plain(option.text), str(item.options.index(option) + 1)


def check_choices(
    found: dict[str, Any], options: tuple[QuizOption, ...], *, is_several: bool
) -> None:
    for choice, option in zip(found["choices"], options, strict=True):
        assert said(choice["text"]) == plain(option.text)
        assert said(choice["feedback"]).startswith(plain(option.why))
        if is_several:
            worth = choice["weight"] / 100
            assert (worth > 0) is option.right
            assert round(abs(worth), 7) in MOODLE
        else:
            assert choice["isCorrect"] is option.right
    if is_several:
        for sign in (1, -1):
            weights = [each["weight"] * sign for each in found["choices"]]
            assert sum(max(weight, 0) for weight in weights) == pytest.approx(100, abs=0.001)


def check_begins_as_text(found: dict[str, Any], item: QuizItem) -> None:
    """A text that begins like one of the marks of GIFT is still a text, and weighs nothing."""
    if item.kind not in (ItemKind.ORDER, ItemKind.TRUE_FALSE):
        texts = [text for each in found["choices"] for text in (each["text"], each["feedback"])]
        assert {"plain"} == {text["format"] for text in texts}, found
        if item.kind is not ItemKind.SEVERAL:
            assert {None} == {each["weight"] for each in found["choices"]}, found
