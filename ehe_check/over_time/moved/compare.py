"""Compare two sessions about one case: what moved, what did not, and what moved the advice.

Time alone is told apart first: of old and new answers under old and new questions, all but the
first corner are read on the later day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED, Guard, guard_in, most_careful
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank
from ehe_check.errors import WrongUseError
from ehe_check.over_time.match import pairing
from ehe_check.over_time.moved.accounts import account
from ehe_check.over_time.moved.answers_moved import Between, answer_changes
from ehe_check.over_time.moved.bank_changes import bank_difference, unread_answers
from ehe_check.over_time.moved.comparison import Comparison, Corner, Verdict
from ehe_check.over_time.moved.lists_changed import entry_changes
from ehe_check.over_time.moved.obstacles import cautions, other_case, wrong_order
from ehe_check.over_time.moved.prompts_moved import prompt_changes
from ehe_check.over_time.reread import reread
from ehe_check.over_time.side import Side, Which
from ehe_check.page.own import NOTHING

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


def compare(earlier: Side, later: Side, *, beside: Guard = UNGUARDED) -> Comparison:
    """Return what moved between two sessions about one case.

    `beside` is a guard that stands whatever the two say: every prompt is worded for it too.

    Raises:
        WrongUseError: they are about different cases, of different banks, or in the wrong order.
    """
    obstacles = (*other_case(earlier, later), *wrong_order(earlier, later))
    if obstacles:
        raise WrongUseError(obstacles)
    earlier, later = _with_a_shared_bank(earlier, later)
    pairs = pairing(earlier.session, later.session)
    before = account(earlier, later.bank, earlier.day)
    after = account(later, earlier.bank, later.day)
    told = tuple(corners(earlier, later))
    was = told[0].upshot if earlier.bank is not None else _upshot(earlier, later.bank)
    now = told[-1].upshot if later.bank is not None else _upshot(later, earlier.bank)
    guard = most_careful((beside, *(guard_in(corner.upshot) for corner in told)))
    answers = (before.answers, after.answers)
    return Comparison(
        reference=later.reference or NOTHING,
        earlier_day=earlier.day,
        later_day=later.day,
        answers=answer_changes(Between(before, after, pairs, earlier.day, later.day)),
        entries=entry_changes(before, after, pairs),
        prompts=tuple(prompt_changes(was, now, pairs, answers, guard)),
        corners=told,
        verdict=verdict(told),
        before=was,
        after=now,
        banks=bank_difference(earlier.bank, later.bank),
        unread=tuple(unread_answers(earlier, later)),
        cautions=tuple(cautions(earlier, later)),
    )


def _with_a_shared_bank(earlier: Side, later: Side) -> tuple[Side, Side]:
    """Give a side whose bank is missing the other's, where both were answered with one bank."""
    if earlier.session.bank.digest != later.session.bank.digest:
        return earlier, later
    return (
        replace(earlier, bank=earlier.bank or later.bank),
        replace(later, bank=later.bank or earlier.bank),
    )


def _upshot(side: Side, bank: QuestionBank | None) -> Upshot | None:
    return None if bank is None else reread(bank, side.session.all_answers(), side.day)


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
