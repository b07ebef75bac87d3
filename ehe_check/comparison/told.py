"""Two sessions as a page about both tells of them, without all else that their files hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State
from ehe_check.over_time.moved.comparison import PromptChange
from ehe_check.sheet.sheet import PromptSheet


def within(name: str) -> str:
    """Return what a page calls a session as it stands within a sentence."""
    return name[:1].lower() + name[1:]


@dataclass(frozen=True)
class Told:
    """One of two sessions: what the page calls it, its day, and what it says by itself.

    `bank` is its own, or the other session's where its own is missing; `labels` are of everybody it
    lists, by their ids. `advice` is what its answers advise by themselves, `hold` whether a HOLD
    stands in it. Its sheet is worded for a HOLD of the other session too.
    """

    name: str
    day: date
    is_draft: bool
    version: str
    digest: str
    bank: QuestionBank | None
    has_own_bank: bool
    sheet: PromptSheet | None
    advice: Recommendation | None
    hold: bool
    labels: tuple[tuple[str, str], ...]

    @property
    def called(self) -> str:
        """What the page calls it within a sentence."""
        return within(self.name)


@dataclass(frozen=True)
class CaseNow:
    """The later session's sheet as its case stands on the day of the page, worded for both.

    `advice` is that of the sheet by itself, whatever stands in the earlier session.
    `beside` is what is raised there, or was raised by the sheet that its file keeps, and is not by
    its answers alone as on its own day.
    """

    sheet: PromptSheet
    bank: QuestionBank
    advice: Recommendation
    beside: tuple[PromptChange, ...] = ()


@dataclass(frozen=True)
class Both:
    """Two sessions, the earlier or first one as `one`.

    `state` and `person` are how every line is worded that leads to the family: for the more careful
    of the two. `now` is None where the case of the later one was not looked at.
    """

    one: Told
    other: Told
    state: State
    person: str = ""
    is_shared: bool = False
    now: CaseNow | None = None

    @property
    def each(self) -> tuple[Told, Told]:
        """Both of them, in order."""
        return (self.one, self.other)

    @property
    def banks(self) -> tuple[QuestionBank, ...]:
        """The banks that are there, the later or second one first."""
        return tuple(told.bank for told in (self.other, self.one) if told.bank is not None)
