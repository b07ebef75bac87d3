"""A session that goes on from another: how it is begun, what is said of that one, and beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ehe_check.advice.guard import UNGUARDED, Guard, most_careful
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.session import Follows, Session
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem, WrongUseError
from ehe_check.judge.answers import Answer, Answers
from ehe_check.judge.who_saw import professionals
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss
from ehe_check.over_time.ledger import Agreed, Decided, question_of, recalled, settled_in
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.side import Side, earlier_than, start, that_count
from ehe_check.settings.places import read_settings
from ehe_check.sheet.annex_sessions import record_lines
from ehe_check.whole_case.case_files import changed, read_once, session_called
from ehe_check.whole_case.case_folder_file import CaseFolder


def begun_from(before: Side, session: Session) -> Session:
    """Return a new session that says where it comes from, under the HOLD recorded there.

    It lists everybody, and has the rows of the grid. Those taken off a list stay so, for a number
    must never come to mean somebody else.
    """
    follows = Follows(id=before.id, sha256=before.seen)
    sitting = session.session.model_copy(update={"follows": follows})
    carried = {
        "entries": before.session.entries,
        "hold": before.session.kept_hold,
        "answers": tuple(_rows_again(before)),
    }
    return session.model_copy(update={"session": sitting, **carried})


def _rows_again(before: Side) -> Iterator[Answer]:
    """Yield who has a row in the grid, where those are not the usual ones."""
    grid = before.bank.grid if before.bank is not None else None
    if before.bank is None or grid is None or grid.seen is None:
        return
    rows = professionals(before.bank, before.session.all_answers())
    if rows != professionals(before.bank, Answers()):
        question = before.bank.by_id[grid.seen.by]
        yield Answer(question=question.id, asked=question.text, value=rows)


def case_begun_from(before: Side, bank: QuestionBank, today: date) -> CaseFolder:
    """Return the case that a new session is begun in, as the session before it leaves it."""
    return CaseFolder(before, bank, today, read_once(Path(before.name).parent), before)


def case_gone_on_with(
    own: Side, before: Side | None, bank: QuestionBank, today: date
) -> CaseFolder:
    """Return the case of a session that is there already, with what it goes on from.

    Raises:
        WrongUseError: it was not begun from the session that is named.
    """
    follows = own.session.session.follows
    if before is not None:
        if follows is None or follows.id != before.id:
            fact = "is there already, and was not begun from that session"
            remedy = "Choose another name for the new session."
            raise WrongUseError(Problem(own.place, fact, remedy))
        return case_begun_from(before, bank, today).answered_in(own)
    if follows is None:
        return CaseFolder(own, bank, today).answered_in(own)
    case = CaseFolder(own, bank, today, read_once(Path(own.name).parent))
    return replace(case, followed=session_called(case.files.sides, follows.id, follows.sha256))


def said_on_looking_back(case: CaseFolder) -> Iterator[Problem]:
    """Yield what could not be looked at; of one that goes on from nothing, no folder is read."""
    follows = case.own.session.session.follows
    if follows is None and case.followed is None:
        yield from (each.warning for each in changed(case.own))
        return
    is_lost = case.followed is None
    if is_lost:
        fact = "goes on from a session that is not in this folder"
        remedy = "Its answers are not shown; name its file with --follow."
        yield Problem(case.own.place, fact, remedy)
    for each in case.missing_files:
        is_said = is_lost and each.missing.how is Miss.NOT_FOUND
        if not is_said or each.problem.place != case.own.place:
            yield each.warning
    yield from case.meetings.remarks


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
