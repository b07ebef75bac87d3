"""A supervised case: the session discussed, the others of its case, and what was agreed before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import load_bank
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session_file import answers_digest, read_session
from ehe_check.cli.missing import Finding, missing_of, say_what_is_missing
from ehe_check.cli.saying import say
from ehe_check.cli.sheets import sheet_of
from ehe_check.errors import EheCheckError, Problem, WrongUseError, nearest, quoted
from ehe_check.files.folders import check_folders
from ehe_check.over_time.case_files import (
    Gathered,
    gathered,
    history_with,
    is_counted,
    is_supervision,
    session_called,
    side_of,
    that_count,
    under_hold_of,
)
from ehe_check.over_time.decisions import recalled
from ehe_check.over_time.drift.drift import by_case
from ehe_check.over_time.history import Agreed
from ehe_check.over_time.moved.compare import compare, verdict_words
from ehe_check.over_time.order import start
from ehe_check.over_time.side import Side, session_day
from ehe_check.supervision.agreed_files import Agreements, agreed_at, agreements_of
from ehe_check.supervision.supervision import Held, Supervision
from ehe_check.supervision.supervision_file import ended, read_supervision

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class SupervisedCase:
    """One case as a supervision on a day looks at it.

    `side` is the session discussed, and `folder` is where its sessions and supervisions are.
    `printed_on` is the day of the record where that is a later one.
    """

    side: Side
    today: date
    folder: Path
    printed_on: date | None = None

    @cached_property
    def bank(self) -> QuestionBank:
        """The bank that the session is read with."""
        return self.side.bank or load_bank()

    @cached_property
    def _gathered(self) -> Gathered:
        return gathered([self.folder])

    @cached_property
    def _agreements(self) -> Agreements:
        return agreements_of([self.folder], (self.side, *self.others))

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        return tuple(missing_of(self.side, self._gathered, self._agreements.not_read))

    def say_what_is_missing(self) -> None:
        """Name on stderr what of the case could not be looked at."""
        say_what_is_missing(self._findings)

    @cached_property
    def others(self) -> tuple[Side, ...]:
        """The other sessions of the case in that folder, in the order of their starts."""
        reference = self.side.reference
        if reference is None:
            return ()
        mine = (each for each in self._gathered.sides if each.reference == reference)
        return tuple(sorted((each for each in mine if each.id != self.side.id), key=start))

    @property
    def supervisions(self) -> tuple[Supervision, ...]:
        """The finished supervisions of the case in that folder, first to latest."""
        return self._agreements.supervisions

    def before(self, supervision: Supervision) -> tuple[Supervision, ...]:
        """Return the supervisions that were finished before one, all of them before a draft."""
        mine = supervision.supervision.id
        return tuple(
            each
            for each in self.supervisions
            if each.supervision.id != mine
            and (not supervision.is_finished or ended(each) <= ended(supervision))
        )

    def agreed_before(self, supervision: Supervision) -> tuple[Agreed, ...]:
        """Return what was agreed at those, with whom it is about as this session numbers them."""
        sessions = [each.session for each in self.others]
        return recalled(agreed_at(self.before(supervision)), sessions, self.side.session)

    def sheet(self, supervision: Supervision) -> PromptSheet:
        """Return the session's sheet, with what the case shows as that supervision saw it."""
        agreed = self.agreed_before(supervision)
        others = self._others_until(supervision)
        session = under_hold_of(self.side.session, others)
        history = history_with(session, self.bank, others, self.today, agreed)
        return sheet_of(
            session,
            self.bank,
            self.today,
            printed_on=self.printed_on,
            history=history,
            missing=tuple(each.missing for each in self._findings),
        )

    def record(self, supervision: Supervision) -> Held:
        """Return a supervision with what its record shows beside it."""
        others = that_count(self.side, self._others_until(supervision))
        every = sorted((*others, self.side), key=start)
        return Held(
            supervision=supervision,
            sessions=tuple((session_day(each.session), self._level(each)) for each in every),
            before=self.before(supervision),
            moved=self._moved(),
            is_changed_since=answers_digest(self.side.session)
            != supervision.session.answers_sha256,
        )

    def _others_until(self, supervision: Supervision) -> tuple[Side, ...]:
        """Return the other sessions that were begun before a supervision was finished."""
        if not supervision.is_finished:
            return self.others
        return tuple(each for each in self.others if start(each) <= ended(supervision))

    def session_before(self) -> Side | None:
        """Return the latest session of the case before the one discussed, or None."""
        others = that_count(self.side, self.others)
        earlier = [each for each in others if start(each) < start(self.side)]
        return earlier[-1] if earlier else None

    def _level(self, side: Side) -> Urgency:
        outcome = side.session.outcome
        if outcome is not None and outcome.answers_sha256 == answers_digest(side.session):
            return outcome.urgency
        return sheet_of(side.session, side.bank or self.bank, side.day).urgency

    def _moved(self) -> str:
        earlier = self.session_before()
        if earlier is None:
            return ""
        try:
            return verdict_words(compare(earlier, self.side).verdict)
        except EheCheckError:
            return ""


def supervised_case(path: Path, reference: str | None, today: date) -> SupervisedCase:
    """Return the case of a session's file, of a supervision's file, or of a folder.

    Raises:
        WrongUseError: a folder holds no case, or several of which none is named; or a supervision's
            session is not beside it.
        UnusableFileError: a file cannot be used.
    """
    if path.is_dir():
        check_folders([path])
        return SupervisedCase(_latest_in(path, reference), today, path)
    side = _discussed_in(path) if is_supervision(path) else _named(path)
    if reference is not None and reference.strip() != side.reference:
        fact = f"is about {quoted(side.session.case.reference)}, not {quoted(reference)}"
        raise WrongUseError(Problem(str(path), fact, "Leave --reference out."))
    return SupervisedCase(side, today, path.parent)


def _latest_in(folder: Path, reference: str | None) -> Side:
    found = gathered([folder])
    cases = dict(by_case(found.sides).cases)
    wanted = reference or (next(iter(cases)) if len(cases) == 1 else None)
    if wanted in cases:
        return _to_discuss(cases[wanted])
    if not cases:
        fact, remedy = "holds no session with a case reference", "Give a session's file."
    elif reference is not None:
        fact, remedy = f"holds no session about {quoted(reference)}", nearest(reference, cases)
    else:
        fact = "holds sessions about more than one case"
        remedy = f"Add --reference with one of: {', '.join(cases)}."
    _say_what_was_not_read(found)
    raise WrongUseError(Problem(str(folder), fact, remedy))


def _to_discuss(several: tuple[Side, ...]) -> Side:
    """Return the latest session that counts, or else the latest; later drafts are named."""
    chosen = next(filter(is_counted, reversed(several)), several[-1])
    for each in several[several.index(chosen) + 1 :]:
        if not each.session.is_finished and each.session.session.blind_of is None:
            fact = f"is not finished, so {chosen.place} is discussed"
            say(Problem(each.place, fact, "To discuss it, give its file."))
    return chosen


def _named(path: Path) -> Side:
    return side_of(read_session(path).session, path)


def _discussed_in(path: Path) -> Side:
    wanted = read_supervision(path).supervision.session.id
    beside = gathered([path.parent])
    found = session_called(beside.sides, wanted)
    if found is None:
        _say_what_was_not_read(beside)
        fact = "is about a session that is not in this folder"
        raise WrongUseError(Problem(str(path), fact, "Put the session's file beside it again."))
    return found


def _say_what_was_not_read(found: Gathered) -> None:
    for each in found.not_read:
        say(each.problem)
