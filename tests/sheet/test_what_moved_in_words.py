"""What moved the advice, in the words that a comparison and a supervision's record share."""

from __future__ import annotations

import pytest

from ehe_check.over_time.moved.comparison import Verdict
from ehe_check.sheet.parts.moved_by import moved_by
from tests.pages import shipped_words


@pytest.mark.parametrize("found", Verdict)
def test_every_verdict_has_words_without_a_number(found: Verdict) -> None:
    words = moved_by(shipped_words().say, found)

    assert words.endswith(".")
    assert not any(character.isdigit() for character in words)


def test_verdicts_are_told_apart_in_words() -> None:
    assert len(Verdict) == len({moved_by(shipped_words().say, found) for found in Verdict})
