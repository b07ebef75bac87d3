"""Earlier answers: what the last session about a case said, and whether it may simply be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehe_check.judge.answers import Answer


class Whether(StrEnum):
    """Whether an earlier answer may be kept with one key, and if not, why not."""

    MAY_BE_KEPT = "may-be-kept"
    EACH_TIME = "each-time"
    NO_MONTH = "no-month"
    TOO_OLD = "too-old"
    SOMEBODY_ADDED = "somebody-added"
    REWORDED = "reworded"
    NOT_AN_OPTION = "not-an-option"
    NO_QUESTION = "no-question"
    NOBODY = "nobody"

    @property
    def is_set_aside(self) -> bool:
        """Whether the answer fits nothing that is asked now."""
        return self in (Whether.NO_QUESTION, Whether.NOBODY)


@dataclass(frozen=True)
class Earlier:
    """One answer of the earlier session as it reads today, and on which day it was said.

    `listed` are the ids of everybody that the earlier session listed.
    """

    answer: Answer
    said_on: date
    whether: Whether
    listed: frozenset[str] = frozenset()

    @property
    def may_be_kept(self) -> bool:
        """Whether one key keeps it."""
        return self.whether is Whether.MAY_BE_KEPT
