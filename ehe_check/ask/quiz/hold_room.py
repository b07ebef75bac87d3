"""Hold a room: a quiz on a wall, at the facilitator's own pace; every count is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from functools import cached_property
from typing import assert_never

from ehe_check.ask.put import Ending, PersonLeftError
from ehe_check.ask.quiz.foot import MORE, SHOWING, Foot, Word, numbers_of, prompt_for
from ehe_check.ask.quiz.room_screens import (
    WELCOME,
    prompt_screen,
    question_screen,
    reasons_screen,
    spread_screen,
)
from ehe_check.ask.quiz.stage import Screen, Stage
from ehe_check.bank.law import Library
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.item import LETTERS, QuizBank
from ehe_check.quiz.item_law import sentences_beneath
from ehe_check.quiz.room import Counted, Room, RoomQuestion, counted

_COUNTING = (Word.SKIP, Word.BACK, Word.HIDE, Word.END)
_SPREAD = (Word.REVEAL, Word.AGAIN, Word.MEND, *_COUNTING)
_CLOSING = (Word.FINISH, Word.LEAVE, Word.BACK)
_TOO_LATE = "The reasons have been shown, so another count could not be compared."
_NO_HANDS = "No hand was counted. Count once more, or type skip."


class Turn(Enum):
    """Where to go from a question."""

    ON = auto()
    STAY = auto()
    BACK = auto()
    PAST_ITEM = auto()
    CLOSE = auto()


@dataclass
class RoomTalk:
    """One quiz in a room under way; `save` puts it on disk before the next screen is drawn.

    A save that fails is said in a line, as a room is looking on, and tried again with the next
    count; `failed` is why the last one is not on disk.
    """

    stage: Stage
    room: Room
    bank: QuizBank
    library: Library
    today: date
    save: Callable[[Room], None]
    now: Callable[[], datetime]
    failed: UnusableFileError | None = field(default=None, init=False)
    _looked_at: int = field(default=0, init=False)

    @cached_property
    def foot(self) -> Foot:
        """Where the facilitator types."""
        return Foot(self.stage)

    def hold(self) -> Ending:
        """Put question after question until the facilitator finishes, or leaves."""
        try:
            return self._walk()
        except (PersonLeftError, KeyboardInterrupt):
            return Ending.LEFT

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places of the questions that the bank still has as they were drawn."""
        every = enumerate(self.room.questions)
        return tuple(at for at, each in every if counted(each, self.bank) is not None)

    def _walk(self) -> Ending:
        every = range(len(self.places))
        number = next((each for each in every if not self._at(each).is_done), len(every))
        if not any(each.before for each in self.room.questions):
            self.foot.show(Screen(self.bank.title, WELCOME), "Press Enter to begin: ", ())
        while True:
            if number >= len(self.places):
                if self._close() is Word.FINISH:
                    return Ending.FINISHED
                number = self._looked_at
                continue
            self._looked_at = number
            number = self._moved(number, self._question(number))

    def _moved(self, number: int, turn: Turn) -> int:
        match turn:
            case Turn.ON:
                return number + 1
            case Turn.STAY:
                return number
            case Turn.BACK:
                return max(number - 1, 0)
            case Turn.PAST_ITEM:
                item = self._at(number).item
                beyond = range(number, len(self.places))
                return next(
                    (each for each in beyond if self._at(each).item != item), len(self.places)
                )
            case Turn.CLOSE:
                return len(self.places)
            case _:
                assert_never(turn)

    def _at(self, number: int) -> RoomQuestion:
        return self.room.questions[self.places[number]]

    def _counted(self, number: int) -> Counted:
        found = counted(self._at(number), self.bank)
        assert found is not None  # noqa: S101 (only such places are walked)
        return found

    def _heading(self, number: int) -> str:
        found = self._counted(number)
        steps = len(found.item.questions)
        step = f", step {found.step} of {steps}" if steps > 1 else ""
        items = list(dict.fromkeys(self._at(each).item for each in range(len(self.places))))
        return f"Question {items.index(found.item.id) + 1} of {len(items)}{step}"

    def _question(self, number: int) -> Turn:
        """Count the hands at a question where nobody has, then show where they went."""
        if not self._at(number).before:
            turn = self._count(number, talked=False)
            if turn is not Turn.STAY:
                return turn
        return self._spread(number)

    def _count(self, number: int, *, talked: bool) -> Turn:
        """Ask for the hands for each option, and keep them; STAY once they are kept."""
        found = self._counted(number)
        letters, hands = LETTERS[: len(found.options)], list[int]()
        pages = self.stage.pages(question_screen(found, self._heading(number), talked=talked))
        while len(hands) < len(letters):
            prompt = prompt_for(letters, hands, "Hands now for" if talked else "Hands for")
            typed = self.foot.read(pages, prompt, _COUNTING)
            if typed is Word.BACK and hands:
                hands.pop()
            elif isinstance(typed, Word):
                return self._left(number, typed)
            else:
                hands += self._numbers(typed, len(letters) - len(hands))
            if len(hands) == len(letters) and not any(hands):
                self.foot.remark, hands = _NO_HANDS, []
        count = "after" if talked else "before"
        self._keep(number, {count: tuple(hands), "skipped": False})
        return Turn.STAY

    def _numbers(self, typed: str, most: int) -> tuple[int, ...]:
        numbers = numbers_of(typed)
        if numbers is None:
            self.foot.remark = "Type how many hands, such as 4, or 4 7 0 9 for all at once."
            return ()
        if len(numbers) > most:
            self.foot.remark = f"That is {len(numbers)} numbers for {most} options. None was taken."
            return ()
        return numbers

    def _left(self, number: int, word: Word) -> Turn:
        match word:
            case Word.SKIP:
                item = self._at(number).item
                for each in range(len(self.places)):
                    if self._at(each).item == item and not self._at(each).revealed:
                        self._keep(each, {"skipped": True})
                return Turn.PAST_ITEM
            case Word.BACK:
                return Turn.BACK
            case _:
                return Turn.CLOSE

    def _spread(self, number: int) -> Turn:
        """Show where the hands went, until the facilitator goes on or elsewhere."""
        while True:
            question, found = self._at(number), self._counted(number)
            pages = self.stage.pages(spread_screen(found, self._heading(number)))
            typed = self.foot.read(pages, "> ", _SPREAD)
            match typed:
                case Word.REVEAL:
                    turn = self._reveal(number)
                case Word.AGAIN if question.revealed:
                    self.foot.remark, turn = _TOO_LATE, Turn.STAY
                case Word.AGAIN | Word.MEND:
                    talked = typed is Word.AGAIN or bool(question.after)
                    turn = self._count(number, talked=talked)
                    turn = Turn.STAY if turn is Turn.BACK else turn
                case Word():
                    turn = self._left(number, typed)
                case _:
                    self.foot.remark, turn = "Type one of the letters.", Turn.STAY
            if turn is not Turn.STAY:
                return turn

    def _reveal(self, number: int) -> Turn:
        """Show the reasons and what to talk about; STAY when the facilitator goes back."""
        self._keep(number, {"revealed": True})
        found, heading = self._counted(number), self._heading(number)
        talk = prompt_screen(found, heading, number, self.bank)
        last = number == len(self.places) - 1
        on = "Press Enter to go on: " if last else "Press Enter for the next question: "
        law = sentences_beneath(found.item, found, self.library, self.today)
        for screen, prompt in ((reasons_screen(found, heading, law), MORE), (talk, on)):
            typed = self.foot.show(screen, prompt, SHOWING)
            if typed is Word.BACK:
                return Turn.STAY
            if typed is Word.END:
                return Turn.CLOSE
        return Turn.ON

    def _close(self) -> Word:
        """Say how much was counted; FINISH once the room is over, BACK to go on with it.

        Raises:
            PersonLeftError: the facilitator leaves it for another time.
        """
        several = [self._at(each) for each in range(len(self.places))]
        done = sum(bool(each.before) for each in several)
        text = f"Questions counted: {done} of {len(several)}. Thank you for taking part."
        while True:
            page = self.stage.pages(Screen("The end of the quiz", text))
            typed = self.foot.read(page, "> ", _CLOSING)
            if typed is Word.LEAVE:
                raise PersonLeftError
            if typed is Word.FINISH:
                self._save({"finished": self.now()})
            if isinstance(typed, Word):
                return typed
            self.foot.remark = "Type f, l or b."

    def _keep(self, number: int, changed: dict[str, object]) -> None:
        question = self._at(number).model_copy(update=changed)
        self.room = self.room.with_question(self.places[number], question)
        self._save({})

    def _save(self, changed: dict[str, object]) -> None:
        gathering = self.room.room.model_copy(update={"saved": self.now(), **changed})
        self.room = self.room.model_copy(update={"room": gathering})
        try:
            self.save(self.room)
            self.failed, self.foot.lasting = None, ""
        except UnusableFileError as error:
            self.failed, self.foot.lasting = error, _not_saved(error)


def _not_saved(error: UnusableFileError) -> str:
    """Return what a room may read of a save that failed: no path, nothing to be done about it."""
    facts = "; ".join(problem.fact for problem in error.problems)
    return f"Not saved yet: the file {facts}. The counts are kept here meanwhile."
