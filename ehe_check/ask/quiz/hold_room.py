"""Hold a room: a quiz on a wall, at the facilitator's own pace; every count is kept at once.

A question is put and counted, talked about and counted again, and its reasons come last: that is
Peer Instruction (Mazur, 1997).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from ehe_check.ask.put import Ending, PersonLeftError
from ehe_check.ask.quiz import room_screens as on_wall
from ehe_check.ask.quiz.foot import Hands, numbers, odd_numbers, prompt_for, with_typed
from ehe_check.ask.quiz.stage import SHOWING, PlainStage, Word
from ehe_check.bank.law import Library
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import sentences_beneath
from ehe_check.quiz.learning_points import touches_on_harm
from ehe_check.quiz.room import Counted, Room, RoomQuestion, Round, counted

_ANY = (Word.SKIP, *SHOWING)
_ENLARGE = "To enlarge the letters, press Ctrl and + in most windows."
_HOW_MANY = "How many people are in the room? A number, or Enter to leave it out: "
_SO_MANY = "People: {people}. Press Enter to begin, or type another number: "
_ALL_STEPS = "The steps of that case that were not told yet are passed over."
_TOO_LATE = "Press Enter to go on. No count after the reasons could be compared."


@dataclass
class RoomTalk:
    """One quiz in a room under way; `save` puts it on disk before the next screen is drawn.

    A save that fails is said in a line, as a room is looking on, and tried again with the next
    count; `failed` is why the last one is not on disk. What is `left_out` is said at the beginning.
    """

    stage: PlainStage
    room: Room
    bank: QuizBank
    library: Library
    today: date
    save: Callable[[Room], None]
    now: Callable[[], datetime]
    left_out: Sequence[str] = ()
    failed: UnusableFileError | None = field(default=None, init=False)
    warned: set[str] = field(default_factory=set, init=False)

    def hold(self) -> Ending:
        """Put question after question until the facilitator finishes, or leaves."""
        try:
            self._begin()
            self._walk()
        except (PersonLeftError, KeyboardInterrupt):
            return Ending.LEFT
        return Ending.FINISHED

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places of the questions that the bank still has as they were drawn."""
        every = enumerate(self.room.questions)
        return tuple(at for at, each in every if counted(each, self.bank) is not None)

    def _begin(self) -> None:
        """Welcome a room that has counted nothing yet, and ask how many are there."""
        if any(each.before for each in self.room.questions):
            return
        self.room = self.room.with_gathering({"started": self.now()})
        self.stage.remark = _ENLARGE
        screen = on_wall.words_screen(self.bank.title, *on_wall.WELCOME, *self.left_out)
        prompt = _HOW_MANY
        while typed := self.stage.read(screen, prompt):
            self.stage.remark = " ".join(odd_numbers(typed, 1))
            if not self.stage.remark:
                people = numbers(typed)[0]
                self.room = self.room.with_gathering({"people": people or None})
                prompt = _SO_MANY.format(people=people) if people else _HOW_MANY

    def _walk(self) -> None:
        every = range(len(self.places))
        number = next((each for each in every if not self._at(each).is_done), len(every))
        last = min(number, len(every) - 1)
        while True:
            if number in every:
                last, number = number, self._question(number)
                continue
            match self._close():
                case Word.FINISH:
                    self._save(self.room.with_gathering({"finished": self.now()}))
                    return
                case Word.LEAVE:
                    raise PersonLeftError
                case Word.BACK:
                    number = last
                case _:
                    self.stage.remark = "Type f, l or b."

    def _at(self, number: int) -> RoomQuestion:
        return self.room.questions[self.places[number]]

    def _steps(self, number: int) -> Sequence[int]:
        """Return the numbers of all questions of the same item."""
        item = self._at(number).item
        return [each for each in range(len(self.places)) if self._at(each).item == item]

    def _found(self, number: int) -> tuple[Counted, str]:
        """Return a question with the words of the bank, and its heading."""
        found = counted(self._at(number), self.bank)
        assert found is not None  # noqa: S101 (only such places are walked)
        steps, items = len(found.item.questions), self.room.items
        step = f", step {found.step} of {steps}" if steps > 1 else ""
        return found, f"Question {items.index(found.item.id) + 1} of {len(items)}{step}"

    def _question(self, number: int) -> int:
        """Put one question until the facilitator goes elsewhere; return the number of the next."""
        gone = self._warn(number)
        while gone is None:
            gone = self._go_on(number)
        return gone

    def _warn(self, number: int) -> int | None:
        """Say once beforehand that an item is about harm; None where the room goes on to it."""
        found, heading = self._found(number)
        if found.item.id in self.warned or not touches_on_harm(found.item, self.library):
            return None
        self.warned.add(found.item.id)
        note = on_wall.words_screen(heading, *on_wall.NOTE)
        typed = self.stage.read(note, "Press Enter for the question: ", _ANY)
        return self._elsewhere(number, typed) if isinstance(typed, Word) else None

    def _go_on(self, number: int) -> int | None:
        """Count hands, show where they went, or the reasons; None to go on with the question."""
        question, (found, heading) = self._at(number), self._found(number)
        if not question.before:
            return self._count(number, Round.BEFORE)
        if question.revealed:
            law = sentences_beneath(found.item, found, self.library, self.today)
            screen = on_wall.reasons_screen(found, heading, law, self.bank)
            typed = self.stage.read(screen, "Press Enter to go on: ", (Word.MEND, *_ANY))
        else:
            self.stage.remark = self.stage.remark or on_wall.hint(found, self.room.room.people)
            words = (Word.REVEAL, Word.TALK, Word.MEND, *_ANY)
            typed = self.stage.read(on_wall.spread_screen(found, heading), "> ", words)
        match typed:
            case "" if question.revealed:
                return number + 1
            case Word.REVEAL:
                self._keep(number, {"revealed": True})
            case Word.TALK | Word.MEND:
                is_second = typed is Word.TALK or question.after
                return self._count(number, Round.AFTER if is_second else Round.BEFORE)
            case Word():
                return self._elsewhere(number, typed)
            case _:
                self.stage.remark = _TOO_LATE if question.revealed else "Type one of the letters."
        return None

    def _count(self, number: int, when: Round) -> int | None:
        """Ask for the hands for each option, and keep them; None to go on with the question."""
        question, (found, heading) = self._at(number), self._found(number)
        talk = on_wall.talk_about(found, number, self.bank) if when is Round.AFTER else ""
        screen = on_wall.question_screen(found, heading, talk)
        hands, remark = Hands(), self.stage.remark
        while len(hands) < len(found.options) or remark:
            self.stage.remark = remark
            match self.stage.read(screen, prompt_for(found, hands), _ANY):
                case Word.BACK if hands:
                    hands, remark = hands[:-1], ""
                case Word.BACK if question.before:
                    return None
                case Word() as word:
                    return self._elsewhere(number, word)
                case typed:
                    hands, remark = with_typed(hands, typed, found, self.room.room.people)
        of = dict(zip((option.id for option in found.options), hands, strict=True))
        count = tuple(of[option] for option in question.order)
        people = max(self.room.room.people or 0, found.took_part(hands))
        if self.room.room.people:
            self.room = self.room.with_gathering({"people": people})
        self._keep(number, {when.value: count, "skipped": False})
        return None

    def _elsewhere(self, number: int, word: Word) -> int:
        """Return the number to which a word leads from a question; what is skipped is kept so."""
        match word:
            case Word.SKIP:
                passed = [each for each in self._steps(number) if not self._at(each).revealed]
                for each in passed:
                    self._keep(each, {"skipped": True})
                self.stage.remark = _ALL_STEPS if len(passed) > 1 else ""
                return self._steps(number)[-1] + 1
            case Word.BACK:
                back = max(number - 1, 0)
                skipped = [each for each in self._steps(back) if self._at(each).skipped]
                return min([back, *skipped])
            case _:
                return len(self.places)

    def _close(self) -> Word | str:
        """Say how much was counted; return what is typed there."""
        done = sum(bool(self.room.questions[at].before) for at in self.places)
        counts = f"Counted: {done} of {len(self.places)}, each step of a case by itself."
        counts = f"{counts} Thank you for taking part."
        screen = on_wall.words_screen("The end of the quiz", counts, on_wall.CLOSE_TO_HOME)
        return self.stage.read(screen, "> ", (Word.FINISH, Word.LEAVE, Word.BACK))

    def _keep(self, number: int, changed: Mapping[str, object]) -> None:
        question = self._at(number).model_copy(update=changed)
        self._save(self.room.with_question(self.places[number], question))

    def _save(self, room: Room) -> None:
        """Save; a failure is told so that a room may read it: no path, and nothing to be done."""
        self.room = room.with_gathering({"saved": self.now()})
        try:
            self.save(self.room)
            self.failed, self.stage.lasting = None, ""
        except UnusableFileError as error:
            facts = "; ".join(problem.fact for problem in error.problems)
            said = f"Not saved yet: the file {facts}. The counts are kept here meanwhile."
            self.failed, self.stage.lasting = error, said
