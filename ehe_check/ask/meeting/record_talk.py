"""What the parts of recording a meeting share: who asks, what is recorded so far, saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.conversation import Conversation
from ehe_check.ask.moves import Move
from ehe_check.ask.who_asks import Tone
from ehe_check.over_time.meeting_record import MeetingRecord, finished_at
from ehe_check.page.dates import day_words

NEEDS_A_REASON = "A reason is needed, for whoever reads this next."


@dataclass
class RecordTalk(Conversation):
    """One record of a meeting under way.

    `save` writes it to its file before the next question is drawn, and `now` is the clock, given
    from outside. `labels` are the children and adults of the session by their ids. `is_held` says
    that a worry must not be raised with the family yet, `asks_first` that it is agreed first who
    does so. `next_number` is the next one of the case's ledger.
    """

    record: MeetingRecord
    save: Callable[[MeetingRecord], None]
    now: Callable[[], datetime]
    labels: Mapping[str, str] = field(default_factory=dict)
    is_held: bool = False
    asks_first: bool = False
    next_number: int | None = None

    def keep(self, record: MeetingRecord) -> None:
        """Save the record as it now is."""
        self._save(record.with_meeting(saved=self.now()))

    def finish(self) -> None:
        """Save the record as somebody has said that it is whole."""
        self._save(finished_at(self.record, self.now(), self.next_number))

    def day_after(self, name: str, text: str, before: date | None) -> date | Move | None:
        """Ask for a day that may be left out and is not before the meeting; BACK on going back."""
        while True:
            day = self.day(name, text, before)
            if not isinstance(day, date) or day >= self.record.day:
                return day
            self.asker.say(f"That is before the meeting of {day_words(self.record.day)}.")

    def caution(self) -> None:
        """Say what may not be planned while a guard stands."""
        if self.is_held or self.asks_first:
            self.asker.say(UNDER_HOLD if self.is_held else UNDER_ASK, Tone.URGENT)

    def _save(self, record: MeetingRecord) -> None:
        self.save(record)
        self.record = record
