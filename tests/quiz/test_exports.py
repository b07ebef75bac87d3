"""A quiz as a page that runs in a browser: what it says, and how it is answered there."""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ehe_check.bank.law_words import OUT_OF_DATE
from ehe_check.page.visible import visible
from ehe_check.quiz.export.browser_page import render_quiz_page
from ehe_check.quiz.item import Paper, QuizBank
from ehe_check.quiz.load_quiz import load_quiz
from tests.banks import TODAY
from tests.browser import look
from tests.counts import proving, times
from tests.quiz.every_kind import quiz_bank
from tests.worked import shipped_library

pytestmark = pytest.mark.thorough

LIBRARY = shipped_library()


def plain(text: str) -> str:
    return " ".join(visible(text).split())


UNTIL = "Law as of August 2026 (E1). Do not use after 24 January 2027."


def test_the_page_has_the_law_beneath_its_reasons_and_says_what_may_be_out_of_date() -> None:
    bank, note = dated({"QZ-1": date(2030, 1, 24)}), LIBRARY.notes["E1"]
    after = note.review_by + timedelta(days=1)
    for day, marks in ((note.review_by, False), (after, True)):
        page = html.unescape(quiz_page(bank, day))
        assert note.text in page
        assert (f'<strong class="out-of-date">{OUT_OF_DATE}' in page) is marks
        assert (f'<strong class="out-of-date" hidden>{OUT_OF_DATE}' in page) is not marks


# The page that runs in a browser


def quiz_page(bank: QuizBank, today: date = TODAY) -> str:
    return render_quiz_page(bank, bank.items, LIBRARY, today)


def paper_a() -> QuizBank:
    bank = load_quiz()
    return bank.model_copy(update={"items": bank.in_paper(Paper.A)})


def test_the_page_asks_nothing_of_the_network_and_runs_only_its_own_script() -> None:
    page = quiz_page(quiz_bank("<script>alert(1)</script> https://example.org"))

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert page.count("<script>") == 1
    assert not re.search(r"(src|href)\s*=", page)


def test_the_page_holds_every_reason_right_or_wrong_and_leaves_out_what_is_past() -> None:
    bank = quiz_bank()
    text = plain(html.unescape(quiz_page(bank)))
    old = bank.items[0].model_copy(update={"valid_until": date(2026, 1, 1)})
    page = quiz_page(bank.model_copy(update={"items": (old, *bank.items[1:])}))

    for item in bank.items:
        for question in item.questions:
            for option in question.options:
                assert plain(option.why) in text
                assert plain(option.text) in text
    assert "Left out, as their date is past: QZ-1." in page
    assert 'data-item="QZ-1"' not in page


def test_the_page_is_taken_to_its_end_by_keys_alone_and_axe_finds_nothing(
    chromium: str, tmp_path: Path
) -> None:
    every_kind = quiz_bank("A text of a common length,\nand <b>marks</b>")
    seen = by_keyboard(every_kind, chromium, tmp_path, ["light", "dark"], first=6)

    assert clean(["light", "dark"], 6) == seen


def test_the_page_of_a_paper_is_taken_to_its_end_by_keys_alone_and_axe_finds_nothing(
    chromium: str, tmp_path: Path
) -> None:
    schemes = ["light", "dark"] if proving() else ["dark"]
    seen = by_keyboard(paper_a(), chromium, tmp_path, schemes, first=times(1, 6))

    assert clean(schemes, times(4, 7)) == seen


def by_keyboard(
    bank: QuizBank, chromium: str, folder: Path, schemes: list[str], *, first: int
) -> dict[str, Any]:
    path = folder / "quiz.html"
    path.write_text(quiz_page(bank), encoding="utf-8")
    seen = look(chromium, "keyboard", page=path, schemes=schemes, first=first)
    return {**seen, "looks": Counter(each.split()[0] for each in seen["looks"])}


def clean(schemes: list[str], questions: int) -> dict[str, Any]:
    """What is seen where nothing is wrong with the start, the end and some questions."""
    return {"faults": [], "asked": [], "looks": dict.fromkeys(schemes, questions + 2)}


def on_a_day(bank: QuizBank, day: str, chromium: str, folder: Path) -> dict[str, Any]:
    path = folder / "quiz.html"
    path.write_text(quiz_page(bank), encoding="utf-8")
    found = look(chromium, "day", page=path, day=day)
    assert found["errors"] == []
    return found


def dated(until: dict[str, date]) -> QuizBank:
    bank = quiz_bank("Fine.")
    items = (
        each.model_copy(
            update={"cites": ("E1",), "valid_until": until[each.id]} if each.id in until else {}
        )
        for each in bank.items
    )
    return bank.model_copy(update={"items": tuple(items)})


def test_nothing_on_the_page_answers_a_question_before_it_is_marked(
    chromium: str, tmp_path: Path
) -> None:
    seen = on_a_day(paper_a(), "2026-12-01", chromium, tmp_path)["seen"]
    first = len(paper_a().items[0].options)

    for media in ("screen", "print"):
        for stage, reasons in (("start", 0), ("question", 0), ("marked", first)):
            assert seen[f"{stage}, {media}"] == {"sources": False, "reasons": reasons}
        assert seen[f"end, {media}"]["sources"] is True


def test_the_page_leaves_out_what_is_past_on_its_readers_day_and_counts_anew(
    chromium: str, tmp_path: Path
) -> None:
    bank = dated({"QZ-1": date(2027, 1, 24), "QZ-3": date(2027, 2, 1)})
    on_the_day = on_a_day(bank, "2027-01-24", chromium, tmp_path)
    after = on_a_day(bank, "2027-01-25", chromium, tmp_path)

    assert on_the_day["start"] == ""
    assert on_the_day["headings"][0] == "Question 1 of 5"
    assert after["start"] == "Left out, as their date is past: QZ-1."
    steps = ["3 of 4", "4 of 4, step 1", "4 of 4, step 2"]
    assert after["headings"] == [f"Question {each}" for each in ("1 of 4", "2 of 4", *steps)]
    assert " of 5 answers were right." in after["summary"]

    all_past = dated({f"QZ-{number}": date(2027, 1, 24) for number in range(1, 6)})
    late = on_a_day(all_past, "2028-06-01", chromium, tmp_path)

    assert late["canBegin"] is False
    assert "QZ-1, QZ-2, QZ-3, QZ-4, QZ-5." in late["start"]
    assert "nothing left to answer" in late["start"]


def test_the_law_on_the_page_may_be_out_of_date_by_its_readers_day(
    chromium: str, tmp_path: Path
) -> None:
    first, *rest = quiz_bank("Fine.").items
    option = first.options[0].model_copy(update={"cites": ("E1", "E12")})
    item = first.model_copy(update={"options": (option, *first.options[1:])})
    bank = quiz_bank("Fine.").model_copy(update={"items": (item, *rest)})
    review = LIBRARY.notes["E12"].review_by
    marked = [
        on_a_day(bank, day.isoformat(), chromium, tmp_path)["outOfDate"]
        for day in (review, review + timedelta(days=1))
    ]

    assert [[], ["E12"]] == marked


def test_the_end_of_the_page_has_urgent_mistakes_first_with_the_reason_of_what_was_chosen(
    chromium: str, tmp_path: Path
) -> None:
    bank = quiz_bank("Fine.")
    single, *rest = bank.items
    wrong = single.options[1].model_copy(update={"cites": ("W5",), "why": "Not by phone."})
    late = single.model_copy(update={"id": "QZ-9", "options": (single.options[0], wrong)})
    found = on_a_day(
        bank.model_copy(update={"items": (single, *rest, late)}), "2026-12-01", chromium, tmp_path
    )

    order = next(each for each in found["again"] if each.startswith("QZ-4."))
    assert re.findall(r"Place \d", order) == ["Place 1", "Place 2", "Place 3"]
    assert found["again"][0].startswith("QZ-9.")
    assert "Not so: Not by phone." in found["again"][0]
    assert "What may be urgent comes first" in found["summary"]


def test_each_dated_question_of_the_page_says_until_when_it_may_be_used() -> None:
    page = quiz_page(dated({"QZ-5": date(2027, 1, 24)}))

    assert page.count(UNTIL) == len(quiz_bank().items[4].questions)
    assert page.count('data-until="2027-01-24"') == len(quiz_bank().items[4].questions)
