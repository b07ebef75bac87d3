"""Showing banks: nothing that a bank asks or may raise is left out."""

from __future__ import annotations

import tomllib
from functools import cache

import pytest
from pydantic import TypeAdapter

from ehe_check.core.showing_banks import bank_lines, condition_words
from ehe_check.model.condition import Condition
from tests.banks import CHILDREN, LATER, TODAY, small_bank, small_library
from tests.worked import shipped_bank, shipped_library

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@cache
def shown() -> str:
    return "\n".join(bank_lines(shipped_bank(), shipped_library()))


def test_every_question_is_shown_with_its_options_and_why_it_is_asked() -> None:
    for question in shipped_bank().questions:
        options = "".join(f"      - {each.id}: {each.text}\n" for each in question.options)

        assert f"  {question.id}  {question.text}\n" in shown()
        assert f"      Why: {question.why}" in shown()
        assert options in shown()


def test_every_prompt_is_shown_with_its_text_and_its_wording_under_hold() -> None:
    for _, rule in shipped_bank().rules.values():
        assert f"      > {rule.id} [{rule.kind.value}" in shown()
        assert f"        {rule.text}" in shown()
        assert (rule.when_hold or "") in shown()


def test_every_condition_statement_and_note_of_law_is_shown() -> None:
    names = [f"  {name}: " for name in shipped_bank().conditions]
    statements = [f"  {each.id}  {each.text}" for each in shipped_library().statements.values()]
    notes = [f"  {each.id}  {each.title}: " for each in shipped_library().notes.values()]

    assert [] == [line for line in (*names, *statements, *notes) if line not in shown()]


def test_a_whole_small_bank() -> None:
    bank = small_bank(
        CHILDREN,
        """
        quick = ["VIS-1"]

        [[questions]]
        id = "NOW-1"
        options = ["yes"]

        [[questions]]
        id = "VIS-1"
        per = "child"
        core = true
        fact = true
        when = { question = "NOW-1", is = ["yes"] }
        options = ["no", "yes"]

        [questions.find_out]
        text = "Ask."
        who = "the school"

        [[questions.prompts]]
        id = "now"
        kind = "act-today"
        route = ["medical", "lead"]
        on = ["no", "yes"]
        approaches_family = true
        when_hold = ""

        [[questions.prompts]]
        id = "sign"
        kind = "support"
        support = "sign"
        when = { condition = "hold" }
        when_hold = "Wait."

        [[questions.prompts]]
        id = "trigger"
        kind = "meeting-trigger"
        trigger = "L4.1"
        on = ["no"]
        """,
    )
    library = small_library(notes={"LAW-1": LATER})
    lines = list(bank_lines(bank, library))
    start = lines.index("  VIS-1  What of VIS-1?")

    assert "Small (small 2026.11.1, England)" == lines[0]
    assert [
        "  VIS-1  What of VIS-1?",
        "      (choice, quick set, for each child, core, asks how it is known; L1.1)",
        "      Why: It matters.",
        "      Asked when: NOW-1 is yes",
        "      - no: No",
        "      - yes: Yes",
        "      Not known: Ask. (who could know: the school)",
        "      > VIS-1.now [act-today medical lead] on no, yes (L1.1)",
        "        Write it down.",
        "        Under HOLD: (left out)",
        "      > VIS-1.sign [support sign] when hold (L1.1)",
        "        Write it down.",
        "        Under HOLD: Wait.",
        "      > VIS-1.trigger [meeting-trigger L4.1] on no (L1.1)",
        "        Write it down.",
        "",
        "Named conditions",
    ] == lines[start : start + 17]
    assert f"  LAW-1  LAW-1: LAW-1 (as of {TODAY}, review by {LATER})" == lines[-1]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ('{ question = "NOW-1", is = ["no", "yes"] }', "NOW-1 is no or yes"),
        ('{ question = "NOW-1", is = ["no"], some = "child" }', "some child: NOW-1 is no"),
        ('{ attribute = "child.age", is = ["old"] }', "child.age is old"),
        (
            '{ attribute = "child.age", is = ["old"], every = "child" }',
            "every child: child.age is old",
        ),
        ('{ condition = "hold" }', "hold"),
        ('{ all = [{ condition = "a" }, { condition = "b" }] }', "(a and b)"),
        ('{ any = [{ condition = "a" }, { condition = "b" }] }', "(a or b)"),
        ('{ not = { condition = "a" } }', "not a"),
    ],
)
def test_a_condition_in_words(condition: str, words: str) -> None:
    written = tomllib.loads(f"it = {condition}")["it"]

    assert words == condition_words(CONDITION.validate_python(written))
