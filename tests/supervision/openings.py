"""Openings of a supervision for tests: how a case stands, as much of it as a test names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.evidence import Evidence
from ehe_check.cli.supervise import opening_lines
from ehe_check.over_time.agreed import AgreedAt
from ehe_check.over_time.compare import compare
from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import ThinkAgain
from ehe_check.page.own import NOTHING, Own
from ehe_check.settings.settings import Settings
from ehe_check.sheet.compose import compose
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper, spoken
from ehe_check.supervision.opening import New, NotKnown, Opening, opening_of
from tests.banks import TODAY
from tests.pages import sheet_of
from tests.sides import history_beside
from tests.supervised import supervision
from tests.worked import shipped_bank, shipped_library
from tests.worked_histories import worked_history

CALM = "ordinary-never-in-school"
HELD = "hold-one-trigger-enquiry-open"
URGENT = "urgent-refused-sight-with-a-safety-worry"
LAST_TIME = date(2026, 6, 23)
SAID_OF_NEW = (
    "baby is on the list",
    "baby is on the list; nobody is known to have seen baby",
    "our own work goes round, from session to session",
    "elder: baby",
    "elder: baby: found out, yes",
)


def paper_about(sheet: PromptSheet) -> Paper:
    """What the pages of a sheet are made from."""
    return paper_of(sheet, shipped_bank(), shipped_library(), Settings())


def decided(number: int, **given: Any) -> Decided:  # noqa: ANN401 (any field of a decision)
    """A decision of June, open and in own words unless a test says otherwise."""
    usual = {"what": Own(f"Do {number}."), "state": State.OPEN, "on": LAST_TIME}
    at = {"key": f"action-1-{number}", "at": AgreedAt.SUPERVISION}
    return Decided(**{"number": number, **at, **usual, **given})


def ledger(*decisions: Decided) -> Ledger:
    """A ledger of today."""
    return Ledger(TODAY, Own("EHE-TEST"), decisions)


def opening(name: str = CALM, **given: Any) -> Opening:  # noqa: ANN401 (any field of an opening)
    """How a worked case stands, with what a test names."""
    whole = opening_of(paper_about(sheet_of(name)), ledger())
    return replace(whole, **given)


def sheet_in(sides: list[Side]) -> PromptSheet:
    """The sheet of the last of some sessions, with what they show together, as of today."""
    own = sides[-1]
    bank = own.bank or shipped_bank()
    history = history_beside(own.session, bank, sides[:-1], TODAY)
    law = shipped_library().law
    return compose(own.session, bank, law, today=TODAY, software="test", history=history)


def in_case(name: str, upto: int | None = None) -> Opening:
    """The opening of a worked history, with what moved since the session before."""
    sides = list(worked_history(name).sides.values())[:upto]
    moved = compare(sides[-2], sides[-1]) if len(sides) > 1 else None
    return opening_of(paper_about(sheet_in(sides)), Ledger(TODAY), moved=moved)


def full(name: str = CALM) -> Opening:
    """An opening in which every part has more than there is room for."""
    why = said_by_a_child("I like the canal.")
    return opening(
        name,
        before=supervision(on=LAST_TIME, again=ThinkAgain(more=Own("A refusal at the door."))),
        decisions=tuple(
            decided(each, by=date(2026, 7, each), who=Own("family support worker"))
            for each in range(1, 7)
        ),
        unknown=tuple(NotKnown("what older records hold", "elder", 273, 3) for _ in range(5)),
        new=tuple(map(New, SAID_OF_NEW)),
        words=tuple(f"{whom}: {spoken(why)}" for whom in ("elder", "younger", "middle")),
        unseen="baby",
        unheard="baby",
    )


def said_by_a_child(words: str) -> Reason:
    """What a child said to a professional."""
    found = sheet_of(CALM).answered[0]
    return replace(
        found,
        question="VOI-2",
        about=None,
        answer=words,
        evidence=Evidence.PROFESSIONAL_TOLD_ME,
        heard=NOTHING,
        is_own=True,
    )


def lines(of: Opening, screen: Screen | None = None) -> list[str]:
    """The opening as it stands on a terminal."""
    return [line.text for line in opening_lines(of, screen or Screen())]


def under(heading: str, said: Iterable[str]) -> list[str]:
    """The lines under a heading, up to the next line that is none of them."""
    every = list(said)
    place = next(n for n, text in enumerate(every) if text.startswith(heading))
    found = []
    for text in every[place + 1 :]:
        if not text.startswith(" "):
            break
        found.append(text.strip())
    return found
