"""The minutes that are left, as a walk says them: they never rise without a reason that is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Move, Moved, Reply
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers
from tests.any_answers import cast
from tests.ask.scripts import Heard, Script, Scripted, usual
from tests.ask.scripts import given as said
from tests.ask.walks import sheet_of, walk_of
from tests.counts import tries

LISTED = Answers(entries=cast(2).entries, complete=cast(2).complete)
LEAVE = Moved(Move.LEAVE)
MOST = 60


@dataclass
class Fickle(Heard):
    """Answers at random, now and then goes back or takes an answer back, and leaves in the end."""

    chance: Random
    minutes: list[tuple[int, int]] = field(default_factory=list)
    """The place of each question among the events, and the minutes that stood beside it."""

    def reply_to(self, question: Put) -> Reply:
        """Return a reply, having kept the minutes."""
        if found := re.search(r"\d+", question.left):
            self.minutes.append((len(self.events), int(found[0])))
        if len(self.events) > MOST:
            return LEAVE
        moves = sorted(question.moves & {Move.BACK, Move.UNDO, Move.SKIP, Move.NOT_KNOWN})
        if question.id and moves and self.chance.random() < 1 / 5:
            return Moved(self.chance.choice(moves))
        if question.id and question.is_single:
            return said(question, self.chance.choice(question.choices).id)
        return usual(question)


@tries(15, 150)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from(WalkSet),
    st.sampled_from([LISTED, Answers()]),
    st.floats(0.1, 90),
)
def test_they_rise_only_where_it_was_said_why(
    chance: Random, walk_set: WalkSet, begun: Answers, seconds: float
) -> None:
    asker = Fickle(chance)
    walk = walk_of(begun, asker, walk_set.value)
    moments = (
        datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(seconds=seconds) * count
        for count in range(100_000)
    )
    walk.now = lambda: next(moments)
    walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)

    for (place, before), (then, after) in pairwise(asker.minutes):
        since = asker.events[place:then]
        reasons = [each for each in since if re.search(r": (about \d+ min|\d+ more quest)", each)]
        assert after <= before or reasons, (before, after, since)
        assert not [each for each in reasons if each.startswith(":")]


def test_after_ten_answers_they_are_at_the_pace_of_the_person_and_none_stand_at_the_check() -> None:
    quick, slow = (_minutes(timedelta(seconds=each)) for each in (1, 60))

    assert quick[:10] == slow[:10]
    assert all(one <= other for one, other in zip(quick, slow, strict=True))
    assert quick[14] < slow[14]


def _minutes(step: timedelta) -> list[int]:
    """The minutes beside each question, where each look at the clock is so much later."""
    moments = (datetime(2026, 11, 24, 12, tzinfo=UTC) + step * count for count in range(10_000))
    asker = Scripted(Script({"check": [LEAVE]}))
    walk = walk_of(LISTED, asker)
    walk.now = lambda: next(moments)
    walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)
    assert "" == asker.of("check").left
    return [int(found[0]) for put in asker.puts if (found := re.search(r"\d+", put.left))]
