"""Step 3: two or three ways to understand what goes on, the first ordinary or ours.

Where something has to be done today none is insisted on: what a child said is never explained away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from ehe_check.ask.supervision.part import Part
from ehe_check.over_time.supervision import Way
from ehe_check.page.own import Own

FIRST: Final = (
    "What could explain it that is ordinary, or ours: illness, disability, hardship, or what "
    "services did or did not do?"
)
SECOND: Final = "What is another way to understand it?"
THIRD: Final = "What is a third way to understand it?"
WEIGHED: Final = "What fits that, what does not, and what would show it?"
_WHY: Final = (
    "One explanation held too soon is hard to let go of. An ordinary one, or one that lies with "
    "us, belongs among them: it may be true, and then the family needs help and no suspicion."
)
_NEEDED: Final = "Name one, even if you think it unlikely, so that it is weighed with the others."
_MORE: Final = "+"
_ALSO: Final = f"{_MORE} at the end for a third way"


@dataclass
class WayPart(Part):
    """One way to understand it, by its number, and how it is weighed."""

    number: int
    step: ClassVar[int] = 3

    @property
    def is_settled(self) -> bool:
        """Whether it was come to and weighed; the third is only there where it was wanted."""
        way = self.talk.supervision.way(self.number)
        is_weighed = way is not None and bool(way.weighed)
        return self._is_past or (is_weighed and not self._wants_third)

    @property
    def _is_past(self) -> bool:
        """Whether something that comes after it was come to."""
        held = self.talk.supervision
        next_way = held.way(self.number + 1) if self.number < _SECOND else None
        later = (next_way, held.meeting, held.again)
        return any(each is not None for each in later) or bool(held.points)

    @property
    def _wants_third(self) -> bool:
        """Whether a third way was asked for after this one, and not given yet."""
        third = self.talk.supervision.way(_SECOND + 1)
        return self.number == _SECOND and third is not None and not third.weighed

    def ask(self) -> bool:
        """Ask for it and then how it is weighed, each saved at once."""
        if self._wants_third and not self._is_past and WayPart(self.talk, _SECOND + 1).ask():
            return True
        while True:
            way = self._named()
            if way is None:
                return False
            if not way.text or self._weighed(way):
                return True

    def _named(self) -> Way | None:
        before = self.talk.supervision.way(self.number)
        is_first = self.number == 1
        words = self.talk.box(
            f"way {self.number}",
            (FIRST, SECOND, THIRD)[self.number - 1],
            before.text if before else None,
            heading=self.heading,
            help=self._last_time(),
            why=_WHY,
            needed=_NEEDED if is_first and not self.talk.case.is_urgent else "",
        )
        if words is None:
            return None
        way = (before or Way(number=self.number, text=Own())).model_copy(
            update={"text": words, "ordinary": is_first}
        )
        held = self.talk.supervision
        self.talk.keep(held.with_way(way) if words else held.without_way(self.number))
        return way

    def _last_time(self) -> str:
        """Return how it was understood when the case was last talked over."""
        before = self.talk.case.before
        way = before.way(self.number) if before is not None else None
        return f"Last time: {way.text}" if way is not None and way.text else ""

    def _weighed(self, way: Way) -> bool:
        """Ask how it is weighed; a plus sign at the end of the second asks for a third."""
        words = self.talk.box(
            f"way {self.number} weighed",
            WEIGHED,
            way.weighed or None,
            heading=self.heading,
            help=f"The way: {way.text}",
            also=_ALSO if self.number == _SECOND else "",
        )
        if words is None:
            return False
        is_more = self.number == _SECOND and words.endswith(_MORE)
        kept = way.model_copy(update={"weighed": words.removesuffix(_MORE).strip()})
        held, third = self.talk.supervision.with_way(kept), _SECOND + 1
        wanted = held.way(third) or Way(number=third, text=Own())
        self.talk.keep(held.with_way(wanted) if is_more else held)
        return not is_more or WayPart(self.talk, third).ask()


_SECOND: Final = 2
