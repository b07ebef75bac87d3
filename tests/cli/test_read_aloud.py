"""`--plain` as it is heard: whole walks line by line, held as they are read aloud."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from unittest import mock

import pytest

from tests.aloud import Turn, sitting, transcript
from tests.cli.from_files import written

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
