"""What a room's hands show: the beliefs that were chosen, and what to teach next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import repeat
from typing import TypeAlias

from ehe_check.bank.law import Library
from ehe_check.quiz.intervals import FEWEST
from ehe_check.quiz.item import QuizBank, QuizOption
from ehe_check.quiz.learning_points import learning_points
from ehe_check.quiz.room import Counted, Room, counted, named
from ehe_check.quiz.to_teach import MissedPoint, Reply, most_missed

_Choice: TypeAlias = tuple[Counted, QuizOption]
"""A wrong option of a question where each person has one hand to raise."""


@dataclass(frozen=True, order=True)
class Share:
    """How many hands, of how many; the larger share is the greater."""

    size: Fraction
    hands: int
    of: int

    @classmethod
    def of_hands(cls, hands: int, of: int) -> Share:
        """Return a share of hands."""
        return cls(Fraction(hands, of), hands, of)


@dataclass(frozen=True)
class RoomFigures:
    """What a room's hands show; questions with too few hands are in none of it.

    Each belief that was chosen has its share of the hands wherever it was on offer, largest first.
    """

    questions: tuple[Counted, ...]
    too_few: int
    left_out: tuple[str, ...]
    beliefs: dict[str, Share]
    teach: tuple[MissedPoint, ...]


def room_figures(room: Room, bank: QuizBank, library: Library) -> RoomFigures:
    """Return what the hands of a room show."""
    every = [(each.item, counted(each, bank)) for each in room.questions if each.before]
    known = [each for _, each in every if each is not None]
    several = tuple(_with_enough(each) for each in known if _is_enough(each, each.before))
    single = [each for each in several if each.is_single]
    chosen = [(each, option) for each in single for option in each.options if not option.right]
    return RoomFigures(
        questions=several,
        too_few=len(known) - len(several),
        left_out=tuple(dict.fromkeys(item for item, each in every if each is None)),
        beliefs=_beliefs(chosen),
        teach=tuple(most_missed(_replies(single, room, library), library)),
    )


def belief_text(belief: str, bank: QuizBank) -> str:
    """Return the words of a belief, or its id where the bank has no words for it."""
    known = bank.misconception_by_id.get(belief)
    return known.text if known else belief


def _is_enough(each: Counted, hands: Mapping[str, int]) -> bool:
    return each.took_part(hands.values()) >= FEWEST


def _with_enough(each: Counted) -> Counted:
    """Return a question without a second count in which too few took part."""
    return each if _is_enough(each, each.after) else replace(each, after={})


def _share(choices: Iterable[_Choice]) -> Share:
    """Return the share of hands at the last count for options, of all at their questions."""
    asked = {id(each): each.last for each, _ in choices}
    hands = sum(each.last[option.id] for each, option in choices)
    return Share.of_hands(hands, sum(sum(last.values()) for last in asked.values()))


def _beliefs(choices: Iterable[_Choice]) -> dict[str, Share]:
    offered: dict[str, list[_Choice]] = {}
    for question, option in choices:
        if option.misconception is not None:
            offered.setdefault(option.misconception, []).append((question, option))
    shares = {belief: _share(several) for belief, several in offered.items()}
    largest = sorted(shares, key=lambda belief: -shares[belief].size)
    return {belief: shares[belief] for belief in largest if shares[belief].hands}


def _replies(several: Iterable[Counted], room: Room, library: Library) -> Iterator[Reply]:
    """Yield each hand of the last count: what a wrong option misses, and the belief it shows."""
    for each in several:
        for option in each.options:
            points = () if option.right else learning_points(option.rests_on, library)
            beliefs = (option.misconception,) if option.misconception else ()
            reply = Reply(named(each, room), frozenset(points), beliefs)
            yield from repeat(reply, each.last[option.id])
