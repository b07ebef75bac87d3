"""How much each walk asks, counted on the installed program and a terminal of 80 by 24."""

from __future__ import annotations

import tomllib

import pytest

from tests.program import ROOT
from tests.walks.bot import walked
from tests.walks.counting import all_of, in_lines, per_question
from tests.walks.story import Story

LIMITS = tomllib.loads((ROOT / "tests/walks/limits.toml").read_text(encoding="utf-8"))
WALKS = [(face, name) for face, walks in LIMITS.items() for name in walks]


@pytest.mark.parametrize(("face", "name"), WALKS)
def test_a_walk_asks_no_more_than_this(face: str, name: str) -> None:
    found = per_question(walked(Story.read(name), plain=face == "lines"))
    whole = all_of(found.values())
    asked = {
        "screens": whole.screens,
        "words": whole.read,
        "keys": whole.keys,
        "minutes": whole.minutes,
    }
    more = {each: asked[each] for each, most in LIMITS[face][name].items() if asked[each] > most}

    assert not more, "\n".join(in_lines(found))
