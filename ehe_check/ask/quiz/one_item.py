"""One item of a quiz: its questions are put one by one, each with how sure the person is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ehe_check.ask.put import Asker, Choice, Put, PutKind, ask_choice, ask_text, put_or_leave
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Wrote
from ehe_check.quiz.draw import Shuffled
from ehe_check.quiz.item import QuizQuestion
from ehe_check.quiz.mark import Sureness

_SURE = (
    Choice(Sureness.SURE, "Sure"),
    Choice(Sureness.FAIRLY_SURE, "Fairly sure"),
    Choice(Sureness.GUESSING, "Guessing"),
)
_LETTERS = "abcdef"
_IN_ORDER = "Type the letters in order, the first one first."
_MOVES = frozenset({Move.SKIP, Move.LEAVE})


@dataclass(frozen=True)
class Picked:
    """What was chosen at one question, and how sure the person was."""

    ids: tuple[str, ...]
    sure: Sureness


@dataclass(frozen=True)
class ItemQuestion:
    """One question of a shuffled item as it is put."""

    shuffled: Shuffled
    number: int
    heading: str

    @property
    def question(self) -> QuizQuestion:
        """The question, with its options as they are shown."""
        return self.shuffled.questions[self.number]

    @property
    def name(self) -> str:
        """The question's name for scripts: the id of its item, and the number of its step."""
        item = self.shuffled.item
        return f"{item.id} step {self.number + 1}" if item.steps else item.id

    def ask(self, asker: Asker) -> Picked | None:
        """Ask for an answer, then how sure it is; None where it is passed over.

        Raises:
            PersonLeftError: the person leaves.
        """
        while True:
            is_order = self.shuffled.item.rules.in_order
            ids = self._order(asker) if is_order else self._options(asker)
            if ids is None:
                return None
            sure = put_or_leave(asker, self._how_sure())
            if isinstance(sure, Chosen):
                return Picked(ids, Sureness(sure.ids[0]))

    def _options(self, asker: Asker) -> tuple[str, ...] | None:
        is_several = self.shuffled.item.rules.takes_several
        reply = put_or_leave(
            asker,
            Put(
                kind=PutKind.SEVERAL if is_several else PutKind.CHOICE,
                text=self.question.text,
                choices=self._choices(),
                name=self.name,
                heading=self.heading,
                help="Choose all that apply." if is_several else "",
                moves=_MOVES,
            ),
        )
        return reply.ids if isinstance(reply, Chosen) else None

    def _order(self, asker: Asker) -> tuple[str, ...] | None:
        """Ask for the letters of all options in order, in one line, until each is there once."""
        listed = (f"{choice.code}. {choice.text}" for choice in self._choices())
        text = "\n".join([self.question.text, "", *listed, "", _IN_ORDER])
        put = ask_text(self.name, text, moves=_MOVES)
        put = replace(put, heading=self.heading, wants_no_words=True)
        while isinstance(reply := put_or_leave(asker, put), Wrote):
            if ids := self._placed(asker, reply.text):
                return ids
            put = replace(put, refused=reply.text)
        return None

    def _placed(self, asker: Asker, typed: str) -> tuple[str, ...] | None:
        """Return the options by their letters; None, having said why, where they are not all."""
        by_letter = {choice.code: choice.id for choice in self._choices()}
        letters = [each for each in typed.casefold() if each.isalpha()]
        if sorted(letters) == sorted(by_letter):
            return tuple(by_letter[each] for each in letters)
        asker.say(f"Type each of {', '.join(by_letter)} once, the first one first.")
        return None

    def _choices(self) -> tuple[Choice, ...]:
        """Return the options; a letter typed for one is that of its place here, never its id."""
        letters = [""] * len(_LETTERS) if self.shuffled.item.rules.fixed else _LETTERS
        pairs = zip(self.question.options, letters, strict=False)
        return tuple(Choice(option.id, option.text, letter) for option, letter in pairs)

    def _how_sure(self) -> Put:
        return ask_choice(f"{self.name} sure", "How sure are you?", _SURE, moves=BACK_OR_LEAVE)
