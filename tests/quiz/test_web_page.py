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
from tests.quiz.quiz_answers import Chosen, any_answers, as_answered, seen_in_browser
from tests.worked import shipped_library

pytestmark = pytest.mark.thorough

LIBRARY = shipped_library()
UNTIL = "Law as of August 2026 (E1). Do not use after 24 January 2027."


def quiz_page(bank: QuizBank) -> str:
    return render_quiz_page(bank, bank.items, LIBRARY)


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
        (seen,) = seen_in_browser(chromium, path, answers, day=day)
        return seen

    return answered


# What the page holds


def test_the_page_asks_nothing_of_the_network_and_runs_only_its_own_script() -> None:
    page = quiz_page(quiz_bank("<script>alert(1)</script> https://example.org"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)

    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert 1 == page.count("<script>")
    assert not re.search(r"(src|href)=", page)


def test_the_page_holds_every_text_and_every_reason() -> None:
    bank = quiz_bank()
    text = plain(html.unescape(quiz_page(bank)))

    for option in (each for item in bank.items for q in item.questions for each in q.options):
        assert plain(option.why) in text
        assert plain(option.text) in text


def test_the_page_says_until_when_a_question_may_be_used_and_the_law_beneath_its_reasons() -> None:
    page = quiz_page(dated({"QZ-5": date(2027, 1, 24)}))
    note, steps = LIBRARY.notes["E1"], 2

    assert steps == page.count(UNTIL) == page.count('data-until="2027-01-24"')
    assert note.text in html.unescape(page)
    assert f'data-review-by="{note.review_by}" hidden>{OUT_OF_DATE}' in page


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
    [(partial(quiz_bank, "Fine."), ()), (load_quiz, ("QZ-104", "QZ-133", "QZ-336"))],
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

        assert [verdict_of(each) for each in answers] == [e.get("result") for e in found["said"]]
        assert next(summary_lines(summary, len(marked))) == found["summary"]
        reading = [(each.statement, len(each.answers)) for each in summary.to_read]
        assert reading == [(cite, len(led)) for cite, *led in found["toRead"]]
        not_right = {each.item.id for to_read in summary.to_read for each in to_read.answers}
        assert not_right == {name.rsplit("-", 1)[0] for name in found["again"]}


def verdict_of(answer: Chosen) -> str | None:
    if not answer.letters:
        return None
    return verdict_words(mark_question(answer.item, answer.number, answer.options).verdict)


def test_ones_own_answer_and_the_right_one_are_told_by_words_and_by_a_sign(on_a_day: Seen) -> None:
    single, several, _, order, _ = quiz_bank("Fine.").items
    answers = [Chosen(single, 0, "b"), Chosen(several, 0, "ad"), Chosen(order, 0, "acb")]
    few = quiz_bank("Fine.").model_copy(update={"items": (single, several, order)})
    of_single, of_several, of_order = (each["options"] for each in on_a_day(few, answers)["said"])

    assert ["a ✓ Right.", "b ✗ Not right: your answer.", "c ○ Not right."] == sorted(of_single)
    assert [
        "a ✓ Right: your answer.",
        "b ✓ Right: you left it out.",
        "c ✓ Right: you left it out.",
        "d ✗ Not right: your answer.",
        "e ○ Not right.",
    ] == sorted(of_several)
    assert [
        "a ✓ Place 1, as you had it.",
        "b ✗ Place 2; you had it at 3.",
        "c ✗ Place 3; you had it at 2.",
    ] == of_order


def test_nothing_on_the_page_answers_a_question_before_it_is_marked(on_a_day: Seen) -> None:
    bank = paper_a()
    looks = on_a_day(bank, any_answers(bank, 1))["looks"]
    first = len(bank.items[0].options)

    for media in ("screen", "print"):
        for stage, reasons in (("start", 0), ("question", 0), ("marked", 2 * first)):
            found = looks[f"{stage}, {media}"]
            assert (found["sources"], found["reasons"], found["slip"]) == (0, reasons, 0)
    end, slip = looks["end, screen"], looks["end, print"]
    assert (1, 0) == (end["sources"], slip["sources"])
    assert (1, 1, 0) == (end["slip"], slip["slip"], slip["others"])


def test_the_slip_says_what_was_done_and_no_score_unless_it_is_asked_for(on_a_day: Seen) -> None:
    first, *rest = quiz_bank("Fine.").items
    other = first.model_copy(update={"id": "QZ-6", "statements": ("L2.1",)})
    bank = quiz_bank("Fine.").model_copy(update={"items": (*rest, other)})
    some = on_a_day(bank, any_answers(bank, 1, passed=["QZ-6"]))
    none = on_a_day(bank, any_answers(bank, 1, passed=[item.id for item in bank.items]))

    assert some["saved"].startswith(bank.title)
    for words in (bank.version, "1 December 2026", "4 of 5", "Visits", "L1.1.", "Name"):
        assert words in some["slip"]
        assert words in some["saved"]
    assert "L2.1." not in some["slip"]
    assert some["summary"] not in some["slip"]
    assert f"Score\n{some['summary']}" in some["saved"]
    assert ("quiz-record-2026-12-01.txt", 1) == (some["name"], some["sheets"])
    assert "Nothing was answered." == none["summary"]
    assert "Learning points" not in none["slip"]


def test_the_page_leaves_out_what_is_past_on_its_readers_day_and_counts_anew(
    on_a_day: Seen,
) -> None:
    bank = dated({"QZ-1": date(2027, 1, 24), "QZ-3": date(2027, 2, 1)})
    answers = any_answers(bank, 1)
    on_the_day = on_a_day(bank, answers, "2027-01-24")
    after = on_a_day(bank, answers[1:], "2027-01-25")
    late = on_a_day(dated(dict.fromkeys(bank.by_id, date(2027, 1, 24))), [], "2028-06-01")

    assert "Left out" not in on_the_day["start"]
    assert "Question 1 of 5" == on_the_day["said"][0]["heading"]
    assert "Left out, as their date is past: QZ-1." in after["start"]
    numbers = ("1 of 4", "2 of 4", "3 of 4", "4 of 4, step 1 of 2", "4 of 4, step 2 of 2")
    assert [f"Question {each}" for each in numbers] == [each["heading"] for each in after["said"]]
    assert "QZ-1, QZ-2, QZ-3, QZ-4, QZ-5. So there is nothing left to answer" in late["start"]
    assert "Begin" not in late["start"]


def test_the_law_on_the_page_may_be_out_of_date_by_its_readers_day(on_a_day: Seen) -> None:
    bank, review = dated({"QZ-1": date(2030, 1, 24)}), LIBRARY.notes["E1"].review_by

    for day, marks in ((review, 0), (review + timedelta(days=1), 1)):
        looks = on_a_day(bank, any_answers(bank, 1), day.isoformat())["looks"]
        assert marks == looks["marked, screen"]["outOfDate"]


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
