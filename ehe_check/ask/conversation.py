"""A conversation in which somebody can go back: choices, words and days, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ehe_check.ask.day import ANOTHER_DAY, COMING, ask_day, coming_day
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Put, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Reply
from ehe_check.ask.typed_text import ask_words
from ehe_check.ask.who_asks import Asker, put_or_leave
from ehe_check.page.dates import Understood, read_past

MOVES = frozenset({Move.BACK, Move.SKIP, Move.LEAVE})
_NO_NAMES = "roles, no names"
HELD = "a day, such as 14/9/2026, yesterday or last Friday"


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

    def needed_text(self, name: str, text: str, before: str | None, remark: str) -> str | None:
        """Ask for words until there are some, with a remark where there are none; None on back."""
        question = ask_text(name, text, before, placeholder=_NO_NAMES, moves=BACK_OR_LEAVE)
        while (words := ask_words(self.put, self.asker, question)) is not None:
            if words:
                return words
            self.asker.say(remark)
        return None

    def day(self, name: str, text: str, before: date | None) -> date | Move | None:
        """Ask for a day to come that may be left out; BACK where somebody goes back."""
        asked = _asked_day(name, text, before, COMING, MOVES)
        return ask_day(self.put, asked, lambda typed: coming_day(self.asker, typed, self.today))

    def past_day(
        self, name: str, text: str, before: date | None, *, is_needed: bool = False
    ) -> date | Move | None:
        """Ask for the day of something that happened; BACK where somebody goes back."""
        asked = _asked_day(name, text, before, HELD, BACK_OR_LEAVE if is_needed else MOVES)
        while True:
            day = ask_day(self.put, asked, self._read_past)
            if day is not None or not is_needed:
                return day
            self.asker.say(f"Type the day: {HELD}.")

    def _read_past(self, typed: str) -> date | None:
        """Return the very day that was typed for something that happened; None, with why not."""
        match read_past(typed, self.today):
            case Understood(is_month=True) as read:
                example = f"14/{read.day.month}/{read.day.year}"
                self.asker.say(
                    f"That is {read.words}, a whole month. Give the day too, such as {example}."
                )
            case Understood(day=day) as read if day > self.today:
                self.asker.say(f"That is {read.words}, which has not come yet.")
            case Understood(day=day, in_full=in_full) as read:
                if not in_full:
                    self.asker.say(f"That is {read.words}. {ANOTHER_DAY}")
                return day
            case _:
                self.asker.say(f"That is not a day. Type one: {HELD.removeprefix('a day, ')}.")
        return None


def _asked_day(
    name: str, text: str, before: date | None, example: str, moves: frozenset[Move]
) -> Put:
    return ask_text(
        name,
        text,
        before.isoformat() if before else None,
        placeholder=example,
        skip_when="if there is none" if Move.SKIP in moves else "",
        wants_no_words=True,
        moves=moves,
    )
