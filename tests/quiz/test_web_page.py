"""The page that runs a quiz in a browser: it marks as the program does, and keeps to itself."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ehe_check.bank.law_words import OUT_OF_DATE
from ehe_check.page.visible import visible
from ehe_check.quiz.explain import sum_up, summary_lines, verdict_words
from ehe_check.quiz.export.browser_page import render_quiz_page
from ehe_check.quiz.item import Paper, QuizBank, VignetteOutcome
from ehe_check.quiz.learning_points import touches_on_harm
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import mark_question
from tests.banks import TODAY
from tests.browser import look
from tests.counts import proving, times
from tests.quiz.every_kind import dated, quiz_bank
from tests.quiz.quiz_answers import Chosen, any_answers, as_answered, by_letters
from tests.worked import shipped_library

pytestmark = pytest.mark.thorough

LIBRARY = shipped_library()
UNTIL = "Law as of August 2026 (E1). Do not use after 24 January 2027."


def quiz_page(bank: QuizBank, today: date = TODAY) -> str:
    return render_quiz_page(bank, bank.items, LIBRARY, today)


def paper_a() -> QuizBank:
    bank = load_quiz()
    return bank.model_copy(update={"items": bank.in_paper(Paper.A)})


def plain(text: str) -> str:
    return " ".join(visible(text).split())


Seen = Callable[..., dict[str, Any]]


@pytest.fixture
def on_a_day(chromium: str, tmp_path: Path) -> Seen:
    """Answer the page of a quiz on a day, and say what was seen."""

    def answered(bank: QuizBank, answers: list[Chosen], day: str = "2026-12-01") -> dict[str, Any]:
        path = tmp_path / "quiz.html"
        path.write_text(quiz_page(bank), encoding="utf-8")
        found = look(chromium, "day", page=path, day=day, answers=by_letters(answers))
        assert [] == found["errors"]
        return found

    return answered


# What the page holds


def test_the_page_asks_nothing_of_the_network_and_runs_only_its_own_script() -> None:
    page = quiz_page(quiz_bank("<script>alert(1)</script> https://example.org"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)

    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert 1 == page.count("<script>")
    assert not re.search(r"(src|href)=", page)


def test_the_page_holds_every_reason_right_or_wrong_and_leaves_out_what_is_past() -> None:
    bank = quiz_bank()
    text = plain(html.unescape(quiz_page(bank)))
    page = quiz_page(dated({"QZ-1": date(2026, 1, 1)}))

    for item in bank.items:
        for option in (option for each in item.questions for option in each.options):
            assert plain(option.why) in text
            assert plain(option.text) in text
    assert "Left out, as their date is past: QZ-1." in page
    assert 'data-item="QZ-1"' not in page


def test_the_page_says_until_when_a_question_may_be_used_and_the_law_beneath_its_reasons() -> None:
    bank, note = dated({"QZ-5": date(2030, 1, 24)}), LIBRARY.notes["E1"]
    page = quiz_page(dated({"QZ-5": date(2027, 1, 24)}))
    steps = len(bank.items[4].questions)

    assert steps == page.count(UNTIL) == page.count('data-until="2027-01-24"')
    for day, hidden in ((note.review_by, " hidden"), (note.review_by + timedelta(days=1), "")):
        page = html.unescape(quiz_page(bank, day))
        assert note.text in page
        assert f'data-review-by="{note.review_by}"{hidden}>{OUT_OF_DATE}' in page


def test_a_note_stands_before_whatever_touches_on_harm_and_at_the_start_where_anything_does() -> (
    None
):
    bank = quiz_bank("Fine.")
    single, several, *rest, vignette = bank.items
    harmed = several.model_copy(update={"statements": ("H1",)})
    urgent = vignette.model_copy(update={"outcome": VignetteOutcome.URGENT})
    mixed = bank.model_copy(update={"items": (single, harmed, *rest, urgent)})
    start, before = "Some questions touch on violence", "This question may touch on serious harm"

    touching = [touches_on_harm(item, LIBRARY) for item in mixed.items]

    assert [False, True, False, False, True] == touching
    assert 0 == quiz_page(bank).count(start) == quiz_page(bank).count(before)
    assert 1 == quiz_page(mixed).count(start)
    assert 2 == quiz_page(mixed).count(before)


# What the page does


@pytest.mark.parametrize(
    ("bank", "passed"),
    [
        (partial(quiz_bank, "Fine."), ()),
        (paper_a, ("QZ-101",)),
        (load_quiz, ("QZ-104", "QZ-133", "QZ-336")),
    ],
)
def test_the_page_marks_sums_up_and_says_what_to_read_as_the_program_does(
    bank: Callable[[], QuizBank], passed: tuple[str, ...], on_a_day: Seen
) -> None:
    quiz = bank()
    for seed in range(times(1, 8)):
        answers = any_answers(quiz, seed, passed=passed)
        marked = as_answered(answers)
        summary = sum_up(marked, LIBRARY, TODAY)
        found = on_a_day(quiz, answers, "2026-11-24")

        verdicts = [each.get("result") for each in found["said"]]
        assert [verdict_of(each) for each in answers] == verdicts
        assert next(summary_lines(summary, len(marked))) == found["summary"]
        reading = [(each.statement, len(each.answers)) for each in summary.to_read]
        assert reading == [(cite, len(led)) for cite, *led in found["toRead"]]
        not_right = {each.item.id for to_read in summary.to_read for each in to_read.answers}
        assert not_right == {name.rsplit("-", 1)[0] for name in found["again"]}


def verdict_of(answer: Chosen) -> str | None:
    if not answer.letters:
        return None
    return verdict_words(mark_question(answer.item, answer.number, answer.options).verdict)


def test_ones_own_answer_and_the_right_one_are_told_by_words_and_by_shape(on_a_day: Seen) -> None:
    bank = quiz_bank("Fine.")
    single, several, _, order, _ = bank.items
    answers = [Chosen(single, 0, "b"), Chosen(several, 0, "ad"), Chosen(order, 0, "acb")]
    few = bank.model_copy(update={"items": (single, several, order)})
    of_single, of_several, of_order = (each["options"] for each in on_a_day(few, answers)["said"])

    assert {
        "a": {"verdict": "Right.", "sign": "✓", "edge": 2},
        "b": {"verdict": "Not right: your answer.", "sign": "✗", "edge": 10},
        "c": {"verdict": "Not right.", "sign": "○", "edge": 2},
    } == of_single
    assert [
        *("Right: your answer.", "Right: you left it out.", "Right: you left it out."),
        *("Not right: your answer.", "Not right."),
    ] == [of_several[letter]["verdict"] for letter in "abcde"]
    assert ["a", "b", "c"] == [*of_order]
    assert [
        "Place 1, as you had it.",
        "Place 2; you had it at 3.",
        "Place 3; you had it at 2.",
    ] == [of_order[letter]["verdict"] for letter in "abc"]


def test_nothing_on_the_page_answers_a_question_before_it_is_marked(on_a_day: Seen) -> None:
    bank = paper_a()
    seen = on_a_day(bank, any_answers(bank, 1))["seen"]
    first = len(bank.items[0].options)

    for media in ("screen", "print"):
        for stage, reasons in (("start", 0), ("question", 0), ("marked", 2 * first)):
            found = seen[f"{stage}, {media}"]
            assert (found["sources"], found["reasons"], found["slip"]) == (False, reasons, False)
        assert seen[f"end, {media}"]["slip"]
    assert seen["end, screen"]["sources"]
    assert not seen["end, print"]["sources"]
    assert 1 < seen["end, screen"]["others"]
    assert 0 == seen["end, print"]["others"]


def test_the_slip_says_what_was_done_and_no_score_unless_it_is_asked_for(on_a_day: Seen) -> None:
    bank = load_quiz()
    found = on_a_day(bank, any_answers(bank, 1, passed=["QZ-101"]))

    assert found["saved"].startswith(bank.title)
    for words in (bank.version, "1 December 2026", "107 of 108", "Name"):
        assert words in found["slip"]
        assert words in found["saved"]
    assert all(topic.title in found["slip"] for topic in bank.topics)
    assert {"L1.1", "L2.2", "L3.2", "L4.0"} <= set(re.findall(r"L\d\.\d", found["slip"]))
    assert found["summary"] not in found["slip"]
    assert f"Score\n{found['summary']}" in found["saved"]
    assert "quiz-record-2026-12-01.txt" == found["name"]
    assert 1 == found["sheets"]


def test_the_slip_names_only_the_learning_points_of_what_was_answered(on_a_day: Seen) -> None:
    first, *rest = quiz_bank("Fine.").items
    other = first.model_copy(update={"id": "QZ-6", "statements": ("L2.1",)})
    bank = quiz_bank("Fine.").model_copy(update={"items": (*rest, other)})
    some = on_a_day(bank, any_answers(bank, 1, passed=["QZ-6"]))
    none = on_a_day(bank, any_answers(bank, 1, passed=[item.id for item in bank.items]))

    assert "L1.1." in some["slip"]
    assert "L2.1." not in some["slip"]
    assert "Nothing was answered." == none["summary"]
    assert "Learning points" not in none["slip"]


def test_the_page_leaves_out_what_is_past_on_its_readers_day_and_counts_anew(
    on_a_day: Seen,
) -> None:
    bank = dated({"QZ-1": date(2027, 1, 24), "QZ-3": date(2027, 2, 1)})
    answers = any_answers(bank, 1)
    on_the_day = on_a_day(bank, answers, "2027-01-24")
    after = on_a_day(bank, answers[1:], "2027-01-25")

    assert "Left out" not in on_the_day["start"]
    assert "Question 1 of 5" == on_the_day["said"][0]["heading"]
    assert "Left out, as their date is past: QZ-1." in after["start"]
    numbers = ("1 of 4", "2 of 4", "3 of 4", "4 of 4, step 1", "4 of 4, step 2")
    assert [f"Question {each}" for each in numbers] == [each["heading"] for each in after["said"]]

    all_past = dated({f"QZ-{number}": date(2027, 1, 24) for number in range(1, 6)})
    late = on_a_day(all_past, [], "2028-06-01")

    assert "QZ-1, QZ-2, QZ-3, QZ-4, QZ-5." in late["start"]
    assert "nothing left to answer" in late["start"]
    assert "Begin" not in late["start"]


def test_the_law_on_the_page_may_be_out_of_date_by_its_readers_day(on_a_day: Seen) -> None:
    first, *rest = quiz_bank("Fine.").items
    option = first.options[0].model_copy(update={"cites": ("E1", "E12")})
    item = first.model_copy(update={"options": (option, *first.options[1:])})
    bank = quiz_bank("Fine.").model_copy(update={"items": (item, *rest)})
    review = LIBRARY.notes["E12"].review_by
    marked = [
        on_a_day(bank, any_answers(bank, 1), day.isoformat())["seen"]["marked, screen"]
        for day in (review, review + timedelta(days=1))
    ]

    assert [0, 1] == [each["outOfDate"] for each in marked]


# With keys alone, and as axe finds it


@pytest.mark.parametrize("bank", [partial(quiz_bank, "Of a <b>length</b>,\nand marks"), paper_a])
def test_the_page_is_taken_to_its_end_by_keys_alone_and_axe_finds_nothing(
    bank: Callable[[], QuizBank], chromium: str, tmp_path: Path
) -> None:
    quiz = bank()
    schemes = ["dark"] if bank is paper_a and not proving() else ["light", "dark"]
    path = tmp_path / "quiz.html"
    path.write_text(quiz_page(quiz), encoding="utf-8")
    seen = look(chromium, "keyboard", page=path, schemes=schemes)

    kinds = dict.fromkeys(item.kind for item in quiz.items)
    questions = [where for kind in kinds for where in (kind, f"{kind}, marked")]
    places = ["start", *questions, "end", "slip"]
    assert [] == seen["faults"]
    assert [f"{scheme} {where}" for scheme in schemes for where in places] == seen["looks"]
