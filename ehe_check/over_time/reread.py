"""What any answers come to, read with any bank on any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ehe_check.advice.guard import WORRY_NAMED, Guard, guard_of
from ehe_check.advice.prompts import raisings
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import URGENT, State
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answers

if TYPE_CHECKING:
    from ehe_check.advice.upshot import Upshot


def guard_on(bank: QuestionBank, answers: Answers, day: date) -> Guard:
    """Return the guard that answers call for on a day."""
    return guard_of(read_on(bank, answers, day))


def reread(bank: QuestionBank, answers: Answers, day: date) -> Upshot:
    """Return what a bank makes of answers on a day; what the bank lacks counts as unanswered."""
    from ehe_check.advice.upshot import Upshot

    reading = read_on(bank, answers, day)
    advice = reading.advice
    return Upshot(
        day=day,
        urgency=advice.urgency,
        meeting=advice.meeting,
        guard=guard_of(reading),
        routes=advice.routes,
        names_worry=reading.holds_named(WORRY_NAMED),
        prompts=tuple(raisings(reading)),
    )


def takes_away_urgent(bank: QuestionBank, before: Answers, after: Answers, day: date) -> bool:
    """Say whether a change of answers takes away an urgent step, HOLD or ASK FIRST."""
    earlier, later = (reread(bank, each, day) for each in (before, after))
    was, now = earlier.guard, later.guard
    is_freed = was.state is State.GUARDED and now.state is not State.GUARDED
    return is_freed or was.holds > now.holds or not _urgent(earlier) <= _urgent(later)


def _urgent(upshot: Upshot) -> set[tuple[str, str | None]]:
    return {(each.id, each.about) for each in upshot.prompts if each.kind in URGENT}
