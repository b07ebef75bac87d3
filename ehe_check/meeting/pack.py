"""A meeting's pack: the four papers, what they are made from, and why parents are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ehe_check.advice.guard import Guard
from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.prompt_rule import State
from ehe_check.case.session import Absence
from ehe_check.over_time.ledger import Agreed
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.calls_of_today import Why
from ehe_check.sheet.first_page import FirstPage, first_page
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet

LEVEL = 2
KEPT_APART = frozenset({"PMH", "SUP"})
"""Topics that no paper tells of: an adult's health, and how worried the writer is."""
KNOW_THE_FAMILY, SOCIAL_WORKER = "VIS-1.who", "social-worker"
ABSENCES = {
    Absence.RISK: "having them there could put a child or somebody else at risk",
    Absence.HOLD: "a HOLD stands: the worry may not be raised with the family yet",
    Absence.DISAGREEMENT: "professionals need to settle a disagreement among themselves first",
    Absence.STAFF_SAFETY: "the safety of staff",
    Absence.HARD_CONVERSATION: "to plan a hard conversation with the family, which follows",
}


class PackPaper(StrEnum):
    """The papers of a pack, each for other readers."""

    ORGANISER = "organiser"
    CHAIR = "chair"
    AGENDA = "agenda"
    RECORD = "record"


@dataclass(frozen=True)
class Pack:
    """A sheet, its first page, and the reason for which parents are not at the meeting.

    The calls of the first page are without the words of a reason that no paper tells of. `agreed`
    is what was agreed about the case before.
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

    @property
    def called(self) -> dict[str, str]:
        """What everybody on a list is called."""
        return dict(self.sheet.entries)

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

    def professionals(self) -> Iterator[str]:
        """Yield those who are said to know the family, in the order of the bank.

        Who has had to do with a child does, and one who was put among the usual rows of the grid,
        where anything is said of them there: that a usual row was never filled, or says not known,
        never or not theirs, tells nothing. Where social care's work is open, its social worker does
        in any case.
        """
        question = self.bank.by_id.get(KNOW_THE_FAMILY)
        seen = self.sheet.seen
        told = {
            column.id: [row.cells[at] for row in seen.rows]
            for at, column in enumerate(seen.columns)
        }
        for option in question.options if question else ():
            is_theirs = option.id == SOCIAL_WORKER and self.advice.social_care_open
            cells = told.get(option.id, [])
            has_met = any(cell.seen.is_sighting or cell.remote for cell in cells)
            if is_theirs or has_met or (cells and not option.usual):
                yield option.text


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
    first = _without_what_is_apart(
        first_page(Points(sheet, bank, library.statements), local), sheet
    )
    return Pack(sheet, first, bank, library, local, reason, agreed)


def _without_what_is_apart(first: FirstPage, sheet: PromptSheet) -> FirstPage:
    hidden = {each.route_why for each in sheet.prompts if each.topic in KEPT_APART} - {""}

    def told(whys: Iterable[Why]) -> tuple[Why, ...]:
        apart = Why("", reason_kept_apart())
        return tuple(dict.fromkeys(apart if why.text in hidden else why for why in whys))

    calls = (replace(call, whys=told(call.whys), untold=told(call.untold)) for call in first.calls)
    return replace(first, danger=told(first.danger), calls=tuple(calls))


def reason_kept_apart() -> str:
    """Return what stands for a reason that no paper tells of."""
    return text("a reason that is kept apart from this paper")


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
    return text(ABSENCES[reason])
