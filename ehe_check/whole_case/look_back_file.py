"""The session that another goes on from: how that is begun, and what is said of it first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Follows, Session
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.over_time.history import Miss
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import read_once, session_called
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.missing_files import changed


def begun_from(before: Side, session: Session) -> Session:
    """Return a new session that says where it comes from, under the HOLD recorded there.

    It lists everybody. Those taken off a list stay so, for a number must never come to mean
    somebody else.
    """
    follows = Follows(id=before.id, sha256=before.seen)
    sitting = session.session.model_copy(update={"follows": follows})
    carried = {"entries": before.session.entries, "hold": before.session.kept_hold}
    return session.model_copy(update={"session": sitting, **carried})


def check_reference(reference: str, before: Side) -> None:
    """Refuse to begin a session about one case from a session about another.

    Raises:
        WrongUseError: it would be.
    """
    own = before.session.case.reference
    if reference and reference.strip() != own.strip():
        fact = f"is about {quoted(own)}, not {quoted(reference)}"
        remedy = "Leave the reference out, or name a session of that case."
        raise WrongUseError(Problem(before.name, fact, remedy))


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
