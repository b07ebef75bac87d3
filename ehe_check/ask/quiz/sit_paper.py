"""Sit a paper: every question first, with going back and looking it over; reasons after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ehe_check.ask.put import Choice, PersonLeftError, ask_choice
from ehe_check.ask.quiz.alone import QuizTalk
from ehe_check.ask.quiz.one_item import ItemQuestion, Picked
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, Reply

_Turn: TypeAlias = tuple[int, int]
"""One question: the number of its item in the paper and its own in the item, both from 0."""
_MARK = "mark"


@dataclass
class PaperSitting:
    """One paper under way: nothing is told before it is marked, and then everything."""

    quiz: QuizTalk
    given: dict[_Turn, Picked] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take up what was answered before it was left."""
        for at, shuffled in enumerate(self.quiz.items):
            if before := self.quiz.answers.get(shuffled.item.id):
                pairs = enumerate(zip(before.given, before.sure, strict=True))
                self.given |= {(at, part): Picked(*each) for part, each in pairs}

    def hold(self) -> bool:
        """Put every question, let the person look it over, then mark it and tell the reasons.

        Say whether it was marked.
        """
        try:
            self._put_all()
        except PersonLeftError:
            self._say_what_is_kept()
            return False
        try:
            self._tell_all()
        except PersonLeftError:
            self.quiz.asker.say("")
        self.quiz.sum_up()
        return True

    @property
    def turns(self) -> tuple[_Turn, ...]:
        """Every question of the paper, in order."""
        items = enumerate(self.quiz.items)
        return tuple((at, part) for at, each in items for part in range(len(each.questions)))

    def _put_all(self) -> None:
        turns = self.turns
        place = next((at for at, turn in enumerate(turns) if turn not in self.given), len(turns))
        while place < len(turns):
            back = self._put(turns[place], can_go_back=place > 0) is Move.BACK
            place += -1 if back else 1
        while (wanted := self._look_over()) is not None:
            self._put_again(wanted)

    def _put_again(self, at: int) -> None:
        """Put the questions of one item again; going back leads to looking the paper over."""
        for turn in self.turns:
            if turn[0] == at and self._put(turn, can_go_back=True) is Move.BACK:
                return

    def _put(self, turn: _Turn, *, can_go_back: bool) -> Move | None:
        """Put one question, and keep its item once the whole of it is answered."""
        at, part = turn
        shuffled = self.quiz.items[at]
        heading = self.quiz.heading(at + 1, shuffled, part)
        question = ItemQuestion(shuffled, part, heading, self.given.get(turn))
        reply = question.ask(self.quiz.asker, can_go_back=can_go_back)
        if isinstance(reply, Move):
            return reply
        if reply != self.given.get(turn):
            self.given[turn] = reply
            self._keep(at)
        return None

    def _keep(self, at: int) -> None:
        shuffled = self.quiz.items[at]
        parts = [self.given.get((at, part)) for part in range(len(shuffled.questions))]
        whole = tuple(part for part in parts if part is not None)
        if len(whole) == len(parts):
            self.quiz.keep_answer(shuffled, whole)

    def _look_over(self) -> int | None:
        """Ask whether to mark the paper or to look at an item again; None to mark it."""
        put = ask_choice(
            "look over",
            "Mark the paper now, or look at a question again?",
            self._choices(),
            moves=BACK_OR_LEAVE,
        )
        return self._wanted(self.quiz.asker.put(put))

    def _wanted(self, reply: Reply) -> int | None:
        match reply:
            case Moved(Move.BACK):
                return len(self.quiz.items) - 1
            case Chosen((chosen, *_)) if chosen == _MARK:
                return None
            case Chosen((chosen, *_)):
                return int(chosen)
            case _:
                raise PersonLeftError

    def _choices(self) -> Iterator[Choice]:
        yield Choice(_MARK, "Mark it now, and read the reasons")
        for at, shuffled in enumerate(self.quiz.items):
            is_answered = shuffled.item.id in self.quiz.answers
            state = "answered" if is_answered else "no answer yet"
            yield Choice(str(at), f"Question {at + 1} ({shuffled.item.id}): {state}")

    def _tell_all(self) -> None:
        """Say the reasons of every item that was answered, one after another."""
        for at, part in self.turns:
            shuffled = self.quiz.items[at]
            if shuffled.item.id in self.quiz.answers:
                self.quiz.asker.say("")
                self.quiz.asker.say(self.quiz.heading(at + 1, shuffled, part))
                self.quiz.asker.say(shuffled.questions[part].text)
                self.quiz.tell(shuffled, part, self.given[at, part].ids)

    def _say_what_is_kept(self) -> None:
        count, total = len(self.quiz.answers), len(self.quiz.items)
        self.quiz.asker.say("")
        self.quiz.asker.say(f"The paper is not marked. {count} of {total} answers are kept.")
