"""Step 2: the questions that are thought through, chosen by the record; any other on asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from ehe_check.ask.conversation import MOVES
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.supervision.part import Part, lines
from ehe_check.over_time.supervision import Reflection
from ehe_check.supervision.reflective_questions import ReflectiveQuestion

ANOTHER: Final = "+"
_ALSO: Final = f"{ANOTHER} alone for another question"
_ASKED_FOR: Final = "You asked for this one."
_ANSWERED: Final = "Answered in the session:"
_MOST_SHOWN: Final = 3


@dataclass
class ReflectionPart(Part):
    """One question to think through, with why it was chosen beside it."""

    question: ReflectiveQuestion
    because: str
    step: ClassVar[int] = 2

    @property
    def is_settled(self) -> bool:
        """Whether it was come to."""
        return self.talk.supervision.reflection(self.question.id) is not None

    def ask(self) -> bool:
        """Ask it; a plus sign alone puts another one first."""
        while (words := self._words(self.question, self.because)) == ANOTHER:
            self._ask_another()
        return words is not None

    def _words(self, question: ReflectiveQuestion, because: str) -> str | None:
        talk = self.talk
        before = talk.supervision.reflection(question.id)
        answers = talk.case.answers
        shown = [line for each in question.shows for line in answers.get(each, ())][:_MOST_SHOWN]
        words = talk.box(
            question.id,
            question.text,
            before.text if before else None,
            heading=self.heading,
            help=lines(
                f"Chosen because: {because}" if because else "",
                _ANSWERED if shown else "",
                *(f"- {line}" for line in shown),
            ),
            why=question.why,
            also=_ALSO if talk.case.others else "",
        )
        if words is not None and words != ANOTHER:
            said = Reflection(
                question=question.id, asked=question.text, text=words, because=because
            )
            talk.keep(talk.supervision.with_reflection(said))
        return words

    def _ask_another(self) -> None:
        """Offer the questions that the record did not choose, and put the one that is picked."""
        others = {each.id: each for each in self.talk.case.others}
        put = ask_choice(
            "another question",
            "Which other question do you want to think through?",
            {id_: each.text for id_, each in others.items()},
            heading=self.heading,
            moves=MOVES,
        )
        reply = self.talk.put(put)
        if isinstance(reply, Chosen):
            self._words(others[reply.ids[0]], _ASKED_FOR)
