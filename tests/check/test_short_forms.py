"""Short forms of the advice: each is there, fits into a terminal's lines, and softens nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.check import few_words
from ehe_check.page.columns import cells
from tests.banks import small_bank
from tests.worked import shipped_bank

BANK = shipped_bank()
SOUND = '[[questions]]\nid = "NOW-1"\noptions = ["no", "yes: SUP"]'


def problems(bank: QuestionBank) -> list[str]:
    return [str(found) for check in few_words.CHECKS for found in check(bank)]


def with_headline(**changes: str) -> QuestionBank:
    headlines = {key: words.model_dump() for key, words in small_bank(SOUND).headlines.items()}
    return small_bank(SOUND, headlines=headlines | {"C": headlines[HeadlineKey.CONSIDER] | changes})


def with_box(**changes: str) -> QuestionBank:
    boxes = {key: words.model_dump() for key, words in small_bank(SOUND).boxes.items()}
    return small_bank(SOUND, boxes=boxes | {"H-now": boxes[BoxKey.HOLD_NOW] | changes})


def test_the_shipped_bank_has_them_all() -> None:
    assert [] == problems(BANK) == problems(small_bank(SOUND))


def test_a_missing_one_is_refused() -> None:
    for part in ["line", "under"]:
        [found] = problems(with_headline(**{part: ""}))

        assert found.startswith("headlines C: has no short form, for a terminal. Add " + part), part


def test_a_box_without_one_is_refused() -> None:
    [found] = problems(with_box(line=""))

    assert found.startswith("boxes H-now: has no short form, for a terminal")


def test_one_that_is_too_long_is_refused_with_brackets_counted_as_printed() -> None:
    assert [] == problems(
        with_headline(line="x " * 39 + "x", under="[" + "x " * 39 + "] " + "y " * 38)
    )

    [line] = problems(with_headline(line="x" * 40 + " " + "y" * 40))
    [under] = problems(with_headline(under="[" + "x " * 39 + "] " + "y " * 41))
    [box] = problems(with_box(line="x " * 79))

    assert line.startswith("headlines C, line: takes 2 lines of 79 columns, and there is room for")
    assert under.startswith("headlines C, under: takes 3 lines")
    assert box.startswith("boxes H-now, line: takes 3 lines")


def bank_with(prompt: str) -> QuestionBank:
    return small_bank(f"""
        [[questions]]
        id = "NOW-1"
        options = ["no", "yes"]
        prompts = [{{ id = "step", on = ["yes"], {prompt} }}]
    """)


def test_a_task_longer_than_two_lines_needs_them() -> None:
    for kind in ["emergency", "act-today", "action"]:
        for way in ["text", "when_worry", "when_hold"]:
            as_long, longer = (f'kind = "{kind}", {way} = "{"x" * long}"' for long in (92, 93))

            assert [] == problems(bank_with(as_long)), kind
            [found] = problems(bank_with(longer))
            assert found.startswith(
                "prompt NOW-1.step: is longer than the 92 characters of two lines. Add"
            )


def test_a_task_that_has_its_two_lines_and_what_is_no_task_may_be_longer() -> None:
    text = f'text = "{"x" * 93}"'

    assert [] == problems(bank_with(f'kind = "action", do = "Write.", {text}'))
    assert [] == problems(bank_with(f'kind = "note", {text}'))


def long_and_short() -> Iterator[tuple[str, str, str]]:
    for key, headline in BANK.headlines.items():
        yield key, f"{headline.title}. {headline.text}", f"{headline.line} {headline.under}"
    for box_key, box in BANK.boxes.items():
        yield box_key, box.text, box.line


def test_the_short_form_keeps_999_whom_to_speak_to_and_by_when() -> None:
    for key, text, short in [*long_and_short()]:
        for kept in (r"\b999\b", r"\btoday\b", r"\bescalate\b", r"allocated worker", r"\bdoctor\b"):
            assert bool(re.search(kept, text, re.IGNORECASE)) == bool(
                re.search(kept, short, re.IGNORECASE)
            ), (key, kept)
        for whom in (r"safeguarding lead|your lead", r"social care"):
            assert not re.search(whom, text, re.IGNORECASE) or re.search(
                whom, short, re.IGNORECASE
            ), (
                key,
                whom,
            )


def test_what_is_left_out_under_guard_is_in_brackets_in_both() -> None:
    for key, text, short in [*long_and_short()]:
        assert ("[" in text) == ("[" in short), key


def test_every_hold_says_that_nothing_is_raised_or_written() -> None:
    for key in (each for each in BoxKey if each.is_hold and each is not BoxKey.HOLD_NOW):
        line = BANK.boxes[key].line
        assert re.match(r"do not raise this( worry)? with \{family\}, or write it", line), key
        assert "where they may read it" in line, key
        assert re.search(r"[Cc](are|ontact) (and contact )?goe?s? on", line), key


def test_a_headline_for_what_must_be_done_begins_in_capitals() -> None:
    for key in HeadlineKey:
        first = BANK.headlines[key].line.split()[0].strip(".:")
        is_ordinary = key in {HeadlineKey.FIRM, HeadlineKey.NOT_FIRM}
        assert is_ordinary != first.isupper(), key
        assert cells(BANK.headlines[key].line) <= few_words.WIDTH
