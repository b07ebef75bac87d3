"""Step 4, first: whether there will be a meeting, or this is taken to an enquiry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, TypeAlias

from ehe_check.ask.case.agreed_before import checked_first
from ehe_check.ask.supervision.part import Part, lines
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import MeetingAnswer, MeetingTalked
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.supervision.talked_from import MeetingAsked

ASK_MEETING: Final = "Will there be a professionals-only meeting?"
ASK_ANOTHER: Final = "Will there be another professionals-only meeting?"
ASK_ENQUIRY: Final = "Will this be taken to the enquiry or plan that is open?"
_REVIEW: Final = (
    "The review says to consider one where help has not worked, there is drift, or adults are "
    "hostile, reluctant or not doing what was agreed."
)
_ENQUIRY: Final = (
    "One is open, so this is brought to it, through the allocated worker or their manager, instead "
    "of to another meeting. If it does not move, escalate."
)
_HEALTH: Final = (
    "Here it is the treatment that is not working, so the sheet says to consider a review led by "
    "health. If that is what you decide, answer no, and say who asks for it and by when."
)
_AFTER: Final = "It comes after today's step, not instead of it."
_CHOICES: Final[Mapping[str, str]] = {
    MeetingAnswer.YES: "Yes: who calls it, and by when",
    MeetingAnswer.NO: "No: why, and what else will change things for the child",
    MeetingAnswer.WAIT: "Wait: for what, and until which day",
    MeetingAnswer.HELD: "It was held: when, and what changed for each child",
}
_TO_ENQUIRY: Final[Mapping[str, str]] = {
    MeetingAnswer.YES: "Yes: who takes it there, and by when",
    MeetingAnswer.NO: "No: why, and what else will change things for the child",
    MeetingAnswer.WAIT: "Wait: for what, and until which day",
    MeetingAnswer.HELD: "It was taken there: when, and what changed for each child",
}
_MOST_OPEN: Final = 2
_LAST: Final = {
    MeetingAnswer.YES: "yes",
    MeetingAnswer.NO: "no",
    MeetingAnswer.WAIT: "wait",
    MeetingAnswer.HELD: "it was held",
}
_NEEDED_WHY: Final = "A reason is needed, for whoever reads this next."
_NEEDED_WHO: Final = "Say who, by role, or go back."
_NEEDED_CHANGE: Final = 'Say what changed for each child; "nothing yet" will do.'

_Ask: TypeAlias = Callable[[MeetingTalked], MeetingTalked | None]


@dataclass
class MeetingPart(Part):
    """Whether there will be a meeting: yes, no, wait, or it was held."""

    asked: MeetingAsked
    step: ClassVar[int] = 4

    @property
    def is_settled(self) -> bool:
        """Whether it was answered whole."""
        talked = self.talk.supervision.meeting
        return talked is not None and all(_is_said(talked, name) for name in self._needed(talked))

    def ask(self) -> bool:
        """Ask it first of all decisions."""
        while True:
            talked = self._answered()
            if talked is None:
                return False
            self.talk.keep(meeting=talked)
            if self._go_on(talked):
                return True

    @property
    def heading(self) -> str:
        """Where in the supervision this stands, and that it is about a meeting."""
        first = "the enquiry" if self.asked.to_enquiry else "a meeting"
        return f"{super().heading}\nFirst: {first}"

    def _answered(self) -> MeetingTalked | None:
        asked, before = self.asked, self.talk.supervision.meeting
        to_enquiry = asked.to_enquiry
        text, choices = self._question()
        picked = self.talk.pick(
            "meeting",
            text,
            choices,
            before.answer if before and before.answer in choices else "",
            heading=self.heading,
            help=lines(*self._beside()),
        )
        if picked is None:
            return None
        answer = MeetingAnswer(picked)
        if before is not None and before.answer is answer:
            return before
        decided = asked.decided
        number = decided.number if decided else before.number if before else None
        return MeetingTalked(
            answer=answer,
            number=number or self.talk.next_number(),
            to_enquiry=to_enquiry,
            of=decided.key if decided else None,
        )

    def _question(self) -> tuple[str, Mapping[str, str]]:
        """Return what is asked, and what may be answered; one that was held is asked no more of."""
        if self.asked.to_enquiry:
            return ASK_ENQUIRY, _TO_ENQUIRY
        if self.asked.held_on is None:
            return ASK_MEETING, _CHOICES
        others = {key: text for key, text in _CHOICES.items() if key != MeetingAnswer.HELD}
        return ASK_ANOTHER, others

    def _beside(self) -> Iterator[str]:
        """Yield why it is asked, and what was answered and decided before."""
        asked, case = self.asked, self.talk.case
        here = f" Here: {', '.join(asked.statements)}." if asked.statements else ""
        yield f"{_ENQUIRY if asked.to_enquiry else _REVIEW}{here}"
        if asked.led_by_health and not asked.to_enquiry:
            yield _HEALTH
        if self.talk.case.is_urgent:
            yield _AFTER
        if asked.held_on is not None:
            yield f"A meeting was held on {day_words(asked.held_on)}."
        if asked.decided is not None:
            yield _still_open(asked.decided)
        yield from map(_still_open, asked.also[:_MOST_OPEN])
        if asked.also:
            yield checked_first(is_held=case.is_held, asks_first=case.asks_first)
        yield self._last_time()

    def _last_time(self) -> str:
        last = self.asked.last
        if last is None or last.meeting is None:
            return "Last time: not asked." if self.talk.case.before is not None else ""
        said = last.meeting
        parts = [_LAST[said.answer], said.who or "", f"by {day_words(said.by)}" if said.by else ""]
        why = f": {said.why}" if said.why else ""
        return f"Last time ({day_words(last.day)}): {', '.join(filter(None, parts))}{why}"

    def _needed(self, talked: MeetingTalked) -> tuple[str, ...]:
        match talked.answer:
            case MeetingAnswer.YES:
                return ("who", "by") if self.talk.case.is_guarded else ("who", "by", "told")
            case MeetingAnswer.NO:
                return ("why",)
            case MeetingAnswer.WAIT:
                return ("why", "by")
            case MeetingAnswer.HELD:
                return ("held", "for_child")

    def _go_on(self, talked: MeetingTalked) -> bool:
        """Ask what an answer calls for, each saved at once; False on going back to the answer."""
        asks: dict[str, _Ask] = {
            "who": self._who,
            "by": self._by,
            "told": self._told,
            "why": self._why,
            "held": self._held,
            "for_child": self._for_child,
        }
        names, place = self._needed(talked), 0
        while 0 <= place < len(names):
            said = asks[names[place]](talked)
            if said is not None:
                talked = said
                self.talk.keep(meeting=talked)
            place += 1 if said is not None else -1
        return place > 0

    def _who(self, talked: MeetingTalked) -> MeetingTalked | None:
        decided = self.asked.decided
        before = talked.who or (decided.who if decided else None)
        text = "Who takes it there, by role?" if talked.to_enquiry else "Who calls it, by role?"
        return self._worded(talked, "who", text, before, _NEEDED_WHO)

    def _by(self, talked: MeetingTalked) -> MeetingTalked | None:
        text = "Until which day?" if talked.answer is MeetingAnswer.WAIT else "By when?"
        day = self.talk.day("meeting by", text, talked.by, is_needed=True, heading=self.heading)
        return talked.model_copy(update={"by": day}) if isinstance(day, date) else None

    def _told(self, talked: MeetingTalked) -> MeetingTalked | None:
        text = "What will the family be told, by whom, and when?"
        return self._worded(talked, "told", text, talked.told, "")

    def _why(self, talked: MeetingTalked) -> MeetingTalked | None:
        is_no = talked.answer is MeetingAnswer.NO
        if is_no:  # what else is to change things is a plan, in own words
            self.talk.say_guard()
        text = "Why not, and what else will change things for the child?" if is_no else "For what?"
        return self._worded(talked, "why", text, talked.why, _NEEDED_WHY)

    def _held(self, talked: MeetingTalked) -> MeetingTalked | None:
        day = self.talk.past_day(
            "meeting held", "On which day?", talked.held, is_needed=True, heading=self.heading
        )
        return talked.model_copy(update={"held": day}) if isinstance(day, date) else None

    def _for_child(self, talked: MeetingTalked) -> MeetingTalked | None:
        text = "What changed for each child?"
        return self._worded(talked, "for_child", text, talked.for_child, _NEEDED_CHANGE)

    def _worded(
        self, talked: MeetingTalked, field: str, text: str, before: str | None, needed: str
    ) -> MeetingTalked | None:
        words = self.talk.box(f"meeting {field}", text, before, heading=self.heading, needed=needed)
        return None if words is None else talked.model_copy(update={field: Own(words)})


def _still_open(decided: Decided) -> str:
    by = f"by {day_words(decided.by)}" if decided.by else ""
    beside = ", ".join(filter(None, (by, decided.who)))
    return f"{decided.id}, still open: {decided.what}" + (f" ({beside})" if beside else "")


def _is_said(talked: MeetingTalked, name: str) -> bool:
    return getattr(talked, name) is not None
