"""What the practitioner decides: what was decided, or room to write it."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.page.dates import day_words
from ehe_check.page.document import Spring, Term, WritingBox
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.sheet_paper import Paper, checked_first, then_words


def decide(paper: Paper) -> Blocks:
    """Leave room for the decision at the foot of the page, or print it; small where none is due."""
    is_ordinary = paper.first.is_ordinary
    made = paper.first.decision or Decision()
    said = "\n".join(_decided(paper, made))
    if not is_ordinary:
        yield Spring()
    is_calm = is_ordinary and not said
    yield WritingBox(
        text("Anything to add") if is_calm else text("What I decide"),
        note=text("and anything you see differently, either way")
        if is_calm
        else text("it may differ from this sheet, either way, with a reason"),
        ticks=() if is_ordinary or said else (text("as above"), text("differently")),
        label="" if is_ordinary or said else text("What, and why"),
        text=said or None,
        lines=1 if is_ordinary else paper.fit.lines,
        fields=tuple(_fields(paper, made)),
    )


def _decided(paper: Paper, made: Decision) -> Iterator[str]:
    """Yield what was decided, what the sheet advised then where it advises otherwise now, and why.

    Beside own words to act on stands that HOLD or ASK FIRST comes first.
    """
    then = paper.sheet.decided_upon
    is_other = then is not None and then.differs_from(paper.advice)
    if made.urgency is not None:
        yield _level(paper, made.urgency, is_other=is_other)
    if then is not None and is_other:
        yield then_words(paper, then)
        yield text("Read today: {advice}.", advice=paper.advice.title)
    if made.text:
        yield f"{made.id} {made.text}".strip()
        yield from checked_first(paper)
    elif paper.sheet.is_shared and paper.first.decision is not None:
        yield text("left out of this copy")


def _level(paper: Paper, level: Urgency, *, is_other: bool) -> str:
    """Return that the advice was followed, or what was decided in place of it."""
    if paper.sheet.agrees:
        return text("Decided: as was advised then.") if is_other else text("Decided: as above.")
    return text("Decided: {what}.", what=paper.bank.tiers.get(level, level.value))


def _fields(paper: Paper, made: Decision) -> Iterator[Term]:
    is_left_out = paper.sheet.is_shared and paper.first.decision is not None
    left_out = text("left out of this copy") if is_left_out else None
    if not paper.first.is_ordinary or made.who or made.by:
        yield Term(text("Who"), made.who or left_out)
        yield Term(text("By when"), day_words(made.by) if made.by else None)
        yield Term(text("Looked at again on"), None)
    yield Term(text("Role"), None)
    yield Term(text("Signed"), None)
    yield Term(text("Day and time"), None)
