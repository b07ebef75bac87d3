"""A meeting's pack: the four papers, what they are made from, and what several of them say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehe_check.advice.guard import Guard
from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.prompt_rule import State
from ehe_check.case.absence import Absence
from ehe_check.over_time.history import Agreed
from ehe_check.page.document import Callout, CalloutTone, Paragraph
from ehe_check.page.text import Blocks, text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.first_page import FirstPage, first_page
from ehe_check.sheet.sheet import PromptSheet

LEVEL = 2
KEPT_APART = frozenset({"PMH", "SUP"})
"""Topics that no paper tells of: an adult's health, and how worried the writer is."""


class PackPaper(StrEnum):
    """The papers of a pack, each for other readers."""

    ORGANISER = "organiser"
    CHAIR = "chair"
    AGENDA = "agenda"
    RECORD = "record"


@dataclass(frozen=True)
class Pack:
    """A sheet, its first page, and the reason for which parents are not at the meeting.

    `sheet_words` are those of the prompt sheet, `call_words` of calls: what both say, they say
    alike. `agreed` is what was agreed about the case before.
    """

    sheet: PromptSheet
    first: FirstPage
    bank: QuestionBank
    library: Library
    local: Settings
    reason: Absence
    agreed: tuple[Agreed, ...] = ()

    @property
    def advice(self) -> Recommendation:
        """What the sheet advises."""
        return self.sheet.recommendation

    @property
    def is_guarded(self) -> bool:
        """Whether nothing may lead to the family: HOLD or ASK FIRST stands, or may stand unread."""
        return self.advice.is_guarded or bool(self.sheet.missing)

    @property
    def guard(self) -> Guard:
        """The guard that every line is worded for."""
        if self.is_guarded and not self.advice.is_guarded:
            return Guard(State.GUARDED, person=self.person)
        return self.advice.guard

    @property
    def person(self) -> str:
        """Whom the box names, or whom HOLD names where nothing more is known of it."""
        if self.advice.box is not None:
            return self.advice.box.person
        return self.bank.boxes[BoxKey.HOLD_SOON].person

    def was_answered(self, question: str, *options: str) -> bool:
        """Say whether one of some options was given to a question, about anybody."""
        return any(
            not set(options).isdisjoint(why.values)
            for why in self.sheet.answered
            if why.question == question
        )

    def is_kept_apart(self, question: str) -> bool:
        """Say whether a question is of a topic that no paper tells of."""
        known = self.bank.by_id.get(question)
        return known is not None and known.topic in KEPT_APART


def pack_of(  # noqa: PLR0913 (what the papers are made from)
    sheet: PromptSheet,
    bank: QuestionBank,
    library: Library,
    local: Settings,
    reason: Absence,
    *,
    agreed: tuple[Agreed, ...] = (),
) -> Pack:
    """Return what the papers about a case are made from."""
    first = first_page(sheet, bank, library, local)
    return Pack(sheet, first, bank, library, local, reason, agreed)


def box(pack: Pack, *more: str) -> Blocks:
    """Say what HOLD or ASK FIRST asks, or what was agreed, with more beneath it."""
    words = pack.advice.box
    if words is None:
        return
    told = words.text or (text("left out of this copy") if pack.sheet.is_shared else "")
    said = tuple(Paragraph(each) for each in (told, *more) if each)
    is_agreed = words.key is BoxKey.AGREED
    if said:
        yield Callout(CalloutTone.PLAIN if is_agreed else CalloutTone.HOLD, words.title, said)


def asked() -> tuple[str, str]:
    """Return how a person is asked for the reason, and what helps them to choose one."""
    return text(
        "Why would parents not be at this meeting? Choose the one reason that counts most."
    ), text(
        "Leaving parents out has a cost: their presence helps to keep the child in "
        "mind and to check facts. That parents are difficult, or that it is quicker "
        "without them, is no reason."
    )


def reason_words(reason: Absence) -> str:
    """Return why parents are not there, in words."""
    return reasons_in_words()[reason]


def reasons_in_words() -> dict[Absence, str]:
    """Return every reason for which parents may not be there, in words."""
    return {
        Absence.RISK: text("having them there could put a child or somebody else at risk"),
        Absence.HOLD: text("a HOLD stands: the worry may not be raised with the family yet"),
        Absence.DISAGREEMENT: text(
            "professionals need to settle a disagreement among themselves first"
        ),
        Absence.STAFF_SAFETY: text("the safety of staff"),
        Absence.HARD_CONVERSATION: text(
            "to plan a hard conversation with the family, which follows"
        ),
    }


def said_where_free(pack: Pack, free: str, guarded: str) -> str:
    """Return what is said where neither HOLD nor ASK FIRST stands, or else in its place."""
    return guarded if pack.is_guarded else free


def texts(several: Iterable[str]) -> Iterator[Paragraph]:
    """Yield texts as paragraphs, nothing of those that are empty."""
    return (Paragraph(said) for said in several if said)
