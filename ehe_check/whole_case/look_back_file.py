"""The case of a session that is answered here: what it goes on from, and what to say of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.errors import Problem
from ehe_check.over_time.history import Miss
from ehe_check.over_time.side import Side
from ehe_check.whole_case.case_files import read_once
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.lineage_file import Lineage, check_lineage, lineage_of
from ehe_check.whole_case.missing_files import changed


def case_begun_from(lineage: Lineage, bank: QuestionBank, today: date) -> CaseFolder:
    """Return the case that a new session is begun in, as the session before it leaves it."""
    return CaseFolder(lineage.side, bank, today, read_once(lineage.path.parent), lineage)


def case_gone_on_with(
    own: Side, given: Lineage | None, bank: QuestionBank, today: date
) -> CaseFolder:
    """Return the case of a session that is there already, with what it goes on from.

    Raises:
        WrongUseError: it was begun with another lineage than the one that is given.
    """
    if given is not None:
        check_lineage(own, given)
        return case_begun_from(given, bank, today).answered_in(own)
    if own.session.session.follows is None:
        return CaseFolder(own, bank, today).answered_in(own)
    case = CaseFolder(own, bank, today, read_once(Path(own.name).parent))
    return replace(case, followed=lineage_of(own, case.files.sides))


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
