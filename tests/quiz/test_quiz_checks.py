"""The checks of a quiz bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from ehe_check.quiz.check import check_quiz, problems_of_shape, reading_age
from tests.quizzes import TODAY, quiz_of, table
from tests.worked import shipped_library

Raw: TypeAlias = dict[str, Any]
GONE: Final = object()
RAW = table()
BELIEF = {"misconception": "somebody-visits"}
OWN = {"id": "OUR-1", "text": "Nobody asked.", "source": "Our review of March 2024, page 3"}


def found(raw: Raw, today: date = TODAY, *, warnings: bool = False) -> list[str]:
    bank = quiz_of(raw)
    library = replace(shipped_library(), own=tuple(each.as_cited for each in bank.statements))
    findings = check_quiz(bank, library, today)
    said = [str(each.problem) for each in findings if each.is_warning is warnings]
    return [each.removeprefix("item ") for each in said]


def changed(path: str, value: object) -> Raw:
    """The bank with one thing otherwise, or gone: of an item by its number, or of the bank."""
    raw: Raw = table()
    first, *way = path.split(".")
    whole: Any
    key: int | str
    whole, key = (raw["items"], int(first) - 1) if first.isdigit() else (raw, first)
    for name in way:
        whole, key = whole[key], int(name) if name.isdigit() else name
    if value is GONE:
        del whole[key]
    elif isinstance(value, dict):
        whole[key].update(deepcopy(value))
    else:
        whole[key] = deepcopy(value)
    return raw


def of_several(*, right: bool) -> list[Raw]:
    return [each | {"right": right} for each in RAW["items"][2]["options"]]


STEPS = RAW["items"][5]["steps"]
OPTIONS = RAW["items"][0]["options"]
SHAPE: list[tuple[str, object, str]] = [
    ("4.id", "QZ-3", "items and statements: 'QZ-3' stands there more than once"),
    ("statements", [OWN] * 2, "items and statements: 'OUR-1' stands there more than once"),
    ("topics", RAW["topics"] * 2, "topics: 'visits' stands there more than once"),
    ("misconceptions", RAW["misconceptions"] * 2, "misconceptions: 'somebody-visits' stands there"),
    ("1.options.1.id", "c", "QZ-1: 'c' stands there more than once"),
    ("6.steps.1.options.0.id", "b", "QZ-6, step 2: 'b' stands there more than once"),
    ("1.topic", "visit", "QZ-1: is in topic 'visit', which is not in this bank. Did you mean 'vis"),
    ("1.text", " ", "QZ-1: is of kind 'single' and has no text. Add text."),
    ("1.outcome", "urgent", "QZ-1: is of kind 'single' and has outcome. Take outcome out, or"),
    ("1.steps", STEPS, "QZ-1: is of kind 'single' and has steps"),
    ("6.outcome", GONE, "QZ-6: is of kind 'vignette' and has no outcome"),
    ("6.options", OPTIONS, "QZ-6: is of kind 'vignette' and has options"),
    ("6.steps.1", GONE, "QZ-6: has 1 steps, and 'vignette' has 2 to 3"),
    ("6.steps", STEPS[:1] * 4, "QZ-6: has 4 steps, and 'vignette' has 2 to 3"),
    ("1.options", [], "QZ-1: has 0 options, and 'single' has 3 to 5"),
    ("4.options.0", GONE, "QZ-4: has 1 options, and 'true-false' has 2"),
    ("6.steps.0.options.2", GONE, "QZ-6, step 1: has 2 options, and 'vignette' has 3 to 4"),
    ("4.options.0.id", "yes", "QZ-4: has the options yes, false. Call them true and false."),
    ("1.options.0", BELIEF | {"right": False}, "QZ-1: has 0 right options, and needs one"),
    ("6.steps.0.options.1.right", True, "QZ-6, step 1: has 2 right options, and needs one"),
    ("5.options.0.right", True, "QZ-5: marks an option right, in an order"),
    ("3.options", of_several(right=False), "QZ-3: has 0 right options of 4"),
    ("3.options", of_several(right=True), "QZ-3: has 4 right options of 4"),
    ("1.options.1.misconception", GONE, "QZ-1, option b: is wrong and names no misconception"),
    ("5.options.0", BELIEF, "QZ-5, option a: is not wrong, and names the misconception 'somebody"),
    ("6.steps.0.options.1.misconception", "x", "QZ-6, step 1, option b: names the misconception"),
]
CONTENT: list[tuple[str, object, str]] = [
    (
        "3.statements",
        ["F3.22"],
        "QZ-3, statements: names 'F3.22', which is no statement of the rev",
    ),
    ("1.options.0.statements", ["OUR-1"], "QZ-1, option a, statements: names 'OUR-1', which is no"),
    (
        "3.statements",
        ["E12"],
        "QZ-3, statements: names 'E12', which is a note of law. Name it unde",
    ),
    ("1.options.0.cites", ["L1.1"], "QZ-1, option a, cites: cites 'L1.1', which is no note of law"),
    ("3.statements", GONE, "QZ-3: rests on nothing"),
    ("1.options.0.statements", GONE, "QZ-1, option a: rests on nothing"),
    ("3.text", "As of May 2026, what helps?", "QZ-3, text: says 'As of May 2026'"),
    ("1.options.0.text", "Nobody, in May 2026", "QZ-1, option a, text: says 'May 2026'"),
    ("6.steps.0.options.0.why", "As at May 2026.", "QZ-6, step 1, option a, why: says 'As at May"),
    ("6.steps.1.text", "It is 1 May 2026.", "QZ-6, step 2, text: says '1 May 2026'"),
    ("6.text", "It is 1 May 2026.", "QZ-6, text: says '1 May 2026'"),
    ("3.paper", "A", "QZ-3: has one of paper and matches"),
    ("1.paper", GONE, "QZ-1: has one of paper and matches"),
    ("1.matches", "QZ-22", "QZ-1: matches 'QZ-22', which is no item of this bank"),
    ("3", {"paper": "A", "matches": "QZ-2"}, "QZ-3: matches QZ-2, which does not match it"),
    ("2.paper", "A", "QZ-1: matches QZ-2, which is in the same paper"),
    ("2", {"topic": "voice", "statements": ["F3.2"]}, "QZ-1: matches QZ-2, which differs in topic"),
    ("2.kind", "several", "QZ-1: matches QZ-2, which differs in kind. Make"),
    ("1.text", "Is the child at low risk?", "QZ-1, text: says 'low risk'"),
    ("6.text", "She is a hostile mother.", "QZ-6, text: says 'hostile mother'"),
    ("1.options.1.why", "The child is safe.", "QZ-1, option b, why: says 'is safe'"),
    ("1.options.0.text", "It is FII", "QZ-1, option a, text: says 'FII'"),
    ("statements", [OWN | {"text": "He is safe."}], "statement OUR-1, text: says 'is safe'"),
    ("1.text", "word " * 61, "QZ-1, text: has 61 words, and at most 60 are wanted"),
    ("6.steps.0.text", "word " * 91, "QZ-6, step 1, text: has 91 words, and at most 90 are wanted"),
    ("6.text", "word " * 61, "QZ-6, text: has 61 words, and at most 60 are wanted"),
    ("1.options.1.text", "All of the above", "QZ-1, option b: says 'All of the above'"),
]


def test_a_sound_bank_has_no_problems_and_no_warnings() -> None:
    assert [] == found(table()) == found(table(), warnings=True)


def test_a_bank_whose_items_cannot_be_put_is_refused() -> None:
    for path, value, expected in SHAPE:
        raw = changed(path, value)
        said = [str(each).removeprefix("item ") for each in problems_of_shape(quiz_of(raw))]

        assert any(each.startswith(expected) for each in said), (path, said)
        assert set(said) <= set(found(raw)), path


def test_a_bank_that_would_teach_badly_is_refused() -> None:
    for path, value, expected in CONTENT:
        said = found(changed(path, value))

        assert any(each.startswith(expected) for each in said), (path, said)


def test_what_two_that_match_have_not_alike_is_said_once() -> None:
    assert 1 == len(found(changed("2.topic", "voice")))


def test_what_may_be_said_is_not_refused() -> None:
    for path, text in {
        "1.text": "word " * 60,
        "6.steps.0.text": "word " * 90,
        "1.options.1.text": "The child is safe",  # a wrong belief
        "3.text": "Of 100 children 50% were seen, with a score of 3. What helps?",
        "1.options.0.why": "The review speaks of possible fabricated and/or induced illness.",
    }.items():
        assert [] == found(changed(path, text)), path
    assert [] != found(changed("1.options.0.why", "Fabricated and/or induced illness."))


def test_a_statement_of_ones_own_is_cited_as_those_of_the_review_and_its_source_has_a_date() -> (
    None
):
    for path in ("3.statements", "1.options.0.statements"):
        assert [] == found(changed(path, ["OUR-1"]) | {"statements": [OWN]}), path


def test_what_is_past_warns_of_the_bank_each_item_about_law_and_each_note() -> None:
    raw = table() | {"reviewed_on": date(2026, 1, 1)}
    note = shipped_library().notes["R1"]
    raw["items"][0]["options"][1]["cites"] = [note.id]
    raw["review_by"] = raw["items"][1]["valid_until"] = note.review_by

    assert [] == found(raw, note.review_by, warnings=True)
    assert [
        f"quiz bank: was to be reviewed by {note.review_by}",
        f"QZ-2: held until {note.review_by}, and counts for nothing now",
        f"note of law R1: was to be reviewed by {note.review_by}",
    ] == [
        each.partition(". ")[0]
        for each in found(raw, note.review_by + timedelta(days=1), warnings=True)
    ]


def test_words_that_are_hard_to_read_are_warned_of() -> None:
    hard = "Multidisciplinary professionals operationalise intersectional responsibilities. " * 9
    (said,) = found(changed("1.options.0.why", hard), warnings=True)

    assert said.startswith("QZ-1: may need a reading age of ")


def test_a_reading_age_is_the_flesch_kincaid_grade_and_five_years() -> None:
    # 0.39 * 9 / 1 + 11.8 * 12 / 9 - 15.59 = 3.65, and with two sentences 1.90
    assert 9 == reading_age("The nurse had visited the family at home twice.")
    assert 7 == reading_age("The nurse had visited the family. At home twice!\n")
    assert 5 > reading_age("12.")


def test_options_that_tell_are_warned_of_once_the_items_can_be_put() -> None:
    raw = table()
    raw["items"] = [
        RAW["items"][1] | {"id": f"QZ-{number}", "paper": None, "matches": None}
        for number in range(30)
    ]
    (said,) = found(raw, warnings=True)

    assert said.startswith("options, one of them right: picking ")
    raw["items"][0]["options"] = []
    assert [] == found(raw, warnings=True)
