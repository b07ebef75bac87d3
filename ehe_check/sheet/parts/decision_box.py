"""What the practitioner decides: what was decided, or room to write it."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.page.dates import day_words
from ehe_check.page.document import Spring, Term, WritingBox
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.sheet_paper import Paper, checked_first, then_words


def decide(say: Say, paper: Paper) -> Blocks:
    """Leave room for the decision at the foot of the page, or print it; small where none is due."""
    is_ordinary = paper.first.is_ordinary
    made = paper.first.decision or Decision()
    text = "\n".join(_decided(say, paper, made))
    if not is_ordinary:
        yield Spring()
    is_calm = is_ordinary and not text
    yield WritingBox(
        say("ordinary.add") if is_calm else say("decide.title"),
        note=say("ordinary.add_freely") if is_calm else say("decide.either_way"),
        ticks=() if is_ordinary or text else (say("decide.as_above"), say("decide.differently")),
        label="" if is_ordinary or text else say("decide.label"),
        text=text or None,
        lines=1 if is_ordinary else paper.fit.lines,
        fields=tuple(_fields(say, paper, made)),
    )


def _decided(say: Say, paper: Paper, made: Decision) -> Iterator[str]:
    """Yield what was decided, what the sheet advised then where it advises otherwise now, and why.

    Beside own words to act on stands that HOLD or ASK FIRST comes first.
    """
    then = paper.sheet.decided_upon
    is_other = then is not None and then.differs_from(paper.advice)
    if made.urgency is not None:
        yield _level(say, paper, made.urgency, is_other=is_other)
    if then is not None and is_other:
        yield then_words(say, paper, then)
        yield say("decide.read_today", advice=paper.advice.title)
    if made.text:
        yield f"{made.id} {made.text}".strip()
        yield from checked_first(say, paper)
    elif paper.sheet.is_shared and paper.first.decision is not None:
        yield say("words.left_out")


def _level(say: Say, paper: Paper, level: Urgency, *, is_other: bool) -> str:
    """Return that the advice was followed, or what was decided in place of it."""
    if paper.sheet.agrees:
        return say("decide.as_advised_then") if is_other else say("decide.decided_as_above")
    return say("decide.decided", what=paper.bank.tiers.get(level, level.value))


def _fields(say: Say, paper: Paper, made: Decision) -> Iterator[Term]:
    is_left_out = paper.sheet.is_shared and paper.first.decision is not None
    left_out = say("words.left_out") if is_left_out else None
    if not paper.first.is_ordinary or made.who or made.by:
        yield Term(say("decide.who"), made.who or left_out)
        yield Term(say("decide.by"), day_words(made.by) if made.by else None)
        yield Term(say("decide.again"), None)
    yield Term(say("decide.role"), None)
    yield Term(say("decide.signed"), None)
    yield Term(say("decide.day_and_time"), None)
