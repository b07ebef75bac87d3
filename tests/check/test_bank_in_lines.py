"""A bank in lines: nothing that it asks or may raise is left out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from ehe_check.bank.condition import Condition
from ehe_check.bank.law_words import dated
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.how_long import minutes_of, task_of_set
from ehe_check.check.bank_in_lines import bank_lines, condition_words
from ehe_check.check.rules_page import rules_lines
from tests.banks import CHILDREN, LATER, small_bank, small_library
from tests.worked import shipped_bank, shipped_library

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@cache
def shown() -> str:
    return "\n".join(bank_lines(shipped_bank(), shipped_library()))


def test_every_question_is_shown_with_its_options_what_counts_and_why_it_is_asked() -> None:
    lines = shown().splitlines()
    for question in shipped_bank().questions:
        start = lines.index(f"  {question.id}  {question.short}")

        assert f"      {question.text}" == lines[start + 1]
        reasons = {"Counts": question.what_counts, "Why": question.why}
        said = [f"      {key}: {text}" for key, text in reasons.items() if text]
        assert said == lines[start + 3 : start + 3 + len(said)]
        for option in question.options:
            assert any(line.startswith(f"      - {option.id}: {option.text}") for line in lines)


def test_every_effect_is_shown_at_each_option_where_it_holds() -> None:
    for question in shipped_bank().questions:
        blocks = shown().split(f"\n  {question.id}  {question.short}\n")[1]
        for option in question.options:
            block = blocks.split(f"\n      - {option.id}: ")[1]
            block = re.split(r"\n {6}(?=\S)|\n\n", block)[0]
            effects = ", ".join(map(str, question.effects_at(option.id)))

            assert (f"        does: {effects}" in block) == bool(effects)
            assert ("nobody has looked" in block.splitlines()[0]) == option.unlooked


def test_every_line_is_shown_in_its_three_wordings() -> None:
    bank = shipped_bank()
    found = [rule for _, rule in bank.rules.values()]
    asked = [question.find_out for question in bank.questions if question.find_out]
    for rule in found:
        assert f"      > {rule.id} [{rule.kind.value}]" in shown()
    for wording in (*found, *asked):
        assert f"        {wording.text}" in shown()
        assert wording.when_worry is None or f"worry named: {wording.when_worry}\n" in shown()
        assert not wording.when_hold or f"ASK FIRST: {wording.when_hold}\n" in shown()


def test_how_it_adds_up_is_shown_as_the_rules_say_it() -> None:
    lines = shown().splitlines()
    start = lines.index("How it adds up") + 1
    rules = list(rules_lines(shipped_bank()))

    assert rules == lines[start : start + len(rules)]


def test_how_long_it_takes_is_shown_for_one_child() -> None:
    lines = shown().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("How long"))

    for line, walk_set in zip(lines[start + 1 :], WalkSet, strict=False):
        task, minutes = task_of_set(shipped_bank(), walk_set), minutes_of(shipped_bank(), walk_set)
        assert f"  {walk_set:5}  {minutes} minutes: {task.words} words, {task.keys} keys" == line


def test_every_condition_statement_and_note_of_law_is_shown() -> None:
    names = [f"  {name}: " for name in shipped_bank().conditions]
    names += [f"  {rule.id}  " for rule in shipped_bank().together]
    statements = [f"  {each.id}  {each.text}" for each in shipped_library().statements.values()]
    library = shipped_library()
    notes = [f"  {each.id}  {each.title}. {dated(each)}" for each in library.notes.values()]

    assert [] == [line for line in (*names, *statements, *notes) if line not in shown()]


def test_a_whole_small_bank() -> None:
    whole = tomllib.loads(Path(__file__).with_name("whole_bank.toml").read_text(encoding="utf-8"))
    library = small_library(notes={"LAW-1": LATER})
    lines = list(bank_lines(small_bank(CHILDREN, whole["bank"]), library))

    assert "Small (small 2026.11.1, England)" == lines[0]
    for part in whole["shown"]:
        assert f"\n{part}" in "\n".join(lines), part
    assert lines[-1].startswith("  LAW-1  LAW-1. ")
    assert lines[-1].endswith(f"(Review by {LATER}.)")


def test_a_condition_in_words() -> None:
    for condition, words in [
        ('{ question = "NOW-1", is = ["no", "yes"] }', "NOW-1 is no or yes"),
        ('{ question = "NOW-1", is = ["no"], some = "child" }', "some child: NOW-1 is no"),
        ('{ attribute = "child.age", is = ["old"] }', "child.age is old"),
        (
            '{ attribute = "child.age", is = ["old"], every = "child" }',
            "every child: child.age is old",
        ),
        (
            '{ question = "NOW-1", is = ["no"], evidence = ["record"] }',
            "NOW-1 is no, known by record",
        ),
        ('{ condition = "hold" }', "hold"),
        ('{ roster = "child", at_least = 2 }', "at least 2 on the list of child"),
        ('{ worked_out = "ask-first" }', "worked out: ask-first"),
        ('{ all = [{ condition = "a" }, { condition = "b" }] }', "(a and b)"),
        ('{ any = [{ condition = "a" }, { condition = "b" }] }', "(a or b)"),
        ('{ not = { condition = "a" } }', "not a"),
    ]:
        written = tomllib.loads(f"it = {condition}")["it"]

        assert words == condition_words(CONDITION.validate_python(written)), condition


def test_what_the_grid_and_words_that_were_heard_ask_besides_stands_at_their_questions() -> None:
    text = "\n".join(bank_lines(shipped_bank(), shipped_library()))

    assert "Does not sit together: seen inside the home later than VIS-2 says" in text
    assert "(text, asks who heard it, answered beside another;" in text
    assert "VOI-2 is written beside it" in text
    assert "gp-practice: GP practice (a usual row)" in text
