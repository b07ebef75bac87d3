"""Corners: old and new answers under old and new questions, and which of them moved the advice.

Time alone is told apart first: all but the first corner are read on the later day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ehe_check.advice.upshot import Upshot
from ehe_check.over_time.moved.comparison import Corner, Verdict
from ehe_check.over_time.reread import reread
from ehe_check.over_time.side import Side, Which

_E, _L = Which.EARLIER, Which.LATER
_ALL = 5
_VERDICTS = {
    (False, False, False): Verdict.NOTHING,
    (True, False, False): Verdict.TIME,
    (False, True, False): Verdict.FACTS,
    (False, False, True): Verdict.RULES,
    (True, True, False): Verdict.TIME_AND_FACTS,
    (True, False, True): Verdict.TIME_AND_RULES,
    (False, True, True): Verdict.FACTS_AND_RULES,
    (True, True, True): Verdict.TIME_FACTS_AND_RULES,
}


def corners(earlier: Side, later: Side) -> Iterator[Corner]:
    """Yield each way of reading for which there is a bank, in the order that they are told.

    Where both sessions have one bank, two ways are the same, and are read once.
    """
    sides = {_E: earlier, _L: later}
    upshots: dict[tuple[int, Which, date], Upshot] = {}
    ways = (
        (_E, _E, earlier.day),
        (_E, _E, later.day),
        (_E, _L, later.day),
        (_L, _E, later.day),
        (_L, _L, later.day),
    )
    for answers, asked, day in ways:
        bank = sides[asked].bank
        if bank is None:
            continue
        way = id(bank), answers, day
        if way not in upshots:
            upshots[way] = reread(bank, sides[answers].session.all_answers(), day)
        yield Corner(answers, asked, upshots[way])


def verdict(told: tuple[Corner, ...]) -> Verdict:
    """Return what moved the advice, or that it cannot be told where a bank is missing.

    Facts moved it where they do so under the old questions or the new, and rules where they do so
    on the old answers or the new.
    """
    if len(told) < _ALL:
        return Verdict.CANNOT_BE_TOLD
    start, waited, asked_anew, answered_anew, end = (corner.upshot.advice for corner in told)
    time = start != waited
    facts = waited != answered_anew or asked_anew != end
    rules = waited != asked_anew or answered_anew != end
    return _VERDICTS[time, facts, rules]
