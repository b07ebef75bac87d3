"""The checks of a quiz bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

import pytest

from ehe_check.quiz.check.quiz_checks import check_quiz, problems_of_shape
from ehe_check.quiz.check.reading_age import reading_age, syllables_in
from tests.quizzes import TODAY, quiz_of, small_quiz, table
from tests.worked import shipped_library

Raw: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Raw], object]
LIBRARY = shipped_library()
REMEDY = "Check how it stands, and set review_by anew."


def found(raw: Raw, today: date = TODAY, *, warnings: bool = False) -> list[str]:
    findings = check_quiz(quiz_of(raw), LIBRARY, today)
    return [str(each.problem) for each in findings if each.is_warning is warnings]


def broken(change: Change) -> list[str]:
    raw = table()
    change(raw)
    return found(raw)


def item(raw: Raw, number: int) -> Raw:
    """One item of the bank, by the number in its id."""
    each: Raw = raw["items"][number - 1]
    return each


def option(raw: Raw, number: int, at: int = 0) -> Raw:
    each: Raw = item(raw, number)["options"][at]
    return each


def step(raw: Raw, at: int = 0) -> Raw:
    each: Raw = item(raw, 6)["steps"][at]
    return each


def test_a_sound_bank_has_no_problems_and_no_warnings() -> None:
    assert [] == found(table())
    assert [] == found(table(), warnings=True)
    assert [] == problems_of_shape(small_quiz())


SHAPE: dict[str, tuple[Change, str]] = {
    "an item id twice": (
        lambda raw: item(raw, 4).update(id="QZ-3"),
        "items: 'QZ-3' stands there more than once",
    ),
    "a topic id twice": (
        lambda raw: raw["topics"].append(raw["topics"][0]),
        "topics: 'visits' stands there more than once",
    ),
    "a misconception id twice": (
        lambda raw: raw["misconceptions"].append(raw["misconceptions"][0]),
        "misconceptions: 'somebody-visits' stands there more than once",
    ),
    "an option id twice": (
        lambda raw: option(raw, 1, 1).update(id="c"),
        "item QZ-1: 'c' stands there more than once",
    ),
    "an option id twice in a step": (
        lambda raw: step(raw, 1)["options"][0].update(id="b"),
        "item QZ-6, step 2: 'b' stands there more than once",
    ),
    "an unknown topic": (
        lambda raw: item(raw, 1).update(topic="visit"),
        "item QZ-1: is in topic 'visit', which is not in this bank. Did you mean 'visits'?",
    ),
    "no question": (lambda raw: item(raw, 1).update(text=" "), "item QZ-1: asks nothing"),
    "no options": (
        lambda raw: item(raw, 1).update(options=[]),
        "item QZ-1: is of kind 'single' and has no options",
    ),
    "an outcome without a vignette": (
        lambda raw: item(raw, 1).update(outcome="urgent"),
        "item QZ-1: is of kind 'single' and has outcome",
    ),
    "steps without a vignette": (
        lambda raw: item(raw, 1).update(steps=item(raw, 6)["steps"]),
        "item QZ-1: is of kind 'single' and has steps",
    ),
    "a vignette without an outcome": (
        lambda raw: item(raw, 6).pop("outcome"),
        "item QZ-6: is of kind 'vignette' and has no outcome",
    ),
    "a vignette without steps": (
        lambda raw: item(raw, 6).update(steps=[]),
        "item QZ-6: is of kind 'vignette' and has no steps",
    ),
    "a vignette with options of its own": (
        lambda raw: item(raw, 6).update(options=item(raw, 1)["options"]),
        "item QZ-6: is of kind 'vignette' and has options",
    ),
    "a step without options": (
        lambda raw: step(raw).update(options=[]),
        "item QZ-6: is of kind 'vignette' and has no step 1 options",
    ),
    "one step": (
        lambda raw: item(raw, 6)["steps"].pop(),
        "item QZ-6: has 1 steps, and a vignette has 2 to 3",
    ),
    "four steps": (
        lambda raw: item(raw, 6)["steps"].extend([step(raw)] * 2),
        "item QZ-6: has 4 steps, and a vignette has 2 to 3",
    ),
    "two options of a single": (
        lambda raw: item(raw, 1)["options"].pop(),
        "item QZ-1: has 2 options, and 'single' has 3 to 5",
    ),
    "three options of several": (
        lambda raw: item(raw, 3)["options"].pop(),
        "item QZ-3: has 3 options, and 'several' has 4 to 6",
    ),
    "one option of true or false": (
        lambda raw: item(raw, 4)["options"].pop(0),
        "item QZ-4: has 1 options, and 'true-false' has 2",
    ),
    "two options of an order": (
        lambda raw: item(raw, 5)["options"].pop(),
        "item QZ-5: has 2 options, and 'order' has 3 to 6",
    ),
    "two options of a step": (
        lambda raw: step(raw)["options"].pop(),
        "item QZ-6, step 1: has 2 options, and 'vignette' has 3 to 4",
    ),
    "true by another name": (
        lambda raw: option(raw, 4).update(id="yes"),
        "item QZ-4: has the options yes, false. Call them true and false.",
    ),
    "no right option": (
        lambda raw: option(raw, 1).update(right=False, misconception="somebody-visits"),
        "item QZ-1: has 0 right options, and needs one",
    ),
    "two right options": (
        lambda raw: option(raw, 1, 1).update(right=True),
        "item QZ-1: has 2 right options, and needs one",
    ),
    "two right options of a step": (
        lambda raw: step(raw)["options"][1].update(right=True),
        "item QZ-6, step 1: has 2 right options, and needs one",
    ),
    "an option marked right in an order": (
        lambda raw: option(raw, 5).update(right=True),
        "item QZ-5: marks an option right, in an order",
    ),
    "none right of several": (
        lambda raw: [each.update(right=False) for each in item(raw, 3)["options"]],
        "item QZ-3: has 0 right options of 4",
    ),
    "all right of several": (
        lambda raw: [each.update(right=True) for each in item(raw, 3)["options"]],
        "item QZ-3: has 4 right options of 4",
    ),
    "a wrong option without a misconception": (
        lambda raw: option(raw, 1, 1).pop("misconception"),
        "item QZ-1, option b: is wrong and names no misconception",
    ),
    "a right option with a misconception": (
        lambda raw: option(raw, 1).update(misconception="somebody-visits"),
        "item QZ-1, option a: is not wrong, and names the misconception 'somebody-visits'",
    ),
    "a place in an order with a misconception": (
        lambda raw: option(raw, 5).update(misconception="somebody-visits"),
        "item QZ-5, option a: is not wrong, and names the misconception 'somebody-visits'",
    ),
    "an unknown misconception": (
        lambda raw: step(raw)["options"][1].update(misconception="voice-is-none"),
        "item QZ-6, step 1, option b: names the misconception 'voice-is-none', which is not in",
    ),
}
CONTENT: dict[str, tuple[Change, str]] = {
    "an item cites what is not there": (
        lambda raw: item(raw, 3).update(statements=["F3.22"]),
        "item QZ-3, statements: names 'F3.22', which is no statement of the review",
    ),
    "an option cites what is not there": (
        lambda raw: step(raw)["options"][0].update(statements=["X9"]),
        "item QZ-6, step 1, option a, statements: names 'X9', which is no statement",
    ),
    "a note of law among the statements": (
        lambda raw: item(raw, 3).update(statements=["F3.2", "E12"]),
        "item QZ-3, statements: names 'E12', which is a note of law. Name it under cites.",
    ),
    "a statement among the notes of law": (
        lambda raw: option(raw, 1).update(cites=["L1.1"]),
        "item QZ-1, option a, cites: cites 'L1.1', which is no note of law",
    ),
    "an item that tests nothing": (
        lambda raw: item(raw, 3).pop("statements"),
        "item QZ-3: rests on nothing",
    ),
    "a reason that rests on nothing": (
        lambda raw: option(raw, 1).pop("statements"),
        "item QZ-1, option a: rests on nothing",
    ),
    "a question with a month of its own": (
        lambda raw: item(raw, 3).update(text="As of September 2026, what helps you to hear?"),
        "item QZ-3, text: says 'As of September 2026'",
    ),
    "an option with a month of its own": (
        lambda raw: option(raw, 1).update(text="Nobody has to, in May 2026"),
        "item QZ-1, option a, text: says 'May 2026'",
    ),
    "a reason with a month of its own": (
        lambda raw: step(raw)["options"][0].update(why="It holds as at March 2026."),
        "item QZ-6, step 1, option a, why: says 'as at March 2026'",
    ),
    "an opening with a month of its own": (
        lambda raw: item(raw, 6).update(text="It is 1 May 2026."),
        "item QZ-6, text: says '1 May 2026'",
    ),
    "a bank to be reviewed before it was": (
        lambda raw: raw.update(reviewed_on=date(2028, 1, 1)),
        "quiz bank: review_by is before reviewed_on",
    ),
    "a paper without a match": (
        lambda raw: item(raw, 3).update(paper="A"),
        "item QZ-3: has one of paper and matches",
    ),
    "a match without a paper": (
        lambda raw: item(raw, 1).pop("paper"),
        "item QZ-1: has one of paper and matches",
    ),
    "a match that is not there": (
        lambda raw: item(raw, 1).update(matches="QZ-22"),
        "item QZ-1: matches 'QZ-22', which is no item of this bank",
    ),
    "a match that is not mutual": (
        lambda raw: item(raw, 3).update(paper="A", matches="QZ-2"),
        "item QZ-3: matches QZ-2, which does not match it",
    ),
    "a match in the same paper": (
        lambda raw: item(raw, 2).update(paper="A"),
        "item QZ-1: matches QZ-2, which is in the same paper",
    ),
    "a match of another topic": (
        lambda raw: item(raw, 2).update(topic="voice"),
        "item QZ-1: matches QZ-2, which differs in topic",
    ),
    "a match of other statements": (
        lambda raw: item(raw, 2).update(statements=["L1.2"]),
        "item QZ-1: matches QZ-2, which differs in statements",
    ),
    "a match of another kind": (
        lambda raw: item(raw, 2).update(kind="several"),
        "item QZ-1: matches QZ-2, which differs in kind",
    ),
    "an empty reason": (
        lambda raw: option(raw, 5).update(why=" "),
        "item QZ-5, option a, why: says nothing",
    ),
    "a question that reassures": (
        lambda raw: item(raw, 1).update(text="Is the child at low risk?"),
        "item QZ-1, text: says 'low risk'",
    ),
    "a reason that reassures": (
        lambda raw: option(raw, 1, 1).update(why="The child is safe."),
        "item QZ-1, option b, why: says 'is safe'",
    ),
    "a right option that names a diagnosis": (
        lambda raw: option(raw, 1).update(text="It is FII"),
        "item QZ-1, option a, text: says 'FII'",
    ),
    "a place in an order that gives a score": (
        lambda raw: option(raw, 5).update(text="Add up the score"),
        "item QZ-5, option a, text: says 'score'",
    ),
    "a long question": (
        lambda raw: item(raw, 1).update(text="word " * 61),
        "item QZ-1, text: has 61 words, and at most 60 are wanted",
    ),
    "a long step": (
        lambda raw: step(raw).update(text="word " * 91),
        "item QZ-6, step 1, text: has 91 words, and at most 90 are wanted",
    ),
    "a long opening of a vignette": (
        lambda raw: item(raw, 6).update(text="word " * 61),
        "item QZ-6, text: has 61 words, and at most 60 are wanted",
    ),
    "an option about the others": (
        lambda raw: option(raw, 1, 1).update(text="All of the above"),
        "item QZ-1, option b: says 'All of the above'",
    ),
}


@pytest.mark.parametrize("name", SHAPE)
def test_a_bank_whose_items_cannot_be_put_is_refused(name: str) -> None:
    change, expected = SHAPE[name]
    raw = table()
    change(raw)
    problems = [str(problem) for problem in problems_of_shape(quiz_of(raw))]

    assert any(problem.startswith(expected) for problem in problems), problems
    assert set(problems) <= set(found(raw))


@pytest.mark.parametrize("name", CONTENT)
def test_a_bank_that_would_teach_badly_is_refused(name: str) -> None:
    change, expected = CONTENT[name]
    problems = broken(change)

    assert any(problem.startswith(expected) for problem in problems), problems


@pytest.mark.parametrize(
    ("number", "text"), [(1, "word " * 60), (6, "word " * 60)], ids=["a question", "an opening"]
)
def test_sixty_words_are_not_too_many(number: int, text: str) -> None:
    assert [] == broken(lambda raw: item(raw, number).update(text=text.strip()))


def test_a_wrong_option_may_state_a_wrong_belief() -> None:
    assert [] == broken(lambda raw: option(raw, 1, 1).update(text="The child is safe"))


def test_a_reason_may_repeat_the_reviews_own_words_with_possible_before_them() -> None:
    words = "The review speaks of {}fabricated and/or induced illness."

    assert [] == broken(lambda raw: option(raw, 1).update(why=words.format("possible ")))
    assert [] != broken(lambda raw: option(raw, 1).update(why=words.format("")))


def longest_right(raw: Raw, count: int, *, right: bool) -> None:
    """Add so many items of three options whose right one is the longest, or the shortest."""
    for number in range(10, 10 + count):
        added = table()["items"][0] | {"id": f"QZ-{number}"}
        added.pop("paper")
        added.pop("matches")
        for each, text in zip(added["options"], ("aaa", "bb", "bb"), strict=True):
            each["text"] = text if right else text[:1] * (5 - len(text))
        raw["items"].append(added)


@pytest.mark.parametrize(
    ("longest", "shortest", "is_red"), [(2, 0, False), (7, 5, False), (8, 4, True), (12, 24, False)]
)
def test_the_right_option_is_seldom_the_longest(
    longest: int, shortest: int, *, is_red: bool
) -> None:
    raw = table()
    raw["items"] = [each for each in raw["items"] if each["kind"] in ("true-false", "order")]
    longest_right(raw, longest, right=True)
    more = table()
    more["items"] = []
    longest_right(more, shortest, right=False)
    raw["items"] += [each | {"id": f"{each['id']}0"} for each in more["items"]]
    problems = [problem for problem in found(raw) if problem.startswith("options: ")]

    assert is_red is bool(problems)
    if is_red:
        assert "is the longest in 8 of 12 questions, and chance would make it 4" in problems[0]
        assert "QZ-10" in problems[0]


# The shipped bank alone


def as_shipped(change: Change = lambda _: None) -> list[str]:
    raw = table() | {"id": "quiz"}
    change(raw)
    return found(raw)


def test_the_shipped_bank_has_twenty_items_a_paper() -> None:
    assert "paper A: has 1 items, and needs 20" in "\n".join(as_shipped())
    assert "paper " not in "\n".join(found(table()))


def test_papers_of_twenty_items_are_long_enough() -> None:
    def twenty(raw: Raw) -> None:
        one, other = raw["items"][:2]
        for number in range(10, 29):
            ids = {"id": f"QZ-1{number}", "matches": f"QZ-2{number}"}
            raw["items"].append(one | ids)
            raw["items"].append(other | {"id": ids["matches"], "matches": ids["id"]})

    assert "paper " not in "\n".join(as_shipped(twenty))


def test_the_shipped_bank_tests_every_statement_often_enough() -> None:
    problems = "\n".join(as_shipped())

    assert "statement L1.1: is tested by 2 items, and needs 4" in problems
    assert "statement F3.2: is tested by 1 items, and needs 4" in problems
    assert "statement T5: is tested by 0 items, and needs 2" in problems
    assert "statement C3" not in problems
    assert "statement " not in "\n".join(found(table()))


def test_a_statement_that_is_tested_often_enough_is_not_named() -> None:
    def often(raw: Raw) -> None:
        for each in raw["items"][2:6]:
            each["statements"] = ["F3.2"]

    assert "statement F3.2" not in "\n".join(as_shipped(often))


def test_the_shipped_bank_has_as_many_benign_vignettes_as_urgent_ones() -> None:
    fact = "vignettes: 1 come to nothing further, and 0 are urgent"

    def balanced(raw: Raw) -> None:
        raw["items"].append(item(raw, 6) | {"id": "QZ-7", "outcome": "urgent"})

    assert fact in "\n".join(as_shipped())
    assert "vignettes" not in "\n".join(as_shipped(balanced))
    assert "vignettes" not in "\n".join(found(table()))


# Warnings


def test_a_day_that_is_past_warns_of_the_bank_and_of_each_item_about_law() -> None:
    on_the_day = found(table(), date(2027, 5, 24), warnings=True)
    after = found(table(), date(2027, 5, 25), warnings=True)

    assert [] == on_the_day
    assert 2 == len(after)
    assert after[0].startswith("quiz bank: was to be reviewed by 2027-05-24. ")
    assert after[1].startswith("item QZ-2: held until 2027-05-24, and counts for nothing now. ")


def test_a_note_of_law_that_is_cited_is_warned_of_once_its_day_is_over() -> None:
    raw = table()
    note = LIBRARY.notes["R1"]
    option(raw, 1)["cites"] = option(raw, 1, 1)["cites"] = [note.id]
    past = [
        [each for each in found(raw, day, warnings=True) if each.startswith("note of law")]
        for day in (note.review_by, note.review_by + timedelta(days=1))
    ]

    assert [[], [f"note of law R1: was to be reviewed by {note.review_by}. {REMEDY}"]] == past


def test_words_that_are_hard_to_read_are_warned_of() -> None:
    raw = table()
    words = "Multidisciplinary professionals operationalise intersectional responsibilities. "
    for each in item(raw, 1)["options"]:
        each["why"] = words * 9
    warnings = found(raw, warnings=True)

    assert 1 == len(warnings)
    assert warnings[0].startswith("item QZ-1: may need a reading age of ")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("", 5),
        ("12.", 5),
        ("The cat sat on the mat.", 5),
        # 0.39 * 9 / 1 + 11.8 * 13 / 9 - 15.59 = 4.96, and five years
        ("The nurse had visited the family at home twice.", 10),
        # 0.39 * 9 / 2 + 11.8 * 13 / 9 - 15.59 = 3.21, and five years
        ("The nurse had visited the family. At home twice.", 8),
    ],
)
def test_a_reading_age_is_the_flesch_kincaid_grade_and_five_years(text: str, age: int) -> None:
    assert age == reading_age(text)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1),
        ("cat", 1),
        ("nurse", 1),
        ("table", 2),
        ("noted", 2),
        ("asked", 1),
        ("changes", 2),
        ("likes", 1),
        ("education", 4),
        ("safeguarding", 4),
        ("GP", 1),
    ],
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, syllables: int) -> None:
    assert syllables == syllables_in(word)
