"""What to teach next: the points that the largest share of people missed in one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ehe_check.bank.law import Library
from ehe_check.quiz.intervals import FEWEST
from ehe_check.quiz.learning_points import in_reading_order, is_urgent

_MOST_TO_TEACH = 3
_MANY = Fraction(1, 4)


class Reply(NamedTuple):
    """A reply on paper, or a hand: the points that it misses, and the beliefs that it shows."""

    question: str
    points: frozenset[str]
    beliefs: tuple[str, ...]


class MissedPoint(NamedTuple):
    """A point that many replies to one question miss, and the belief that most of them show."""

    statement: str
    question: str
    missed: int
    replies: int
    belief: str | None


def most_missed(several: Iterable[Reply], library: Library) -> Iterator[MissedPoint]:
    """Yield the points missed by the greatest share of replies to a question, a quarter at least.

    Among equals an urgent one comes first, then one that is missed more often in all, and of its
    questions the one with most replies. A reply counts at one point only: what has been yielded
    takes its replies from those that follow.
    """
    left = [*several]
    asked = Counter(each.question for each in left)
    for _ in range(_MOST_TO_TEACH):
        worst = _worst([each for each in left if asked[each.question] >= FEWEST], asked, library)
        if worst is None or Fraction(worst.missed, worst.replies) < _MANY:
            return
        yield worst
        left = [each for each in left if worst.statement not in each.points]


def _worst(
    several: Sequence[Reply], asked: Mapping[str, int], library: Library
) -> MissedPoint | None:
    missed = Counter((point, each.question) for each in several for point in each.points)
    in_all = Counter(point for each in several for point in each.points)
    order = in_reading_order(in_all, library)

    def rank(place: tuple[str, str]) -> tuple[Fraction, bool, int, int, int, str]:
        point, question = place
        share, is_mild = Fraction(missed[place], asked[question]), not is_urgent(point, library)
        often = -in_all[point], order.index(point), -missed[place]
        return -share, is_mild, *often, question

    if not missed:
        return None
    point, question = min(missed, key=rank)
    beliefs = Counter(one for each in several if point in each.points for one in each.beliefs)
    belief = min(beliefs, key=lambda one: (-beliefs[one], one), default=None)
    return MissedPoint(point, question, missed[point, question], asked[question], belief)
