"""A bank in lines: nothing that it asks or may raise is left out."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from pydantic import TypeAdapter

from ehe_check.bank.condition import Condition
from ehe_check.bank.law_words import dated
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.how_long import count_of
from ehe_check.check.bank_in_lines import bank_lines, condition_words
from ehe_check.check.rules_page import rules_lines
from tests.banks import CHILDREN, LATER, asks, small_bank, small_library
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


def test_how_long_it_takes_is_shown_for_one_two_and_three_children() -> None:
    lines = shown().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("How long"))
    counts = [
        [walk_set.value, children, count.words, count.screens, count.prompts, count.minutes]
        for walk_set in WalkSet
        for children in (1, 2, 3)
        for count in [count_of(shipped_bank(), walk_set, children)]
    ]

    assert ["set", "children", "words", "screens", "prompts", "minutes"] == lines[start + 1].split()
    assert [list(map(str, row)) for row in counts] == [
        line.split() for line in lines[start + 2 : start + 8]
    ]


def test_every_condition_statement_and_note_of_law_is_shown() -> None:
    names = [f"  {name}: " for name in shipped_bank().conditions]
    names += [f"  {rule.id}  " for rule in shipped_bank().together]
    statements = [f"  {each.id}  {each.text}" for each in shipped_library().statements.values()]
    library = shipped_library()
    notes = [f"  {each.id}  {each.title}. {dated(each)}" for each in library.notes.values()]

    assert [] == [line for line in (*names, *statements, *notes) if line not in shown()]


def test_a_whole_small_bank() -> None:
    bank = small_bank(
        CHILDREN,
        """
        quick = ["VIS-1"]
        """,
        asks("NOW-1", "yes"),
        """
        [[questions]]
        id = "VIS-1"
        per = "child"
        fact = true
        matter = "care"
        keeps = "today"
        when = { question = "NOW-1", is = ["yes"] }
        not_known_effects = ["SUP"]
        contradicts = [{ on = ["no"], when = { question = "NOW-1", is = ["yes"] } }]
        options = [
          "no",
          { id = "looked", unlooked = true, keeps = "8-weeks" },
          { id = "yes", effects = ["TODAY lead medical"], say = "it is so", route_why = "so" },
        ]

        [questions.find_out]
        text = "Look it up."
        who = "the school"
        also_on = ["looked"]

        [[questions.prompts]]
        id = "now"
        kind = "act-today"
        on = ["yes"]
        approaches_family = true
        when_worry = "Do it now."
        when_hold = ""

        [[questions.prompts]]
        id = "sign"
        kind = "sign"
        when = { condition = "worry-named" }
        unless = { question = "NOW-1", is = ["yes"] }
        text = ""
        when_worry = "Say so."
        when_hold = "Wait."

        [[questions.prompts]]
        id = "both"
        kind = "meeting-trigger"
        rule = "X1"
        cites = ["LAW-1"]

        [[together]]
        id = "X1"
        text = "Both."
        per = "child"
        when = { question = "VIS-1", is = ["yes"] }
        question = "VIS-1"
        effects = ["MEET L4.1 health", "ASK"]

        [[together]]
        id = "X2"
        text = "Neither."
        unless = { condition = "worry-named" }
        question = "VIS-1"
        stills = [
          { question = "VIS-1" },
          { question = "NOW-1", at = ["yes"], effects = ["TODAY lead"] },
        ]
        """,
    )
    library = small_library(notes={"LAW-1": LATER})
    lines = list(bank_lines(bank, library))
    start = lines.index("  VIS-1  What vis 1 asks")
    rules = lines.index("Rules over two answers")

    assert "Small (small 2026.11.1, England)" == lines[0]
    assert [
        "  VIS-1  What vis 1 asks",
        "      What of VIS-1?",
        (
            "      (choice, quick set, for each child, asks how it is known, matter care, "
            "kept today; L1.1)"
        ),
        "      Why: It matters.",
        "      Asked when: NOW-1 is yes",
        "      - no: No",
        "      - looked: Looked (nobody has looked, kept 8-weeks)",
        "      - yes: Yes",
        "        does: TODAY medical lead",
        "        Say: it is so",
        "      - not-known: Not known",
        "        does: SUP",
        "      Does not sit together: no when NOW-1 is yes",
        "      Find out on not-known, looked: what is known (who could know: the school)",
        "        Look it up.",
        "      > VIS-1.now [act-today] It was written down",
        "        on yes (L1.1)",
        "        Write it down.",
        "        With a worry named: Do it now.",
        "        Under HOLD or ASK FIRST: (left out)",
        "      > VIS-1.sign [sign] It was written down",
        "        when worry-named unless NOW-1 is yes (L1.1)",
        "        (no task where nobody has named a worry)",
        "        With a worry named: Say so.",
        "        Under HOLD or ASK FIRST: Wait.",
        "      > VIS-1.both [meeting-trigger] It was written down",
        "        by X1 (L1.1, LAW-1)",
        "        Write it down.",
        "",
        "Named conditions",
    ] == lines[start : start + 30]
    assert [
        "  X1  VIS-1: MEET L4.1 health, ASK for each child when VIS-1 is yes",
        (
            "  X2  the effects of VIS-1 stand still; TODAY lead of NOW-1 at yes stand still "
            "unless worry-named"
        ),
        "",
    ] == lines[rules + 1 : rules + 4]
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
    assert "(text, quick set, asks who heard it;" in text
