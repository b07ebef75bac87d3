"""The checks of a quiz bank: each is tripped by a small bank that is wrong in one way."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from ehe_check.quiz.check.quiz_checks import check_quiz, problems_of_shape
from ehe_check.quiz.check.reading_age import reading_age, syllables_in
from tests.quizzes import TODAY, quiz_of, small_quiz, table
from tests.worked import shipped_library

Raw: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Raw], object]
LIBRARY = shipped_library()
REMEDY = "Check how it stands, and set review_by anew."
GONE: Final = object()
RAW = table()
ITEM, STEPS = RAW["items"][0], RAW["items"][5]["steps"]
BELIEF = {"misconception": "somebody-visits"}


def of_several(*, right: bool) -> list[Raw]:
    return [each | {"right": right} for each in RAW["items"][2]["options"]]


def found(raw: Raw, today: date = TODAY, *, warnings: bool = False) -> list[str]:
    findings = check_quiz(quiz_of(raw), LIBRARY, today)
    return [str(each.problem) for each in findings if each.is_warning is warnings]


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


def test_a_sound_bank_has_no_problems_and_no_warnings() -> None:
    assert [] == found(table()) == found(table(), warnings=True)
    assert [] == problems_of_shape(small_quiz())


SHAPE = [
    ("4.id", "QZ-3", "items: 'QZ-3' stands there more than once"),
    ("topics", RAW["topics"] * 2, "topics: 'visits' stands there more than once"),
    (
        "misconceptions",
        RAW["misconceptions"] * 2,
        "misconceptions: 'somebody-visits' stands there more than once",
    ),
    ("1.options.1.id", "c", "QZ-1: 'c' stands there more than once"),
    ("6.steps.1.options.0.id", "b", "QZ-6, step 2: 'b' stands there more than once"),
    (
        "1.topic",
        "visit",
        "QZ-1: is in topic 'visit', which is not in this bank. Did you mean 'visits'?",
    ),
    ("1.text", " ", "QZ-1: asks nothing"),
    ("1.options", [], "QZ-1: is of kind 'single' and has no options"),
    ("1.outcome", "urgent", "QZ-1: is of kind 'single' and has outcome"),
    ("1.steps", STEPS, "QZ-1: is of kind 'single' and has steps"),
    ("6.outcome", GONE, "QZ-6: is of kind 'vignette' and has no outcome"),
    ("6.steps", [], "QZ-6: is of kind 'vignette' and has no steps"),
    ("6.options", ITEM["options"], "QZ-6: is of kind 'vignette' and has options"),
    ("6.steps.0.options", [], "QZ-6: is of kind 'vignette' and has no step 1 options"),
    ("6.steps.1", GONE, "QZ-6: has 1 steps, and a vignette has 2 to 3"),
    ("6.steps", STEPS[:1] * 4, "QZ-6: has 4 steps, and a vignette has 2 to 3"),
    ("1.options.2", GONE, "QZ-1: has 2 options, and 'single' has 3 to 5"),
    ("3.options.3", GONE, "QZ-3: has 3 options, and 'several' has 4 to 6"),
    ("4.options.0", GONE, "QZ-4: has 1 options, and 'true-false' has 2"),
    ("5.options.2", GONE, "QZ-5: has 2 options, and 'order' has 3 to 6"),
    ("6.steps.0.options.2", GONE, "QZ-6, step 1: has 2 options, and 'vignette' has 3 to 4"),
    ("4.options.0.id", "yes", "QZ-4: has the options yes, false. Call them true and false."),
    ("1.options.0", BELIEF | {"right": False}, "QZ-1: has 0 right options, and needs one"),
    ("1.options.1.right", True, "QZ-1: has 2 right options, and needs one"),
    ("6.steps.0.options.1.right", True, "QZ-6, step 1: has 2 right options, and needs one"),
    ("5.options.0.right", True, "QZ-5: marks an option right, in an order"),
    ("3.options", of_several(right=False), "QZ-3: has 0 right options of 4"),
    ("3.options", of_several(right=True), "QZ-3: has 4 right options of 4"),
    ("1.options.1.misconception", GONE, "QZ-1, option b: is wrong and names no misconception"),
    (
        "1.options.0",
        BELIEF,
        "QZ-1, option a: is not wrong, and names the misconception 'somebody-visits'",
    ),
    (
        "5.options.0",
        BELIEF,
        "QZ-5, option a: is not wrong, and names the misconception 'somebody-visits'",
    ),
    (
        "6.steps.0.options.1.misconception",
        "voice-is-none",
        "QZ-6, step 1, option b: names the misconception 'voice-is-none', which is not in",
    ),
]
NOTE_AMONG_STATEMENTS = "names 'E12', which is a note of law. Name it under cites."
CONTENT: list[tuple[str, object, str]] = [
    (
        "3.statements",
        ["F3.22"],
        "QZ-3, statements: names 'F3.22', which is no statement of the review",
    ),
    (
        "6.steps.0.options.0.statements",
        ["X9"],
        "QZ-6, step 1, option a, statements: names 'X9', which is no statement",
    ),
    ("3.statements", ["F3.2", "E12"], f"QZ-3, statements: {NOTE_AMONG_STATEMENTS}"),
    ("1.options.0.cites", ["L1.1"], "QZ-1, option a, cites: cites 'L1.1', which is no note of law"),
    ("3.statements", GONE, "QZ-3: rests on nothing"),
    ("1.options.0.statements", GONE, "QZ-1, option a: rests on nothing"),
    (
        "3.text",
        "As of September 2026, what helps you to hear?",
        "QZ-3, text: says 'As of September 2026'",
    ),
    ("1.options.0.text", "Nobody has to, in May 2026", "QZ-1, option a, text: says 'May 2026'"),
    (
        "6.steps.0.options.0.why",
        "It holds as at March 2026.",
        "QZ-6, step 1, option a, why: says 'as at March 2026'",
    ),
    ("6.text", "It is 1 May 2026.", "QZ-6, text: says '1 May 2026'"),
    ("reviewed_on", date(2028, 1, 1), "quiz bank: review_by is before reviewed_on"),
    ("3.paper", "A", "QZ-3: has one of paper and matches"),
    ("1.paper", GONE, "QZ-1: has one of paper and matches"),
    ("1.matches", "QZ-22", "QZ-1: matches 'QZ-22', which is no item of this bank"),
    ("3", {"paper": "A", "matches": "QZ-2"}, "QZ-3: matches QZ-2, which does not match it"),
    ("2.paper", "A", "QZ-1: matches QZ-2, which is in the same paper"),
    ("2.topic", "voice", "QZ-1: matches QZ-2, which differs in topic"),
    ("2.statements", ["L1.2"], "QZ-1: matches QZ-2, which differs in statements"),
    ("2.kind", "several", "QZ-1: matches QZ-2, which differs in kind"),
    ("5.options.0.why", " ", "QZ-5, option a, why: says nothing"),
    ("1.text", "Is the child at low risk?", "QZ-1, text: says 'low risk'"),
    ("1.options.1.why", "The child is safe.", "QZ-1, option b, why: says 'is safe'"),
    ("1.options.0.text", "It is FII", "QZ-1, option a, text: says 'FII'"),
    ("5.options.0.text", "Add up the score", "QZ-5, option a, text: says 'score'"),
    ("1.text", "word " * 61, "QZ-1, text: has 61 words, and at most 60 are wanted"),
    ("6.steps.0.text", "word " * 91, "QZ-6, step 1, text: has 91 words, and at most 90 are wanted"),
    ("6.text", "word " * 61, "QZ-6, text: has 61 words, and at most 60 are wanted"),
    ("1.options.1.text", "All of the above", "QZ-1, option b: says 'All of the above'"),
]


def begins(problems: list[str], expected: str) -> bool:
    return any(each.removeprefix("item ").startswith(expected) for each in problems)


def test_a_bank_whose_items_cannot_be_put_is_refused() -> None:
    for path, value, expected in SHAPE:
        raw = changed(path, value)
        problems = [str(problem) for problem in problems_of_shape(quiz_of(raw))]

        assert begins(problems, expected), (path, problems)
        assert set(problems) <= set(found(raw)), path


def test_a_bank_that_would_teach_badly_is_refused() -> None:
    for path, value, expected in CONTENT:
        problems = found(changed(path, value))

        assert begins(problems, expected), (path, problems)


def test_what_may_be_said_is_not_refused() -> None:
    for path, text in {
        "1.text": "word " * 60,
        "6.text": "word " * 60,
        "1.options.1.text": "The child is safe",  # a wrong belief
        "1.options.0.why": "The review speaks of possible fabricated and/or induced illness.",
    }.items():
        assert [] == found(changed(path, text)), path
    assert [] != found(changed("1.options.0.why", "Fabricated and/or induced illness."))


def longest_right(raw: Raw, count: int, *, right: bool) -> None:
    """Add so many items of three options whose right one is the longest, or the shortest."""
    for number in range(10, 10 + count):
        added = table()["items"][0] | {"id": f"QZ-{number}"}
        added.pop("paper")
        added.pop("matches")
        for each, text in zip(added["options"], ("aaa", "bb", "bb"), strict=True):
            each["text"] = text if right else text[:1] * (5 - len(text))
        raw["items"].append(added)


def test_the_right_option_is_seldom_the_longest() -> None:
    for longest, shortest, is_red in [(2, 0, False), (7, 5, False), (8, 4, True), (12, 24, False)]:
        raw = table()
        raw["items"] = [each for each in raw["items"] if each["kind"] in ("true-false", "order")]
        longest_right(raw, longest, right=True)
        more = table()
        more["items"] = []
        longest_right(more, shortest, right=False)
        raw["items"] += [each | {"id": f"{each['id']}0"} for each in more["items"]]
        problems = [problem for problem in found(raw) if problem.startswith("options: ")]

        assert is_red is bool(problems), longest
        if is_red:
            assert "is the longest in 8 of 12 questions, and chance would make it 4" in problems[0]
            assert "QZ-10" in problems[0], longest


# The shipped bank alone


def as_shipped(change: Change = lambda _: None) -> list[str]:
    raw = table() | {"id": "quiz"}
    change(raw)
    return found(raw)


def twenty(raw: Raw) -> None:
    one, other = raw["items"][:2]
    for number in range(10, 29):
        ids = {"id": f"QZ-1{number}", "matches": f"QZ-2{number}"}
        raw["items"].append(one | ids)
        raw["items"].append(other | {"id": ids["matches"], "matches": ids["id"]})


def often(raw: Raw) -> None:
    for each in raw["items"][2:6]:
        each["statements"] = ["F3.2"]


def balanced(raw: Raw) -> None:
    raw["items"].append(raw["items"][5] | {"id": "QZ-7", "outcome": "urgent"})


def test_the_shipped_bank_has_enough_of_everything_and_no_other_need_have() -> None:
    wanting, free = "\n".join(as_shipped()), "\n".join(found(table()))
    for fact, about, mended in [
        ("paper A: has 1 items, and needs 20", "paper ", twenty),
        ("statement F3.2: is tested by 1 items, and needs 4", "statement F3.2", often),
        ("1 come to nothing further, and 0 are urgent", "vignettes: ", balanced),
        ("statement L1.1: is tested by 2 items, and needs 4", "statement ", None),
        ("statement T5: is tested by 0 items, and needs 2", "statement ", None),
    ]:
        assert fact in wanting
        assert about not in free
        assert mended is None or about not in "\n".join(as_shipped(mended)), fact
    assert "statement C3" not in wanting


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
    for each in raw["items"][0]["options"][:2]:
        each["cites"] = [note.id]
    past = [
        [each for each in found(raw, day, warnings=True) if each.startswith("note of law")]
        for day in (note.review_by, note.review_by + timedelta(days=1))
    ]

    assert [[], [f"note of law R1: was to be reviewed by {note.review_by}. {REMEDY}"]] == past


def test_words_that_are_hard_to_read_are_warned_of() -> None:
    raw = table()
    words = "Multidisciplinary professionals operationalise intersectional responsibilities. "
    for each in raw["items"][0]["options"]:
        each["why"] = words * 9
    warnings = found(raw, warnings=True)

    assert 1 == len(warnings)
    assert warnings[0].startswith("item QZ-1: may need a reading age of ")


def test_a_reading_age_is_the_flesch_kincaid_grade_and_five_years() -> None:
    for text, age in [
        ("", 5),
        ("12.", 5),
        ("The cat sat on the mat.", 5),
        # 0.39 * 9 / 1 + 11.8 * 13 / 9 - 15.59 = 4.96, and five years
        ("The nurse had visited the family at home twice.", 10),
        # 0.39 * 9 / 2 + 11.8 * 13 / 9 - 15.59 = 3.21, and five years
        ("The nurse had visited the family. At home twice.", 8),
    ]:
        assert age == reading_age(text), text


def test_syllables_are_counted_by_groups_of_vowels() -> None:
    words = {
        1: "the cat nurse asked likes GP",
        2: "table noted changes",
        4: "education safeguarding",
    }
    counted = {number: [syllables_in(word) for word in words[number].split()] for number in words}

    assert {1: [1] * 6, 2: [2] * 3, 4: [4] * 2} == counted
