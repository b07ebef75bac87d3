"""Step 5: what would make both think again, how each sees it, the next day, and the end."""

from __future__ import annotations

from typing import ClassVar, Final

from ehe_check.ask.moves import Move
from ehe_check.ask.supervision.part import Part, lines
from ehe_check.over_time.supervision import ThinkAgain, Views
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own

MORE: Final = "What would make you think again and worry more?"
LESS: Final = "What would make you think again and worry less?"
THINK_AGAIN: Final = "What would make you think again?"
_WHY_AGAIN: Final = (
    "Saying it beforehand helps to notice it when it comes. It is read back next time."
)
_DIFFER: Final = {"no": "No, or it has been settled", "yes": "Yes, we see something differently"}
_ESCALATION: Final = (
    "If either of you suspects significant harm, that goes to children's social care today, "
    "whatever the other thinks. If the difference bears on what a child needs now, your "
    "partnership's escalation procedure is there for it."
)


class AgainPart(Part):
    """What would make both think again, in both directions where anything is raised."""

    step: ClassVar[int] = 5

    @property
    def is_settled(self) -> bool:
        """Whether each direction was come to."""
        held = self.talk.supervision
        is_past = held.views is not None or self.talk.case.is_calm
        return held.again is not None and (bool(held.again.less) or is_past)

    def ask(self) -> bool:
        """Ask for each, saved at once."""
        asked = _CALM if self.talk.case.is_calm else _WAYS
        is_half = self.talk.supervision.again is not None and not self.is_settled
        place = 1 if is_half else 0
        while 0 <= place < len(asked):
            place += 1 if self._one(*asked[place]) else -1
        return place > 0

    def _one(self, name: str, text: str) -> bool:
        again = self.talk.supervision.again or ThinkAgain()
        before = self.talk.case.before
        last = getattr(before.again, name) if before is not None and before.again else ""
        words = self.talk.box(
            f"again {name}",
            text,
            getattr(again, name) or None,
            heading=self.heading,
            help=f"Last time: {last}" if last else "",
            why=_WHY_AGAIN,
        )
        if words is None:
            return False
        self.talk.keep(again=again.model_copy(update={name: Own(words)}))
        return True


_WAYS: Final = (("more", MORE), ("less", LESS))
_CALM: Final = (("more", THINK_AGAIN),)


class ViewsPart(Part):
    """Whether the two see it differently, and if so, how each does."""

    step: ClassVar[int] = 5

    @property
    def is_settled(self) -> bool:
        """Whether it was come to, and where they differ, both views were asked for."""
        views = self.talk.supervision.views
        is_past = self.talk.supervision.supervision.next is not None
        return views is not None and (not views.differ or bool(views.practitioner) or is_past)

    def ask(self) -> bool:
        """Ask it, with what was said last time beside it."""
        while True:
            views = self.talk.supervision.views
            before = "" if views is None else "yes" if views.differ else "no"
            text = "Do the supervisor and the practitioner see this case differently?"
            picked = self.talk.pick(
                "views", text, _DIFFER, before, heading=self.heading, help=self._last_time()
            )
            if picked is None:
                return False
            if picked == "no":
                self.talk.keep(views=Views(differ=False))
                return True
            self.talk.keep(views=views if views and views.differ else Views(differ=True))
            if self._both():
                self.talk.asker.say(_ESCALATION)
                return True

    def _both(self) -> bool:
        """Ask for both views, each saved at once; False on going back from the first."""
        asked = (
            ("supervisor", "How does the supervisor see it?"),
            ("practitioner", "How does the practitioner see it?"),
        )
        place = 0
        while 0 <= place < len(asked):
            name, text = asked[place]
            views = self.talk.supervision.views or Views(differ=True)
            before = getattr(views, name) or None
            words = self.talk.box(f"{name}'s view", text, before, heading=self.heading)
            if words is not None:
                self.talk.keep(views=views.model_copy(update={name: Own(words)}))
            place += 1 if words is not None else -1
        return place > 0

    def _last_time(self) -> str:
        before = self.talk.case.before
        views = before.views if before is not None else None
        if before is None or views is None or not views.differ:
            return ""
        return lines(
            f"Last time ({day_words(before.day)}) they differed.",
            f"- The supervisor: {views.supervisor}" if views.supervisor else "",
            f"- The practitioner: {views.practitioner}" if views.practitioner else "",
        )


class NextPart(Part):
    """When the case is talked over next."""

    step: ClassVar[int] = 5

    @property
    def is_settled(self) -> bool:
        """Whether a day is set."""
        return self.talk.supervision.supervision.next is not None

    def ask(self) -> bool:
        """Ask for the day, with the one that was planned last time beside it."""
        before = self.talk.supervision.supervision.next
        text = "When will you talk this case over next?"
        day = self.talk.day("next", text, before, heading=self.heading, help=self._planned())
        if isinstance(day, Move):
            return False
        self.talk.keep_next(day)
        return True

    def _planned(self) -> str:
        last = self.talk.case.before
        planned = last.supervision.next if last is not None else None
        if planned is None:
            return ""
        held = day_words(self.talk.supervision.supervision.started.date())
        return f"Last time you planned {day_words(planned)} for this one. It is held on {held}."
