"""What stands beside a question of a follow-up: what the record shows, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.bank.question import Question
from ehe_check.case.session import Session
from ehe_check.case.walk import guard_on
from ehe_check.judge.answers import Answers
from ehe_check.over_time.decided_in import settled_in
from ehe_check.over_time.decision_wording import question_of, recalled
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.order import earlier_than, start, that_count
from ehe_check.settings.places import read_settings
from ehe_check.sheet.annex_sessions import record_lines
from ehe_check.whole_case.case_folder_file import CaseFolder


@dataclass(frozen=True)
class AgreedHere:
    """What is still to be done about one question, or about none, worded for a guard."""

    several: tuple[Decided, ...] = ()
    guard: Guard = UNGUARDED


def agreed_beside(case: CaseFolder) -> Callable[[Question | None, Session], AgreedHere]:
    """Return what is still to be done, for each question that raises it, and for none.

    It is worded for the guard of the session under way as it stands, or of the sessions before, and
    what was said of it in that session is heard.
    """
    back, bank = _back(case), case.bank
    if back is None:
        return lambda _question, _session: AgreedHere()
    agreed = back.agreed
    raised = {question_of(bank, each.key) for each in agreed}

    @cache
    def still_open(guard: Guard, more: tuple[Agreed, ...]) -> tuple[Decided, ...]:
        return tuple(x for x in ledger_of((*agreed, *more), bank, guard, case.today).open if x.what)

    def here(question: Question | None, session: Session) -> AgreedHere:
        mine = question.id if question else None
        if mine not in raised:
            return AgreedHere()
        guard = _guard_over(back, session.all_answers())
        every = still_open(guard, tuple(settled_in(session)))
        return AgreedHere(tuple(x for x in every if question_of(bank, x.key) == mine), guard)

    return here


def record_beside(case: CaseFolder) -> Callable[[Question, Answers], str]:
    """Return what the record shows, for each question about drift that it may bear on.

    It is worded for the guard of the answers at that moment, or of the sessions before.
    """
    back, bank = _back(case), case.bank
    place = bank.record_rule
    others = that_count(earlier_than(case.own, back.sessions)) if back is not None else ()
    if back is None or place is None or not others:
        return lambda _question, _answers: ""
    latest = max(others, key=start).session
    agreed = recalled(back.agreed, [side.session for side in others], latest)
    apart = read_settings().limits.weeks_apart

    @cache
    def lines(guard: Guard) -> str:
        history = history_of(
            others, bank, case.today, agreed=agreed, guard=guard, weeks_apart=apart
        )
        return "\n".join(record_lines(history))

    def shown(question: Question, answers: Answers) -> str:
        if question.topic != place[0].topic or question.when is None:
            return ""
        return lines(_guard_over(back, answers))

    return shown


def _back(case: CaseFolder) -> CaseFolder | None:
    """Return a case as the session gone on from has it, None where that is of no case."""
    before = case.followed
    return case.of(before) if before is not None and before.reference is not None else None


def _guard_over(back: CaseFolder, answers: Answers) -> Guard:
    """Return the guard of some answers, or of the sessions before where that is stricter."""
    latest = back.sessions[-1]
    every = (latest.session.all_answers(), back.own.session.all_answers(), answers)
    return most_careful(guard_on(back.bank, each, back.today) for each in every)
