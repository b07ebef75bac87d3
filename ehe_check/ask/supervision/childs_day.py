"""Step 1: what an ordinary day is like for each child, and who has seen it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ehe_check.advice.recommendation import Reason
from ehe_check.ask.supervision.part import Part, lines
from ehe_check.bank.evidence import EVIDENCE_SHORT
from ehe_check.over_time.supervision import ChildsDay
from ehe_check.page.dates import day_words, month_words
from ehe_check.supervision.talked_from import ChildKnown

NOBODY: Final = "0"
_ALSO: Final = f"{NOBODY} alone if nobody has seen it"
_NOBODY_HAD: Final = "nobody had seen it"
_KEPT: Final = "Kept: nobody has seen it."
_WHY: Final = (
    "What the child wished and felt was assumed in the cases reviewed, and life at home was not "
    "understood. That nobody has seen it is an answer, and ours to put right."
)
_MOST_WORDS: Final = 2


@dataclass
class ChildsDayPart(Part):
    """One child's day."""

    child: ChildKnown

    @property
    def is_settled(self) -> bool:
        """Whether it was come to."""
        return self.talk.supervision.day_of(self.child.about) is not None

    def ask(self) -> bool:
        """Ask for it in one box; nought alone says that nobody has seen it."""
        before = self.talk.supervision.day_of(self.child.about)
        words = self.talk.box(
            f"day {self.child.about}",
            f"What is an ordinary day like for {self.child.label}, and who has seen it?",
            (NOBODY if before.nobody else before.text) if before else None,
            heading=self.heading,
            help=lines(*known_lines(self.child), self._last_time()),
            why=_WHY,
            also=_ALSO,
        )
        if words is None:
            return False
        is_nobody = words == NOBODY
        day = ChildsDay(about=self.child.about, text="" if is_nobody else words, nobody=is_nobody)
        self.talk.keep(self.talk.supervision.with_day(day))
        if is_nobody:
            self.talk.asker.say(_KEPT)
        return True

    def _last_time(self) -> str:
        """Return what was said of the child's day when the case was last talked over."""
        before = self.talk.case.before
        day = before.day_of(self.child.about) if before is not None else None
        if before is None or day is None or not (day.nobody or day.text):
            return ""
        return f"Last time ({day_words(before.day)}): {_NOBODY_HAD if day.nobody else day.text}"


def known_lines(child: ChildKnown) -> Iterator[str]:
    """Yield what the session says of a child's day, and of who saw and heard the child."""
    yield _said("Is the day known?", child.day)
    yield _said("Last seen:", child.seen)
    yield _said("Last heard with no parent there:", child.heard)
    for why in child.words[:_MOST_WORDS]:
        heard = f" (heard by: {why.heard})" if why.heard else ""
        yield f'Words kept: "{why.answer}"{heard}'


def _said(of_what: str, why: Reason | None) -> str:
    if why is None:
        return f"{of_what} not answered in the session"
    source = EVIDENCE_SHORT[why.evidence] if why.evidence else ""
    beside = ", ".join(filter(None, (month_words(why.on) if why.on else "", source)))
    return f"{of_what} {why.answer}" + (f" ({beside})" if beside else "")
