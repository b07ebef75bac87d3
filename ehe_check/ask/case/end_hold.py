"""That the reason for a HOLD on record has ended: why, and who agreed to it on which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from ehe_check.ask.form import Form
from ehe_check.ask.form_field import YES_OR_NO, FormField, form_bank
from ehe_check.ask.put import Asker, Choice
from ehe_check.case.session import HoldEnded, RecordedHold
from ehe_check.files.exact import Day, Keeping, Mark
from ehe_check.page.dates import day_words
from ehe_check.page.own import NOTHING, Own

THE_LEAD = "the safeguarding lead"
BANK = form_bank("hold-ended")
_ENDS: Mapping[str, object] = {"end": True, "keep": False}


class HoldEnding(Keeping):
    """What is said of the end of a HOLD so far; `which` is its place among those that stand."""

    which: str = ""
    lead: Mark | None = None
    person: Mark | None = None
    why: Own = NOTHING
    on: Day | None = None
    ends: Mark | None = None


Field: TypeAlias = FormField[HoldEnding]


@dataclass(frozen=True)
class HoldStanding:
    """The HOLDs that stand on record, each with its reason in words, and whom else HOLD names."""

    holds: Sequence[tuple[RecordedHold, str]]
    person: str = ""

    def fields(self, said: HoldEnding) -> Iterator[Field]:
        """Yield what is asked: nothing more once somebody has not agreed."""
        if len(self.holds) > 1:
            yield Field("which", BANK["which"], at=("which",), choices=self._listed)
            if not said.which:
                return
        hold, reason = self.holds[int(said.which or 0)]
        lead = BANK["lead"].filled(day=day_words(hold.on), reason=reason)
        yield Field("lead", lead, at=("lead",), means=YES_OR_NO)
        if not said.lead:
            return
        if self.person:
            named = BANK["person"].filled(person=self.person)
            yield Field("person", named, at=("person",), means=YES_OR_NO)
            if not said.person:
                return
        yield Field("why", BANK["why"], at=("why",))
        yield Field("on", BANK["on"], at=("on",), fault=partial(_too_soon, hold))
        yield Field("end", BANK["end"], at=("ends",), means=_ENDS)

    def ended(self, said: HoldEnding) -> HoldEnded | None:
        """Return the end of a HOLD as it is said, None where it stands."""
        if not said.ends or said.on is None:
            return None
        hold, _ = self.holds[int(said.which or 0)]
        agreed = tuple(filter(None, (THE_LEAD, self.person)))
        return HoldEnded(reason=hold.reason, on=hold.on, ended=said.on, why=said.why, agreed=agreed)

    @property
    def _listed(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(f"{place}", f"Of {day_words(hold.on)}: {reason}")
            for place, (hold, reason) in enumerate(self.holds)
        )


def ask_end_of_hold(asker: Asker, today: date, standing: HoldStanding) -> HoldEnded | None:
    """Ask whether the reason for a HOLD has ended; None where HOLD stands.

    Raises:
        PersonLeftError: somebody chose to leave; nothing was changed.
    """
    form = Form(asker, today, HoldEnding(), lambda said: said, standing.fields)
    form.fill()
    return standing.ended(form.record)


def _too_soon(hold: RecordedHold, day: date) -> str:
    return f"That is before the HOLD of {day_words(hold.on)}." if day < hold.on else ""
