"""Looking back: what a new session is shown of the earlier ones of its case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ehe_check.advice.guard import Guard, guard_in, most_careful
from ehe_check.ask.case.talk import Beside, nothing_beside
from ehe_check.ask.put import Asker
from ehe_check.ask.supervision.agreed_before import say_what_was_agreed
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.session import Session
from ehe_check.cli.lineages import Lineage
from ehe_check.cli.missing import Finding, changed, missing_of, say_what_is_missing
from ehe_check.cli.sheets import sheet_of
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.case_files import (
    Gathered,
    earlier_than,
    gathered,
    history_with,
    that_count,
    under_hold_of,
)
from ehe_check.over_time.decisions import open_decisions, recalled
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.earlier import Earlier
from ehe_check.over_time.follow import earlier_answers
from ehe_check.over_time.history import Agreed, Miss
from ehe_check.over_time.order import start
from ehe_check.over_time.reread import reread
from ehe_check.over_time.side import Side
from ehe_check.sheet.parts.record import record_lines
from ehe_check.sheet.report import Report
from ehe_check.sheet.sections import RecordSection
from ehe_check.supervision.agreed_files import Agreements, agreements_of

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class LookBack:
    """The lineage of a session and the day it is read on; a blind reading looks at nothing.

    `kept` is the session as it stood in its file, None for a new one.
    """

    lineage: Lineage | None
    today: date
    kept: Side | None = None

    @cached_property
    def others(self) -> tuple[Side, ...]:
        """The sessions of the same case beside the one that is followed, that one included."""
        if self.lineage is None or self.lineage.is_blind:
            return ()
        reference = self.lineage.session.case.reference.strip()
        return tuple(side for side in self._gathered.sides if side.reference == reference)

    @property
    def agreed(self) -> tuple[Agreed, ...]:
        """Everything that the supervisions of the case agreed, in the same folder."""
        return self._agreements.agreed

    def say_what_is_missing(self) -> None:
        """Name on stderr what could not be looked at, but for what was said of the lineage."""
        own = self.kept.place if self.kept and self.lineage is None else None
        say_what_is_missing(
            each
            for each in self._findings
            if each.missing.how is not Miss.NOT_FOUND or each.problem.place != own
        )

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        """What could not be looked at, nothing where nothing is."""
        latest = self._latest
        if latest is not None:
            return tuple(missing_of(latest, self._gathered, self._agreements.not_read))
        return tuple(changed(self.kept)) if self.kept else ()

    @property
    def _latest(self) -> Side | None:
        """The session as it was kept, or the one that a new one follows; None if none is."""
        if self.kept is not None:
            return self.kept if self.kept.session.session.follows else None
        if self.lineage is None or self.lineage.is_blind:
            return None
        return Side(self.lineage.session, None, name=str(self.lineage.path))

    @cached_property
    def _gathered(self) -> Gathered:
        return gathered([self._folder]) if self._folder else Gathered(())

    @cached_property
    def _agreements(self) -> Agreements:
        folders = [self._folder] if self._folder else []
        return agreements_of(folders, self.others)

    @property
    def _folder(self) -> Path | None:
        """Where the session that is followed is, or would be."""
        if self._latest is None:
            return None
        return self.lineage.path.parent if self.lineage else Path(self._latest.name).parent

    def guard(self, bank: QuestionBank) -> Guard:
        """Return the guard of the session that is followed or of the latest one, as it is today."""
        latest = [max(self.others, key=start).session] if self.others else []
        followed = [self.lineage.session] if self.lineage is not None else []
        sessions = (*latest, *followed)
        return most_careful(self._guard_in(bank, each.all_answers()) for each in sessions)

    def _guard_in(self, bank: QuestionBank, answers: Answers) -> Guard:
        return guard_in(reread(bank, answers, self.today))

    def say_what_was_agreed(self, person: Asker, bank: QuestionBank) -> None:
        """Say what is still to be done of all that was agreed, worded as it may be read now."""
        if self.lineage is None or not self.agreed:
            return
        earlier = self.lineage.session
        agreed = recalled(self.agreed, [side.session for side in self.others], earlier)
        guard = self.guard(bank)
        still_open = open_decisions(agreed, bank, guard)
        say_what_was_agreed(
            person, still_open, earlier.all_answers(), self.today, is_held=guard.holds
        )

    def under_hold(self, session: Session) -> Session:
        """Return a session under a HOLD that another one of its case has on record, if one has."""
        followed = [Side(self.lineage.session, None)] if self.lineage is not None else []
        return under_hold_of(session, (*self.others, *followed))

    def sheet(self, session: Session, bank: QuestionBank) -> PromptSheet:
        """Return the sheet of a session, with what the earlier ones show."""
        session = self.under_hold(session)
        history = history_with(session, bank, self.others, self.today, self.agreed)
        missing = tuple(each.missing for each in self._findings)
        return sheet_of(session, bank, self.today, history=history, missing=missing)

    def earlier(self, bank: QuestionBank) -> Mapping[Ref, Earlier]:
        """Return the answers of last time."""
        if self.lineage is None or self.lineage.is_blind:
            return {}
        return earlier_answers(bank, self.lineage.session, self.today)

    def beside(self, session: Session, bank: QuestionBank, report: Report) -> Beside:
        """Return what the record shows, for each question about drift that it may bear on.

        It is worded for the guard of the answers at that moment, or of the sessions before.
        """
        section = next((one for one in report.sections if isinstance(one, RecordSection)), None)
        place = bank.record_rule
        own = Side(session, bank)
        others = that_count(own, earlier_than(own, self.others))
        if section is None or place is None or not others:
            return nothing_beside
        latest = max(others, key=start).session
        agreed = recalled(self.agreed, [side.session for side in others], latest)

        @cache
        def lines(guard: Guard) -> str:
            history = history_of(others, bank, self.today, agreed=agreed, guard=guard)
            return "\n".join((section.heading, *record_lines(section, history, report.words.held)))

        def shown(question: Question, answers: Answers) -> str:
            if question.topic != place[0].topic or question.when is None:
                return ""
            return lines(most_careful((self.guard(bank), self._guard_in(bank, answers))))

        return shown
