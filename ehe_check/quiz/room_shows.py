"""What a room's hands show, by learning point and belief, and what to teach next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ehe_check.bank.law import Library
from ehe_check.quiz.intervals import FEWEST, Share, summed
from ehe_check.quiz.item import QuizBank, QuizOption
from ehe_check.quiz.learning_points import (
    in_reading_order,
    learning_points,
    short_words,
    whole_words,
)
from ehe_check.quiz.room import Counted, Room, counted

_MOST_TO_TEACH = 3
_MANY = Fraction(1, 4)


@dataclass(frozen=True)
class PointHands:
    """One learning point: the hands that missed it, first and in the questions counted again.

    Its questions are those with a wrong option that rests on it, whatever they were to test.
    """

    statement: str
    text: str
    first: Share
    same_first: Share
    again: Share
    last: Share


@dataclass(frozen=True)
class BeliefHands:
    """One mistaken belief: the hands that showed it first and last, in how many questions."""

    id: str
    text: str
    first: int
    last: int
    questions: int
    counted_again: int


@dataclass(frozen=True)
class ToTeach:
    """A learning point to teach next, and the belief that kept the most hands there, if any."""

    point: PointHands
    text: str
    belief: BeliefHands | None


@dataclass(frozen=True)
class RoomFigures:
    """What a room's hands show; questions with too few hands are in none of it."""

    questions: tuple[Counted, ...]
    points: tuple[PointHands, ...]
    beliefs: tuple[BeliefHands, ...]
    teach: tuple[ToTeach, ...]
    left_out: tuple[str, ...]
    has_hands: bool


def room_figures(room: Room, bank: QuizBank, library: Library, today: date) -> RoomFigures:
    """Return what the hands of a room show, with the law as it stands today."""
    every = [(question, counted(question, bank)) for question in room.questions if question.before]
    known = [each for _, each in every if each is not None]
    several = tuple(each for each in map(_with_enough, known) if each is not None)
    missing = _missing(several, library)
    points = tuple(_point(point, about, library, today) for point, about in missing.items())
    chosen = [_Missing(each, each.options) for each in several]
    beliefs = tuple(sorted(_beliefs(chosen, bank), key=lambda each: (-each.last, -each.first)))
    return RoomFigures(
        questions=several,
        points=points,
        beliefs=tuple(each for each in beliefs if each.last),
        teach=tuple(_to_teach(missing, bank, library, today)),
        left_out=tuple(dict.fromkeys(question.item for question, each in every if each is None)),
        has_hands=any(sum(question.before) for question in room.questions),
    )


def _with_enough(each: Counted) -> Counted | None:
    """Return a question without those of its counts that too few people took part in."""
    if not _is_enough(each, each.before):
        return None
    after = each.after if _is_enough(each, each.after) else {}
    return replace(each, after=after)


def _is_enough(each: Counted, hands: Mapping[str, int]) -> bool:
    """Say whether enough people took part for certain; one may have raised several hands."""
    people = sum(hands.values()) if each.is_single else max(hands.values(), default=0)
    return people >= FEWEST


@dataclass(frozen=True)
class _Missing:
    """One question in which a point can be missed, and the options that miss it."""

    question: Counted
    options: tuple[QuizOption, ...]

    @property
    def first(self) -> Share:
        return self._share(self.question.before)

    @property
    def again(self) -> Share:
        return self._share(self.question.after)

    @property
    def last(self) -> Share:
        return self._share(self.question.last)

    def without(self, others: Iterable[_Missing]) -> _Missing:
        """Return it without the options that others have of the same question."""
        mine = [each.options for each in others if each.question is self.question]
        taken = {option.id for options in mine for option in options}
        return replace(self, options=tuple(each for each in self.options if each.id not in taken))

    def _share(self, hands: Mapping[str, int]) -> Share:
        return Share(sum(hands[each.id] for each in self.options), sum(hands.values()))


def _missing(several: Iterable[Counted], library: Library) -> dict[str, list[_Missing]]:
    """Return the questions in which each point can be missed, what is urgent first."""
    about: dict[str, list[_Missing]] = {}
    for each in several:
        if each.is_single:
            for point, options in _wrong_options(each, library).items():
                about.setdefault(point, []).append(_Missing(each, tuple(options)))
    return {point: about[point] for point in in_reading_order(about, library)}


def _wrong_options(question: Counted, library: Library) -> dict[str, list[QuizOption]]:
    """Return the wrong options of a question by the points that they rest on."""
    resting: dict[str, list[QuizOption]] = {}
    for option in question.options:
        if not option.right:
            for point in learning_points(option.rests_on, library):
                resting.setdefault(point, []).append(option)
    return resting


def _point(statement: str, about: Sequence[_Missing], library: Library, today: date) -> PointHands:
    again = [each for each in about if each.question.after]
    return PointHands(
        statement=statement,
        text=short_words(statement, library, today),
        first=summed(each.first for each in about),
        same_first=summed(each.first for each in again),
        again=summed(each.again for each in again),
        last=summed(each.last for each in about),
    )


def _beliefs(chosen: Iterable[_Missing], bank: QuizBank) -> Iterator[BeliefHands]:
    showing: dict[str, list[tuple[Counted, str]]] = {}
    for each in chosen:
        for option in each.options:
            if option.misconception is not None:
                showing.setdefault(option.misconception, []).append((each.question, option.id))
    for belief, pairs in showing.items():
        questions = {id(each): each for each, _ in pairs}.values()
        yield BeliefHands(
            id=belief,
            text=belief_text(belief, bank),
            first=sum(each.before[option] for each, option in pairs),
            last=sum(each.last[option] for each, option in pairs),
            questions=len(questions),
            counted_again=sum(bool(each.after) for each in questions),
        )


def belief_text(belief: str, bank: QuizBank) -> str:
    """Return the words of a belief, or its id where the bank has no words for it."""
    known = bank.misconception_by_id.get(belief)
    return known.text if known else belief


def _to_teach(
    missing: Mapping[str, Sequence[_Missing]], bank: QuizBank, library: Library, today: date
) -> Iterator[ToTeach]:
    """Yield the points that many hands missed in some question, the most missed first.

    Of points that as many missed, the first in reading order comes first, and so an urgent one.
    Each hand counts at one point: what has been yielded takes its hands from those that follow.
    """
    left = dict(missing)
    for _ in range(_MOST_TO_TEACH):
        stands_out = {point: about for point, about in left.items() if _stands_out(about)}
        if not stands_out:
            return
        point = max(stands_out, key=lambda each: summed(one.last for one in left[each]).count)
        about = left[point]
        beliefs = [each for each in _beliefs(about, bank) if each.last]
        yield ToTeach(
            _point(point, about, library, today),
            whole_words(point, library, today),
            max(beliefs, key=lambda each: each.last, default=None),
        )
        left = {name: [each.without(about) for each in others] for name, others in left.items()}


def _stands_out(about: Iterable[_Missing]) -> bool:
    return any(Fraction(each.last.count, each.last.answers) >= _MANY for each in about)
