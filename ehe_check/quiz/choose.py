"""Choices of questions: by number, topic, role, kind or paper, and as many as there is time for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.bank.role import Role
from ehe_check.errors import Problem, nearest, quoted
from ehe_check.quiz.draw import Draws, drawn, past_items
from ehe_check.quiz.item import Paper, QuizBank, QuizItem
from ehe_check.quiz.kinds import ItemKind

USUAL_LENGTH = 10
LEFT_OUT = "Left out, as their date, or that of the question they match, is past: {ids}."
_READ, _READ_OUT = 200, 130  # words a minute
_THOUGHT, _COUNTS_AND_TALK = 15, 120  # seconds a question


@dataclass(frozen=True)
class Wish:
    """Which questions are wished for; what is empty or None leaves it open.

    `items` are ids, put in that order; `minutes` is how long all may take, `length` how many.
    """

    items: tuple[str, ...] = ()
    topic: str | None = None
    role: Role | None = None
    kind: ItemKind | None = None
    paper: Paper | None = None
    minutes: int | None = None
    length: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything that fits is put, in its own order."""
        return bool(self.items) or self.paper is not None

    @property
    def with_length(self) -> Wish:
        """The same with the usual length, where nothing says how many."""
        if self.is_whole or self.minutes is not None or self.length is not None:
            return self
        return replace(self, length=USUAL_LENGTH)

    @property
    def is_open(self) -> bool:
        """Whether nothing is wished for."""
        return self == Wish()

    def fits(self, item: QuizItem) -> bool:
        """Say whether an item is one of those wished for; one without roles is for everybody."""
        return (
            self.topic in (None, item.topic)
            and self.kind in (None, item.kind)
            and self.paper in (None, item.paper)
            and (self.role is None or not item.roles or self.role in item.roles)
        )


def problems_of(wish: Wish, bank: QuizBank, today: date) -> Iterator[Problem]:
    """Yield what a bank has not, what does not go together, and that nothing counts today."""
    unknown = [each for each in wish.items if each not in bank.by_id]
    for each in unknown:
        yield Problem(each, "is no question of this quiz", "quiz list shows their numbers.")
    is_known = wish.topic in (None, *bank.topic_by_id)
    if not is_known:
        fact = f"{quoted(wish.topic)} is no topic of this quiz"
        yield Problem("--topic", fact, nearest(str(wish.topic), bank.topic_by_id))
    if wish.items and wish != Wish(items=wish.items):
        fact = "names the questions, so nothing else can choose them"
        yield Problem("--item", fact, "Leave the other choices out.")
    elif wish.paper is not None and (wish.minutes or wish.length):
        remedy = "Leave --minutes and --length out."
        yield Problem("--paper", "is put whole", remedy)
    elif is_known and not unknown and not fitting(bank, wish, today):
        fact = "no question fits all of this, or the date of each that does is past"
        yield Problem("quiz", fact, "Leave one of the choices out; quiz list shows what there is.")


def fitting(bank: QuizBank, wish: Wish, today: date) -> tuple[QuizItem, ...]:
    """Return the items wished for, in order, without those that count for nothing today."""
    past = past_items(bank, today)
    return tuple(item for item in _wished(bank, wish) if item not in past)


def past_among(bank: QuizBank, wish: Wish, today: date) -> tuple[QuizItem, ...]:
    """Return those items wished for that count for nothing today."""
    past = past_items(bank, today)
    return tuple(item for item in _wished(bank, wish) if item in past)


def chosen(
    bank: QuizBank, wish: Wish, draws: Draws, today: date, *, in_room: bool = False
) -> tuple[QuizItem, ...]:
    """Return the items to put: all that fit or, where not whole, drawn, from each topic in turn.

    As many are put as there is time for, and one at least. What is put in order is not drawn for
    a room. Where a role is wished for, what is about its own work comes first.
    """
    items = fitting(bank, wish, today)
    if wish.is_whole:
        return items
    among = [item for item in items if not (in_room and item.rules.in_order)]
    own_first = sorted(drawn(among, draws), key=lambda item: wish.role not in item.roles)
    mixed = tuple(_in_turn(own_first))[: wish.length]
    if wish.minutes is None:
        return mixed
    return tuple(_in_time(mixed, 60 * wish.minutes, in_room=in_room)) or mixed[:1]


def seconds(item: QuizItem, *, in_room: bool = False) -> int:
    """Return about how long an item takes, an estimate by its words.

    Alone it is read with every reason, and thought about; in a room it is read out, counted
    twice and talked about, and the reason for the right answer is read out.
    """
    pace, pause = (_READ_OUT, _COUNTS_AND_TALK) if in_room else (_READ, _THOUGHT)
    texts = [each.text for each in item.questions]
    for option in (option for each in item.questions for option in each.options):
        is_read = not in_room or option.right
        texts += [option.text, option.why] if is_read else [option.text]
    words = sum(len(text.split()) for text in texts)
    return round(60 * words / pace) + pause * len(item.questions)


def minutes(items: Iterable[QuizItem], *, in_room: bool = False) -> int:
    """Return about how many minutes items take together; no room is put an order."""
    put = [item for item in items if not (in_room and item.rules.in_order)]
    return max(round(sum(seconds(item, in_room=in_room) for item in put) / 60), len(put[:1]))


def _wished(bank: QuizBank, wish: Wish) -> Sequence[QuizItem]:
    if wish.items:
        return [bank.by_id[each] for each in dict.fromkeys(wish.items) if each in bank.by_id]
    return [item for item in bank.items if wish.fits(item)]


def _in_turn(items: Iterable[QuizItem]) -> list[QuizItem]:
    """Return items so that each topic has its first before any has its second."""
    met: Counter[str] = Counter()
    turns = []
    for item in items:
        turns.append((met[item.topic], item))
        met[item.topic] += 1
    return [item for _, item in sorted(turns, key=lambda each: each[0])]


def _in_time(items: Iterable[QuizItem], limit: int, *, in_room: bool) -> Iterator[QuizItem]:
    """Yield each item for which there is still time."""
    left = limit
    for item in items:
        if (takes := seconds(item, in_room=in_room)) <= left:
            left -= takes
            yield item
