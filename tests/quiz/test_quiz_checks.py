"""The checks of a quiz bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from ehe_check.quiz.check import check_quiz, problems_of_shape
from tests.quizzes import TODAY, quiz_of, table
from tests.worked import shipped_library

Raw: TypeAlias = dict[str, Any]
GONE: Final = object()
RAW = table()
OWN = {"id": "OUR-1", "text": "Nobody asked.", "source": "Our review of March 2024, page 3"}
STEPS = RAW["items"][5]["steps"]
SEVERAL = RAW["items"][2]["options"]


def found(raw: Raw, today: date = TODAY, *, warnings: bool = False) -> list[str]:
    bank = quiz_of(raw)
    library = replace(shipped_library(), own=tuple(each.as_cited for each in bank.statements))
    findings = check_quiz(bank, library, today)
    return [str(each.problem) for each in findings if each.is_warning is warnings]


def changed(path: str, value: object) -> Raw:
    """The bank with one thing otherwise, or gone: of an item by its number, or of the bank."""
    raw = table()
    *way, last = [int(each) if each.isdecimal() else each for each in path.split(".")]
    whole: Any = raw["items"] if path[0].isdecimal() else raw
    for name in way:
        whole = whole[name]
    if value is GONE:
        del whole[last]
    else:
        whole[last] = deepcopy(value)
    return raw


SHAPE: list[tuple[str, object, str]] = [
    ("3.id", "QZ-3", "items and statements: 'QZ-3' stands there more than once"),
    ("statements", [OWN] * 2, "items and statements: 'OUR-1' stands there more than once"),
    ("topics", RAW["topics"] * 2, "topics: 'visits' stands there more than once"),
    ("misconceptions", RAW["misconceptions"] * 2, "misconceptions: 'somebody-visits' stands there"),
    ("5.steps.1.options.0.id", "b", "item QZ-6, step 2: 'b' stands there more than once"),
    ("0.topic", "visit", "item QZ-1: names 'visit', which is no topic of this bank. Did you mean "),
    ("0.text", " ", "item QZ-1: has 0 texts, and 'single' has 1. Add some"),
    ("0.outcome", "urgent", "item QZ-1: has 1 outcomes, and 'single' has 0"),
    ("0.steps", STEPS, "item QZ-1: has 2 steps, and 'single' has 0"),
    ("5.outcome", GONE, "item QZ-6: has 0 outcomes, and 'vignette' has 1"),
    ("5.options", SEVERAL, "item QZ-6: has 4 options, and 'vignette' has 0"),
    ("5.steps", [], "item QZ-6: has 0 steps, and 'vignette' has 2 to 3"),
    ("3.options.0", GONE, "item QZ-4: has 1 options, and 'true-false' has 2"),
    ("5.steps.0.options.2", GONE, "item QZ-6, step 1: has 2 options, and 'vignette' has 3 to 4"),
    ("3.options.0.id", "yes", "item QZ-4: has the options yes, false. Call them true and false."),
    ("0.options.0.right", False, "item QZ-1: has 0 right options, and needs one"),
    ("5.steps.0.options.1.right", True, "item QZ-6, step 1: has 2 right options, and needs one"),
    ("4.options.0.right", True, "item QZ-5: marks an option right, in an order"),
    ("2.options", SEVERAL[2:] * 2, "item QZ-3: has 0 right options of 4"),
    ("2.options", SEVERAL[:2] * 2, "item QZ-3: has 4 right options of 4"),
    ("0.options.1.misconception", GONE, "item QZ-1, option b: is wrong and names no misconception"),
    ("4.options.0.misconception", "x", "item QZ-5, option a: is not wrong, and names the misconc"),
    ("5.steps.0.options.1.misconception", "x", "item QZ-6, step 1, option b: names 'x', which is"),
]
CONTENT: list[tuple[str, object, str]] = [
    ("2.statements", ["E12"], "item QZ-3, statements: names 'E12', which is no statement of the r"),
    ("0.options.0.statements", ["OUR-1"], "item QZ-1, option a, statements: names 'OUR-1', which"),
    ("0.options.0.cites", ["L1.1"], "item QZ-1, option a, cites: names 'L1.1', which is no note"),
    ("2.statements", GONE, "item QZ-3: rests on nothing"),
    ("0.options.0.statements", GONE, "item QZ-1, option a: rests on nothing"),
    ("0.options.0.text", "Nobody, in May 2026", "item QZ-1, option a, text: says 'May 2026'"),
    ("5.steps.0.options.0.why", "As at May 2026.", "item QZ-6, step 1, option a, why: says 'As at"),
    ("5.text", "It is 1 May 2026.", "item QZ-6, step 1, text: says '1 May 2026'"),
    ("2.paper", "A", "item QZ-3: has one of paper and matches"),
    ("0.paper", GONE, "item QZ-1: has one of paper and matches"),
    ("0.matches", "QZ-22", "item QZ-1: matches QZ-22, which is no item of the other paper that"),
    ("1.matches", "QZ-3", "item QZ-1: matches QZ-2, which is no item of the other paper that"),
    ("1.paper", "A", "item QZ-1: matches QZ-2, which is no item of the other paper that"),
    ("1.topic", "voice", "item QZ-1: matches QZ-2, of another kind, topic or statements"),
    ("1.statements", ["F3.2"], "item QZ-1: matches QZ-2, of another kind, topic or statements"),
    ("0.text", "Is the child at low risk?", "item QZ-1, text: says 'low risk'"),
    ("0.options.1.why", "The child is safe.", "item QZ-1, option b, why: says 'is safe'"),
    ("0.options.0.text", "It is FII", "item QZ-1, option a, text: says 'FII'"),
    ("0.options.0.why", "Induced illness.", "item QZ-1, option a, why: says 'Induced'"),
    ("statements", [OWN | {"text": "He is safe."}], "statement OUR-1, text: says 'is safe'"),
    ("0.text", "word " * 61, "item QZ-1, text: has 61 words, and at most 60 are wanted"),
    ("5.steps.1.text", "word " * 91, "item QZ-6, step 2, text: has 91 words, and at most 90 are"),
    ("0.options.1.text", "All of the above", "item QZ-1, option b: says 'All of the above'"),
]
SOUND: list[tuple[str, object]] = [
    ("version", "2026.11.2"),
    ("0.text", "word " * 60),
    ("5.steps.1.text", "word " * 90),
    ("0.options.1.text", "The child is safe"),  # a wrong belief
    ("2.text", "Of 100 children 50% were seen, with a score of 3. What helps?"),
    ("0.options.0.why", "The review speaks of possible fabricated and/or induced illness."),
]


def test_a_bank_whose_items_cannot_be_put_is_refused() -> None:
    for path, value, expected in SHAPE:
        raw = changed(path, value)
        said = [*map(str, problems_of_shape(quiz_of(raw)))]

        assert any(each.startswith(expected) for each in said), (path, said)
        assert set(said) <= set(found(raw)), path


def test_a_bank_that_would_teach_badly_is_refused_and_each_fault_is_said_once() -> None:
    for path, value, expected in CONTENT:
        said = found(changed(path, value))

        assert 1 == sum(each.startswith(expected) for each in said), (path, said)


def test_what_may_be_said_is_not_refused() -> None:
    for path, value in SOUND:
        raw = changed(path, value)

        assert [] == found(raw) == found(raw, warnings=True), path
    for path in ("2.statements", "0.options.0.statements"):
        assert [] == found(changed(path, ["OUR-1"]) | {"statements": [OWN]}), path


def test_what_is_past_warns_of_the_bank_each_item_about_law_and_each_note() -> None:
    raw = table() | {"reviewed_on": date(2026, 1, 1)}
    note = shipped_library().notes["R1"]
    raw["items"][0]["options"][1]["cites"] = [note.id]
    raw["review_by"] = raw["items"][1]["valid_until"] = note.review_by
    late = found(raw, note.review_by + timedelta(days=1), warnings=True)

    assert [] == found(raw, note.review_by, warnings=True)
    assert [
        f"quiz bank: was to be reviewed by {note.review_by}",
        f"item QZ-2: held until {note.review_by}, and counts for nothing now",
        f"note of law R1: was to be reviewed by {note.review_by}",
    ] == [each.partition(". ")[0] for each in late]


def test_options_that_tell_are_warned_of_once_the_items_can_be_put() -> None:
    raw = table()
    alone = RAW["items"][1] | {"paper": None, "matches": None}
    raw["items"] = [alone | {"id": f"QZ-{number}"} for number in range(30)]
    (said,) = found(raw, warnings=True)

    assert said.startswith("options, one of them right: picking ")
    raw["items"][0]["options"] = []
    assert [] == found(raw, warnings=True)
