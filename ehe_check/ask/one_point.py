"""One point of a supervision: what was agreed about it, who does it, by when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.ask.putting import Choice, Chosen, Move, Moved, Put, PutKind
from ehe_check.core.months import month_words
from ehe_check.core.supervising import OpenPoint, point_from
from ehe_check.model.history import Agreed, AgreedStatus
from ehe_check.model.supervision import Point

if TYPE_CHECKING:
    from ehe_check.ask.supervising import Supervising

_STATUS = {
    AgreedStatus.DONE: "Done",
    AgreedStatus.CARRY_ON: "Carry on: it is still to be done",
    AgreedStatus.NEW: "Agree a new action about it",
    AgreedStatus.NOT_AGREED: "Not agreed: this will not be done",
}
_LAST = {
    AgreedStatus.DONE: "done",
    AgreedStatus.CARRY_ON: "carry on",
    AgreedStatus.NEW: "a new action",
    AgreedStatus.NOT_AGREED: "not agreed",
}
_MOST_REASONS = 3


class OnePoint:
    """Asks about one point; going back inside it never loses what was agreed before."""

    def __init__(self, held: Supervising) -> None:
        self.held = held

    def discuss(self, point: OpenPoint) -> bool:
        """Ask what is agreed about a point and save it; False where somebody goes back."""
        while True:
            status = self._status(point)
            if status is Move.BACK:
                return False
            if not isinstance(status, AgreedStatus):
                self.held.keep_point(point_from(point, passed_over=True))
                return True
            if self._agree(point, status):
                return True

    def add_action(self) -> None:
        """Ask for an action that no point is about, and save it."""
        text = self.held.text("action", "What is to be done?", "")
        if not text:
            return
        key = self.held.supervision.next_action_key()
        self._finish(OpenPoint(key, None, text), AgreedStatus.NEW, text)

    def choose(self, name: str, text: str, choices: dict[str, str]) -> str | None:
        """Put a plain choice; None where somebody goes back."""
        options = tuple(Choice(key, words) for key, words in choices.items())
        moves = frozenset({Move.BACK, Move.LEAVE})
        reply = self.held.put(Put(PutKind.CHOICE, text, options, name, moves=moves))
        return reply.ids[0] if isinstance(reply, Chosen) else None

    def _status(self, point: OpenPoint) -> AgreedStatus | Move:
        before = self.held.supervision.point(point.ref)
        reply = self.held.put(
            Put(
                kind=PutKind.CHOICE,
                text=point.text,
                name=str(point.ref),
                heading=self._heading(point),
                help="\n".join(self._beside(point)),
                choices=tuple(Choice(status, words) for status, words in _STATUS.items()),
                previous=(before.status,) if before and before.status else (),
                moves=frozenset({Move.BACK, Move.SKIP, Move.LEAVE}),
            )
        )
        if isinstance(reply, Moved):
            return reply.move
        return AgreedStatus(reply.ids[0] if isinstance(reply, Chosen) else reply.text)

    def _heading(self, point: OpenPoint) -> str:
        held = self.held
        left = sum(1 for each in held.points if held.supervision.point(each.ref) is None)
        count = f"about {left} left" if left > 1 else "the last" if left else ""
        whom = held.labels.get(point.about, point.about) if point.about else ""
        head = " - ".join(filter(None, ("Open points", count)))
        return f"{head}\nThis is about: {whom}" if whom else head

    def _beside(self, point: OpenPoint) -> list[str]:
        reasons = [why.answer for why in point.because if why.answer][:_MOST_REASONS]
        lines = [f"Because of the answer: {words}" for words in dict.fromkeys(reasons)]
        lines += [f"Who could know: {point.who_could}"] if point.who_could else []
        return lines + ([_last_words(point.last)] if point.last else [])

    def _agree(self, point: OpenPoint, status: AgreedStatus) -> bool:
        if status is AgreedStatus.NEW:
            before = self.held.supervision.point(point.ref)
            said = before.text if before and before.text != point.text else ""
            text = self.held.text(f"{point.ref} action", "What is to be done about it?", said)
            return bool(text) and self._finish(point, status, text or "")
        return self._finish(point, status, point.text)

    def _finish(self, point: OpenPoint, status: AgreedStatus, text: str) -> bool:
        """Ask who, by when and why, as the status calls for, and save; False on going back."""
        said: dict[str, object] = {"status": status, "text": text}
        before = self.held.supervision.point(point.ref)
        if status.is_open:
            who = self.held.text(
                f"{point.ref} who", "Who will do it, by role?", (before and before.who) or ""
            )
            if who is None:
                return False
            day = self.held.day(f"{point.ref} by", "By when?", before.by if before else None)
            if isinstance(day, Move):
                return False
            said |= {"who": who or None, "by": day}
        why = self._why(point, status, before)
        if why is None:
            return False
        self.held.keep_point(Point.model_validate({**_base(point), **said, "why": why or None}))
        return True

    def _why(self, point: OpenPoint, status: AgreedStatus, before: Point | None) -> str | None:
        """Ask why; a reason is needed where something raised will not be done."""
        while True:
            why = self.held.text(f"{point.ref} why", _WHY[status], (before and before.why) or "")
            if why or why is None or status is not AgreedStatus.NOT_AGREED:
                return why
            self.held.asker.say("A reason is needed, for whoever reads this next.")


_WHY = {
    AgreedStatus.DONE: "What came of it for the child?",
    AgreedStatus.CARRY_ON: "What stood in the way, services included?",
    AgreedStatus.NEW: "Why this?",
    AgreedStatus.NOT_AGREED: "Why not?",
}


def _base(point: OpenPoint) -> dict[str, object]:
    return {"key": point.key, "about": point.about}


def _last_words(last: Agreed) -> str:
    """Return what was agreed at an earlier supervision."""
    parts = [f"Last supervision ({last.on.day} {month_words(last.on)}): {_LAST[last.status]}"]
    parts += [f"who: {last.who}"] if last.who else []
    parts += [f"by {last.by.day} {month_words(last.by)}"] if last.by else []
    return "; ".join(parts)
