"""Decisions and calls as every file keeps them: what is to be done, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ehe_check.bank.effect import Route
from ehe_check.files.exact import Day, Keeping, Mark
from ehe_check.judge.answers import Ref
from ehe_check.page.own import NOTHING, SAID, Own

_OF_A_BANK = re.compile(r"[A-Z]+-\d+\.")

About = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*-([1-9][0-9]{0,5}|unlisted)$")]
"""An entry by its id, or one of a list that nobody has listed there, or not any more."""
CALL_MADE = "call-made-"
"""How the key of what was promised in a call begins, among the decisions of a case."""
TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time by the clock of 24 hours, such as 14:20."""


class AgreedStatus(StrEnum):
    """What became of a decision; changed is who does it or by when, which carries nothing on."""

    DONE = "done"
    CARRY_ON = "carry-on"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (AgreedStatus.CARRY_ON, AgreedStatus.CHANGED, AgreedStatus.NEW)


class DecidedRow(Keeping):
    """One thing that a file says of a decision: that it is made, or what became of it.

    `key` is that of a prompt, or of an action of its own; `about` are those whom it is about, as
    the session in question lists them. `text` is in own words; `prompt` is the line that it goes
    with, as it was worded then. `on` is the day on which it was said, where that is not the day of
    its file, and `by` the day by which it is to be done. `number` is its place in the ledger.
    `why` and `for_child` say why it was carried on or given up, and what changed for the child;
    `done_on` is the day on which it was done. `known_by` is how it will be known that it helped.
    `replaced_by` is the key of what stands in its place. `to_enquiry` marks that it is taken to an
    enquiry or a plan that is open, and to no meeting.
    """

    key: str
    about: tuple[About, ...] = ()
    status: AgreedStatus
    text: Annotated[Own | None, SAID] = None
    prompt: Own | None = None
    on: Day | None = None
    who: Own | None = None
    by: Day | None = None
    known_by: Own | None = None
    done_on: Day | None = None
    for_child: Own | None = None
    why: Own | None = None
    number: Annotated[int, Field(strict=True, ge=1)] | None = None
    replaced_by: str | None = None
    to_enquiry: Mark = False

    @property
    def ref(self) -> tuple[str, tuple[str, ...]]:
        """What tells it from the other rows of its file: its key, and whom it is about."""
        return self.key, self.about

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it is about: its key, and each whom."""
        return tuple(Ref(self.key, about) for about in self.about or (None,))

    @property
    def words(self) -> Own:
        """What is to be done, in own words or else in those of the line that it goes with."""
        return self.text or self.prompt or NOTHING

    @property
    def in_own_words(self) -> bool:
        """Whether what is to be done is in own words, which no guard can reword."""
        return bool(self.text) or not (self.prompt or is_of_a_bank(self.key))


def is_of_a_bank(key: str) -> bool:
    """Say whether a key is one of a prompt, of whatever bank: all else is in own words."""
    return _OF_A_BANK.match(key) is not None


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
