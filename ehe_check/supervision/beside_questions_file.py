"""What stands beside a question of a follow-up: last time's answer, the record, what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.case_files import earlier_than, that_count
from ehe_check.over_time.decided_in import settled_in
from ehe_check.over_time.decisions import question_of, recalled
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.follow import (
    Cell,
    Earlier,
    EarlierCell,
    earlier_answers,
    earlier_cells,
)
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side
from ehe_check.settings.places import read_settings
from ehe_check.sheet.annex_sessions import record_lines
from ehe_check.supervision.look_back_files import LookBack


@dataclass(frozen=True)
class AgreedHere:
    """What is still to be done about one question, or about none, worded for a guard."""

    several: tuple[Decided, ...] = ()
    guard: Guard = UNGUARDED


def agreed_beside(
    back: LookBack, bank: QuestionBank
) -> Callable[[Question | None, Session], AgreedHere]:
    """Return what is still to be done, for each question that raises it, and for none.

    It is worded for the guard of the session under way as it stands, or of the sessions before, and
    what was said of it in that session is heard.
    """
    if back.lineage is None:
        return lambda _question, _session: AgreedHere()
    agreed = recalled(back.agreed, [side.session for side in back.others], back.lineage.session)
    raised = {question_of(bank, each.key) for each in agreed}

    @cache
    def still_open(guard: Guard, more: tuple[Agreed, ...]) -> tuple[Decided, ...]:
        return tuple(x for x in ledger_of((*agreed, *more), bank, guard, back.today).open if x.what)

    def here(question: Question | None, session: Session) -> AgreedHere:
        mine = question.id if question else None
        if mine not in raised:
            return AgreedHere()
        guard = back.guard_over(bank, session.all_answers())
        every = still_open(guard, tuple(settled_in(session)))
        return AgreedHere(tuple(x for x in every if question_of(bank, x.key) == mine), guard)

    return here


def answers_before(back: LookBack, bank: QuestionBank) -> Mapping[Ref, Earlier]:
    """Return the answers of last time."""
    if back.lineage is None:
        return {}
    return earlier_answers(bank, back.lineage.session, back.today)


def cells_before(back: LookBack, bank: QuestionBank) -> Mapping[Cell, EarlierCell]:
    """Return who last saw whom as it was said last time."""
    if back.lineage is None:
        return {}
    return earlier_cells(bank, back.lineage.session, back.today)


def record_beside(
    back: LookBack, session: Session, bank: QuestionBank
) -> Callable[[Question, Answers], str]:
    """Return what the record shows, for each question about drift that it may bear on.

    It is worded for the guard of the answers at that moment, or of the sessions before.
    """
    place = bank.record_rule
    own = Side(session, bank)
    others = that_count(earlier_than(own, back.others))
    if place is None or not others:
        return lambda _question, _answers: ""
    latest = max(others, key=start).session
    agreed = recalled(back.agreed, [side.session for side in others], latest)
    apart = read_settings().limits.weeks_apart

    @cache
    def lines(guard: Guard) -> str:
        history = history_of(
            others, bank, back.today, agreed=agreed, guard=guard, weeks_apart=apart
        )
        return "\n".join(record_lines(history))

    def shown(question: Question, answers: Answers) -> str:
        if question.topic != place[0].topic or question.when is None:
            return ""
        return lines(back.guard_over(bank, answers))

    return shown
