"""One item of a quiz: its questions are put one by one, each with how sure the person is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from ehe_check.ask.put import Asker, Choice, Put, PutKind, ask_choice, put_or_leave
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, Reply
from ehe_check.quiz.draw import Shuffled
from ehe_check.quiz.item import QuizQuestion
from ehe_check.quiz.kinds import Way
from ehe_check.quiz.mark import Sureness

_SURE = (
    Choice(Sureness.SURE, "Sure"),
    Choice(Sureness.FAIRLY_SURE, "Fairly sure"),
    Choice(Sureness.GUESSING, "Guessing"),
)
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_LETTERS = "abcdef"


@dataclass(frozen=True)
class Picked:
    """What was chosen at one question, and how sure the person was."""

    ids: tuple[str, ...]
    sure: Sureness


@dataclass(frozen=True)
class ItemQuestion:
    """One question of a shuffled item as it is put; `before` is what was given here earlier."""

    shuffled: Shuffled
    number: int
    heading: str
    before: Picked | None = None

    @property
    def question(self) -> QuizQuestion:
        """The question, with its options as they are shown."""
        return self.shuffled.questions[self.number]

    @property
    def name(self) -> str:
        """The question's name for scripts: the id of its item, and the number of its step."""
        item = self.shuffled.item
        return f"{item.id} step {self.number + 1}" if item.steps else item.id

    def ask(self, asker: Asker, *, can_go_back: bool) -> Picked | Move:
        """Ask for an answer, then how sure it is; BACK or SKIP where the person goes elsewhere.

        Raises:
            PersonLeftError: the person leaves.
        """
        moves = frozenset({Move.SKIP, Move.LEAVE} | ({Move.BACK} if can_go_back else set()))
        while True:
            ids = self._answer(asker, moves)
            if isinstance(ids, Move):
                return ids
            sure = put_or_leave(asker, self._how_sure())
            if isinstance(sure, Chosen):
                return Picked(ids, Sureness(sure.ids[0]))

    def _answer(self, asker: Asker, moves: frozenset[Move]) -> tuple[str, ...] | Move:
        way = self.shuffled.item.rules.way
        match way:
            case Way.ORDER:
                return self._order(asker, moves)
            case Way.ONE | Way.SEVERAL:
                return self._options(asker, moves, is_several=way is Way.SEVERAL)
            case _:
                assert_never(way)

    def _options(
        self, asker: Asker, moves: frozenset[Move], *, is_several: bool
    ) -> tuple[str, ...] | Move:
        reply = put_or_leave(
            asker,
            Put(
                kind=PutKind.SEVERAL if is_several else PutKind.CHOICE,
                text=self.question.text,
                choices=self._choices(),
                name=self.name,
                heading=self.heading,
                previous=self.before.ids if self.before else (),
                help="Choose all that apply." if is_several else "",
                moves=moves,
            ),
        )
        return reply.ids if isinstance(reply, Chosen) else _move(reply)

    def _order(self, asker: Asker, moves: frozenset[Move]) -> tuple[str, ...] | Move:
        """Ask which comes first, second and so on; the last one left needs no asking."""
        placed: list[str] = []
        while len(placed) < len(self.question.options) - 1:
            here = moves | {Move.BACK} if placed else moves
            reply = put_or_leave(asker, self._which_comes(placed, here))
            if isinstance(reply, Chosen):
                placed.append(reply.ids[0])
            elif _move(reply) is Move.BACK and placed:
                placed.pop()
            else:
                return _move(reply)
        return (*placed, *(each for each in self.question.by_id if each not in placed))

    def _which_comes(self, placed: list[str], moves: frozenset[Move]) -> Put:
        place = len(placed)
        ask = f"Which comes {_PLACES[place]}?"
        put = ask_choice(
            f"{self.name} {_PLACES[place]}",
            f"{self.question.text}\n{ask}" if not placed else ask,
            (each for each in self._choices() if each.id not in placed),
            self.before.ids[place] if self.before else None,
            moves=moves,
        )
        return replace(put, heading=self.heading)

    def _choices(self) -> tuple[Choice, ...]:
        """Return the options; a letter typed for one is that of its place here, never its id."""
        letters = [""] * len(_LETTERS) if self.shuffled.item.rules.fixed else _LETTERS
        pairs = zip(self.question.options, letters, strict=False)
        return tuple(Choice(option.id, option.text, letter) for option, letter in pairs)

    def _how_sure(self) -> Put:
        return ask_choice(
            f"{self.name} sure",
            "How sure are you?",
            _SURE,
            self.before.sure if self.before else None,
            moves=BACK_OR_LEAVE,
        )


def _move(reply: Reply) -> Move:
    return reply.move if isinstance(reply, Moved) else Move.SKIP
