"""Step 4, next: each decision of before whose day has come: done, carried on, dropped, replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from ehe_check.ask.case.agreed_before import checked_first, words_of
from ehe_check.ask.case.earlier_decisions import made_where
from ehe_check.ask.supervision.decision_parts import (
    Ask,
    Points,
    agree,
    ask_action,
    ask_by,
    ask_for_child,
    ask_new_day,
    ask_who,
    ask_why,
    changed,
    first_left,
    keep_points,
)
from ehe_check.ask.supervision.part import Part, lines
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.ledger import Carried, Decided
from ehe_check.over_time.supervision import Point
from ehe_check.page.dates import day_words
from ehe_check.page.own import NOTHING, joined
from ehe_check.page.phrases import times_words

_CHOICES: Final = {
    AgreedStatus.DONE.value: "Done: what changed for the child",
    AgreedStatus.CARRY_ON.value: "Carry on: to which day, and why",
    AgreedStatus.NOT_AGREED.value: "Drop it: why",
    AgreedStatus.REPLACED.value: "Replace it by another decision",
    AgreedStatus.CHANGED.value: "Change who does it, or the day",
}
_ASKS: Final[Mapping[str, Sequence[Ask]]] = {
    AgreedStatus.DONE.value: (ask_for_child,),
    AgreedStatus.CARRY_ON.value: (ask_new_day, ask_why),
    AgreedStatus.NOT_AGREED.value: (ask_why,),
    AgreedStatus.CHANGED.value: (ask_who, ask_by),
}


@dataclass
class DuePart(Part):
    """One decision of before, or the same about several children."""

    several: tuple[Decided, ...]
    step: ClassVar[int] = 4

    @property
    def is_settled(self) -> bool:
        """Whether it was come to, and all that belongs to it asked."""
        points = self._points
        return bool(points) and not any(each.under_way for each in (*points, *self._instead))

    def ask(self) -> bool:
        """Ask what became of it, going on where it was left half agreed."""
        points = self._points
        if any(each.under_way for each in (*points, *self._instead)) and self._go_on(points):
            return True
        while True:
            picked = self._picked()
            if picked is None:
                return False
            if not picked:
                self._leave_open()
                return True
            begun = self._begun(picked)
            keep_points(self.talk, begun)
            if self._ask_all(picked, begun):
                return True

    @property
    def _points(self) -> Points:
        held = self.talk.supervision
        found = (held.point(ref) for each in self.several for ref in each.refs)
        return tuple(each for each in found if each is not None)

    @property
    def _bare(self) -> Points:
        return tuple(_bare(each, ref.about) for each in self.several for ref in each.refs)

    @property
    def _instead(self) -> Points:
        """The decision that takes its place, where one was begun here."""
        keys = {each.replaced_by for each in self._points} - {None}
        return tuple(each for each in self.talk.supervision.points if each.key in keys)

    def _picked(self) -> str | None:
        points, first = self._points, self.several[0]
        before = points[0].status.value if points and points[0].status else ""
        return self.talk.pick(
            f"due {first.id}",
            f"{words_of(first)}\nWhat became of it?",
            _CHOICES,
            before,
            heading=self._head,
            help=lines(*self._beside()),
            may_skip=True,
        )

    @property
    def _head(self) -> str:
        ids = ", ".join(each.id for each in self.several)
        whom = joined(", ", (each.whom for each in self.several if each.whom))
        return f"{self.heading}\nFrom before, {ids}" + (f", about {whom}" if whom else "")

    def _beside(self) -> Iterator[str]:
        """Yield who was to do it by when, why it was carried on, and what to check first."""
        first, today = self.several[0], self.talk.today
        by = f"by {day_words(first.by)}" if first.by else "no day set"
        past = first.days_past(today)
        late = f", {past} {'day' if past == 1 else 'days'} past" if past else ""
        who = f"who: {first.who}; " if first.who else ""
        yield f"{made_where(first).rstrip('.')}; {who}{by}{late}"
        yield from _carried_lines(first.carried)
        if first.known_by:
            yield f"How the meeting meant to know that it helped: {first.known_by}"
        case = self.talk.case
        if first.in_own_words:
            yield checked_first(is_held=case.is_held, asks_first=case.asks_first)

    def _leave_open(self) -> None:
        """Keep that it was passed over, so that it is not asked about again here."""
        if not self._points:
            keep_points(self.talk, changed(self._bare, passed_over=True))

    def _begun(self, picked: str) -> Points:
        """Return its rows with their new status, and what was said here where that still fits."""
        status, here = AgreedStatus(picked), self._points
        if here and here[0].status is status:
            return changed(here, under_way=True)
        by = self.several[0].by if status is AgreedStatus.CHANGED else None
        rows = changed(self._bare, status=status, by=by, under_way=True)
        return rows if status.is_open else changed(rows, who=None)

    def _ask_all(self, picked: str, points: Points) -> bool:
        if picked == AgreedStatus.REPLACED.value:
            return self._replace(points)
        return agree(self.talk, points, _ASKS[picked], self._head)

    def _go_on(self, points: Points) -> bool:
        """Go on with what was left half agreed."""
        status = points[0].status
        if status is None:
            return False
        if status is AgreedStatus.REPLACED:
            return self._replace(points)
        return agree(self.talk, points, first_left(points, _ASKS[status.value]), self._head)

    def _replace(self, points: Points) -> bool:
        """Ask for the decision that takes its place, kept with the one that it replaces."""
        talk = self.talk
        key = points[0].replaced_by or talk.supervision.next_action_key()
        new = self._instead or (
            Point(
                key=key,
                about=points[0].about if len(points) == 1 else None,
                status=AgreedStatus.NEW,
                number=talk.next_number(),
                under_way=True,
            ),
        )
        if not new[0].action or not new[0].under_way:
            said = ask_action(talk, new, self._head)
            if said is None:
                return False
            new = said
        keep_points(talk, (*changed(points, replaced_by=key, under_way=False), *new))
        return agree(talk, new, (ask_who, ask_by), self._head)


def _carried_lines(carried: Sequence[Carried]) -> Iterator[str]:
    """Yield each time that it was carried on, with why, and what to ask where it was often."""
    for each in carried[-2:]:
        why = f': "{each.why}"' if each.why else ""
        yield f"Carried on ({day_words(each.on)}){why}"
    if len(carried) == 1:
        yield "If it is carried on again, say what would have to be different this time."
    elif carried:
        yield (
            f"It was carried on {times_words(len(carried))} already, first on "
            f"{day_words(carried[0].on)}. Ask whether this is drift, and what else might help."
        )


def _bare(decided: Decided, about: str | None) -> Point:
    """Return the row of a decision: in its own words, or as the bank's prompt that it is."""
    is_own = decided.in_own_words
    return Point(
        key=decided.key,
        about=about,
        text=NOTHING if is_own else decided.what,
        action=decided.what if is_own else None,
        who=decided.who or None,
        number=decided.number,
    )
