"""How long questions take: to read, to think about and to answer; what is left of a walk of them.

What the shipped questions take is counted on a terminal (`SHIPPED_MINUTES`), not estimated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median
from typing import Final

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import Stands, stands
from ehe_check.case.walk import Screen
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answers, Ref

WORDS_A_MINUTE: Final = 230
MOST_WORDS_A_MINUTE: Final = 300
SECONDS_A_KEY: Final = 1.5
SECONDS_A_JUDGEMENT: Final = 8
_ENOUGH_ANSWERS: Final = 10
"""From how many answers on a person's own pace is known."""
_STAYS: Final = 0.9
"""How much of the rest stays at least, whatever one answer shows of a person's pace."""
_WHOLE_UP_TO, _STEP = 12, 5
"""Up to how many minutes whole ones are said, as the first screen does; the step above them."""
_LETTER_FOR_ALL: Final = 3
"""Enter, how all of it is known, and Enter."""
_TYPED: Final = 8
"""How many keys it takes to add somebody to a list."""


@dataclass(frozen=True)
class Task:
    """What there is to read and to press, and how often to think."""

    words: int = 0
    keys: int = 0
    judgements: int = 0

    @property
    def seconds(self) -> float:
        """How long it takes."""
        pressed = self.keys * SECONDS_A_KEY + self.judgements * SECONDS_A_JUDGEMENT
        return self.words * 60 / WORDS_A_MINUTE + pressed

    @property
    def fewest_seconds(self) -> float:
        """How long it takes to read it alone, for somebody who reads fast."""
        return self.words * 60 / MOST_WORDS_A_MINUTE


AFTER_THE_QUESTIONS: Final = Task(words=330, keys=3, judgements=1)
"""The check of the answers, page 1 and the decision, as counted on a terminal."""


@dataclass(frozen=True)
class Left:
    """What was last said of the rest: which questions were open, and how many seconds they take.

    `seconds` are those for anybody, `said` those at the person's own pace.
    """

    open: frozenset[Ref]
    seconds: float
    said: float

    @property
    def minutes(self) -> int:
        """The minutes as they are said, rounded up: whole ones, then in steps of five."""
        minutes = self.said / 60
        return ceil(minutes) if minutes <= _WHOLE_UP_TO else _STEP * ceil(minutes / _STEP)


def left_words(minutes: int) -> str:
    """Return how long is left, in words."""
    return f"about {minutes} minute{'' if minutes == 1 else 's'} left"


def left_of(walk: WalkNow, paces: Sequence[float], before: Left | None) -> Left:
    """Return how long the rest of a walk takes, at a person's own pace once there are ten answers.

    A pace is how long a screen took beside how long it takes anybody. It is never less than a fast
    reader needs. Beside what was said `before` it falls by what is no more open, and by a tenth of
    the rest at most; it rises only where a question is open that was not, by what that takes.
    """
    several = [each for each in walk.counted if stands(walk.answers, each) is Stands.OPEN]
    now = frozenset(ref for each in several for ref in each.refs)
    if before is not None and before.open == now:
        return before
    task = _task_of(walk.bank, several, AFTER_THE_QUESTIONS)
    pace = median(paces) if len(paces) >= _ENOUGH_ANSWERS else 1
    said = max(task.seconds * pace, task.fewest_seconds)
    if before is not None:
        added = task.seconds - before.seconds
        said = max(said, (before.said + added) * _STAYS)
        said = min(said, before.said + (0 if now <= before.open else max(added, 0)))
    return Left(now, task.seconds, said)


def minutes_of(bank: QuestionBank, walk_set: WalkSet) -> int:
    """Return about how many minutes a set of questions takes for one child."""
    return ceil(task_of_set(bank, walk_set).seconds / 60)


def task_of_set(bank: QuestionBank, walk_set: WalkSet) -> Task:
    """Return what a set of questions is for one child, where no answer opens more of them."""
    walk = WalkNow(bank, Answers(), walk_set, date.min)
    return _task_of(bank, walk.counted, AFTER_THE_QUESTIONS)


def task_of_screen(bank: QuestionBank, screen: Screen) -> Task:
    """Return what one screen is."""
    return _task_of(bank, [screen], Task())


def _task_of(bank: QuestionBank, several: Sequence[Screen], beside: Task) -> Task:
    """Return what screens are beside something else, each question read once."""
    several = [each for screen in several for each in screen.apart]
    in_full = (each for each in several if each.quick_grid is None)
    read = {step.question.id: step.question for each in in_full for step in each.steps}
    rows = (_words_in(_texts_of_rows(bank, each)) for each in several)
    return Task(
        beside.words + sum(rows) + sum(_words_in(_texts(bank, each)) for each in read.values()),
        beside.keys + sum(map(_keys, several)),
        beside.judgements + sum(bool(each.question.options) for each in several),
    )


def _keys(screen: Screen) -> int:
    """Return the keys of a screen: a cell after the other in the grid, else one answer for all."""
    question = screen.question
    if question.lists is not None:
        return _TYPED
    if screen.quick_grid is not None:
        return len(screen.steps) + _LETTER_FOR_ALL
    cells = len(screen.cells) if screen.is_grid else bool(question.options)
    return cells * (1 + question.fact) + 1


def _words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in dict.fromkeys(texts))


def _texts_of_rows(bank: QuestionBank, screen: Screen) -> Iterator[str]:
    """Yield what a quick grid says, if it is one."""
    if (grid := screen.quick_grid) is not None and bank.quick_rows is not None:
        rows = [grid.row_of(step.question.id) for step in screen.steps]
        yield from (grid.text, bank.quick_rows.zero, bank.quick_rows.two)
        yield from (words for row in rows if row for words in (row.text, row.one))


def _texts(bank: QuestionBank, question: Question) -> Iterator[str]:
    """Yield what the screen of a question says, without what stands behind a key."""
    if question.lists is not None:
        roster = bank.roster_by_id[question.lists]
        yield from (roster.text, roster.line)
        return
    yield question.text
    if question.id not in bank.roster_above:
        yield from (option.text for option in question.options)
    yield question.beside
