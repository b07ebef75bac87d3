"""A call that was made: to whom, who was spoken to, and what they said that they will do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from ehe_check.bank.effect import Route
from ehe_check.files.exact import Day, Keeping
from ehe_check.page.own import Own

CALL_MADE = "call-made-"
"""How the key of what was promised in a call begins, among the decisions of a case."""
TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time by the clock of 24 hours, such as 14:20."""


class CallMade(Keeping):
    """What was written down after a call of today; it settles nothing of why the call was due.

    `on` is the day of the call and `by` the one by which they will act. `told` are the reasons that
    stood then, by which a later one is known for new.
    """

    to: Route
    on: Day
    at: TimeOfDay | None = None
    spoke_to: Own | None = None
    they_will: Own | None = None
    by: Day | None = None
    told: tuple[str, ...] = ()

    def is_overdue(self, today: date) -> bool:
        """Say whether the day has passed by which they were to act."""
        return self.by is not None and self.by < today


def last_call(calls: Iterable[CallMade], to: Route) -> CallMade | None:
    """Return the last call that was made to somebody: of one day, the one written down last."""
    made = [each for each in calls if each.to is to]
    return max(reversed(made), key=lambda each: each.on, default=None)
