"""A conversation in which somebody can go back: choices, words and days, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.ask.day import COMING, HELD, as_typed, ask_day, coming_day, past_day
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Put, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Reply
from ehe_check.ask.typed_text import ask_words
from ehe_check.ask.who_asks import Asker, put_or_leave

MOVES = frozenset({Move.BACK, Move.SKIP, Move.LEAVE})
_NO_NAMES = "roles, no names"


@dataclass
class Conversation:
    """Who is asked, and on which day."""

    asker: Asker
    today: date

    def put(self, question: Put) -> Reply:
        """Put one question, and leave when somebody leaves.

        Raises:
            PersonLeftError: somebody chose to save and leave.
        """
        return put_or_leave(self.asker, question)

    def choose(
        self, name: str, text: str, choices: Mapping[str, str], before: str = ""
    ) -> str | None:
        """Put a plain choice; None where somebody goes back."""
        reply = self.put(ask_choice(name, text, choices, before, moves=BACK_OR_LEAVE))
        return reply.ids[0] if isinstance(reply, Chosen) else None

    def text(self, name: str, text: str, before: str | None, *, why: str = "") -> str | None:
        """Ask for words; empty where they are passed over, None where somebody goes back."""
        question = ask_text(
            name,
            text,
            before,
            placeholder=_NO_NAMES,
            skip_when="if there is nothing to say",
            why=why,
            moves=MOVES | ({Move.WHY} if why else frozenset()),
        )
        return ask_words(self.put, self.asker, question)

    def day(  # noqa: PLR0913 (a question and all that stands beside it)
        self,
        name: str,
        text: str,
        before: date | None,
        *,
        is_needed: bool = False,
        heading: str = "",
        help: str = "",  # noqa: A002 (as it is called in Put)
    ) -> date | Move | None:
        """Ask for a day to come that may be left out if it is not needed; BACK on going back."""
        asked = _asked_day(name, text, before, COMING, BACK_OR_LEAVE if is_needed else MOVES)
        asked = replace(asked, heading=heading, help=help)
        return self._day(asked, coming_day, COMING if is_needed else "")

    def past_day(
        self,
        name: str,
        text: str,
        before: date | None,
        *,
        is_needed: bool = False,
        heading: str = "",
    ) -> date | Move | None:
        """Ask for the day of something that happened; BACK where somebody goes back."""
        asked = _asked_day(name, text, before, HELD, BACK_OR_LEAVE if is_needed else MOVES)
        asked = replace(asked, heading=heading)
        return self._day(asked, past_day, HELD if is_needed else "")

    def _day(
        self, asked: Put, read: Callable[[Asker, str, date], date | None], needed: str
    ) -> date | Move | None:
        """Ask for a day, again where there is none and one in the words `needed` has to be."""
        while True:
            day = ask_day(self.put, asked, lambda typed: read(self.asker, typed, self.today))
            if day is not None or not needed:
                return day
            self.asker.say(f"Type the day: {needed}.")


def _asked_day(
    name: str, text: str, before: date | None, example: str, moves: frozenset[Move]
) -> Put:
    return ask_text(
        name,
        text,
        as_typed(before) if before else None,
        placeholder=example,
        skip_when="if there is none" if Move.SKIP in moves else "",
        wants_no_words=True,
        moves=moves,
    )
