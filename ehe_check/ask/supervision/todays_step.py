"""Today's step, before everything else: whether those whom it names have been told."""

from __future__ import annotations

from datetime import date
from typing import Final

from ehe_check.ask.supervision.part import Part
from ehe_check.ask.who_asks import Tone
from ehe_check.bank.effect import Route
from ehe_check.over_time.supervision import UrgentTold
from ehe_check.page.own import Own
from ehe_check.page.phrases import capital

_HEADING: Final = "Before everything else: today's step"
_ROUTES: Final = {
    Route.SOCIAL_CARE: "children's social care",
    Route.MEDICAL: "a doctor",
    Route.POLICE: "the police",
    Route.LEAD: "the safeguarding lead",
}
_ALLOCATED: Final = "the allocated worker or their manager"
_TOLD: Final = {"yes": "Yes", "no": "Not yet"}
STILL_TO_TELL: Final = "Today's step comes first: when you began, it had not been passed on."
_NOT_TOLD: Final = "Then that comes first: today's step stands, whatever else is agreed here."


class UrgentPart(Part):
    """Whether those whom an urgent step names have been told, when and by whom."""

    @property
    def is_settled(self) -> bool:
        """Whether it was answered whole."""
        told = self.talk.supervision.urgent
        return told is not None and (not told.told or told.by is not None)

    @property
    def comes_again(self) -> bool:
        """Whether they had not been told yet, which may have changed since it was asked."""
        told = self.talk.supervision.urgent
        return told is not None and not told.told

    def ask(self) -> bool:
        """Ask it before everything else."""
        while True:
            told = self.talk.supervision.urgent
            before = ("yes" if told.told else "no") if told is not None else ""
            picked = self.talk.pick("urgent", self._asked(), _TOLD, before, heading=_HEADING)
            if picked is None:
                return False
            told = told if told is not None and told.told else UrgentTold(told=True)
            told = UrgentTold(told=False) if picked == "no" else told
            self.talk.keep(urgent=told)
            if not told.told:
                self.talk.asker.say(_NOT_TOLD, Tone.URGENT)
                return True
            if self._when_and_who(told):
                return True

    def _asked(self) -> str:
        case = self.talk.case
        if case.is_emergency and not case.routes:
            return "Has 999 been called?"
        named = [
            _ALLOCATED if each is Route.SOCIAL_CARE and case.knows_the_child else _ROUTES[each]
            for each in case.routes
        ]
        *most, last = named
        whom = f"{', '.join(most)} and {last}" if most else last
        told = f"{'have' if most else 'has'} {whom} been told?"
        if case.is_emergency:
            return f"Has 999 been called, and {told}"
        return capital(told)

    def _when_and_who(self, told: UrgentTold) -> bool:
        day = self.talk.past_day("urgent on", "When?", told.on, is_needed=True, heading=_HEADING)
        if not isinstance(day, date):
            return False
        told = told.model_copy(update={"on": day})
        self.talk.keep(urgent=told)
        words = self.talk.box("urgent by", "By whom, by role?", told.by, heading=_HEADING)
        if words is None:
            return False
        self.talk.keep(urgent=told.model_copy(update={"by": Own(words)}))
        return True
