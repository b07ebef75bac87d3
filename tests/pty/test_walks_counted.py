"""How much each walk asks, counted on the installed program and a terminal of 80 by 24."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from math import ceil

import pytest

from ehe_check.bank.walk_set import MINUTES_IN_LINES, SHIPPED_MINUTES, WalkSet
from tests.program import ROOT
from tests.walks.bot import LostError, walked
from tests.walks.counting import Spent, all_of, in_lines, per_question
from tests.walks.story import Story
from tests.worked import shipped_bank

LIMITS = tomllib.loads((ROOT / "tests/walks/limits.toml").read_text(encoding="utf-8"))
WALKS = [(face, name) for face, walks in LIMITS.items() for name in walks]
QUICK, FULL = SHIPPED_MINUTES[WalkSet.QUICK], SHIPPED_MINUTES[WalkSet.FULL]
SAID = {
    "ordinary": QUICK.one,
    "worrying": QUICK.three,
    "ordinary-full": FULL.one,
    "worrying-full": FULL.three,
}
"""How many minutes the first screen and the README say that a walk takes by keys."""
QUICK_READ, FULL_READ = MINUTES_IN_LINES[WalkSet.QUICK], MINUTES_IN_LINES[WalkSet.FULL]
IN_LINES = {
    "ordinary": QUICK_READ.one,
    "worrying": QUICK_READ.three,
    "ordinary-full": FULL_READ.one,
    "worrying-full": FULL_READ.three,
}
"""The same in plain lines."""
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("face", "name"), WALKS)
def test_a_walk_asks_no_more_than_this(face: str, name: str) -> None:
    found = per_question(walked(Story.read(name), plain=face == "lines"))
    whole = all_of(found.values())
    asked = {
        "screens": whole.screens,
        "words": whole.read,
        "keys": whole.keys,
        "minutes": whole.minutes,
        "alerts": found.get("alert", Spent()).screens,
    }
    more = {each: asked[each] for each, most in LIMITS[face][name].items() if asked[each] > most}

    assert not more, "\n".join(in_lines(found))
    if face == "keys" and name in SAID:
        assert ceil(whole.minutes) == SAID[name]
    if face == "lines" and name in IN_LINES:
        read = f"{QUICK_READ.one} and {QUICK_READ.three}, all about {FULL_READ.one} and"
        assert f"the quick set takes about {read} {FULL_READ.three}." in README
        assert ceil(whole.minutes) == IN_LINES[name]


def test_the_bot_says_where_its_story_has_no_answer_and_what_stood_there() -> None:
    story = Story.read("ordinary")
    answers = {name: answer for name, answer in story.answers.items() if name != "NOW-1"}

    with pytest.raises(LostError, match='"NOW-1", for which the story has no answer') as lost:
        walked(replace(story, answers=answers))

    assert shipped_bank().by_id["NOW-1"].text in " ".join(str(lost.value).split())


def test_the_bot_does_not_go_on_where_an_answer_is_none_that_is_shown() -> None:
    story = Story.read("ordinary")

    with pytest.raises(LostError, match='"NOW-1", which has no answer "perhaps"'):
        walked(replace(story, answers={**story.answers, "NOW-1": "perhaps"}))
