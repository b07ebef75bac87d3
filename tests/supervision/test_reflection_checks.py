"""The questions of a supervision are checked as a bank is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ehe_check.check.finding import Finding
from ehe_check.supervision.check import check_reflections
from ehe_check.supervision.reflective_questions import ReflectiveQuestions
from ehe_check.supervision.supervision_file import load_reflections
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library


def reflections(**changed: Any) -> ReflectiveQuestions:  # noqa: ANN401 (any part of a question)
    """One question that is right but for what a test changes, the whole's title among it."""
    question = {"id": "RFL-1", "text": "What?", "why": "It matters.", "statements": ["T5"]}
    title = changed.pop("title", "Thinking")
    more = changed.pop("more", [])
    return ReflectiveQuestions.model_validate(
        {
            "format": 1,
            "id": "supervision",
            "version": "1",
            "title": title,
            "reviewed_on": TODAY,
            "review_by": TODAY,
            "questions": [question | changed, *more],
        }
    )


def found(several: ReflectiveQuestions, days: int = 0) -> list[Finding]:
    today = TODAY + timedelta(days=days)
    return check_reflections(several, shipped_bank(), shipped_library(), today)


def test_the_shipped_questions_are_right() -> None:
    assert [] == found(load_reflections())


def test_every_trap_of_practice_is_asked_about_by_a_theme_of_the_review() -> None:
    cited = {each for question in load_reflections().questions for each in question.statements}

    assert cited >= {"T5", "L4.1", "L4.2", "L1.1", "F3.1", "F3.5"}


def test_what_is_wrong_is_named_with_its_place() -> None:
    rows: list[tuple[dict[str, Any], str]] = [
        ({"text": "word " * 36}, "question RFL-1, text: has 36 words"),
        ({"text": "Is this low risk?"}, "question RFL-1, text: says 'low risk'"),
        ({"why": "There is no risk."}, "question RFL-1, why: says 'no risk'"),
        ({"title": "All clear"}, "supervision, title: says 'All clear'"),
        ({"text": "Ask the parents."}, "question RFL-1, text: sends its reader to the family"),
        ({"statements": ["T55"]}, "question RFL-1, statements: cites 'T55'"),
        (
            {"because": "There is no risk.", "chosen": [{"when": ["always"]}]},
            "question RFL-1, because: says 'no risk'",
        ),
        (
            {"chosen": [{"when": ["always"], "because": "There is no risk."}]},
            "question RFL-1, chosen, because: says 'no risk'",
        ),
        (
            {"because": "So.", "chosen": [{"on": {"SUP-11": ["yes"]}}]},
            "question RFL-1, chosen: is chosen on 'SUP-11', which is no question",
        ),
        (
            {"because": "So.", "chosen": [{"on": {"VIS-3": ["perhaps"]}}]},
            "question RFL-1, chosen: is chosen on 'perhaps', which is no answer to VIS-3",
        ),
        (
            {"because": "So.", "chosen": [{}]},
            "question RFL-1, chosen: says neither on which answers nor when",
        ),
        (
            {"chosen": [{"when": ["drift"]}]},
            "question RFL-1, chosen: says nothing of why it is chosen",
        ),
        ({"shows": ["SUP-11"]}, "question RFL-1, shows: shows the answer to 'SUP-11'"),
        (
            {"more": [{"id": "RFL-1", "text": "And?", "why": "Yes.", "statements": ["T5"]}]},
            "question RFL-1: stands there more than once",
        ),
    ]
    for changed, said in rows:
        (only,) = found(reflections(**changed))

        assert not only.is_warning, changed
        assert str(only.problem).startswith(said), changed
        assert only.problem.remedy, changed


def test_thirty_five_words_are_not_too_many() -> None:
    assert [] == found(reflections(text="word " * 35))


def test_a_review_date_that_has_passed_is_a_warning() -> None:
    assert [] == found(reflections())
    assert [True] == [finding.is_warning for finding in found(reflections(), days=1)]
