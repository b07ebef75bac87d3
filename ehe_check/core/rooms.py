"""Rooms: which questions a room is asked, and what its hands show by learning point and belief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ehe_check.core.choosing_items import drawn_items, items_of_paper
from ehe_check.core.marking import Draws, shuffled
from ehe_check.core.spanning import FEWEST, Share, by_the_same
from ehe_check.core.summing_up import learning_points
from ehe_check.model.law import Library
from ehe_check.model.quiz import ItemKind, Paper, QuizBank, QuizItem, QuizOption
from ehe_check.model.room import Room, RoomQuestion, Round

_MOST_TO_TEACH = 3
_NOT_RIGHT = Fraction(1, 4)


@dataclass(frozen=True)
class Wish:
    """Which questions a room wishes for: those of a paper, or so many of a topic or of all."""

    length: int
    topic: str | None = None
    paper: Paper | None = None


@dataclass(frozen=True)
class Counted:
    """One question that a room was asked, with its options as it saw them, and its hands."""

    item: QuizItem
    step: int
    text: str
    options: tuple[QuizOption, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]

    @property
    def is_single(self) -> bool:
        """Whether each person has one hand to raise."""
        return self.item.kind is not ItemKind.SEVERAL

    @property
    def name(self) -> str:
        """The id of its item, and its step where there are several."""
        steps = len(self.item.questions)
        return f"{self.item.id}, step {self.step}" if steps > 1 else self.item.id

    @property
    def last(self) -> Mapping[str, int]:
        """The hands of the last count."""
        return self.after or self.before

    def share(self, hands: Mapping[str, int]) -> Share:
        """Return how many of some hands were at a right option."""
        right = sum(hands[option.id] for option in self.options if option.right)
        people = sum(hands.values())
        return Share(right, people, people)


@dataclass(frozen=True)
class PointHands:
    """One learning point: the first hands, and both counts of the questions counted again."""

    statement: str
    text: str
    first: Share
    same_first: Share
    again: Share
    last: Share
    questions: int
    counted_again: int


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


def room_items(bank: QuizBank, wish: Wish, draws: Draws, today: date) -> tuple[QuizItem, ...]:
    """Return the items for a room: of a paper, or drawn; putting things in order is left out."""
    if wish.paper is not None:
        return tuple(filter(_is_for_rooms, items_of_paper(bank, wish.paper, today)))
    every = drawn_items(bank, wish.topic, len(bank.items), draws, today)
    return tuple(filter(_is_for_rooms, every))[: wish.length]


def room_questions(items: Iterable[QuizItem], draws: Draws) -> tuple[RoomQuestion, ...]:
    """Return each question of items for a room, its options in a drawn order that stays."""
    return tuple(
        RoomQuestion(item=item.id, step=step, order=tuple(each.id for each in question.options))
        for item in items
        for step, question in enumerate(shuffled(item, draws).questions, start=1)
    )


def counted(question: RoomQuestion, bank: QuizBank) -> Counted | None:
    """Return a room's question with the words of its bank; None where the bank has it no more."""
    item = bank.by_id.get(question.item)
    if item is None or not _is_for_rooms(item) or question.step > len(item.questions):
        return None
    put = item.questions[question.step - 1]
    if set(put.by_id) != set(question.order):
        return None
    options = tuple(put.by_id[each] for each in question.order)
    before, after = question.hands(Round.BEFORE), question.hands(Round.AFTER)
    return Counted(item, question.step, put.text, options, before, after)


def room_figures(room: Room, bank: QuizBank, library: Library) -> RoomFigures:
    """Return what the hands of a room show."""
    every = [(question, counted(question, bank)) for question in room.questions if question.before]
    known = [each for _, each in every if each is not None]
    several = tuple(each for each in map(_with_enough, known) if each is not None)
    points = tuple(_points(several, library))
    beliefs = tuple(sorted(_beliefs(several, bank), key=lambda each: (-each.last, -each.first)))
    return RoomFigures(
        questions=several,
        points=points,
        beliefs=tuple(each for each in beliefs if each.last),
        teach=tuple(_to_teach(points, several, bank, library)),
        left_out=tuple(dict.fromkeys(question.item for question, each in every if each is None)),
        has_hands=any(sum(question.before) for question in room.questions),
    )


def _is_for_rooms(item: QuizItem) -> bool:
    return item.kind is not ItemKind.ORDER


def _with_enough(each: Counted) -> Counted | None:
    """Return a question without those of its counts that too few people took part in."""
    if not _is_enough(each, each.before):
        return None
    after = each.after if _is_enough(each, each.after) else {}
    return Counted(each.item, each.step, each.text, each.options, each.before, after)


def _is_enough(each: Counted, hands: Mapping[str, int]) -> bool:
    """Say whether enough people took part for certain; one may have raised several hands."""
    people = sum(hands.values()) if each.is_single else max(hands.values(), default=0)
    return people >= FEWEST


def _points(several: Iterable[Counted], library: Library) -> Iterator[PointHands]:
    about: dict[str, list[Counted]] = {}
    for each in several:
        if each.is_single:
            for statement in learning_points(each.item.statements, library):
                about.setdefault(statement, []).append(each)
    places = {statement: place for place, statement in enumerate(library.statements)}
    for statement in sorted(about, key=lambda name: (places.get(name, len(places)), name)):
        yield _point(statement, about[statement], library)


def _point(statement: str, about: list[Counted], library: Library) -> PointHands:
    again = [each for each in about if each.after]
    return PointHands(
        statement=statement,
        text=library.text(statement),
        first=by_the_same(each.share(each.before) for each in about),
        same_first=by_the_same(each.share(each.before) for each in again),
        again=by_the_same(each.share(each.after) for each in again),
        last=by_the_same(each.share(each.last) for each in about),
        questions=len(about),
        counted_again=len(again),
    )


def _beliefs(several: Iterable[Counted], bank: QuizBank) -> Iterator[BeliefHands]:
    showing: dict[str, list[tuple[Counted, str]]] = {}
    for each in several:
        for option in each.options:
            if option.misconception is not None:
                showing.setdefault(option.misconception, []).append((each, option.id))
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
    points: Iterable[PointHands], several: Iterable[Counted], bank: QuizBank, library: Library
) -> Iterator[ToTeach]:
    """Yield the points with the most hands elsewhere than at a right answer, fewest right first."""
    asked = tuple(several)
    standing_out = [each for each in points if 1 - _right(each.last) >= _NOT_RIGHT]
    for point in sorted(standing_out, key=lambda each: _right(each.last))[:_MOST_TO_TEACH]:
        about = [
            each
            for each in asked
            if each.is_single and point.statement in learning_points(each.item.statements, library)
        ]
        beliefs = [each for each in _beliefs(about, bank) if each.last]
        yield ToTeach(point, max(beliefs, key=lambda each: each.last, default=None))


def _right(share: Share) -> Fraction:
    return Fraction(share.right, share.answers)
