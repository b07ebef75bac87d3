"""Looking back: what a new session is shown of the earlier ones of its case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ehe_check.cli.histories import earlier_than, history_with, sides_in
from ehe_check.cli.lineages import Lineage
from ehe_check.cli.sheets import sheet_of
from ehe_check.core.drifting import history_of
from ehe_check.core.following import earlier_answers
from ehe_check.core.laying_out.recording import record_lines
from ehe_check.model.answers import Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.earlier import Earlier
from ehe_check.model.report import Report
from ehe_check.model.sections import RecordSection
from ehe_check.model.session import Session
from ehe_check.model.side import Side

if TYPE_CHECKING:
    from ehe_check.model.sheet import PromptSheet


@dataclass(frozen=True)
class LookBack:
    """The lineage of a session and the day it is read on; a blind reading looks at nothing."""

    lineage: Lineage | None
    today: date

    @cached_property
    def others(self) -> tuple[Side, ...]:
        """The sessions of the same case beside the one that is followed, that one included."""
        if self.lineage is None or self.lineage.is_blind:
            return ()
        reference = self.lineage.session.case.reference.strip()
        beside = sides_in([self.lineage.path.parent])
        return tuple(side for side in beside if side.reference == reference)

    def sheet(self, session: Session, bank: QuestionBank) -> PromptSheet:
        """Return the sheet of a session, with what the earlier ones show."""
        history = history_with(session, bank, self.others, self.today)
        return sheet_of(session, bank, self.today, history=history)

    def earlier(self, bank: QuestionBank) -> Mapping[Ref, Earlier]:
        """Return the answers of last time."""
        if self.lineage is None or self.lineage.is_blind:
            return {}
        return earlier_answers(bank, self.lineage.session, self.today)

    def beside(self, session: Session, bank: QuestionBank, report: Report) -> Mapping[str, str]:
        """Return what the record shows, for each question about drift that it may bear on."""
        section = next((one for one in report.sections if isinstance(one, RecordSection)), None)
        place = bank.record_rule
        others = earlier_than(Side(session, bank), self.others)
        if section is None or place is None or not others:
            return {}
        history = history_of(others, bank, self.today)
        lines = "\n".join((section.heading, *record_lines(section, history)))
        topic = place[0].topic
        return {
            question.id: lines
            for question in bank.questions
            if question.topic == topic and question.when is not None
        }
