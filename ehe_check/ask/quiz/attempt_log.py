"""Each answer of a quiz, put into the person's own folder as it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from ehe_check.ask.put import Asker, Tone
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.again import Attempt
from ehe_check.quiz.attempt_file import append_attempt
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.left_file import Left
from ehe_check.quiz.mark import Answered


@dataclass
class AttemptLog:
    """Keeps each answer of one quiz; `lost` is how many could not be kept.

    `named_day` is a day that was given in place of today.
    """

    person: Asker
    bank: QuizBank
    named_day: date | None
    quiz: Left
    lost: int = 0

    def __call__(self, answered: Answered) -> None:
        """Keep an answer; where it cannot be kept, say so and let the quiz go on."""
        try:
            append_attempt(self._attempt(answered))
        except UnusableFileError as error:
            self.lost += 1
            self.person.say(f"This answer is not kept: {error}", Tone.URGENT)

    def _attempt(self, answered: Answered) -> Attempt:
        return Attempt(
            at=_moment(self.named_day),
            sitting=self.quiz.sitting,
            bank=self.bank.id,
            version=self.bank.version,
            item=answered.item.id,
            given=answered.given,
            sure=answered.sure,
            share=str(answered.marking.share),
        )


def _moment(named_day: date | None) -> datetime:
    """Return this moment by the person's clock, or the middle of the day that they named."""
    if named_day is None:
        return datetime.now().astimezone().replace(microsecond=0)
    return datetime.combine(named_day, time(12), UTC)
