"""Two sessions as a page about both tells of them, without all else that their files hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import State
from ehe_check.sheet.sheet import PromptSheet


@dataclass(frozen=True)
class OwnAdvice:
    """What the answers of one session advise, whatever stands in the other, in the bank's words.

    `box` is the title of HOLD or ASK FIRST, where it stands.
    """

    title: str
    beneath: str = ""
    box: str = ""
    is_none: bool = False


@dataclass(frozen=True)
class Told:
    """One of two sessions: what the page calls it, its day, and what it says by itself.

    `bank` is its own, or the other session's where its own is missing; `labels` are of everybody it
    lists, by their ids. `hold` says whether a HOLD stands in it. Its sheet is worded for a HOLD of
    the other session too.
    """

    name: str
    day: date
    is_draft: bool
    version: str
    digest: str
    bank: QuestionBank | None
    has_own_bank: bool
    sheet: PromptSheet | None
    advice: OwnAdvice | None
    hold: bool
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Both:
    """Two sessions, the earlier or first one as `one`.

    `state` and `person` are how every line is worded that leads to the family: for the more careful
    of the two.
    """

    one: Told
    other: Told
    state: State
    person: str = ""
    is_shared: bool = False

    @property
    def each(self) -> tuple[Told, Told]:
        """Both of them, in order."""
        return (self.one, self.other)

    @property
    def banks(self) -> tuple[QuestionBank, ...]:
        """The banks that are there, the later or second one first."""
        return tuple(told.bank for told in (self.other, self.one) if told.bank is not None)
