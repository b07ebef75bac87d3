"""A walk as it stands now: its steps, how they are put, and how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import Guard, guard_of
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.answers_on_a_day import aged
from ehe_check.case.question_list import (
    CheckLine,
    Stands,
    check_line,
    stands,
)
from ehe_check.case.walk import (
    Screen,
    Step,
    readable,
    screen_of,
    screens,
    steps,
    with_somebody,
)
from ehe_check.judge.answers import Answers


def place_of(several: Iterable[Screen], screen: Screen) -> int:
    """Return where a screen stands in its walk, counted from one; 0 where it does not arise.

    One that does not any more stands where its question does.
    """
    numbered = tuple(enumerate(several, 1))
    found = (place for place, each in numbered if not each.places.isdisjoint(screen.places))
    near = (place for place, each in numbered if not each.refs.isdisjoint(screen.refs))
    return next(found, None) or next(near, 0)


@dataclass(frozen=True)
class WalkNow:
    """A set of questions beside the answers as they are read today; each thing worked out once.

    `given` are the answers as people gave them.
    """

    bank: QuestionBank
    given: Answers
    walk_set: WalkSet
    today: date

    @cached_property
    def answers(self) -> Answers:
        """The answers as they stand today: older ones in their band, the grid worked out."""
        return aged(self.bank, self.given, self.today)

    @cached_property
    def reading(self) -> Advised:
        """What the bank makes of them, without those that it lacks."""
        return Advised(self.bank, readable(self.bank, self.answers))

    @cached_property
    def guard(self) -> Guard:
        """The guard that they call for."""
        return guard_of(self.reading)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The questions that arise, in order."""
        return tuple(steps(self.reading, self.walk_set))

    @cached_property
    def asked(self) -> tuple[Step, ...]:
        """The questions that arise before the advice, in order."""
        return tuple(step for step in self.steps if not step.question.after_advice)

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The questions that arise before the advice, as they are put, in order."""
        return screens(self.bank, self.answers, self.asked, self.walk_set)

    @cached_property
    def _every_screen(self) -> tuple[Screen, ...]:
        return screens(self.bank, self.answers, self.steps, self.walk_set)

    def screen_with(self, step: Step) -> Screen:
        """Return the screen on which a step is put, before the advice or after it."""
        return screen_of(self._every_screen, step) or Screen((step,))

    @cached_property
    def lines(self) -> tuple[CheckLine, ...]:
        """What is said on each screen, in one line; whom a list needs is foreseen already."""
        return tuple(check_line(self.foreseen.answers, each) for each in self.foreseen.screens)

    @cached_property
    def counted(self) -> tuple[Screen, ...]:
        """The screens before the advice that the walk asks, or that have an answer."""
        return tuple(each for each in self.foreseen.screens if each.is_counted(self.answers))

    @cached_property
    def foreseen(self) -> WalkNow:
        """This walk with whom a list cannot do without, who is counted before they are listed."""
        listed = with_somebody(self.bank, self.given)
        return self if listed is self.given else replace(self, given=listed)

    @cached_property
    def counts(self) -> Counter[Stands]:
        """How many of the screens before the advice stand in which way, each counted once."""
        return Counter(stands(self.answers, screen) for screen in self.counted)

    def how_far(self, step: Step) -> str:
        """Return the place of a step among the questions, as "7 of about 36"."""
        if step.question.after_advice:
            return ""
        place = max(1, place_of(self.counted, self.screen_with(step)))
        return f"{place} of about {len(self.counted)}"
