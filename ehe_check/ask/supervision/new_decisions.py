"""Step 4, last: what is decided now, of what the sheet raises or in own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import ClassVar, Final

from ehe_check.ask.conversation import MOVES
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Chosen, Moved
from ehe_check.ask.supervision.decision_parts import (
    Ask,
    Points,
    agree,
    ask_action,
    ask_by,
    ask_who,
    first_left,
)
from ehe_check.ask.supervision.part import Part
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.supervision import Point, Supervision
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.talked_from import MOST_DECISIONS

_OWN: Final = "own"
_NONE: Final = "none"
_OTHERS: Final = "others"
_TEXT: Final = "What is decided now? A few that are done are worth more than many that are not."
_IN_OWN_WORDS: Final = "Something else, in your own words"
_NOTHING: Final = "Nothing more"
_ANOTHER: Final = {"no": "No, go on", "yes": "Yes, another one"}
_MANY: Final = (
    "That makes more than five decisions in one supervision. Consider which of them matter most "
    "to the child, and go back if some can wait."
)
_NEW: Final[tuple[Ask, ...]] = (ask_who, ask_by)
_NEW_IN_OWN_WORDS: Final[tuple[Ask, ...]] = (ask_action, *_NEW)
_ORDINALS: Final = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


@dataclass
class NewPart(Part):
    """All that is decided now: chosen at once, then who and by when of each."""

    step: ClassVar[int] = 4

    @property
    def is_settled(self) -> bool:
        """Whether it was come to, and nothing is left half agreed."""
        return self.talk.supervision.again is not None and not self._half

    def ask(self) -> bool:
        """Ask what is decided and then about each, going on where one was left half agreed."""
        if self._half and self._agree_on_half():
            return True
        while True:
            picked = self._picked(is_whole=False)
            if picked is None:
                return False
            self.talk.keep(self._with(picked))
            several = {each.key for each in self._mine}
            if len(several) + len(self.talk.case.due) > MOST_DECISIONS:
                self.talk.asker.say(_MANY)
            if self._agree_on_half() and (_OWN not in picked or self._in_own_words()):
                return True

    @property
    def _mine(self) -> Points:
        """What was decided here, but for what takes the place of a decision of before."""
        points, before = self.talk.supervision.points, self.talk.case.due
        taken = {each.replaced_by for each in points}
        due = {ref for several in before for each in several for ref in each.refs}
        return tuple(each for each in points if each.key not in taken and each.ref not in due)

    @property
    def _half(self) -> Points:
        """The first decision that was left half agreed, about all whom it is about."""
        half = [each for each in self._mine if each.under_way]
        return tuple(each for each in half if each.key == half[0].key)

    def _agree_on_half(self) -> bool:
        """Ask what is left of each decision; False on going back from the first."""
        while half := self._half:
            asks = _NEW_IN_OWN_WORDS if half[0].is_own_action else _NEW
            if not agree(self.talk, half, first_left(half, asks), self.heading):
                return False
        return True

    def _in_own_words(self) -> bool:
        """Ask for one in own words, and whether there is another; False on going back."""
        more = "yes"
        while more == "yes":
            key, number = self.talk.supervision.next_action_key(), self.talk.next_number()
            new = Point(key=key, status=AgreedStatus.NEW, number=number, under_way=True)
            if not agree(self.talk, (new,), _NEW_IN_OWN_WORDS, self.heading):
                self.talk.keep(self.talk.supervision.without_point(new.ref))
                return False
            text = "Is there another one, in your own words?"
            more = self.talk.pick("another", text, _ANOTHER, heading=self.heading) or "no"
        return True

    def _picked(self, *, is_whole: bool) -> tuple[str, ...] | None:
        """Return what is ticked, as it was where it is passed over; None on going back."""
        match self.talk.put(self._put(is_whole=is_whole)):
            case Chosen((chosen,)) if chosen == _OTHERS:
                return self._picked(is_whole=True)
            case Chosen(ids):
                return ids
            case Moved(Move.SKIP):
                return self._ticked
            case _:
                return None

    def _put(self, *, is_whole: bool) -> Put:
        offered = [*self._offered(is_whole=is_whole)]
        own = [Choice(each.key, each.action or each.text) for each in self._own]
        is_more = len(offered) < len(self.talk.case.points)
        return Put(
            PutKind.SEVERAL,
            _TEXT,
            (*offered, *own, Choice(_OWN, _IN_OWN_WORDS), Choice(_NONE, _NOTHING)),
            name="decisions",
            heading=self.heading,
            previous=self._ticked,
            by_itself=frozenset({_NONE}),
            shortcuts=(Choice(_OTHERS, "others", "+"),) if is_more else (),
            moves=MOVES,
        )

    def _offered(self, *, is_whole: bool) -> Iterator[Choice]:
        """Yield what could be decided: as many as there is room for, or all of them."""
        points, ticked = self.talk.case.points, self._ticked
        for number, point in enumerate(points):
            id_ = _id_of(number)
            if is_whole or number < self.talk.case.room or id_ in ticked:
                whom = f"{point.whom}: " if point.whom else ""
                yield Choice(id_, whom + point.text, beside=_running(point))

    @property
    def _own(self) -> Points:
        return tuple(each for each in self._mine if each.is_own_action and each.action)

    @property
    def _ticked(self) -> tuple[str, ...]:
        held, points = self.talk.supervision, self.talk.case.points
        ticked = (_id_of(n) for n, each in enumerate(points) if any(map(held.point, each.refs)))
        return (*ticked, *(each.key for each in self._own))

    def _with(self, picked: tuple[str, ...]) -> Supervision:
        """Return the supervision with what is ticked, and without what is not any more."""
        whole, numbers = self.talk.supervision, count(self.talk.next_number())
        for n, point in enumerate(self.talk.case.points):
            for row in _rows(point):
                if _id_of(n) not in picked:
                    whole = whole.without_point(row.ref)
                elif whole.point(row.ref) is None:
                    numbered = row.model_copy(update={"number": next(numbers)})
                    whole = whole.with_point(numbered)
        for own in self._own:
            whole = whole if own.key in picked else whole.without_point(own.ref)
        return whole


def _rows(point: OpenPoint) -> Iterator[Point]:
    for ref in point.refs:
        yield Point(
            key=ref.question,
            about=ref.about,
            text=point.text,
            status=AgreedStatus.NEW,
            under_way=True,
        )


def _running(point: OpenPoint) -> str:
    """Return what it is about, for how many sessions it has been so, and why it was not agreed."""
    times = _ORDINALS.get(point.sessions, f"{point.sessions}th")
    said = f"{times} session running" if point.sessions > 1 else ""
    why = f"not agreed before: {point.why_not}" if point.why_not else ""
    return "; ".join(filter(None, (point.fact, said, why)))


def _id_of(number: int) -> str:
    return f"point-{number + 1}"
