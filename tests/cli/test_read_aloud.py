"""`--plain` as it is heard: whole walks line by line, held as they are read aloud."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from unittest import mock

import pytest

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.put_question import EVERY_MOVE
from ehe_check.ask.put import Choice, Put, PutKind
from tests.aloud import Turn, faults, silent_prompts, sitting, transcript, unheard_answers
from tests.cli.from_files import written
from tests.worked import shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")

ORDINARY = (
    *("2", "EHE-0042", "1", "-", "1"),
    *("2", "b", "w", "1", "7", "k"),  # a slip mended, why it is asked, no such answer, a skip
    *("boy 9 e September 2024, girl 7 ?", "y"),
    *("2r", "boy 3s, girl 2s", "-", "boy 2r March 2026, girl 0", "-", "2", "1", "r"),
    *("boy 2p, girl 4", "", "?", "1r", "1", "r", "", "2s"),
    *("1r", "1r", "1r", "1r", "1r", "1r"),
    *("1", "r", "1r", "1r", "boy 1r, girl 2", "1r", "1r", "1r", "2r", "1r"),
    *("1", "1", "1", ""),
)
"""A family about which nobody is worried: two children, the quick set, to the sheet."""

ABOUT_CHILD = (
    *("EHE-1", "FAM-8", "VIS-1", "VIS-1.alone", "VIS-5", "VOI-3", "ISO-4"),
    *("HEA-1", "HEA-2", "HEA-4", "HEA-6", "HEA-7", "HEA-9", "CON-1"),
)
ABOUT_ALL = ("RGT-2", "EHE-2", "FAM-3", "FAM-5", "FAM-5.works", "PMH-1", "ADU-1", "ADU-2", "VIS-2")
URGENT = ("1", "1", "12r", "1", "3", "1", "x")
"""Violence in the home that nobody has been told of; then leaving."""
GOING_ON = (
    *("1", "duty social worker", "", "", "2", "1"),
    *("1r", "2s", "k", "1", "1", "1", "1"),
    *("1", "1", "named nurse", "", "", "I ask the social worker how I speak with the mother."),
    *("school nurse, today", ""),
)
"""Going on from there, to the decision."""

QUIZ = ("1", "1", "1, 2", "3", "d a b c e", "2")


def ordinary() -> list[Turn]:
    return sitting("case walk.toml --plain", *ORDINARY)


def urgent() -> list[Turn]:
    written("rest.toml", "".join(_rest()))
    begin = "case walk.toml --plain --quick --role school-nurse --reference EHE-0043"
    begun = sitting(f"{begin} --answers rest.toml", *URGENT)
    return [*begun, *sitting("case walk.toml --plain", *GOING_ON)]


def _rest() -> list[str]:
    """A boy, and of what is not asked in the walk that it is not known."""
    listed = 'question = "SIB-1"\nvalue = "complete"\n'
    about = [f'question = "{each}"\nabout = "child-1"\n' for each in ABOUT_CHILD]
    unknown = [*about, *(f'question = "{each}"\n' for each in ABOUT_ALL)]
    answers = [listed, *(f"{each}not_known = true\n" for each in unknown)]
    boy = '[[entries]]\nid = "child-1"\nlabel = "boy"\nage = "school-age"\n'
    return [boy, *(f"[[answers]]\n{each}" for each in answers)]


def quiz() -> list[Turn]:
    with mock.patch("ehe_check.cli.quiz.new_draws", partial(Random, 1)):
        return sitting("quiz --plain --item QZ-101,QZ-120,QZ-125", *QUIZ)


WALKS: dict[str, Callable[[], list[Turn]]] = {"ordinary": ordinary, "urgent": urgent, "quiz": quiz}
every_walk = pytest.mark.parametrize("name", WALKS)


@every_walk
def test_a_whole_walk_is_read_aloud_like_this(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"aloud-{name}.txt", transcript(WALKS[name]()).encode())


@every_walk
def test_no_line_needs_eyes(name: str) -> None:
    lines = [line for turn in WALKS[name]() for line in turn.lines]

    assert [] == [*faults(lines)]


@every_walk
def test_each_prompt_says_what_may_be_typed_and_each_answer_what_it_was_taken_as(name: str) -> None:
    turns = WALKS[name]()

    assert [] == [*silent_prompts(turns)]
    assert [] == [*unheard_answers(turns)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("| - + - |", "only signs"),
        ("I DECIDED ______ who ______", "drawn"),
        (" [x] Children's social care", "drawn"),
        ("1 yes  2 not yet  c what to say", "in columns"),
        ("Type the number of the one above.", "by its place or colour"),
        ("e? believed, no", "a sign without its name"),
        ("  -. Nothing of these", "a sign without its name"),
        ("growth and weight (1 seen lately)", "its number after its words"),
        ("Not asked: n/k", "short for something"),
        ("By when, as in 1/12", "a date in figures"),
    ],
)
def test_what_needs_eyes_is_told_by_what_it_is(line: str, why: str) -> None:
    assert [f"{why}: {line}"] == [*faults([line])]


def test_a_prompt_that_says_nothing_and_an_answer_that_is_not_heard_are_found() -> None:
    asked = "\nQuestion 2 of about 18 (NOW-2).\nHow old are they?\n  1. A baby\n> "
    bare, heard = Turn("GP practice\n> ", "1"), Turn(f"A baby.\n{asked}", "1")

    assert ["GP practice"] == [*silent_prompts([bare])]
    assert [f"1 at: {asked}"] == [*unheard_answers([Turn(asked, "1"), Turn(asked, "1")])]
    assert [] == [*silent_prompts([heard]), *unheard_answers([Turn(asked, "1"), heard])]


def test_no_question_of_the_bank_needs_eyes() -> None:
    output = io.StringIO()
    for question in shipped_bank().questions:
        choices = (Choice(each.id, each.text) for each in question.options)
        put = Put(PutKind(question.kind.value), question.text, tuple(choices))
        put = replace(put, help=question.beside, why=question.what_and_why, moves=EVERY_MOVE)
        LinesAsker(io.StringIO("why\n:why\nh\n"), output).put(replace(put, id=question.id))
    for roster in shipped_bank().rosters:
        LinesAsker(io.StringIO(), output).say(f"{roster.text}\n{roster.line}\n{roster.help}")

    assert [] == [*faults(Turn(output.getvalue(), None).lines)]
